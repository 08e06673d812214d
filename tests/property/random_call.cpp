// Calls of random functions.
#include "random_term.hpp"

namespace mesh::test {
namespace {

std::vector<std::string> texts_of(const std::vector<Term>& terms) {
  std::vector<std::string> texts;
  for (const Term& term : terms) texts.push_back(term.text);
  return texts;
}

std::vector<Value> values_of(const std::vector<Term>& terms, Frame& frame) {
  std::vector<Value> values;
  for (const Term& term : terms) values.push_back(term.value(frame));
  return values;
}

bool takes(Asks asks, const Type& type) {
  switch (asks) {
    case Asks::nothing: return true;
    case Asks::is_key: return type.sort == Sort::integer || type.sort == Sort::string;
    case Asks::is_comparable: return is_comparable(type);
  }
  return false;
}

/// Whether a call can give the type; notes what the letters then stand for.
bool gives(const PureFunction& function, const Type& type, std::vector<std::optional<Type>>& letters) {
  letters.resize(function.letters.size());
  if (!fits(function.result, type, letters)) return false;
  for (size_t number = 0; number < letters.size(); ++number) {
    if (letters[number] && !takes(function.letters[number], *letters[number])) return false;
  }
  return true;
}

/// The name after the module's, for what can be called as a method.
std::string method_name(const PureFunction& function) {
  const size_t dot = function.name.find('.');
  return dot == std::string::npos || function.parameters.empty() ? "" : function.name.substr(dot + 1);
}

}  // namespace

void TermMaker::add_calls(const Type& type, int depth, std::vector<Make>& makes) {
  const auto gives_it = [&](const Type& found) { return found.sort == Sort::function && found.of.back() == type; };
  for (const size_t place : variables_where(gives_it)) {
    makes.push_back([this, place, depth] {
      const Term function = read(place);
      return call_value(function.text, function.value, scope_[place].type, depth);
    });
  }
  const auto add = [&](const std::vector<PureFunction>& all, bool is_rare) {
    std::vector<const PureFunction*> fitting;
    for (const PureFunction& function : all) {
      std::vector<std::optional<Type>> letters;
      if (gives(function, type, letters)) fitting.push_back(&function);
    }
    if (fitting.empty()) return;
    for (size_t weight = is_rare ? 1 : 2; weight > 0; --weight) {
      makes.push_back([this, fitting, &type, depth] { return call(*choices_.among(fitting), type, depth); });
    }
  };
  add(functions, functions.size() < 2);
  add(library(), false);
}

Type TermMaker::type_for(Asks asks) {
  if (asks == Asks::is_key) return {choices_.below(2) == 0 ? Sort::integer : Sort::string};
  Type made = type(1);
  return takes(asks, made) ? made : Type{static_cast<Sort>(choices_.below(4))};
}

Term TermMaker::call(const PureFunction& function, const Type& wanted, int depth) {
  std::vector<std::optional<Type>> found;
  static_cast<void>(gives(function, wanted, found));
  std::vector<Type> letters;
  for (size_t number = 0; number < found.size(); ++number) {
    letters.push_back(found[number] ? *found[number] : type_for(function.letters[number]));
  }
  std::vector<Type> parameters;
  for (const Type& parameter : function.parameters) parameters.push_back(with(parameter, letters));
  const std::vector<Term> arguments = terms(parameters, depth);
  const Evaluate value = [arguments, body = function.call](Frame& frame) {
    frame.spend(1);
    return body(values_of(arguments, frame), frame);
  };
  const std::string method = method_name(function);
  std::vector<std::string> texts = texts_of(arguments);
  const size_t way = arguments.empty() ? 0 : choices_.below(method.empty() ? 4 : 6);
  if (way < 3) return {function.name + "(" + joined(texts, ", ") + ")", atom, value};
  texts.erase(texts.begin());
  const std::string rest = "(" + joined(texts, ", ") + ")";
  if (way == 3) return {operand(arguments.front(), piped) + " |> " + function.name + rest, piped, value};
  return {operand(arguments.front(), atom) + "." + method + rest, atom, value};
}

Term TermMaker::call_value(const std::string& text, const Evaluate& function, const Type& type, int depth) {
  const std::vector<Term> arguments = terms({type.of.begin(), type.of.end() - 1}, depth);
  return {text + "(" + joined(texts_of(arguments), ", ") + ")", atom, [arguments, function](Frame& frame) {
            const Value called = function(frame);
            return called.call(values_of(arguments, frame));
          }};
}

}  // namespace mesh::test
