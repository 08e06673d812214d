// The types of random programs.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mesh::test {

/// `itself` stands in a declaration for the type that is declared.
enum class Sort : uint8_t {
  integer,
  floating,
  boolean,
  string,
  list,
  tuple,
  option,
  result,
  map,
  range,
  record,
  variant,
  function,
  letter,
  itself
};

/// What a library function asks of the type that a letter stands for.
enum class Asks : uint8_t { nothing, is_key, is_comparable };

struct Declared;

/// `of`: the element, the elements, the value, the value and the error, the key and the value, what the letters of a declared type
/// stand for, the parameters and then the result.
struct Type {
  Sort sort;
  std::vector<Type> of = {};
  std::shared_ptr<const Declared> declared = nullptr;
  /// The letter's number.
  size_t number = 0;

  friend bool operator==(const Type& a, const Type& b) {
    return a.sort == b.sort && a.of == b.of && a.declared == b.declared && a.number == b.number;
  }
};

/// A field of a struct with its type, or a constructor of a sum type with those of its values.
struct Part {
  std::string name;
  std::vector<Type> of;
};

/// A struct or a sum type.
struct Declared {
  std::string name;
  size_t letters;
  std::vector<Part> parts;
};

[[nodiscard]] std::string text_of(const Type& type);
/// `<A, B>`, or nothing for no letters.
[[nodiscard]] std::string letters_text(size_t letters);
[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view separator);

/// The type with other types in the place of its letters, and of `itself`.
[[nodiscard]] Type with(const Type& open, const std::vector<Type>& letters, const Type* itself = nullptr);
/// The fields of a struct with their types.
[[nodiscard]] std::vector<Part> fields_of(const Type& record);
/// The constructors of an Option, a Result or a sum type, by their tags.
[[nodiscard]] std::vector<Part> constructors_of(const Type& type);
/// Whether some choice of the open type's letters makes it `wanted`; notes the choice.
[[nodiscard]] bool fits(const Type& open, const Type& wanted, std::vector<std::optional<Type>>& letters);
/// Whether == and !=, or an interpolation, take values of the type.
[[nodiscard]] bool is_comparable(const Type& type);
[[nodiscard]] bool is_printable(const Type& type);

}  // namespace mesh::test
