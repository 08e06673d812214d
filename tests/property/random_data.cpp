// Structs, sum types, and what is read out of values.
#include <algorithm>

#include "random_term.hpp"

namespace mesh::test {

std::shared_ptr<const Declared> TermMaker::declare(Sort sort) {
  const bool is_record = sort == Sort::record;
  const std::string number = std::to_string(declared_.size());
  Declared made{(is_record ? "S" : "V") + number, choices_.below(3), {}};
  const auto outer = std::exchange(letters_, made.letters);
  const auto letter = [](size_t at) { return Type{Sort::letter, {}, nullptr, at}; };
  if (is_record) {
    for (size_t at = 0; at < made.letters; ++at) made.parts.push_back({"l" + std::to_string(at), {letter(at)}});
    for (size_t left = 1 + choices_.below(2); left > 0; --left) {
      made.parts.push_back({"f" + std::to_string(left), {type(choices_.once_in(3) ? 2 : 1)}});
    }
  } else {
    made.parts.push_back({"N" + number, {}});
    Part whole{"W" + number, {}};
    for (size_t at = 0; at < made.letters; ++at) whole.of.push_back(letter(at));
    if (choices_.below(2) == 1) whole.of.push_back({Sort::itself});
    made.parts.push_back(std::move(whole));
    if (choices_.below(2) == 1) made.parts.push_back({"O" + number, {type(1)}});
  }
  letters_ = outer;
  declared_.push_back(std::make_shared<const Declared>(std::move(made)));
  return declared_.back();
}

Term TermMaker::record(const Type& type, int depth) {
  std::vector<Term> fields;
  std::vector<std::string> texts;
  for (const Part& field : fields_of(type)) {
    fields.push_back(term(field.of[0], depth));
    texts.push_back(field.name + ": " + fields.back().text);
  }
  if (choices_.once_in(3)) std::reverse(texts.begin(), texts.end());
  return {type.declared->name + " { " + joined(texts, ", ") + " }", atom, [fields](Frame& frame) {
            Value made;
            for (const Term& field : fields) made.items.push_back(field.value(frame));
            return made;
          }};
}

Term TermMaker::constructor(const Type& type, int depth) {
  const std::vector<Part> all = constructors_of(type);
  const size_t tag = choices_.below(depth > 0 ? all.size() : 1);
  const std::vector<Term> held = terms(all[tag].of, depth - 1);
  std::vector<std::string> texts;
  for (const Term& term : held) texts.push_back(term.text);
  const std::string text = constructor_name(type, all[tag]) + (held.empty() ? "" : "(" + joined(texts, ", ") + ")");
  return {text, atom, [held, tag](Frame& frame) {
            Value made{.number = static_cast<int64_t>(tag)};
            for (const Term& term : held) made.items.push_back(term.value(frame));
            return made;
          }};
}

std::string TermMaker::constructor_name(const Type& type, const Part& constructor) {
  const bool is_qualified = type.sort == Sort::variant && choices_.once_in(4);
  return (is_qualified ? type.declared->name + "." : "") + constructor.name;
}

void TermMaker::add_data(const Type& type, int depth, std::vector<Make>& makes) {
  for (const size_t place : variables_where([](const Type& found) { return found.sort == Sort::record; })) {
    const std::vector<Part> fields = fields_of(scope_[place].type);
    for (size_t at = 0; at < fields.size(); ++at) {
      const Type& found = fields[at].of[0];
      if (found == type) makes.push_back([this, place, at] { return read_field(place, at); });
      if (found.sort != Sort::function || !(found.of.back() == type)) continue;
      makes.push_back([this, place, at, found, depth] {
        const Term function = read_field(place, at);
        return call_value(function.text, function.value, found, depth);
      });
    }
  }
  if (type.sort == Sort::record) makes.push_back([this, &type, depth] { return update(type, depth); });
  for (const size_t place : variables_where([](const Type& found) { return found.sort == Sort::tuple; })) {
    for (size_t at = 0; at < scope_[place].type.of.size(); ++at) {
      if (scope_[place].type.of[at] == type) makes.push_back([this, place, at] { return read_element(place, at); });
    }
  }
  const auto holds_it = [&](const Type& found) {
    return (found.sort == Sort::list || found.sort == Sort::map) && found.of.back() == type;
  };
  for (const size_t place : variables_where(holds_it)) {
    makes.push_back([this, &type, place, depth] { return guarded_read(type, place, depth); });
  }
}

Term TermMaker::read_field(size_t place, size_t field) {
  const std::string name = fields_of(scope_[place].type)[field].name;
  return {scope_[place].name + "." + name, atom, [=](Frame& frame) { return frame[place].items[field]; }};
}

Term TermMaker::read_element(size_t place, size_t index) {
  const std::string name = scope_[place].name;
  const std::string at = std::to_string(index);
  const bool has_name = index < 2 && choices_.below(2) == 0;
  const std::string text =
      has_name ? (index == 0 ? "Tuple.first(" : "Tuple.second(") + name + ")" : "Tuple.nth(" + name + ", " + at + ")";
  return {text, atom, [=](Frame& frame) { return frame[place].items[index]; }};
}

Term TermMaker::update(const Type& type, int depth) {
  const Term whole = term(type, depth);
  const std::vector<Part> fields = fields_of(type);
  const size_t at = choices_.below(fields.size());
  const Term field = term(fields[at].of[0], depth);
  return {"%{" + operand(whole, atom) + " | " + fields[at].name + ": " + field.text + "}", atom, [=](Frame& frame) {
            Value made = whole.value(frame);
            made.items[at] = field.value(frame);
            return made;
          }};
}

/// Reads from a list or a map after a look at whether it is there.
Term TermMaker::guarded_read(const Type& type, size_t place, int depth) {
  const std::string name = scope_[place].name;
  const bool is_map = scope_[place].type.sort == Sort::map;
  const bool is_last = !is_map && choices_.once_in(4);
  const Term key = is_map ? term(Type(scope_[place].type.of[0]), 0) : literal({Sort::integer}, 0);
  const Term otherwise = term(type, depth);
  const std::string length = "List.length(" + name + ")";
  const std::string condition = is_map    ? "Map.has_key(" + name + ", " + key.text + ")"
                                : is_last ? length + " > 0"
                                          : key.text + " >= 0 and " + key.text + " < " + length;
  const std::string found = is_map    ? "Map.get(" + name + ", " + key.text + ")"
                            : is_last ? name + ".last()"
                                      : "List.get(" + name + ", " + key.text + ")";
  const std::string other = otherwise.text.starts_with("if ") ? "(" + otherwise.text + ")" : otherwise.text;
  return {"if " + condition + " do " + found + " else " + other + " end", bracketed, [=](Frame& frame) {
            const Value whole = frame[place];
            const size_t size = whole.items.size();
            const size_t at = is_map    ? place_of(whole, key.value(frame))
                              : is_last ? size - 1
                                        : static_cast<size_t>(key.value(frame).number);
            return at < size ? whole.items[at] : otherwise.value(frame);
          }};
}

}  // namespace mesh::test
