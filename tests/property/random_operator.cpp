// Operators between random expressions.
#include "random_term.hpp"

namespace mesh::test {
namespace {

int64_t wrap(uint64_t value) { return static_cast<int64_t>(value); }

Value calculated(size_t op, const Value& a, const Value& b, bool is_integer) {
  const auto x = static_cast<uint64_t>(a.number);
  const auto y = static_cast<uint64_t>(b.number);
  if (is_integer) return {.number = wrap(op == 0 ? x + y : op == 1 ? x - y : x * y)};
  return {.real = op == 0 ? a.real + b.real : op == 1 ? a.real - b.real : a.real * b.real};
}

bool is_less(const Value& a, const Value& b, Sort sort) {
  if (sort == Sort::string) return a.text < b.text;
  return sort == Sort::integer ? a.number < b.number : a.real < b.real;
}

}  // namespace

void TermMaker::add_operators(const Type& type, int depth, std::vector<Make>& makes) {
  if (type.sort == Sort::integer || type.sort == Sort::floating)
    makes.push_back([this, &type, depth] { return arithmetic(type.sort, depth); });
  if (type.sort == Sort::string || type.sort == Sort::list) makes.push_back([this, &type, depth] { return join(type, depth); });
  if (type.sort == Sort::boolean) {
    makes.push_back([this, depth] { return comparison(depth); });
    makes.push_back([this, depth] { return logic(depth); });
  }
  if (type.sort == Sort::list) {
    makes.push_back([this, &type, depth] { return for_value(type, depth); });
    makes.push_back([this, &type, depth] { return for_range(type, depth); });
  }
}

Term TermMaker::arithmetic(Sort sort, int depth) {
  const bool is_integer = sort == Sort::integer;
  const Term left = term({sort}, depth);
  const size_t op = choices_.below(is_integer ? 6 : 4);
  if (op == 3) {
    return {"-" + operand(left, left.text[0] == '-' || std::isdigit(left.text[0]) != 0 ? atom + 1 : prefix), prefix,
            [=](Frame& frame) {
              const Value value = left.value(frame);
              return is_integer ? Value{.number = wrap(0 - static_cast<uint64_t>(value.number))} : Value{.real = -value.real};
            }};
  }
  if (op >= 4) {
    const int64_t divisor = static_cast<int64_t>(choices_.below(5)) + 1;
    const bool divides = op == 4;
    return {operand(left, 19) + (divides ? " / " : " % ") + std::to_string(divisor), 19, [=](Frame& frame) {
              const int64_t number = left.value(frame).number;
              return Value{.number = divides ? number / divisor : number % divisor};
            }};
  }
  const int power = op == 2 ? 19 : 17;
  const Term right = term({sort}, depth);
  const std::string text = operand(left, power) + (op == 0 ? " + " : op == 1 ? " - " : " * ") + operand(right, power + 1);
  return {text, power, [=](Frame& frame) {
            const Value a = left.value(frame);
            return calculated(op, a, right.value(frame), is_integer);
          }};
}

Term TermMaker::comparison(int depth) {
  static const std::vector<std::string> ops{"==", "!=", "<", ">", "<=", ">="};
  const auto compared = variables_where(is_comparable);
  const Type type = compared.empty() || choices_.below(2) == 0 ? Type{static_cast<Sort>(choices_.below(4))}
                                                               : scope_[choices_.among(compared)].type;
  const bool is_ordered = type.sort < Sort::list && type.sort != Sort::boolean;
  const size_t op = choices_.below(is_ordered ? 6 : 2);
  const int power = op < 2 ? 9 : 11;
  // A variable has its type, which `[]` and `None` alone do not have.
  const Term left =
      type.sort < Sort::list ? term(type, depth) : read(variables_where([&](const Type& found) { return found == type; }).back());
  const Term right = term(type, depth);
  return {operand(left, power) + " " + ops[op] + " " + operand(right, power + 1), power, [=](Frame& frame) {
            const Value a = left.value(frame);
            const Value b = right.value(frame);
            if (op < 2) return of_bool(equal(a, b) == (op == 0));
            const bool is_before = is_less(a, b, type.sort);
            const bool is_after = is_less(b, a, type.sort);
            const bool is_same = equal(a, b);
            const bool results[] = {is_before, is_after, is_before || is_same, is_after || is_same};
            return of_bool(results[op - 2]);
          }};
}

Term TermMaker::logic(int depth) {
  const Term left = term({Sort::boolean}, depth);
  const size_t op = choices_.below(3);
  if (op == 0) {
    return {(choices_.below(2) == 0 ? "not " : "!") + operand(left, prefix), prefix,
            [=](Frame& frame) { return of_bool(left.value(frame).number == 0); }};
  }
  const Term right = term({Sort::boolean}, depth);
  const bool is_word = choices_.below(2) == 0;
  const int power = op == 1 ? 7 : 5;
  const std::string text = op == 1 ? (is_word ? " and " : " && ") : (is_word ? " or " : " || ");
  return {operand(left, power) + text + operand(right, power + 1), power, [=](Frame& frame) {
            const bool is_true = left.value(frame).number != 0;
            if (op == 1 ? !is_true : is_true) return of_bool(is_true);
            return right.value(frame);
          }};
}

Term TermMaker::join(const Type& type, int depth) {
  const Term left = term(type, depth);
  const Term right = term(type, depth);
  return {operand(left, 15) + (choices_.below(2) == 0 ? " <> " : " ++ ") + operand(right, 16), 15, [=](Frame& frame) {
            Value made = left.value(frame);
            const Value more = right.value(frame);
            made.text += more.text;
            frame.spend(made.text.size() + made.items.size());
            made.items.insert(made.items.end(), more.items.begin(), more.items.end());
            return made;
          }};
}

}  // namespace mesh::test
