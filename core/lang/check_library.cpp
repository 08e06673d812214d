// The types of library functions, from their rows in builtins.def.
#include <utility>

#include "base/bug.hpp"
#include "lang/checking.hpp"
#include "lang/lexer.hpp"
#include "lang/parser.hpp"

namespace mesh::lang {
namespace {

/// The letters that stand for open types in a type.
std::vector<std::string_view> open_types(std::string_view type) {
  constexpr std::string_view between = "(), <>-";
  std::vector<std::string_view> letters;
  size_t end = 0;
  for (size_t begin = type.find_first_not_of(between); begin < type.size(); begin = type.find_first_not_of(between, end)) {
    end = std::min(type.find_first_of(between, begin), type.size());
    if (end - begin == 1) letters.push_back(type.substr(begin, 1));
  }
  return letters;
}

}  // namespace

/// The type of a library function, for one use of it.
Type Checker::library_type(const runtime::Builtin& builtin) {
  const auto row = static_cast<uint64_t>(&builtin - runtime::builtins().data());
  const auto next = static_cast<uint32_t>(library_types_.size());
  const uint32_t place = library_type_of_.add(row, next);
  if (place == next) library_types_.push_back(read_library_type(builtin));
  const LibraryType known = library_types_[place];
  return types_.substitute(known.function, types_.instantiate(known.open));
}

/// Asks that the keys that a function named at `span` puts into a map be ones that a map takes; `id` is spoiled if not.
void Checker::need_key(ExprId id, Span span, const runtime::Builtin& builtin, Type function) {
  const std::optional<Type> key = key_type(types_, builtin, function);
  if (key) need({id, span, Operand::key, *key, "a map"});
}

/// The type of a name, or of `Module.name`, that stands as a value.
Type Checker::named_value(ExprId id, Type type) {
  const auto* builtin = std::get_if<const runtime::Builtin*>(&program_.meaning(id));
  if (builtin != nullptr) need_key(id, program_.ast[id].span, **builtin, type);
  return type;
}

Checker::LibraryType Checker::read_library_type(const runtime::Builtin& builtin) {
  const Source source(runtime::function_type_text(builtin));
  Diagnostics mistakes;
  const WrittenType written = parse_type(source, lex(source, mistakes), mistakes);
  if (!mistakes.all().empty()) bug("a row of builtins.def has a type that is none");
  const NameLookup outer = std::exchange(type_parameters_, {});
  std::vector<Type> open;
  for (const std::string_view letter : open_types(source.text())) {
    if (type_parameters_.find(letter)) continue;
    open.push_back(types_.fresh());
    type_parameters_.set(letter, static_cast<uint32_t>(open.back()));
  }
  types_.quantify(open);
  const Type function = annotation(written.ast, written.type);
  type_parameters_ = outer;
  return {function, open.size()};
}

}  // namespace mesh::lang
