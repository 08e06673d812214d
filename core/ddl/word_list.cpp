#include "ddl/word_list.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "base/suggest.hpp"
#include "base/text.hpp"

namespace mesh::ddl {

bool is_listed(WordList list, std::string_view word) {
  constexpr size_t longest_word = 32;
  if (word.empty() || word.size() > longest_word || word.find(' ') != std::string_view::npos) return false;
  std::string between = cat({" ", word, " "});
  std::transform(between.begin(), between.end(), between.begin(), to_ascii_upper);
  return list.find(between) != std::string_view::npos;
}

std::string_view nearest_listed(WordList list, std::string_view word) {
  // A shorter word is near to too many.
  constexpr size_t shortest_word = 3;
  if (word.size() < shortest_word) return {};
  std::array<std::string_view, 64> words;
  size_t count = 0;
  for (size_t begin = 1; begin < list.size() && count < words.size();) {
    const size_t end = list.find(' ', begin);
    words[count++] = list.substr(begin, end - begin);
    begin = end + 1;
  }
  return nearest(word, std::span(words).first(count));
}

}  // namespace mesh::ddl
