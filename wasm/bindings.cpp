// The engine as JavaScript sees it: six functions over strings and plain values. It converts and forwards; core does the rest.
#include <emscripten/bind.h>
#include <emscripten/emscripten.h>
#include <emscripten/val.h>

#include <cstdlib>
#include <string>
#include <utility>

#include "base/version.hpp"
#include "engine/call.hpp"
#include "engine/library.hpp"
#include "engine/preview_json.hpp"
#include "engine/statement_table.hpp"
#include "engine/tokens.hpp"
#include "preview/preview.hpp"

namespace {

using emscripten::val;

/// A handle of the text as a string of JavaScript. embind's own conversion looks at every byte twice before it decodes.
EM_JS(emscripten::EM_VAL, decode_text, (const char* text, size_t size),
      { return Emval.toHandle(UTF8Decoder.decode(HEAPU8.subarray(text, text + size))); });

val to_javascript(std::string_view text) { return val::take_ownership(decode_text(text.data(), text.size())); }

/// The UTF-8 of a string of JavaScript, to be freed. embind's own conversion takes a source unit by unit, twice.
EM_JS(char*, encode_text, (emscripten::EM_VAL text, size_t* size), {
  const string = Emval.toValue(text);
  const most = string.length * 3;
  const at = _malloc(most);
  HEAPU32[size >> 2] = new TextEncoder().encodeInto(string, HEAPU8.subarray(at, at + most)).written;
  return at;
});

std::string from_javascript(const val& text) {
  size_t size = 0;
  char* encoded = encode_text(text.as_handle(), &size);
  std::string bytes(encoded, size);
  std::free(encoded);
  return bytes;
}

/// A handle of what `preview_parts` gives.
EM_JS(emscripten::EM_VAL, decode_preview,
      (const char* rest, size_t rest_size, const char* text, size_t text_size, const uint32_t* numbers, size_t count), {
        return Emval.toHandle({
          rest : UTF8Decoder.decode(HEAPU8.subarray(rest, rest + rest_size)),
          text : UTF8Decoder.decode(HEAPU8.subarray(text, text + text_size)),
          numbers : HEAPU32.slice(numbers >> 2, (numbers >> 2) + count)
        });
      });

/// The source with what `options` may have to be previewed with it: `before`, the texts that come before it, in their order, and
/// `files`, the text of each file that may be imported, by its name.
mesh::Source source_of(std::string source, const val& options) {
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
  return text;
}

/// What else they may have: `function`, the one to preview, and `postgres`, the major version of the server.
mesh::PreviewOptions chosen_by(const val& options) {
  mesh::PreviewOptions chosen;
  if (const val function = options["function"]; !function.isUndefined()) chosen.function = function.as<std::string>();
  if (const val postgres = options["postgres"]; !postgres.isUndefined())
    chosen.start = mesh::schema::Schema(mesh::schema::Start::open, static_cast<unsigned>(postgres.as<double>()));
  return chosen;
}

/// The document in its parts: `text` and `numbers` are the table of its statements, `rest` is JSON without them.
val preview_parts(const val& source, const val& options) {
  const mesh::Source text = source_of(from_javascript(source), options);
  const mesh::Preview made = mesh::preview(text, chosen_by(options));
  const std::string rest = mesh::to_json(made, text, mesh::OffsetUnit::utf16, {.has_statements = false});
  const mesh::StatementTable table = mesh::statement_table(made, text);
  return val::take_ownership(
      decode_preview(rest.data(), rest.size(), table.text.data(), table.text.size(), table.numbers.data(), table.numbers.size()));
}

/// The document as JSON. `options` may have `script`, too, the layout to give each statement in as a text that psql takes.
val preview(const val& source, const val& options) {
  const mesh::Source text = source_of(from_javascript(source), options);
  mesh::JsonParts parts;
  if (const val script = options["script"]; !script.isUndefined())
    parts.script = script.as<std::string>() == "pretty" ? mesh::SqlLayout::pretty : mesh::SqlLayout::one_line;
  return to_javascript(mesh::to_json(mesh::preview(text, chosen_by(options)), text, mesh::OffsetUnit::utf16, parts));
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
  emscripten::function("preview_parts", &preview_parts);
  emscripten::function("build", &build);
  emscripten::function("tokens", &tokens);
  emscripten::function("builtins", &mesh::builtins_json);
  emscripten::function("version", &version);
}
