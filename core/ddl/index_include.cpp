#include "ddl/index_include.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "ddl/index_entry.hpp"

namespace mesh::ddl {
namespace {

Result<Name, Refusal> read_name(std::string_view text, std::string_view list, const Part& part) {
  const Part where = text.empty() ? part : part_of(part, list, text);
  if (text.empty()) {
    return refuse(Code::bad_index_option, where, {"a column's name is missing in the option `include:`"},
                  {"write \"include:a,b\", without blanks"});
  }
  IndexEntry entry;
  read_index_entry(text, entry);
  if (entry.is_expression || entry.fault == EntryFault::no_brackets) {
    return refuse(Code::bad_index_option, where, {"an index includes columns, and `", printable(text), "` is none"},
                  {"write the names of columns"});
  }
  if (!entry.suffix.text.empty()) {
    return refuse(Code::bad_index_option, where, {"a column that an index includes has no order"},
                  {"write `", printable(entry.text), "`"}, edit(where, entry.text));
  }
  return make_name(text, {"column name", where});
}

}  // namespace

Result<std::vector<IncludedColumn>, Refusal> read_included(std::string_view list, const Part& part) {
  std::vector<IncludedColumn> columns;
  for (size_t at = 0; at <= list.size();) {
    const size_t comma = std::min(list.find(',', at), list.size());
    const std::string_view text = list.substr(at, comma - at);
    auto name = read_name(text, list, part);
    if (!name) return std::move(name).error();
    columns.push_back({*name, part_of(part, list, text)});
    at = comma + 1;
  }
  return columns;
}

}  // namespace mesh::ddl
