// Patterns for random programs.
#include "random_term.hpp"

namespace mesh::test {

PatternTerm TermMaker::bind(const Type& type) {
  const size_t place = add_variable(type);
  return {scope_[place].name, [place](const Value& value, Frame& frame) {
            frame.bind(place, value);
            return true;
          }};
}

PatternTerm TermMaker::pattern(const Type& type, bool may_fail, int depth) {
  const size_t choice = choices_.below(4);
  if (choice == 0 || depth == 0 || type.sort == Sort::function) {
    return {"_", [](const Value&, Frame&) { return true; }};
  }
  if (choice == 1) return bind(type);
  if (choice == 2 && depth > 1) {
    const PatternTerm inner = pattern(type, may_fail, depth - 1);
    const PatternTerm whole = bind(type);
    // The pattern may be part of another, where only brackets keep it together.
    return {"(" + inner.text + " as " + whole.text + ")",
            [=](const Value& value, Frame& frame) { return whole.match(value, frame) && inner.match(value, frame); }};
  }
  if (type.sort == Sort::tuple) {
    std::vector<PatternTerm> parts;
    std::string text;
    for (const Type& part : type.of) {
      parts.push_back(pattern(part, may_fail, depth - 1));
      text += (text.empty() ? "" : ", ") + parts.back().text;
    }
    return {"(" + text + ")", [parts](const Value& value, Frame& frame) {
              bool matches = true;
              for (size_t at = 0; at < parts.size(); ++at) matches = matches && parts[at].match(value.items[at], frame);
              return matches;
            }};
  }
  if (!may_fail) return bind(type);
  return refutable_pattern(type, depth);
}

PatternTerm TermMaker::refutable_pattern(const Type& type, int depth) {
  switch (type.sort) {
    case Sort::integer: {
      const int64_t one = static_cast<int64_t>(choices_.below(4)) - 1;
      const int64_t other = static_cast<int64_t>(choices_.below(9));
      if (choices_.below(2) == 0) return {std::to_string(one), [=](const Value& value, Frame&) { return value.number == one; }};
      return {"(" + std::to_string(one) + " | " + std::to_string(other) + ")",
              [=](const Value& value, Frame&) { return value.number == one || value.number == other; }};
    }
    case Sort::boolean: {
      const bool wanted = choices_.below(2) == 1;
      return {wanted ? "true" : "false", [wanted](const Value& value, Frame&) { return (value.number != 0) == wanted; }};
    }
    case Sort::floating: return {"1.5", [](const Value& value, Frame&) { return value.real == 1.5; }};
    case Sort::string: return {"\"a\"", [](const Value& value, Frame&) { return value.text == "a"; }};
    case Sort::list: {
      const PatternTerm head = pattern(type.of[0], true, depth - 1);
      const PatternTerm tail = pattern(type, true, depth - 1);
      return {"(" + head.text + " :: " + tail.text + ")", [=](const Value& value, Frame& frame) {
                if (value.items.empty() || !head.match(value.items.front(), frame)) return false;
                Value rest = value;
                rest.items.erase(rest.items.begin());
                return tail.match(rest, frame);
              }};
    }
    case Sort::option:
    case Sort::result:
    case Sort::variant: return constructor_pattern(type, depth);
    default: return bind(type);
  }
}

PatternTerm TermMaker::constructor_pattern(const Type& type, int depth) {
  const std::vector<Part> all = constructors_of(type);
  const size_t tag = choices_.below(all.size());
  std::vector<PatternTerm> inner;
  std::vector<std::string> texts;
  for (const Type& held : all[tag].of) {
    inner.push_back(pattern(held, true, depth - 1));
    texts.push_back(inner.back().text);
  }
  const std::string text = constructor_name(type, all[tag]) + (inner.empty() ? "" : "(" + joined(texts, ", ") + ")");
  return {text, [inner, tag](const Value& value, Frame& frame) {
            bool matches = value.number == static_cast<int64_t>(tag);
            for (size_t at = 0; at < inner.size(); ++at) matches = matches && inner[at].match(value.items[at], frame);
            return matches;
          }};
}

}  // namespace mesh::test
