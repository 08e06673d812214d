#include "library_page.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "lang/types/program.hpp"
#include "runtime/builtins.hpp"

namespace docs {
namespace {

using mesh::runtime::Builtin;
using mesh::runtime::builtins;

constexpr std::string_view introduction = R"(# The library

Every function that a migration can call, as `Module.function(parameter :: Type) -> Type`. [What of Mesh a preview
understands](profile.md) says how a preview runs them.

<!-- Written by tests/docs from core/runtime/builtins.def: change that, and build the target update-docs. -->

Where the migration stops, a run fails and the server keeps nothing of it; a preview of the function ends there, with an error.

A function of a module that is named after a type can be called as a method of its first argument, unless that may be of any type:
`names.length()` is `List.length(names)`, and `names.join(", ")` is `String.join(names, ", ")`. Tuples have no methods.

A function that sends nothing can be called without its module, too, whose name then stands before `_`: `string_trim(name)` is
`String.trim(name)`. One that sends can after an import of its name: `from Migration import create_table` makes both `create_table(…)`
and `migration_create_table(…)` callable.

A small letter stands for any type, the same one throughout a signature. Some stand for fewer:

)";

/// A line for each letter of which something is asked.
std::string letters() {
  std::string lines;
  for (char letter = 'a'; letter <= 'z'; ++letter) {
    const auto asked = mesh::lang::asked_by_letter(letter);
    if (asked) lines.append("- `").append(1, letter).append("`: ").append(describe(*asked)).append("\n");
  }
  return lines;
}

/// The modules in the table's order; the functions without one, whose module is empty, come last.
std::vector<std::string_view> modules() {
  std::vector<std::string_view> names;
  for (const Builtin& builtin : builtins()) {
    const bool is_new = std::find(names.begin(), names.end(), builtin.module) == names.end();
    if (is_new) names.push_back(builtin.module);
  }
  std::stable_partition(names.begin(), names.end(), [](std::string_view name) { return !name.empty(); });
  return names;
}

std::string section(std::string_view module) {
  std::string text = "\n## ";
  text.append(module.empty() ? "Without a module" : module).append("\n\n");
  for (const Builtin& builtin : builtins()) {
    if (builtin.module != module) continue;
    text.append("- `").append(signature_text(builtin)).append("`\\\n  ").append(builtin.documentation).append("\n");
  }
  return text;
}

}  // namespace

std::string library_page() {
  std::string page(introduction);
  page += letters();
  for (const std::string_view module : modules()) page += section(module);
  return page;
}

}  // namespace docs
