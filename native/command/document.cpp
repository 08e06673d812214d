#include "command/document.hpp"

#include "base/address.hpp"
#include "base/document.hpp"
#include "engine/preview_json.hpp"

namespace mesh::command {

std::string unread_document(std::string_view file, std::string_view problem) {
  JsonWriter json;
  // An address in the place of a file's name may hold a password.
  begin_document(json, without_addresses(std::string(file)));
  return json.key("error").string(without_addresses(std::string(problem))).end_object().take() + "\n";
}

std::string end_document(JsonWriter& json, const std::vector<Diagnostic>& diagnostics, size_t left_out, const Source& source) {
  write_diagnostics(json, diagnostics, left_out, source, OffsetUnit::bytes);
  return json.end_object().take() + "\n";
}

}  // namespace mesh::command
