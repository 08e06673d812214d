#include "engine/statement_table.hpp"

#include "base/json.hpp"
#include "base/lookup.hpp"
#include "base/text.hpp"
#include "engine/preview_json.hpp"
#include "engine/sql_offsets.hpp"

namespace mesh {
namespace {

enum Told : uint32_t { applied = 0, applied_with_work = 1, as_json = 2 };
enum Where : uint32_t { here = 0, in_file = 1, before = 2 };

class TableWriter {
 public:
  TableWriter(StatementTable& table, const Source& source) : text_(table.text), numbers_(table.numbers), source_(source) {}

  void write(const PreviewedStatement& statement) {
    name(statement.function);
    name(statement.call);
    string(statement.sql);
    number(statement.is_partial ? 1 : 0);
    size(statement.parameters);
    for (const std::string_view parameter : statement.parameters) string(parameter);
    range(statement.span);
    const SqlOffsets in_sql(statement.sql, OffsetUnit::utf16);
    size(statement.clauses);
    for (const SourceClause& clause : statement.clauses) {
      number(clause.argument);
      number(clause.element == ddl::no_element ? 0 : static_cast<uint32_t>(clause.element) + 1);
      range(clause.span);
      number(in_sql(clause.sql.begin));
      number(in_sql(clause.sql.end));
    }
    size(statement.breaks);
    for (const ddl::Break& line_break : statement.breaks) {
      number(in_sql(line_break.at));
      number(line_break.indent);
    }
    told(statement);
  }

 private:
  void number(uint32_t value) { numbers_.push_back(value); }

  template <typename Items>
  void size(const Items& items) {
    number(static_cast<uint32_t>(items.size()));
  }

  void name(std::string_view text) {
    const auto count = static_cast<uint32_t>(names_.size());
    const uint32_t place = names_.add(text, count);
    number(place);
    if (place == count) string(text);
  }

  /// Bytes that are not UTF-8 become U+FFFD, as they do in JSON.
  void string(std::string_view text) {
    size_t at = skip_ascii(text, 0);
    auto units = static_cast<uint32_t>(at);
    size_t written = 0;
    while (at < text.size()) {
      const CodePoint point = decode_utf8(text, at);
      if (!point.is_well_formed) {
        text_.append(text.substr(written, at - written)).append("\xEF\xBF\xBD");
        written = at + point.size;
      }
      units += point.is_well_formed ? point.utf16_units() : 1;
      at += point.size;
    }
    text_.append(text.substr(written));
    number(units);
  }

  void range(Span span) {
    const SourceFile& file = source_.file(span.begin);
    number(source_.utf16(span.begin));
    number(source_.utf16(span.end));
    const Place place = source_.place(span.begin, line_);
    number(place.line);
    number(place.column);
    if (file.is_before) {
      number(Where::before);
      number(source_.number_before(file));
    } else if (source_.is_main(span.begin)) {
      number(Where::here);
    } else {
      number(Where::in_file);
      name(file.name);
    }
  }

  void told(const PreviewedStatement& statement) {
    const bool is_applied = statement.outcome.kind == schema::OutcomeKind::applied;
    if (is_applied && !statement.work.is_known) {
      number(Told::applied);
    } else if (is_applied) {
      number(Told::applied_with_work);
      size(statement.work.relations);
      for (const advice::RelationWork& relation : statement.work.relations) work(relation);
    } else {
      number(Told::as_json);
      json_.begin_object();
      write_told(json_, statement, source_);
      string(json_.end_object().take());
    }
  }

  void work(const advice::RelationWork& relation) {
    name(relation.relation);
    name(advice::mode_text(relation.mode));
    const auto blocked = kept_waiting(relation);
    size(blocked);
    for (const std::string_view waiting : blocked) name(waiting);
    number((relation.is_rewritten ? 1U : 0U) + (relation.is_scanned ? 2U : 0U));
  }

  std::string& text_;
  std::vector<uint32_t>& numbers_;
  const Source& source_;
  /// Those that were written, by how many were before them.
  NameLookup names_;
  /// The line of the last range, from which the next is often not far.
  uint32_t line_ = 1;
  JsonWriter json_;
};

}  // namespace

StatementTable statement_table(const Preview& preview, const Source& source) {
  StatementTable table;
  TableWriter writer(table, source);
  for (const PreviewedStatement& statement : preview.statements) writer.write(statement);
  return table;
}

}  // namespace mesh
