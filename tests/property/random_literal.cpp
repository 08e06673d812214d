// Values written out.
#include "random_term.hpp"

namespace mesh::test {
namespace {

Term integer_literal(Choices& choices) {
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
  const auto& [text, value] = choices.among(numbers);
  return {text, text[0] == '-' ? prefix : atom, [number = value](Frame&) { return Value{.number = number}; }};
}

Term floating_literal(Choices& choices) {
  static const std::vector<std::pair<std::string, double>> numbers{{"0.0", 0},   {"1.5", 1.5},    {"-0.25", -0.25}, {"2e3", 2000},
                                                                   {"0.1", 0.1}, {"1_0.5", 10.5}, {"3.0", 3}};
  const auto& [text, value] = choices.among(numbers);
  return {text, text[0] == '-' ? prefix : atom, [real = value](Frame&) { return Value{.real = real}; }};
}

Term joined_text(std::string text, std::vector<Term> parts) {
  return {std::move(text), atom, [parts = std::move(parts)](Frame& frame) {
            Value made;
            for (const Term& part : parts) made.text += part.value(frame).text;
            return made;
          }};
}

Term plain(const std::string& written, const std::string& meant) {
  return {written, atom, [meant](Frame&) { return of_text(meant); }};
}

}  // namespace

Term TermMaker::literal(const Type& type, int depth) {
  switch (type.sort) {
    case Sort::integer: return integer_literal(choices_);
    case Sort::floating: return floating_literal(choices_);
    case Sort::boolean: {
      const bool value = choices_.below(2) == 1;
      return {value ? "true" : "false", atom, [value](Frame&) { return of_bool(value); }};
    }
    case Sort::string: return choices_.once_in(6) ? heredoc(depth) : string_literal(depth);
    case Sort::list:
    case Sort::tuple: return sequence(type, depth);
    case Sort::map: return map_literal(type, depth);
    case Sort::range: return range_literal();
    case Sort::record: return record(type, depth);
    case Sort::option:
    case Sort::result:
    case Sort::variant: return constructor(type, depth);
    case Sort::function: return closure(type, depth);
    // A function has a parameter of each of its letters.
    case Sort::letter:
    case Sort::itself: break;
  }
  return read(choices_.among(variables_where([&](const Type& found) { return found == type; })));
}

Term TermMaker::interpolation(int depth) {
  Type inner = type(1);
  if (!is_printable(inner)) inner = {static_cast<Sort>(choices_.below(4))};
  const Term value = term(inner, depth - 1);
  return {(choices_.below(2) == 0 ? "#{" : "${") + value.text + "}", atom,
          [value, inner](Frame& frame) { return of_text(shown(value.value(frame), inner)); }};
}

Term TermMaker::string_literal(int depth) {
  static const std::vector<std::pair<std::string, std::string>> pieces{
      {"a", "a"},     {"B c", "B c"}, {"é", "é"},   {"\\n", "\n"}, {"\\\"", "\""}, {"\\#{", "#{"}, {"\\${x}", "${x}"}, {"'", "'"},
      {"\\\\", "\\"}, {"\\t", "\t"},  {"\\q", "q"}, {"#", "#"},    {"$1", "$1"},   {"\\#", "#"},   {"12", "12"}};
  std::string text = "\"";
  std::vector<Term> parts;
  for (size_t left = choices_.below(5); left > 0; --left) {
    const bool is_term = depth > 0 && choices_.once_in(3);
    const auto& [written, meant] = pieces[is_term ? 0 : choices_.below(pieces.size())];
    parts.push_back(is_term ? interpolation(depth) : plain(written, meant));
    text += parts.back().text;
  }
  return joined_text(text + "\"", std::move(parts));
}

/// Lines between `"""`, under an indentation that is no part of them.
Term TermMaker::heredoc(int depth) {
  static const std::vector<std::string> pieces{"a", "  b", "\"", "é '", "c "};
  const std::string indent(choices_.below(4), ' ');
  std::string text = "\"\"\"\n";
  std::vector<Term> parts;
  for (size_t left = 1 + choices_.below(2); left > 0; --left) {
    text += indent;
    for (size_t more = 1 + choices_.below(2); more > 0; --more) {
      const bool is_term = depth > 0 && choices_.once_in(3);
      const std::string& piece = choices_.among(pieces);
      parts.push_back(is_term ? interpolation(depth) : plain(piece, piece));
      text += parts.back().text;
    }
    text += "\n";
    if (left > 1) parts.push_back(plain("", "\n"));
  }
  return joined_text(text + indent + "\"\"\"", std::move(parts));
}

Term TermMaker::sequence(const Type& type, int depth) {
  const bool is_list = type.sort == Sort::list;
  const std::vector<Term> items = terms(is_list ? std::vector<Type>(choices_.below(4), type.of[0]) : type.of, depth);
  std::vector<std::string> texts;
  for (const Term& item : items) texts.push_back(item.text);
  const std::string text = joined(texts, ", ");
  return {is_list ? "[" + text + "]" : "(" + text + ")", atom, [items](Frame& frame) {
            Value made;
            for (const Term& item : items) made.items.push_back(item.value(frame));
            return made;
          }};
}

Term TermMaker::map_literal(const Type& type, int depth) {
  std::vector<std::pair<Term, Term>> entries;
  std::vector<std::string> texts;
  for (size_t left = choices_.below(4); left > 0; --left) {
    const Term key = term(type.of[0], depth - 1);
    entries.emplace_back(key, term(type.of[1], depth));
    texts.push_back(key.text + " => " + entries.back().second.text);
  }
  return {"%{" + joined(texts, ", ") + "}", atom, [entries](Frame& frame) {
            Value made;
            for (const auto& [key, value] : entries) {
              const Value at = key.value(frame);
              put(made, at, value.value(frame));
            }
            return made;
          }};
}

Term TermMaker::range_literal() {
  const auto begin = static_cast<int64_t>(choices_.below(4));
  const auto end = static_cast<int64_t>(choices_.below(6));
  return {std::to_string(begin) + ".." + std::to_string(end), 13, [begin, end](Frame&) {
            return Value{.items = {Value{.number = begin}, Value{.number = end}}};
          }};
}

Term TermMaker::closure(const Type& type, int depth) {
  const size_t before = scope_.size();
  const std::optional<Type> outer = enter(type.of.back());
  std::vector<std::string> parameters;
  for (size_t at = 0; at + 1 < type.of.size(); ++at) {
    const size_t place = add_variable(type.of[at]);
    parameters.push_back(scope_[place].name + " :: " + text_of(type.of[at]));
  }
  const bool is_block = choices_.once_in(3);
  const Term body = is_block ? block(type.of.back(), depth) : term(type.of.back(), depth);
  shrink_to(before);
  leave(outer);
  const std::string head = "fn(" + joined(parameters, ", ") + ")";
  return {head + (is_block ? " do " : " -> ") + body.text + " end", bracketed, [body, before](Frame& frame) {
            Value made;
            made.call = [body, before, captured = std::make_shared<const Frame>(frame)](const std::vector<Value>& arguments) {
              Frame inner = *captured;
              for (size_t at = 0; at < arguments.size(); ++at) inner.bind(before + at, arguments[at]);
              try {
                return body.value(inner);
              } catch (const Return& left) {
                return left.value;
              }
            };
            return made;
          }};
}

}  // namespace mesh::test
