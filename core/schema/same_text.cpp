#include "schema/same_text.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "ddl/identifier.hpp"
#include "ddl/read_type.hpp"
#include "ddl/sql_reader.hpp"
#include "ddl/sql_word.hpp"
#include "ddl/word_list.hpp"
#include "schema/judge.hpp"

namespace mesh::schema {
namespace {

struct Term {
  std::string text;
  /// How it binds what stands beside it; `none_follows` for what does not.
  int strength = none_follows;
  bool is_name = false;
  bool is_string = false;
  bool is_number = false;
  bool is_rewritten = false;
  bool is_unfollowed = false;
};

constexpr int strongest = by_product + 1;

/// An operator or a name as it is stored, however it is written.
std::string stored(const ddl::SqlReader& reader) {
  if (reader.text() == "!=") return "<>";
  if (reader.text() == "~~") return "like";
  const bool is_word = reader.kind() == ddl::SqlTokenKind::word;
  if (!is_word && reader.kind() != ddl::SqlTokenKind::quoted_identifier) return std::string(reader.text());
  return is_word ? in_small_letters(reader.text()) : ddl::unquote_ident(reader.text());
}

/// Words that PostgreSQL may have other words for, and those whose whole grammar it says otherwise.
constexpr ddl::WordList rewritten =
    " * ALL ANY ARRAY BETWEEN CURRENT_DATE CURRENT_TIMESTAMP ELSE ILIKE IN INNER ISNULL LIKE LOCALTIMESTAMP NOTNULL OUTER SELECT "
    "SOME ";
constexpr ddl::WordList unfollowed =
    " AT CAST EXTRACT NATURAL NORMALIZE OVERLAY POSITION ROW SIMILAR SUBSTRING SYMMETRIC TRIM USING WINDOW ";

/// Passes a cast, or the name that stands before a dot or before the text that is of its type.
bool take_silent(ddl::SqlReader& reader, bool has_value) {
  if (has_value && reader.take("::")) {
    (void)ddl::read_type(reader);
    return true;
  }
  const bool is_before_name = reader.is(".", 1);
  if (!reader.is_name() || (!is_before_name && reader.kind(1) != ddl::SqlTokenKind::string)) return false;
  reader.skip();
  if (is_before_name) reader.skip();
  return true;
}

std::vector<Term> pieces_of(std::string_view text) {
  std::vector<Term> pieces;
  ddl::SqlReader reader(text);
  while (!reader.at_end()) {
    if (take_silent(reader, !pieces.empty()) || reader.take_one_of({"AS", "ASC"})) continue;
    const ddl::SqlTokenKind kind = reader.kind();
    const bool is_word = kind == ddl::SqlTokenKind::word;
    std::string piece_text = stored(reader);
    Term& piece = pieces.emplace_back();
    piece.is_string = kind == ddl::SqlTokenKind::string;
    piece.is_number = kind == ddl::SqlTokenKind::number;
    // A number may stand in quotes.
    if (piece.is_string && piece_text.size() > 2 && piece_text.front() == '\'') {
      std::string_view inner(piece_text.data() + 1, piece_text.size() - 2);
      const bool is_negative = inner.starts_with('-');
      if (is_negative) inner.remove_prefix(1);
      if (!inner.empty() && std::all_of(inner.begin(), inner.end(), is_ascii_digit)) {
        if (is_negative) piece.text = "-", piece.strength = by_sum;
        Term& digits = is_negative ? pieces.emplace_back() : piece;
        digits.text = inner;
        digits.is_string = true;
        reader.skip();
        continue;
      }
    }
    piece.strength = reader.is(",") ? by_or : strength_of(reader);
    // As it stands before what it negates.
    if (reader.is("NOT")) piece.strength = by_not;
    piece.is_rewritten = (is_word || piece_text == "*") && ddl::is_listed(rewritten, piece_text);
    piece.is_unfollowed = (is_word && ddl::is_listed(unfollowed, piece_text)) || reader.is("DISTINCT FROM");
    piece.is_name = kind == ddl::SqlTokenKind::quoted_identifier || (is_word && !ddl::is_reserved_word(piece_text));
    piece.text = std::move(piece_text);
    reader.skip();
  }
  if (reader.has_failed()) {
    pieces.resize(1);
    pieces.front().is_unfollowed = true;
  }
  return pieces;
}

/// Whether it stands behind a value and takes just what is before it, which brackets may make more than a word.
bool takes_whole(std::string_view text) { return text == "::" || text == "[" || text == "." || text == "at" || text == "collate"; }

/// Empties the brackets that bind what is bound without them.
void drop_brackets(std::vector<Term>& pieces) {
  struct Open {
    size_t at;
    /// Of what stands within, the weakest.
    int least = strongest;
  };
  std::vector<Open> open;
  for (size_t at = 0; at < pieces.size(); ++at) {
    if (pieces[at].text == "(") {
      open.push_back({at});
    } else if (pieces[at].text == ")" && !open.empty()) {
      const Open pair = open.back();
      open.pop_back();
      const Term* before = pair.at == 0 ? nullptr : &pieces[pair.at - 1];
      const bool is_list = before != nullptr && (before->is_name || before->text == "in");
      const int left = before == nullptr ? none_follows : before->strength;
      const int right = at + 1 == pieces.size() ? none_follows : pieces[at + 1].strength;
      const bool is_follower = at + 1 < pieces.size() && takes_whole(pieces[at + 1].text);
      if (is_list || is_follower || (pair.least <= left && !(pair.least == left && left <= by_and)) || pair.least < right ||
          pair.at + 1 == at)
        continue;
      pieces[pair.at].text.clear();
      pieces[at].text.clear();
      if (!open.empty()) open.back().least = std::min(open.back().least, pair.least);
    } else if (pieces[at].strength != none_follows && !open.empty()) {
      open.back().least = std::min(open.back().least, pieces[at].strength);
    }
  }
  std::erase_if(pieces, [](const Term& piece) { return piece.text.empty(); });
}

/// Whether a string is a word that no type but those of texts and enumerations takes.
bool is_plain_word(std::string_view string) {
  constexpr ddl::WordList taken =
      " ALLBALLS EPOCH F FA FAL FALS FALSE INF INFINITY N NAN NO NOW NULL OF OFF ON T TODAY TOMORROW TR TRU TRUE Y YE YES "
      "YESTERDAY ";
  if (string.size() < 3 || string.front() != '\'') return false;
  const std::string_view inner = string.substr(1, string.size() - 2);
  return !ddl::is_listed(taken, inner) &&
         std::all_of(inner.begin(), inner.end(), [](char byte) { return (byte >= 'a' && byte <= 'z') || byte == '_'; });
}

/// Whether two terms that stand in one place are printed unlike for certain.
bool are_unlike(const Term& one, const Term& other, bool are_texts) {
  if (one.is_string || other.is_string) return are_texts || (is_plain_word(one.text) && is_plain_word(other.text));
  // GROUP BY and ORDER BY have numbers for columns.
  return one.is_number == other.is_number;
}

void note(const Term& term, std::string& words, bool& is_followed) {
  is_followed = is_followed && !term.is_unfollowed;
  if (term.is_rewritten) words += term.text;
}

}  // namespace

bool differ_for_certain(std::string_view a, std::string_view b, bool are_texts) {
  if (a == b) return false;
  std::vector<Term> left = pieces_of(a);
  std::vector<Term> right = pieces_of(b);
  drop_brackets(left);
  drop_brackets(right);
  std::string left_words;
  std::string right_words;
  bool is_followed = true;
  for (const Term& term : left) note(term, left_words, is_followed);
  for (const Term& term : right) note(term, right_words, is_followed);
  if (!is_followed || left_words != right_words) return false;
  const auto are_alike = [&](const Term& one, const Term& other) {
    return one.text == other.text || !are_unlike(one, other, are_texts);
  };
  return !std::equal(left.begin(), left.end(), right.begin(), right.end(), are_alike);
}

}  // namespace mesh::schema
