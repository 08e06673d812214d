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

}  // namespace

void Consequences::begin(std::string_view function) {
  now_ = function == "down" && has_gone_up_ ? after_up_ : start_;
  now_.begin_function();
}

schema::Outcome Consequences::of(std::string_view sql, bool is_partial, uint32_t index) {
  ddl::Facts facts = ddl::read_sql(sql);
  if (is_partial) facts = facts_of_partial(std::move(facts));
  return now_.apply(facts, sql, index);
}

std::vector<schema::Hindsight> Consequences::end(std::string_view function) {
  if (function == "up") {
    after_up_ = now_;
    has_gone_up_ = true;
  }
  return now_.take_hindsights();
}

}  // namespace mesh
