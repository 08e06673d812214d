#include "preview/preview.hpp"

#include <algorithm>

#include "base/terminal.hpp"
#include "base/text.hpp"
#include "ddl/identifier.hpp"
#include "lang/compile.hpp"
#include "lang/limits.hpp"
#include "lang/run/interpret.hpp"
#include "preview/consequences.hpp"
#include "preview/leftover.hpp"
#include "preview/literal_fix.hpp"
#include "preview/outcome_diagnostic.hpp"
#include "preview/output.hpp"
#include "preview/places.hpp"
#include "preview/silences.hpp"
#include "runtime/call.hpp"
#include "runtime/recording_pool.hpp"
#include "runtime/values.hpp"

namespace mesh {

using lang::SiteId;

namespace {

bool is_error(const Diagnostic& diagnostic) { return severity_of(diagnostic.code) == Severity::error; }

/// Turns what the recording pool heard during one call into statements and diagnostics with places in the source.
class PreviewHost final : public lang::Host {
 public:
  PreviewHost(Preview& preview, Diagnostics& diagnostics, Silences& silences, runtime::RecordingPool& pool, const lang::Mir& mir,
              std::string_view source, const PreviewOptions& options)
      : preview_(preview),
        diagnostics_(diagnostics),
        silences_(silences),
        pool_(pool),
        mir_(mir),
        source_(source),
        places_(mir, source),
        judge_(options.judge),
        consequences_(options.start) {}

  void begin(const std::string& function, bool has_down) {
    function_ = function;
    output_.begin(function);
    consequences_.begin({.name = function, .first_statement = next_index(), .has_down = has_down});
  }

  [[nodiscard]] bool is_followed() const { return consequences_.is_followed(); }

  /// Ends the function that was begun.
  void end() {
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

  [[nodiscard]] lang::Verdict called(const lang::RuntimeCall& call) override {
    for (runtime::Entry& entry : pool_.take()) {
      if (auto* sent = std::get_if<runtime::Recorded>(&entry)) {
        keep(call, std::move(*sent));
      } else {
        const auto& refusal = std::get<ddl::Refusal>(entry);
        consequences_.refuse(names_of(call), next_index());
        leave_out(call.builtin(), call.site(), refusal.message);
        complain(call, refusal);
        for (const ddl::Refusal& further : refusal.further) complain(call, further);
      }
    }
    // A failed call was reported above and counts as if it had succeeded, so that what follows it is still seen.
    const bool is_known = call.builtin().effect == runtime::CallEffect::define;
    return is_known ? lang::Verdict::succeeded : lang::Verdict::succeeded_unknown;
  }

  void left_out(const lang::LeftOut& call) override {
    passed_over();
    if (!call.origin) return leave_out(*call.builtin, call.site, "it holds a mistake");
    const Span origin = mir_.site(*call.origin).span;
    const std::string_view open = source_.substr(origin.begin, origin.size());
    leave_out(*call.builtin, call.site, cat({"`", printable(open), open == "..." ? "` is not written out" : "` is not known"}));
  }

  void passed_over() override { consequences_.refuse({}, next_index()); }

  void printed(const lang::Printed& printed, SiteId site) override { output_.add(printed, mir_.site(site).span); }

  /// A preview is the same wherever it is made, so it takes what the migration gives for a variable that is not set.
  [[nodiscard]] std::optional<std::string> variable(std::string_view name, SiteId site) override {
    diagnostics_.report(Code::environment_default, mir_.site(site).span,
                        {"the preview does not read `", printable(name), "`; it takes the value given for when it is not set"});
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::vector<std::string>> arguments() override { return std::nullopt; }

  void gave_error(std::string_view, SiteId origin) override {
    passed_over();
    diagnostics_.report(Code::returned_error, mir_.site(origin).span,
                        {"the migration fails here even when every call succeeds: it gives this Err"});
  }

  [[nodiscard]] bool asks_of_joined() const override { return true; }

  [[nodiscard]] bool is_full() const override {
    constexpr size_t cost_of_a_call = 256;
    return pool_.is_full() || output_.is_full() || preview_.left_out_calls.size() > lang::most_output / cost_of_a_call;
  }

 private:
  void leave_out(const runtime::Builtin& builtin, SiteId site, std::string why) {
    preview_.left_out_calls.push_back({.function = function_,
                                       .call = runtime::qualified_name(builtin),
                                       .span = mir_.site(site).span,
                                       .why = std::move(why),
                                       .before = preview_.statements.size()});
  }

  void keep(const lang::RuntimeCall& call, runtime::Recorded sent) {
    const Span site = mir_.site(call.site()).span;
    PreviewedStatement statement{.function = function_,
                                 .call = runtime::qualified_name(call.builtin()),
                                 .sql = std::move(sent.statement.sql),
                                 .parameters = std::move(sent.parameters),
                                 .known_parameters = sent.known_parameters,
                                 .span = site,
                                 .clauses = {},
                                 .breaks = std::move(sent.statement.breaks),
                                 .is_partial = sent.statement.is_partial};
    for (const ddl::Clause& clause : sent.statement.clauses) {
      statement.clauses.push_back({clause.part.argument, clause.part.element, places_.of(call, clause.part), clause.sql});
    }
    const uint32_t index = next_index();
    Consequence consequence = consequences_.of(statement.sql, reading_of(call, statement), index);
    statement.outcome = std::move(consequence.outcome);
    statement.work = std::move(consequence.advice.work);
    for (ddl::Notice& notice : sent.statement.notices) {
      diagnostics_.add({.code = notice.code,
                        .span = places_.of(call, notice.part),
                        .message = std::move(notice.message),
                        .labels = {},
                        .hint = std::move(notice.hint),
                        .fix = fix_of(call, notice.edits),
                        .statement = index});
    }
    warn_of_hidden(statement, index);
    preview_.statements.push_back(std::move(statement));
    tell_outcome(call, sent.statement.clauses);
    tell_objection(call, sent.statement.clauses);
    for (advice::Note& said : consequence.advice.notes) {
      const Span span = place_of(call, sent.statement.clauses, said.text);
      note(std::move(said), span, index);
    }
  }

  /// Keeps a note, unless a comment silences it, it was said of the same place, or there is no room.
  void note(advice::Note said, Span span, uint32_t index) {
    const auto is_same = [&](const PreviewedNote& other) {
      return other.rule == said.rule && other.span == span && other.message == said.message;
    };
    if (silences_.cover(said.rule, preview_.statements[index].span) || preview_.notes.size() >= most_notes) return;
    if (std::any_of(preview_.notes.begin(), preview_.notes.end(), is_same)) return;
    preview_.notes.push_back({said.rule, span, std::move(said.message), std::move(said.hint), index});
  }

  [[nodiscard]] static Reading reading_of(const lang::RuntimeCall& call, const PreviewedStatement& statement) {
    if (statement.is_partial) return Reading::partial;
    const bool is_program = runtime::id_of(call.builtin()) == runtime::BuiltinId::pg_create_daily_partitions_ahead;
    return is_program ? Reading::daily_partition : Reading::whole;
  }

  /// The texts that a call names things with; none where one of them is SQL that may do anything.
  [[nodiscard]] static std::vector<std::string_view> names_of(const lang::RuntimeCall& call) {
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

  [[nodiscard]] uint32_t next_index() const { return static_cast<uint32_t>(preview_.statements.size()); }

  /// Where the bytes of the last statement's SQL were written: they themselves where the clause that holds them goes on as the
  /// source does, else that clause.
  [[nodiscard]] Span place_of(const lang::RuntimeCall& call, const std::vector<ddl::Clause>& clauses, ddl::TextRange text) {
    const auto written = written_part(call, clauses, text);
    return written ? places_.of(call, written->part) : mir_.site(call.site()).span;
  }

  /// A part of the call's input, and whether it is what was asked for to the byte, or as a name without the quotes of the SQL.
  struct WrittenPart {
    ddl::Part part;
    bool is_as_given = false;
    bool is_unquoted = false;
  };

  [[nodiscard]] std::optional<WrittenPart> written_part(const lang::RuntimeCall& call, const std::vector<ddl::Clause>& clauses,
                                                        ddl::TextRange text) {
    const auto holds = [&](const ddl::Clause& clause) { return clause.sql.begin <= text.begin && text.end <= clause.sql.end; };
    const auto clause = std::find_if(clauses.begin(), clauses.end(), holds);
    if (text.begin == text.end || clause == clauses.end()) return std::nullopt;
    WrittenPart written{clause->part};
    ddl::TextRange& bytes = written.part.bytes;
    const std::string_view sql = std::string_view(preview_.statements.back().sql).substr(text.begin, text.end - text.begin);
    const lang::Value given = call.argument(written.part.argument, written.part.element);
    const std::string_view all = runtime::text_of(runtime::pointer_of<const MeshString>(given.word));
    const uint32_t to_end = clause->sql.end - text.begin;
    if (bytes.end - bytes.begin >= to_end && all.substr(bytes.end - to_end).starts_with(sql)) {
      written.is_as_given = true;
      bytes = {bytes.end - to_end, bytes.end - (clause->sql.end - text.end)};
    } else if (sql.front() == '"' && text.begin == clause->sql.begin) {
      const std::string name = ddl::unquote_ident(sql);
      written.is_unquoted = all.substr(bytes.begin).starts_with(name);
      if (written.is_unquoted) bytes.end = bytes.begin + static_cast<uint32_t>(name.size());
    }
    return written;
  }

  /// The edit in the source that puts other SQL in the place of some of the last statement's.
  [[nodiscard]] Fix fix_of_sql(const lang::RuntimeCall& call, const std::vector<ddl::Clause>& clauses, ddl::TextRange text,
                               const std::string& instead) {
    const auto written = written_part(call, clauses, text);
    if (!written || (!written->is_as_given && !written->is_unquoted)) return {};
    return fix_of(call, {{written->part, written->is_unquoted ? ddl::unquote_ident(instead) : instead}});
  }

  /// Says what becomes of the last statement where that is not what its author will have meant.
  void tell_outcome(const lang::RuntimeCall& call, const std::vector<ddl::Clause>& clauses) {
    const uint32_t index = next_index() - 1;
    const schema::Outcome& outcome = preview_.statements[index].outcome;
    auto told = outcome_diagnostic(outcome);
    if (!told) return;
    if (!outcome.instead.empty()) told->fix = fix_of_sql(call, clauses, outcome.text, outcome.instead);
    tell(*std::move(told), place_of(call, clauses, outcome.text), index, outcome.because_of);
  }

  /// Says what the judge has against the last statement, unless it is known to fail anyway.
  void tell_objection(const lang::RuntimeCall& call, const std::vector<ddl::Clause>& clauses) {
    const PreviewedStatement& statement = preview_.statements.back();
    if (judge_ == nullptr || statement.is_partial || statement.outcome.kind == schema::OutcomeKind::fails) return;
    std::optional<Objection> objection = judge_->judge(statement.sql);
    if (!objection) return;
    const Span span = place_of(call, clauses, objection->text);
    tell({objection->code, {}, std::move(objection->message), {}, std::move(objection->hint), {}, {}}, span, next_index() - 1, {});
  }

  void tell(Diagnostic told, Span span, uint32_t index, std::optional<uint32_t> because_of) {
    told.span = span;
    told.statement = index;
    if (because_of && *because_of < preview_.statements.size() && preview_.statements[*because_of].span != span) {
      told.labels.push_back({preview_.statements[*because_of].span, "because of this"});
    }
    diagnostics_.add(std::move(told));
  }

  /// Warns where what a reader sees of a statement is not what is sent.
  void warn_of_hidden(const PreviewedStatement& statement, uint32_t index) {
    const auto at = find_hidden(statement.sql);
    if (!at) return;
    diagnostics_.add(
        {.code = Code::hidden_character,
         .span = statement.span,
         .message = cat({"this statement holds a character that is not seen, U+",
                         hexadecimal(decode_utf8(statement.sql, *at).value), ", so it may read otherwise than it runs"}),
         .labels = {},
         .hint = "remove it, or write it as an escape in U&'...'",
         .statement = index});
  }

  void complain(const lang::RuntimeCall& call, const ddl::Refusal& refusal) {
    const std::string message = cat({runtime::place_in_call(call.builtin(), refusal.part), ": ", refusal.message});
    const Span span = places_.of(call, refusal.part);
    const Span site = mir_.site(call.site()).span;
    const bool is_elsewhere = span.begin < site.begin || span.end > site.end;
    diagnostics_.report(refusal.code, span, {message}, {refusal.hint}, {site, is_elsewhere ? "in this call" : ""},
                        fix_of(call, refusal.edits));
  }

  /// The edits in the source, or none where one of the texts does not stand in a literal. Each reads its literal from the start.
  [[nodiscard]] Fix fix_of(const lang::RuntimeCall& call, const ddl::PartEdits& edits) {
    constexpr size_t most_edits = 32;
    if (edits.size() > most_edits) return {};
    std::vector<PlacedEdit> placed;
    for (const ddl::PartEdit& edit : edits) {
      const std::optional<Span> place = places_.in_literal(call, edit.part);
      if (!place) return {};
      placed.push_back({*place, edit.text});
    }
    return fix_literals(std::move(placed));
  }

  Preview& preview_;
  Diagnostics& diagnostics_;
  Silences& silences_;
  runtime::RecordingPool& pool_;
  const lang::Mir& mir_;
  std::string_view source_;
  Places places_;
  std::string function_;
  OutputLines output_{preview_.output};
  const Judge* judge_;
  Consequences consequences_;
};

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
  preview.leftover = leftover_of(running.source, start, *down, *entry, preview.statements);
  tell_leftover(preview, *down, running.diagnostics);
}

/// Runs the entries of one text, `is_all`: whether a function `down` would be among them if there were one.
Preview run(Running& running, size_t text, bool is_all, const PreviewOptions& options) {
  const lang::Executable& executable = running.executable;
  Diagnostics& diagnostics = running.diagnostics;
  diagnostics.turn_to(text);
  Preview preview;
  runtime::RecordingPool pool(lang::most_output);
  const runtime::PoolScope scope(pool);
  Silences silences(running.source, running.source.numbered(text), executable.comments, diagnostics);
  PreviewHost host(preview, diagnostics, silences, pool, executable.mir, running.source.text(), options);
  const auto is_down = [&](const lang::Entry& entry) { return entry.text == text && entry.name == "down"; };
  const bool has_down = !is_all || std::any_of(executable.entries.begin(), executable.entries.end(), is_down);
  for (uint32_t index = 0; index < executable.entries.size(); ++index) {
    const lang::Entry& entry = executable.entries[index];
    if (entry.text != text) continue;
    preview.functions.push_back({entry.name, entry.span});
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
