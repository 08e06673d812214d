// Names of tables, columns and indexes: what PostgreSQL takes as one, how it is quoted, and what is left of a long one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "ddl/statement.hpp"

namespace mesh::ddl {

/// The most bytes PostgreSQL keeps of a name (NAMEDATALEN - 1).
inline constexpr size_t longest_name = 63;

/// What a piece of the input is called in messages, such as "table name", and where it stands.
struct Subject {
  std::string_view what;
  Part part;
};

/// The part that is the whole of an argument or of a list's element.
[[nodiscard]] inline Part whole_part(std::string_view text, uint32_t argument, int32_t element = no_element) {
  return {argument, element, {0, static_cast<uint32_t>(text.size())}};
}
/// The part that is `piece`, a view into `text`, where `part` is the whole of `text`.
[[nodiscard]] inline Part part_of(const Part& part, std::string_view text, std::string_view piece) {
  const auto begin = part.bytes.begin + static_cast<uint32_t>(piece.data() - text.data());
  return {part.argument, part.element, {begin, begin + static_cast<uint32_t>(piece.size())}};
}

/// Goes on with check_text beyond what is plain.
[[nodiscard]] Status check_odd_text(std::string_view text, Code code, const Subject& subject);
/// Refuses text that cannot be sent to PostgreSQL at all: a NUL byte, or bytes that are not UTF-8.
[[nodiscard]] inline Status check_text(std::string_view text, Code code, const Subject& subject) {
  if (skip_ascii(text, 0) == text.size()) return Unit{};
  return check_odd_text(text, code, subject);
}

/// A text that PostgreSQL takes as an identifier once it is quoted. It views the text it was made from.
class Name {
 public:
  [[nodiscard]] std::string_view text() const { return text_; }
  /// Whether it is one as most are: of letters and digits of ASCII, `_` and `$`, and not too long. Nothing of it is doubled in
  /// quotes, and there is nothing to note.
  [[nodiscard]] bool is_plain() const { return is_plain_; }

 private:
  Name(std::string_view text, bool is_plain) : text_(text), is_plain_(is_plain) {}
  friend Result<Name, Refusal> make_name(std::string_view text, const Subject& subject);

  std::string_view text_;
  bool is_plain_;
};

/// Checks a name.
///
/// Takes:   `text`, one identifier as it is meant, unquoted. Dots are part of it, and blanks are not trimmed.
/// Errors:  bad_name for an empty name, a NUL byte, or bytes that are not UTF-8.
/// Source:  PostgreSQL 15 section 4.1.1 "Identifiers and Key Words".
[[nodiscard]] Result<Name, Refusal> make_name(std::string_view text, const Subject& subject);

/// Appends the name in double quotes, each inner `"` doubled; never folded, never shortened.
void append_ident(std::string& out, Name name);
/// Appends `text` as it stands inside an identifier's quotes, for a name made of several pieces.
void append_ident_piece(std::string& out, std::string_view text);
/// Example: a"b → "a""b"
[[nodiscard]] std::string quote_ident(Name name);
/// Whether SQL may have the name without quotes: small letters, digits and underscores, and no reserved word.
[[nodiscard]] bool needs_no_quotes(std::string_view name);
/// A name as SQL has it: in quotes where it needs them, or where `is_quoted`.
[[nodiscard]] std::string written_ident(std::string_view name, bool is_quoted = false);
/// The name that an identifier in quotes stands for: the reverse of quote_ident.
[[nodiscard]] std::string unquote_ident(std::string_view ident);

/// Gives the notice name_clipped, with the text the server will store, if `name` is longer than 63 bytes.
///
/// Takes:   `hint`, for a name that the author did not write as such.
void notice_if_clipped(std::string_view name, const Subject& subject, std::vector<Notice>& notices, std::string_view hint = {});
/// Gives the notices about a name that the author wrote.
void note_name(Name name, const Subject& subject, std::vector<Notice>& notices);

}  // namespace mesh::ddl
