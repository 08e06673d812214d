#include "ddl/read_type.hpp"

#include <array>
#include <utility>

#include "base/text.hpp"

namespace mesh::ddl {
namespace {

/// What may follow the words of a type.
enum class After : uint8_t { nothing, modifiers, length, time_zone, fields };

struct TypeWords {
  SqlWords words;
  std::string_view name;
  After after;
};

/// The types that the grammar has words for, the longer words before those that they begin with.
constexpr auto types_of_words = std::to_array<TypeWords>({
    {"INTEGER", "int4", After::nothing},
    {"INT", "int4", After::nothing},
    {"SMALLINT", "int2", After::nothing},
    {"BIGINT", "int8", After::nothing},
    {"REAL", "float4", After::nothing},
    {"DOUBLE PRECISION", "float8", After::nothing},
    {"BOOLEAN", "bool", After::nothing},
    {"NUMERIC", "numeric", After::modifiers},
    {"DECIMAL", "numeric", After::modifiers},
    {"DEC", "numeric", After::modifiers},
    {"BIT VARYING", "varbit", After::modifiers},
    {"BIT", "bit", After::modifiers},
    {"VARCHAR", "varchar", After::length},
    {"CHARACTER VARYING", "varchar", After::length},
    {"CHARACTER", "bpchar", After::length},
    {"CHAR VARYING", "varchar", After::length},
    {"CHAR", "bpchar", After::length},
    {"NCHAR VARYING", "varchar", After::length},
    {"NCHAR", "bpchar", After::length},
    {"NATIONAL CHARACTER VARYING", "varchar", After::length},
    {"NATIONAL CHARACTER", "bpchar", After::length},
    {"NATIONAL CHAR VARYING", "varchar", After::length},
    {"NATIONAL CHAR", "bpchar", After::length},
    {"TIMESTAMP", "timestamp", After::time_zone},
    {"TIME", "time", After::time_zone},
    {"INTERVAL", "interval", After::fields},
    {"FLOAT", "float8", After::length},
});

const TypeWords* find_type_words(const SqlReader& reader) {
  if (reader.word() < first_word) return nullptr;
  for (const TypeWords& words : types_of_words) {
    if (words.words.first() == reader.word() && reader.is(words.words)) return &words;
  }
  return nullptr;
}

/// What stands in brackets, its blanks taken out and its words folded: numbers, words and texts with commas between them.
std::string_view read_modifiers(SqlReader& reader) {
  std::string modifiers;
  reader.expect("(");
  do {
    if (!modifiers.empty()) modifiers += ',';
    if (reader.take("-")) modifiers += '-';
    const bool is_word = reader.is_name() && reader.kind() == SqlTokenKind::word;
    const bool is_constant = reader.kind() == SqlTokenKind::number || reader.kind() == SqlTokenKind::string;
    if (!is_word && !is_constant) reader.fail();
    modifiers += is_word ? reader.label() : reader.text();
    if (is_constant) reader.skip();
  } while (reader.take(","));
  reader.expect(")");
  return reader.arena().copy(modifiers);
}

std::string_view read_length(SqlReader& reader) {
  if (!reader.is(")", 2) || reader.text(1).find_first_not_of("0123456789") != std::string_view::npos) reader.fail();
  return read_modifiers(reader);
}

void read_time_zone(SqlReader& reader, TypeFacts& into) {
  if (reader.is("(")) into.modifiers = read_length(reader);
  if (reader.take("WITH TIME ZONE")) {
    into.name = into.name == "time" ? "timetz" : "timestamptz";
  } else {
    (void)reader.take("WITHOUT TIME ZONE");
  }
}

/// FLOAT(24) and below have half the bytes.
void read_float(SqlReader& reader, TypeFacts& into) {
  const std::string_view digits = read_length(reader);
  const uint32_t bits = digits.size() > 2 ? 0 : parameter_number(cat({"$", digits}));
  if (bits == 0 || bits > 53) reader.fail();
  if (bits <= 24) into.name = "float4";
}

void read_after_words(SqlReader& reader, const TypeWords& words, TypeFacts& into) {
  const bool has_brackets = reader.is("(");
  switch (words.after) {
    case After::nothing: return;
    case After::time_zone: return read_time_zone(reader, into);
    case After::fields: into.modifiers = has_brackets ? read_length(reader) : read_interval_fields(reader); return;
    case After::length:
      if (has_brackets && words.name == "float8") return read_float(reader, into);
      if (has_brackets) into.modifiers = read_length(reader);
      break;
    case After::modifiers:
      if (has_brackets) into.modifiers = read_modifiers(reader);
      break;
  }
  if (!has_brackets && (into.name == "bpchar" || into.name == "bit")) into.modifiers = "1";
}

void read_named_type(SqlReader& reader, TypeFacts& into) {
  if (has_tag(reader.word(), word_of_no_type)) return reader.fail();
  const ObjectName type = reader.object();
  if (reader.is("%") || reader.is(".")) reader.fail();
  into.schema = type.schema;
  into.name = type.name;
  if (reader.is("(")) into.modifiers = read_modifiers(reader);
}

void read_array(SqlReader& reader, TypeFacts& into) {
  if (reader.take("ARRAY")) {
    into.array_dimensions = 1;
    if (reader.is("[") && reader.kind(1) != SqlTokenKind::number) reader.fail();
    if (reader.is("[")) reader.skip_whole();
    return;
  }
  while (reader.take("[")) {
    if (reader.kind() == SqlTokenKind::number) reader.skip();
    reader.expect("]");
    ++into.array_dimensions;
  }
}

}  // namespace

bool begins_with_type_words(const SqlReader& reader) { return find_type_words(reader) != nullptr; }

std::string_view read_interval_fields(SqlReader& reader) {
  static constexpr std::initializer_list<SqlWords> all = {
      "YEAR TO MONTH",  "YEAR",           "MONTH", "DAY TO HOUR",      "DAY TO MINUTE", "DAY TO SECOND", "DAY",
      "HOUR TO MINUTE", "HOUR TO SECOND", "HOUR",  "MINUTE TO SECOND", "MINUTE",        "SECOND"};
  std::string fields;
  const size_t first = reader.place();
  if (!reader.take_one_of(all)) return {};
  const size_t count = reader.place() - first;
  reader.go_to(first);
  for (size_t word = 0; word < count; ++word, reader.skip()) {
    if (word > 0) fields += ' ';
    fields += stored_name(reader.text(), reader.arena());
  }
  if (fields.ends_with("second") && reader.is("(")) append(fields, {"(", read_length(reader), ")"});
  return reader.arena().copy(fields);
}

TypeFacts read_type(SqlReader& reader) {
  TypeFacts type;
  const uint32_t begin = reader.begin();
  if (const TypeWords* words = find_type_words(reader)) {
    reader.expect(words->words);
    type.name = words->name;
    read_after_words(reader, *words, type);
  } else {
    read_named_type(reader, type);
  }
  read_array(reader, type);
  type.text = reader.since(begin);
  return type;
}

}  // namespace mesh::ddl
