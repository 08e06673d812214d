// What an expression gives, and whether it may stand where it does. It is gone through as PostgreSQL does, from the left and from
// within, so that the first fault is the one that the server answers with.
#include <array>

#include "ddl/functions.hpp"
#include "ddl/read_type.hpp"
#include "ddl/sql_reader.hpp"
#include "ddl/word_list.hpp"
#include "schema/run.hpp"

namespace mesh::schema {
namespace {

using ddl::SqlTokenKind;
using ddl::TypeFacts;

constexpr ddl::WordList aggregates =
    " ARRAY_AGG AVG BIT_AND BIT_OR BOOL_AND BOOL_OR COUNT EVERY JSONB_AGG JSON_AGG MAX MIN STRING_AGG SUM ";
constexpr ddl::WordList any_aggregates = " ARRAY_AGG COUNT JSONB_AGG JSON_AGG ";
constexpr ddl::WordList times_of_now = " CLOCK_TIMESTAMP NOW STATEMENT_TIMESTAMP TRANSACTION_TIMESTAMP ";
constexpr ddl::WordList texts_of_text = " BTRIM INITCAP LOWER LTRIM MD5 REVERSE RTRIM UPPER ";
constexpr ddl::WordList numbers_of_text = " ASCII CHARACTER_LENGTH CHAR_LENGTH LENGTH OCTET_LENGTH ";
constexpr ddl::WordList configurations = " DANISH DUTCH ENGLISH FRENCH GERMAN ITALIAN NORWEGIAN PORTUGUESE SIMPLE SPANISH SWEDISH ";
constexpr ddl::WordList words_of_name = " CURRENT_CATALOG CURRENT_ROLE CURRENT_SCHEMA CURRENT_USER SESSION_USER USER ";

/// How strongly an operator binds, from 1; 0 for what is none.
enum Strength : int { none_follows, by_or, by_and, by_not, by_is, by_comparison, by_range, by_other, by_sum, by_product };

struct Word {
  std::string_view text;
  Strength strength;
};

Strength strength_of(const ddl::SqlReader& reader) {
  constexpr auto words = std::to_array<Word>(
      {{"OR", by_or},         {"AND", by_and},       {"IS", by_is},         {"NOT", by_range},     {"IN", by_range},
       {"BETWEEN", by_range}, {"LIKE", by_range},    {"ILIKE", by_range},   {"=", by_comparison},  {"<", by_comparison},
       {">", by_comparison},  {"<=", by_comparison}, {">=", by_comparison}, {"<>", by_comparison}, {"!=", by_comparison},
       {"+", by_sum},         {"-", by_sum},         {"*", by_product},     {"/", by_product},     {"%", by_product}});
  const std::string_view text = reader.text();
  for (const Word& word : words) {
    if (equals_ignoring_case(text, word.text)) return word.strength;
  }
  const bool is_operator = reader.kind() == SqlTokenKind::symbol && text.find_first_of("()[],.:;") == std::string_view::npos;
  return is_operator ? by_other : none_follows;
}

class Judge {
 public:
  Judge(Run& run, const Entity* table, ddl::TextRange range) : run_(run), table_(table), range_(range), reader_(run.text(range)) {
    if (reader_.has_failed()) give_up();
  }

  Value whole() {
    Value value = expression(by_or, 0);
    if (!reader_.at_end() && !run_.has_failed()) give_up();
    if (has_given_up_) value = {};
    value.is_computed = is_computed_;
    return value;
  }

  /// Looks at a value where another type is wanted; true where it fits for certain.
  bool assign(const Value& value, const TypeFacts& wanted) {
    if (has_given_up_ || value.is_taken || run_.has_failed() || (value.is_null && value.type.name.empty())) return false;
    const TypeFacts to = run_.base_type(wanted);
    if (value.is_literal) return read_literal(value, to);
    const Comparable fits = run_.fits(value.type, to);
    if (fits == Comparable::unknown) run_.doubt(Cause::expression, "42804");
    if (fits == Comparable::no) fail("42804", "a value of the type % does not become % by itself", {shown(value.type), shown(to)});
    return fits == Comparable::yes;
  }

  void condition(const Value& value) {
    if (!has_given_up_ && !value.is_taken && !value.is_null && !value.is_literal && value.type.name != "bool" &&
        !value.type.name.empty())
      return fail("42804", "a condition is true or false, not of the type %", {shown(value.type)});
    (void)assign(value, boolean().type);
  }

  [[nodiscard]] bool is_stable() const { return is_stable_; }
  [[nodiscard]] bool has_given_up() const { return has_given_up_; }

 private:
  static constexpr int deepest = 32;

  static Value typed(std::string_view name) {
    Value value;
    value.type.name = name;
    return value;
  }
  static Value boolean() { return typed("bool"); }

  void fail(const char* code, const char* said, const Pieces& names = {}) { run_.fail(code, said, names, before_all, range_); }

  /// From here on it is not followed. Nor does it say then what the whole is.
  Value give_up() {
    run_.doubt(Cause::expression, "42883");
    has_given_up_ = true;
    for (; !reader_.at_end(); reader_.skip()) {
      if (reader_.is("SELECT")) fail_query();
    }
    return {};
  }

  void fail_query() { fail("0A000", "a query cannot stand here"); }

  Value doubtful() {
    run_.doubt(Cause::expression, "42883");
    return {};
  }

  bool read_literal(const Value& value, const TypeFacts& to) {
    const char* code = nullptr;
    const Entity* made = run_.type(to);
    if (made != nullptr && made->kind == Kind::enumeration && to.array_dimensions == 0) {
      code = made->text.find(cat({"\n", value.literal, "\n"})) == std::string::npos ? "22P02" : "";
    } else if (!value.is_unread && made == nullptr) {
      code = fault_of_literal(to, value.literal);
    }
    if (code == nullptr) run_.doubt(Cause::expression, "22P02");
    if (code != nullptr && *code != '\0') fail(code, "$ is no value of the type %", {value.literal, shown(to)});
    return code != nullptr && *code == '\0';
  }

  Value expression(int least, int depth) {
    Value left = operand(depth);
    for (;;) {
      const Strength strength = strength_of(reader_);
      if (strength < least || strength == none_follows || has_given_up_ || run_.has_failed()) return left;
      left = apply(left, strength, depth);
    }
  }

  Value apply(const Value& left, Strength strength, int depth) {
    if (strength == by_or || strength == by_and) {
      condition(left);
      reader_.skip();
      condition(expression(strength + 1, depth));
      return boolean();
    }
    if (strength == by_is) return apply_is(left, depth);
    if (strength == by_range) return apply_range(left, depth);
    const std::string sign(reader_.text());
    reader_.skip();
    const Value right = expression(strength + 1, depth);
    if (left.is_taken || right.is_taken) return strength == by_comparison ? boolean() : taken();
    if (strength == by_comparison) return compare_values(left, right);
    return combine(left, sign, right, strength);
  }

  Value apply_is(const Value& left, int depth) {
    reader_.skip();
    (void)reader_.take("NOT");
    if (reader_.take("NULL")) return boolean();
    if (reader_.take("DISTINCT FROM")) return compare_values(left, expression(by_is + 1, depth));
    if (!reader_.take_one_of({"TRUE", "FALSE", "UNKNOWN"})) return give_up();
    condition(left);
    return boolean();
  }

  Value apply_range(const Value& left, int depth) {
    (void)reader_.take("NOT");
    if (reader_.take("BETWEEN")) {
      const Value low = expression(by_range + 1, depth);
      if (!reader_.take("AND")) return give_up();
      const Value high = expression(by_range + 1, depth);
      (void)compare_values(left, low);
      return compare_values(left, high);
    }
    if (reader_.take("IN (")) {
      if (reader_.is("SELECT")) return fail_query(), Value();
      do (void)compare_values(left, expression(by_or, depth + 1));
      while (!has_given_up_ && !run_.has_failed() && reader_.take(","));
      return reader_.take(")") || run_.has_failed() ? boolean() : give_up();
    }
    if (!reader_.take_one_of({"LIKE", "ILIKE"})) return give_up();
    const Value right = expression(by_range + 1, depth);
    return is_text(left) && is_text(right) ? boolean() : doubtful();
  }

  static bool is_text(const Value& value) {
    return value.is_literal || value.is_null || value.is_taken || is_text_type(value.type);
  }

  Value compare_values(const Value& left, const Value& right) {
    if (has_given_up_ || run_.has_failed() || left.is_taken || right.is_taken) return boolean();
    const bool are_texts = (left.is_literal || left.is_null) && (right.is_literal || right.is_null);
    if (are_texts) return boolean();
    const Value& known = left.is_literal || left.is_null ? right : left;
    const Value& other = &known == &left ? right : left;
    if (known.type.name.empty() || is_without_order(known.type)) return doubtful(), boolean();
    if (other.is_null) return boolean();
    if (other.is_literal) return (void)read_literal(other, known.type), boolean();
    if (other.type.name.empty()) return doubtful(), boolean();
    const Comparable fits = compares(known.type, other.type, is_stable_);
    if (fits == Comparable::unknown) run_.doubt(Cause::expression, "42883");
    if (fits == Comparable::no) fail("42883", "nothing compares % with %", {shown(left.type), shown(right.type)});
    return boolean();
  }

  Value combine(const Value& left, const std::string& sign, const Value& right, Strength strength) {
    is_computed_ = true;
    if (sign == "~" || sign == "~*" || sign == "!~" || sign == "!~*")
      return is_text(left) && is_text(right) ? boolean() : doubtful();
    if (sign == "||" && is_text(left) && is_text(right)) return typed("text");
    const bool is_json = left.type.name == "jsonb" || left.type.name == "json";
    if (is_json && left.type.array_dimensions == 0 && (right.is_literal || right.type.name == "int4")) {
      if (sign == "->>") return typed("text");
      if (sign == "->") return left;
    }
    if ((sign == "+" || sign == "-") && is_day_type(left.type) && right.type.name == "interval" &&
        right.type.array_dimensions == 0) {
      is_stable_ = is_stable_ || left.type.name == "timestamptz";
      return typed(left.type.name == "timestamptz" ? "timestamptz" : "timestamp");
    }
    const bool are_numbers = is_number_type(left.type) && is_number_type(right.type);
    if (strength < by_sum || !are_numbers) return give_up_stability(doubtful());
    if (left.type.name == right.type.name) return left;
    const bool has_real = left.type.name[0] == 'f' || right.type.name[0] == 'f';
    const bool has_numeric = left.type.name == "numeric" || right.type.name == "numeric";
    return typed(has_real                           ? "float8"
                 : has_numeric                      ? "numeric"
                 : left.type.name > right.type.name ? left.type.name
                                                    : right.type.name);
  }

  /// What an operator that is not followed makes of times may depend on settings.
  Value give_up_stability(Value value) {
    run_.doubt(Cause::expression, "42P17");
    return value;
  }

  static Value taken() {
    Value value;
    value.is_taken = true;
    return value;
  }

  Value operand(int depth) {
    if (depth > deepest) return give_up();
    Value value;
    if (reader_.take("NOT")) {
      condition(expression(by_not, depth + 1));
      value = boolean();
    } else if (reader_.is("-") || reader_.is("+")) {
      reader_.skip();
      value = operand(depth + 1);
      if (!is_number_type(value.type) && !value.is_taken) value = doubtful();
    } else if (reader_.is("( SELECT") || reader_.is("EXISTS (") || reader_.is("( WITH")) {
      fail_query();
    } else if (reader_.take("(")) {
      value = expression(by_or, depth + 1);
      if (!has_given_up_ && !run_.has_failed() && !reader_.take(")")) return give_up();
    } else {
      value = constant_or_name(depth);
    }
    while (!has_given_up_ && !run_.has_failed()) {
      if (reader_.take("::")) {
        value = cast(value);
      } else if (reader_.take("AT TIME ZONE")) {
        value = at_zone(value, operand(depth + 1));
      } else if (reader_.take("COLLATE")) {
        return give_up();
      } else {
        return value;
      }
    }
    return value;
  }

  Value constant_or_name(int depth) {
    const std::string_view text = reader_.text();
    if (reader_.kind() == SqlTokenKind::number) {
      reader_.skip();
      constexpr size_t safe = 9;
      const bool is_whole = text.find_first_not_of("0123456789") == std::string_view::npos;
      Value value = typed(!is_whole ? "numeric" : text.size() <= safe ? "int4" : text.size() <= 2 * safe ? "int8" : "numeric");
      value.literal = text;
      return value;
    }
    if (reader_.kind() == SqlTokenKind::string) return text_constant();
    if (reader_.take("TRUE") || reader_.take("FALSE")) return boolean();
    if (reader_.take("NULL")) {
      Value value;
      value.is_null = true;
      return value;
    }
    if (reader_.is("CAST (")) return cast_call(depth);
    if (reader_.take("EXTRACT ( _ FROM")) return extracted(depth);
    if (ddl::begins_with_type_words(reader_) || (reader_.is_name() && reader_.kind(1) == SqlTokenKind::string)) {
      const TypeFacts type = ddl::read_type(reader_);
      if (reader_.has_failed() || reader_.kind() != SqlTokenKind::string) return give_up();
      const Value value = text_constant();
      return cast_to(value, type);
    }
    if (reader_.is("_ (") || reader_.is("COALESCE (")) return call(depth);
    return word();
  }

  Value text_constant() {
    Value value;
    value.is_literal = true;
    const std::string_view text = reader_.text();
    value.is_unread = text.front() != '\'';
    if (!value.is_unread) {
      value.literal = reader_.string();
    } else {
      reader_.skip();
    }
    return value;
  }

  Value word() {
    const std::string_view text = reader_.text();
    const bool is_reserved = !reader_.is_name();
    if (is_reserved) {
      const std::string_view type = equals_ignoring_case(text, "CURRENT_TIMESTAMP") ? "timestamptz"
                                    : equals_ignoring_case(text, "LOCALTIMESTAMP")  ? "timestamp"
                                    : equals_ignoring_case(text, "CURRENT_DATE")    ? "date"
                                    : ddl::is_listed(words_of_name, text)           ? "name"
                                                                                    : "";
      if (type.empty()) return give_up();
      is_stable_ = true;
      reader_.skip();
      if (reader_.is("( #")) reader_.skip_whole();
      return typed(type);
    }
    std::string name = reader_.name();
    if (reader_.take(".")) {
      if (table_ == nullptr || name != table_->table.name || !reader_.is_name()) return give_up();
      name = reader_.name();
    }
    if (reader_.is(".") || reader_.is("[") || reader_.is("(")) return give_up();
    for (size_t at = 0; table_ != nullptr && at < table_->table.columns.size(); ++at) {
      const Column& column = table_->table.columns[at];
      if (column.name != name) continue;
      // A column that is only taken to be there is taken to fit.
      if (column.type.name.empty()) return taken();
      Value value;
      value.type = run_.base_type(column.type);
      return value;
    }
    return table_ != nullptr && !table_->table.is_whole ? taken() : give_up();
  }

  Value cast_call(int depth) {
    (void)reader_.take("CAST (");
    const Value value = expression(by_or, depth + 1);
    if (has_given_up_ || !reader_.take("AS")) return give_up();
    const Value given = cast(value);
    return has_given_up_ || reader_.take(")") ? given : give_up();
  }

  Value extracted(int depth) {
    const Value value = expression(by_or, depth + 1);
    if (has_given_up_ || (!value.is_taken && !is_day_type(value.type)) || !reader_.take(")")) return give_up();
    is_stable_ = is_stable_ || value.type.name == "timestamptz";
    return typed("numeric");
  }

  Value cast(const Value& value) {
    const TypeFacts type = ddl::read_type(reader_);
    return reader_.has_failed() ? give_up() : cast_to(value, type);
  }

  Value cast_to(const Value& value, const TypeFacts& written) {
    Value given;
    TypeFacts named = written;
    named.text = range_;
    given.type = run_.base_type(run_.stored_type(named));
    given.is_null = value.is_null;
    is_computed_ = is_computed_ || (!value.is_literal && !value.is_null) || !written.modifiers.empty();
    if (run_.has_failed() || value.is_null || value.is_taken) return given;
    if (value.is_literal && given.type.name == "regclass") {
      run_.find_relation(value.literal);
      return given;
    }
    if (value.is_literal) {
      (void)read_literal(value, given.type);
      return given;
    }
    if (casts(value.type, given.type, is_stable_) == Comparable::yes) return given;
    run_.doubt(Cause::expression, "42846");
    return give_up_stability(std::move(given));
  }

  Value at_zone(const Value& value, const Value& zone) {
    if (value.is_taken) return taken();
    const bool is_moment = value.type.name == "timestamptz";
    if (value.type.array_dimensions > 0 || !is_text(zone) || (!is_moment && value.type.name != "timestamp")) return give_up();
    return typed(is_moment ? "timestamp" : "timestamptz");
  }

  Value call(int depth) {
    const bool is_quoted = reader_.kind() == SqlTokenKind::quoted_identifier;
    const std::string name = reader_.is("COALESCE") ? reader_.skip(), std::string("coalesce") : reader_.name();
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

  Value result_of(const std::string& name, const std::vector<Value>& arguments) {
    const size_t count = arguments.size();
    if (count == 0) {
      if (ddl::is_listed(times_of_now, name)) return typed("timestamptz");
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

  Value coalesced(const std::vector<Value>& arguments) {
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

  Run& run_;
  const Entity* table_;
  ddl::TextRange range_;
  ddl::SqlReader reader_;
  bool has_given_up_ = false;
  bool is_stable_ = false;
  bool is_computed_ = false;
};

}  // namespace

Value Run::judge(const Entity* table, ddl::TextRange range, Use use, const ddl::TypeFacts& wanted) {
  if (has_failed()) return {};
  Judge judge(*this, table, range);
  Value value = judge.whole();
  const bool is_kept = use == Use::index || use == Use::predicate || use == Use::generation;
  if (use == Use::check || use == Use::predicate) judge.condition(value);
  if (is_kept && judge.has_given_up()) doubt(Cause::expression, "42P17");
  if (is_kept && judge.is_stable())
    fail("42P17", "what it calls may give something else another time, which neither an index nor a generated column allows", {},
         before_all, range);
  if (use == Use::value || use == Use::generation) (void)judge.assign(value, wanted);
  return value;
}

void Run::find_relation(std::string_view written) {
  ddl::SqlReader reader(written);
  const ddl::ObjectName name = reader.object();
  const std::string& schema = name.schema.empty() ? state.path.front() : name.schema;
  const Slot* slot = reader.is_done() ? state.find(Space::relation, schema, name.name) : nullptr;
  if (slot != nullptr && slot->presence == Presence::present) return;
  if (!reader.is_done() || state.path.size() > 1 || !state.starts_empty() || (slot != nullptr && slot->presence == Presence::lost))
    return doubt(Cause::existence, "42P01");
  fail("42P01", "$ is not there", {name.name}, slot == nullptr ? before_all : slot->by);
}

}  // namespace mesh::schema
