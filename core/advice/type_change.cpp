#include <algorithm>
#include <array>

#include "advice/work_builder.hpp"
#include "ddl/functions.hpp"
#include "ddl/sql_walk.hpp"
#include "schema/types.hpp"

namespace mesh::advice {
namespace {

/// The types between which nothing is changed but the name, at most the length being checked.
///
/// Source:  `pg_cast` of PostgreSQL 15, where castmethod is `b`.
struct Kin {
  std::string_view from;
  std::string_view to;
};
constexpr std::array kin{Kin{"varchar", "text"}, Kin{"text", "varchar"}, Kin{"cidr", "inet"}, Kin{"int4", "oid"},
                         Kin{"oid", "int4"}};

/// Whether a length of `to` takes all that one of `from` does. What follows a comma has to stay.
bool is_wider(std::string_view from, std::string_view to) {
  if (from == to || to.empty()) return true;
  const size_t from_comma = std::min(from.find(','), from.size());
  const size_t to_comma = std::min(to.find(','), to.size());
  if (from.empty() || from.substr(from_comma) != to.substr(to_comma)) return false;
  const auto is_longer = [](std::string_view left, std::string_view right) {
    return left.size() != right.size() ? left.size() > right.size() : left >= right;
  };
  return is_longer(to.substr(0, to_comma), from.substr(0, from_comma));
}

/// Those whose length only limits what they take.
bool is_limited(std::string_view type) {
  constexpr std::array types{std::string_view("varchar"),  std::string_view("varbit"),      std::string_view("numeric"),
                             std::string_view("time"),     std::string_view("timestamp"),   std::string_view("timetz"),
                             std::string_view("interval"), std::string_view("timestamptz"), std::string_view("text")};
  return std::find(types.begin(), types.end(), type) != types.end();
}

/// A length that is left out where the type takes every one.
std::string_view length_of(const ddl::TypeFacts& type) {
  const std::string_view written = type.modifiers;
  const bool is_time = type.name.starts_with("time") || type.name == "interval";
  return is_time && written == "6" ? std::string_view() : written;
}

bool is_plain(const ddl::TypeFacts& type) {
  return type.schema.empty() && type.array_dimensions == 0 && schema::is_built_in(type.name) && !is_serial(type);
}

/// Whether an expression is a column's value AT TIME ZONE, which is another value as it is stored.
bool moves_time_zone(std::string_view expression) {
  ddl::SqlReader reader(expression);
  while (reader.take("(")) {
  }
  return reader.take("_ AT TIME ZONE");
}

Certainty rewrites_by_type(const ddl::TypeFacts& from, const ddl::TypeFacts& to, bool is_converted) {
  if (!is_plain(from) || !is_plain(to)) return Certainty::maybe;
  if (from.name != to.name) {
    const auto is_pair = [&](const Kin& pair) { return pair.from == from.name && pair.to == to.name; };
    // Whether these are the same depends on the session's time zone.
    if (from.name.starts_with("timestamp") && to.name.starts_with("timestamp")) return Certainty::maybe;
    if (from.name == "xml") return Certainty::maybe;
    if (from.name.starts_with("reg") || to.name.starts_with("reg")) return Certainty::maybe;
    if (from.name == "bit" || to.name == "bit") return Certainty::maybe;
    if (std::none_of(kin.begin(), kin.end(), is_pair)) return Certainty::yes;
  } else if (!is_limited(from.name)) {
    if (from.modifiers != to.modifiers) return Certainty::yes;
    return is_converted ? Certainty::maybe : Certainty::no;
  }
  if (!is_wider(length_of(from), length_of(to))) return Certainty::yes;
  return is_converted ? Certainty::maybe : Certainty::no;
}

}  // namespace

Certainty rewrites(const schema::Column* column, const ddl::TypeFacts& to, std::string_view conversion) {
  if (moves_time_zone(conversion)) return Certainty::yes;
  return column == nullptr ? Certainty::maybe : rewrites_by_type(column->type, to, !conversion.empty());
}

bool is_looked_up(const ddl::ColumnFacts& column) {
  const bool has_default = column.default_value.begin != column.default_value.end;
  return has_default || is_serial(column.type) || column.generated != ddl::Generated::none;
}

bool is_null(std::string_view default_value) {
  ddl::SqlWalk walk(default_value);
  const auto first = walk.next();
  if (!first || (walk.text(*first) != "NULL" && walk.text(*first) != "null")) return false;
  const auto next = walk.next();
  return !next || walk.text(*next) == "::";
}

Certainty rewrites(const ddl::ColumnFacts& column, std::string_view default_value, const schema::Schema& before) {
  const bool is_generated = column.identity != ddl::Identity::none || column.generated == ddl::Generated::stored;
  const ddl::Volatility volatility = ddl::volatility_in(default_value);
  if (is_generated || is_serial(column.type) || volatility == ddl::Volatility::is_volatile) return Certainty::yes;
  if (volatility == ddl::Volatility::unknown) return Certainty::maybe;
  return column.type.array_dimensions > 0 || before.is_without_demands(column.type) ? Certainty::no : Certainty::maybe;
}

}  // namespace mesh::advice
