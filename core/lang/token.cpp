#include "lang/token.hpp"

#include <array>

namespace mesh::lang {
namespace {

constexpr auto descriptions = std::to_array<std::string_view>({
    "a name",
    "a number",
    "a decimal number",
    "an atom",
    "a regular expression",
    "a slot pipe",
    "a string",
    "a string",
    "an interpolation",
    "the end of an interpolation",
    "the end of a string",
    "an unreadable text",
    "the end of the file",
#define MESH_KEYWORD(name, spelling) "`" spelling "`",
#define MESH_SYMBOL(name, spelling) "`" spelling "`",
#include "lang/tokens.def"
});

static_assert(descriptions[static_cast<size_t>(TokenKind::end_of_file)] == "the end of the file");
static_assert(descriptions[static_cast<size_t>(TokenKind::bar)] == "`|`");

}  // namespace

bool is_keyword(TokenKind kind) { return kind >= TokenKind::kw_actor && kind <= TokenKind::kw_with; }

std::string_view describe(TokenKind kind) { return descriptions[static_cast<size_t>(kind)]; }

}  // namespace mesh::lang
