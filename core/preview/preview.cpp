#include "preview/preview.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "lang/compile.hpp"
#include "lang/limits.hpp"
#include "lang/run/interpret.hpp"
#include "lang/syntax/tool_comment.hpp"
#include "preview/leftover.hpp"
#include "preview/preview_host.hpp"
#include "preview/silences.hpp"
#include "runtime/recording_pool.hpp"

namespace mesh {

namespace {

bool is_error(const Diagnostic& diagnostic) { return severity_of(diagnostic.code) == Severity::error; }

/// What runs the texts, and what they have in common.
struct Running {
  const Source& source;
  const lang::Executable& executable;
  Diagnostics& diagnostics;
  lang::SnippetRunner snippets{executable, diagnostics};
};

const PreviewedFunction* find_function(const Preview& preview, std::string_view name) {
  const auto at = std::find_if(preview.functions.begin(), preview.functions.end(),
                               [&](const PreviewedFunction& function) { return function.name == name; });
  return at == preview.functions.end() ? nullptr : &*at;
}

/// Says where what comes after a text starts, and what its `down` leaves of it.
///
/// Takes:   `is_followed`, whether all that the statements do is known.
void compare_ends(const Running& running, size_t text, const schema::Schema& start, bool is_followed, Preview& preview) {
  const PreviewedFunction* up = find_function(preview, "up");
  const PreviewedFunction* down = find_function(preview, "down");
  preview.end = up == nullptr ? start : up->after;
  preview.is_leftover_known = is_followed && up != nullptr && down != nullptr && up->is_reached && down->is_reached;
  if (!preview.is_leftover_known) return;
  const auto entry = std::find_if(running.executable.entries.begin(), running.executable.entries.end(),
                                  [&](const lang::Entry& each) { return each.text == text && each.name == down->name; });
  preview.leftover = leftover_of(running.source, start, *down, *entry, static_cast<uint32_t>(preview.statements.size()));
  tell_leftover(preview, *down, running.diagnostics);
}

Transactions transactions_of(const Source& source, const SourceFile& text, const std::vector<Span>& comments) {
  const bool has_mark = source.text(text.span).starts_with(byte_order_mark);
  return {.is_sequence = lang::find_no_transaction(source, text, comments).has_value(),
          .top = text.span.begin + (has_mark ? static_cast<uint32_t>(byte_order_mark.size()) : 0)};
}

/// Runs the entries of one text, `is_all`: whether a function `down` would be among them if there were one.
Preview run(Running& running, size_t text, bool is_all, const PreviewOptions& options) {
  const lang::Executable& executable = running.executable;
  Diagnostics& diagnostics = running.diagnostics;
  diagnostics.turn_to(text);
  // To copy a schema costs nothing, to make one does.
  Preview preview{.arena = {}, .functions = {}, .statements = {}, .output = {}, .diagnostics = {}, .end = options.start};
  runtime::RecordingPool pool(lang::most_output);
  const runtime::PoolScope scope(pool);
  Silences silences(running.source, running.source.numbered(text), executable.comments, diagnostics);
  PreviewHost host(preview, diagnostics, silences, pool, executable.mir, running.source.text(), options,
                   transactions_of(running.source, running.source.numbered(text), executable.comments));
  const auto is_down = [&](const lang::Entry& entry) { return entry.text == text && entry.name == "down"; };
  const bool has_down = !is_all || std::any_of(executable.entries.begin(), executable.entries.end(), is_down);
  for (uint32_t index = 0; index < executable.entries.size(); ++index) {
    const lang::Entry& entry = executable.entries[index];
    if (entry.text != text) continue;
    preview.functions.push_back({.name = entry.name, .span = entry.span, .after = options.start});
    preview.is_snippet = entry.is_snippet;
    host.begin(entry.name, has_down);
    if (entry.is_snippet) {
      running.snippets.run(index, scope.handle(), host);
    } else {
      lang::run_entry(executable, index, scope.handle(), host, diagnostics);
    }
    host.end();
  }
  // Of what a snippet leaves open nothing is said that could be silenced.
  const bool is_whole = is_all || (preview.is_snippet && preview.left_out_calls.empty() &&
                                   std::none_of(preview.statements.begin(), preview.statements.end(),
                                                [](const PreviewedStatement& statement) { return statement.is_partial; }));
  if (is_whole && !diagnostics.has_errors()) silences.report_idle(diagnostics);
  compare_ends(running, text, options.start, host.is_followed(), preview);
  diagnostics.sort_by_place();
  preview.diagnostics = diagnostics.all();
  preview.left_out = diagnostics.left_out();
  return preview;
}

/// Whether something is wrong with the source itself, so that `up` may be meant to do more than the preview shows.
bool may_mean_more(const Preview& preview) {
  return std::any_of(preview.diagnostics.begin(), preview.diagnostics.end(),
                     [](const Diagnostic& diagnostic) { return is_error(diagnostic) && !diagnostic.statement; });
}

}  // namespace

bool Preview::has_errors() const {
  return std::any_of(diagnostics.begin(), diagnostics.end(), is_error) ||
         std::any_of(before.begin(), before.end(), [](const EarlierPreview& text) {
           return std::any_of(text.diagnostics.begin(), text.diagnostics.end(), is_error);
         });
}

bool takes_more(const Source& source) {
  return source.files().size() <= lang::most_files && source.text().size() <= lang::most_source;
}

schema::Schema start_after(const Preview& preview) {
  schema::Schema start = preview.end;
  start.settle();
  if (may_mean_more(preview)) start.lose_everything(schema::before_all);
  return start;
}

Preview preview(const Source& source, const PreviewOptions& options) {
  Diagnostics diagnostics;
  const lang::Executable executable = lang::compile(source, options.function, diagnostics);
  Running running{source, executable, diagnostics};
  PreviewOptions then = options;
  std::vector<EarlierPreview> before;
  for (size_t text = 1; text <= executable.earlier; ++text) {
    Preview earlier = run(running, text, false, then);
    then.start = start_after(earlier);
    const bool is_reached = earlier.functions.empty() ? !earlier.has_errors() : earlier.functions.front().is_reached;
    before.push_back({earlier.is_snippet, is_reached, std::move(earlier.diagnostics), earlier.left_out});
  }
  Preview preview = run(running, 0, options.function.empty() && !executable.is_snippet, then);
  preview.is_snippet = executable.is_snippet;
  preview.before = std::move(before);
  return preview;
}

}  // namespace mesh
