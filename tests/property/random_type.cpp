#include "random_type.hpp"

#include <algorithm>

namespace mesh::test {
namespace {

std::string letter_text(size_t number) { return {static_cast<char>('A' + number)}; }

}  // namespace

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (size_t at = 0; at < parts.size(); ++at) out.append(at == 0 ? "" : separator).append(parts[at]);
  return out;
}

std::string letters_text(size_t letters) {
  std::vector<std::string> names;
  for (size_t number = 0; number < letters; ++number) names.push_back(letter_text(number));
  return names.empty() ? "" : "<" + joined(names, ", ") + ">";
}

std::string text_of(const Type& type) {
  std::vector<std::string> inner;
  for (const Type& part : type.of) inner.push_back(text_of(part));
  switch (type.sort) {
    case Sort::integer: return "Int";
    case Sort::floating: return "Float";
    case Sort::boolean: return "Bool";
    case Sort::string: return "String";
    case Sort::range: return "Range";
    case Sort::list: return "List<" + inner[0] + ">";
    case Sort::tuple: return "(" + joined(inner, ", ") + ")";
    case Sort::option: return "Option<" + inner[0] + ">";
    case Sort::result: return "Result<" + joined(inner, ", ") + ">";
    case Sort::map: return "Map<" + joined(inner, ", ") + ">";
    case Sort::letter: return letter_text(type.number);
    case Sort::record:
    case Sort::variant: return type.declared->name + (inner.empty() ? "" : "<" + joined(inner, ", ") + ">");
    case Sort::function:
    case Sort::itself: break;
  }
  const std::string result = inner.back();
  inner.pop_back();
  return "Fun(" + joined(inner, ", ") + ") -> " + result;
}

Type with(const Type& open, const std::vector<Type>& letters, const Type* itself) {
  if (open.sort == Sort::letter) return letters[open.number];
  if (open.sort == Sort::itself) return *itself;
  Type made = open;
  for (Type& part : made.of) part = with(part, letters, itself);
  return made;
}

std::vector<Part> fields_of(const Type& record) {
  std::vector<Part> parts = record.declared->parts;
  for (Part& part : parts) {
    for (Type& type : part.of) type = with(type, record.of, &record);
  }
  return parts;
}

std::vector<Part> constructors_of(const Type& type) {
  if (type.sort == Sort::option) return {{"Some", {type.of[0]}}, {"None", {}}};
  if (type.sort == Sort::result) return {{"Ok", {type.of[0]}}, {"Err", {type.of[1]}}};
  return fields_of(type);
}

bool fits(const Type& open, const Type& wanted, std::vector<std::optional<Type>>& letters) {
  if (open.sort == Sort::letter) {
    std::optional<Type>& letter = letters[open.number];
    if (!letter) letter = wanted;
    return *letter == wanted;
  }
  if (open.sort != wanted.sort || open.declared != wanted.declared || open.of.size() != wanted.of.size()) return false;
  for (size_t at = 0; at < open.of.size(); ++at) {
    if (!fits(open.of[at], wanted.of[at], letters)) return false;
  }
  return true;
}

bool is_comparable(const Type& type) {
  if (type.sort == Sort::function || type.sort == Sort::letter) return false;
  if (!std::all_of(type.of.begin(), type.of.end(), is_comparable)) return false;
  if (type.declared == nullptr) return true;
  const auto takes_functions = [](const Part& part) {
    return std::any_of(part.of.begin(), part.of.end(),
                       [](const Type& of) { return of.sort != Sort::letter && of.sort != Sort::itself && !is_comparable(of); });
  };
  return std::none_of(type.declared->parts.begin(), type.declared->parts.end(), takes_functions);
}

bool is_printable(const Type& type) {
  if (type.sort == Sort::list || type.sort == Sort::map) return std::all_of(type.of.begin(), type.of.end(), is_printable);
  return type.sort < Sort::list;
}

}  // namespace mesh::test
