#include "preview.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "lang/checker.hpp"
#include "lang/interpret.hpp"
#include "lang/lexer.hpp"
#include "lang/limits.hpp"
#include "lang/lower.hpp"
#include "lang/parser.hpp"
#include "lang/suggest.hpp"
#include "runtime/recording_pool.hpp"

namespace mesh {

using lang::Program;
using lang::SiteId;

namespace {

/// Turns what the recording pool heard during one call into statements and diagnostics with places in the source.
class PreviewHost final : public lang::Host {
 public:
  PreviewHost(Preview& preview, Diagnostics& diagnostics, runtime::RecordingPool& pool, const lang::Mir& mir)
      : preview_(preview), diagnostics_(diagnostics), pool_(pool), mir_(mir) {}

  void begin(std::string function) { function_ = std::move(function); }

  [[nodiscard]] lang::Verdict called(const lang::RuntimeCall& call) override {
    for (runtime::Entry& entry : pool_.take()) {
      if (auto* sent = std::get_if<runtime::Recorded>(&entry)) {
        keep(call, std::move(*sent));
      } else {
        complain(call, std::get<ddl::Refusal>(entry));
      }
    }
    // A failed call was reported above and counts as if it had succeeded, so that what follows it is still seen.
    const bool is_known = call.builtin().effect == runtime::Effect::define;
    return is_known ? lang::Verdict::succeeded : lang::Verdict::succeeded_unknown;
  }

  void printed(std::string_view text, SiteId site) override {
    const size_t cost = sizeof(PrintedLine) + function_.size() + text.size();
    is_printed_full_ = is_printed_full_ || cost > left_to_print_;
    if (is_printed_full_) return;
    left_to_print_ -= cost;
    preview_.output.push_back({function_, std::string(text), mir_.site(site).span});
  }

  [[nodiscard]] bool is_full() const override { return pool_.is_full() || is_printed_full_; }

 private:
  void keep(const lang::RuntimeCall& call, runtime::Recorded sent) {
    PreviewedStatement statement{.function = function_,
                                 .call = runtime::qualified_name(call.builtin()),
                                 .sql = std::move(sent.statement.sql),
                                 .parameters = std::move(sent.parameters),
                                 .span = mir_.site(call.site()).span,
                                 .clauses = {},
                                 .breaks = std::move(sent.statement.breaks)};
    for (const ddl::Clause& clause : sent.statement.clauses) {
      statement.clauses.push_back({clause.part.argument, clause.part.element, span_of(call, clause.part), clause.sql});
    }
    const auto index = static_cast<uint32_t>(preview_.statements.size());
    for (ddl::Notice& notice : sent.statement.notices) {
      diagnostics_.add({.code = notice.code,
                        .span = span_of(call, notice.part),
                        .message = std::move(notice.message),
                        .labels = {},
                        .hint = std::move(notice.hint),
                        .statement = index});
    }
    preview_.statements.push_back(std::move(statement));
  }

  void complain(const lang::RuntimeCall& call, const ddl::Refusal& refusal) {
    const ddl::Part& part = refusal.part;
    std::string message;
    if (part.element != ddl::no_element) message = cat({"element ", decimal(part.element + 1), " of "});
    append(message, {"argument ", decimal(part.argument + 1), " `", call.builtin().parameters()[part.argument].name, "` of ",
                     runtime::qualified_name(call.builtin()), ": ", refusal.message});
    const Span span = span_of(call, part);
    const Span site = mir_.site(call.site()).span;
    const bool is_elsewhere = span.begin < site.begin || span.end > site.end;
    diagnostics_.report(refusal.code, span, {message}, {refusal.hint}, {site, is_elsewhere ? "in this call" : ""});
  }

  /// Where a part of an argument was written: its very bytes if they stand in the source, else the expression that made them.
  [[nodiscard]] Span span_of(const lang::RuntimeCall& call, const ddl::Part& part) const {
    const lang::Site& site = mir_.site(call.origin(part.argument, part.element));
    const bool has_bytes = part.bytes.begin < part.bytes.end;
    if (!site.content || !has_bytes || part.bytes.end > site.content->size()) return site.span;
    return {site.content->begin + part.bytes.begin, site.content->begin + part.bytes.end};
  }

  Preview& preview_;
  Diagnostics& diagnostics_;
  runtime::RecordingPool& pool_;
  const lang::Mir& mir_;
  std::string function_;
  size_t left_to_print_ = lang::most_output;
  bool is_printed_full_ = false;
};

/// Whether a pool is all that the function takes; a parameter of open type becomes a pool.
bool takes_only_a_pool(Program& program, uint32_t function) {
  const auto& parameters = program.functions[function].parameters;
  return parameters.size() == 1 && program.types.unify(program.types.basic(lang::TypeKind::pool), parameters.front());
}

/// The first function of each name in the file counts.
std::optional<uint32_t> find_function(const Program& program, std::string_view name) {
  const auto& functions = program.ast.functions;
  const auto found = std::find_if(functions.begin(), functions.end(), [&](const auto& node) { return node.name.text == name; });
  if (found == functions.end()) return std::nullopt;
  return static_cast<uint32_t>(found - functions.begin());
}

std::vector<uint32_t> named_entry(Program& program, std::string_view name, Diagnostics& diagnostics) {
  const auto function = find_function(program, name);
  if (!function) {
    std::vector<std::string_view> names;
    for (const auto& node : program.ast.functions) names.push_back(node.name.text);
    diagnostics.report(Code::unknown_name, {}, {"there is no function `", name, "` in this file"},
                       {lang::did_you_mean(name, names)});
    return {};
  }
  if (takes_only_a_pool(program, *function)) return {*function};
  diagnostics.report(Code::migration_signature, program.ast.functions[*function].name.span,
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
    if (function && takes_only_a_pool(program, *function)) entries.push_back(*function);
  }
  if (is_migration) return entries;
  for (uint32_t index = 0; index < program.ast.functions.size(); ++index) {
    const auto& node = program.ast.functions[index];
    const bool is_first = find_function(program, node.name.text) == index;
    const auto& parameters = program.functions[index].parameters;
    const bool is_for_pools = parameters.size() == 1 && program.types.is(parameters.front(), lang::TypeKind::pool);
    if (node.is_public && is_first && is_for_pools) entries.push_back(index);
  }
  if (entries.empty() && !diagnostics.has_errors()) {
    diagnostics.report(Code::nothing_to_preview, {},
                       {"there is no `up`, no `down` and no public function that takes just a PoolHandle"},
                       {"write `pub fn up(pool :: PoolHandle) -> Int!String do … end`"});
  }
  return entries;
}

void run(Program& program, const std::vector<uint32_t>& entries, Preview& preview, Diagnostics& diagnostics) {
  if (entries.empty()) return;
  const lang::Mir mir = lang::lower(program, entries, diagnostics);
  if (mir.functions.empty()) return;
  runtime::RecordingPool pool(lang::most_output);
  const runtime::PoolScope scope(pool);
  PreviewHost host(preview, diagnostics, pool, mir);
  const uint64_t arguments[] = {scope.handle()};
  for (uint32_t index = 0; index < entries.size(); ++index) {
    const auto& node = program.ast.functions[entries[index]];
    preview.functions.push_back({std::string(node.name.text), node.span});
    host.begin(std::string(node.name.text));
    lang::interpret(mir, index, arguments, host, diagnostics);
  }
}

}  // namespace

std::string_view version() { return MESH_DDL_VERSION; }

bool Preview::has_errors() const {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& diagnostic) { return severity_of(diagnostic.code) == Severity::error; });
}

Preview preview(const Source& source, const PreviewOptions& options) {
  Preview preview;
  Diagnostics diagnostics;
  if (source.text().size() > lang::most_source) {
    diagnostics.report(Code::source_too_large, {}, {"this file is larger than 1 MiB, the most that is previewed"},
                       {"split the migration"});
  } else {
    const lang::Tokens tokens = lang::lex(source, diagnostics);
    Program program = lang::check(lang::parse(source, tokens, diagnostics), diagnostics);
    const std::vector<uint32_t> entries =
        options.function.empty() ? default_entries(program, diagnostics) : named_entry(program, options.function, diagnostics);
    run(program, entries, preview, diagnostics);
  }
  diagnostics.sort_by_place();
  preview.diagnostics = diagnostics.all();
  return preview;
}

}  // namespace mesh
