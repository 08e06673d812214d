#include "engine/library.hpp"

#include "base/json.hpp"
#include "runtime/builtins.hpp"

namespace mesh {

std::string builtins_json() {
  JsonWriter json;
  json.begin_array();
  for (const runtime::Builtin& builtin : runtime::builtins()) {
    json.begin_object().key("module").string(builtin.module).key("name").string(builtin.name);
    json.array("parameters");
    for (const runtime::Parameter& parameter : builtin.parameters()) {
      json.begin_object().key("name").string(parameter.name).key("type").string(runtime::type_text(parameter.type)).end_object();
    }
    json.end_array().key("result").string(runtime::type_text(builtin.result));
    json.key("doc").string(builtin.documentation).key("signature").string(runtime::signature_text(builtin)).end_object();
  }
  return json.end_array().take();
}

}  // namespace mesh
