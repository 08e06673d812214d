#include "base/document.hpp"

#include "base/version.hpp"

namespace mesh {

void begin_document(JsonWriter& json, std::string_view file) {
  json.begin_object().key("version").string(version());
  if (!file.empty()) json.key("schemaVersion").number(file_schema_version).key("file").string(file);
}

}  // namespace mesh
