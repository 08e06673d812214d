#include "preview/consequences.hpp"

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

void Consequences::begin(std::string_view function) {
  now_ = function == "down" && after_up_ ? *after_up_ : start_;
  is_reached_ = true;
  now_.begin_function();
}

schema::Outcome Consequences::of(std::string_view sql, Reading reading, uint32_t index) {
  const ddl::Facts facts = facts_of(sql, reading);
  if (std::holds_alternative<ddl::Opaque>(facts)) is_followed_ = false;
  schema::Outcome outcome = now_.apply(facts, sql, index);
  if (outcome.kind == schema::OutcomeKind::fails) is_reached_ = false;
  return outcome;
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
