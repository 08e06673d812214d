#include "command/document.hpp"

#include "base/address.hpp"
#include "base/document.hpp"
#include "engine/preview_json.hpp"

namespace mesh::command {

std::string unread_document(std::string_view file, std::string_view problem) {
  std::string out;
  JsonWriter json(out);
  // An address in the place of a file's name may hold a password.
  begin_document(json, without_addresses(std::string(file)));
  json.key("error").string(without_addresses(std::string(problem))).end_object();
  return out + "\n";
}

void end_document(JsonWriter& json, std::string& out, const std::vector<Diagnostic>& diagnostics, size_t left_out,
                  const Source& source) {
  write_diagnostics(json, diagnostics, left_out, source, OffsetUnit::bytes);
  json.end_object();
  out += '\n';
}

}  // namespace mesh::command
