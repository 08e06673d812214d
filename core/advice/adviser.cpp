#include "advice/adviser.hpp"

#include <algorithm>
#include <utility>

#include "advice/rules.hpp"
#include "base/match.hpp"

namespace mesh::advice {
namespace {

/// What is kept of each kind: of what comes after so many, nothing is said.
constexpr size_t most_kept = 1000;

}  // namespace

void Past::follow(const ddl::Facts& facts) {
  if (const auto* dropped = std::get_if<ddl::Drop>(&facts)) {
    for (const ddl::ObjectName& object : dropped->objects) {
      const bool is_kept = dropped->kind == ddl::ObjectKind::index && dropped_indexes_.size() < most_kept;
      if (is_kept) dropped_indexes_.emplace_back(object.name);
    }
  }
  const auto* renamed = std::get_if<ddl::Rename>(&facts);
  if (renamed == nullptr || given_.size() == most_kept) return;
  if (renamed->kind == ddl::ObjectKind::column)
    return given_.push_back({std::string(renamed->object.name), std::string(renamed->to)});
  const bool is_read = renamed->kind == ddl::ObjectKind::table || renamed->kind == ddl::ObjectKind::view ||
                       renamed->kind == ddl::ObjectKind::materialized_view;
  if (!is_read) return;
  for (Given& each : given_) {
    if (each.holder == renamed->object.name) each.holder = renamed->to;
  }
  given_.push_back({{}, std::string(renamed->to)});
}

bool Past::has_dropped(std::string_view index) const {
  return dropped_indexes_.size() == most_kept || contains(dropped_indexes_, index);
}

bool Past::has_given(std::string_view holder, std::string_view name) const {
  return given_.size() == most_kept ||
         std::any_of(given_.begin(), given_.end(), [&](const Given& each) { return each.holder == holder && each.name == name; });
}

void Adviser::begin(Function function) {
  function_ = std::move(function);
  locked_.clear();
  read_.clear();
  temporary_.clear();
  past_ = {};
  has_timeout_ = false;
  has_said_locked_ = false;
}

void Adviser::look(const ddl::Facts& facts, std::string_view sql, const schema::Schema& before) {
  const Moment moment{before, function_.first_statement, &temporary_};
  work_ = work_of(facts, sql, moment, arena_);
  notes_ = {};
  statement_rules(facts, {sql, moment, function_, work_, past_, notes_});
  past_.follow(facts);
  is_alter_ = std::holds_alternative<ddl::AlterTable>(facts);
  const auto* no_effect = std::get_if<ddl::NoEffect>(&facts);
  is_timeout_ = no_effect != nullptr && no_effect->limits_waits;
  follow_temporary(facts);
}

void Adviser::follow_temporary(const ddl::Facts& facts) {
  const auto add = [&](std::string_view name, bool is_temporary) {
    if (is_temporary && !contains(temporary_, name)) temporary_.emplace_back(name);
  };
  const auto is_known = [&](const ddl::ObjectName& object) { return object.schema.empty() && contains(temporary_, object.name); };
  constexpr auto for_session = ddl::Persistence::temporary;
  std::visit(Match{
                 [&](const ddl::CreateTable& made) { add(made.table.name, made.persistence == for_session); },
                 [&](const ddl::CreateView& made) { add(made.view.name, made.persistence == for_session); },
                 [&](const ddl::CreateSequence& made) { add(made.sequence.name, made.persistence == for_session); },
                 [&](const ddl::CreateIndex& made) { add(made.index.name, is_known(made.table)); },
                 [&](const ddl::Rename& renamed) { add(renamed.to, is_known(renamed.object)); },
                 [&](const ddl::Drop& dropped) {
                   for (const ddl::ObjectName& object : dropped.objects) {
                     if (is_known(object)) temporary_.erase(std::find(temporary_.begin(), temporary_.end(), object.name));
                   }
                 },
                 [](const auto&) {},
             },
             facts);
}

std::vector<Note> Adviser::judge(const schema::Outcome& outcome, Work& work) {
  if (outcome.kind == schema::OutcomeKind::fails) return {};
  work = work_;
  if (outcome.kind == schema::OutcomeKind::skipped) {
    notes_ = {};
    work = work_of_skipped(work_, arena_);
    for (const RelationWork& left : work.relations) {
      if (!left.is_made_here) notes_.add(Rule::skipped_lock, {}, left.relation);
    }
  } else {
    has_timeout_ = has_timeout_ || is_timeout_;
  }
  judge_work(work, notes_);
  return notes_.take();
}

void Adviser::judge_work(const Work& work, Notes& notes) {
  if (function_.is_sequence) locked_.clear();
  const size_t locked_before = locked_.size();
  for (const RelationWork& own : work.relations) {
    if (own.is_made_here || own.is_index) continue;
    const bool makes_wait = own.mode == LockMode::access_exclusive || own.mode == LockMode::share;
    if (makes_wait && !has_timeout_ && !has_said_waits_) {
      has_said_waits_ = true;
      notes.add(Rule::waits, {}, own.relation);
    }
    const bool is_read = own.is_scanned || own.is_rewritten;
    if (is_read && is_alter_ && contains(read_, own.relation)) notes.add(Rule::read_again, {}, own.relation);
    if (is_read && is_alter_) read_.emplace_back(own.relation);
    for (size_t at = 0; at < locked_before; ++at) {
      const std::string& locked = locked_[at];
      const bool is_locked_anyway = locked == own.relation && own.mode == LockMode::access_exclusive;
      if (!is_read || is_locked_anyway || has_said_locked_) continue;
      has_said_locked_ = true;
      notes.add(Rule::locked_meanwhile, locked, own.relation);
    }
    // Of two, one is another than whatever comes.
    const bool is_first = locked_.size() < 2 && !contains(locked_, own.relation);
    if (own.mode == LockMode::access_exclusive && is_first) locked_.emplace_back(own.relation);
  }
}

std::vector<LateNote> Adviser::end(const schema::Schema& after) const {
  std::vector<LateNote> late;
  if (function_.name == "down") return late;
  for (const schema::Table* table : after.unsettled_tables()) {
    if (!table->is_whole) continue;
    for (const schema::Constraint& key : table->constraints) {
      const bool is_new_key = key.kind == ddl::ConstraintKind::foreign_key && key.made_by != schema::before_all &&
                              key.made_by >= function_.first_statement && !key.columns.empty();
      const bool has_index = std::any_of(table->indexes.begin(), table->indexes.end(), [&](const schema::Index& index) {
        return !index.keys.empty() && contains(key.columns, index.keys.front());
      });
      if (is_new_key && !has_index) {
        late.push_back({key.made_by, make_note(Rule::unindexed_key, key.columns.front(), table->name)});
      }
    }
  }
  return late;
}

}  // namespace mesh::advice
