#include "command/preview.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "command/report.hpp"
#include "command/source_file.hpp"
#include "engine/preview_json.hpp"
#include "preview/preview.hpp"
#include "preview/text.hpp"

namespace mesh::command {

using process::ExitCode;
namespace {

void print_printed(const Preview& preview) {
  for (const PrintedLine& line : preview.output) {
    std::fputs(fmt::format("{} prints: {}\n", line.function, harmless(line.text)).c_str(), stderr);
  }
}

std::string output_of(const PreviewCommand& command, const Preview& preview, const Source& source) {
  if (command.is_json) return to_json(preview, source, command.counts_utf16 ? OffsetUnit::utf16 : OffsetUnit::bytes) + "\n";
  const std::string sql = to_sql(preview, command.is_pretty ? SqlLayout::pretty : SqlLayout::one_line);
  return command.files.size() > 1 ? fmt::format("-- {}\n{}", harmless(source.name()), sql) : sql;
}

ExitCode preview_file(const PreviewCommand& command, const std::string& name) {
  const auto source = read_source(name, command.before);
  if (!source) return ExitCode::wrong_use;
  const schema::Schema start(schema::Start::open, command.postgres);
  const Preview previewed = preview(*source, {.function = command.function, .start = start});
  const std::string output = output_of(command, previewed, *source);
  const bool is_written = write_output(output);
  print_printed(previewed);
  for (size_t text = 0; text < previewed.before.size(); ++text) {
    const EarlierPreview& earlier = previewed.before[text];
    print_diagnostics(earlier.diagnostics, earlier.left_out, *source, source->numbered(text + 1).name);
  }
  print_diagnostics(previewed.diagnostics, previewed.left_out, *source);
  if (!is_written) return ExitCode::wrong_use;
  return previewed.has_errors() ? ExitCode::failed : ExitCode::clean;
}

}  // namespace

ExitCode run(const PreviewCommand& command) {
  ExitCode code = ExitCode::clean;
  for (const std::string& name : command.files) code = std::max(code, preview_file(command, name));
  return code;
}

}  // namespace mesh::command
