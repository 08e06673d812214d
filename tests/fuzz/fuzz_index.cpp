// An accepted index is one statement; its first line of input is the options, every other line a column.
#include <algorithm>
#include <vector>

#include "ddl/build.hpp"
#include "sql_end.hpp"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::vector<std::string_view> lines = mesh::test::split_lines({reinterpret_cast<const char*>(data), size});
  const mesh::ddl::Strings columns = mesh::ddl::Strings(lines).subspan(1);
  mesh::ddl::Statement statement;
  const mesh::ddl::Status status = mesh::ddl::build_create_index_sql("t", columns, lines[0], statement);
  if (status && !mesh::test::is_closed_only_at_end("(" + statement.sql + " )")) __builtin_trap();
  const mesh::ddl::Status dropped = mesh::ddl::build_drop_index_sql("t", columns, statement);
  // An index with a name of its own may hold what its columns do not name, and a column called `name` may have an operator class in
  // a schema, where drop_index reads the name of an index.
  const bool may_be_named = std::any_of(lines.begin(), lines.end(), [](std::string_view line) {
    return line.starts_with("name:") || line.find(" name:") != line.npos;
  });
  if (status && !dropped && !may_be_named) __builtin_trap();
  return 0;
}
