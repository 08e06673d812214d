#include "random_term.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>

namespace mesh::test {
namespace {

constexpr int bracketed = 0;
constexpr int atom = 25;
constexpr int prefix = 23;

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (size_t at = 0; at < parts.size(); ++at) out.append(at == 0 ? "" : separator).append(parts[at]);
  return out;
}

Value of_bool(bool value) { return {.number = value ? 1 : 0}; }

int64_t wrap(uint64_t value) { return static_cast<int64_t>(value); }

}  // namespace

std::string text_of(const Type& type) {
  std::vector<std::string> inner;
  for (const Type& part : type.of) inner.push_back(text_of(part));
  switch (type.sort) {
    case Sort::integer: return "Int";
    case Sort::floating: return "Float";
    case Sort::boolean: return "Bool";
    case Sort::string: return "String";
    case Sort::list: return "List<" + inner[0] + ">";
    case Sort::tuple: return "(" + joined(inner, ", ") + ")";
    case Sort::option: return "Option<" + inner[0] + ">";
    case Sort::result: return "Result<" + joined(inner, ", ") + ">";
    case Sort::function: break;
  }
  const std::string result = inner.back();
  inner.pop_back();
  return "Fun(" + joined(inner, ", ") + ") -> " + result;
}

std::string shown(const Value& value, Sort sort) {
  if (sort == Sort::integer) return std::to_string(value.number);
  if (sort == Sort::boolean) return value.number != 0 ? "true" : "false";
  if (sort == Sort::string) return value.text;
  if (std::isnan(value.real)) throw TooLong();
  std::string out(400, '\0');
  const auto end = std::to_chars(out.data(), out.data() + out.size(), value.real, std::chars_format::fixed);
  out.resize(static_cast<size_t>(end.ptr - out.data()));
  return out;
}

Type TermMaker::type(int depth) {
  const Sort sort = static_cast<Sort>(choices_.below(depth > 0 ? 8 : 4));
  Type made{sort, {}};
  const size_t parts = sort < Sort::list ? 0 : sort == Sort::tuple ? 2 + choices_.below(2) : sort == Sort::result ? 2 : 1;
  for (size_t part = 0; part < parts; ++part) made.of.push_back(type(depth - 1));
  return made;
}

size_t TermMaker::add_variable(const Type& type) { return add_variable(new_name(), type); }

size_t TermMaker::add_variable(std::string name, const Type& type) {
  scope_.push_back({std::move(name), type});
  return scope_.size() - 1;
}

std::vector<size_t> TermMaker::variables_where(const std::function<bool(const Type&)>& fits) const {
  std::vector<size_t> found;
  for (size_t place = 0; place < scope_.size(); ++place) {
    if (fits(scope_[place].type)) found.push_back(place);
  }
  return found;
}

std::string TermMaker::operand(const Term& term, int least_power) {
  return term.power < least_power || choices_.once_in(9) ? "(" + term.text + ")" : term.text;
}

Term TermMaker::term(const Type& type, int depth) {
  std::vector<Make> makes{[&] { return literal(type, depth - 1); }};
  for (const size_t place : variables_where([&](const Type& found) { return found == type; })) {
    makes.push_back([this, place] { return read(place); });
  }
  if (depth > 0) {
    add_operators(type, depth - 1, makes);
    makes.push_back([&] { return if_value(type, depth - 1); });
    for (const size_t place : variables_where([](const Type& found) { return found.sort != Sort::function; })) {
      if (choices_.once_in(3)) makes.push_back([&, place] { return case_value(type, place, depth - 1); });
    }
    for (const size_t place :
         variables_where([&](const Type& found) { return found.sort == Sort::function && found.of.back() == type; })) {
      makes.push_back([&, place] { return call_value(place, depth - 1); });
    }
    for (size_t index = 0; index < functions.size(); ++index) {
      if (functions[index].result == type) makes.push_back([&, index] { return call(functions[index], depth - 1); });
    }
  }
  return choices_.among(makes)();
}

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

Term TermMaker::read(size_t place) {
  return {scope_[place].name, atom, [place](Frame& frame) { return frame[place]; }};
}

Term TermMaker::literal(const Type& type, int depth) {
  switch (type.sort) {
    case Sort::integer: {
      static const std::vector<std::pair<std::string, int64_t>> numbers{{"0", 0},
                                                                        {"1", 1},
                                                                        {"2", 2},
                                                                        {"-1", -1},
                                                                        {"7", 7},
                                                                        {"0xFF", 255},
                                                                        {"1_000", 1000},
                                                                        {"0b101", 5},
                                                                        {"0o17", 15},
                                                                        {"-12", -12},
                                                                        {"9223372036854775807", INT64_MAX},
                                                                        {"-9223372036854775808", INT64_MIN}};
      const auto& [text, value] = choices_.among(numbers);
      return {text, text[0] == '-' ? prefix : atom, [number = value](Frame&) { return Value{.number = number}; }};
    }
    case Sort::floating: {
      static const std::vector<std::pair<std::string, double>> numbers{
          {"0.0", 0}, {"1.5", 1.5}, {"-0.25", -0.25}, {"2e3", 2000}, {"0.1", 0.1}, {"1_0.5", 10.5}, {"3.0", 3}};
      const auto& [text, value] = choices_.among(numbers);
      return {text, text[0] == '-' ? prefix : atom, [real = value](Frame&) { return Value{.real = real}; }};
    }
    case Sort::boolean: {
      const bool value = choices_.below(2) == 1;
      return {value ? "true" : "false", atom, [value](Frame&) { return of_bool(value); }};
    }
    case Sort::string: return string_literal(depth);
    case Sort::list:
    case Sort::tuple: return sequence(type, depth);
    case Sort::option:
    case Sort::result: break;
    case Sort::function: return closure(type, depth);
  }
  const size_t tag = choices_.below(2);
  const bool is_option = type.sort == Sort::option;
  if (is_option && tag == 1) return {"None", atom, [](Frame&) { return Value{.number = 1}; }};
  const Term payload = term(type.of[tag], depth);
  return {std::string(is_option  ? "Some"
                      : tag == 0 ? "Ok"
                                 : "Err") +
              "(" + payload.text + ")",
          atom,
          [tag, payload](Frame& frame) { return Value{.number = static_cast<int64_t>(tag), .items = {payload.value(frame)}}; }};
}

Term TermMaker::string_literal(int depth) {
  static const std::vector<std::pair<std::string, std::string>> pieces{
      {"a", "a"}, {"B c", "B c"}, {"é", "é"},    {"\\n", "\n"}, {"\\\"", "\""}, {"\\#{", "#{"}, {"\\${x}", "${x}"},
      {"'", "'"}, {"\\\\", "\\"}, {"\\t", "\t"}, {"\\q", "q"},  {"#", "#"},     {"$1", "$1"},   {"\\#", "#"}};
  std::string text = "\"";
  std::vector<std::function<std::string(Frame&)>> parts;
  for (size_t left = choices_.below(5); left > 0; --left) {
    if (depth > 0 && choices_.once_in(3)) {
      const Sort sort = static_cast<Sort>(choices_.below(4));
      const Term inner = term({sort}, depth - 1);
      text += (choices_.below(2) == 0 ? "#{" : "${") + inner.text + "}";
      parts.push_back([inner, sort](Frame& frame) { return shown(inner.value(frame), sort); });
    } else {
      const auto& [written, meant] = choices_.among(pieces);
      text += written;
      parts.push_back([value = meant](Frame&) { return value; });
    }
  }
  return {text + "\"", atom, [parts](Frame& frame) {
            Value made;
            for (const auto& part : parts) made.text += part(frame);
            return made;
          }};
}

Term TermMaker::sequence(const Type& type, int depth) {
  const bool is_list = type.sort == Sort::list;
  const size_t size = is_list ? choices_.below(4) : type.of.size();
  std::vector<Term> terms;
  std::vector<std::string> texts;
  for (size_t at = 0; at < size; ++at) {
    terms.push_back(term(type.of[is_list ? 0 : at], depth));
    texts.push_back(terms.back().text);
  }
  const std::string text = joined(texts, ", ");
  return {is_list ? "[" + text + "]" : "(" + text + ")", atom, [terms](Frame& frame) {
            Value made;
            for (const Term& inner : terms) made.items.push_back(inner.value(frame));
            return made;
          }};
}

Term TermMaker::closure(const Type& type, int depth) {
  const size_t before = scope_.size();
  std::vector<std::string> parameters;
  for (size_t at = 0; at + 1 < type.of.size(); ++at) {
    const size_t place = add_variable(type.of[at]);
    parameters.push_back(scope_[place].name + " :: " + text_of(type.of[at]));
  }
  const Term body = term(type.of.back(), depth);
  shrink_to(before);
  const std::string text = "fn(" + joined(parameters, ", ") + ") -> " + body.text + " end";
  return {text, bracketed, [body, before](Frame& frame) {
            Value made;
            made.call = [body, before, captured = std::make_shared<const Frame>(frame)](const std::vector<Value>& arguments) {
              Frame inner = *captured;
              for (size_t at = 0; at < arguments.size(); ++at) inner.bind(before + at, arguments[at]);
              return body.value(inner);
            };
            return made;
          }};
}

Term TermMaker::if_value(const Type& type, int depth) {
  const Term condition = term({Sort::boolean}, depth);
  const Term then = term(type, depth);
  const Term otherwise = term(type, depth);
  // `else if` would be one more condition of the same `if`.
  const std::string other = otherwise.text.starts_with("if ") ? "(" + otherwise.text + ")" : otherwise.text;
  return {"if " + condition.text + " do " + then.text + " else " + other + " end", bracketed,
          [=](Frame& frame) { return condition.value(frame).number != 0 ? then.value(frame) : otherwise.value(frame); }};
}

Term TermMaker::case_value(const Type& type, size_t subject, int depth) {
  struct Arm {
    PatternTerm pattern;
    Evaluate guard;
    Term body;
  };
  std::vector<Arm> arms;
  std::string text = "case " + scope_[subject].name + " do ";
  const Type matched = scope_[subject].type;
  const size_t refutable = choices_.below(3);
  for (size_t at = 0; at <= refutable; ++at) {
    const size_t before = scope_.size();
    Arm arm{pattern(matched, at < refutable), {}, {}};
    text += (at > 0 ? "; " : "") + arm.pattern.text;
    if (at < refutable && choices_.once_in(3)) {
      const Term guard = term({Sort::boolean}, depth - 1);
      text += " when " + guard.text;
      arm.guard = guard.value;
    }
    arm.body = term(type, depth);
    text += " -> " + arm.body.text;
    shrink_to(before);
    arms.push_back(std::move(arm));
  }
  return {text + " end", bracketed, [arms, subject](Frame& frame) {
            const Value value = frame[subject];
            for (const Arm& arm : arms) {
              if (arm.pattern.match(value, frame) && (!arm.guard || arm.guard(frame).number != 0)) return arm.body.value(frame);
            }
            throw std::logic_error("no arm takes the value");
          }};
}

Term TermMaker::call(const PureFunction& function, int depth) {
  std::vector<Term> arguments;
  std::vector<std::string> texts;
  for (const Type& parameter : function.parameters) {
    arguments.push_back(term(parameter, depth));
    texts.push_back(arguments.back().text);
  }
  const bool is_piped = !arguments.empty() && choices_.once_in(4);
  const std::string first = is_piped ? operand(arguments.front(), 3) + " |> " : "";
  if (is_piped) texts.erase(texts.begin());
  return {first + function.name + "(" + joined(texts, ", ") + ")", is_piped ? 3 : atom,
          [arguments, body = function.call](Frame& frame) {
            std::vector<Value> values;
            for (const Term& argument : arguments) values.push_back(argument.value(frame));
            return (*body)(values, frame);
          }};
}

Term TermMaker::call_value(size_t place, int depth) {
  const Type type = scope_[place].type;
  std::vector<Term> arguments;
  std::vector<std::string> texts;
  for (size_t at = 0; at + 1 < type.of.size(); ++at) {
    arguments.push_back(term(type.of[at], depth));
    texts.push_back(arguments.back().text);
  }
  return {scope_[place].name + "(" + joined(texts, ", ") + ")", atom, [arguments, place](Frame& frame) {
            std::vector<Value> values;
            for (const Term& argument : arguments) values.push_back(argument.value(frame));
            return frame[place].call(values);
          }};
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
            const Value b = right.value(frame);
            const auto x = static_cast<uint64_t>(a.number);
            const auto y = static_cast<uint64_t>(b.number);
            if (is_integer) return Value{.number = wrap(op == 0 ? x + y : op == 1 ? x - y : x * y)};
            return Value{.real = op == 0 ? a.real + b.real : op == 1 ? a.real - b.real : a.real * b.real};
          }};
}

Term TermMaker::comparison(int depth) {
  static const std::vector<std::string> ops{"==", "!=", "<", ">", "<=", ">="};
  const Sort sort = static_cast<Sort>(choices_.below(4));
  const bool is_ordered = sort == Sort::integer || sort == Sort::floating;
  const size_t op = choices_.below(is_ordered ? 6 : 2);
  const int power = op < 2 ? 9 : 11;
  const Term left = term({sort}, depth);
  const Term right = term({sort}, depth);
  return {operand(left, power) + " " + ops[op] + " " + operand(right, power + 1), power, [=](Frame& frame) {
            const Value a = left.value(frame);
            const Value b = right.value(frame);
            const bool is_equal = a.number == b.number && a.real == b.real && a.text == b.text;
            const bool is_less = sort == Sort::integer ? a.number < b.number : a.real < b.real;
            const bool results[] = {is_equal, !is_equal, is_less, !is_less && !is_equal, is_less || is_equal, !is_less};
            return of_bool(results[op]);
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

Term TermMaker::for_value(const Type& type, int depth) {
  const auto lists = variables_where([](const Type& found) { return found.sort == Sort::list; });
  if (lists.empty()) return for_range(type, depth);
  const size_t list = choices_.among(lists);
  const size_t before = scope_.size();
  const size_t place = add_variable(Type(scope_[list].type.of[0]));
  const bool is_filtered = choices_.once_in(3);
  const Term filter = is_filtered ? term({Sort::boolean}, depth - 1) : Term{};
  const Term body = term(type.of[0], depth);
  const std::string text = "for " + scope_[place].name + " in " + scope_[list].name + (is_filtered ? " when " + filter.text : "");
  shrink_to(before);
  return {text + " do " + body.text + " end", bracketed, [=](Frame& frame) {
            Value made;
            const Value all = frame[list];
            for (const Value& item : all.items) {
              frame.bind(place, item);
              if (!is_filtered || filter.value(frame).number != 0) made.items.push_back(body.value(frame));
            }
            return made;
          }};
}

Term TermMaker::for_range(const Type& type, int depth) {
  const int64_t begin = static_cast<int64_t>(choices_.below(4)) - 1;
  const int64_t end = static_cast<int64_t>(choices_.below(5)) - 1;
  const size_t before = scope_.size();
  const size_t place = add_variable({Sort::integer});
  const Term body = term(type.of[0], depth);
  const std::string text = "for " + scope_[place].name + " in " + std::to_string(begin) + ".." + std::to_string(end);
  shrink_to(before);
  return {text + " do " + body.text + " end", bracketed, [=](Frame& frame) {
            Value made;
            for (int64_t number = begin; number < end; ++number) {
              frame.bind(place, {.number = number});
              made.items.push_back(body.value(frame));
            }
            return made;
          }};
}

}  // namespace mesh::test
