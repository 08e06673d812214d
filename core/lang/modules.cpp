#include "lang/modules.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "runtime/builtins.hpp"

namespace mesh::lang {
namespace {

constexpr auto modules = std::to_array<std::string_view>({
    "Crypto", "DateTime", "Env",  "File",      "Float", "Global", "Http",   "Int",  "IO",    "Iter",    "Job",       "Json",
    "List",   "Map",      "Math", "Migration", "Node",  "Option", "Orm",    "Pg",   "Pool",  "Process", "Query",     "Queue",
    "Range",  "Regex",    "Repo", "Result",    "Set",   "Sqlite", "String", "Test", "Timer", "Tuple",   "WebSocket", "Ws",
});

using FunctionNames = std::map<std::string_view, std::vector<std::string_view>>;

const FunctionNames& function_names() {
  static const FunctionNames names = [] {
    FunctionNames found;
    for (const runtime::Builtin& builtin : runtime::builtins()) found[builtin.module].push_back(builtin.name);
    return found;
  }();
  return names;
}

}  // namespace

std::span<const std::string_view> standard_modules() { return modules; }

bool is_standard_module(std::string_view name) { return std::find(modules.begin(), modules.end(), name) != modules.end(); }

std::span<const std::string_view> functions_of(std::string_view module) {
  const auto found = function_names().find(module);
  return found == function_names().end() ? std::span<const std::string_view>() : found->second;
}

}  // namespace mesh::lang
