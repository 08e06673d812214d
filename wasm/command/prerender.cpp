// What `prerender` asks for each <mesh-ddl> of a page: its mistakes, told as `preview` tells them.
#include <emscripten/emscripten.h>

#include "command/report.hpp"
#include "preview/preview.hpp"
#include "process/exit_code.hpp"

/// Prints the diagnostics, and returns what the command ends with. An empty `function` is none.
extern "C" EMSCRIPTEN_KEEPALIVE int tell_mistakes(const char* name, const char* text, const char* function) {
  using mesh::process::ExitCode;
  const mesh::Source source(text, name);
  const mesh::Preview preview = mesh::preview(source, {.function = function});
  mesh::command::print_diagnostics(preview.diagnostics, preview.left_out, source);
  return status_of(preview.has_errors() ? ExitCode::failed : ExitCode::clean);
}
