// Which expression stands for a wanted type.
#include "random_term.hpp"

#include <algorithm>

namespace mesh::test {

Type TermMaker::type(int depth) {
  if (letters_ > 0 && choices_.once_in(3)) return {Sort::letter, {}, nullptr, choices_.below(letters_)};
  const auto first_declared = static_cast<size_t>(Sort::record);
  const size_t choice = choices_.below(depth > 0 ? first_declared + declared_.size() + (depth > 1 ? 1 : 0) : 4);
  Type made{static_cast<Sort>(std::min(choice, first_declared))};
  size_t parts = 0;
  if (choice >= first_declared + declared_.size()) return function_type();
  if (choice >= first_declared) {
    made.declared = declared_[choice - first_declared];
    made.sort = made.declared->name[0] == 'S' ? Sort::record : Sort::variant;
    parts = made.declared->letters;
  } else if (made.sort == Sort::map) {
    made.of.push_back({choices_.below(2) == 0 ? Sort::integer : Sort::string});
    parts = 1;
  } else if (made.sort == Sort::tuple) {
    parts = 2 + choices_.below(2);
  } else if (made.sort >= Sort::list && made.sort != Sort::range) {
    parts = made.sort == Sort::result ? 2 : 1;
  }
  for (size_t part = 0; part < parts; ++part) made.of.push_back(type(depth - 1));
  return made;
}

Type TermMaker::function_type() {
  Type made{Sort::function};
  for (size_t left = choices_.below(3); left > 0; --left) made.of.push_back(type(1));
  made.of.push_back(type(1));
  return made;
}

size_t TermMaker::add_variable(const Type& type) {
  scope_.push_back({"v" + std::to_string(names_++), type});
  return scope_.size() - 1;
}

size_t TermMaker::add_name(const Type& type) {
  const auto hidden = variables_where([](const Type& found) { return found.sort != Sort::letter; });
  if (hidden.empty() || !choices_.once_in(6)) return add_variable(type);
  scope_.push_back({std::string(scope_[choices_.among(hidden)].name), type});
  return scope_.size() - 1;
}

std::vector<size_t> TermMaker::variables_where(const std::function<bool(const Type&)>& fits) const {
  std::vector<size_t> found;
  for (size_t place = 0; place < scope_.size(); ++place) {
    const auto is_same = [&](const Variable& later) { return later.name == scope_[place].name; };
    const auto next = scope_.begin() + static_cast<std::ptrdiff_t>(place) + 1;
    if (fits(scope_[place].type) && std::none_of(next, scope_.end(), is_same)) found.push_back(place);
  }
  return found;
}

std::optional<Type> TermMaker::enter(const Type& result) { return std::exchange(result_, result); }

std::string TermMaker::operand(const Term& term, int least_power) {
  return term.power < least_power || choices_.once_in(9) ? "(" + term.text + ")" : term.text;
}

std::vector<Term> TermMaker::terms(const std::vector<Type>& types, int depth) {
  std::vector<Term> made;
  for (const Type& type : types) made.push_back(term(type, depth));
  return made;
}

Term TermMaker::term(const Type& type, int depth) {
  std::vector<Make> makes{[&] { return literal(type, depth - 1); }};
  for (const size_t place : variables_where([&](const Type& found) { return found == type; })) {
    makes.push_back([this, place] { return read(place); });
  }
  if (depth > 0) {
    add_operators(type, depth - 1, makes);
    add_data(type, depth - 1, makes);
    add_calls(type, depth - 1, makes);
    makes.push_back([&] { return if_value(type, depth - 1); });
    const auto is_value = [](const Type& found) { return found.sort != Sort::function && found.sort != Sort::letter; };
    for (const size_t place : variables_where(is_value)) {
      if (choices_.once_in(3)) makes.push_back([&, place] { return case_value(type, place, depth - 1); });
    }
    if (result_ && (result_->sort == Sort::option || result_->sort == Sort::result))
      makes.push_back([&] { return try_value(type, depth - 1); });
  }
  return choices_.among(makes)();
}

Term TermMaker::read(size_t place) {
  return {scope_[place].name, atom, [place](Frame& frame) { return frame[place]; }};
}

Term TermMaker::block(const Type& type, int depth) {
  const size_t before = scope_.size();
  std::string text;
  std::vector<std::function<void(Frame&)>> steps;
  for (size_t left = choices_.once_in(3) ? 1 + choices_.below(2) : 0; left > 0; --left) {
    const Type named = this->type(1);
    const Term value = term(named, depth);
    const size_t place = add_name(named);
    // Without a type only what has no other: the rest of the program need not say which one an empty list has.
    const bool is_annotated = named.sort >= Sort::list || choices_.below(2) == 0;
    text += "let " + scope_[place].name + (is_annotated ? " :: " + text_of(named) : "") + " = " + value.text + "; ";
    steps.emplace_back([place, value](Frame& frame) { frame.bind(place, value.value(frame)); });
  }
  if (!steps.empty() && result_ && choices_.once_in(3)) {
    const Term condition = term({Sort::boolean}, depth);
    const Term value = term(Type(*result_), depth);
    text += "if " + condition.text + " do return " + value.text + " end; ";
    steps.emplace_back([condition, value](Frame& frame) {
      if (condition.value(frame).number != 0) throw Return{value.value(frame)};
    });
  }
  const Term last = term(type, depth);
  shrink_to(before);
  if (steps.empty()) return last;
  return {text + last.text, bracketed, [steps, last](Frame& frame) {
            for (const auto& step : steps) step(frame);
            return last.value(frame);
          }};
}

}  // namespace mesh::test
