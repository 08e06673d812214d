// Types: which there are, which of them an index can order, which of them a foreign key can compare.
#include <algorithm>
#include <array>

#include "ddl/serial_types.hpp"
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
                                            serial_types}),
                         128, ddl::WordCase::small>
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

/// The group of a built-in type by its name as it is stored, or nothing.
std::optional<TypeGroup> built_in_group(std::string_view type) {
  const auto place = built_in_types.find(type);
  if (!place) return std::nullopt;
  return static_cast<TypeGroup>(built_in_types.tag_at(*place));
}
TypeGroup group_of(std::string_view type) { return built_in_group(type).value_or(of_none); }

/// Whether one foreign key can compare types of the group for certain, or not.
bool is_comparable(TypeGroup group) { return group >= of_numbers && group <= of_one; }

/// Whether PostgreSQL itself has a default operator class for a type of its own.
bool has_operator_class(std::string_view type, TypeGroup group, std::string_view method) {
  if (method == "gin") return ddl::is_listed(with_gin, type);
  if (method == "gist") return ddl::is_listed(with_gist, type);
  if (method == "spgist") return ddl::is_listed(with_spgist, type);
  if (method == "hash" && ddl::is_listed(without_hash, type)) return type == "cid" || type == "xid";
  const bool has_btree = group != no_btree;
  if (method == "brin") return type == "box" || (has_btree && !ddl::is_listed(without_brin, type));
  return has_btree;
}

}  // namespace

bool is_system_column(std::string_view name) {
  return std::find(system_columns.begin(), system_columns.end(), name) != system_columns.end();
}

bool is_without_order(const ddl::TypeFacts& type) { return type.array_dimensions == 0 && group_of(type.name) == no_btree; }

bool is_built_in(std::string_view type) { return built_in_group(type).has_value(); }

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
  const std::string_view first = written.modifiers.substr(0, comma);
  std::string_view second = comma == std::string::npos ? "0" : written.modifiers.substr(comma + 1);
  constexpr unsigned first_with_any_scale = 15;
  const bool is_negative = is_numeric && second.starts_with('-');
  if (is_negative) second.remove_prefix(1);
  const bool are_plain = first.find_first_not_of("0123456789") == std::string::npos &&
                         second.find_first_not_of("0123456789") == std::string::npos && (is_numeric || comma == std::string::npos);
  if (!are_plain) return doubt(Cause::expression, "22023");
  const uint32_t length = ddl::parameter_number(cat({"$", first}));
  const uint32_t scale = ddl::parameter_number(cat({"$", second}));
  const uint32_t most = is_numeric ? most_digits : most_bytes;
  const bool has_any_scale = state.postgres >= first_with_any_scale;
  const uint32_t most_scale = has_any_scale ? most_digits : is_negative ? 0 : length;
  if (length > 0 && (length <= most || name == "bit" || name == "varbit") && scale <= most_scale) return;
  if (is_numeric && length > 0 && length <= most) {
    const std::string range = has_any_scale ? "-1000 to 1000" : cat({"0 to ", first});
    const std::string_view hint = scale <= most && !has_any_scale ? "PostgreSQL 15 takes -1000 to 1000" : "";
    return fail("22023", "the scale of $ is %, not %|%", {name, range, cat({is_negative ? "-" : "", second}), hint}, before_all,
                written.text);
  }
  fail("22023", "the % of $ is 1 to %, not %", {is_numeric ? "precision" : "length", name, decimal(most), first}, before_all,
       written.text);
}

void Run::check_pseudo_type(const ddl::TypeFacts& type, const char* code) {
  const bool is_own = type.schema.empty() || type.schema == "pg_catalog";
  if (!is_own || built_in_group(type.name) != of_none) return;
  if (type.array_dimensions > 0 && type.name != "record" && type.name != "cstring") code = "42704";
  fail(code, "$ is a type for functions alone", {type.name}, before_all, type.text);
}

ddl::TypeFacts as_stored(const ddl::TypeFacts& written, bool is_serial) {
  ddl::TypeFacts stored = written;
  if (!is_serial) return stored;
  const char size = written.name.find("big") == 0 || written.name.back() == '8'     ? '8'
                    : written.name.find("small") == 0 || written.name.back() == '2' ? '2'
                                                                                    : '4';
  stored.name = size == '8' ? "int8" : size == '2' ? "int2" : "int4";
  return stored;
}

ddl::TypeFacts Run::stored_type(const ddl::TypeFacts& written) {
  const bool is_serial = ddl::is_serial(written);
  if (!is_serial) {
    (void)type(written);
  } else if (written.array_dimensions > 0) {
    fail("0A000", "there is no array of $", {written.name}, before_all, written.text);
  }
  check_modifiers(written);
  return as_stored(written, is_serial);
}

const ddl::TypeFacts& Run::base_type(const ddl::TypeFacts& written) const {
  const State& known = state;
  const ddl::TypeFacts* base = &written;
  constexpr int deepest = 8;
  for (int depth = 0; depth < deepest && base->array_dimensions == 0; ++depth) {
    const bool is_known = base->schema.empty() && is_built_in(base->name);
    const Slot* slot = is_known || base->name.empty()
                           ? nullptr
                           : known.find(Space::type, base->schema.empty() ? known.path.front() : base->schema, base->name);
    if (slot == nullptr || slot->presence != Presence::present || known.object(slot->object).kind != Kind::domain) break;
    base = &known.object(slot->object).base;
  }
  return *base;
}

void Run::check_operator_class(const Column& column, std::string_view method, std::string_view operator_class) {
  const ddl::TypeFacts& type = base_type(column.type);
  // A column that is only taken to be there is taken to fit.
  if (type.name.empty()) return doubt(Cause::existence, "42703");
  if (!operator_class.empty()) {
    // Whether another class is there, and for which types, is not followed.
    constexpr ddl::WordList text_classes = " BPCHAR_PATTERN_OPS TEXT_PATTERN_OPS VARCHAR_PATTERN_OPS ";
    constexpr ddl::WordList jsonb_classes = " JSONB_OPS JSONB_PATH_OPS ";
    const bool is_text =
        method == "btree" && group_of(type.name) == of_texts && type.name != "name" && ddl::is_listed(text_classes, operator_class);
    if (is_text && type.array_dimensions == 0 && type.name == "bpchar" && operator_class != "bpchar_pattern_ops")
      return fail("42804", "the operator class $ takes no $|take bpchar_pattern_ops", {operator_class, type.name},
                  column.made_by == statement ? before_all : column.made_by);
    const bool is_jsonb = method == "gin" && type.name == "jsonb" && ddl::is_listed(jsonb_classes, operator_class);
    if (type.array_dimensions > 0 || (!is_text && !is_jsonb)) doubt(Cause::existence, "42804");
    return;
  }
  const bool is_btree = method == "btree";
  if (type.array_dimensions > 0) {
    if (!is_btree && method != "hash" && method != "gin") doubt(Cause::existence, "42704");
    return;
  }
  const std::optional<TypeGroup> group = type.schema.empty() ? built_in_group(type.name) : std::nullopt;
  if (!group) {
    // Types that are made are ordered and hashed, unless they are made of what is not.
    if (!is_btree) doubt(Cause::existence, "42704");
    return;
  }
  if (has_operator_class(type.name, *group, method)) return;
  // Extensions bring further classes, though none that orders what PostgreSQL does not.
  if (!is_btree && (!state.starts_empty() || state.has_extension)) return doubt(Cause::existence, "42704");
  fail("42704", "no % index can hold $, which is of the type $|%",
       {method, column.name, type.name, is_btree && type.name == "json" ? "write `jsonb`" : ""},
       column.made_by == statement ? before_all : column.made_by);
}

}  // namespace mesh::schema
