// What `prerender` asks for each <mesh-ddl> of a page: its mistakes, told as `preview` tells them.
#include <emscripten/emscripten.h>

#include <string>
#include <utility>
#include <vector>

#include "command/report.hpp"
#include "preview/preview.hpp"
#include "process/exit_code.hpp"

namespace {

struct Given {
  std::string name;
  std::string text;
  bool is_before;
};

/// What the next source is told with.
std::vector<Given> given;

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void give_before(const char* name, const char* text) { given.push_back({name, text, true}); }

EMSCRIPTEN_KEEPALIVE void give_file(const char* name, const char* text) { given.push_back({name, text, false}); }

/// Prints the diagnostics, and returns what the command ends with. An empty `function` is none. What was given before, and is told
/// by itself, is used up.
EMSCRIPTEN_KEEPALIVE int tell_mistakes(const char* name, const char* text, const char* function) {
  using mesh::process::ExitCode;
  mesh::Source source(text, name);
  for (Given& each : std::exchange(given, {})) {
    if (!mesh::takes_more(source)) break;
    each.is_before ? source.add_before(each.text, std::move(each.name)) : source.add(each.text, std::move(each.name));
  }
  const mesh::Preview preview = mesh::preview(source, {.function = function});
  mesh::command::print_diagnostics(preview.diagnostics, preview.left_out, source);
  return status_of(preview.has_errors() ? ExitCode::failed : ExitCode::clean);
}
}
