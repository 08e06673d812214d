#include "facts_summary.hpp"

#include <array>
#include <span>

#include "base/text.hpp"

namespace mesh::test {
namespace {

using namespace mesh::ddl;

// The letters by which a parse tree calls them.
constexpr std::array persistence_letters{"p", "u", "t"};
constexpr std::array action_letters{"a", "r", "c", "n", "d"};
constexpr std::array constraint_letters{"CHECK", "UNIQUE", "PRIMARY", "FOREIGN", "EXCLUSION"};
constexpr std::array identity_letters{"", "a", "d"};
constexpr std::array strategy_words{"", "range", "list", "hash"};
constexpr std::array alter_words{"AddColumn",      "DropColumn",         "AlterColumnType", "ColumnDefault",
                                 "ColumnDefault",  "SetNotNull",         "DropNotNull",     "DropExpression",
                                 "AddIdentity",    "DropIdentity",       "SetIdentity",     "AddConstraint",
                                 "DropConstraint", "ValidateConstraint", "AttachPartition", "DetachPartition",
                                 "AddInherit",     "DropInherit",        "SetUnLogged",     "SetLogged",
                                 "other"};
constexpr std::array object_words{"TABLE",  "INDEX",     "SEQUENCE", "VIEW",          "MATVIEW",    "TYPE",     "DOMAIN",
                                  "SCHEMA", "EXTENSION", "COLUMN",   "TABCONSTRAINT", "ENUM VALUE", "ATTRIBUTE"};
constexpr std::array write_words{"Insert", "Update", "Delete", "Truncate", "Merge", "Copy"};

template <typename Kind, size_t size>
std::string word_of(const std::array<const char*, size>& words, Kind kind) {
  return words.at(static_cast<size_t>(kind));
}

std::string name_of(const ObjectName& object) { return cat({"{", object.schema, ".", object.name, "}"}); }

template <typename Texts>
std::string list_of(const Texts& texts) {
  std::string out = "(";
  for (const auto& text : texts) append(out, {text, ","});
  return out + ")";
}

std::string names_of_all(std::span<const ObjectName> objects) {
  std::string out;
  for (const ObjectName& object : objects) out += name_of(object);
  return out;
}

std::string type_of(const TypeFacts& type) {
  if (type.name.empty()) return "";
  const std::string_view schema = type.schema == "pg_catalog" ? std::string_view() : type.schema;
  return cat(
      {schema, ".", type.name, type.name == "interval" ? "" : cat({"<", type.modifiers, ">"}), decimal(type.array_dimensions)});
}

std::string flag(bool is_set, const char* word) { return is_set ? cat({" ", word}) : ""; }

std::string constraint_of(const ConstraintFacts& facts) {
  std::string out = cat({"\n    ", word_of(constraint_letters, facts.kind), " ", facts.name});
  if (!facts.is_of_column) out += list_of(facts.columns);
  if (facts.kind == ConstraintKind::foreign_key) {
    append(out, {" ", name_of(facts.referenced), list_of(facts.referenced_columns), word_of(action_letters, facts.on_delete),
                 word_of(action_letters, facts.on_update)});
  }
  append(out, {" ", list_of(facts.included), facts.index, flag(facts.is_deferrable, "deferrable"),
               flag(facts.is_initially_deferred, "deferred"), flag(facts.is_no_inherit, "no inherit"),
               flag(facts.is_not_valid, "not valid"), flag(facts.has_nulls_not_distinct, "nulls not distinct")});
  return out;
}

std::string column_of(const ColumnFacts& facts) {
  std::string out =
      cat({"\n  ", facts.name, " ", type_of(facts.type), flag(!facts.collation.name.empty(), name_of(facts.collation).c_str()),
           flag(facts.is_not_null, "not null"), flag(facts.is_null, "null")});
  append(out, {" ", word_of(identity_letters, facts.identity), flag(facts.generated != Generated::none, "generated"),
               flag(facts.default_value.end > 0, "default")});
  for (const ConstraintFacts& each : facts.constraints) out += constraint_of(each);
  return out;
}

std::string action_of(const AlterAction& facts) {
  std::string out = cat({"\n ", word_of(alter_words, facts.kind)});
  if (facts.kind == AlterKind::other) return out;
  append(out, {flag(facts.is_if_exists || facts.is_if_not_exists, "missing ok"), flag(facts.is_cascade, "cascade"),
               flag(facts.is_concurrent, "concurrent")});
  if (facts.kind == AlterKind::add_column) return out + column_of(facts.column);
  if (facts.kind == AlterKind::add_constraint) return out + constraint_of(facts.constraint);
  if (!facts.name.empty()) append(out, {" ", facts.name});
  if (facts.kind == AlterKind::alter_type) append(out, {" ", type_of(facts.type), flag(facts.expression.end > 0, "using")});
  if (facts.kind == AlterKind::set_default) out += " value";
  if (!facts.other_table.name.empty()) append(out, {" ", name_of(facts.other_table)});
  return out;
}

struct FactsSummary {
  std::string out;
  bool is_known = true;

  void operator()(const CreateTable& table) {
    if (table.has_unknown_columns) {
      append(out, {"create table as ", name_of(table.table), word_of(persistence_letters, table.persistence),
                   flag(table.is_if_not_exists, "if not exists")});
      return;
    }
    append(out, {"create table ", name_of(table.table), word_of(persistence_letters, table.persistence),
                 flag(table.is_if_not_exists, "if not exists"), flag(table.has_on_commit, "on commit")});
    for (const ColumnFacts& each : table.columns) out += column_of(each);
    for (const ConstraintFacts& each : table.constraints) out += constraint_of(each);
    for (const LikeFacts& each : table.likes) append(out, {"\n  like ", name_of(each.source)});
    const bool is_partition = !table.partition_of.name.empty();
    append(out, {"\n ", is_partition ? name_of(table.partition_of) : names_of_all(table.parents), flag(is_partition, "partition"),
                 " ", word_of(strategy_words, table.partition_by), list_of(columns_of(table.partition_keys))});
  }
  void operator()(const AlterTable& table) {
    append(out, {"alter table ", name_of(table.table), flag(table.is_if_exists, "missing ok"), flag(table.is_only, "only")});
    for (const AlterAction& each : table.actions) out += action_of(each);
  }
  void operator()(const CreateIndex& index) {
    append(out, {"create index ", index.index.name, " ", name_of(index.table), index.method});
    append(out, {flag(index.is_unique, "unique"), flag(index.is_concurrent, "concurrent"),
                 flag(index.is_if_not_exists, "if not exists"), flag(index.is_only, "only"),
                 flag(index.has_nulls_not_distinct, "nulls not distinct"), flag(index.predicate.end > 0, "where")});
    for (const IndexKey& key : index.keys) append(out, {"\n  ", key.column, " ", key.operator_class});
    append(out, {"\n  ", list_of(index.included)});
  }
  void operator()(const Rename& rename) {
    append(out, {"rename ", word_of(object_words, rename.kind), " ", name_of(rename.object), " ", rename.from, " ", rename.to,
                 flag(rename.is_if_exists, "missing ok")});
  }
  void operator()(const SetSchema& moved) {
    append(out, {"move ", word_of(object_words, moved.kind), " ", name_of(moved.object), " ", moved.schema,
                 flag(moved.is_if_exists, "missing ok")});
  }
  void operator()(const Drop& drop) {
    append(out, {"drop ", word_of(object_words, drop.kind), " ", names_of_all(drop.objects), flag(drop.is_if_exists, "missing ok"),
                 flag(drop.is_cascade, "cascade"), flag(drop.is_concurrent, "concurrent")});
  }
  void operator()(const Write& write) {
    // With several, which of them the kind is of is no matter of the grammar.
    append(out, {write.tables.size() > 1 && write.kind != WriteKind::truncate ? "Write" : word_of(write_words, write.kind), " ",
                 names_of_all(write.tables), flag(write.is_cascade, "cascade")});
  }
  void operator()(const SetSearchPath& path) { append(out, {"search_path ", list_of(path.schemas), flag(path.is_local, "local")}); }
  template <typename Other>
  void operator()(const Other& /*facts*/) {
    is_known = false;
  }
};

void add(std::vector<TextRange>& into, TextRange range) {
  if (range.end > 0) into.push_back(range);
}

void add(std::vector<TextRange>& into, const ColumnFacts& column) {
  add(into, column.default_value);
  add(into, column.generation);
  for (const ConstraintFacts& each : column.constraints) add(into, each.expression);
}

}  // namespace

std::optional<std::string> summary_of(const Facts& facts) {
  FactsSummary summary;
  std::visit(summary, facts);
  return summary.is_known ? std::optional(summary.out) : std::nullopt;
}

std::vector<TextRange> unjudged(const Facts& facts) {
  std::vector<TextRange> ranges;
  if (const auto* table = std::get_if<CreateTable>(&facts)) {
    for (const ColumnFacts& each : table->columns) add(ranges, each);
    for (const ConstraintFacts& each : table->constraints) add(ranges, each.expression);
    for (const IndexKey& each : table->partition_keys) add(ranges, each.text);
  } else if (const auto* altered = std::get_if<AlterTable>(&facts)) {
    for (const AlterAction& each : altered->actions) {
      add(ranges, each.expression);
      add(ranges, each.column);
      add(ranges, each.constraint.expression);
    }
  } else if (const auto* index = std::get_if<CreateIndex>(&facts)) {
    add(ranges, index->predicate);
    for (const IndexKey& each : index->keys) add(ranges, each.text);
  }
  return ranges;
}

}  // namespace mesh::test
