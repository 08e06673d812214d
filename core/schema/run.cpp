#include "schema/run.hpp"

namespace mesh::schema {
namespace {

void say(Outcome& outcome, OutcomeKind kind, Cause cause, const char* code) {
  outcome = Outcome();
  outcome.kind = kind;
  outcome.cause = cause;
  outcome.code = code;
}

void tell(Outcome& outcome, std::string_view said, const Pieces& names, uint32_t because) {
  const Piece* next = names.begin();
  std::string* into = &outcome.reason;
  for (const char byte : said) {
    if (byte == '|') {
      into = &outcome.hint;
    } else if (byte == '$') {
      append(*into, {"`", printable((next++)->text()), "`"});
    } else if (byte == '%') {
      *into += (next++)->text();
    } else {
      *into += byte;
    }
  }
  if (because != before_all) outcome.because_of = because;
}

}  // namespace

void Run::fail(const char* code, const char* said, const Pieces& names, uint32_t because, ddl::TextRange text) {
  if (has_failed()) return;
  say(outcome, OutcomeKind::fails, Cause::none, may_fail_ ? "" : code);
  outcome.text = text;
  tell(outcome, said, names, because);
}

void Run::skip(const char* said, const Pieces& names, uint32_t because) {
  if (has_failed()) return;
  // A schema, table or column that nobody made is taken to be there, so it keeps no statement from being skipped.
  if (outcome.kind != OutcomeKind::applied && (is_doubted_ || lost_ != Cause::none)) return;
  say(outcome, OutcomeKind::skipped, Cause::none, "");
  tell(outcome, said, names, because);
}

void Run::doubt(Cause cause, const char* code, uint32_t because) {
  const std::string_view fault = code;
  const bool is_premise = cause == Cause::existence && (fault == "42P01" || fault == "42703" || fault == "3F000");
  is_doubted_ = is_doubted_ || !is_premise;
  may_fail_ = may_fail_ || (!is_premise && cause != Cause::rows && !fault.empty());
  // What depends on rows says more than what depends on existence or on an expression.
  const bool is_less = outcome.cause == Cause::existence || outcome.cause == Cause::expression;
  const bool is_more = cause == Cause::rows && is_less && !outcome.is_warning;
  if (has_failed() || (outcome.kind == OutcomeKind::unknown && !is_more)) return;
  say(outcome, OutcomeKind::unknown, cause, code);
  if (because != before_all) outcome.because_of = because;
}

void Run::warn(Cause cause, const char* code, const char* said, const Pieces& names, uint32_t because) {
  if (has_failed() || outcome.is_warning) return;
  is_doubted_ = true;
  may_fail_ = may_fail_ || *code != '\0';
  say(outcome, OutcomeKind::unknown, cause, code);
  tell(outcome, said, names, because);
  outcome.is_warning = true;
}

void Run::lose(Cause cause, uint32_t because) {
  doubt(cause, "", because);
  if (lost_ != Cause::none) return;
  lost_ = cause;
  lost_by_ = because == before_all ? statement : because;
}

void Run::record(ddl::ObjectKind kind, Piece schema, Piece table, Piece name, Piece became, Piece to_schema) {
  state.gone.push_back({kind, std::string(schema.text()), std::string(table.text()), std::string(name.text()),
                        std::string(became.text()), std::string(to_schema.text().empty() ? schema.text() : to_schema.text()),
                        statement});
}

void Run::record_lost(const ddl::ObjectName& object, Piece became, Piece to_schema) {
  if (has_failed() || outcome.kind == OutcomeKind::skipped) return;
  const std::string_view schema = object.schema.empty() ? std::string_view(state.path.front()) : object.schema;
  for (size_t at = state.gone.size(); at-- > 0;) {
    const Gone& gone = state.gone[at];
    const bool is_relation = gone.table.empty() && gone.kind < ddl::ObjectKind::type;
    if (!is_relation || gone.became != object.name) continue;
    const bool is_there = gone.to_schema == schema || cat({gone.to_schema, schema}) == "public";
    if (is_there) return record(gone.kind, gone.to_schema, {}, object.name, became, to_schema);
  }
}

void Run::finish() {
  if (has_failed()) {
    lost_ = Cause::after_failure;
    lost_by_ = statement;
    state.gone.resize(recorded_);
  }
  if (lost_ != Cause::none) {
    for (const uint32_t number : touched_) state.lose(*state.slots[number], lost_, lost_by_);
  }
  state.bury();
}

}  // namespace mesh::schema
