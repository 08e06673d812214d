// A text's tokens, for an editor's colours.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace mesh {

enum class Language : uint8_t { mesh, sql };

/// The text's tokens for colouring: [["keyword", start, end], ...] in UTF-16 units, blanks left out.
[[nodiscard]] std::string tokens_json(std::string_view text, Language language);

}  // namespace mesh
