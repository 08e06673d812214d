#include "ddl/word_list.hpp"

#include <array>
#include <span>

#include "base/suggest.hpp"
#include "base/text.hpp"

namespace mesh::ddl {
bool is_listed(WordList list, std::string_view word) {
  const std::string_view words = list.text();
  // The blanks between which the word would stand.
  size_t first = 0;
  size_t last = words.size() - 1;
  while (first < last) {
    size_t before = (first + last - 1) / 2;
    while (words[before] != ' ') --before;
    size_t same = 0;
    size_t at = before + 1;
    for (; same < word.size() && words[at] != ' ' && to_ascii_upper(word[same]) == words[at]; ++same) ++at;
    const bool is_passed = same == word.size();
    if (is_passed && words[at] == ' ') return true;
    if (is_passed || to_ascii_upper(word[same]) < words[at]) {
      last = before;
    } else {
      while (words[at] != ' ') ++at;
      first = at;
    }
  }
  return false;
}

std::string_view nearest_listed(WordList list, std::string_view word) {
  std::array<std::string_view, WordList::most_words> words;
  size_t count = 0;
  for (size_t begin = 1; begin < list.text().size();) {
    const size_t end = list.text().find(' ', begin);
    words[count++] = list.text().substr(begin, end - begin);
    begin = end + 1;
  }
  return nearest(word, std::span(words).first(count));
}

}  // namespace mesh::ddl
