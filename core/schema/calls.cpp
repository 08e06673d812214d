// What functions give, and whether one may be called.
#include "ddl/functions.hpp"
#include "ddl/word_list.hpp"
#include "schema/judge.hpp"

namespace mesh::schema {
namespace {

constexpr ddl::WordList aggregates =
    " ARRAY_AGG AVG BIT_AND BIT_OR BOOL_AND BOOL_OR COUNT EVERY JSONB_AGG JSON_AGG MAX MIN STRING_AGG SUM ";
constexpr ddl::WordList any_aggregates = " ARRAY_AGG COUNT JSONB_AGG JSON_AGG ";
constexpr ddl::WordList times_of_now = " CLOCK_TIMESTAMP NOW STATEMENT_TIMESTAMP TRANSACTION_TIMESTAMP ";
constexpr ddl::WordList texts_of_text = " BTRIM INITCAP LOWER LTRIM MD5 REVERSE RTRIM UPPER ";
constexpr ddl::WordList numbers_of_text = " ASCII CHARACTER_LENGTH CHAR_LENGTH LENGTH OCTET_LENGTH ";
constexpr ddl::WordList configurations = " DANISH DUTCH ENGLISH FRENCH GERMAN ITALIAN NORWEGIAN PORTUGUESE SIMPLE SPANISH SWEDISH ";

}  // namespace

Value Judge::call(int depth) {
  const bool is_quoted = reader_.kind() == ddl::SqlTokenKind::quoted_identifier;
  const std::string_view name = reader_.is("COALESCE") ? reader_.skip(), std::string_view("coalesce") : reader_.name();
  reader_.skip();
  std::vector<Value> arguments;
  const bool is_any = reader_.take("*");
  if (reader_.is("SELECT")) return fail_query(), Value();
  while (!is_any && !has_given_up_ && !run_.has_failed() && !reader_.is(")")) {
    arguments.push_back(expression(by_or, depth + 1));
    if (!reader_.take(",")) break;
  }
  if (has_given_up_ || run_.has_failed()) return {};
  if (!reader_.take(")")) return give_up();
  const ddl::Volatility volatility = is_quoted ? ddl::Volatility::unknown : ddl::volatility_of(name);
  if (volatility == ddl::Volatility::unknown) (void)doubtful();
  is_stable_ = is_stable_ || volatility == ddl::Volatility::stable || volatility == ddl::Volatility::is_volatile;
  if (is_quoted) return doubtful();
  if (reader_.is("OVER")) return fail("42P20", "a window function cannot stand here"), Value();
  if (ddl::is_listed(aggregates, name)) {
    if (!is_any && !ddl::is_listed(any_aggregates, name) && !(arguments.size() == 1 && is_number_type(arguments[0].type)))
      (void)doubtful();
    return fail("42803", "an aggregate cannot stand here"), Value();
  }
  is_computed_ = is_computed_ || !arguments.empty();
  return result_of(name, arguments);
}

Value Judge::result_of(std::string_view name, const std::vector<Value>& arguments) {
  const size_t count = arguments.size();
  if (count == 0) {
    if (ddl::is_listed(times_of_now, name)) return typed("timestamptz");
    constexpr unsigned first_with_uuid = 13;
    const bool may_be_made = !run_.state.starts_empty() || run_.state.has_extension || run_.state.has_code;
    if (name == "gen_random_uuid" && run_.state.postgres < first_with_uuid) {
      if (!may_be_made) fail("42883", "there is no gen_random_uuid before PostgreSQL 13|create the extension pgcrypto first");
      return doubtful();
    }
    if (name == "gen_random_uuid") return typed("uuid");
    return name == "random" ? typed("float8") : doubtful();
  }
  const Value& first = arguments.front();
  const Value& last = arguments.back();
  if (first.is_taken || last.is_taken) return taken();
  if (name == "to_char" && count == 2 && is_day_type(first.type) && is_text(last)) return typed("text");
  if (name == "concat") return typed("text");
  if (count == 1 && is_text(first)) {
    if (ddl::is_listed(texts_of_text, name)) return typed("text");
    if (ddl::is_listed(numbers_of_text, name)) return typed("int4");
  }
  if (name == "coalesce") return coalesced(arguments);
  const bool is_day = is_day_type(last.type);
  const bool is_moment = last.type.name == "timestamptz";
  if (count == 1 && name == "date" && is_day && last.type.name != "date")
    return is_stable_ = is_stable_ || is_moment, typed("date");
  if (count == 2 && is_text(first) && is_day && (name == "date_trunc" || name == "date_part")) {
    const bool is_cut = name == "date_trunc";
    is_stable_ = is_stable_ || is_moment || (is_cut && last.type.name == "date");
    return typed(!is_cut ? "float8" : last.type.name == "timestamp" ? "timestamp" : "timestamptz");
  }
  if (name == "to_tsvector" && is_text(last)) {
    is_stable_ = is_stable_ || count == 1;
    if (count == 1 || (count == 2 && first.is_literal && ddl::is_listed(configurations, first.literal))) return typed("tsvector");
  }
  if (name == "nextval" && count == 1 && first.is_literal) return run_.find_relation(first.literal), typed("int8");
  if (name == "nextval" && count == 1 && first.type.name == "regclass") return typed("int8");
  if (name == "generate_series" && is_number_type(first.type) && is_number_type(last.type) && count < 4)
    return fail("0A000", "what gives a set cannot stand here"), Value();
  return give_up_stability(doubtful());
}

Value Judge::coalesced(const std::vector<Value>& arguments) {
  Value given;
  for (const Value& each : arguments) {
    if (each.is_null || each.is_literal) continue;
    if (each.type.name.empty() || (!given.type.name.empty() && compare(given.type, each.type) != Comparable::yes))
      return doubtful();
    given = each;
  }
  for (const Value& each : arguments) {
    if (each.is_literal && !given.type.name.empty()) (void)read_literal(each, given.type);
  }
  if (given.type.name.empty()) given.type.name = "text";
  return given;
}

}  // namespace mesh::schema
