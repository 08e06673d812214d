// The types that builtins.def spells, read while this project is compiled.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bug.hpp"
#include "runtime/kind.hpp"

namespace mesh::runtime {

/// A type that has a name, and how many types it is made of.
struct KindName {
  std::string_view name;
  Kind kind;
  uint8_t arguments;
};

inline constexpr auto kind_names = std::to_array<KindName>({
    {"Int", Kind::integer, 0},
    {"Float", Kind::floating, 0},
    {"Bool", Kind::boolean, 0},
    {"String", Kind::string, 0},
    {"PoolHandle", Kind::handle, 0},
    {"Range", Kind::range, 0},
    {"Ordering", Kind::ordering, 0},
    {"List", Kind::list, 1},
    {"Option", Kind::option, 1},
    {"Result", Kind::result, 2},
    {"Map", Kind::map, 2},
});

/// The kind of type that is called `name`, or null.
[[nodiscard]] constexpr const KindName* find_kind(std::string_view name) {
  const auto* found = std::find_if(kind_names.begin(), kind_names.end(), [&](const KindName& each) { return each.name == name; });
  return found == kind_names.end() ? nullptr : found;
}

/// A type of a library function: "Result<List<String>, String>", "Fun(a, b) -> Bool", "(Int, a)", "()". A lower-case letter is an
/// open type.
class LibraryType {
 public:
  /// "()"
  constexpr LibraryType() = default;
  /// Compiles only where `text` is a type.
  consteval LibraryType(const char* text) : LibraryType(read_or_refuse(text)) {}  // NOLINT(google-explicit-constructor)
  /// The type that is spelled in just this way, or nothing.
  [[nodiscard]] static constexpr std::optional<LibraryType> read(std::string_view text);

  [[nodiscard]] constexpr Kind kind() const { return nodes_[0].kind; }
  /// Of an open type; of others, NUL.
  [[nodiscard]] constexpr char letter() const { return kind() == Kind::word ? static_cast<char>(nodes_[0].detail) : '\0'; }
  /// How many types it is made of: of a function, those of its parameters and then that of its result.
  [[nodiscard]] constexpr size_t arguments() const { return nodes_[0].arguments(); }
  /// The `index`th of them, which there must be.
  [[nodiscard]] constexpr LibraryType argument(size_t index) const;
  /// What a function gives.
  [[nodiscard]] constexpr LibraryType result() const { return argument(arguments() - 1); }
  [[nodiscard]] constexpr bool is_list_of(Kind element) const { return kind() == Kind::list && nodes_[1].kind == element; }

  [[nodiscard]] constexpr bool operator==(const LibraryType&) const = default;

 private:
  class Reader;

  struct Node {
    Kind kind = Kind::unit;
    /// Of an open type, its letter; of others, how many types it is made of.
    uint8_t detail = 0;

    [[nodiscard]] constexpr size_t arguments() const { return kind == Kind::word ? 0 : detail; }
    [[nodiscard]] constexpr bool operator==(const Node&) const = default;
  };
  /// As many as "Result<List<Map<String, String>>, String>" has.
  static constexpr size_t most_nodes = 6;

  static consteval LibraryType read_or_refuse(const char* text);
  [[nodiscard]] constexpr size_t end_of(size_t node) const;

  /// In the order in which they are written, each before those of the types that it is made of.
  std::array<Node, most_nodes> nodes_{};
};

/// As builtins.def spells it.
[[nodiscard]] std::string type_text(const LibraryType& type);

class LibraryType::Reader {
 public:
  constexpr explicit Reader(std::string_view text) : left_(text) {}

  [[nodiscard]] constexpr std::optional<LibraryType> read() {
    if (!type() || !left_.empty()) return std::nullopt;
    return read_;
  }

 private:
  constexpr bool type() {
    const size_t place = nodes_;
    if (nodes_ == most_nodes) return false;
    ++nodes_;
    Node& node = read_.nodes_[place];
    if (accept("(")) {
      if (!types_until(")", node)) return false;
      node.kind = node.detail == 0 ? Kind::unit : Kind::tuple;
      return node.detail != 1;
    }
    if (accept("Fun(")) {
      node.kind = Kind::function;
      if (!types_until(") -> ", node) || !type()) return false;
      ++node.detail;
      return true;
    }
    const std::string_view name = word();
    if (name.size() == 1 && name[0] >= 'a' && name[0] <= 'z') {
      node = {Kind::word, static_cast<uint8_t>(name[0])};
      return true;
    }
    const KindName* known = find_kind(name);
    if (known == nullptr) return false;
    node.kind = known->kind;
    return known->arguments == 0 || (accept("<") && types_until(">", node) && node.detail == known->arguments);
  }

  /// Reads the types that `node` is made of, with commas between them, and what stands behind the last.
  constexpr bool types_until(std::string_view close, Node& node) {
    if (accept(close)) return true;
    do {
      if (!type()) return false;
      ++node.detail;
    } while (accept(", "));
    return accept(close);
  }

  constexpr std::string_view word() {
    const std::string_view found = left_.substr(0, left_.find_first_of("(), <>-"));
    left_.remove_prefix(found.size());
    return found;
  }

  constexpr bool accept(std::string_view symbol) {
    if (!left_.starts_with(symbol)) return false;
    left_.remove_prefix(symbol.size());
    return true;
  }

  std::string_view left_;
  LibraryType read_;
  size_t nodes_ = 0;
};

constexpr std::optional<LibraryType> LibraryType::read(std::string_view text) { return Reader(text).read(); }

consteval LibraryType LibraryType::read_or_refuse(const char* text) {
  const std::optional<LibraryType> found = read(text);
  if (!found) bug("a row of builtins.def spells no type");
  return *found;
}

/// The place behind a node and all that it is made of.
constexpr size_t LibraryType::end_of(size_t node) const {
  for (size_t left = 1; left > 0; ++node) left += nodes_[node].arguments() - 1;
  return node;
}

constexpr LibraryType LibraryType::argument(size_t index) const {
  size_t begin = 1;
  for (; index > 0; --index) begin = end_of(begin);
  LibraryType found;
  std::copy(nodes_.begin() + begin, nodes_.begin() + end_of(begin), found.nodes_.begin());
  return found;
}

}  // namespace mesh::runtime
