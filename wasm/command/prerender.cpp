// What `prerender` asks for each <mesh-ddl> of a page: the SQL and the mistakes as `preview` says them.
#include <emscripten/emscripten.h>

#include "command/report.hpp"
#include "preview/preview.hpp"
#include "preview/text.hpp"
#include "process/exit_code.hpp"

namespace {

EM_JS(void, give_sql, (const char* sql), { Module["receiveSql"](UTF8ToString(sql)); });

}  // namespace

/// Gives the SQL to JavaScript, prints the diagnostics, and returns what the command ends with. An empty `function` is none.
extern "C" EMSCRIPTEN_KEEPALIVE int prerender(const char* name, const char* text, const char* function) {
  using mesh::process::ExitCode;
  const mesh::Source source(text, name);
  const mesh::Preview preview = mesh::preview(source, {.function = function});
  give_sql(mesh::to_sql(preview, mesh::SqlLayout::pretty).c_str());
  mesh::command::print_diagnostics(preview.diagnostics, preview.left_out, source);
  return status_of(preview.has_errors() ? ExitCode::failed : ExitCode::clean);
}
