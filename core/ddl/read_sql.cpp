#include <array>
#include <span>

#include "ddl/facts.hpp"
#include "ddl/read_alter.hpp"
#include "ddl/read_create.hpp"
#include "ddl/read_drop.hpp"
#include "ddl/read_query.hpp"
#include "ddl/read_set.hpp"
#include "ddl/read_write.hpp"
#include "ddl/setting.hpp"
#include "ddl/sql_reader.hpp"
#include "ddl/transaction.hpp"
#include "ddl/word_list.hpp"

namespace mesh::ddl {
namespace {

/// What stands after CREATE, ALTER and DROP of an object that the model does not keep, and that is no relation or type.
constexpr WordList kinds_without_effect =
    " ACCESS AGGREGATE CAST COLLATION CONSTRAINT CONVERSION DATABASE DEFAULT EVENT FUNCTION GROUP LANGUAGE LARGE OPERATOR POLICY"
    " PROCEDURAL PROCEDURE PUBLICATION ROLE ROUTINE RULE SERVER STATISTICS SUBSCRIPTION SYSTEM TABLESPACE TEXT TRANSFORM TRIGGER"
    " TRUSTED USER ";

/// The first words of commands that leave what the model keeps as it is.
constexpr std::initializer_list<SqlWords> commands_without_effect = {"ANALYSE",
                                                                     "ANALYZE",
                                                                     "CHECKPOINT",
                                                                     "CLOSE",
                                                                     "CLUSTER",
                                                                     "COMMENT ON",
                                                                     "DEALLOCATE",
                                                                     "DECLARE",
                                                                     "DISCARD PLANS",
                                                                     "DISCARD SEQUENCES",
                                                                     "GRANT",
                                                                     "LISTEN",
                                                                     "LOCK",
                                                                     "NOTIFY",
                                                                     "PREPARE",
                                                                     "REASSIGN OWNED",
                                                                     "REFRESH MATERIALIZED VIEW",
                                                                     "REINDEX",
                                                                     "REVOKE",
                                                                     "SECURITY LABEL",
                                                                     "SHOW",
                                                                     "UNLISTEN",
                                                                     "VACUUM"};

/// Passes all that is left. True if these words were not among it.
bool skip_without(SqlReader& reader, SqlWords words) {
  for (; !reader.at_end(); reader.skip()) {
    if (reader.is(words)) return false;
  }
  return true;
}

/// Passes a command that is none of those that others read. True if it has no effect.
bool skip_without_effect(SqlReader& reader) {
  if (reader.take("EXPLAIN")) {
    // ANALYZE carries the statement out.
    return !reader.is("(") && skip_without(reader, "ANALYZE");
  }
  const bool is_drop = reader.take("DROP");
  // A rule on SELECT makes a view of its table.
  const SqlWords unwanted = is_drop ? SqlWords("CASCADE") : SqlWords("ON SELECT");
  const bool is_object = is_drop || reader.take_one_of({"CREATE OR REPLACE", "CREATE", "ALTER"});
  const bool has_no_effect =
      is_object ? is_listed(kinds_without_effect, reader.text()) : reader.take_one_of(commands_without_effect);
  if (!has_no_effect || (is_object && !skip_without(reader, unwanted))) return false;
  while (!reader.at_end()) reader.skip();
  return true;
}

/// Whether the next statements do not wait for long after this one.
bool limits_waits(SqlReader& reader) {
  if (reader.take("LOCK")) {
    while (!reader.at_end() && !reader.is("NOWAIT")) reader.skip();
    return !reader.at_end();
  }
  if (reader.take("SELECT")) {
    const bool is_setting = reader.take_one_of({"SET_CONFIG (", "PG_CATALOG . SET_CONFIG ("});
    return is_setting && (reader.text() == "'lock_timeout'" || reader.text() == "'statement_timeout'");
  }
  if (!reader.take("SET")) return false;
  (void)reader.take_one_of({"LOCAL", "SESSION"});
  return reader.is_one_of({"LOCK_TIMEOUT", "STATEMENT_TIMEOUT"});
}

/// What else there is to know of a statement without effect.
NoEffect describe(SqlReader& reader, NoEffect facts = {}) {
  reader.go_to(0);
  facts.limits_waits = limits_waits(reader);
  reader.go_to(0);
  facts.is_create = reader.is("CREATE");
  facts.ends_events = reader.is("SET CONSTRAINTS");
  facts.names_nothing = reader.is_one_of({"CHECKPOINT", "DISCARD", "LISTEN", "NOTIFY", "UNLISTEN"});
  if (reader.take_one_of({"SET", "RESET", "SHOW"})) {
    (void)reader.take_one_of({"LOCAL", "SESSION"});
    facts.names_nothing = reader.is("ALL") || find_setting(reader.text()) != nullptr;
  } else if (reader.is_one_of({"SELECT", "VALUES"})) {
    // A name that stands for no function is a column's, and what is worked out may go wrong.
    const auto is_plain = [&] {
      return !reader.is_one_of({"/", "%", "::", "CAST"}) && (!reader.is_name() || reader.is("(", 1) || reader.is("PG_CATALOG ."));
    };
    while (!reader.at_end() && is_plain() && !reader.is_one_of({"FROM", "JOIN", "TABLE"})) reader.skip();
    facts.names_nothing = reader.at_end() && (facts.parameter.empty() || find_setting(facts.parameter) != nullptr);
  }
  return facts;
}

struct Command {
  SqlWords word;
  Facts (*read)(SqlReader& reader);
  bool may_have_parameters;
  /// Whether the reader wants the word, too.
  bool keeps_word;
};
constexpr auto commands = std::to_array<Command>({
    {"CREATE", read_create, false, false},
    {"ALTER", read_alter, false, false},
    {"DROP", read_drop, false, false},
    {"INSERT", read_rows, true, true},
    {"UPDATE", read_rows, true, true},
    {"DELETE", read_rows, true, true},
    {"SELECT", read_rows, true, true},
    {"WITH", read_rows, true, true},
    {"MERGE", read_rows, true, true},
    {"VALUES", read_rows, true, true},
    {"TABLE", read_rows, true, true},
    {"(", read_rows, true, true},
    {"SET", read_set, false, false},
    {"RESET", read_reset, false, false},
    {"TRUNCATE", read_truncate, false, false},
    {"COPY", read_copy, false, false},
});

/// The facts of a command that the table has. Opaque where it has none, or the reader gives none without having failed.
Facts read_command(SqlReader& reader) {
  for (const Command& command : commands) {
    if (!reader.is(command.word)) continue;
    if (reader.has_parameters() && !command.may_have_parameters) break;
    if (!command.keeps_word) reader.skip();
    return command.read(reader);
  }
  return Opaque{};
}

size_t parts_of(const ConstraintFacts& constraint) {
  return 1 + constraint.columns.size() + constraint.included.size() + constraint.referenced_columns.size();
}

size_t parts_of(std::span<const ConstraintFacts> constraints) {
  size_t parts = 0;
  for (const ConstraintFacts& constraint : constraints) parts += parts_of(constraint);
  return parts;
}

size_t parts_of(std::span<const ColumnFacts> columns) {
  size_t parts = columns.size();
  for (const ColumnFacts& column : columns) parts += parts_of(column.constraints);
  return parts;
}

/// How much there is in a statement to compare with each other.
size_t parts_of(const Facts& facts) {
  if (const auto* table = std::get_if<CreateTable>(&facts)) {
    return parts_of(table->columns) + parts_of(table->constraints) + table->likes.size() + table->parents.size();
  }
  if (const auto* altered = std::get_if<AlterTable>(&facts)) {
    size_t parts = altered->actions.size();
    for (const AlterAction& action : altered->actions) parts += parts_of(action.column.constraints) + parts_of(action.constraint);
    return parts;
  }
  if (const auto* index = std::get_if<CreateIndex>(&facts)) return index->keys.size() + index->included.size();
  if (const auto* dropped = std::get_if<Drop>(&facts)) return dropped->objects.size();
  if (const auto* type = std::get_if<CreateType>(&facts)) return type->labels.size() + parts_of(type->attributes);
  if (const auto* written = std::get_if<Write>(&facts)) return written->tables.size();
  return 0;
}

}  // namespace

Facts read_sql(std::string_view sql, Arena& arena) {
  SqlReader reader(sql, arena);
  if (reader.has_failed()) return Opaque{};
  if (reader.at_end()) {
    NoEffect nothing;
    nothing.names_nothing = true;
    return nothing;
  }
  Facts facts = read_command(reader);
  if (!reader.has_failed() && std::holds_alternative<Opaque>(facts)) {
    if (transaction_command(sql)) return TransactionControl{};
    reader.go_to(0);
    if (skip_without_effect(reader) && reader.is_done()) return describe(reader);
    return Opaque{};
  }
  if (!reader.is_done() || parts_of(facts) > most_parts) return Opaque{};
  if (const auto* none = std::get_if<NoEffect>(&facts)) return describe(reader, *none);
  return facts;
}

}  // namespace mesh::ddl
