#include "preview_command.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "base/render.hpp"
#include "base/terminal.hpp"
#include "file.hpp"
#include "preview.hpp"
#include "preview_text.hpp"

namespace mesh {
namespace {

constexpr int clean = 0;
constexpr int errors_in_source = 1;
constexpr int wrong_use = 2;

/// Colour only where someone sees it, and not where they asked for none (no-color.org).
bool colors_errors() {
  const char* refused = std::getenv("NO_COLOR");
  return isatty(STDERR_FILENO) == 1 && (refused == nullptr || *refused == '\0');
}

std::string harmless(std::string_view text) {
  std::string out;
  append_harmless(out, text);
  return out;
}

size_t count(const Preview& preview, Severity severity) {
  return static_cast<size_t>(std::count_if(preview.diagnostics.begin(), preview.diagnostics.end(),
                                           [&](const Diagnostic& diagnostic) { return severity_of(diagnostic.code) == severity; }));
}

std::string counted(size_t count, std::string_view noun) { return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s"); }

void print_diagnostics(const Preview& preview, const Source& source) {
  const RenderOptions options{.is_colored = colors_errors()};
  std::string text;
  for (const PrintedLine& line : preview.output) text += fmt::format("{} prints: {}\n", line.function, harmless(line.text));
  for (const Diagnostic& diagnostic : preview.diagnostics) text += render(diagnostic, source, options) + "\n";
  const size_t errors = count(preview, Severity::error);
  const size_t warnings = count(preview, Severity::warning);
  if (errors + warnings > 0) {
    text += fmt::format("{}: {}, {}\n", harmless(source.name()), counted(errors, "error"), counted(warnings, "warning"));
  }
  std::fputs(text.c_str(), stderr);
}

/// `text` as a terminal may have it, line by line.
std::string harmless_lines(std::string_view text) {
  std::string out;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    append_harmless(out, text.substr(begin, end - begin));
    if (end < text.size()) out += '\n';
    begin = end + 1;
  }
  return out;
}

std::string output_of(const PreviewCommand& command, const Preview& preview, const Source& source) {
  if (command.is_json) return to_json(preview, source, command.counts_utf16 ? OffsetUnit::utf16 : OffsetUnit::bytes) + "\n";
  const std::string sql = to_sql(preview, command.is_pretty ? SqlLayout::pretty : SqlLayout::one_line);
  return command.files.size() > 1 ? fmt::format("-- {}\n{}", harmless(source.name()), sql) : sql;
}

int preview_file(const PreviewCommand& command, const std::string& name) {
  const FileText text = read_file(name);
  if (!text.problem.empty()) {
    std::fputs(fmt::format("mesh-ddl: {}\n", harmless(text.problem)).c_str(), stderr);
    return wrong_use;
  }
  const Source source(text.content, name == "-" ? "standard input" : name);
  const Preview previewed = preview(source, {.function = command.function});
  std::string output = output_of(command, previewed, source);
  if (isatty(STDOUT_FILENO) == 1) output = harmless_lines(output);
  const bool is_written = std::fwrite(output.data(), 1, output.size(), stdout) == output.size() && std::fflush(stdout) == 0;
  print_diagnostics(previewed, source);
  if (!is_written) {
    std::fputs("mesh-ddl: the output cannot be written\n", stderr);
    return wrong_use;
  }
  return previewed.has_errors() ? errors_in_source : clean;
}

}  // namespace

int run(const PreviewCommand& command) {
  int code = clean;
  for (const std::string& name : command.files) code = std::max(code, preview_file(command, name));
  return code;
}

}  // namespace mesh
