#include "preview/text.hpp"

#include <optional>
#include <span>
#include <string_view>

#include "base/text.hpp"
#include "ddl/closed_sql.hpp"
#include "ddl/sql_bytes.hpp"
#include "ddl/sql_lexer.hpp"

namespace mesh {
namespace {

/// True for what could end the line or deceive its reader: controls, line and paragraph separators, direction marks.
bool needs_escape(char32_t point) {
  if (point < 0x20 || (point >= 0x7F && point < 0xA0)) return true;
  return point == 0x2028 || point == 0x2029 || (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

void append_hex(std::string& out, char32_t value, uint32_t digits) {
  for (uint32_t shift = 4 * digits; shift > 0; shift -= 4) out += "0123456789abcdef"[(value >> (shift - 4)) & 0xFU];
}

void append_escape(std::string& out, std::string_view text, size_t at, const CodePoint& point) {
  if (point.value == '\n') {
    out += "\\n";
  } else if (point.value == '\r') {
    out += "\\r";
  } else if (point.value == '\t') {
    out += "\\t";
  } else if (point.is_well_formed) {
    out += "\\u";
    append_hex(out, point.value, 4);
  } else {
    out += "\\x";
    append_hex(out, static_cast<unsigned char>(text[at]), 2);
  }
}

/// `text` as PostgreSQL writes a string on one line: 'it''s', or E'…\n…' where something must be escaped.
void append_literal(std::string& out, std::string_view text) {
  std::string body;
  bool has_escapes = false;
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (!point.is_well_formed || needs_escape(point.value)) {
      append_escape(body, text, at, point);
      has_escapes = true;
    } else if (point.value == '\'') {
      body += "''";
    } else if (point.value == '\\') {
      body += "\\\\";
      has_escapes = true;
    } else {
      body += text.substr(at, point.size);
    }
    at += point.size;
  }
  out += has_escapes ? "E'" : "'";
  out += body;
  out += '\'';
}

/// `sql` with literals in the places of its parameters, unless that is far longer than both. Blanks keep them apart from what would
/// read as a part of them, as in U&$1 and $1'a'.
std::optional<std::string> with_literals(std::string_view sql, std::span<const std::string_view> parameters) {
  constexpr size_t most_times = 16;
  size_t size = 256 + sql.size();
  for (const std::string_view parameter : parameters) size += parameter.size();
  std::string out;
  bool is_after_literal = false;
  for (uint32_t at = 0; at < sql.size();) {
    const ddl::SqlToken token = ddl::next_sql_token(sql, at);
    const std::string_view text = sql.substr(at, token.end - at);
    at = token.end;
    const size_t number = token.kind == ddl::SqlTokenKind::parameter ? ddl::parameter_number(text) : 0;
    const bool is_literal = number > 0 && number <= parameters.size();
    if (is_literal ? !out.empty() && !ddl::is_sql_blank(out.back()) && out.back() != '(' : is_after_literal && text[0] == '\'')
      out += ' ';
    if (is_literal) {
      append_literal(out, parameters[number - 1]);
      if (out.size() > most_times * size) return std::nullopt;
    } else {
      out += text;
    }
    is_after_literal = is_literal;
  }
  return out;
}

std::string text_of(const PreviewedStatement& statement, SqlLayout layout) {
  if (layout == SqlLayout::one_line) return std::string(statement.sql);
  return ddl::pretty(statement.sql, statement.breaks);
}

/// `text` as lines of comment.
std::string commented(std::string_view text) {
  std::string out = "-- ";
  for (size_t at = 0; at < text.size(); ++at) {
    out += text[at];
    const bool ends_line = text[at] == '\n' || (text[at] == '\r' && text.substr(at + 1, 1) != "\n");
    if (ends_line) out += "-- ";
  }
  return out;
}

/// Appends a comment for each call of a function, from number `next` on, that is left out before statement `index`.
void append_left_out(std::string& out, const Preview& preview, std::string_view function, size_t index, size_t& next) {
  for (; next < preview.left_out_calls.size(); ++next) {
    const LeftOutCall& call = preview.left_out_calls[next];
    if (call.function != function || call.before > index) return;
    out += to_sql(call);
  }
}

/// A comment for a statement that does not do what it says, or nothing. A name in it may break a line.
std::string outcome_comment(const schema::Outcome& outcome) {
  if (outcome.kind == schema::OutcomeKind::skipped) return commented(cat({"skipped: ", outcome.reason})) + "\n";
  if (outcome.kind != schema::OutcomeKind::fails) return {};
  return commented(cat({"fails", outcome.code.empty() ? "" : " with ", outcome.code, ": ", outcome.reason})) + "\n";
}

std::string script_of(const PreviewedStatement& statement, SqlLayout layout) {
  const auto closed = [&](const std::string& sql) {
    const std::string text = ddl::closed_sql(sql);
    return (statement.is_partial ? commented(text) : text) + "\n";
  };
  const std::string sql = text_of(statement, layout);
  const std::span parameters = statement.parameters.first(statement.known_parameters);
  const size_t count = parameters.size();
  if (count == 0) return closed(sql);
  const std::optional<std::string> written = with_literals(sql, parameters);
  return cat({"-- parameter", count == 1 ? "" : "s $1 to", " $", decimal(count), written ? "," : ", too long to be",
              " written out here\n", closed(written ? *written : sql)});
}

}  // namespace

std::string to_sql(const PreviewedStatement& statement, SqlLayout layout) {
  return outcome_comment(statement.outcome) + script_of(statement, layout);
}

std::string to_sql(const LeftOutCall& call) { return commented(cat({"left out: ", call.call, ", since ", call.why})) + "\n"; }

std::string to_sql(const Preview& preview, SqlLayout layout) {
  std::string out;
  size_t left_out = 0;
  for (const PreviewedFunction& function : preview.functions) {
    if (preview.functions.size() > 1) out.append("-- ").append(function.name).append("\n");
    for (size_t index = 0; index < preview.statements.size(); ++index) {
      if (preview.statements[index].function != function.name) continue;
      append_left_out(out, preview, function.name, index, left_out);
      out += to_sql(preview.statements[index], layout);
    }
    append_left_out(out, preview, function.name, preview.statements.size(), left_out);
  }
  return out;
}

}  // namespace mesh
