#include "preview/consequences.hpp"

#include <utility>

#include "ddl/facts.hpp"

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

ddl::Facts facts_of(std::string_view sql, Reading reading) {
  if (reading == Reading::daily_partition) return ddl::NoEffect{};
  ddl::Facts facts = ddl::read_sql(sql);
  return reading == Reading::partial ? facts_of_partial(std::move(facts)) : facts;
}

}  // namespace

void Consequences::begin(advice::Function function) {
  now_ = function.name == "down" && after_up_ ? *after_up_ : start_;
  is_reached_ = true;
  now_.begin_function();
  adviser_.begin(std::move(function));
}

Consequence Consequences::of(std::string_view sql, Reading reading, uint32_t index) {
  const ddl::Facts facts = facts_of(sql, reading);
  const bool is_opaque = std::holds_alternative<ddl::Opaque>(facts);
  if (is_opaque) is_followed_ = false;
  // What a snippet leaves open is no statement to advise on.
  adviser_.look(is_opaque && reading == Reading::partial ? ddl::Facts(ddl::NoEffect{}) : facts, sql, now_);
  schema::Outcome outcome = now_.apply(facts, sql, index);
  if (outcome.kind == schema::OutcomeKind::fails) is_reached_ = false;
  advice::Advice advice = adviser_.judge(outcome);
  return {std::move(outcome), std::move(advice)};
}

void Consequences::lose(uint32_t index) {
  now_.lose_everything(index);
  is_reached_ = false;
}

std::vector<schema::Hindsight> Consequences::end(std::string_view function) {
  if (function == "up") after_up_ = now_;
  return now_.take_hindsights();
}

}  // namespace mesh
