#include "pool/server_error.hpp"

#include <charconv>

#include "base/text.hpp"
#include "pool/effect.hpp"

namespace mesh {

std::string DatabaseError::text() const {
  const std::string place = position == 0 ? "" : cat({" (at character ", decimal(position), ")"});
  if (sqlstate.empty()) return message + place;
  std::string joined = sqlstate;
  for (const std::string* field : {&constraint, &table, &column, &message}) {
    joined += '\t';
    // A tab inside a field would move those after it.
    for (const char byte : *field) joined += byte == '\t' ? ' ' : byte;
  }
  return joined + place;
}

namespace pool {
namespace {

std::string_view field_of(const PGresult* result, int field) {
  const char* value = PQresultErrorField(result, field);
  return value == nullptr ? std::string_view() : value;
}

uint32_t number_of(std::string_view digits) {
  uint32_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

}  // namespace

DatabaseError error_of(const PGresult* result) {
  DatabaseError error{
      .sqlstate = std::string(field_of(result, PG_DIAG_SQLSTATE)),
      .message = std::string(field_of(result, PG_DIAG_MESSAGE_PRIMARY)),
      .detail = std::string(field_of(result, PG_DIAG_MESSAGE_DETAIL)),
      .hint = std::string(field_of(result, PG_DIAG_MESSAGE_HINT)),
      .schema = std::string(field_of(result, PG_DIAG_SCHEMA_NAME)),
      .table = std::string(field_of(result, PG_DIAG_TABLE_NAME)),
      .column = std::string(field_of(result, PG_DIAG_COLUMN_NAME)),
      .constraint = std::string(field_of(result, PG_DIAG_CONSTRAINT_NAME)),
      .position = number_of(field_of(result, PG_DIAG_STATEMENT_POSITION)),
  };
  if (error.message.empty()) error.message = one_line(PQresultErrorMessage(result));
  return error;
}

ServerNotice notice_of(const PGresult* result) {
  return {
      .severity = std::string(field_of(result, PG_DIAG_SEVERITY_NONLOCALIZED)),
      .sqlstate = std::string(field_of(result, PG_DIAG_SQLSTATE)),
      .message = std::string(field_of(result, PG_DIAG_MESSAGE_PRIMARY)),
      .detail = std::string(field_of(result, PG_DIAG_MESSAGE_DETAIL)),
      .hint = std::string(field_of(result, PG_DIAG_MESSAGE_HINT)),
      .effect = effect_of({.severity = field_of(result, PG_DIAG_SEVERITY_NONLOCALIZED),
                           .sqlstate = field_of(result, PG_DIAG_SQLSTATE),
                           .sent_by = field_of(result, PG_DIAG_SOURCE_FUNCTION),
                           .is_from_inside = !field_of(result, PG_DIAG_CONTEXT).empty()}),
  };
}

DatabaseError prefixed(std::string_view prefix, DatabaseError error) {
  error.message.insert(0, prefix);
  return error;
}

std::string one_line(std::string_view text) {
  std::string line;
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (text[at] == '\n') {
      line += text.substr(at + 1, 1) == "\t" ? "" : "; ";
    } else if (text[at] == '\t') {
      line += ' ';
    } else {
      line += point.is_well_formed ? text.substr(at, point.size) : "?";
    }
    at += point.size;
  }
  while (line.ends_with(' ') || line.ends_with(';')) line.pop_back();
  return line;
}

}  // namespace pool
}  // namespace mesh
