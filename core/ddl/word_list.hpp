// Lists of SQL words that are one text each: an array of them would be larger than the words.
#pragma once

#include <string_view>

namespace mesh::ddl {

/// Words in upper case, each between blanks.
using WordList = std::string_view;

/// True for a word of the list, in any case.
[[nodiscard]] bool is_listed(WordList list, std::string_view word);

/// The word of the list that a misspelt one most likely stands for, or nothing.
[[nodiscard]] std::string_view nearest_listed(WordList list, std::string_view word);

}  // namespace mesh::ddl
