// Lists of SQL words that are one text each: an array of them would be larger than the words.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/bug.hpp"

namespace mesh::ddl {

/// Words in upper case and in the order of their bytes, each between blanks.
class WordList {
 public:
  static constexpr size_t most_words = 128;

  // Implicit, so that a list may stand where it is asked for.
  consteval WordList(const char* words) : words_(words) {  // NOLINT(google-explicit-constructor)
    std::string_view before;
    size_t count = 0;
    for (size_t begin = 1; begin < words_.size();) {
      const std::string_view word = words_.substr(begin, words_.find(' ', begin) - begin);
      if (word.empty() || word <= before) bug("words stand out of order");
      if (++count > most_words) bug("a list has too many words");
      before = word;
      begin += word.size() + 1;
    }
  }

  [[nodiscard]] constexpr std::string_view text() const { return words_; }

 private:
  std::string_view words_;
};

/// True for a word of the list, in any case.
[[nodiscard]] bool is_listed(WordList list, std::string_view word);

/// The word of the list that a misspelt one most likely stands for, or nothing.
[[nodiscard]] std::string_view nearest_listed(WordList list, std::string_view word);

}  // namespace mesh::ddl
