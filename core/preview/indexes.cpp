#include "preview/indexes.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "ddl/identifier.hpp"

namespace mesh {
namespace {

bool contains_ignoring_case(std::string_view text, std::string_view upper) {
  return std::search(text.begin(), text.end(), upper.begin(), upper.end(),
                     [](char byte, char wanted) { return to_ascii_upper(byte) == wanted; }) != text.end();
}

/// True where a name that was taken may be free after `sql`. A word within another may make it so without need, which costs a
/// warning.
bool may_free_names(std::string_view sql) {
  constexpr auto words = std::to_array<std::string_view>({"DROP", "RENAME", "SCHEMA", "SEARCH_PATH"});
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return contains_ignoring_case(sql, word); });
}

}  // namespace

std::optional<Span> MadeIndexes::note(const ddl::Statement& statement, Span span) {
  if (!statement.made_index) {
    if (may_free_names(statement.sql)) forget();
    return std::nullopt;
  }
  const ddl::TextRange range = statement.made_index->name;
  const std::string name = ddl::unquote_ident(std::string_view(statement.sql).substr(range.begin, range.end - range.begin));
  // No schema's name is empty, and none holds a NUL, so one index has one key.
  const std::string& stored = names_.emplace_back(cat(
      {clip_utf8(statement.made_index->schema, ddl::longest_name), std::string_view("\0", 1), clip_utf8(name, ddl::longest_name)}));
  const auto next = static_cast<uint32_t>(places_.size());
  const uint32_t known = place_of_.add(stored, next);
  if (known != next) {
    names_.pop_back();
    return places_[known];
  }
  places_.push_back(span);
  return std::nullopt;
}

void MadeIndexes::forget() {
  place_of_.clear();
  names_.clear();
  places_.clear();
}

}  // namespace mesh
