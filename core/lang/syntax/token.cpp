#include "lang/syntax/token.hpp"

#include <array>

#include "base/text.hpp"

namespace mesh::lang {
namespace {

constexpr auto descriptions = std::to_array<std::string_view>({
#define MESH_TOKEN(name, description) description,
#define MESH_KEYWORD(name, spelling) "`" spelling "`",
#define MESH_SYMBOL(name, spelling) "`" spelling "`",
#include "lang/syntax/tokens.def"
});

struct Spelling {
  std::string_view text;
  TokenKind kind;
};

constexpr auto keywords = std::to_array<Spelling>({
#define MESH_KEYWORD(name, spelling) {spelling, TokenKind::name},
#include "lang/syntax/tokens.def"
});

constexpr auto symbols = std::to_array<Spelling>({
#define MESH_SYMBOL(name, spelling) {spelling, TokenKind::name},
#include "lang/syntax/tokens.def"
});

/// For each byte the place of the first spelling that begins with it, or the number of spellings.
template <size_t size>
constexpr std::array<uint8_t, 256> index_by_first_byte(const std::array<Spelling, size>& spellings) {
  std::array<uint8_t, 256> places{};
  for (uint8_t& place : places) place = size;
  for (size_t at = size; at-- > 0;) places[static_cast<unsigned char>(spellings[at].text.front())] = static_cast<uint8_t>(at);
  return places;
}
constexpr auto keyword_places = index_by_first_byte(keywords);
constexpr auto symbol_places = index_by_first_byte(symbols);

/// By the byte, the symbol that is it alone, or end_of_file.
constexpr auto lone_symbols = [] {
  std::array<TokenKind, 256> kinds{};
  for (TokenKind& kind : kinds) kind = TokenKind::end_of_file;
  for (const Spelling& symbol : symbols) {
    if (symbol.text.size() == 1) kinds[static_cast<unsigned char>(symbol.text.front())] = symbol.kind;
  }
  return kinds;
}();
/// By the byte, whether it is the second of any symbol.
constexpr auto goes_on_symbol = [] {
  std::array<bool, 256> all{};
  for (const Spelling& symbol : symbols) {
    if (symbol.text.size() > 1) all[static_cast<unsigned char>(symbol.text[1])] = true;
  }
  return all;
}();

/// Whether no longer symbol begins with the byte, which is one by itself.
constexpr bool is_always_alone(char byte) {
  for (const Spelling& symbol : symbols) {
    if (symbol.text.size() > 1 && symbol.text.front() == byte) return false;
  }
  return lone_symbols[static_cast<unsigned char>(byte)] != TokenKind::end_of_file;
}
// The lexer takes these at their first byte.
static_assert(is_always_alone('(') && is_always_alone('[') && is_always_alone(')') && is_always_alone(']') &&
              is_always_alone(',') && is_always_alone('?'));

/// The first of those spellings that begin with `byte` for which `matches` holds, or null.
template <size_t size, typename Matches>
const Spelling* find_spelling(const std::array<Spelling, size>& spellings, const std::array<uint8_t, 256>& places, char byte,
                              Matches matches) {
  for (size_t at = places[static_cast<unsigned char>(byte)]; at < size && spellings[at].text.front() == byte; ++at) {
    if (matches(spellings[at].text)) return &spellings[at];
  }
  return nullptr;
}

}  // namespace

bool is_keyword(TokenKind kind) { return kind >= keywords.front().kind && kind <= keywords.back().kind; }

bool is_capital(std::string_view name) { return !name.empty() && is_ascii_upper(name.front()); }

bool is_name_after_dot(TokenKind word) {
  using enum TokenKind;
  return word == kw_self || word == kw_monitor || word == kw_spawn || word == kw_link || word == kw_send || word == kw_where ||
         word == kw_cast;
}

bool begins_definition(TokenKind word) {
  return word == TokenKind::kw_fn || word == TokenKind::kw_def || word == TokenKind::kw_struct || word == TokenKind::kw_type;
}

TokenKind kind_of_name(std::string_view name) {
  constexpr size_t longest = [] {
    size_t size = 0;
    for (const Spelling& keyword : keywords) size = keyword.text.size() > size ? keyword.text.size() : size;
    return size;
  }();
  if (name.size() > longest) return TokenKind::identifier;
  const Spelling* keyword =
      find_spelling(keywords, keyword_places, name.front(), [&](std::string_view known) { return known == name; });
  return keyword != nullptr ? keyword->kind : TokenKind::identifier;
}

TokenKind symbol_of(char byte) { return lone_symbols[static_cast<unsigned char>(byte)]; }

std::optional<Symbol> read_symbol(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  if (lone_symbols[first] != TokenKind::end_of_file && !(text.size() > 1 && goes_on_symbol[static_cast<unsigned char>(text[1])])) {
    return Symbol{lone_symbols[first], 1};
  }
  const Spelling* found =
      find_spelling(symbols, symbol_places, text.front(), [&](std::string_view known) { return text.starts_with(known); });
  if (found == nullptr) return std::nullopt;
  return Symbol{found->kind, static_cast<uint32_t>(found->text.size())};
}

std::string_view describe(TokenKind kind) { return descriptions[static_cast<size_t>(kind)]; }

std::string_view spelling(TokenKind kind) {
  const std::string_view quoted = describe(kind);
  return quoted.substr(1, quoted.size() - 2);
}

}  // namespace mesh::lang
