#include "base/terminal.hpp"

#include <algorithm>
#include <array>

#include "base/eight_bytes.hpp"
#include "base/text.hpp"

namespace mesh {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

/// Marks that stand on the letter before them, and the joiners of emoji.
constexpr auto combining = std::to_array<Range>({
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD},   {0x0610, 0x061A},   {0x064B, 0x065F}, {0x06D6, 0x06DC},
    {0x0900, 0x0902}, {0x093C, 0x093C}, {0x0941, 0x0948},   {0x094D, 0x094D},   {0x0E31, 0x0E31}, {0x0E34, 0x0E3A},
    {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},   {0x200C, 0x200D},   {0x20D0, 0x20FF}, {0x3099, 0x309A},
    {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0x1F3FB, 0x1F3FF}, {0xE0100, 0xE01EF},
});

/// East Asian Width W and F.
constexpr auto wide = std::to_array<Range>({
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x23E9, 0x23EC},   {0x25FD, 0x25FE},   {0x2614, 0x2615},   {0x2648, 0x2653},
    {0x26A1, 0x26A1},   {0x26C4, 0x26C5},   {0x2705, 0x2705},   {0x274C, 0x274C},   {0x2753, 0x2755},   {0x2795, 0x2797},
    {0x2B50, 0x2B50},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xA960, 0xA97C},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F7E0, 0x1F7EB},
    {0x1F900, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD},
});

/// Characters that show nothing or turn the direction of what follows.
constexpr auto hidden = std::to_array<Range>({
    {0x0080, 0x009F},
    {0x00AD, 0x00AD},
    {0x061C, 0x061C},
    {0x200B, 0x200B},
    {0x200E, 0x200F},
    {0x2028, 0x202E},
    {0x2060, 0x206F},
    {0xFEFF, 0xFEFF},
    {0xE0000, 0xE007F},
});

template <size_t size>
bool is_in(const std::array<Range, size>& ranges, char32_t point) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), point,
                                      [](char32_t wanted, const Range& range) { return wanted < range.first; });
  return after != ranges.begin() && point <= std::prev(after)->last;
}

constexpr std::string_view replacement = "\uFFFD";
constexpr std::string_view picture_of_delete = "\u2421";
constexpr std::string_view pictures =
    "\u2400\u2401\u2402\u2403\u2404\u2405\u2406\u2407\u2408\u2409\u240A\u240B\u240C\u240D\u240E\u240F"
    "\u2410\u2411\u2412\u2413\u2414\u2415\u2416\u2417\u2418\u2419\u241A\u241B\u241C\u241D\u241E\u241F";

/// Whether each of eight bytes is a blank or a graphic character of ASCII.
bool are_graphic(const char* bytes) {
  const uint64_t word = eight_bytes::load(bytes);
  return eight_bytes::none(word | eight_bytes::below(word, ' ') | eight_bytes::above(word, '~'));
}

}  // namespace

Glyph glyph_at(std::string_view text, size_t at) {
  const CodePoint point = decode_utf8(text, at);
  if (point.value < 0x20) return {pictures.substr(size_t{3} * point.value, 3), 1, 1};
  if (point.value < 0x7F) return {text.substr(at, 1), 1, 1};
  if (point.value == 0x7F) return {picture_of_delete, 1, 1};
  if (!point.is_well_formed || is_in(hidden, point.value)) return {replacement, 1, point.size};
  const std::string_view itself = text.substr(at, point.size);
  if (is_in(combining, point.value)) return {itself, 0, point.size};
  return {itself, is_in(wide, point.value) ? 2U : 1U, point.size};
}

std::optional<size_t> find_hidden(std::string_view text) {
  const auto is_plain = [](char byte) { return (byte >= ' ' && byte <= '~') || byte == '\n' || byte == '\r' || byte == '\t'; };
  for (size_t at = 0; at < text.size();) {
    if (text.size() - at >= eight_bytes::size && are_graphic(text.data() + at)) {
      at += eight_bytes::size;
      continue;
    }
    if (is_plain(text[at])) {
      ++at;
      continue;
    }
    const Glyph glyph = glyph_at(text, at);
    if (glyph.text.data() != text.data() + at) return at;
    at += glyph.size;
  }
  return std::nullopt;
}

void append_harmless(std::string& out, std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const Glyph glyph = glyph_at(text, at);
    out += glyph.text;
    at += glyph.size;
  }
}

void append_harmless_lines(std::string& out, std::string_view text) {
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    append_harmless(out, text.substr(begin, end - begin));
    if (end < text.size()) out += '\n';
    begin = end + 1;
  }
}

}  // namespace mesh
