// Whether two syntax trees are the same but for where they stand. It goes by the nodes' own fields, so that a new node needs no
// line here.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "lang/syntax/ast.hpp"

namespace mesh::test {

/// Converts to whatever a field is; an optional takes it as its value.
struct AnyField {
  template <typename T>
  struct IsOptional : std::false_type {};
  template <typename T>
  struct IsOptional<std::optional<T>> : std::true_type {};
  template <typename T>
  requires(!IsOptional<T>::value) operator T() const;
};

template <typename T, typename... Fields>
concept TakesFields = requires {
  T{Fields{}...};
};

/// The fields of an aggregate that has at most eight, as a tuple of references.
template <typename T>
auto fields(const T& value) {
  using F = AnyField;
  if constexpr (TakesFields<T, F, F, F, F, F, F, F, F, F>) {
    static_assert(!std::is_same_v<T, T>, "this node has more fields than are compared");
  } else if constexpr (TakesFields<T, F, F, F, F, F, F, F, F>) {
    const auto& [a, b, c, d, e, f, g, h] = value;
    return std::tie(a, b, c, d, e, f, g, h);
  } else if constexpr (TakesFields<T, F, F, F, F, F, F, F>) {
    const auto& [a, b, c, d, e, f, g] = value;
    return std::tie(a, b, c, d, e, f, g);
  } else if constexpr (TakesFields<T, F, F, F, F, F, F>) {
    const auto& [a, b, c, d, e, f] = value;
    return std::tie(a, b, c, d, e, f);
  } else if constexpr (TakesFields<T, F, F, F, F, F>) {
    const auto& [a, b, c, d, e] = value;
    return std::tie(a, b, c, d, e);
  } else if constexpr (TakesFields<T, F, F, F, F>) {
    const auto& [a, b, c, d] = value;
    return std::tie(a, b, c, d);
  } else if constexpr (TakesFields<T, F, F, F>) {
    const auto& [a, b, c] = value;
    return std::tie(a, b, c);
  } else if constexpr (TakesFields<T, F, F>) {
    const auto& [a, b] = value;
    return std::tie(a, b);
  } else if constexpr (TakesFields<T, F>) {
    const auto& [a] = value;
    return std::tie(a);
  } else {
    return std::tuple<>();
  }
}

class SameTree {
 public:
  SameTree(const lang::Ast& a, const lang::Ast& b) : a_(a), b_(b) {}

  [[nodiscard]] bool run() const {
    return same(a_.imports, b_.imports) && same(a_.declarations, b_.declarations) && same(a_.functions, b_.functions);
  }

 private:
  [[nodiscard]] bool same(Span, Span) const { return true; }
  [[nodiscard]] bool same(const lang::Name& a, const lang::Name& b) const { return a.text == b.text; }
  [[nodiscard]] bool same(const lang::Name* a, const lang::Name* b) const { return same(*a, *b); }
  [[nodiscard]] bool same(const std::string& a, const std::string& b) const { return a == b; }
  [[nodiscard]] bool same(lang::ExprId a, lang::ExprId b) const { return same(a_[a].node, b_[b].node); }
  [[nodiscard]] bool same(lang::PatternId a, lang::PatternId b) const { return same(a_[a].node, b_[b].node); }
  [[nodiscard]] bool same(lang::TypeNodeId a, lang::TypeNodeId b) const { return same(a_[a].node, b_[b].node); }

  /// A heredoc may have an empty piece where the printed string has none; how its bytes stood in the source is no part of the tree.
  [[nodiscard]] bool same(const lang::StringExpr& a, const lang::StringExpr& b) const {
    return same(without_empty(a.segments), without_empty(b.segments));
  }
  [[nodiscard]] bool same(const lang::TextSegment& a, const lang::TextSegment& b) const { return a.value == b.value; }
  [[nodiscard]] static std::vector<lang::StringSegment> without_empty(std::span<const lang::StringSegment> all) {
    std::vector<lang::StringSegment> segments(all.begin(), all.end());
    std::erase_if(segments, [](const lang::StringSegment& segment) {
      const auto* text = std::get_if<lang::TextSegment>(&segment);
      return text != nullptr && text->value.empty();
    });
    return segments;
  }

  template <typename T>
  [[nodiscard]] bool same(const std::vector<T>& a, const std::vector<T>& b) const {
    return same(std::span<const T>(a), std::span<const T>(b));
  }
  template <typename T>
  [[nodiscard]] bool same(std::span<const T> a, std::span<const T> b) const {
    bool is_same = a.size() == b.size();
    for (size_t at = 0; is_same && at < a.size(); ++at) is_same = same(a[at], b[at]);
    return is_same;
  }
  template <typename T>
  [[nodiscard]] bool same(const std::optional<T>& a, const std::optional<T>& b) const {
    return a.has_value() == b.has_value() && (!a || same(*a, *b));
  }
  template <typename... Nodes>
  [[nodiscard]] bool same(const std::variant<Nodes...>& a, const std::variant<Nodes...>& b) const {
    if (a.index() != b.index()) return false;
    return std::visit([&]<typename Node>(const Node& node) { return same(node, std::get<Node>(b)); }, a);
  }
  template <typename T>
  [[nodiscard]] bool same(const T& a, const T& b) const {
    if constexpr (std::is_aggregate_v<T>) {
      return same_fields(fields(a), fields(b), std::make_index_sequence<std::tuple_size_v<decltype(fields(a))>>());
    } else {
      return a == b;
    }
  }
  template <typename Tuple, size_t... at>
  [[nodiscard]] bool same_fields(const Tuple& a, const Tuple& b, std::index_sequence<at...>) const {
    return (same(std::get<at>(a), std::get<at>(b)) && ...);
  }

  const lang::Ast& a_;
  const lang::Ast& b_;
};

/// True when the trees differ in nothing but where their nodes stand.
inline bool is_same_tree(const lang::Ast& a, const lang::Ast& b) { return SameTree(a, b).run(); }

}  // namespace mesh::test
