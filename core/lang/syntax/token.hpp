// The tokens of Mesh.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/source.hpp"

namespace mesh::lang {

enum class TokenKind : uint8_t {
#define MESH_TOKEN(name, description) name,
#define MESH_KEYWORD(name, spelling) name,
#define MESH_SYMBOL(name, spelling) name,
#include "lang/syntax/tokens.def"
};

struct Token {
  TokenKind kind;
  /// The first token on its line, where lines count: outside every bracket.
  bool starts_line = false;
  Span span;
};

/// The tokens of a file in order, closed by one end_of_file, and its comments.
struct Tokens {
  /// Where the file begins.
  uint32_t begin = 0;
  std::vector<Token> tokens;
  /// The places of those that begin a line and may begin an import: `import` and the name `from`.
  std::vector<size_t> imports;
  std::vector<Span> comments;
  /// Whether the file is no text, which was reported, and counts as empty.
  bool is_unreadable = false;
};

/// The keyword that a name, which is not empty, spells, or identifier.
[[nodiscard]] TokenKind kind_of_name(std::string_view name);

/// The symbol that a byte alone is, or end_of_file.
[[nodiscard]] TokenKind symbol_of(char byte);

struct Symbol {
  TokenKind kind;
  uint32_t size;
};
/// The longest symbol that `text`, which is not empty, begins with.
[[nodiscard]] std::optional<Symbol> read_symbol(std::string_view text);

[[nodiscard]] bool is_keyword(TokenKind kind);
/// Whether a name is that of a type, a constructor or a module: it begins with a capital letter.
[[nodiscard]] bool is_capital(std::string_view name);
/// The word before the module whose names are imported; a name everywhere else.
inline constexpr std::string_view from_word = "from";
/// Whether this word of the language is a name after a dot, and so may name a field and a function that is called after one.
[[nodiscard]] bool is_name_after_dot(TokenKind word);
/// Whether a definition begins with this word, which may stand after `pub`.
[[nodiscard]] bool begins_definition(TokenKind word);
/// The words that begin a statement and have something after them.
inline constexpr auto statement_words =
    std::to_array<TokenKind>({TokenKind::kw_let, TokenKind::kw_if, TokenKind::kw_case, TokenKind::kw_match, TokenKind::kw_for,
                              TokenKind::kw_while, TokenKind::kw_return});
[[nodiscard]] constexpr bool opens_bracket(TokenKind kind) {
  using enum TokenKind;
  return kind == left_paren || kind == left_bracket || kind == left_brace || kind == map_open;
}
[[nodiscard]] constexpr bool closes_bracket(TokenKind kind) {
  using enum TokenKind;
  return kind == right_paren || kind == right_bracket || kind == right_brace;
}
/// How a kind is named in a message: a quoted spelling or a word such as "a name".
[[nodiscard]] std::string_view describe(TokenKind kind);

/// How a keyword or a symbol is written.
[[nodiscard]] std::string_view spelling(TokenKind kind);

/// How strongly an infix operator binds its operands; 0 for what is none. They all group to the left.
[[nodiscard]] constexpr int infix_power(TokenKind kind) {
  using enum TokenKind;
  switch (kind) {
    case pipe:
    case slot_pipe: return 3;
    case kw_or:
    case or_or: return 5;
    case kw_and:
    case and_and: return 7;
    case equal_equal:
    case not_equal: return 9;
    case less:
    case greater:
    case less_equal:
    case greater_equal: return 11;
    case dot_dot: return 13;
    case diamond:
    case plus_plus: return 15;
    case plus:
    case minus: return 17;
    case star:
    case slash:
    case percent: return 19;
    default: return 0;
  }
}
inline constexpr int prefix_power = 23;
/// Calls, members and `?` bind more strongly than any operator.
inline constexpr int postfix_power = 25;

}  // namespace mesh::lang
