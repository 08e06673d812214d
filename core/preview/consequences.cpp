#include "preview/consequences.hpp"

#include <algorithm>
#include <utility>

#include "ddl/facts.hpp"
#include "ddl/transaction.hpp"

namespace mesh {
namespace {

/// What is certain of a statement that a snippet leaves parts of open.
ddl::Facts facts_of_partial(ddl::Facts facts) {
  auto* table = std::get_if<ddl::CreateTable>(&facts);
  if (table == nullptr) return ddl::Opaque{};
  table->columns.clear();
  table->constraints.clear();
  table->has_unknown_columns = true;
  return facts;
}

ddl::Facts facts_of(std::string_view sql, Reading reading, Arena& arena) {
  if (reading == Reading::daily_partition) return ddl::NoEffect{};
  return reading == Reading::partial ? facts_of_partial(ddl::read_sql(sql, arena)) : ddl::read_sql(sql, arena);
}

/// Whether a statement changes what is there and of which it is not known what it was like.
bool changes_unknown(const ddl::Facts& facts, const schema::Schema& before) {
  const auto* moved = std::get_if<ddl::SetSchema>(&facts);
  if (moved != nullptr && moved->kind == ddl::ObjectKind::table) return before.find_table(moved->object) == nullptr;
  if (const auto* renamed = std::get_if<ddl::Rename>(&facts)) {
    if (renamed->kind == ddl::ObjectKind::attribute || renamed->kind == ddl::ObjectKind::extension) return true;
    const bool is_of_table = renamed->kind == ddl::ObjectKind::table || renamed->kind == ddl::ObjectKind::constraint;
    return is_of_table && before.find_table(renamed->object) == nullptr;
  }
  const auto* altered = std::get_if<ddl::AlterTable>(&facts);
  if (altered == nullptr) return false;
  const bool changes = std::any_of(altered->actions.begin(), altered->actions.end(), [](const ddl::AlterAction& action) {
    return action.kind >= ddl::AlterKind::alter_type && action.kind <= ddl::AlterKind::set_identity;
  });
  const schema::Table* table = changes ? before.find_table(altered->table) : nullptr;
  return changes && (table == nullptr || !table->is_whole);
}

/// Whether a statement's first words may keep it out of a transaction. Of those that have facts of their own only CONCURRENTLY
/// does.
bool may_be_lone(const ddl::Facts& facts) {
  if (const auto* index = std::get_if<ddl::CreateIndex>(&facts)) return index->is_concurrent;
  if (const auto* dropped = std::get_if<ddl::Drop>(&facts)) return dropped->is_concurrent;
  if (const auto* altered = std::get_if<ddl::AlterTable>(&facts)) return altered->actions.front().is_concurrent;
  return std::holds_alternative<ddl::Opaque>(facts) || std::holds_alternative<ddl::NoEffect>(facts);
}

/// Whether they may begin or end one.
bool may_be_transaction(const ddl::Facts& facts) {
  return std::holds_alternative<ddl::Opaque>(facts) || std::holds_alternative<ddl::TransactionControl>(facts);
}

}  // namespace

void Consequences::begin(advice::Function function) {
  now_ = function.name == "down" && after_up_ ? *after_up_ : start_;
  is_reached_ = true;
  now_.begin_function();
  function.is_sequence = is_sequence_;
  adviser_.begin(std::move(function));
}

std::vector<advice::Note> Consequences::follow(std::string_view sql, Reading reading, uint32_t index, schema::Outcome& outcome,
                                               advice::Work& work) {
  arena_.clear();
  const ddl::Facts facts = facts_of(sql, reading, arena_);
  const bool is_opaque = std::holds_alternative<ddl::Opaque>(facts);
  if (is_opaque || changes_unknown(facts, now_) || now_.is_opaque()) is_followed_ = false;
  // What a snippet leaves open is no statement to advise on.
  if (is_opaque && reading == Reading::partial) {
    adviser_.look(ddl::NoEffect{}, sql, now_);
  } else {
    adviser_.look(facts, sql, now_);
  }
  outcome = now_.apply(facts, sql, index);
  if (is_sequence_) now_.end_transaction();
  std::vector<advice::Note> notes = adviser_.judge(outcome, work);
  if (!is_sequence_ && may_be_lone(facts) && ddl::lone_command(sql) && outcome.code != "42601") {
    // Refused before anything is looked at; what follows is judged as if it had been sent apart.
    outcome = {.kind = schema::OutcomeKind::fails,
               .code = schema::active_transaction,
               .reason = "it cannot run inside a transaction",
               .is_told = true};
  }
  if (may_be_transaction(facts) && ddl::transaction_command(sql)) {
    outcome = {.kind = schema::OutcomeKind::fails,
               .reason = is_sequence_ ? "a run refuses it, which makes each statement a transaction of its own"
                                      : "a run refuses it, which makes the whole function one transaction",
               .is_told = true};
  }
  if (outcome.kind == schema::OutcomeKind::fails) is_reached_ = false;
  return notes;
}

void Consequences::refuse(const std::vector<std::string_view>& texts, uint32_t index) {
  if (texts.empty()) {
    now_.lose_everything(schema::before_all);
  } else {
    now_.refuse(texts, index);
  }
  is_reached_ = false;
}

std::vector<schema::Hindsight> Consequences::end(std::string_view function) {
  if (function == "up") after_up_ = now_;
  return now_.take_hindsights();
}

}  // namespace mesh
