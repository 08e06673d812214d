// Imports: of standard modules, and of other files.
#include <algorithm>

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "lang/check/checking.hpp"
#include "lang/limits.hpp"
#include "lang/syntax/files.hpp"
#include "lang/syntax/modules.hpp"

namespace mesh::lang {
namespace {

/// The name by which a module is called: the last part of its own.
std::string_view called(std::string_view module) { return module.substr(module.rfind('.') + 1); }

}  // namespace

void Checker::imports(size_t end) {
  for (size_t index = checked_to_.imports; index < end; ++index) import(program_.ast.imports[index]);
}

void Checker::import(const Import& node) {
  const std::string_view module = node.module.text;
  if (module.empty()) return;
  if (is_standard_module(module)) return import_builtins(node);
  if (node.is_cyclic) return import_nothing(node);
  if (find_file(module)) return import_file(node);
  if (program_.ast.modules.size() == most_files) {
    report(Code::source_too_large, node.module.span,
           {"`", module, "` is not read: a preview takes ", decimal(most_files), " files"},
           {"move what this file needs of it to one that is read"});
    return import_nothing(node);
  }
  if (diagnostics_.is_full()) {
    report(Code::unknown_module, node.module.span, {"there is no module `", module, "`"});
    return import_nothing(node);
  }
  std::vector<std::string_view> known(standard_modules().begin(), standard_modules().end());
  known.insert(known.end(), program_.ast.modules.begin(), program_.ast.modules.end());
  if (nearest(module, known).empty()) {
    report(Code::unknown_module, node.module.span, {"there is no module `", module, "`"},
           {"a module of your own is a regular file in the migration's folder, here ", file_of_module(module)});
  } else {
    const std::vector<std::string_view> there = functions_of(nearest(module, known));
    const bool has_all = std::all_of(node.names.begin(), node.names.end(), [&](const Name& name) {
      return there.empty() || std::find(there.begin(), there.end(), name.text) != there.end();
    });
    report_misspelt(Code::unknown_module, node.module, {"there is no module `", module, "`"}, known,
                    has_all && !is_used(called(module)));
  }
  import_nothing(node);
}

void Checker::import_nothing(const Import& node) {
  NameLookup& unknown = names_in(node.file).unknown;
  unknown.add(called(node.module.text), 1);
  for (const Name& name : node.names) unknown.add(name.text, 1);
}

void Checker::import_builtins(const Import& node) {
  const std::string_view module = node.module.text;
  for (const Name& name : node.names) {
    const runtime::Builtin* builtin = runtime::find_builtin(module, name.text);
    if (builtin != nullptr) {
      names_in(node.file).builtins.add(name.text, static_cast<uint32_t>(builtin - runtime::builtins().data()));
      continue;
    }
    names_in(node.file).unknown.add(name.text, 1);
    if (functions_of(module).empty() || is_later_function(module, name.text)) {
      report(Code::not_yet_supported, name.span, {"`", module, ".", name.text, "` cannot be previewed yet"});
    } else if (!name.text.empty()) {
      report_misspelt(Code::not_exported, name, {"`", module, "` has no function `", name.text, "`"}, functions_of(module),
                      !is_used(name.text));
    }
  }
}

void Checker::import_file(const Import& node) {
  const std::string_view module = node.module.text;
  const FileId file = *find_file(module);
  const auto index = static_cast<uint32_t>(&node - program_.ast.imports.data());
  const uint32_t known = names_in(node.file).modules.add(called(module), index);
  const Import& first = program_.ast.imports[known];
  if (*find_file(first.module.text) != file) two_modules(first, node);
  for (const Name& name : node.names) import_function(node, name, file);
}

/// Two modules are called by the same name; of one whose functions are imported by theirs, nobody need call it so.
void Checker::two_modules(const Import& first, const Import& second) {
  const std::string_view name = called(second.module.text);
  if (!second.names.empty()) return;
  if (!first.names.empty()) {
    return names_in(second.file).modules.set(name, static_cast<uint32_t>(&second - program_.ast.imports.data()));
  }
  report(Code::defined_twice, second.module.span, {"two modules are called `", name, "` here"},
         {"import what you need of it by name: `from ", second.module.text, " import name`"},
         {first.module.span, "first imported here"});
}

void Checker::import_function(const Import& node, const Name& name, FileId file) {
  const auto found = names_in(file).functions.find(name.text);
  if (!found) {
    const auto is_so_called = [&](const TypeDeclaration& type) { return type.name.text == name.text; };
    const auto& types = program_.ast.declarations;
    if (name.text.empty() || std::any_of(types.begin(), types.end(), is_so_called)) return;
    return report_misspelt(Code::not_exported, name, {"`", node.module.text, "` has no function `", name.text, "`"},
                           public_names(file), !is_used(name.text));
  }
  if (!function(static_cast<FunctionId>(*found)).is_public) private_function(name, *found);
  names_in(node.file).imported.add(name.text, *found);
}

/// Whether a name is used as it is spelt, so that another spelling of its import alone would leave the uses.
bool Checker::is_used(std::string_view name) const {
  const std::vector<Expr>& exprs = program_.ast.exprs;
  return !diagnostics_.is_full() && std::any_of(exprs.begin(), exprs.end(), [&](const Expr& expr) {
    const auto* node = std::get_if<NameExpr>(&expr.node);
    return node != nullptr && node->name.text == name;
  });
}

void Checker::private_function(const Name& use, uint32_t found) {
  const Name& definition = function(static_cast<FunctionId>(found)).name;
  report(Code::private_function, use.span, {"`", use.text, "` is private to its file"}, {"write `pub fn ", use.text, "` there"},
         {definition.span, "defined here"});
}

std::optional<FileId> Checker::find_file(std::string_view module) const {
  const auto found = std::find(module_files_.begin(), module_files_.end(), file_of_module(module));
  if (found == module_files_.end()) return std::nullopt;
  return static_cast<FileId>(found - module_files_.begin());
}

std::vector<std::string_view> Checker::public_names(FileId file) const {
  std::vector<std::string_view> names;
  for (const Function& known : program_.ast.functions) {
    if (known.file == file && known.is_public) names.push_back(known.name.text);
  }
  return names;
}

Meaning Checker::use_of(uint32_t function) {
  const auto id = static_cast<FunctionId>(function);
  return FunctionUse{id, types_of_use(checked(id).quantified)};
}

/// What `Module.function` means where the module is a file.
Meaning Checker::member_of_file(const MemberExpr& node, FileId file) {
  const auto found = names_in(file).functions.find(node.member.text);
  if (!found) {
    report_misspelt(Code::unknown_name, node.member,
                    {"`", program_.ast.modules[static_cast<size_t>(file)], "` has no function `", node.member.text, "`"},
                    public_names(file));
    return {};
  }
  if (!function(static_cast<FunctionId>(*found)).is_public) private_function(node.member, *found);
  return use_of(*found);
}

}  // namespace mesh::lang
