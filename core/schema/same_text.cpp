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
#include "schema/judge.hpp"

namespace mesh::schema {
namespace {

struct Term {
  std::string text;
  /// How it binds what stands beside it; `none_follows` for what does not.
  int strength = none_follows;
  bool is_name = false;
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

/// Whether a cast may be left out behind a token without another value: what is a text stays one, and a whole number stays whole.
bool may_be_cast(const ddl::SqlReader& reader) {
  const bool is_number = reader.kind() == ddl::SqlTokenKind::number;
  return reader.kind() == ddl::SqlTokenKind::string ||
         (is_number && std::all_of(reader.text().begin(), reader.text().end(), is_ascii_digit));
}

std::vector<Term> pieces_of(std::string_view text) {
  std::vector<Term> pieces;
  ddl::SqlReader reader(text);
  bool is_constant = false;
  while (!reader.at_end()) {
    if (is_constant && reader.take("::")) {
      (void)ddl::read_type(reader);
      continue;
    }
    const ddl::SqlTokenKind kind = reader.kind();
    is_constant = may_be_cast(reader);
    Term& piece = pieces.emplace_back();
    piece.text = stored(reader);
    piece.strength = reader.is(",") ? by_or : strength_of(reader);
    // As it stands before what it negates.
    if (reader.is("NOT")) piece.strength = by_not;
    piece.is_name =
        kind == ddl::SqlTokenKind::quoted_identifier || (kind == ddl::SqlTokenKind::word && !ddl::is_reserved_word(piece.text));
    reader.skip();
  }
  if (reader.has_failed()) pieces.assign(1, {std::string(text)});
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
      if (is_list || is_follower || pair.least <= left || pair.least < right || pair.at + 1 == at) continue;
      pieces[pair.at].text.clear();
      pieces[at].text.clear();
      if (!open.empty()) open.back().least = std::min(open.back().least, pair.least);
    } else if (pieces[at].strength != none_follows && !open.empty()) {
      open.back().least = std::min(open.back().least, pieces[at].strength);
    }
  }
  std::erase_if(pieces, [](const Term& piece) { return piece.text.empty(); });
}

}  // namespace

bool reads_alike(std::string_view a, std::string_view b) {
  if (a == b) return true;
  std::vector<Term> left = pieces_of(a);
  std::vector<Term> right = pieces_of(b);
  drop_brackets(left);
  drop_brackets(right);
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const Term& one, const Term& other) { return one.text == other.text; });
}

}  // namespace mesh::schema
