// The engine as JavaScript sees it: five functions over strings and plain values. It converts and forwards; core does the rest.
#include <emscripten/bind.h>
#include <emscripten/emscripten.h>
#include <emscripten/val.h>

#include <utility>

#include "base/version.hpp"
#include "engine/call.hpp"
#include "engine/library.hpp"
#include "engine/preview_json.hpp"
#include "engine/tokens.hpp"
#include "preview/preview.hpp"

namespace {

using emscripten::val;

/// A handle of the text as a string of JavaScript. embind's own conversion looks at every byte twice before it decodes.
EM_JS(emscripten::EM_VAL, decode_text, (const char* text, size_t size),
      { return Emval.toHandle(UTF8Decoder.decode(HEAPU8.subarray(text, text + size))); });

val to_javascript(std::string_view text) { return val::take_ownership(decode_text(text.data(), text.size())); }

/// `options` may have `function`, the one to preview; `before`, the texts that come before the source, in their order; `files`, the
/// text of each file that may be imported, by its name; `postgres`, the major version of the server; `script`, the layout to give
/// each statement in as a text that psql takes.
val preview(std::string source, const val& options) {
  mesh::Source text(std::move(source));
  if (const val before = options["before"]; !before.isUndefined()) {
    const auto count = before["length"].as<size_t>();
    for (size_t index = 0; index < count && mesh::takes_more(text); ++index) {
      text.add_before(before[index].as<std::string>(), "");
    }
  }
  if (const val files = options["files"]; !files.isUndefined()) {
    for (const std::string& name : emscripten::vecFromJSArray<std::string>(val::global("Object").call<val>("keys", files))) {
      text.add(files[name].as<std::string>(), name);
    }
  }
  mesh::PreviewOptions chosen;
  if (const val function = options["function"]; !function.isUndefined()) chosen.function = function.as<std::string>();
  if (const val postgres = options["postgres"]; !postgres.isUndefined())
    chosen.start = mesh::schema::Schema(mesh::schema::Start::open, static_cast<unsigned>(postgres.as<double>()));
  mesh::JsonParts parts;
  if (const val script = options["script"]; !script.isUndefined())
    parts.script = script.as<std::string>() == "pretty" ? mesh::SqlLayout::pretty : mesh::SqlLayout::one_line;
  return to_javascript(mesh::to_json(mesh::preview(text, chosen), text, mesh::OffsetUnit::utf16, parts));
}

/// A list of strings, an integer or a string. Anything else is the caller's mistake and throws in JavaScript.
mesh::Argument argument_of(const val& value) {
  if (value.isString()) return value.as<std::string>();
  if (value.isArray()) return emscripten::vecFromJSArray<std::string>(value);
  if (val::global("Number").call<bool>("isSafeInteger", value)) return static_cast<int64_t>(value.as<double>());
  return value.as<std::string>();
}

val build(const std::string& function, const val& arguments) {
  std::vector<mesh::Argument> list;
  for (const val& argument : emscripten::vecFromJSArray<val>(arguments)) list.push_back(argument_of(argument));
  return to_javascript(mesh::build_json(function, list, mesh::OffsetUnit::utf16));
}

val tokens(const std::string& text, const std::string& language) {
  return to_javascript(mesh::tokens_json(text, language == "sql" ? mesh::Language::sql : mesh::Language::mesh));
}

std::string version() { return std::string(mesh::version()); }

}  // namespace

EMSCRIPTEN_BINDINGS(mesh_ddl) {
  emscripten::function("preview", &preview);
  emscripten::function("build", &build);
  emscripten::function("tokens", &tokens);
  emscripten::function("builtins", &mesh::builtins_json);
  emscripten::function("version", &version);
}
