// What an expression gives, and whether it may stand where it does.
#include <utility>

#include "ddl/read_type.hpp"
#include "ddl/word_list.hpp"
#include "schema/judge.hpp"

namespace mesh::schema {
namespace {

using ddl::SqlTokenKind;
using ddl::TypeFacts;

constexpr ddl::WordList words_of_name = " CURRENT_CATALOG CURRENT_ROLE CURRENT_SCHEMA CURRENT_USER SESSION_USER USER ";

}  // namespace

Strength strength_of(const ddl::SqlReader& reader) {
  using ddl::sql_word;
  switch (reader.word()) {
    case sql_word("OR"): return by_or;
    case sql_word("AND"): return by_and;
    case sql_word("IS"): return by_is;
    case sql_word("NOT"):
    case sql_word("IN"):
    case sql_word("BETWEEN"):
    case sql_word("LIKE"):
    case sql_word("ILIKE"): return by_range;
    case '=':
    case '<':
    case '>': return by_comparison;
    case '+':
    case '-': return by_sum;
    case '*':
    case '/':
    case '%': return by_product;
    default: break;
  }
  if (reader.kind() != SqlTokenKind::symbol) return none_follows;
  const std::string_view text = reader.text();
  if (text == "<=" || text == ">=" || text == "<>" || text == "!=") return by_comparison;
  return text.find_first_of("()[],.:;") == std::string_view::npos ? by_other : none_follows;
}

Judge::Judge(Run& run, const Entity* table, ddl::TextRange range)
    : run_(run), table_(table), range_(range), reader_(run.text(range), run.arena) {
  if (reader_.has_failed()) give_up();
}

Value Judge::whole() {
  Value value = expression(by_or, 0);
  if (!reader_.at_end() && !run_.has_failed()) give_up();
  if (has_given_up_) value = {};
  value.is_computed = is_computed_;
  return value;
}

bool Judge::assign(const Value& value, const ddl::TypeFacts& wanted) {
  if (has_given_up_ || value.is_taken || run_.has_failed() || (value.is_null && value.type.name.empty())) return false;
  const TypeFacts to = run_.base_type(wanted);
  if (value.is_literal) return read_literal(value, to);
  const Comparable fits = run_.fits(value.type, to);
  if (fits == Comparable::unknown) run_.doubt(Cause::expression, "42804");
  if (fits == Comparable::no) fail("42804", "a value of the type % does not become % by itself", {shown(value.type), shown(to)});
  return fits == Comparable::yes;
}

void Judge::condition(const Value& value) {
  if (!has_given_up_ && !value.is_taken && !value.is_null && !value.is_literal && value.type.name != "bool" &&
      !value.type.name.empty())
    return fail("42804", "a condition is true or false, not of the type %", {shown(value.type)});
  (void)assign(value, boolean().type);
}

void Judge::fail(const char* code, const char* said, const Pieces& names) { run_.fail(code, said, names, before_all, range_); }

Value Judge::give_up() {
  run_.doubt(Cause::expression, "42883");
  has_given_up_ = true;
  for (; !reader_.at_end(); reader_.skip()) {
    if (reader_.is("SELECT")) fail_query();
  }
  return {};
}

void Judge::fail_query() { fail("0A000", "a query cannot stand here"); }

Value Judge::doubtful() {
  run_.doubt(Cause::expression, "42883");
  return {};
}

bool Judge::read_literal(const Value& value, const ddl::TypeFacts& to) {
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

Value Judge::expression(int least, int depth) {
  Value left = operand(depth);
  for (;;) {
    const Strength strength = strength_of(reader_);
    if (strength < least || strength == none_follows || has_given_up_ || run_.has_failed()) return left;
    left = apply(left, strength, depth);
  }
}

Value Judge::apply(const Value& left, Strength strength, int depth) {
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

Value Judge::apply_is(const Value& left, int depth) {
  reader_.skip();
  (void)reader_.take("NOT");
  if (reader_.take("NULL")) return boolean();
  if (reader_.take("DISTINCT FROM")) return compare_values(left, expression(by_is + 1, depth));
  if (!reader_.take_one_of({"TRUE", "FALSE", "UNKNOWN"})) return give_up();
  condition(left);
  return boolean();
}

Value Judge::apply_range(const Value& left, int depth) {
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

Value Judge::operand(int depth) {
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
  while (!reader_.at_end() && !has_given_up_ && !run_.has_failed()) {
    if (reader_.take("::")) {
      value = cast(value);
    } else if (reader_.take("AT TIME ZONE")) {
      value = at_zone(value, operand(depth + 1));
    } else if (reader_.take("COLLATE")) {
      ddl::ObjectName collation = reader_.object();
      collation.text = range_;
      if (value.is_literal || value.is_null) value.type.name = "text";
      run_.check_collation(collation, value.type);
      // Two may be against each other.
      if (std::exchange(has_collation_, true)) run_.doubt(Cause::expression, "42P21");
    } else {
      return value;
    }
  }
  return value;
}

Value Judge::constant_or_name(int depth) {
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

Value Judge::text_constant() {
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

Value Judge::word() {
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
  std::string_view name = reader_.name();
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

Value Judge::cast_call(int depth) {
  (void)reader_.take("CAST (");
  const Value value = expression(by_or, depth + 1);
  if (has_given_up_ || !reader_.take("AS")) return give_up();
  const Value given = cast(value);
  return has_given_up_ || reader_.take(")") ? given : give_up();
}

Value Judge::extracted(int depth) {
  const Value value = expression(by_or, depth + 1);
  if (has_given_up_ || (!value.is_taken && !is_day_type(value.type)) || !reader_.take(")")) return give_up();
  is_stable_ = is_stable_ || value.type.name == "timestamptz";
  return typed("numeric");
}

Value Judge::cast(const Value& value) {
  const TypeFacts type = ddl::read_type(reader_);
  return reader_.has_failed() ? give_up() : cast_to(value, type);
}

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
  // What is worked out of constants alone has no collation, which some functions need.
  const bool has_call = text(range).find('(') != std::string_view::npos;
  if (use == Use::generation && value.is_computed && has_call && column_in(text(range)).end == 0) doubt(Cause::expression, "42P22");
  if (use == Use::value || use == Use::generation) (void)judge.assign(value, wanted);
  return value;
}

void Run::find_relation(std::string_view written) {
  ddl::SqlReader reader(written);
  const ddl::ObjectName name = reader.object();
  const std::string_view schema = name.schema.empty() ? std::string_view(state.path.front()) : name.schema;
  const Slot* slot = reader.is_done() ? state.find(Space::relation, schema, name.name) : nullptr;
  if (slot != nullptr && slot->presence == Presence::present) return;
  if (reader.is_done() && !name.schema.empty() && !knows_schema(name.schema, false)) return;
  if (name.name.substr(0, 3) == "pg_") return doubt(Cause::existence, "42P01");
  if (!reader.is_done() || state.path.size() > 1 || !state.starts_empty() || (slot != nullptr && slot->presence == Presence::lost))
    return doubt(Cause::existence, "42P01");
  fail("42P01", "$ is not there", {name.name}, slot == nullptr ? before_all : slot->by);
}

}  // namespace mesh::schema
