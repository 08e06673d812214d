// Choices, loops and `?` as values.
#include <stdexcept>

#include "random_term.hpp"

namespace mesh::test {

Term TermMaker::if_value(const Type& type, int depth) {
  const Term condition = term({Sort::boolean}, depth);
  const Term then = block(type, depth);
  const Term otherwise = block(type, depth);
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
  std::string text = (choices_.once_in(4) ? "match " : "case ") + scope_[subject].name + " do ";
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
    const bool is_block = choices_.once_in(4);
    arm.body = is_block ? block(type, depth) : term(type, depth);
    text += " -> " + (is_block ? "do " + arm.body.text + " end" : arm.body.text);
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

/// Over a list, or over a map's keys and values.
Term TermMaker::for_value(const Type& type, int depth) {
  const auto is_many = [](const Type& found) { return found.sort == Sort::list || found.sort == Sort::map; };
  const auto many = variables_where(is_many);
  if (many.empty()) return for_range(type, depth);
  const size_t all = choices_.among(many);
  const size_t before = scope_.size();
  std::string names;
  for (const Type& part : Type(scope_[all].type).of) {
    const size_t place = add_variable(part);
    names += (names.empty() ? "" : ", ") + scope_[place].name;
  }
  const bool is_map = scope_[all].type.sort == Sort::map;
  const bool is_filtered = choices_.once_in(3);
  const Term filter = is_filtered ? term({Sort::boolean}, depth - 1) : Term{};
  const Term body = block(type.of[0], depth);
  const std::string text = "for " + (is_map ? "{" + names + "}" : names) + " in " + scope_[all].name;
  shrink_to(before);
  return {text + (is_filtered ? " when " + filter.text : "") + " do " + body.text + " end", bracketed, [=](Frame& frame) {
            Value made;
            const Value from = frame[all];
            for (size_t at = 0; at < from.items.size(); ++at) {
              if (is_map) frame.bind(before, from.keys[at]);
              frame.bind(before + (is_map ? 1 : 0), from.items[at]);
              if (!is_filtered || filter.value(frame).number != 0) made.items.push_back(body.value(frame));
            }
            return made;
          }};
}

Term TermMaker::for_range(const Type& type, int depth) {
  const Term range = term({Sort::range}, depth > 0 ? 1 : 0);
  const size_t before = scope_.size();
  const size_t place = add_variable({Sort::integer});
  const Term body = block(type.of[0], depth);
  const std::string text = "for " + scope_[place].name + " in " + range.text;
  shrink_to(before);
  return {text + " do " + body.text + " end", bracketed, [=](Frame& frame) {
            Value made;
            const Value ends = range.value(frame);
            for (int64_t number = ends.items[0].number; number < ends.items[1].number; ++number) {
              frame.bind(place, {.number = number});
              made.items.push_back(body.value(frame));
            }
            return made;
          }};
}

Term TermMaker::try_value(const Type& type, int depth) {
  Type tried = *result_;
  tried.of[0] = type;
  const Term value = term(tried, depth);
  return {operand(value, atom) + "?", atom, [value](Frame& frame) {
            const Value found = value.value(frame);
            if (found.number != 0) throw Return{found};
            return found.items[0];
          }};
}

}  // namespace mesh::test
