#include "ddl/read_write.hpp"

#include <algorithm>
#include <array>

#include "ddl/read_create.hpp"
#include "ddl/read_index.hpp"
#include "ddl/read_query.hpp"
#include "ddl/read_set.hpp"
#include "ddl/word_list.hpp"

namespace mesh::ddl {
namespace {

/// Takes another name of the table.
void take_alias(SqlReader& reader, WriteKind kind) {
  const bool has_as = reader.take("AS");
  if (has_as || (kind != WriteKind::insert && reader.is_name() && !reader.is("SET"))) (void)reader.name();
}

/// Whether what follows the table fits a statement of this kind.
bool goes_on(const SqlReader& reader, WriteKind kind) {
  switch (kind) {
    case WriteKind::insert: return reader.is("DEFAULT VALUES") || reader.is("OVERRIDING") || begins_query(reader);
    case WriteKind::update: return reader.is("SET");
    case WriteKind::merge: return reader.is("USING");
    default: return reader.at_end() || reader.is(")") || reader.is_one_of({"RETURNING", "USING", "WHERE"});
  }
}

struct WriteWords {
  SqlWords words;
  WriteKind kind;
};
constexpr auto beginnings = std::to_array<WriteWords>({
    {"INSERT INTO", WriteKind::insert},
    {"UPDATE", WriteKind::update},
    {"DELETE FROM", WriteKind::delete_rows},
    {"MERGE INTO", WriteKind::merge},
});

/// Takes what a statement that changes rows begins with. False for any other.
bool read_target(SqlReader& reader, Write& into) {
  const auto* found =
      std::find_if(beginnings.begin(), beginnings.end(), [&](const WriteWords& each) { return reader.take(each.words); });
  if (found == beginnings.end()) return false;
  const WriteKind kind = found->kind;
  ObjectName table;
  if (kind == WriteKind::insert) {
    table = reader.object();
  } else {
    read_relation(reader, table);
  }
  take_alias(reader, kind);
  if (!goes_on(reader, kind)) reader.fail();
  // What puts rows in says more than what takes them out.
  const bool says_more =
      into.tables.empty() || kind == WriteKind::insert || (kind == WriteKind::merge && into.kind != WriteKind::insert);
  if (says_more) into.kind = kind;
  into.tables.add(reader.arena(), table);
  return true;
}

/// Takes WITH and its queries, which may change rows themselves.
void read_with(SqlReader& reader, Write& into) {
  (void)reader.take("RECURSIVE");
  do {
    (void)reader.name();
    if (reader.is("(")) (void)reader.names();
    reader.expect("AS");
    (void)reader.take_one_of({"MATERIALIZED", "NOT MATERIALIZED"});
    const size_t body = reader.place();
    if (!reader.take("(")) return reader.fail();
    const bool is_write = read_target(reader, into);
    if (reader.has_failed() || (!is_write && (!begins_query(reader) || reader.is("WITH")))) return reader.fail();
    reader.go_to(body);
    reader.skip_whole();
    const size_t end = reader.place();
    reader.go_to(body);
    skip_harmless(reader, end);
  } while (reader.take(","));
}

/// SELECT ... INTO, from that word on.
Facts read_into(SqlReader& reader) {
  CreateTable table;
  table.has_unknown_columns = true;
  table.persistence = read_persistence(reader);
  (void)reader.take("TABLE");
  table.table = reader.object();
  return table;
}

/// A query, after its WITH. What it says of the rows that it locks is none of its effects.
Facts read_query(SqlReader& reader, const Write& write) {
  if (!begins_query(reader) || reader.is("WITH")) reader.fail();
  const bool is_select = reader.is("SELECT");
  while (!reader.at_end() && !reader.is("INTO")) is_select ? reader.skip_whole() : reader.skip();
  if (reader.at_end()) return write.tables.empty() ? Facts(NoEffect{}) : Facts(write);
  if (!is_select || !write.tables.empty()) reader.fail();
  reader.skip();
  return read_into(reader);
}

}  // namespace

Facts read_rows(SqlReader& reader) {
  if (reader.take_one_of({"SELECT SET_CONFIG (", "SELECT PG_CATALOG . SET_CONFIG ("})) return read_set_config(reader);
  Write write;
  if (reader.take("WITH")) read_with(reader, write);
  const size_t first = reader.place();
  Facts facts = read_target(reader, write) ? Facts(write) : read_query(reader, write);
  if (reader.has_failed()) return Opaque{};
  reader.go_to(first);
  skip_harmless(reader);
  return facts;
}

Facts read_truncate(SqlReader& reader) {
  Write write;
  write.kind = WriteKind::truncate;
  (void)reader.take("TABLE");
  do read_relation(reader, write.tables.add(reader.arena()));
  while (reader.take(","));
  (void)reader.take_one_of({"RESTART IDENTITY", "CONTINUE IDENTITY"});
  write.is_cascade = reader.take("CASCADE");
  if (!write.is_cascade) (void)reader.take("RESTRICT");
  return write;
}

Facts read_copy(SqlReader& reader) {
  Write write;
  write.kind = WriteKind::copy;
  if (reader.is("(")) {
    skip_harmless(reader);
    return NoEffect{};
  }
  write.tables.add(reader.arena(), reader.object());
  if (reader.is("(")) (void)reader.names();
  const bool is_out = reader.take("TO");
  if (!is_out) reader.expect("FROM");
  skip_harmless(reader);
  if (is_out) return NoEffect{};
  return write;
}

}  // namespace mesh::ddl
