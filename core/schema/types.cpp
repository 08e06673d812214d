// Types: which there are, which of them an index can order, which of them a foreign key can compare.
#include <algorithm>
#include <array>
#include <span>

#include "ddl/serial_types.hpp"
#include "ddl/sql_walk.hpp"
#include "ddl/type_text.hpp"
#include "ddl/word_list.hpp"
#include "ddl/word_table.hpp"
#include "schema/run.hpp"

namespace mesh::schema {
namespace {

constexpr ddl::WordList whole_numbers = " INT2 INT4 INT8 ";

constexpr std::string_view numbers = " FLOAT4 FLOAT8 INT2 INT4 INT8 NUMERIC ";
constexpr std::string_view texts = " BPCHAR NAME TEXT VARCHAR ";
constexpr std::string_view days = " DATE TIMESTAMP TIMESTAMPTZ ";
constexpr std::string_view times = " INTERVAL TIME TIMETZ ";
constexpr std::string_view single_types = " BOOL BYTEA JSONB MACADDR TSVECTOR UUID ";
constexpr std::string_view without_btree =
    " BOX CID CIRCLE JSON JSONPATH LINE LSEG PATH POINT POLYGON REFCURSOR TXID_SNAPSHOT XID XML ";
/// Those of functions alone.
constexpr std::string_view pseudo_types =
    " ANY ANYARRAY ANYCOMPATIBLE ANYCOMPATIBLEARRAY ANYCOMPATIBLEMULTIRANGE ANYCOMPATIBLENONARRAY ANYCOMPATIBLERANGE ANYELEMENT "
    "ANYENUM ANYMULTIRANGE ANYNONARRAY ANYRANGE CSTRING EVENT_TRIGGER FDW_HANDLER INDEX_AM_HANDLER INTERNAL LANGUAGE_HANDLER "
    "RECORD "
    "TABLE_AM_HANDLER TRIGGER TSM_HANDLER UNKNOWN VOID ";
constexpr std::string_view further_types =
    " BIT CHAR CIDR DATEMULTIRANGE DATERANGE INET INT2VECTOR INT4MULTIRANGE INT4RANGE INT8MULTIRANGE INT8RANGE MACADDR8 "
    "MONEY NUMMULTIRANGE NUMRANGE OID OIDVECTOR PG_LSN PG_SNAPSHOT REGCLASS REGCOLLATION REGCONFIG REGDICTIONARY "
    "REGNAMESPACE "
    "REGOPER REGOPERATOR REGPROC REGPROCEDURE REGROLE REGTYPE TID TSMULTIRANGE TSQUERY TSRANGE TSTZMULTIRANGE TSTZRANGE VARBIT "
    "XID8 ";
constexpr std::string_view serial_types = ddl::serial_types.text();

/// Types by what a foreign key can compare them with, whichever stands on which side. Those from `without_btree` on are no group,
/// nor are those of functions, or what is no built-in type.
enum TypeGroup : uint8_t { of_none, of_numbers, of_texts, of_days, of_times, of_one, no_btree, of_others };

constexpr ddl::WordTable<ddl::text_size_of({pseudo_types, numbers, texts, days, times, single_types, without_btree, further_types,
                                            serial_types})>
    built_in_types({{pseudo_types, of_none},
                    {numbers, of_numbers},
                    {texts, of_texts},
                    {days, of_days},
                    {times, of_times},
                    {single_types, of_one},
                    {without_btree, no_btree},
                    {further_types, of_others},
                    {serial_types, of_others}});

constexpr std::array<std::string_view, 6> system_columns = {"cmax", "cmin", "ctid", "tableoid", "xmax", "xmin"};

constexpr ddl::WordList without_hash = " BIT CID MONEY TSQUERY TSVECTOR VARBIT XID ";
constexpr ddl::WordList without_brin =
    " BOOL DATEMULTIRANGE INT4MULTIRANGE INT8MULTIRANGE JSONB MONEY NUMMULTIRANGE OIDVECTOR TSMULTIRANGE TSQUERY TSTZMULTIRANGE "
    "TSVECTOR XID8 ";
constexpr ddl::WordList with_gin = " JSONB TSVECTOR ";
constexpr ddl::WordList with_gist =
    " BOX CIRCLE DATEMULTIRANGE DATERANGE INT4MULTIRANGE INT4RANGE INT8MULTIRANGE INT8RANGE NUMMULTIRANGE NUMRANGE POINT POLYGON "
    "TSMULTIRANGE TSQUERY TSRANGE TSTZMULTIRANGE TSTZRANGE TSVECTOR ";
constexpr ddl::WordList with_spgist =
    " BOX CIDR DATERANGE INET INT4RANGE INT8RANGE NUMRANGE POINT POLYGON TEXT TSRANGE TSTZRANGE VARCHAR ";

bool is_lower(std::string_view name) { return std::none_of(name.begin(), name.end(), is_ascii_upper); }

/// The group of a type by its name as it is stored.
TypeGroup group_of(std::string_view type) {
  const auto place = built_in_types.find(type);
  return place && is_lower(type) ? static_cast<TypeGroup>(built_in_types.tag_at(*place)) : of_none;
}

/// Whether one foreign key can compare types of the group for certain, or not.
bool is_comparable(TypeGroup group) { return group >= of_numbers && group <= of_one; }

/// Whether PostgreSQL itself has a default operator class for a type of its own.
bool has_operator_class(std::string_view type, std::string_view method) {
  if (method == "gin") return ddl::is_listed(with_gin, type);
  if (method == "gist") return ddl::is_listed(with_gist, type);
  if (method == "spgist") return ddl::is_listed(with_spgist, type);
  if (method == "hash" && ddl::is_listed(without_hash, type)) return type == "cid" || type == "xid";
  const bool has_btree = group_of(type) != no_btree;
  if (method == "brin") return type == "box" || (has_btree && !ddl::is_listed(without_brin, type));
  return has_btree;
}

}  // namespace

bool is_system_column(std::string_view name) {
  return std::find(system_columns.begin(), system_columns.end(), name) != system_columns.end();
}

bool is_without_order(const ddl::TypeFacts& type) { return type.array_dimensions == 0 && group_of(type.name) == no_btree; }

bool is_built_in(std::string_view type) { return built_in_types.find(type) && is_lower(type); }

std::string shown(const ddl::TypeFacts& type) {
  std::string array;
  for (uint32_t dimension = 0; dimension < type.array_dimensions && dimension < 6; ++dimension) array += "[]";
  return cat({"`", printable(type.name), array, "`"});
}

Comparable compare(const ddl::TypeFacts& key, const ddl::TypeFacts& referenced) {
  if (key.name.empty() || referenced.name.empty()) return Comparable::unknown;
  const bool are_arrays = key.array_dimensions > 0;
  if (are_arrays != (referenced.array_dimensions > 0)) return Comparable::unknown;
  if (key.name == referenced.name && key.schema == referenced.schema) return Comparable::yes;
  if (are_arrays) return Comparable::unknown;
  const TypeGroup left = group_of(key.name);
  const TypeGroup right = group_of(referenced.name);
  if (!is_comparable(left) || !is_comparable(right)) return Comparable::unknown;
  if (left != right || left == of_one) return Comparable::no;
  const bool are_whole = ddl::is_listed(whole_numbers, key.name) && ddl::is_listed(whole_numbers, referenced.name);
  return are_whole || left == of_texts ? Comparable::yes : Comparable::unknown;
}

Comparable converts(const ddl::TypeFacts& from, const ddl::TypeFacts& to) {
  if (from.array_dimensions > 0 || to.array_dimensions > 0) return Comparable::unknown;
  const TypeGroup left = group_of(from.name);
  const TypeGroup right = group_of(to.name);
  if (from.name == to.name && from.schema == to.schema) return Comparable::yes;
  if (!is_comparable(left) || !is_comparable(right) || ((left == of_days || left == of_times) && right == of_times))
    return Comparable::unknown;
  return right == of_texts || (left == right && left != of_one) ? Comparable::yes : Comparable::no;
}

bool is_number_type(const ddl::TypeFacts& type) { return type.array_dimensions == 0 && group_of(type.name) == of_numbers; }
bool is_text_type(const ddl::TypeFacts& type) { return type.array_dimensions == 0 && group_of(type.name) == of_texts; }
bool is_day_type(const ddl::TypeFacts& type) { return type.array_dimensions == 0 && group_of(type.name) == of_days; }

Comparable compares(const ddl::TypeFacts& left, const ddl::TypeFacts& right, bool& is_stable) {
  if (left.name.empty() || right.name.empty()) return Comparable::unknown;
  if (left.array_dimensions > 0 || right.array_dimensions > 0 || left.name == right.name) return compare(left, right);
  const TypeGroup group = group_of(left.name);
  const TypeGroup other = group_of(right.name);
  if (!is_comparable(group) || !is_comparable(other) || (group == of_times && other == of_times)) return Comparable::unknown;
  if (group != other || group == of_one) return Comparable::no;
  is_stable = is_stable || (group == of_days && (left.name == "timestamptz" || right.name == "timestamptz"));
  return Comparable::yes;
}

Comparable casts(const ddl::TypeFacts& from, const ddl::TypeFacts& to, bool& is_stable) {
  if (from.name.empty() || from.array_dimensions > 0 || to.array_dimensions > 0) return Comparable::unknown;
  if (from.name == to.name) return Comparable::yes;
  const TypeGroup left = group_of(from.name);
  const TypeGroup right = group_of(to.name);
  if (!is_comparable(left) || !is_comparable(right)) return Comparable::unknown;
  const bool is_of_settings = left == of_texts ? right == of_days || right == of_times : left == of_days && right == of_texts;
  const bool are_days = left == of_days && right == of_days;
  is_stable = is_stable || is_of_settings || (are_days && (from.name == "timestamptz" || to.name == "timestamptz"));
  const bool is_truth = (from.name == "bool" && to.name == "int4") || (from.name == "int4" && to.name == "bool");
  return left == of_texts || right == of_texts || (left == of_numbers && right == of_numbers) || are_days || is_truth
             ? Comparable::yes
             : Comparable::unknown;
}

Comparable Run::fits(const ddl::TypeFacts& from, const ddl::TypeFacts& to) {
  if (from.name.empty() || to.name.empty()) return Comparable::unknown;
  if (from.name == to.name && from.schema == to.schema && (from.array_dimensions > 0) == (to.array_dimensions > 0))
    return Comparable::yes;
  const Entity* made = type(to);
  const Entity* given = type(from);
  const bool is_to_known = made != nullptr ? made->kind != Kind::type : is_comparable(group_of(to.name));
  const bool is_from_known = given != nullptr ? given->kind != Kind::type : is_comparable(group_of(from.name));
  if (!is_to_known || !is_from_known || (from.array_dimensions > 0 && to.array_dimensions > 0)) return Comparable::unknown;
  // What is written as a text becomes one, whatever it is of.
  if (is_text_type(to)) return Comparable::yes;
  const bool are_own = made == nullptr && given == nullptr && from.array_dimensions == 0 && to.array_dimensions == 0;
  const Comparable found = are_own ? converts(from, to) : Comparable::no;
  // A cast may have been made.
  return found == Comparable::no && state.has_code ? Comparable::unknown : found;
}

void Run::check_modifiers(const ddl::TypeFacts& written) {
  const std::string_view name = written.name;
  if (written.modifiers.empty() || has_failed()) return;
  constexpr ddl::WordList lengths = " BIT BPCHAR VARBIT VARCHAR ";
  constexpr ddl::WordList precisions = " INTERVAL TIME TIMESTAMP TIMESTAMPTZ TIMETZ ";
  const bool is_own = written.schema.empty() && is_built_in(name);
  if (is_own && ddl::is_listed(precisions, name)) return;
  if (!is_own || (name != "numeric" && !ddl::is_listed(lengths, name))) {
    const Entity* made = is_own ? nullptr : type(written);
    if (!is_own && (made == nullptr || made->kind == Kind::type)) return;
    return fail("42601", "nothing stands in brackets after the type $|leave it out", {name}, before_all, written.text);
  }
  const bool is_numeric = name == "numeric";
  constexpr uint32_t most_digits = 1000;
  constexpr uint32_t most_bytes = 10'485'760;
  const size_t comma = written.modifiers.find(',');
  const std::string first = written.modifiers.substr(0, comma);
  const std::string second = comma == std::string::npos ? "0" : written.modifiers.substr(comma + 1);
  constexpr unsigned first_with_any_scale = 15;
  const bool are_plain = first.find_first_not_of("0123456789") == std::string::npos &&
                         second.find_first_not_of("0123456789") == std::string::npos && (is_numeric || comma == std::string::npos);
  if (!are_plain) return doubt(Cause::expression, "22023");
  const uint32_t length = ddl::parameter_number(cat({"$", first}));
  const uint32_t scale = ddl::parameter_number(cat({"$", second}));
  const uint32_t most = is_numeric ? most_digits : most_bytes;
  const uint32_t most_scale = state.postgres < first_with_any_scale ? length : most_digits;
  if (length > 0 && (length <= most || name == "bit" || name == "varbit") && scale <= most_scale) return;
  if (is_numeric && length > 0 && length <= most)
    return fail("22023", "the scale of $ is at most %, not %|%",
                {name, decimal(most_scale), second, scale <= most ? "PostgreSQL 15 takes one beyond the precision" : ""},
                before_all, written.text);
  fail("22023", "the % of $ is 1 to %, not %", {is_numeric ? "precision" : "length", name, decimal(most), first}, before_all,
       written.text);
}

void Run::check_pseudo_type(const ddl::TypeFacts& type, const char* code) {
  const bool is_own = type.schema.empty() || type.schema == "pg_catalog";
  if (!is_own || !is_built_in(type.name) || group_of(type.name) != of_none) return;
  if (type.array_dimensions > 0 && type.name != "record" && type.name != "cstring") code = "42704";
  fail(code, "$ is a type for functions alone", {type.name}, before_all, type.text);
}

ddl::TypeFacts Run::stored_type(const ddl::TypeFacts& written) {
  ddl::TypeFacts stored = written;
  if (is_serial(written)) {
    const char size = written.name.find("big") == 0 || written.name.back() == '8'     ? '8'
                      : written.name.find("small") == 0 || written.name.back() == '2' ? '2'
                                                                                      : '4';
    stored.name = {'i', 'n', 't', size};
    if (written.array_dimensions > 0) fail("0A000", "there is no array of $", {written.name}, before_all, written.text);
    check_modifiers(written);
    return stored;
  }
  (void)type(written);
  check_modifiers(written);
  return stored;
}

ddl::TypeFacts Run::base_type(const ddl::TypeFacts& written) {
  ddl::TypeFacts base = written;
  constexpr int deepest = 8;
  for (int depth = 0; depth < deepest && base.array_dimensions == 0; ++depth) {
    const bool is_known = base.schema.empty() && is_built_in(base.name);
    const Slot* slot = is_known || base.name.empty()
                           ? nullptr
                           : state.find(Space::type, base.schema.empty() ? state.path.front() : base.schema, base.name);
    if (slot == nullptr || slot->presence != Presence::present || state.object(slot->object).kind != Kind::domain) break;
    base = state.object(slot->object).base;
  }
  return base;
}

void Run::check_operator_class(const Column& column, std::string_view method, std::string_view operator_class) {
  const ddl::TypeFacts type = base_type(column.type);
  // A column that is only taken to be there is taken to fit.
  if (type.name.empty()) return doubt(Cause::existence, "42703");
  if (!operator_class.empty()) {
    // Whether another class is there, and for which types, is not followed.
    constexpr ddl::WordList text_classes = " BPCHAR_PATTERN_OPS TEXT_PATTERN_OPS VARCHAR_PATTERN_OPS ";
    constexpr ddl::WordList jsonb_classes = " JSONB_OPS JSONB_PATH_OPS ";
    const bool is_text = method == "btree" && group_of(type.name) == of_texts && ddl::is_listed(text_classes, operator_class);
    const bool is_jsonb = method == "gin" && type.name == "jsonb" && ddl::is_listed(jsonb_classes, operator_class);
    if (type.array_dimensions > 0 || (!is_text && !is_jsonb)) doubt(Cause::existence, "42804");
    return;
  }
  const bool is_btree = method == "btree";
  if (type.array_dimensions > 0) {
    if (!is_btree && method != "hash" && method != "gin") doubt(Cause::existence, "42704");
    return;
  }
  if (!type.schema.empty() || !is_built_in(type.name)) {
    // Types that are made are ordered and hashed, unless they are made of what is not.
    if (!is_btree) doubt(Cause::existence, "42704");
    return;
  }
  if (has_operator_class(type.name, method)) return;
  // Extensions bring further classes, though none that orders what PostgreSQL does not.
  if (!is_btree && (!state.starts_empty() || state.has_extension)) return doubt(Cause::existence, "42704");
  fail("42704", "no % index can hold $, which is of the type $|%",
       {method, column.name, type.name, is_btree && type.name == "json" ? "write `jsonb`" : ""},
       column.made_by == statement ? before_all : column.made_by);
}

void Run::create_type(const ddl::CreateType& facts) {
  uint32_t number = none;
  Slot* slot = place_for(Space::type, facts.type, number);
  if (slot == nullptr) return;
  uint32_t relation_number = none;
  Slot* relation = place_for(Space::relation, facts.type, relation_number);
  if (relation == nullptr) return;
  if (relation->presence == Presence::lost) return lose(cause_of(*relation), relation->by);
  // A table's own type bears its name.
  const bool is_composite = facts.kind == ddl::TypeKind::composite;
  const bool has_type = relation->presence == Presence::present && has_row_type(state.object(relation->object).kind);
  if ((has_type || (is_composite && relation->presence != Presence::absent)) && !is_free(*relation, false)) {
    if (has_failed() && has_type) outcome.code = "42710";
    return;
  }
  if (!is_free(*slot, false)) return;
  for (size_t at = 0; at < facts.labels.size() && at < 1000; ++at) {
    for (size_t before = 0; before < at; ++before) {
      if (facts.labels[before] == facts.labels[at]) fail("23505", "the value $ stands twice", {facts.labels[at]});
    }
  }
  const bool is_domain = facts.kind == ddl::TypeKind::domain;
  if (is_domain) check_domain(facts);
  for (const ddl::ColumnFacts& attribute : facts.attributes) {
    const ddl::TypeFacts type = stored_type(attribute.type);
    check_collation(attribute.collation, type);
  }
  for (size_t at = 0; at < facts.attributes.size() && at < most_columns; ++at) {
    for (size_t before = 0; before < at; ++before) {
      if (facts.attributes[before].name != facts.attributes[at].name) continue;
      fail("42701", "the column $ stands twice", {facts.attributes[at].name}, before_all, facts.attributes[at].name_text);
    }
  }
  for (const ddl::ColumnFacts& attribute : facts.attributes) check_pseudo_type(attribute.type);
  if (has_failed()) return;
  Kind kind = is_domain ? Kind::domain : Kind::type;
  if (facts.kind == ddl::TypeKind::enumeration) kind = Kind::enumeration;
  Entity& made = is_composite ? state.add(Kind::composite, relation_number, statement) : state.add(kind, number, statement);
  made.base = facts.base;
  made.table.schema = schema_in(*slot);
  made.table.name = name_in(*slot);
  for (const std::string& label : facts.labels) append(made.text, {"\n", label, "\n"});
  if (is_domain) {
    made.text = cat({ddl::type_text(facts.base), facts.is_not_null ? " NOT NULL" : ""});
    if (facts.default_value.end != 0) append(made.text, {" DEFAULT ", text(facts.default_value)});
    for (const ddl::TextRange& check : facts.checks) append(made.text, {" CHECK (", text(check), ")"});
  }
  for (const ddl::ColumnFacts& attribute : facts.attributes)
    append(made.text, {made.text.empty() ? "" : ", ", attribute.name, " ", ddl::type_text(attribute.type)});
  const uint32_t self = state.number_of(made);
  if (is_domain) {
    note_use(facts.base.schema, facts.base.name, self);
    note_casts(made, {0, static_cast<uint32_t>(sql.size())}, facts.base.name.starts_with("reg"));
  }
  for (const ddl::ColumnFacts& attribute : facts.attributes) note_use(attribute.type.schema, attribute.type.name, self);
  if (facts.is_not_null) made.demand = facts.checks.empty() ? "23502" : "";
  if (!facts.is_not_null && !facts.checks.empty()) made.demand = "23514";
  if (const Entity* base = is_composite ? nullptr : type(facts.base); base != nullptr && base->demand != nullptr) made.demand = "";
}

void Run::check_domain(const ddl::CreateType& facts) {
  const ddl::TypeFacts base = stored_type(facts.base);
  if (!has_failed()) check_pseudo_type(facts.base, "42804");
  check_collation(facts.collation, base);
  Entity domain;
  domain.table.columns.push_back({"value", base, false, ddl::Identity::none, ddl::Generated::none, {}, before_all});
  if (facts.default_value.end != 0) (void)judge(nullptr, facts.default_value, Use::value, base);
  for (const ddl::TextRange& check : facts.checks) (void)judge(&domain, check, Use::check);
}

void Run::add_enum_value(const ddl::AddEnumValue& facts) {
  Entity* found = type({facts.type.schema, facts.type.name, {}, 0, facts.type.text});
  if (found == nullptr) {
    doubt(Cause::existence, "42704");
    return;
  }
  if (found->kind != Kind::enumeration && found->kind != Kind::type) {
    fail("42809", "$ is no enumeration", {facts.type.name}, found->made_by);
    return;
  }
  const bool is_known = found->kind == Kind::enumeration;
  const std::string label = cat({"\n", facts.value, "\n"});
  if (found->text.find(label) != std::string::npos) {
    const std::string reason = cat({shown(facts.type.name), " has the value ", shown(facts.value), " already"});
    if (facts.is_if_not_exists) {
      skip("%", {reason}, found->made_by);
    } else {
      fail("42710", "%", {reason}, found->made_by);
    }
    return;
  }
  if (!facts.beside.empty() && found->text.find(cat({"\n", facts.beside, "\n"})) == std::string::npos) {
    if (is_known) {
      fail("22023", "$ has no value $", {facts.type.name, facts.beside}, found->made_by);
      return;
    }
    doubt(Cause::existence, "22023");
  }
  if (!is_known) doubt(Cause::existence, facts.is_if_not_exists ? "" : "42710");
  const size_t beside = facts.beside.empty() ? std::string::npos : found->text.find(cat({"\n", facts.beside, "\n"}));
  if (beside == std::string::npos) {
    found->text += label;
  } else {
    found->text.insert(beside + (facts.is_before ? 0 : facts.beside.size() + 2), label);
  }
  if (!is_known && !facts.is_if_not_exists && found->made_by == before_all)
    record(ddl::ObjectKind::enum_value, found->table.schema, found->table.name, facts.value);
  // A type that the transaction has made itself may be used whole.
  constexpr unsigned first_lenient = 17;
  if (found->function == state.function && state.postgres >= first_lenient) return;
  state.fresh.push_back({state.number_of(*found), statement, facts.value});
}

void Run::check_fresh_default(const ddl::TypeFacts& written, std::string_view expression) {
  if (state.fresh.empty()) return;
  const std::string_view literal = literal_of(expression);
  const Entity* found = literal.empty() || written.array_dimensions > 0 ? nullptr : type(written);
  if (found == nullptr) return;
  for (const FreshValue& value : state.fresh) {
    if (value.value != literal || value.type != state.number_of(*found)) continue;
    const std::string reason = cat({"the value ", shown(value.value), " is new in this transaction, which cannot use it yet"});
    const std::string_view hint = "add the value in a migration before this one";
    if (found->kind == Kind::enumeration) {
      fail("55P04", "%|%", {reason, hint}, value.by);
    } else {
      warn(Cause::existence, "55P04", "%|%", {reason, hint}, value.by);
    }
  }
}

void Run::check_fresh_text() {
  constexpr size_t most_values = 64;
  for (const FreshValue& value : std::span(state.fresh).first(std::min(state.fresh.size(), most_values))) {
    ddl::SqlWalk walk(sql);
    for (auto token = walk.next(); token; token = walk.next()) {
      if (token->kind != ddl::SqlTokenKind::string || literal_of(walk.text(*token)) != value.value) continue;
      warn(Cause::existence, "55P04",
           "this fails where it uses the value $, which the enumeration has only since this transaction|add the value in a "
           "migration before this one",
           {value.value}, value.by);
      return;
    }
  }
}

}  // namespace mesh::schema
