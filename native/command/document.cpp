#include "command/document.hpp"

#include "engine/preview_json.hpp"

namespace mesh::command {

std::string unread_document(std::string_view file, std::string_view problem) {
  std::string out;
  JsonWriter json(out);
  begin_document(json, file);
  json.key("error").string(problem).end_object();
  return out + "\n";
}

void end_document(JsonWriter& json, std::string& out, const std::vector<Diagnostic>& diagnostics, size_t left_out,
                  const Source& source) {
  write_diagnostics(json, diagnostics, left_out, source, OffsetUnit::bytes);
  json.end_object();
  out += '\n';
}

}  // namespace mesh::command
