#include "ddl/apostrophe.hpp"

#include <vector>

#include "base/text.hpp"
#include "ddl/identifier.hpp"
#include "ddl/sql_bytes.hpp"
#include "ddl/sql_lexer.hpp"

namespace mesh::ddl {
namespace {

/// Apostrophes that a fix doubles; a text with more of them is hardly one that was meant.
constexpr size_t most_apostrophes = 16;

bool is_apostrophe(std::string_view sql, size_t at) {
  return is_sql_byte(sql[at - 1], tag_part) && at + 1 < sql.size() && starts_sql_word(sql[at + 1]);
}

/// Just past the quote that closes the text which `opening` begins at `at`, or npos. Adds the apostrophes on the way to `found`.
size_t close_text(std::string_view sql, size_t at, std::string_view opening, std::vector<size_t>& found) {
  const bool is_escaped = (opening.front() | 0x20) == 'e';
  for (at += opening.size(); at < sql.size(); ++at) {
    if (sql[at] == '\\' && is_escaped) {
      ++at;
    } else if (sql[at] == '\'') {
      if (is_apostrophe(sql, at)) {
        found.push_back(at);
      } else if (at + 1 < sql.size() && sql[at + 1] == '\'') {
        ++at;
      } else {
        return at + 1;
      }
    }
  }
  return std::string_view::npos;
}

/// The apostrophes of the texts in `sql`, or none where a text stays open with these doubled.
std::vector<size_t> find_apostrophes(std::string_view sql) {
  std::vector<size_t> found;
  for (size_t at = 0; at < sql.size();) {
    const SqlToken token = next_sql_token(sql, static_cast<uint32_t>(at));
    const bool is_text = token.kind == SqlTokenKind::string;
    const std::string_view opening = is_text ? opening_of(sql.substr(at, token.end - at)) : std::string_view();
    const bool is_quoted = is_text && opening.back() == '\'';
    if (!is_quoted && !token.is_terminated) return {};
    at = is_quoted ? close_text(sql, at, opening, found) : token.end;
    if (at == std::string_view::npos) return {};
  }
  return found;
}

/// The letters around the apostrophe at `at`, on both sides of it.
struct Around {
  std::string_view before;
  std::string_view after;
};

Around letters_around(std::string_view sql, size_t at) {
  size_t begin = at;
  while (begin > 0 && is_sql_byte(sql[begin - 1], tag_part)) --begin;
  size_t end = at + 1;
  while (end < sql.size() && is_sql_byte(sql[end], tag_part)) ++end;
  return {sql.substr(begin, at - begin), sql.substr(at + 1, end - at - 1)};
}

}  // namespace

std::optional<Refusal> refuse_apostrophe(Code code, std::string_view what, std::string_view sql, const Part& part) {
  const std::vector<size_t> found = find_apostrophes(sql);
  if (found.empty()) return std::nullopt;
  PartEdits edits;
  if (found.size() <= most_apostrophes) {
    for (const size_t at : found) edits.push_back({part_of(part, sql, sql.substr(at, 0)), "'"});
  }
  const Around around = letters_around(sql, found.front());
  const std::string before = printable(around.before);
  const std::string after = printable(around.after);
  return refuse(code, part_of(part, sql, sql.substr(found.front(), 1)),
                {"the ", what, " ends a quoted text at the apostrophe of `", before, "'", after, "`"},
                {"write `", before, "''", after, "`"}, edits);
}

std::string hint_for_unclosed(std::string_view opening) {
  const std::string_view closing = closing_of(opening);
  return cat({"write the closing `", printable(closing), "`", closing == "'" ? ", or `''` for an apostrophe" : ""});
}

}  // namespace mesh::ddl
