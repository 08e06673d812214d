#include "lang/syntax/modules.hpp"

#include <algorithm>
#include <array>

#include "runtime/builtins.hpp"

namespace mesh::lang {
namespace {

constexpr auto modules = std::to_array<std::string_view>({
    "Base64",    "Changeset", "Continuity", "Crypto", "DateTime", "Env",    "Expr",    "File",  "Float", "Global",    "Hex",
    "Http",      "HTTP",      "Int",        "IO",     "Iter",     "Job",    "Json",    "JSON",  "List",  "Map",       "Math",
    "Migration", "Node",      "Option",     "Orm",    "Pg",       "Pool",   "Process", "Query", "Queue", "Range",     "Regex",
    "Repo",      "Request",   "Result",     "Set",    "Sqlite",   "String", "Test",    "Timer", "Tuple", "WebSocket", "Ws",
});

struct QualifiedName {
  std::string_view module;
  std::string_view name;
};

/// Without a name, every function of the module that the library does not have.
constexpr auto later_functions = std::to_array<QualifiedName>({
    {"Pool", "open"},     {"Pool", "close"}, {"Pool", "checkout"},  {"Pool", "checkin"},   {"Repo", {}},
    {"Pool", "query_as"}, {"Pg", "connect"}, {"Pg", "close"},       {"Pg", "execute"},     {"Pg", "query"},
    {"Pg", "begin"},      {"Pg", "commit"},  {"Pg", "rollback"},    {"Pg", "transaction"}, {"Pg", "query_as"},
    {"Pg", "cast"},       {"Pg", "jsonb"},   {"Pg", "int"},         {"Pg", "text"},        {"Pg", "uuid"},
    {"IO", "read_line"},  {"Tuple", "size"}, {"String", "collect"}, {"List", "collect"},   {"Map", "collect"},
});

}  // namespace

bool is_later_function(std::string_view module, std::string_view name) {
  return std::any_of(later_functions.begin(), later_functions.end(), [&](const QualifiedName& later) {
    if (module.empty()) return runtime::is_unqualified(name, later.module, later.name);
    return later.module == module && (later.name.empty() || later.name == name);
  });
}

std::span<const std::string_view> standard_modules() { return modules; }

bool is_standard_module(std::string_view name) { return std::find(modules.begin(), modules.end(), name) != modules.end(); }

std::vector<std::string_view> functions_of(std::string_view module) {
  std::vector<std::string_view> names;
  for (const runtime::Builtin& builtin : runtime::builtins()) {
    if (builtin.module == module) names.push_back(builtin.name);
  }
  return names;
}

}  // namespace mesh::lang
