// An accepted entry stays inside the brackets of its CREATE TABLE.
#include "ddl/build.hpp"
#include "sql_end.hpp"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view entry(reinterpret_cast<const char*>(data), size);
  mesh::ddl::Statement statement;
  const mesh::ddl::Status status = mesh::ddl::build_create_table_sql("t", {&entry, 1}, statement);
  if (!status && status.error().part.argument == 1 && status.error().part.bytes.end > size) __builtin_trap();
  if (status && !mesh::test::is_closed_only_at_end(statement.sql)) __builtin_trap();
  return 0;
}
