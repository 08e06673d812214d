// Whether a text is one of a few.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace mesh::pool {

[[nodiscard]] inline bool is_one_of(std::string_view text, std::initializer_list<std::string_view> texts) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

}  // namespace mesh::pool
