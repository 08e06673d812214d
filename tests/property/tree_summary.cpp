#include "base/text.hpp"
#include "facts_summary.hpp"

namespace mesh::test {
namespace {

using nlohmann::json;

std::string text_in(const json& node, const char* field) { return node.value(field, std::string()); }

bool is_set(const json& node, const char* field) { return node.value(field, false); }

std::string flagged(bool is_so, std::string_view word) { return is_so ? cat({" ", word}) : ""; }

const json& list_in(const json& node, const char* field) {
  static const json none = json::array();
  return node.contains(field) ? node.at(field) : none;
}

std::string string_in(const json& node) { return text_in(node.at("String"), "sval"); }

std::string relation(const json& node) { return cat({"{", text_in(node, "schemaname"), ".", text_in(node, "relname"), "}"}); }

/// A name that is a list of strings.
std::string listed_name(const json& names) {
  const bool has_schema = names.size() > 1;
  return cat({"{", has_schema ? string_in(names[0]) : "", ".", string_in(names.back()), "}"});
}

std::string strings(const json& list) {
  std::string out = "(";
  for (const json& each : list) append(out, {string_in(each), ","});
  return out + ")";
}

std::string dotted(const json& names) {
  std::string out;
  for (const json& each : names) append(out, {out.empty() ? "" : ".", string_in(each)});
  return out;
}

std::string modifier(const json& node) {
  if (node.contains("ColumnRef")) return dotted(node.at("ColumnRef").at("fields"));
  const json& value = node.at("A_Const");
  if (value.contains("sval")) return cat({"'", value.at("sval").value("sval", ""), "'"});
  return value.contains("ival") ? decimal(value.at("ival").value("ival", 0)) : value.at("fval").value("fval", "");
}

std::string tree_type(const json& node) {
  const json& names = node.at("names");
  std::string schema = names.size() > 1 ? string_in(names[0]) : "";
  if (schema == "pg_catalog") schema.clear();
  const std::string name = string_in(names.back());
  std::string modifiers;
  for (const json& each : list_in(node, "typmods")) append(modifiers, {modifiers.empty() ? "" : ",", modifier(each)});
  return cat(
      {schema, ".", name, name == "interval" ? "" : cat({"<", modifiers, ">"}), decimal(list_in(node, "arrayBounds").size())});
}

std::string tree_constraint(const json& node, bool is_of_column, const std::string& attributes) {
  const std::string kind = text_in(node, "contype").substr(7);
  std::string out = cat({"\n    ", kind, " ", text_in(node, "conname")});
  const bool is_key = kind == "FOREIGN";
  if (!is_of_column) out += strings(list_in(node, is_key ? "fk_attrs" : "keys"));
  if (is_key) {
    append(out, {" ", relation(node.at("pktable")), strings(list_in(node, "pk_attrs")), text_in(node, "fk_del_action"),
                 text_in(node, "fk_upd_action")});
  }
  append(out, {" ", strings(list_in(node, "including")), text_in(node, "indexname")});
  out += is_of_column ? attributes
                      : flagged(is_set(node, "deferrable"), "deferrable") + flagged(is_set(node, "initdeferred"), "deferred");
  append(out, {flagged(is_set(node, "is_no_inherit"), "no inherit"), flagged(is_set(node, "skip_validation"), "not valid"),
               flagged(is_set(node, "nulls_not_distinct"), "nulls not distinct")});
  return out;
}

/// The words DEFERRABLE and INITIALLY DEFERRED after a column's constraint, as they are kept.
std::string attributes_after(const json& constraints, size_t at) {
  bool is_deferrable = false;
  bool is_deferred = false;
  for (++at; at < constraints.size(); ++at) {
    const std::string kind = text_in(constraints[at].at("Constraint"), "contype");
    if (!kind.starts_with("CONSTR_ATTR_")) break;
    is_deferrable = is_deferrable || kind == "CONSTR_ATTR_DEFERRABLE" || kind == "CONSTR_ATTR_DEFERRED";
    is_deferred = is_deferred || kind == "CONSTR_ATTR_DEFERRED";
  }
  return flagged(is_deferrable, "deferrable") + flagged(is_deferred, "deferred");
}

std::string tree_column(const json& node) {
  const json& constraints = list_in(node, "constraints");
  bool has_not_null = false;
  bool has_null = false;
  bool has_default = false;
  bool is_generated = false;
  std::string identity;
  std::string rest;
  for (size_t at = 0; at < constraints.size(); ++at) {
    const json& constraint = constraints[at].at("Constraint");
    const std::string kind = text_in(constraint, "contype").substr(7);
    if (kind == "NOTNULL") {
      has_not_null = true;
    } else if (kind == "NULL") {
      has_null = true;
    } else if (kind == "DEFAULT") {
      has_default = true;
    } else if (kind == "IDENTITY") {
      identity = text_in(constraint, "generated_when");
    } else if (kind == "GENERATED") {
      is_generated = true;
    } else if (!kind.starts_with("ATTR_")) {
      rest += tree_constraint(constraint, true, attributes_after(constraints, at));
    }
  }
  const bool has_collation = node.contains("collClause");
  std::string out = cat({"\n  ", text_in(node, "colname"), " ", node.contains("typeName") ? tree_type(node.at("typeName")) : "",
                         flagged(has_collation, has_collation ? listed_name(node.at("collClause").at("collname")) : ""),
                         flagged(has_not_null, "not null"), flagged(has_null, "null")});
  append(out, {" ", identity, flagged(is_generated, "generated"), flagged(has_default, "default"), rest});
  return out;
}

std::string tree_table(const json& node) {
  const json& table = node.at("relation");
  const std::string on_commit = text_in(node, "oncommit");
  std::string out = cat({"create table ", relation(table), text_in(table, "relpersistence"),
                         flagged(is_set(node, "if_not_exists"), "if not exists"),
                         flagged(on_commit == "ONCOMMIT_DROP" || on_commit == "ONCOMMIT_DELETE_ROWS", "on commit")});
  std::string constraints;
  std::string likes;
  for (const json& each : list_in(node, "tableElts")) {
    if (each.contains("ColumnDef")) out += tree_column(each.at("ColumnDef"));
    if (each.contains("Constraint")) constraints += tree_constraint(each.at("Constraint"), false, "");
    if (each.contains("TableLikeClause")) append(likes, {"\n  like ", relation(each.at("TableLikeClause").at("relation"))});
  }
  append(out, {constraints, likes, "\n "});
  for (const json& each : list_in(node, "inhRelations")) out += relation(each.at("RangeVar"));
  append(out, {flagged(node.contains("partbound"), "partition"), " "});
  if (!node.contains("partspec")) return out + "()";
  append(out, {text_in(node.at("partspec"), "strategy"), "("});
  for (const json& each : node.at("partspec").at("partParams")) append(out, {text_in(each.at("PartitionElem"), "name"), ","});
  return out + ")";
}

std::string tree_index(const json& node) {
  const json& table = node.at("relation");
  std::string out = cat({"create index ", text_in(node, "idxname"), " ", relation(table), text_in(node, "accessMethod")});
  append(out, {flagged(is_set(node, "unique"), "unique"), flagged(is_set(node, "concurrent"), "concurrent"),
               flagged(is_set(node, "if_not_exists"), "if not exists"), flagged(!is_set(table, "inh"), "only"),
               flagged(is_set(node, "nulls_not_distinct"), "nulls not distinct"), flagged(node.contains("whereClause"), "where")});
  for (const json& each : node.at("indexParams")) {
    const json& key = each.at("IndexElem");
    append(out, {"\n  ", text_in(key, "name"), " ", dotted(list_in(key, "opclass"))});
  }
  out += "\n  (";
  for (const json& each : list_in(node, "indexIncludingParams")) append(out, {text_in(each.at("IndexElem"), "name"), ","});
  return out + ")";
}

std::string tree_action(const json& node) {
  constexpr std::string_view known =
      " AddColumn DropColumn AlterColumnType ColumnDefault SetNotNull DropNotNull DropExpression AddIdentity DropIdentity "
      "SetIdentity"
      " AddConstraint DropConstraint ValidateConstraint AttachPartition DetachPartition AddInherit DropInherit SetUnLogged "
      "SetLogged ";
  const std::string kind = text_in(node, "subtype").substr(3);
  const json definition = node.value("def", json::object());
  const bool changes_kind = definition.dump().find("\"generated\"") != std::string::npos;
  const bool is_known = known.find(cat({" ", kind, " "})) != std::string_view::npos && (kind != "SetIdentity" || changes_kind);
  std::string out = cat({"\n ", is_known ? kind : "other"});
  if (!is_known) return out;
  const bool is_partition = definition.contains("PartitionCmd");
  append(out, {flagged(is_set(node, "missing_ok"), "missing ok"), flagged(text_in(node, "behavior") == "DROP_CASCADE", "cascade"),
               flagged(is_partition && is_set(definition.at("PartitionCmd"), "concurrent"), "concurrent")});
  if (kind == "AddColumn") return out + tree_column(definition.at("ColumnDef"));
  if (kind == "AddConstraint") return out + tree_constraint(definition.at("Constraint"), false, "");
  if (node.contains("name")) append(out, {" ", text_in(node, "name")});
  if (kind == "AlterColumnType") {
    const json& column = definition.at("ColumnDef");
    append(out, {" ", tree_type(column.at("typeName")), flagged(column.contains("raw_default"), "using")});
  }
  if (kind == "ColumnDefault" && !definition.empty()) out += " value";
  if (definition.contains("RangeVar")) append(out, {" ", relation(definition.at("RangeVar"))});
  if (is_partition) append(out, {" ", relation(definition.at("PartitionCmd").at("name"))});
  return out;
}

std::string tree_alter(const json& node) {
  const json& table = node.at("relation");
  std::string out = cat(
      {"alter table ", relation(table), flagged(is_set(node, "missing_ok"), "missing ok"), flagged(!is_set(table, "inh"), "only")});
  for (const json& each : node.at("cmds")) out += tree_action(each.at("AlterTableCmd"));
  return out;
}

/// What is renamed, moved or dropped, however the tree names it.
std::string any_object(const json& node) {
  if (node.contains("TypeName")) return listed_name(node.at("TypeName").at("names"));
  if (node.contains("List")) return listed_name(node.at("List").at("items"));
  return cat({"{.", string_in(node), "}"});
}

std::string tree_rename(const json& node) {
  std::string kind = text_in(node, "renameType").substr(7);
  if (kind == "DOMCONSTRAINT") kind = "TABCONSTRAINT";
  const bool has_part = kind == "COLUMN" || kind == "TABCONSTRAINT" || kind == "ATTRIBUTE";
  const std::string object = node.contains("relation") ? relation(node.at("relation"))
                             : node.contains("object") ? any_object(node.at("object"))
                                                       : cat({"{.", text_in(node, "subname"), "}"});
  return cat({"rename ", kind, " ", object, " ", has_part ? text_in(node, "subname") : "", " ", text_in(node, "newname"),
              flagged(is_set(node, "missing_ok"), "missing ok")});
}

std::string tree_move(const json& node) {
  return cat({"move ", text_in(node, "objectType").substr(7), " ",
              node.contains("relation") ? relation(node.at("relation")) : any_object(node.at("object")), " ",
              text_in(node, "newschema"), flagged(is_set(node, "missing_ok"), "missing ok")});
}

std::string tree_drop(const json& node) {
  std::string out = cat({"drop ", text_in(node, "removeType").substr(7), " "});
  for (const json& each : node.at("objects")) out += any_object(each);
  return cat({out, flagged(is_set(node, "missing_ok"), "missing ok"),
              flagged(text_in(node, "behavior") == "DROP_CASCADE", "cascade"), flagged(is_set(node, "concurrent"), "concurrent")});
}

/// The tables of a statement that changes rows, those of its WITH before its own.
void add_targets(const json& statement, std::string& into, std::vector<std::string>& kinds) {
  const json& node = statement.front();
  static const json none = json::object();
  for (const json& each : list_in(node.contains("withClause") ? node.at("withClause") : none, "ctes")) {
    add_targets(each.at("CommonTableExpr").at("ctequery"), into, kinds);
  }
  const std::string kind = statement.items().begin().key();
  if (kind != "InsertStmt" && kind != "UpdateStmt" && kind != "DeleteStmt" && kind != "MergeStmt") return;
  into += relation(node.at("relation"));
  kinds.push_back(kind.substr(0, kind.size() - 4));
}

std::optional<std::string> tree_write(const json& statement) {
  std::string tables;
  std::vector<std::string> kinds;
  add_targets(statement, tables, kinds);
  if (kinds.empty()) return std::nullopt;
  return cat({kinds.size() > 1 ? "Write" : kinds.front(), " ", tables});
}

std::string tree_table_of_query(const json& node, const json& table) {
  return cat({"create table as ", relation(table), text_in(table, "relpersistence"),
              flagged(is_set(node, "if_not_exists"), "if not exists")});
}

std::string tree_truncate(const json& node) {
  std::string out = "Truncate ";
  for (const json& each : node.at("relations")) out += relation(each.at("RangeVar"));
  return cat({out, flagged(text_in(node, "behavior") == "DROP_CASCADE", "cascade")});
}

std::optional<std::string> tree_search_path(const json& node) {
  const std::string kind = text_in(node, "kind");
  if (text_in(node, "name") != "search_path" && kind != "VAR_RESET_ALL") return std::nullopt;
  std::string out = "search_path (";
  for (const json& each : list_in(node, "args")) append(out, {text_in(each.at("A_Const").at("sval"), "sval"), ","});
  return cat({out, ")", flagged(is_set(node, "is_local"), "local")});
}

}  // namespace

std::optional<std::string> summary_of(const json& statement) {
  const std::string kind = statement.items().begin().key();
  const json& node = statement.front();
  if (kind == "CreateStmt") {
    if (!node.contains("ofTypename")) return tree_table(node);
    return tree_table_of_query(node, node.at("relation"));
  }
  if (kind == "CreateTableAsStmt" && text_in(node, "objtype") == "OBJECT_TABLE") {
    return tree_table_of_query(node, node.at("into").at("rel"));
  }
  if (kind == "SelectStmt" && node.contains("intoClause")) return tree_table_of_query(node, node.at("intoClause").at("rel"));
  if (kind == "IndexStmt") return tree_index(node);
  if (kind == "AlterTableStmt" && text_in(node, "objtype") == "OBJECT_TABLE") return tree_alter(node);
  if (kind == "RenameStmt") return tree_rename(node);
  if (kind == "AlterObjectSchemaStmt") return tree_move(node);
  if (kind == "AlterEnumStmt" && node.contains("oldVal")) {
    return cat(
        {"rename ENUM VALUE ", listed_name(node.at("typeName")), " ", text_in(node, "oldVal"), " ", text_in(node, "newVal")});
  }
  if (kind == "DropStmt") return tree_drop(node);
  if (kind == "CopyStmt" && is_set(node, "is_from")) return cat({"Copy ", relation(node.at("relation"))});
  if (kind == "VariableSetStmt") return tree_search_path(node);
  if (kind == "TruncateStmt") return tree_truncate(node);
  if (kind == "InsertStmt" || kind == "UpdateStmt" || kind == "DeleteStmt" || kind == "MergeStmt" || kind == "SelectStmt") {
    return tree_write(statement);
  }
  return std::nullopt;
}

}  // namespace mesh::test
