// Statements applied to a schema one after the other, and what it says of them.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "ddl/facts.hpp"
#include "schema/schema.hpp"

class History {
 public:
  explicit History(mesh::schema::Start start = mesh::schema::Start::empty, unsigned postgres = mesh::schema::default_postgres)
      : schema(start, postgres) {}

  /// Applies a statement: `applied`, `skipped`, `fails 42P07`, `unknown existence`, with the code that it would fail with.
  std::string say(std::string_view sql) {
    mesh::Arena arena;
    outcome = schema.apply(mesh::ddl::read_sql(sql, arena), sql, next_++);
    std::string said(mesh::schema::kind_text(outcome.kind));
    if (outcome.cause != mesh::schema::Cause::none) (said += ' ') += mesh::schema::cause_text(outcome.cause);
    if (!outcome.code.empty()) (said += ' ') += outcome.code;
    if (outcome.is_warning) said += " !";
    return said;
  }

  /// Applies all but the last, and says what becomes of that.
  std::string say(std::initializer_list<std::string_view> statements) {
    std::string said;
    for (const std::string_view sql : statements) said = say(sql);
    return said;
  }

  [[nodiscard]] const mesh::schema::Table& table(std::string_view name) const {
    const mesh::schema::Table* found = schema.find_table({"", std::string(name), {}});
    static const mesh::schema::Table missing;
    return found == nullptr ? missing : *found;
  }

  mesh::schema::Schema schema;
  mesh::schema::Outcome outcome;

 private:
  uint32_t next_ = 0;
};

/// What becomes of the last statement, from an empty start.
inline std::string last_of(std::initializer_list<std::string_view> statements) { return History().say(statements); }

/// The same from an open start.
inline std::string last_of_open(std::initializer_list<std::string_view> statements) {
  return History(mesh::schema::Start::open).say(statements);
}

/// The names of a table's constraints or indexes, each with a blank before it.
template <typename Named>
std::string names_of(const Named& all) {
  std::string names;
  for (const auto& each : all) (names += ' ') += each.name;
  return names;
}
