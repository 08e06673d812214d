// The functions of Mesh's String module.
#include <mesh/collections.h>

#include <algorithm>
#include <cstring>
#include <vector>

#include "base/letter_case.hpp"
#include "base/text.hpp"
#include "runtime/collections.hpp"
#include "runtime/spent.hpp"
#include "runtime/values.hpp"

using namespace mesh::runtime;

namespace {

char* bytes_of(MeshString* string) { return reinterpret_cast<char*>(string + 1); }

MeshString* string_of_size(uint64_t size) {
  auto* string = allocate<MeshString>(size);
  if (string != nullptr) string->len = size;
  return string;
}

bool starts_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

/// Where the code point number `count` begins, or the end of the text.
size_t offset_of_point(std::string_view text, int64_t count) {
  for (size_t at = 0; at < text.size(); ++at) {
    if (!starts_point(text[at])) continue;
    if (count <= 0) return at;
    --count;
  }
  return text.size();
}

/// The parts of the text between the separators. An empty separator stands before every code point and at the end.
std::vector<std::string_view> parts_of(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  size_t begin = 0;
  size_t from = 0;
  for (size_t at = text.find(separator); at != std::string_view::npos; at = text.find(separator, from)) {
    parts.push_back(text.substr(begin, at - begin));
    from = begin = at + separator.size();
    if (!separator.empty()) continue;
    do ++from;
    while (from < text.size() && !starts_point(text[from]));
  }
  parts.push_back(text.substr(begin));
  return parts;
}

MeshString* joined(const std::vector<std::string_view>& parts, std::string_view separator) {
  uint64_t size = parts.empty() ? 0 : uint64_t{separator.size()} * (parts.size() - 1);
  for (const std::string_view part : parts) size += part.size();
  MeshString* string = string_of_size(size);
  if (string == nullptr) return nullptr;
  char* to = bytes_of(string);
  for (size_t index = 0; index < parts.size(); ++index) {
    if (index > 0) to = std::copy(separator.begin(), separator.end(), to);
    to = std::copy(parts[index].begin(), parts[index].end(), to);
  }
  return string;
}

}  // namespace

MeshString* mesh_string_new(const uint8_t* bytes, uint64_t size) {
  MeshString* string = string_of_size(size);
  if (string != nullptr && bytes != nullptr) std::memcpy(bytes_of(string), bytes, static_cast<size_t>(size));
  return string;
}

MeshString* mesh_string_to_string(uint64_t text) { return pointer_of<MeshString>(text); }

MeshString* mesh_string_concat(const MeshString* a, const MeshString* b) {
  const std::string_view left = text_of(a);
  const std::string_view right = text_of(b);
  MeshString* both = string_of_size(uint64_t{left.size()} + right.size());
  if (both == nullptr) return nullptr;
  std::copy(right.begin(), right.end(), std::copy(left.begin(), left.end(), bytes_of(both)));
  return both;
}

int8_t mesh_string_eq(const MeshString* a, const MeshString* b) { return text_of(a) == text_of(b) ? 1 : 0; }

int64_t mesh_string_compare(const MeshString* a, const MeshString* b) { return text_of(a).compare(text_of(b)); }

int64_t mesh_string_length(const MeshString* text) {
  const std::string_view bytes = text_of(text);
  return std::count_if(bytes.begin(), bytes.end(), starts_point);
}

MeshString* mesh_string_slice(const MeshString* text, int64_t start, int64_t end) {
  const std::string_view bytes = text_of(text);
  const size_t from = offset_of_point(bytes, start);
  const size_t to = std::max(from, offset_of_point(bytes, end));
  return new_string(bytes.substr(from, to - from));
}

int8_t mesh_string_contains(const MeshString* text, const MeshString* part) {
  return text_of(text).find(text_of(part)) != std::string_view::npos ? 1 : 0;
}

int8_t mesh_string_starts_with(const MeshString* text, const MeshString* prefix) {
  return text_of(text).starts_with(text_of(prefix)) ? 1 : 0;
}

int8_t mesh_string_ends_with(const MeshString* text, const MeshString* suffix) {
  return text_of(text).ends_with(text_of(suffix)) ? 1 : 0;
}

MeshString* mesh_string_trim(const MeshString* text) { return new_string(mesh::trim(text_of(text))); }

MeshString* mesh_string_to_upper(const MeshString* text) {
  return null_if_spent([&] { return new_string(mesh::to_upper(text_of(text))); });
}

MeshString* mesh_string_to_lower(const MeshString* text) {
  return null_if_spent([&] { return new_string(mesh::to_lower(text_of(text))); });
}

MeshString* mesh_string_replace(const MeshString* text, const MeshString* from, const MeshString* to) {
  return null_if_spent([&] { return joined(parts_of(text_of(text), text_of(from)), text_of(to)); });
}

MeshList* mesh_string_split(const MeshString* text, const MeshString* separator) {
  return null_if_spent([&] { return list_of_texts(parts_of(text_of(text), text_of(separator))); });
}

MeshString* mesh_string_join(const MeshList* texts, const MeshString* separator) {
  return null_if_spent([&] {
    std::vector<std::string_view> parts;
    for (const uint64_t word : words_of(texts)) parts.push_back(text_of(pointer_of<const MeshString>(word)));
    return joined(parts, text_of(separator));
  });
}

MeshOption* mesh_string_to_int(const MeshString* text) {
  const auto value = integer_of(mesh::trim(text_of(text)));
  return value ? some_made(box(*value)) : none();
}
