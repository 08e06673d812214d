#include "ddl/read_create.hpp"

#include <array>
#include <utility>

#include "base/text.hpp"
#include "ddl/read_index.hpp"
#include "ddl/read_query.hpp"
#include "ddl/read_table.hpp"
#include "ddl/read_type.hpp"
#include "ddl/word_list.hpp"

namespace mesh::ddl {
namespace {

/// Those whose scripts make no table, view or sequence that could be in the way, and change nothing of others.
constexpr WordList plain_extensions =
    " BLOOM BTREE_GIN BTREE_GIST CITEXT CUBE DICT_INT DICT_XSYN EARTHDISTANCE FUZZYSTRMATCH HSTORE INTARRAY LO LTREE PAGEINSPECT"
    " PGCRYPTO PGROWLOCKS PGSTATTUPLE PG_TRGM PG_VISIBILITY PLPGSQL SEG TABLEFUNC TSM_SYSTEM_ROWS TSM_SYSTEM_TIME UNACCENT "
    "UUID-OSSP"
    " XML2 ";

Facts read_create_schema(SqlReader& reader) {
  CreateSchema schema;
  schema.is_if_not_exists = reader.take("IF NOT EXISTS");
  const bool is_named_by_role = reader.take("AUTHORIZATION");
  schema.schema = reader.name();
  if (!is_named_by_role && reader.take("AUTHORIZATION") &&
      !reader.take_one_of({"_", "CURRENT_USER", "CURRENT_ROLE", "SESSION_USER"})) {
    reader.fail();
  }
  return schema;
}

Facts read_create_sequence(SqlReader& reader, Persistence persistence) {
  CreateSequence sequence;
  sequence.persistence = persistence;
  sequence.is_if_not_exists = reader.take("IF NOT EXISTS");
  sequence.sequence = reader.object();
  (void)read_sequence_options(reader, sequence.options);
  return sequence;
}

Facts read_create_view(SqlReader& reader, Persistence persistence, bool is_or_replace) {
  CreateView view;
  view.persistence = persistence;
  view.is_or_replace = is_or_replace;
  view.view = reader.object();
  if (reader.is("(")) (void)reader.names();
  (void)reader.take("WITH ()");
  reader.expect("AS");
  if (!begins_query(reader)) reader.fail();
  const uint32_t begin = reader.begin();
  while (!reader.at_end() && !reader.is("WITH CHECK OPTION") && !reader.is("WITH _ CHECK OPTION")) reader.skip_whole();
  view.query = reader.since(begin);
  (void)reader.take_one_of({"WITH CHECK OPTION", "WITH CASCADED CHECK OPTION", "WITH LOCAL CHECK OPTION"});
  return view;
}

Facts read_create_materialized_view(SqlReader& reader, Persistence persistence) {
  CreateView view;
  view.persistence = persistence;
  view.is_materialized = true;
  view.is_if_not_exists = reader.take("IF NOT EXISTS");
  view.view = reader.object();
  if (reader.is("(")) (void)reader.names();
  (void)reader.take("USING _");
  (void)reader.take("WITH ()");
  (void)reader.take("TABLESPACE _");
  reader.expect("AS");
  const uint32_t begin = reader.begin();
  skip_harmless_query(reader);
  view.query = reader.since(begin);
  return view;
}

Facts read_create_extension(SqlReader& reader) {
  CreateExtension extension;
  extension.is_if_not_exists = reader.take("IF NOT EXISTS");
  extension.extension = reader.name();
  (void)reader.take("WITH");
  while (reader.take_one_of({"SCHEMA _", "VERSION _", "VERSION '", "CASCADE"})) continue;
  if (!is_listed(plain_extensions, extension.extension)) reader.fail();
  return extension;
}

/// NONE, or a column with its table and maybe that one's schema.
void read_owner(SqlReader& reader, ObjectName& owner, std::string_view& owner_column) {
  const bool is_none = reader.is("NONE") && !reader.is(".", 1);
  const ObjectName named = reader.object();
  if (is_none) {
    owner = {};
    owner_column = {};
  } else if (reader.take(".")) {
    owner = named;
    owner_column = reader.label();
  } else {
    if (named.schema.empty()) reader.fail();
    owner_column = named.name;
    owner = {{}, named.schema, named.text};
  }
}

/// What a sequence can be asked besides its numbers.
enum OtherOption : uint8_t { of_cycle = of_cache + 1, of_type, of_owner, of_name, of_no_name };

struct OptionWords {
  SqlWords words;
  uint8_t option;
  bool has_number;
};
/// Of two that begin alike the longer stands first.
constexpr auto option_words = std::to_array<OptionWords>({{"CACHE", of_cache, true},
                                                          {"CYCLE", of_cycle, false},
                                                          {"NO CYCLE", of_cycle, false},
                                                          {"INCREMENT BY", of_increment, true},
                                                          {"INCREMENT", of_increment, true},
                                                          {"MAXVALUE", of_most, true},
                                                          {"NO MAXVALUE", of_most, false},
                                                          {"MINVALUE", of_least, true},
                                                          {"NO MINVALUE", of_least, false},
                                                          {"START WITH", of_start, true},
                                                          {"START", of_start, true},
                                                          {"RESTART WITH", of_restart, true},
                                                          {"RESTART", of_restart, false},
                                                          {"AS", of_type, false},
                                                          {"OWNED BY", of_owner, false},
                                                          {"SEQUENCE NAME", of_name, false},
                                                          {"SEQUENCE _", of_no_name, false}});

/// A whole number with or without a sign.
int64_t read_number(SqlReader& reader) {
  const bool is_negative = reader.take("-");
  if (!is_negative) (void)reader.take("+");
  const std::string_view text = reader.text();
  const bool is_whole = reader.kind() == SqlTokenKind::number && text.find_first_not_of("0123456789") == std::string_view::npos;
  if (!is_whole) return reader.fail(), 0;
  constexpr size_t most_digits = 18;
  int64_t number = text.size() > most_digits ? INT64_MAX : 0;
  for (size_t at = 0; text.size() <= most_digits && at < text.size(); ++at) number = number * 10 + (text[at] - '0');
  reader.skip();
  return is_negative ? -number : number;
}

}  // namespace

Persistence read_persistence(SqlReader& reader) {
  static constexpr std::initializer_list<SqlWords> temporary = {"TEMPORARY",        "TEMP",       "LOCAL TEMPORARY", "LOCAL TEMP",
                                                                "GLOBAL TEMPORARY", "GLOBAL TEMP"};
  if (reader.take_one_of(temporary)) return Persistence::temporary;
  return reader.take("UNLOGGED") ? Persistence::unlogged : Persistence::permanent;
}

bool read_sequence_options(SqlReader& reader, SequenceFacts& into) {
  bool is_owned = false;
  std::array<bool, option_words.size()> seen{};
  while (!reader.at_end()) {
    size_t at = 0;
    while (at < option_words.size() && !reader.take(option_words[at].words)) ++at;
    if (at == option_words.size()) {
      reader.fail();
      break;
    }
    const uint8_t option = option_words[at].option;
    into.is_repeated = into.is_repeated || std::exchange(seen[option], true);
    if (option == of_type) {
      into.type = read_type(reader);
    } else if (option == of_owner) {
      is_owned = true;
      read_owner(reader, into.owner, into.owner_column);
    } else if (option >= of_name) {
      into.is_misnamed = into.is_misnamed || option == of_no_name;
      into.name = reader.object();
    } else if (option_words[at].has_number || (option == of_restart && reader.is("#"))) {
      into.numbers[option] = read_number(reader);
    }
  }
  return is_owned;
}

Facts read_create(SqlReader& reader) {
  const bool is_or_replace = reader.take("OR REPLACE");
  const Persistence persistence = read_persistence(reader);
  if (reader.take_one_of({"VIEW", "RECURSIVE VIEW"})) return read_create_view(reader, persistence, is_or_replace);
  if (is_or_replace) return Opaque{};
  if (reader.take("TABLE")) return read_create_table(reader, persistence);
  if (reader.take("SEQUENCE")) return read_create_sequence(reader, persistence);
  if (reader.take("MATERIALIZED VIEW")) return read_create_materialized_view(reader, persistence);
  if (persistence != Persistence::permanent) return Opaque{};
  if (reader.is("INDEX") || reader.is("UNIQUE INDEX")) return read_create_index(reader);
  if (reader.take("TYPE")) return read_create_type(reader);
  if (reader.take("DOMAIN")) return read_create_domain(reader);
  if (reader.take("SCHEMA")) return read_create_schema(reader);
  if (reader.take("EXTENSION")) return read_create_extension(reader);
  return Opaque{};
}

}  // namespace mesh::ddl
