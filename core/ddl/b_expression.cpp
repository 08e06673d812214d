#include "ddl/b_expression.hpp"

#include "ddl/read_type.hpp"
#include "ddl/word_list.hpp"

namespace mesh::ddl {
namespace {

bool take_operator(SqlReader& reader) {
  if (reader.is("OPERATOR (")) {
    reader.skip();
    reader.skip_whole();
    return true;
  }
  const bool is_symbol = reader.kind() == SqlTokenKind::symbol;
  if (!is_symbol || std::string_view("()[],;.:").find(reader.text().front()) != std::string_view::npos) return false;
  reader.skip();
  return true;
}

/// Passes CASE ... END.
void skip_case(SqlReader& reader) {
  size_t depth = 0;
  do {
    if (reader.is("CASE")) ++depth;
    if (reader.is("END")) --depth;
    reader.skip_whole();
  } while (depth > 0 && !reader.at_end());
  if (depth > 0) reader.fail();
}

/// Passes a name with what hangs on it: further names, the brackets of a call, a text of that type.
void skip_named(SqlReader& reader) {
  if (reader.is("CAST (")) {
    reader.skip();
    return reader.skip_whole();
  }
  if (has_tag(reader.word(), reserved_word) && !is_value_word(reader.text())) return reader.fail();
  (void)reader.label();
  while (reader.take(".")) (void)reader.label();
  if (reader.is("(")) reader.skip_whole();
  if (reader.kind() == SqlTokenKind::string) reader.skip();
}

void skip_operand(SqlReader& reader) {
  while (take_operator(reader)) continue;
  const auto kind = reader.kind();
  if (begins_with_type_words(reader)) {
    const bool is_interval = reader.is("INTERVAL");
    (void)read_type(reader);
    if (reader.kind() != SqlTokenKind::string) return reader.fail();
    reader.skip();
    if (is_interval) (void)read_interval_fields(reader);
  } else if (reader.is("CASE")) {
    skip_case(reader);
  } else if (reader.is("CAST (")) {
    reader.skip();
    reader.skip_whole();
  } else if (kind == SqlTokenKind::word || kind == SqlTokenKind::quoted_identifier) {
    skip_named(reader);
  } else if (reader.take("' UESCAPE '")) {
    return;
  } else if (reader.is("(") || kind == SqlTokenKind::string || kind == SqlTokenKind::number) {
    reader.skip_whole();
  } else {
    reader.fail();
  }
}

/// Passes what follows an operand and belongs to it. True where another operand must follow.
bool skip_after_operand(SqlReader& reader) {
  while (!reader.at_end()) {
    if (reader.is("[")) {
      reader.skip_whole();
    } else if (reader.take(".")) {
      (void)reader.label();
    } else if (reader.take("::")) {
      (void)read_type(reader);
    } else if (reader.take_one_of({"IS DISTINCT FROM", "IS NOT DISTINCT FROM"})) {
      return true;
    } else if (!reader.take_one_of({"IS DOCUMENT", "IS NOT DOCUMENT"})) {
      return take_operator(reader);
    }
  }
  return false;
}

}  // namespace

bool is_value_word(std::string_view word) {
  return is_listed(
      " ARRAY CURRENT_CATALOG CURRENT_DATE CURRENT_ROLE CURRENT_SCHEMA CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER FALSE LEFT"
      " LOCALTIME LOCALTIMESTAMP NULL RIGHT SESSION_USER SYSTEM_USER TRUE USER ",
      word);
}

TextRange read_b_expression(SqlReader& reader) {
  const uint32_t begin = reader.begin();
  do skip_operand(reader);
  while (skip_after_operand(reader));
  return reader.since(begin);
}

}  // namespace mesh::ddl
