// What the values of structs and of types with variants are made of: those of the language, and those that a file declares.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/lookup.hpp"
#include "lang/syntax/ast.hpp"
#include "lang/types/type.hpp"

namespace mesh::lang {

/// One way to make a value of a type; those of the language, in this order, and then those that the file declares.
enum class Constructor : uint32_t { ok, err, some, none, less, equal, greater };

/// A field of a struct, or a value that a constructor holds. Its type is as declared: TypeTable::part says what it is in a value.
struct Field {
  Name name;
  Type type;
};

/// What a constructor makes: a value of `type` with `tag`, around nothing, around one field, or around a tuple of them.
struct ConstructorInfo {
  Name name;
  TypeName type;
  uint8_t tag;
  std::vector<Field> fields;
};

/// What a value of a type that has a name is made of.
struct DataType {
  /// Of a struct.
  std::vector<Field> fields;
  NameLookup field_by_name;
  /// Of a type with variants: the first of its constructors, which stand together by their tags.
  uint32_t first_constructor = 0;
  uint32_t constructors = 0;
  /// False when a part of its declaration could not be read.
  bool is_complete = true;
};

/// The constructors and structs of a program.
class DataTypes {
 public:
  /// Knows those of the language.
  explicit DataTypes(TypeTable& types);

  /// Adds a field to a struct; false when it has one of this name.
  bool declare(TypeName type, const Field& field);
  /// Adds a constructor of a type whose others are the last ones added; false when its name is taken. One of a type that is
  /// replaceable, or of a text before that whose first type is `first`, gives its name up.
  bool declare(ConstructorInfo constructor, TypeName first = {});
  void mark_incomplete(TypeName type) { at(type).is_complete = false; }

  [[nodiscard]] const ConstructorInfo& operator[](Constructor constructor) const {
    return constructors_[static_cast<size_t>(constructor)];
  }
  [[nodiscard]] const DataType& operator[](TypeName type) const;
  /// The one that `name` alone means.
  [[nodiscard]] std::optional<Constructor> find(std::string_view name) const;
  [[nodiscard]] std::optional<Constructor> find(TypeName type, std::string_view name) const;
  /// Those that make a value of `type`, by their tags.
  [[nodiscard]] std::span<const ConstructorInfo> of(TypeName type) const;
  [[nodiscard]] std::span<const ConstructorInfo> all() const { return constructors_; }

 private:
  [[nodiscard]] DataType& at(TypeName type);

  std::vector<ConstructorInfo> constructors_;
  std::vector<DataType> data_;
  NameLookup constructor_by_name_;
};

}  // namespace mesh::lang
