#include "preview/preview_host.hpp"

#include <algorithm>
#include <utility>

#include "base/fix.hpp"
#include "base/terminal.hpp"
#include "base/text.hpp"
#include "lang/limits.hpp"
#include "lang/syntax/tool_comment.hpp"
#include "preview/outcome_diagnostic.hpp"
#include "runtime/call.hpp"
#include "runtime/values.hpp"

namespace mesh {

using lang::SiteId;

namespace {

Reading reading_of(const lang::RuntimeCall& call, const PreviewedStatement& statement) {
  if (statement.is_partial) return Reading::partial;
  const bool is_program = runtime::id_of(call.builtin()) == runtime::BuiltinId::pg_create_daily_partitions_ahead;
  return is_program ? Reading::daily_partition : Reading::whole;
}

/// The texts that a call names things with; none where one of them is SQL that may do anything.
std::vector<std::string_view> names_of(const lang::RuntimeCall& call) {
  std::vector<std::string_view> names;
  const auto parameters = call.builtin().parameters();
  const auto add = [&](uint64_t word) { names.push_back(runtime::text_of(runtime::pointer_of<const MeshString>(word))); };
  for (uint32_t index = 0; index < parameters.size(); ++index) {
    const uint64_t word = call.argument(index, ddl::no_element).word;
    if (parameters[index].name == "sql") return {};
    if (parameters[index].type.kind() == runtime::Kind::string) add(word);
    if (parameters[index].type.kind() != runtime::Kind::list) continue;
    for (const uint64_t element : runtime::words_of(runtime::pointer_of<const MeshList>(word))) add(element);
  }
  return names;
}

}  // namespace

PreviewHost::PreviewHost(Preview& preview, Diagnostics& diagnostics, Silences& silences, runtime::RecordingPool& pool,
                         const lang::Mir& mir, std::string_view source, const PreviewOptions& options, Transactions transactions)
    : preview_(preview),
      diagnostics_(diagnostics),
      silences_(silences),
      pool_(pool),
      mir_(mir),
      source_(source),
      places_(mir, source),
      judge_(options.judge),
      transactions_(transactions),
      consequences_(options.start, preview.arena, transactions.is_sequence) {}

void PreviewHost::begin(const std::string& function, bool has_down) {
  function_ = preview_.arena.copy(function);
  output_.begin(function);
  consequences_.begin({.name = function, .first_statement = next_index(), .has_down = has_down});
}

void PreviewHost::end() {
  preview_.functions.back().after = consequences_.schema();
  preview_.functions.back().is_reached = consequences_.is_reached();
  for (const schema::Hindsight& hindsight : consequences_.end(function_)) {
    Diagnostic told = hindsight_diagnostic(hindsight);
    schema::Outcome& outcome = preview_.statements[hindsight.statement].outcome;
    if (outcome.kind == schema::OutcomeKind::skipped) {
      // It fails before it is skipped.
      outcome = {.kind = schema::OutcomeKind::unknown, .cause = schema::Cause::existence, .code = hindsight.code};
      diagnostics_.withdraw(Code::statement_skipped, hindsight.statement);
    }
    tell(std::move(told), preview_.statements[hindsight.statement].span, hindsight.statement, hindsight.because_of);
  }
  for (advice::LateNote& late : consequences_.late_notes()) {
    note(std::move(late.note), preview_.statements[late.statement].span, late.statement);
  }
}

lang::Verdict PreviewHost::called(const lang::RuntimeCall& call) {
  pool_.take(heard_);
  for (runtime::Entry& entry : heard_) {
    if (auto* sent = std::get_if<runtime::Recorded>(&entry)) {
      keep(call, *sent);
    } else {
      const auto& refusal = std::get<ddl::Refusal>(entry);
      consequences_.refuse(names_of(call), next_index());
      leave_out(runtime::qualified_name(call.builtin()), call.site(), refusal.message);
      tell_refusal(call, refusal);
      for (const ddl::Refusal& further : refusal.further) tell_refusal(call, further);
    }
  }
  // A failed call was reported above and counts as if it had succeeded, so that what follows it is still seen.
  const bool is_known = call.builtin().effect == runtime::CallEffect::define;
  return is_known ? lang::Verdict::succeeded : lang::Verdict::succeeded_unknown;
}

void PreviewHost::left_out(const lang::LeftOut& call) {
  passed_over();
  if (!call.origin) return leave_out(call.call, call.site, "it holds a mistake");
  const Span origin = mir_.site(*call.origin).span;
  const std::string_view open = source_.substr(origin.begin, origin.size());
  leave_out(call.call, call.site, cat({"`", printable(open), open == "..." ? "` is not written out" : "` is not known"}));
}

void PreviewHost::passed_over() { consequences_.refuse({}, next_index()); }

void PreviewHost::printed(const lang::Printed& printed, SiteId site) { output_.add(printed, mir_.site(site).span); }

std::optional<std::string> PreviewHost::variable(std::string_view name, SiteId site) {
  diagnostics_.report(Code::environment_default, mir_.site(site).span,
                      {"the preview does not read `", printable(name), "`; it takes the value given for when it is not set"});
  return std::nullopt;
}

void PreviewHost::gave_error(std::string_view, SiteId origin) {
  passed_over();
  diagnostics_.report(Code::returned_error, mir_.site(origin).span,
                      {"the migration fails here even when every call succeeds: it gives this Err"});
}

bool PreviewHost::is_full() const {
  constexpr size_t cost_of_a_call = 256;
  return pool_.is_full() || output_.is_full() || preview_.left_out_calls.size() > lang::most_output / cost_of_a_call;
}

void PreviewHost::keep(const lang::RuntimeCall& call, runtime::Recorded& sent) {
  const Span site = mir_.site(call.site()).span;
  const uint32_t index = next_index();
  PreviewedStatement& statement = preview_.statements.add();
  statement.function = function_;
  statement.call = runtime::qualified_name(call.builtin());
  statement.sql = preview_.arena.copy(sent.statement.sql);
  statement.parameters = copied(sent.parameters);
  statement.known_parameters = sent.known_parameters;
  statement.span = site;
  statement.breaks = preview_.arena.copy(std::span<const ddl::Break>(sent.statement.breaks));
  statement.is_partial = sent.statement.is_partial;
  statement.clauses = placed(call, sent.statement.clauses);
  std::vector<advice::Note> notes =
      consequences_.follow(statement.sql, reading_of(call, statement), index, statement.outcome, statement.work);
  tell_notices(call, sent.statement.notices);
  tell_hidden();
  SqlPlaces where(places_, call, sent.statement.clauses, statement.sql);
  tell_outcome(where, site);
  tell_objection(where, site);
  for (advice::Note& said : notes) {
    const Span span = where.of(said.text).value_or(site);
    note(std::move(said), span, index);
  }
}

std::span<const std::string_view> PreviewHost::copied(const std::vector<std::string>& texts) {
  if (texts.empty()) return {};
  auto* const copies = preview_.arena.room_for<std::string_view>(texts.size());
  for (size_t at = 0; at < texts.size(); ++at) new (copies + at) std::string_view(preview_.arena.copy(texts[at]));
  return {copies, texts.size()};
}

std::span<const SourceClause> PreviewHost::placed(const lang::RuntimeCall& call, const std::vector<ddl::Clause>& clauses) {
  if (clauses.empty()) return {};
  auto* const placed = preview_.arena.room_for<SourceClause>(clauses.size());
  for (size_t at = 0; at < clauses.size(); ++at) {
    const auto& [part, sql] = clauses[at];
    new (placed + at) SourceClause{part.argument, part.element, places_.of(call, part), sql};
  }
  return {placed, clauses.size()};
}

void PreviewHost::leave_out(std::string_view call, SiteId site, std::string why) {
  preview_.left_out_calls.push_back({.function = std::string(function_),
                                     .call = std::string(call),
                                     .span = mir_.site(site).span,
                                     .why = std::move(why),
                                     .before = preview_.statements.size()});
}

void PreviewHost::note(advice::Note said, Span span, uint32_t index) {
  if (silences_.cover(said.rule, preview_.statements[index].span) || preview_.notes.size() >= most_notes) return;
  // Those that begin in one place are few, and each knows the one before it.
  const auto here = static_cast<uint32_t>(preview_.notes.size());
  const std::optional<uint32_t> last = last_note_at_.find(span.begin);
  for (std::optional<uint32_t> other = last; other; other = notes_before_[*other]) {
    const PreviewedNote& known = preview_.notes[*other];
    if (known.rule == said.rule && known.span == span && known.message == said.message) return;
  }
  last_note_at_.set(span.begin, here);
  notes_before_.push_back(last);
  preview_.notes.push_back({said.rule, span, std::move(said.message), std::move(said.hint), index});
}

void PreviewHost::tell_notices(const lang::RuntimeCall& call, std::vector<ddl::Notice>& notices) {
  for (ddl::Notice& notice : notices) {
    const bool wants_sequence = notice.code == Code::concurrent_in_transaction || notice.code == Code::not_in_transaction;
    if (transactions_.is_sequence && wants_sequence) continue;
    const Fix asks_for_sequence = insert(transactions_.top, cat({"# ", lang::no_transaction, "\n"}));
    diagnostics_.add({.code = notice.code,
                      .span = places_.of(call, notice.part),
                      .message = std::move(notice.message),
                      .labels = {},
                      .hint = std::move(notice.hint),
                      .fix = wants_sequence ? asks_for_sequence : places_.fix(call, notice.edits),
                      .statement = last_index()});
  }
}

void PreviewHost::tell_outcome(SqlPlaces& where, Span site) {
  const uint32_t index = last_index();
  const schema::Outcome& outcome = preview_.statements[index].outcome;
  auto told = outcome_diagnostic(outcome);
  if (!told) return;
  if (!outcome.instead.empty()) told->fix = where.fix(outcome.text, outcome.instead);
  tell(*std::move(told), where.of(outcome.text).value_or(site), index, outcome.because_of);
}

void PreviewHost::tell_objection(SqlPlaces& where, Span site) {
  const PreviewedStatement& statement = preview_.statements.back();
  if (judge_ == nullptr || statement.is_partial || statement.outcome.kind == schema::OutcomeKind::fails) return;
  std::optional<Objection> objection = judge_->judge(statement.sql);
  if (!objection) return;
  const Span span = where.of(objection->text).value_or(site);
  tell({objection->code, {}, std::move(objection->message), {}, std::move(objection->hint), {}, {}}, span, last_index(), {});
}

void PreviewHost::tell_hidden() {
  const PreviewedStatement& statement = preview_.statements.back();
  const auto at = find_hidden(statement.sql);
  if (!at) return;
  diagnostics_.add({.code = Code::hidden_character,
                    .span = statement.span,
                    .message = cat({"this statement holds a character that is not seen, U+",
                                    hexadecimal(decode_utf8(statement.sql, *at).value), ", so it may read otherwise than it runs"}),
                    .labels = {},
                    .hint = "remove it, or write it as an escape in U&'...'",
                    .statement = last_index()});
}

void PreviewHost::tell_refusal(const lang::RuntimeCall& call, const ddl::Refusal& refusal) {
  const std::string message = cat({runtime::place_in_call(call.builtin(), refusal.part), ": ", refusal.message});
  const Span span = places_.of(call, refusal.part);
  const Span site = mir_.site(call.site()).span;
  const bool is_elsewhere = span.begin < site.begin || span.end > site.end;
  diagnostics_.report(refusal.code, span, {message}, {refusal.hint}, {site, is_elsewhere ? "in this call" : ""},
                      places_.fix(call, refusal.edits));
}

void PreviewHost::tell(Diagnostic told, Span span, uint32_t index, std::optional<uint32_t> because_of) {
  told.span = span;
  told.statement = index;
  if (because_of && *because_of < preview_.statements.size() && preview_.statements[*because_of].span != span) {
    told.labels.push_back({preview_.statements[*because_of].span, "because of this"});
  }
  diagnostics_.add(std::move(told));
}

}  // namespace mesh
