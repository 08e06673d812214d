#include "section.hpp"
#include "engine/preview_json.hpp"
#include "engine/tokens.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/render.hpp"
#include "lang/compile.hpp"
#include "lang/mir/print.hpp"
#include "lang/syntax/lexer.hpp"
#include "lang/syntax/parser.hpp"
#include "lang/syntax/print_ast.hpp"
#include "preview/text.hpp"

namespace golden {
namespace {

using mesh::Preview;
using mesh::Source;

std::string source_text(const Source& source, const Preview&) { return std::string(source.text(source.files().front().span)); }

std::string sql(const Source&, const Preview& preview) { return mesh::to_sql(preview, mesh::SqlLayout::one_line); }

std::string pretty(const Source&, const Preview& preview) { return mesh::to_sql(preview, mesh::SqlLayout::pretty); }

std::string json(const Source& source, const Preview& preview) {
  return mesh::to_json(preview, source, mesh::OffsetUnit::utf16) + '\n';
}

std::string rendered(const Source& source, const std::vector<mesh::Diagnostic>& diagnostics) {
  std::string out;
  for (const mesh::Diagnostic& diagnostic : diagnostics) {
    if (!out.empty()) out += '\n';
    out += mesh::render(diagnostic, source);
  }
  return out;
}

std::string diagnostics(const Source& source, const Preview& preview) { return rendered(source, preview.diagnostics); }

/// A line for each text that comes before, and what there is to say of it.
std::string before(const Source& source, const Preview& preview) {
  std::string out;
  for (const mesh::EarlierPreview& text : preview.before) {
    out += std::string(text.is_snippet ? "a snippet" : "a file") + (text.is_reached ? ", reached\n" : ", not reached\n");
    out += rendered(source, text.diagnostics);
  }
  return out;
}

/// A line for each call that is left out: the statement it stands before, what is called, and why.
std::string left_out(const Source&, const Preview& preview) {
  std::string out;
  for (const mesh::LeftOutCall& call : preview.left_out_calls) {
    out.append(std::to_string(call.before)).append(" ").append(call.call).append(": ").append(call.why).append("\n");
  }
  return out;
}

/// A line for each note and one for what to do instead; the statement's number stands first.
std::string notes(const Source& source, const Preview& preview) {
  std::string out;
  for (const mesh::PreviewedNote& note : preview.notes) {
    const mesh::Place place = source.place(note.span.begin);
    out += std::to_string(note.statement) + ' ' + std::string(severity_text(severity_of(note.rule))) + ' ' +
           std::string(rule_id(note.rule)) + ' ' + std::to_string(place.line) + ':' + std::to_string(place.column) + ": " +
           note.message + "\n  " + note.hint + '\n';
  }
  return out;
}

/// A line for each statement of which it is known what it locks.
std::string work(const Source&, const Preview& preview) {
  std::string out;
  for (size_t index = 0; index < preview.statements.size(); ++index) {
    const mesh::advice::Work& work = preview.statements[index].work;
    if (!work.is_known) continue;
    out += std::to_string(index) + ':';
    for (const mesh::advice::RelationWork& relation : work.relations) {
      out += std::string(&relation == work.relations.begin() ? " " : ", ") + std::string(relation.relation) + ' ' +
             std::string(mode_text(relation.mode));
      out += relation.is_new ? " new" : "";
      out += relation.is_rewritten ? " rewritten" : relation.is_scanned ? " read" : "";
    }
    out += '\n';
  }
  return out;
}

std::string output(const Source&, const Preview& preview) {
  std::string out;
  for (const mesh::PrintedLine& line : preview.output) out += line.text + '\n';
  return out;
}

/// A line for each statement: what becomes of it, on what that depends or with which SQLSTATE it fails, and why.
std::string outcomes(const Source&, const Preview& preview) {
  std::string out;
  for (const mesh::PreviewedStatement& statement : preview.statements) {
    const mesh::schema::Outcome& outcome = statement.outcome;
    out += mesh::schema::kind_text(outcome.kind);
    for (const std::string_view more : {mesh::schema::cause_text(outcome.cause), outcome.code}) {
      if (!more.empty()) out.append(" ").append(more);
    }
    if (!outcome.reason.empty()) out.append(": ").append(outcome.reason);
    out += '\n';
  }
  return out;
}

std::string tokens(const Source& source, const Preview&) {
  return mesh::tokens_json(source_text(source, {}), mesh::Language::mesh) + '\n';
}

std::string ast(const Source& source, const Preview&) {
  mesh::Diagnostics diagnostics;
  return mesh::lang::print(mesh::lang::parse(source, mesh::lang::lex(source, diagnostics), diagnostics));
}

std::string mir(const Source& source, const Preview&) {
  mesh::Diagnostics diagnostics;
  return mesh::lang::print(mesh::lang::compile(source, "", diagnostics).mir);
}

struct Row {
  std::string_view name;
  std::string (*text)(const Source&, const Preview&);
};

constexpr auto rows = std::to_array<Row>({
    {"source", source_text},
    {"sql", sql},
    {"pretty", pretty},
    {"json", json},
    {"diagnostics", diagnostics},
    {"before", before},
    {"left out", left_out},
    {"notes", notes},
    {"work", work},
    {"output", output},
    {"outcomes", outcomes},
    {"tokens", tokens},
    {"ast", ast},
    {"mir", mir},
});

const Row* find(std::string_view name) {
  const auto* found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.name == name; });
  return found == rows.end() ? nullptr : found;
}

}  // namespace

bool is_section_name(std::string_view name) { return find(name) != nullptr; }

std::string section_text(const File& file, std::string_view name, const Source& source, const Preview& preview) {
  if (!is_section_name(name)) return file.text(name);
  const Row* row = find(name);
  return row->text(source, preview);
}

}  // namespace golden
