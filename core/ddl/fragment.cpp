#include "ddl/fragment.hpp"

#include <array>
#include <string>

#include "base/text.hpp"
#include "ddl/apostrophe.hpp"
#include "ddl/column_grammar.hpp"
#include "ddl/identifier.hpp"
#include "ddl/sql_bytes.hpp"
#include "ddl/sql_lexer.hpp"

namespace mesh::ddl {
namespace {

struct SlotText {
  std::string_view what;
  std::string_view instead_of_comma;
  std::string_view instead_of_colon;
};

const SlotText& text_of(Slot slot) {
  static constexpr auto texts = std::to_array<SlotText>({
      {"type", "write each column as an entry of its own", "write `::` for a cast"},
      {"list of constraints", "write each column as an entry of its own",
       "write all constraints after the second `:`, with blanks between them"},
      {"table constraint", "write each constraint as an entry of its own", "write `::` for a cast"},
      {"predicate", "write AND or OR between conditions", "write the other options before `where:`"},
      {"expression", "write each expression in brackets of its own", "write `::` for a cast"},
  });
  return texts[static_cast<size_t>(slot)];
}

/// One fragment under examination, and the brackets that are open where it has been read to.
struct Scan {
  std::string_view text;
  Slot slot;
  Part part;
  std::array<uint32_t, deepest_nesting> open;
  uint32_t depth = 0;
};

Refusal refuse(const Scan& scan, uint32_t begin, uint32_t end, const Pieces& message, const Pieces& hint) {
  const Part where = part_of(scan.part, scan.text, scan.text.substr(begin, end - begin));
  return refuse(Code::bad_fragment, where, message, hint);
}

std::string_view what(const Scan& scan) { return text_of(scan.slot).what; }

std::string_view partner_of(char bracket) {
  switch (bracket) {
    case '(': return ")";
    case ')': return "(";
    case '[': return "]";
    default: return "[";
  }
}

Status open_bracket(Scan& scan, uint32_t at) {
  if (scan.depth == deepest_nesting) {
    return refuse(scan, at, at + 1, {"the ", what(scan), " nests brackets more than 256 deep"}, {"write it with fewer brackets"});
  }
  scan.open[scan.depth++] = at;
  return Unit{};
}

Status close_bracket(Scan& scan, uint32_t at) {
  const std::string_view bracket = scan.text.substr(at, 1);
  const std::string_view partner = partner_of(scan.text[at]);
  if (scan.depth == 0) {
    return refuse(scan, at, at + 1, {"the ", what(scan), " closes a `", partner, "` that it did not open"},
                  {"write `", partner, "` before it, or leave the `", bracket, "` out"});
  }
  const char opened = scan.text[scan.open[scan.depth - 1]];
  if (opened != partner.front()) {
    return refuse(scan, at, at + 1, {"the ", what(scan), " closes a `", std::string_view(&opened, 1), "` with `", bracket, "`"},
                  {"write `", partner_of(opened), "`"});
  }
  --scan.depth;
  return Unit{};
}

Status check_symbol(Scan& scan, const SqlToken& token) {
  const uint32_t at = token.begin;
  const bool is_outside = scan.depth == 0;
  switch (scan.text[at]) {
    case '(':
    case '[': return open_bracket(scan, at);
    case ')':
    case ']': return close_bracket(scan, at);
    case ';':
      return refuse(scan, at, at + 1, {"the ", what(scan), " holds a `;`, which ends the statement"},
                    {"write each further statement as a call of its own"});
    case ',':
      if (!is_outside) return Unit{};
      return refuse(scan, at, at + 1, {"the ", what(scan), " holds a `,` outside brackets"}, {text_of(scan.slot).instead_of_comma});
    case ':':
      if (!is_outside || scan.text.substr(at, token.end - at) == "::") return Unit{};
      return refuse(scan, at, token.end, {"the ", what(scan), " holds a `:` outside brackets"},
                    {text_of(scan.slot).instead_of_colon});
    default: return Unit{};
  }
}

Status refuse_comment(const Scan& scan, uint32_t at) {
  return refuse(scan, at, at + 2, {"the ", what(scan), " holds a comment"}, {"write the comment outside the SQL"});
}

Status check_quoted(const Scan& scan, const SqlToken& token) {
  if (token.has_comment) return refuse_comment(scan, token.begin);
  if (token.is_terminated) return Unit{};
  if (auto refusal = refuse_apostrophe(Code::bad_fragment, what(scan), scan.text, scan.part)) return *std::move(refusal);
  const std::string_view opening = opening_of(scan.text.substr(token.begin));
  const auto opening_end = token.begin + static_cast<uint32_t>(opening.size());
  return refuse(scan, token.begin, opening_end,
                {"the ", what(scan), " opens a quoted text with `", printable(opening), "` and does not close it"},
                {hint_for_unclosed(opening)});
}

Status check_token(Scan& scan, const SqlToken& token) {
  switch (token.kind) {
    case SqlTokenKind::blank:
    case SqlTokenKind::word:
    case SqlTokenKind::number:
    case SqlTokenKind::parameter: return Unit{};
    case SqlTokenKind::symbol: return check_symbol(scan, token);
    case SqlTokenKind::string:
    case SqlTokenKind::quoted_identifier: return check_quoted(scan, token);
    case SqlTokenKind::comment: return refuse_comment(scan, token.begin);
    case SqlTokenKind::unknown:
      return refuse(scan, token.begin, token.end,
                    {"the ", what(scan), " holds a `", printable(scan.text.substr(token.begin, 1)),
                     "`, which means nothing in SQL outside quotes"},
                    {"write it inside quotes, or leave it out"});
  }
  return Unit{};
}

Status refuse_letter_after_number(const Scan& scan, const SqlToken& number) {
  const SqlToken letters = next_sql_token(scan.text, number.end);
  const std::string_view both = scan.text.substr(number.begin, letters.end - number.begin);
  return refuse(scan, number.begin, letters.end, {"PostgreSQL's versions read `", printable(both), "` in different ways"},
                {"write a blank after the digits, or the whole number in decimal digits"});
}

/// The end of the blanks and words that begin at `begin`: most of a fragment, and never at fault. A word before a quote or an `&`
/// may be the prefix of a string, so it is left out.
size_t skip_plain_words(std::string_view text, size_t begin) {
  size_t at = begin;
  while (at < text.size()) {
    const bool is_plain = is_sql_byte(text[at], blank_byte | word_start) ||
                          (is_sql_byte(text[at], word_part) && at > begin && is_sql_byte(text[at - 1], word_part));
    if (!is_plain) break;
    ++at;
  }
  if (at < text.size() && (text[at] == '\'' || text[at] == '&')) {
    while (at > begin && is_sql_byte(text[at - 1], word_part)) --at;
  }
  return at;
}

/// The same, for a reading that is given the words outside brackets.
size_t skip_words(std::string_view text, size_t at, uint32_t depth, ColumnReading* reading) {
  return reading != nullptr && depth == 0 ? reading->take_words(text, at) : skip_plain_words(text, at);
}

bool is_number(SqlTokenKind kind) { return kind == SqlTokenKind::number || kind == SqlTokenKind::parameter; }

/// Checks the tokens from `at` on, before which stand words.
Status check_tokens(Scan& scan, size_t at, ColumnReading* reading) {
  const std::string_view text = scan.text;
  while (at < text.size()) {
    const SqlToken token = next_sql_token(text, static_cast<uint32_t>(at));
    if (is_number(token.kind) && token.end < text.size() && starts_sql_word(text[token.end])) {
      return refuse_letter_after_number(scan, token);
    }
    const bool is_inside = scan.depth > 0;
    if (Status status = check_token(scan, token); !status) return status;
    if (reading != nullptr && !(is_inside && scan.depth > 0)) reading->take(token.kind, text.substr(at, token.end - at));
    at = skip_words(text, token.end, scan.depth, reading);
  }
  if (scan.depth == 0) return Unit{};
  const uint32_t open = scan.open[scan.depth - 1];
  const std::string_view bracket = text.substr(open, 1);
  return refuse(scan, open, open + 1, {"the ", what(scan), " opens a `", bracket, "` and does not close it"},
                {"write the closing `", partner_of(text[open]), "`"});
}

}  // namespace

Status check_fragment(std::string_view text, Slot slot, Part part, ColumnReading* reading) {
  if (Status status = check_text(text, Code::bad_fragment, {text_of(slot).what, part}); !status) return status;
  // Most types and many constraints are words alone.
  const size_t at = skip_words(text, 0, 0, reading);
  if (at == text.size()) return Unit{};
  Scan scan;
  scan.text = text;
  scan.slot = slot;
  scan.part = part;
  return check_tokens(scan, at, reading);
}

}  // namespace mesh::ddl
