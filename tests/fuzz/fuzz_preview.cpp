// Any bytes give a preview whose ranges lie inside what they point into.
#include "preview.hpp"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const mesh::Source source(std::string(reinterpret_cast<const char*>(data), size));
  const mesh::Preview preview = mesh::preview(source);
  const auto is_inside = [&](mesh::Span span) { return span.begin <= span.end && span.end <= size; };
  for (const mesh::Diagnostic& diagnostic : preview.diagnostics) {
    if (!is_inside(diagnostic.span)) __builtin_trap();
  }
  for (const mesh::PreviewedStatement& statement : preview.statements) {
    for (const mesh::SourceClause& clause : statement.clauses) {
      if (!is_inside(clause.span) || clause.sql.end > statement.sql.size()) __builtin_trap();
    }
  }
  if (mesh::to_json(preview, source, mesh::OffsetUnit::utf16).empty()) __builtin_trap();
  return 0;
}
