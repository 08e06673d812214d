#include "lang/types/data_types.hpp"

#include <algorithm>
#include <array>

namespace mesh::lang {
namespace {

/// A constructor of the language, and the type parameter that it holds a value of.
struct KnownConstructor {
  std::string_view name;
  std::string_view type;
  uint8_t tag;
  std::optional<size_t> held;
};

/// By Constructor; those of one type stand together, by their tags.
constexpr auto known_constructors = std::to_array<KnownConstructor>({
    {"Ok", "Result", 0, 0},
    {"Err", "Result", 1, 1},
    {"Some", "Option", 0, 0},
    {"None", "Option", 1, {}},
    {"Less", "Ordering", 0, {}},
    {"Equal", "Ordering", 1, {}},
    {"Greater", "Ordering", 2, {}},
});

}  // namespace

DataTypes::DataTypes(TypeTable& types) {
  constructors_.reserve(known_constructors.size());
  data_.resize(named_kinds().size());
  for (const KnownConstructor& known : known_constructors) {
    ConstructorInfo constructor{{known.name, {}}, *find_named_kind(known.type), known.tag, {}};
    if (known.held) constructor.fields.push_back({{}, types.parameter(*known.held)});
    declare(std::move(constructor));
  }
}

bool DataTypes::declare(TypeName type, const Field& field) {
  DataType& made = at(type);
  const auto next = static_cast<uint32_t>(made.fields.size());
  if (made.field_by_name.add(field.name.text, next) != next) return false;
  made.fields.push_back(field);
  return true;
}

bool DataTypes::declare(ConstructorInfo constructor, TypeName first) {
  const auto next = static_cast<uint32_t>(constructors_.size());
  DataType& made = at(constructor.type);
  if (made.constructors == 0) made.first_constructor = next;
  const uint32_t known = constructor_by_name_.add(constructor.name.text, next);
  if (known != next) {
    const TypeName owner = constructors_[known].type;
    const bool is_of_language = static_cast<size_t>(owner) < named_kinds().size();
    if (is_of_language ? !is_replaceable(owner) : owner >= first) return false;
  }
  constructor_by_name_.set(constructor.name.text, next);
  ++made.constructors;
  constructors_.push_back(std::move(constructor));
  return true;
}

std::optional<Constructor> DataTypes::find(std::string_view name) const {
  const auto found = constructor_by_name_.find(name);
  if (!found) return std::nullopt;
  return static_cast<Constructor>(*found);
}

std::optional<Constructor> DataTypes::find(TypeName type, std::string_view name) const {
  const auto all = of(type);
  const auto found = std::find_if(all.begin(), all.end(), [&](const ConstructorInfo& made) { return made.name.text == name; });
  if (found == all.end()) return std::nullopt;
  return static_cast<Constructor>(&*found - constructors_.data());
}

const DataType& DataTypes::operator[](TypeName type) const {
  static const DataType nothing;
  return static_cast<size_t>(type) < data_.size() ? data_[static_cast<size_t>(type)] : nothing;
}

std::span<const ConstructorInfo> DataTypes::of(TypeName type) const {
  const DataType& made = (*this)[type];
  return std::span(constructors_).subspan(made.first_constructor, made.constructors);
}

DataType& DataTypes::at(TypeName type) {
  if (data_.size() <= static_cast<size_t>(type)) data_.resize(static_cast<size_t>(type) + 1);
  return data_[static_cast<size_t>(type)];
}

}  // namespace mesh::lang
