// The engine as calls.js calls it: six functions over texts and numbers. It converts and forwards; core does the rest.
#include <emscripten/bind.h>
#include <emscripten/emscripten.h>

#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/version.hpp"
#include "engine/call.hpp"
#include "engine/library.hpp"
#include "engine/preview_json.hpp"
#include "engine/statement_table.hpp"
#include "engine/tokens.hpp"
#include "preview/preview.hpp"
#include "wasm/texts.hpp"

namespace {

using mesh::wasm::Texts;

/// `answered` is calls.js's, which gives it to the caller.
EM_JS(void, answer_text, (const char* text, size_t size), { answered = UTF8Decoder.decode(HEAPU8.subarray(text, text + size)); });

void answer(std::string_view text) { answer_text(text.data(), text.size()); }

/// Answers with what `preview_parts` gives.
EM_JS(void, answer_parts,
      (const char* rest, size_t rest_size, const char* text, size_t text_size, const uint32_t* numbers, size_t count), {
        answered = {
          rest : UTF8Decoder.decode(HEAPU8.subarray(rest, rest + rest_size)),
          text : UTF8Decoder.decode(HEAPU8.subarray(text, text + text_size)),
          numbers : HEAPU32.slice(numbers >> 2, (numbers >> 2) + count)
        };
      });

/// What is to be previewed, and how.
struct Request {
  mesh::Source source;
  mesh::PreviewOptions options;
};

/// Reads the name of the function to preview, or an empty one, the source, `before` texts that come before it, and then, for each
/// file that may be imported, its name and its text. `postgres` is the major version of the server; what is none
/// stands for the one that is taken where none is given.
Request request_of(Texts texts, size_t before, double postgres) {
  constexpr double most_versions = 1000;
  const bool is_version = postgres >= 1 && postgres <= most_versions;
  const unsigned version = is_version ? static_cast<unsigned>(postgres) : mesh::schema::default_postgres;
  mesh::PreviewOptions options{
      .function = std::string(texts.next()),
      .start = mesh::schema::Schema(mesh::schema::Start::open, version),
  };
  Request request{mesh::Source(std::string(texts.next())), std::move(options)};
  for (; before > 0; --before) {
    const std::string_view text = texts.next();
    if (mesh::takes_more(request.source)) request.source.add_before(std::string(text), "");
  }
  while (!texts.is_at_end()) {
    const std::string_view name = texts.next();
    request.source.add(std::string(texts.next()), std::string(name));
  }
  return request;
}

/// Reads a word that says what it is, and then the argument: a text, an integer, or how many texts are in a list, and those.
mesh::Argument argument_of(Texts& texts) {
  const std::string_view kind = texts.next();
  const std::string_view text = texts.next();
  if (kind == "text") return std::string(text);
  int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  if (kind == "integer") return number;
  std::vector<std::string> list;
  for (; number > 0; --number) list.emplace_back(texts.next());
  return list;
}

// Where the block lies crosses as a number. embind's own conversions of texts look at each byte of them twice.
Texts texts_of(size_t block, size_t count) { return {reinterpret_cast<char*>(block), count}; }

/// The document as JSON. `script` is 1 or 2 where each statement is to be a text that psql takes, too, in lines or pretty.
void preview(size_t block, size_t count, size_t before, double postgres, size_t script) {
  const auto [source, options] = request_of(texts_of(block, count), before, postgres);
  mesh::JsonParts parts;
  if (script != 0) parts.script = script == 2 ? mesh::SqlLayout::pretty : mesh::SqlLayout::one_line;
  answer(mesh::to_json(mesh::preview(source, options), source, mesh::OffsetUnit::utf16, parts));
}

/// The document in its parts: `text` and `numbers` are the table of its statements, `rest` is JSON without them.
void preview_parts(size_t block, size_t count, size_t before, double postgres) {
  const auto [source, options] = request_of(texts_of(block, count), before, postgres);
  const mesh::Preview made = mesh::preview(source, options);
  const std::string rest = mesh::to_json(made, source, mesh::OffsetUnit::utf16, {.has_statements = false});
  const mesh::StatementTable table = mesh::statement_table(made, source);
  answer_parts(rest.data(), rest.size(), table.text.data(), table.text.size(), table.numbers.data(), table.numbers.size());
}

/// Reads the function's name, and then the arguments.
void build(size_t block, size_t count) {
  Texts texts = texts_of(block, count);
  const std::string_view function = texts.next();
  std::vector<mesh::Argument> arguments;
  while (!texts.is_at_end()) arguments.push_back(argument_of(texts));
  answer(mesh::build_json(function, arguments, mesh::OffsetUnit::utf16));
}

/// Reads the language and the text.
void tokens(size_t block, size_t count) {
  Texts texts = texts_of(block, count);
  const mesh::Language language = texts.next() == "sql" ? mesh::Language::sql : mesh::Language::mesh;
  answer(mesh::tokens_json(texts.next(), language));
}

void builtins() { answer(mesh::builtins_json()); }

void version() { answer(mesh::version()); }

}  // namespace

// By other names than those by which calls.js gives them to callers.
EMSCRIPTEN_BINDINGS(mesh_ddl) {
  emscripten::function("mesh_preview", &preview);
  emscripten::function("mesh_preview_parts", &preview_parts);
  emscripten::function("mesh_build", &build);
  emscripten::function("mesh_tokens", &tokens);
  emscripten::function("mesh_builtins", &builtins);
  emscripten::function("mesh_version", &version);
}
