#include "ddl/option_reader.hpp"

#include "base/text.hpp"
#include "ddl/identifier.hpp"

namespace mesh::ddl {
namespace {

std::string_view skip_blanks(std::string_view text) {
  while (!text.empty() && !is_ascii_graphic(text.front())) {
    const CodePoint point = decode_utf8(text, 0);
    if (!is_blank(point.value)) break;
    text.remove_prefix(point.size);
  }
  return text;
}

size_t find_blank(std::string_view text) {
  size_t end = 0;
  while (end < text.size()) {
    if (is_ascii_graphic(text[end])) {
      ++end;
      continue;
    }
    const CodePoint point = decode_utf8(text, end);
    if (is_blank(point.value)) break;
    end += point.size;
  }
  return end;
}

}  // namespace

OptionReader::OptionReader(std::string_view text, const Part& part) : text_(text), part_(part), rest_(skip_blanks(text)) {}

OptionToken OptionReader::take() {
  const std::string_view token = rest_.substr(0, find_blank(rest_));
  rest_ = skip_blanks(rest_.substr(token.size()));
  const size_t colon = token.find(':');
  const bool has_colon = colon != std::string_view::npos;
  return {token, token.substr(0, colon), has_colon ? token.substr(colon + 1) : token.substr(token.size()), has_colon};
}

std::string_view OptionReader::take_rest() {
  const std::string_view taken = trim(rest_);
  rest_ = {};
  return taken;
}

Part OptionReader::part_of(std::string_view piece) const { return ddl::part_of(part_, text_, piece); }

Part OptionReader::part_of_both(std::string_view first, std::string_view last) const {
  return part_of({first.data(), static_cast<size_t>(last.data() + last.size() - first.data())});
}

}  // namespace mesh::ddl
