#include "ddl/table_name.hpp"

#include "base/text.hpp"
#include "ddl/sql_bytes.hpp"
#include "ddl/writer.hpp"

namespace mesh::ddl {
namespace {

/// A text and the dot in it.
struct Dotted {
  std::string_view text;
  size_t dot;
  const Subject& subject;

  [[nodiscard]] std::string_view before() const { return text.substr(0, dot); }
  [[nodiscard]] std::string_view after() const { return text.substr(dot + 1); }
};

Refusal refuse_second_dot(const Dotted& name, size_t second) {
  return refuse(Code::bad_name, part_of(name.subject.part, name.text, name.text.substr(second, 1)),
                {"the ", name.subject.what, " holds a second dot, and only a schema's name stands before a table's"},
                {"write `schema.table`, or Migration.execute for a name that holds a dot itself"});
}

Refusal refuse_empty_part(const Dotted& name) {
  const bool is_before = trim(name.before()).empty();
  return refuse(Code::bad_name, part_of(name.subject.part, name.text, name.text.substr(name.dot, 1)),
                {"the ", name.subject.what, " has nothing ", is_before ? "before" : "after", " its dot"},
                {"write `schema.table`, or the name without the dot"});
}

/// Refuses the blanks beside the dot, if there are any.
std::optional<Refusal> refuse_blanks(const Dotted& name) {
  const std::string_view before = trim(name.before());
  const std::string_view after = trim(name.after());
  const char* const begin = before.data() + before.size();
  const std::string_view around(begin, static_cast<size_t>(after.data() - begin));
  if (around.size() == 1) return std::nullopt;
  const std::string meant = cat({before, ".", after});
  return refuse(Code::bad_name, part_of(name.subject.part, name.text, around),
                {"a blank stands beside the dot of the ", name.subject.what}, {"write `", printable(meant), "`"},
                edit(name.subject.part, meant));
}

}  // namespace

Result<TableName, Refusal> make_table_name(std::string_view text, const Subject& subject) {
  const Dotted dotted{text, text.find('.'), subject};
  if (dotted.dot == std::string_view::npos) {
    auto name = make_name(text, subject);
    if (!name) return std::move(name).error();
    return Result<TableName, Refusal>(std::in_place, std::nullopt, *name, subject);
  }
  if (const size_t second = text.find('.', dotted.dot + 1); second != std::string_view::npos) {
    return refuse_second_dot(dotted, second);
  }
  if (trim(dotted.before()).empty() || trim(dotted.after()).empty()) return refuse_empty_part(dotted);
  if (auto refusal = refuse_blanks(dotted)) return *std::move(refusal);
  auto schema = make_name(dotted.before(), {"schema name", part_of(subject.part, text, dotted.before())});
  if (!schema) return std::move(schema).error();
  auto name = make_name(dotted.after(), {subject.what, part_of(subject.part, text, dotted.after())});
  if (!name) return std::move(name).error();
  return Result<TableName, Refusal>(std::in_place, *schema, *name, subject);
}

std::string_view schema_of(const TableName& table) { return table.schema ? table.schema->text() : std::string_view{}; }

void append_schema(std::string& out, const TableName& table) {
  if (!table.schema) return;
  append_ident(out, *table.schema);
  out += '.';
}

void append_table(std::string& out, const TableName& table) {
  append_schema(out, table);
  append_ident(out, table.name);
}

void note_table(const TableName& table, std::vector<Notice>& notices) {
  if (!table.schema) return note_name(table.name, table.subject, notices);
  // The parts and the dot between them fill the subject's part.
  Subject name = table.subject;
  Part schema = name.part;
  schema.bytes.end = schema.bytes.begin + static_cast<uint32_t>(table.schema->text().size());
  name.part.bytes.begin = schema.bytes.end + 1;
  note_name(*table.schema, {"schema name", schema}, notices);
  note_name(table.name, name, notices);
}

void note_index_schema(std::string_view name, const TableName& table, const Part& part, std::vector<Notice>& notices) {
  const size_t dot = name.find('.');
  if (dot == std::string_view::npos) return;
  const std::string_view before = name.substr(0, dot);
  const std::string_view after = name.substr(dot + 1);
  if (!is_sql_word(before) || !is_sql_word(after)) return;
  const bool is_of_table = before == schema_of(table);
  constexpr std::string_view why = ": an index lies in the schema of its table";
  std::string hint = cat({"write `", printable(after), "`", why});
  if (!table.schema && before == table.name.text()) {
    hint = "write a name without a dot";
  } else if (!table.schema) {
    hint =
        cat({"write `", printable(after), "`, and the table as `", printable(before), ".", printable(table.name.text()), "`", why});
  }
  note(notices, Code::name_spelling, part_of(part, name, name.substr(dot, 1)),
       {"`.` is part of the index name, which PostgreSQL stores as `", printable(name), "`"}, {hint},
       is_of_table ? edit(part, after) : no_edits);
}

void write_table(Statement& into, const TableName& table) {
  const uint32_t begin = end_of(into);
  append_table(into.sql, table);
  add_clause(into, table.subject.part, begin);
  note_table(table, into.notices);
}

Status write_table(Statement& into, std::string_view text) {
  const Subject subject{"table name", whole_part(text, 0)};
  if (text.find('.') == std::string_view::npos) return write_name(into, text, subject);
  auto table = make_table_name(text, subject);
  if (!table) return std::move(table).error();
  write_table(into, *table);
  return Unit{};
}

}  // namespace mesh::ddl
