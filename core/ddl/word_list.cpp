#include "ddl/word_list.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "base/suggest.hpp"
#include "base/text.hpp"

namespace mesh::ddl {
namespace {

/// Less than 0 where `word`, in any case, stands before `listed`, and more where it stands after.
int order(std::string_view word, std::string_view listed) {
  const size_t common = std::min(word.size(), listed.size());
  for (size_t at = 0; at < common; ++at) {
    if (const int difference = to_ascii_upper(word[at]) - listed[at]; difference != 0) return difference;
  }
  return static_cast<int>(word.size()) - static_cast<int>(listed.size());
}

}  // namespace

bool is_listed(WordList list, std::string_view word) {
  const std::string_view words = list.text();
  // The blanks between which the word would stand.
  size_t first = 0;
  size_t last = words.size() - 1;
  while (first < last) {
    const size_t before = words.rfind(' ', (first + last - 1) / 2);
    const size_t after = words.find(' ', before + 1);
    const int found = order(word, words.substr(before + 1, after - before - 1));
    if (found == 0) return true;
    found < 0 ? last = before : first = after;
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
