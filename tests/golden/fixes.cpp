#include "fixes.hpp"

#include <pg_query.h>

#include <iostream>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "base/fix.hpp"
#include "case.hpp"
#include "count.hpp"

namespace golden {
namespace {

/// The source with the edits made, each in its own file.
mesh::Source fixed(const mesh::Source& source, const mesh::Fix& fix) {
  std::optional<mesh::Source> made;
  for (const mesh::SourceFile& file : source.files()) {
    mesh::Fix own;
    for (mesh::Edit edit : fix.edits) {
      if (&source.file(edit.span.begin) != &file) continue;
      edit.span = {edit.span.begin - file.span.begin, edit.span.end - file.span.begin};
      own.edits.push_back(edit);
    }
    std::string text = mesh::apply(own, source.text(file.span));
    if (!made) {
      made.emplace(std::move(text), file.name);
    } else if (file.is_before) {
      made->add_before(text, file.name);
    } else {
      made->add(text, file.name);
    }
  }
  return *made;
}

bool parses(std::string_view sql) {
  const PgQueryParseResult result = pg_query_parse(std::string(sql).c_str());
  const bool is_good = result.error == nullptr;
  pg_query_free_parse_result(result);
  return is_good;
}

/// A statement that is only in `after` and that PostgreSQL's parser refuses, or nothing.
std::optional<std::string> broken_statement(const mesh::Preview& before, const mesh::Preview& after) {
  std::set<std::string_view> known;
  for (const mesh::PreviewedStatement& statement : before.statements) known.insert(statement.sql);
  for (const mesh::PreviewedStatement& statement : after.statements) {
    if (!known.contains(statement.sql) && !parses(statement.sql)) return std::string(statement.sql);
  }
  return std::nullopt;
}

}  // namespace

bool fixes_mend(const std::filesystem::path& path, size_t& tried) {
  const Case tested(path);
  bool all_mend = true;
  for (const mesh::Diagnostic& diagnostic : tested.preview.diagnostics) {
    if (diagnostic.fix.edits.empty()) continue;
    ++tried;
    const Count before(tested.preview, diagnostic);
    const mesh::Preview mended = mesh::preview(fixed(tested.source, diagnostic.fix));
    const Count after(mended, diagnostic);
    const std::optional<std::string> broken = broken_statement(tested.preview, mended);
    if (after.same < before.same && after.errors <= before.errors && !broken) continue;
    std::cerr << path.string() << ':' << tested.source.place(diagnostic.span.begin).line << ": \"" << diagnostic.fix.title
              << "\" does not mend: " << diagnostic.message << '\n';
    if (broken) std::cerr << "PostgreSQL refuses: " << *broken << '\n';
    all_mend = false;
  }
  return all_mend;
}

}  // namespace golden
