#include "ddl/identifier.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "ddl/name_spelling.hpp"
#include "ddl/sql_bytes.hpp"
#include "ddl/sql_word.hpp"

namespace mesh::ddl {
namespace {

/// The place of the first byte PostgreSQL does not take, or the text's size.
size_t find_untakeable(std::string_view text) {
  size_t at = skip_ascii(text, 0);
  while (at < text.size() && text[at] != '\0') {
    const CodePoint point = decode_utf8(text, at);
    if (!point.is_well_formed) break;
    at = skip_ascii(text, at + point.size);
  }
  return at;
}

bool is_plain_name(std::string_view text) {
  const auto is_plain = [](char byte) { return static_cast<signed char>(byte) > 0 && is_sql_byte(byte, word_part); };
  return !text.empty() && text.size() <= longest_name && std::all_of(text.begin(), text.end(), is_plain);
}

}  // namespace

Status check_odd_text(std::string_view text, Code code, const Subject& subject) {
  const size_t at = find_untakeable(text);
  if (at == text.size()) return Unit{};
  const Part byte = part_of(subject.part, text, text.substr(at, 1));
  if (text[at] == '\0') {
    return refuse(code, byte, {"the ", subject.what, " holds a NUL byte"},
                  {"write the ", subject.what, " without it: PostgreSQL ends a statement at a NUL byte"});
  }
  return refuse(code, byte, {"the ", subject.what, " is not UTF-8"}, {"write the ", subject.what, " in UTF-8"});
}

Result<Name, Refusal> make_name(std::string_view text, const Subject& subject) {
  if (is_plain_name(text)) return Name(text, true);
  if (text.empty()) {
    return refuse(Code::bad_name, subject.part, {"the ", subject.what, " is empty"},
                  {"write at least one character for the ", subject.what});
  }
  if (Status status = check_text(text, Code::bad_name, subject); !status) return std::move(status).error();
  return Name(text, false);
}

void append_ident_piece(std::string& out, std::string_view text) {
  for (size_t quote = text.find('"'); quote != std::string_view::npos; quote = text.find('"')) {
    out += text.substr(0, quote + 1);
    out += '"';
    text.remove_prefix(quote + 1);
  }
  out += text;
}

namespace {

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  append_ident_piece(out, text);
  out += '"';
}

}  // namespace

void append_ident(std::string& out, Name name) {
  if (!name.is_plain()) return append_quoted(out, name.text());
  out += '"';
  out += name.text();
  out += '"';
}

std::string quote_ident(Name name) {
  std::string out;
  append_ident(out, name);
  return out;
}

bool needs_no_quotes(std::string_view name) {
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyz_0123456789";
  return !name.empty() && !is_ascii_digit(name.front()) && name.find_first_not_of(plain) == std::string_view::npos &&
         !is_reserved_word(name);
}

std::string written_ident(std::string_view name, bool is_quoted) {
  if (!is_quoted && needs_no_quotes(name)) return std::string(name);
  std::string out;
  append_quoted(out, name);
  return out;
}

std::string unquote_ident(std::string_view ident) {
  std::string_view left = ident.substr(1, ident.size() - 2);
  size_t quote = left.find('"');
  if (quote == std::string_view::npos) return std::string(left);
  std::string name;
  for (; quote != std::string_view::npos; quote = left.find('"')) {
    name += left.substr(0, quote + 1);
    left.remove_prefix(std::min(quote + 2, left.size()));
  }
  return name += left;
}

void notice_if_clipped(std::string_view name, const Subject& subject, std::vector<Notice>& notices, std::string_view hint) {
  if (name.size() <= longest_name) return;
  const std::string stored = printable(clip_utf8(name, longest_name), std::string::npos);
  const std::string shorter = cat({"write at most 63 bytes for the ", subject.what});
  note(notices, Code::name_clipped, subject.part,
       {"the ", subject.what, " has ", decimal(name.size()), " bytes; PostgreSQL keeps 63 and stores `", stored, "`"},
       {hint.empty() ? shorter : hint});
}

void note_name(Name name, const Subject& subject, std::vector<Notice>& notices) {
  if (name.is_plain()) return;
  notice_if_clipped(name.text(), subject, notices);
  note_spelling(name.text(), subject, notices);
}

}  // namespace mesh::ddl
