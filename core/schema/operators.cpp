// What operators and casts make of values.
#include <utility>

#include "schema/judge.hpp"

namespace mesh::schema {

Value Judge::compare_values(const Value& left, const Value& right) {
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

Value Judge::combine(const Value& left, const std::string& sign, const Value& right, Strength strength) {
  is_computed_ = true;
  if (sign == "~" || sign == "~*" || sign == "!~" || sign == "!~*") return is_text(left) && is_text(right) ? boolean() : doubtful();
  if (sign == "||" && is_text(left) && is_text(right)) return typed("text");
  const bool is_json = left.type.name == "jsonb" || left.type.name == "json";
  if (is_json && left.type.array_dimensions == 0 && (right.is_literal || right.type.name == "int4")) {
    if (sign == "->>") return typed("text");
    if (sign == "->") return left;
  }
  if ((sign == "+" || sign == "-") && is_day_type(left.type) && right.type.name == "interval" && right.type.array_dimensions == 0) {
    is_stable_ = is_stable_ || left.type.name == "timestamptz";
    return typed(left.type.name == "timestamptz" ? "timestamptz" : "timestamp");
  }
  const bool are_numbers = is_number_type(left.type) && is_number_type(right.type);
  if (strength < by_sum || !are_numbers) return give_up_stability(doubtful());
  if (left.type.name == right.type.name) return left;
  const bool has_real = left.type.name[0] == 'f' || right.type.name[0] == 'f';
  const bool has_numeric = left.type.name == "numeric" || right.type.name == "numeric";
  return typed(has_real ? "float8" : has_numeric ? "numeric" : left.type.name > right.type.name ? left.type.name : right.type.name);
}

Value Judge::cast_to(const Value& value, const ddl::TypeFacts& written) {
  Value given;
  ddl::TypeFacts named = written;
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

Value Judge::at_zone(const Value& value, const Value& zone) {
  if (value.is_taken) return taken();
  const bool is_moment = value.type.name == "timestamptz";
  if (value.type.array_dimensions > 0 || !is_text(zone) || (!is_moment && value.type.name != "timestamp")) return give_up();
  return typed(is_moment ? "timestamp" : "timestamptz");
}

Value Judge::give_up_stability(Value value) {
  run_.doubt(Cause::expression, "42P17");
  return value;
}

}  // namespace mesh::schema
