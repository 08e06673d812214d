#include "lang/check/match_check.hpp"

#include <algorithm>

#include "base/match.hpp"
#include "base/text.hpp"

namespace mesh::lang {
namespace {

/// What a pattern looks for at the top of a value: a literal, or one way in which values of the type are made.
struct Head {
  enum class Kind : uint8_t { constructor, integer, floating, string };
  Kind kind = Kind::constructor;
  /// The constructor's tag, or the integer.
  int64_t number = 0;
  double floating = 0;
  std::string_view text;

  friend bool operator==(const Head& a, const Head& b) {
    return a.kind == b.kind && a.number == b.number && a.floating == b.floating && a.text == b.text;
  }
};

/// One way to make a value of a type, and how it is written around the patterns of its parts.
struct Shape {
  Head head;
  std::string before;
  std::vector<Type> parts;
};

class Coverage {
 public:
  Coverage(Program& program, MatchBudget& budget) : program_(program), types_(program.types), budget_(budget) {}

  /// The patterns of a value that no row takes.
  std::optional<std::vector<std::string>> missing(const PatternRows& rows, const std::vector<Type>& types) {
    if (types.empty()) return rows.empty() ? std::optional(std::vector<std::string>{}) : std::nullopt;
    if (types_.is(types.front(), TypeKind::broken)) return std::nullopt;
    if (!spend(rows, types)) return std::vector<std::string>(types.size(), "_");
    const PatternRows plain = without_alternatives(rows);
    if (budget_.is_spent()) return std::vector<std::string>(types.size(), "_");
    const std::vector<Shape> shapes = shapes_of(types.front());
    const bool is_looked_at = std::any_of(plain.begin(), plain.end(), [&](const PatternRow& row) { return head(row.front()); });
    if (shapes.empty() || !is_looked_at) {
      auto rest = missing(others(plain), tail(types));
      if (rest) rest->insert(rest->begin(), "_");
      return rest;
    }
    for (const Shape& shape : shapes) {
      auto rest = missing(specialised(plain, shape.head, shape.parts.size()), specialised(types, shape));
      if (rest) return written(shape, std::move(*rest));
    }
    return std::nullopt;
  }

  /// Whether some value fits `row` and none of `rows`.
  bool is_useful(const PatternRows& rows, const PatternRow& row, const std::vector<Type>& types) {
    if (types.empty()) return rows.empty();
    if (!spend(rows, types)) return true;
    const PatternRows plain = without_alternatives(rows);
    const PatternRows asked = without_alternatives({row});
    if (budget_.is_spent()) return true;
    return std::any_of(asked.begin(), asked.end(),
                       [&](const PatternRow& one) { return !spend(plain, types) || is_plain_useful(plain, one, types); });
  }

  /// Whether one row takes everything.
  [[nodiscard]] bool has_wildcards(const PatternRows& rows) const {
    const auto takes_everything = [&](std::optional<PatternId> pattern) {
      return !pattern || is_wildcard(program_.ast[*bare(pattern)]);
    };
    return std::any_of(rows.begin(), rows.end(),
                       [&](const PatternRow& row) { return std::all_of(row.begin(), row.end(), takes_everything); });
  }

 private:
  [[nodiscard]] static bool is_wildcard(const Pattern& pattern) {
    return std::holds_alternative<WildcardPattern>(pattern.node) || std::holds_alternative<BindPattern>(pattern.node);
  }

  bool is_plain_useful(const PatternRows& rows, const PatternRow& row, const std::vector<Type>& types) {
    const std::vector<Shape> shapes = shapes_of(types.front());
    const auto wanted = head(row.front());
    const auto among = [&](const Shape& shape) {
      return is_useful(specialised(rows, shape.head, shape.parts.size()),
                       specialised({row}, shape.head, shape.parts.size()).front(), specialised(types, shape));
    };
    if (!wanted) {
      const bool is_looked_at = std::any_of(rows.begin(), rows.end(), [&](const PatternRow& other) { return head(other.front()); });
      if (shapes.empty() || !is_looked_at) return is_useful(others(rows), tail(row), tail(types));
      return std::any_of(shapes.begin(), shapes.end(), among);
    }
    const auto shape = std::find_if(shapes.begin(), shapes.end(), [&](const Shape& one) { return one.head == *wanted; });
    return among(shape != shapes.end() ? *shape : Shape{*wanted, {}, parts_of(*row.front(), types.front())});
  }

  [[nodiscard]] bool spend(const PatternRows& rows, const std::vector<Type>& types) {
    return budget_.spend((rows.size() + 1) * types.size());
  }

  /// A pattern without the names around it.
  [[nodiscard]] std::optional<PatternId> bare(std::optional<PatternId> pattern) const {
    while (pattern) {
      const auto* named = std::get_if<AsPattern>(&program_.ast[*pattern].node);
      if (named == nullptr) return pattern;
      pattern = named->pattern;
    }
    return pattern;
  }

  /// The rows with every alternative of a first pattern in a row of its own.
  [[nodiscard]] PatternRows without_alternatives(const PatternRows& rows) const {
    PatternRows plain;
    for (const PatternRow& row : rows) add_alternatives(row, plain);
    return plain;
  }

  void add_alternatives(PatternRow row, PatternRows& plain) const {
    if (budget_.is_spent()) return;
    row.front() = bare(row.front());
    const auto* either = row.front() ? std::get_if<OrPattern>(&program_.ast[*row.front()].node) : nullptr;
    if (either == nullptr) {
      plain.push_back(std::move(row));
      return;
    }
    for (const PatternId alternative : either->alternatives) {
      row.front() = alternative;
      if (budget_.spend(row.size())) add_alternatives(row, plain);
    }
  }

  /// What a pattern looks for, or nothing when it takes everything.
  [[nodiscard]] std::optional<Head> head(std::optional<PatternId> pattern) const {
    if (!pattern) return std::nullopt;
    const auto constructor = [](int64_t tag) { return Head{Head::Kind::constructor, tag, 0, {}}; };
    using Found = std::optional<Head>;
    return std::visit(
        Match{[](const BrokenPattern&) -> Found { return std::nullopt; },
              [](const WildcardPattern&) -> Found { return std::nullopt; },
              [](const BindPattern&) -> Found { return std::nullopt; }, [](const OrPattern&) -> Found { return std::nullopt; },
              [](const AsPattern&) -> Found { return std::nullopt; },
              [](const IntegerPattern& node) -> Found {
                return Head{Head::Kind::integer, node.value, 0, {}};
              },
              [](const FloatPattern& node) -> Found {
                return Head{Head::Kind::floating, 0, node.value, {}};
              },
              [](const StringPattern& node) -> Found {
                return Head{Head::Kind::string, 0, 0, node.value};
              },
              [&](const BoolPattern& node) -> Found { return constructor(node.value ? 1 : 0); },
              [&](const TuplePattern&) -> Found { return constructor(0); },
              [&](const ConsPattern&) -> Found { return constructor(0); },
              [&](const ConstructorPattern&) -> Found {
                const auto found = program_.constructor(*pattern);
                return found ? Found(constructor(program_.data[*found].tag)) : std::nullopt;
              }},
        program_.ast[*pattern].node);
  }

  /// Every way to make a value of `type`; none where there are too many to name.
  [[nodiscard]] std::vector<Shape> shapes_of(Type type) {
    const TypeKind kind = types_.kind(type);
    const auto shape = [](int64_t tag, std::string before, std::vector<Type> parts) {
      return Shape{{Head::Kind::constructor, tag, 0, {}}, std::move(before), std::move(parts)};
    };
    std::vector<Shape> shapes;
    if (kind == TypeKind::boolean) shapes = {shape(1, "true", {}), shape(0, "false", {})};
    if (kind == TypeKind::tuple || kind == TypeKind::unit) {
      std::vector<Type> parts;
      for (size_t index = 0; index < types_.arguments(type); ++index) parts.push_back(types_.argument(type, index));
      shapes.push_back(shape(0, "", std::move(parts)));
    }
    const auto name = types_.name_of(type);
    if (!name) return shapes;
    for (const ConstructorInfo& made : program_.data.of(*name)) {
      std::vector<Type> parts;
      for (const Field& field : made.fields) parts.push_back(types_.part(type, field.type));
      shapes.push_back(shape(made.tag, name_of(*name, made), std::move(parts)));
    }
    static_cast<void>(budget_.spend(shapes.size()));
    return shapes;
  }

  /// How a pattern names a constructor: also by its type where the name alone means another's, and not at all where a file's own
  /// type has taken the type's name too.
  [[nodiscard]] std::string name_of(TypeName type, const ConstructorInfo& made) const {
    const NamedKind& named = types_.named()[static_cast<size_t>(type)];
    if (named.is_replaced) return "_";
    const auto alone = program_.data.find(made.name.text);
    const bool is_alone = alone && &program_.data[*alone] == &made;
    return is_alone ? std::string(made.name.text) : cat({named.name, ".", made.name.text});
  }

  /// The types of what is inside a pattern whose type has no shapes.
  [[nodiscard]] std::vector<Type> parts_of(PatternId pattern, Type type) const {
    if (std::holds_alternative<ConsPattern>(program_.ast[pattern].node)) return {types_.first(type), type};
    return {};
  }

  [[nodiscard]] std::vector<PatternId> inside(PatternId pattern) const {
    const auto& node = program_.ast[pattern].node;
    if (const auto* made = std::get_if<ConstructorPattern>(&node)) return {made->arguments.begin(), made->arguments.end()};
    if (const auto* tuple = std::get_if<TuplePattern>(&node)) return {tuple->elements.begin(), tuple->elements.end()};
    if (const auto* cons = std::get_if<ConsPattern>(&node)) return {cons->head, cons->tail};
    return {};
  }

  /// The rows that can take a value with this head, with its parts in place of it.
  [[nodiscard]] PatternRows specialised(const PatternRows& rows, const Head& wanted, size_t parts) const {
    PatternRows found;
    for (const PatternRow& row : rows) {
      const auto mine = head(row.front());
      if (mine && !(*mine == wanted)) continue;
      PatternRow next(parts);
      if (mine) {
        const std::vector<PatternId> patterns = inside(*row.front());
        for (size_t index = 0; index < std::min(parts, patterns.size()); ++index) next[index] = patterns[index];
      }
      next.insert(next.end(), row.begin() + 1, row.end());
      found.push_back(std::move(next));
    }
    return found;
  }

  [[nodiscard]] static std::vector<Type> specialised(const std::vector<Type>& types, const Shape& shape) {
    std::vector<Type> found = shape.parts;
    found.insert(found.end(), types.begin() + 1, types.end());
    return found;
  }

  /// The rows that take a value whose head none of them looks for.
  [[nodiscard]] PatternRows others(const PatternRows& rows) const {
    PatternRows found;
    for (const PatternRow& row : rows) {
      if (!head(row.front())) found.push_back(tail(row));
    }
    return found;
  }

  template <typename Element>
  [[nodiscard]] static std::vector<Element> tail(const std::vector<Element>& all) {
    return {all.begin() + 1, all.end()};
  }

  [[nodiscard]] static std::vector<std::string> written(const Shape& shape, std::vector<std::string> patterns) {
    std::string text(shape.before);
    const size_t parts = shape.parts.size();
    for (size_t index = 0; index < parts; ++index) append(text, {index == 0 ? "(" : ", ", patterns[index]});
    if (parts > 0) text += ')';
    std::vector<std::string> all{std::move(text)};
    all.insert(all.end(), patterns.begin() + static_cast<std::ptrdiff_t>(parts), patterns.end());
    return all;
  }

  const Program& program_;
  TypeTable& types_;
  MatchBudget& budget_;
};

}  // namespace

std::optional<std::string> missing_pattern(Program& program, const PatternRows& rows, const std::vector<Type>& types,
                                           MatchBudget& budget) {
  Coverage coverage(program, budget);
  if (coverage.has_wildcards(rows)) return std::nullopt;
  const auto found = coverage.missing(rows, types);
  if (!found) return std::nullopt;
  std::string text;
  for (const std::string& pattern : *found) append(text, {text.empty() ? "" : ", ", pattern});
  return text;
}

bool is_covered(Program& program, const PatternRow& row, const PatternRows& rows, const std::vector<Type>& types,
                MatchBudget& budget) {
  return !rows.empty() && !Coverage(program, budget).is_useful(rows, row, types);
}

}  // namespace mesh::lang
