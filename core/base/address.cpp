#include "base/address.hpp"

#include <algorithm>
#include <string_view>

namespace mesh {

std::string without_addresses(std::string text) {
  constexpr std::string_view hidden = "…";
  constexpr std::string_view ends = " \t\n`";
  for (const std::string_view sign : {"://", "password="}) {
    size_t at = text.find(sign);
    while (at != std::string::npos) {
      const size_t before = text.find_last_of(ends, at);
      const size_t begin = before == std::string::npos ? 0 : before + 1;
      const size_t end = std::min(text.find_first_of(ends, at), text.size());
      const bool is_example = std::string_view(text).substr(begin).starts_with(example_address);
      if (!is_example) text.replace(begin, end - begin, hidden);
      at = text.find(sign, is_example ? end : begin + hidden.size());
    }
  }
  return text;
}

}  // namespace mesh
