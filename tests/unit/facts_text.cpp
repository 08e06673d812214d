#include "facts_text.hpp"

#include <array>
#include <span>

#include "base/text.hpp"
#include "ddl/facts.hpp"

namespace mesh::test {
namespace {

using namespace mesh::ddl;

constexpr std::array persistences{"", " unlogged", " temporary"};
constexpr std::array actions{"no action", "restrict", "cascade", "set null", "set default"};
constexpr std::array constraint_kinds{"check", "unique", "primary key", "foreign key", "exclude"};
constexpr std::array identities{"", " identity always", " identity by default"};
constexpr std::array strategies{"", " by range", " by list", " by hash"};
constexpr std::array alter_kinds{
    "add column",       "drop column",      "alter type",    "set default",  "drop default",   "set not null",    "drop not null",
    "drop expression",  "add identity",     "drop identity", "set identity", "add constraint", "drop constraint", "validate",
    "attach partition", "detach partition", "inherit",       "no inherit",   "set unlogged",   "set logged",      "other"};
constexpr std::array object_kinds{"table",  "index",     "sequence", "view",       "materialized view", "type",     "domain",
                                  "schema", "extension", "column",   "constraint", "enum value",        "attribute"};
constexpr std::array type_kinds{"enum", "composite", "range", "base", "shell", "domain"};
constexpr std::array write_kinds{"insert", "update", "delete", "truncate", "merge", "copy"};

template <typename Kind, size_t size>
std::string text_of(const std::array<const char*, size>& texts, Kind kind) {
  return texts.at(static_cast<size_t>(kind));
}

/// Prints what it is called with.
class FactsPrinter {
 public:
  explicit FactsPrinter(std::string_view sql) : sql_(sql) {}

  void operator()(const Opaque& /*facts*/) { out_ += "opaque"; }
  void operator()(const NoEffect& /*facts*/) { out_ += "no effect"; }
  void operator()(const TransactionControl& /*facts*/) { out_ += "transaction"; }

  void operator()(const CreateTable& table) {
    add({"create", text_of(persistences, table.persistence), " table ", name(table.table)});
    add_if(table.is_if_not_exists, " if not exists");
    add_if(table.has_unknown_columns, " unknown columns");
    if (!table.partition_of.name.empty()) add({" of ", name(table.partition_of)});
    for (const ColumnFacts& each : table.columns) add({"; ", column(each)});
    for (const ConstraintFacts& each : table.constraints) add({"; ", constraint(each)});
    for (const LikeFacts& like : table.likes) add({"; like ", name(like.source), like.has_options ? " with options" : ""});
    if (!table.parents.empty()) add({"; inherits ", names(table.parents)});
    if (table.partition_by != PartitionStrategy::none) {
      add({";", text_of(strategies, table.partition_by), " ", list(columns_of(table.partition_keys))});
    }
    add_if(table.has_on_commit, "; on commit");
  }

  void operator()(const AlterTable& table) {
    add({"alter table ", name(table.table)});
    add_if(table.is_if_exists, " if exists");
    add_if(table.is_only, " only");
    for (const AlterAction& each : table.actions) add({"; ", action(each)});
  }

  void operator()(const CreateIndex& index) {
    add({"create", index.is_unique ? " unique" : "", " index ", name(index.index), " on ", name(index.table), " ", index.method});
    add_if(index.is_concurrent, " concurrently");
    add_if(index.is_if_not_exists, " if not exists");
    add_if(index.is_only, " only");
    add_if(index.has_nulls_not_distinct, " nulls not distinct");
    for (const IndexKey& key : index.keys) {
      add({"; ", key.column, "[", text(key.text), "]", key.operator_class.empty() ? "" : " ", key.operator_class});
    }
    if (!index.included.empty()) add({"; include ", list(index.included)});
    if (index.predicate.end > 0) add({"; where [", text(index.predicate), "]"});
  }

  void operator()(const Rename& rename) {
    add({"rename ", text_of(object_kinds, rename.kind)});
    if (rename.kind != rename.holder) add({" ", rename.from, " of ", text_of(object_kinds, rename.holder)});
    add({" ", name(rename.object), " to ", rename.to});
    add_if(rename.is_if_exists, " if exists");
  }

  void operator()(const SetSchema& moved) {
    add({"move ", text_of(object_kinds, moved.kind), " ", name(moved.object), " to ", moved.schema});
    add_if(moved.is_if_exists, " if exists");
  }

  void operator()(const Drop& drop) {
    add({"drop ", text_of(object_kinds, drop.kind), " ", names(drop.objects)});
    add_if(drop.is_if_exists, " if exists");
    add_if(drop.is_cascade, " cascade");
    add_if(drop.is_concurrent, " concurrently");
  }

  void operator()(const CreateType& type) {
    add({"create ", text_of(type_kinds, type.kind), " ", name(type.type)});
    if (!type.labels.empty()) add({" ", list(type.labels)});
    for (const ColumnFacts& each : type.attributes) add({"; ", column(each)});
    if (!type.base.name.empty()) add({" ", type_text(type.base)});
    add_if(type.is_not_null, " not null");
    add_if(type.default_value.end != 0, " default");
    add_if(!type.checks.empty(), " check");
  }

  void operator()(const AddEnumValue& add_value) {
    add({"add value ", add_value.value, " to ", name(add_value.type)});
    if (!add_value.beside.empty()) add({" beside ", add_value.beside});
    add_if(add_value.is_if_not_exists, " if not exists");
  }

  void operator()(const CreateSchema& schema) {
    add({"create schema ", schema.schema});
    add_if(schema.is_if_not_exists, " if not exists");
  }

  void operator()(const CreateSequence& sequence) {
    add({"create", text_of(persistences, sequence.persistence), " sequence ", name(sequence.sequence)});
    add_if(sequence.is_if_not_exists, " if not exists");
    const SequenceFacts& options = sequence.options;
    if (!options.owner.name.empty()) add({" owned by ", name(options.owner), " ", options.owner_column});
  }

  void operator()(const OwnSequence& own) {
    add({"own sequence ", name(own.sequence)});
    add_if(own.is_if_exists, " if exists");
    if (!own.owner.name.empty()) add({" by ", name(own.owner), " ", own.owner_column});
  }

  void operator()(const CreateView& view) {
    add({"create", text_of(persistences, view.persistence), view.is_materialized ? " materialized" : "", " view ",
         name(view.view)});
    add_if(view.is_or_replace, " or replace");
    add_if(view.is_if_not_exists, " if not exists");
    add({" [", text(view.query), "]"});
  }

  void operator()(const CreateExtension& extension) {
    add({"create extension ", extension.extension});
    add_if(extension.is_if_not_exists, " if not exists");
  }

  void operator()(const Write& write) {
    add({text_of(write_kinds, write.kind), " ", names(write.tables)});
    add_if(write.is_cascade, " cascade");
  }

  void operator()(const SetSearchPath& path) {
    add({"search_path ", list(path.schemas)});
    add_if(path.is_local, " local");
  }

  [[nodiscard]] const std::string& out() const { return out_; }

 private:
  void add(Pieces pieces) { append(out_, pieces); }
  void add_if(bool is_so, std::string_view what) {
    if (is_so) out_ += what;
  }

  [[nodiscard]] std::string text(TextRange range) const { return std::string(sql_.substr(range.begin, range.end - range.begin)); }

  [[nodiscard]] static std::string name(const ObjectName& object) {
    return cat({object.schema, object.schema.empty() ? "" : ".", object.name});
  }
  [[nodiscard]] static std::string names(std::span<const ObjectName> objects) {
    std::string out;
    for (const ObjectName& object : objects) append(out, {out.empty() ? "" : ", ", name(object)});
    return out;
  }
  template <typename Texts>
  [[nodiscard]] static std::string list(const Texts& texts) {
    std::string out = "(";
    for (const auto& each : texts) append(out, {out.size() == 1 ? "" : ",", each});
    return out + ")";
  }

  [[nodiscard]] static std::string type_text(const TypeFacts& type) {
    std::string out = cat({type.schema, type.schema.empty() ? "" : ".", type.name});
    if (!type.modifiers.empty()) append(out, {"(", type.modifiers, ")"});
    for (uint32_t at = 0; at < type.array_dimensions; ++at) out += "[]";
    return out;
  }

  [[nodiscard]] std::string column(const ColumnFacts& column) const {
    std::string out = cat({column.name, column.type.name.empty() ? "" : " ", type_text(column.type)});
    if (!column.collation.name.empty()) append(out, {" collate ", name(column.collation)});
    if (column.is_not_null) out += " not null";
    if (column.is_null) out += " null";
    out += text_of(identities, column.identity);
    if (column.default_value.end > 0) append(out, {" default [", text(column.default_value), "]"});
    if (column.generated != Generated::none) {
      append(out, {column.generated == Generated::stored ? " stored [" : " virtual [", text(column.generation), "]"});
    }
    for (const ConstraintFacts& each : column.constraints) append(out, {", ", constraint(each)});
    if (column.conflict.end > 0) append(out, {" conflict [", text(column.conflict), "]"});
    return out;
  }

  [[nodiscard]] std::string constraint(const ConstraintFacts& facts) const {
    std::string out = text_of(constraint_kinds, facts.kind);
    if (!facts.name.empty()) append(out, {" ", facts.name});
    if (!facts.columns.empty() && !facts.is_of_column) append(out, {" ", list(facts.columns)});
    if (!facts.included.empty()) append(out, {" include ", list(facts.included)});
    if (!facts.index.empty()) append(out, {" using ", facts.index});
    if (!facts.referenced.name.empty()) append(out, {" to ", name(facts.referenced)});
    if (!facts.referenced_columns.empty()) append(out, {" ", list(facts.referenced_columns)});
    if (facts.on_delete != KeyAction::no_action) append(out, {" on delete ", text_of(actions, facts.on_delete)});
    if (facts.on_update != KeyAction::no_action) append(out, {" on update ", text_of(actions, facts.on_update)});
    if (facts.expression.end > 0) append(out, {" [", text(facts.expression), "]"});
    if (facts.is_not_valid) out += " not valid";
    if (facts.is_deferrable) out += " deferrable";
    if (facts.is_initially_deferred) out += " deferred";
    if (facts.is_no_inherit) out += " no inherit";
    if (facts.has_nulls_not_distinct) out += " nulls not distinct";
    return out;
  }

  [[nodiscard]] std::string action(const AlterAction& facts) const {
    std::string out = text_of(alter_kinds, facts.kind);
    if (facts.is_if_exists) out += " if exists";
    if (facts.is_if_not_exists) out += " if not exists";
    if (facts.kind == AlterKind::add_column) return cat({out, " ", column(facts.column)});
    if (facts.kind == AlterKind::add_constraint) return cat({out, " ", constraint(facts.constraint)});
    if (!facts.name.empty()) append(out, {" ", facts.name});
    if (!facts.type.name.empty()) append(out, {" ", type_text(facts.type)});
    if (!facts.column.collation.name.empty()) append(out, {" collate ", name(facts.column.collation)});
    out += text_of(identities, facts.column.identity);
    if (facts.expression.end > 0) append(out, {" [", text(facts.expression), "]"});
    if (!facts.other_table.name.empty()) append(out, {" ", name(facts.other_table)});
    if (facts.is_cascade) out += " cascade";
    if (facts.is_concurrent) out += " concurrently";
    return out;
  }

  std::string_view sql_;
  std::string out_;
};

}  // namespace

std::string facts_of(std::string_view sql) {
  FactsPrinter printer(sql);
  Arena arena;
  std::visit(printer, read_sql(sql, arena));
  return printer.out();
}

}  // namespace mesh::test
