#include "engine/preview_json.hpp"

#include "base/document.hpp"
#include "base/json.hpp"
#include "ddl/closed_sql.hpp"
#include "engine/schema_json.hpp"
#include "engine/sql_offsets.hpp"

namespace mesh {
namespace {

/// Roughly the bytes of JSON that a short statement takes.
constexpr size_t usual_size_of_statement = 800;

class Writer {
 public:
  Writer(JsonWriter& json, const Source& source, OffsetUnit unit, const JsonParts& parts)
      : json_(json), source_(source), unit_(unit), parts_(parts) {}

  void document(const Preview& preview) {
    begin_document(json_, parts_.has_file ? source_.name() : std::string_view());
    if (preview.is_snippet) json_.key("snippet").boolean(true);
    if (!preview.before.empty()) json_.each("before", preview.before, [&](const EarlierPreview& text) { write(text); });
    json_.each("functions", preview.functions, [&](const PreviewedFunction& function) {
      json_.key("name").string(function.name);
      range(function.span);
    });
    if (parts_.has_statements) {
      json_.each("statements", preview.statements, [&](const PreviewedStatement& statement) { write(statement); });
    }
    if (preview.is_snippet || !preview.left_out_calls.empty()) {
      json_.each("leftOut", preview.left_out_calls, [&](const LeftOutCall& call) {
        json_.key("function").string(call.function).key("call").string(call.call);
        range(call.span);
        json_.key("why").string(call.why).key("before").number(static_cast<int64_t>(call.before));
        if (parts_.script) json_.key("script").string(to_sql(call));
      });
    }
    json_.each("schema", preview.functions, [&](const PreviewedFunction& function) {
      json_.key("function").string(function.name).key("reached").boolean(function.is_reached);
      if (parts_.has_schema) write_schema(json_, function.after);
    });
    if (preview.is_leftover_known) json_.each("leftover", preview.leftover, [&](const Leftover& left) { write(left); });
    json_.each("output", preview.output, [&](const PrintedLine& line) {
      json_.key("function").string(line.function).key("text").string(line.text);
      range(line.span);
    });
    write(preview.diagnostics);
    json_.each("notes", preview.notes, [&](const PreviewedNote& note) { write(note); });
    omitted(preview.left_out);
    json_.end_object();
  }

  void told(const PreviewedStatement& statement) {
    write(statement.outcome);
    write(statement.work);
  }

  void diagnostics(const std::vector<Diagnostic>& diagnostics, size_t left_out) {
    write(diagnostics);
    omitted(left_out);
  }

 private:
  void omitted(size_t count) { json_.key("omitted").number(static_cast<int64_t>(count)); }

  void write(const std::vector<Diagnostic>& diagnostics) {
    json_.each("diagnostics", diagnostics, [&](const Diagnostic& diagnostic) { write(diagnostic); });
  }

  void write(const EarlierPreview& text) {
    if (text.is_snippet) json_.key("snippet").boolean(true);
    json_.key("reached").boolean(text.is_reached);
    diagnostics(text.diagnostics, text.left_out);
  }

  void range(Span span) {
    const SourceFile& file = source_.file(span.begin);
    const auto offset = [&](uint32_t at) { return unit_ == OffsetUnit::utf16 ? source_.utf16(at) : at - file.span.begin; };
    const Place place = source_.place(span.begin, line_);
    json_.object("range").numbers("start", offset(span.begin), "end", offset(span.end), "line", place.line, "column", place.column);
    if (file.is_before) {
      json_.key("before").number(source_.number_before(file));
    } else if (!source_.is_main(span.begin)) {
      json_.key("file").string(file.name);
    }
    json_.end_object();
  }

  void write(const PreviewedStatement& statement) {
    const SqlOffsets in_sql(statement.sql, unit_);
    json_.key("function").string(statement.function).key("call").plain(statement.call).key("sql").string(statement.sql);
    if (parts_.script) {
      json_.key("closing").string(ddl::closing_of_sql(statement.sql));
      json_.key("script").string(to_sql(statement, *parts_.script));
    }
    if (statement.is_partial) json_.key("partial").boolean(true);
    json_.array("params");
    for (const std::string_view parameter : statement.parameters) json_.string(parameter);
    json_.end_array();
    range(statement.span);
    json_.each("clauses", statement.clauses, [&](const SourceClause& clause) {
      json_.numbers("argument", clause.argument).key("element");
      clause.element == ddl::no_element ? json_.null() : json_.number(clause.element);
      range(clause.span);
      json_.object("sql").numbers("start", in_sql(clause.sql.begin), "end", in_sql(clause.sql.end)).end_object();
    });
    json_.each("breaks", statement.breaks,
               [&](const ddl::Break& line_break) { json_.numbers("at", in_sql(line_break.at), "indent", line_break.indent); });
    told(statement);
  }

  void write(const advice::Work& work) {
    if (!work.is_known) return;
    json_.each("locks", work.relations, [&](const advice::RelationWork& relation) {
      json_.key("relation").string(relation.relation).key("mode").plain(mode_text(relation.mode)).array("blocks");
      for (const std::string_view waiting : kept_waiting(relation)) json_.plain(waiting);
      json_.end_array();
    });
    names("rewrites", work, [](const advice::RelationWork& relation) { return relation.is_rewritten; });
    names("scans", work, [](const advice::RelationWork& relation) { return relation.is_scanned; });
  }

  void names(std::string_view key, const advice::Work& work, bool (*is_meant)(const advice::RelationWork&)) {
    json_.array(key);
    for (const advice::RelationWork& relation : work.relations) {
      if (is_meant(relation)) json_.string(relation.relation);
    }
    json_.end_array();
  }

  void write(const PreviewedNote& note) {
    json_.key("code").plain(rule_id(note.rule)).key("severity").plain(severity_text(severity_of(note.rule)));
    json_.key("message").string(note.message);
    range(note.span);
    json_.array("labels").end_array().key("hint").string(note.hint).key("fix").null().key("statement").number(note.statement);
  }

  void write(const schema::Outcome& outcome) {
    const auto unless_empty = [&](std::string_view name, std::string_view text) {
      if (!text.empty()) json_.key(name).string(text);
    };
    json_.object("outcome").key("kind").plain(kind_text(outcome.kind));
    unless_empty("cause", cause_text(outcome.cause));
    unless_empty("code", outcome.code);
    unless_empty("reason", outcome.reason);
    if (outcome.because_of) json_.key("because").number(*outcome.because_of);
    json_.end_object();
  }

  void write(const Leftover& left) {
    write_difference(json_, left.thing);
    if (left.hint.empty()) return;
    json_.key("hint").string(left.hint).key("fix");
    write(left.fix);
  }

  void write(const Diagnostic& diagnostic) {
    json_.key("code").plain(code_text(diagnostic.code));
    json_.key("severity").plain(severity_text(severity_of(diagnostic.code))).key("message").string(diagnostic.message);
    range(diagnostic.span);
    json_.each("labels", diagnostic.labels, [&](const Label& label) {
      range(label.span);
      json_.key("message").string(label.message);
    });
    json_.key("hint").string(diagnostic.hint).key("fix");
    write(diagnostic.fix);
    json_.key("statement");
    diagnostic.statement ? json_.number(*diagnostic.statement) : json_.null();
  }

  void write(const Fix& fix) {
    if (fix.edits.empty()) {
      json_.null();
      return;
    }
    json_.begin_object().key("title").string(fix.title);
    json_.each("edits", fix.edits, [&](const Edit& edit) {
      range(edit.span);
      json_.key("text").string(edit.text);
    });
    json_.end_object();
  }

  JsonWriter& json_;
  const Source& source_;
  OffsetUnit unit_;
  JsonParts parts_;
  /// The line where the last range begins, among those of all files.
  uint32_t line_ = 1;
};

}  // namespace

void write_diagnostics(JsonWriter& json, const std::vector<Diagnostic>& diagnostics, size_t left_out, const Source& source,
                       OffsetUnit unit) {
  Writer(json, source, unit, {}).diagnostics(diagnostics, left_out);
}

std::span<const std::string_view> kept_waiting(const advice::RelationWork& relation) {
  return relation.is_new ? std::span<const std::string_view>() : advice::blocked_by(relation.mode);
}

void write_told(JsonWriter& json, const PreviewedStatement& statement, const Source& source) {
  Writer(json, source, OffsetUnit::utf16, {}).told(statement);
}

std::string to_json(const Preview& preview, const Source& source, OffsetUnit unit, const JsonParts& parts) {
  JsonWriter json;
  if (parts.has_statements) json.reserve(preview.statements.size() * usual_size_of_statement);
  Writer(json, source, unit, parts).document(preview);
  return json.take();
}

}  // namespace mesh
