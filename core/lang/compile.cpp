#include "lang/compile.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "lang/check/checker.hpp"
#include "lang/limits.hpp"
#include "lang/lower/lower.hpp"
#include "lang/syntax/files.hpp"

namespace mesh::lang {
namespace {

/// Makes the one parameter of a function a pool, where its type is open; false where the function takes anything but a pool.
bool settle_on_a_pool(Program& program, uint32_t function) {
  const auto& parameters = program.functions[function].parameters;
  return parameters.size() == 1 && program.types.unify(program.types.basic(TypeKind::pool), parameters.front());
}

/// The first function of each name in the file counts.
std::optional<uint32_t> find_function(const Program& program, std::string_view name, FileId file = {}) {
  const auto& functions = program.ast.functions;
  const auto found = std::find_if(functions.begin(), functions.end(),
                                  [&](const Function& node) { return node.file == file && node.name.text == name; });
  if (found == functions.end()) return std::nullopt;
  return static_cast<uint32_t>(found - functions.begin());
}

std::vector<uint32_t> named_entry(Program& program, std::string_view name, Diagnostics& diagnostics) {
  const auto function = find_function(program, name);
  if (!function) {
    std::vector<std::string_view> names;
    for (const Function& node : program.ast.functions) {
      if (node.file == FileId{}) names.push_back(node.name.text);
    }
    std::string hint = did_you_mean(name, names);
    constexpr size_t most_listed = 5;
    if (hint.empty() && !names.empty() && names.size() <= most_listed) {
      hint = cat({"there is `", names[0], "`"});
      for (size_t at = 1; at < names.size(); ++at) append(hint, {at + 1 == names.size() ? " and `" : ", `", names[at], "`"});
    }
    diagnostics.report(Code::unknown_name, {},
                       {"there is no function `", name, "` in this ", program.ast.is_snippet ? "snippet" : "file"}, {hint});
    return {};
  }
  if (settle_on_a_pool(program, *function)) return {*function};
  const Function& node = program.ast.functions[*function];
  // Of these it was reported while they were checked.
  if (is_migration(node)) return {};
  diagnostics.report(Code::migration_signature, node.name.span,
                     {"`", name, "` cannot be previewed: it does not take just a PoolHandle"},
                     {"preview a function that calls it"});
  return {};
}

std::vector<uint32_t> default_entries(Program& program, Diagnostics& diagnostics) {
  std::vector<uint32_t> entries;
  bool is_migration = false;
  for (const std::string_view name : {"up", "down"}) {
    const auto function = find_function(program, name);
    is_migration = is_migration || function.has_value();
    if (function && settle_on_a_pool(program, *function)) entries.push_back(*function);
  }
  if (is_migration) return entries;
  for (uint32_t index = 0; index < program.ast.functions.size(); ++index) {
    const auto& node = program.ast.functions[index];
    const bool is_first = find_function(program, node.name.text) == index;
    const auto& parameters = program.functions[index].parameters;
    const bool is_for_pools = parameters.size() == 1 && program.types.is(parameters.front(), TypeKind::pool);
    if (node.is_public && is_first && is_for_pools) entries.push_back(index);
  }
  if (entries.empty() && !diagnostics.has_errors()) {
    diagnostics.report(Code::nothing_to_preview, {},
                       {"there is no `up`, no `down` and no public function that takes just a PoolHandle"},
                       {"write `pub fn up(pool :: PoolHandle) -> Int!String do … end`"});
  }
  return entries;
}

/// The `up` of each text that has one.
std::vector<uint32_t> earlier_entries(Program& program) {
  std::vector<uint32_t> entries;
  for (const EarlierText& text : program.ast.earlier) {
    const auto function = find_function(program, "up", text.file);
    if (function && settle_on_a_pool(program, *function)) entries.push_back(*function);
  }
  return entries;
}

/// The expression at the end of a block that is a function's only body.
Span value_of(const Ast& ast, const Function& function) {
  const auto* block = std::get_if<BlockExpr>(&ast[function.clauses.front().body].node);
  if (function.clauses.size() > 1 || block == nullptr || block->statements.empty()) return {};
  const auto* value = std::get_if<ExprId>(&block->statements.back().node);
  return value == nullptr ? Span() : ast[*value].span;
}

}  // namespace

bool is_within_limits(const Source& source, Diagnostics& diagnostics) {
  const std::vector<SourceFile>& files = source.files();
  const auto is_before = [](const SourceFile& file) { return file.is_before; };
  const auto last = std::find_if(files.rbegin(), files.rend(), is_before);
  const bool is_alone = files.size() == 1;
  if (source.text().size() > most_source) {
    const std::string_view what = is_alone               ? "this file is"
                                  : last != files.rend() ? "this text, those before it and the files that they import are"
                                                         : "this file and those it imports are";
    diagnostics.report(Code::source_too_large, {}, {what, " larger than 1 MiB, the most that is previewed"},
                       {"split the migration"});
    return false;
  }
  if (files.rend() - last <= static_cast<std::ptrdiff_t>(most_files)) return true;
  diagnostics.report(Code::source_too_large, {},
                     {"too many texts come before this one: a preview takes ", decimal(most_files), " files and texts"},
                     {"put what comes before into fewer texts"});
  return false;
}

Executable compile(const Source& source, std::string_view function, Diagnostics& diagnostics) {
  Executable executable;
  if (!is_within_limits(source, diagnostics)) return executable;
  Ast ast = parse_files(source, diagnostics);
  executable.is_snippet = ast.is_snippet;
  executable.earlier = ast.earlier.size();
  executable.comments = std::move(ast.comments);
  if (ast.is_unreadable) return executable;
  Program program = check(std::move(ast), diagnostics);
  std::vector<uint32_t> entries = earlier_entries(program);
  const std::vector<uint32_t> own =
      function.empty() ? default_entries(program, diagnostics) : named_entry(program, function, diagnostics);
  entries.insert(entries.end(), own.begin(), own.end());
  if (entries.empty()) return executable;
  executable.mir = lower(program, entries, diagnostics);
  diagnostics.turn_to(0);
  if (executable.mir.functions.empty()) return executable;
  for (const uint32_t index : entries) {
    const auto& node = program.ast.functions[index];
    executable.entries.push_back({.name = std::string(node.name.text),
                                  .span = node.span(),
                                  .text = program.ast.text_of(node.file),
                                  .is_snippet = node.is_snippet,
                                  .pool = std::string(name_of(program.ast, node.clauses.front().parameters.front())),
                                  .value = value_of(program.ast, node)});
  }
  return executable;
}

}  // namespace mesh::lang
