// What a text must be like to be a value of a type.
#include "base/text.hpp"
#include "ddl/word_list.hpp"
#include "schema/run.hpp"

namespace mesh::schema {
namespace {

constexpr const char* wrong_text = "22P02";
constexpr const char* wrong_time = "22007";
constexpr std::string_view decimal_digits = "0123456789";

bool has_only(std::string_view text, std::string_view bytes) { return text.find_first_not_of(bytes) == std::string_view::npos; }

std::string_view without_sign(std::string_view text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  return text;
}

const char* fault_of_integer(std::string_view text, size_t most_digits) {
  text = without_sign(text);
  if (text.empty() || !is_ascii_digit(text.front())) return wrong_text;
  const size_t end = text.find_first_not_of(decimal_digits);
  if (end == std::string_view::npos) return text.size() <= most_digits ? no_fault : fault_not_known;
  // Too many digits are said first (22003), and what else may follow depends on the version: 1_000, 0x1F.
  if (end > most_digits || std::string_view("_xXoObB").find(text[end]) != std::string_view::npos) return fault_not_known;
  return has_only(text.substr(end), " \t\n\v\f\r") ? fault_not_known : wrong_text;
}

const char* fault_of_number(std::string_view text) {
  text = without_sign(text);
  if (text.empty()) return wrong_text;
  const size_t dot = text.find('.');
  const std::string_view whole = text.substr(0, dot);
  const std::string_view rest = dot == std::string_view::npos ? std::string_view() : text.substr(dot + 1);
  constexpr size_t safe = 15;
  if (text.size() <= safe && text != "." && has_only(whole, decimal_digits) && has_only(rest, decimal_digits)) return no_fault;
  const char first = text.front();
  // NaN and Infinity are numbers, too.
  const bool may_be = is_ascii_digit(first) || first == '.' || std::string_view("nNiI").find(first) != std::string_view::npos;
  return may_be ? fault_not_known : wrong_text;
}

const char* fault_of_uuid(std::string_view text) {
  constexpr size_t shortest = 32;
  constexpr size_t usual = 36;
  if (text.size() < shortest || !has_only(text, "0123456789abcdefABCDEF-{}")) return wrong_text;
  bool is_usual = text.size() == usual;
  for (size_t at = 0; is_usual && at < usual; ++at) {
    const bool is_hyphen = at == 8 || at == 13 || at == 18 || at == 23;
    is_usual = (text[at] == '-') == is_hyphen && text[at] != '{' && text[at] != '}';
  }
  return is_usual ? no_fault : fault_not_known;
}

const char* fault_of_day(std::string_view text) {
  if (text.empty()) return wrong_time;
  if (ddl::is_listed(" EPOCH NOW TODAY TOMORROW YESTERDAY ", text)) return no_fault;
  // Such as 2026-11-29.
  constexpr size_t length = 10;
  const bool is_day = text.size() == length && text[4] == '-' && text[7] == '-' && has_only(text, "0123456789-");
  return is_day && text.substr(0, 4) > "0000" && text.substr(5, 2) > "00" && text.substr(5, 2) < "13" && text.substr(8) > "00" &&
                 text.substr(8) < "29"
             ? no_fault
             : fault_not_known;
}

const char* fault_of_interval(std::string_view text) {
  if (text.empty()) return wrong_time;
  const size_t blank = text.find(' ');
  constexpr ddl::WordList units = " DAY DAYS HOUR HOURS MINUTE MINUTES MONTH MONTHS SECOND SECONDS WEEK WEEKS YEAR YEARS ";
  const bool is_usual =
      blank < 5 && has_only(text.substr(0, blank), decimal_digits) && ddl::is_listed(units, text.substr(blank + 1));
  return is_usual ? no_fault : fault_not_known;
}

const char* fault_of_json(std::string_view text) {
  if (text == "{}" || text == "[]" || text == "null" || text == "true" || text == "false") return no_fault;
  return text.empty() || std::string_view("{[\"-0123456789tfn").find(text.front()) == std::string_view::npos ? wrong_text
                                                                                                             : fault_not_known;
}

}  // namespace

const char* fault_of_literal(const ddl::TypeFacts& type, std::string_view literal) {
  const std::string_view text = trim(literal);
  const std::string_view name = type.name;
  if (type.array_dimensions > 0) {
    if (text == "{}") return no_fault;
    return text.empty() || (text.front() != '{' && text.front() != '[') ? wrong_text : fault_not_known;
  }
  if (name == "text" || name == "varchar" || name == "bpchar" || name == "name") return no_fault;
  if (name == "int2") return fault_of_integer(text, 4);
  if (name == "int4") return fault_of_integer(text, 9);
  if (name == "int8") return fault_of_integer(text, 18);
  if (name == "numeric" || name == "float4" || name == "float8") return fault_of_number(text);
  constexpr ddl::WordList truths = " 0 1 F FA FAL FALS FALSE N NO OF OFF ON T TR TRU TRUE Y YE YES ";
  if (name == "bool") return ddl::is_listed(truths, text) ? no_fault : wrong_text;
  if (name == "uuid") return fault_of_uuid(text);
  if (name == "json" || name == "jsonb") return fault_of_json(text);
  if (name == "date" || name == "timestamp" || name == "timestamptz") return fault_of_day(text);
  if (name == "interval") return fault_of_interval(text);
  if (name == "bytea" && literal.find('\\') == std::string_view::npos) return no_fault;
  return fault_not_known;
}

}  // namespace mesh::schema
