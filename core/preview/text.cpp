#include "preview/text.hpp"

#include <string_view>

#include "base/text.hpp"
#include "ddl/closed_sql.hpp"

namespace mesh {
namespace {

/// True for what could end the comment line or deceive its reader: controls, line and paragraph separators, direction marks.
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

void append_parameters(std::string& out, const PreviewedStatement& statement) {
  for (size_t index = 0; index < statement.parameters.size(); ++index) {
    out += "-- $";
    out += decimal(index + 1);
    out += " = ";
    append_literal(out, statement.parameters[index]);
    out += '\n';
  }
}

std::string text_of(const PreviewedStatement& statement, SqlLayout layout) {
  if (layout == SqlLayout::one_line) return statement.sql;
  return ddl::pretty({.sql = statement.sql, .clauses = {}, .breaks = statement.breaks, .notices = {}});
}

}  // namespace

std::string to_sql(const Preview& preview, SqlLayout layout) {
  std::string out;
  for (const PreviewedFunction& function : preview.functions) {
    if (preview.functions.size() > 1) out.append("-- ").append(function.name).append("\n");
    for (const PreviewedStatement& statement : preview.statements) {
      if (statement.function != function.name) continue;
      append_parameters(out, statement);
      out += ddl::closed_sql(text_of(statement, layout)) + "\n";
    }
  }
  return out;
}

}  // namespace mesh
