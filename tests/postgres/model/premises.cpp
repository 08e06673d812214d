#include "model/premises.hpp"

#include <span>
#include <variant>

namespace mesh::test {
namespace {

using Names = std::vector<std::string>;

template <typename... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};
template <typename... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>;

void append(Names& into, std::span<const ddl::ConstraintFacts> constraints) {
  for (const ddl::ConstraintFacts& constraint : constraints) into.emplace_back(constraint.name);
}

Names made_by(const ddl::CreateTable& table) {
  Names names{std::string(table.table.name)};
  append(names, table.constraints);
  for (const ddl::ColumnFacts& column : table.columns) append(names, column.constraints);
  return names;
}

Names made_by(const ddl::AlterTable& table) {
  Names names;
  for (const ddl::AlterAction& action : table.actions) {
    names.emplace_back(action.column.name);
    names.emplace_back(action.constraint.name);
    append(names, action.column.constraints);
  }
  return names;
}

}  // namespace

std::vector<std::string> names_made(const ddl::Facts& facts) {
  return std::visit(Overloaded{
                        [](const ddl::CreateTable& made) { return made_by(made); },
                        [](const ddl::AlterTable& made) { return made_by(made); },
                        [](const ddl::CreateIndex& made) { return Names{std::string(made.index.name)}; },
                        [](const ddl::Rename& made) { return Names{std::string(made.to)}; },
                        [](const ddl::SetSchema& made) { return Names{std::string(made.object.name)}; },
                        [](const ddl::CreateType& made) { return Names{std::string(made.type.name)}; },
                        [](const ddl::AddEnumValue& made) { return Names{std::string(made.value)}; },
                        [](const ddl::CreateSchema& made) { return Names{std::string(made.schema)}; },
                        [](const ddl::CreateSequence& made) { return Names{std::string(made.sequence.name)}; },
                        [](const ddl::CreateView& made) { return Names{std::string(made.view.name)}; },
                        [](const auto&) { return Names(); },
                    },
                    facts);
}

size_t parts_of(const ddl::Facts& facts) {
  if (const auto* drop = std::get_if<ddl::Drop>(&facts)) return drop->objects.size();
  if (const auto* alter = std::get_if<ddl::AlterTable>(&facts)) return alter->actions.size();
  return 1;
}

}  // namespace mesh::test
