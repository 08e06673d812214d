#include "command/report.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <utility>

#include "base/address.hpp"
#include "base/counted.hpp"
#include "base/render.hpp"
#include "base/terminal.hpp"
#include "command/color.hpp"
#include "process/exit_code.hpp"

namespace mesh::command {
namespace {

size_t count(const std::vector<Diagnostic>& diagnostics, Severity severity) {
  return static_cast<size_t>(std::count_if(diagnostics.begin(), diagnostics.end(),
                                           [&](const Diagnostic& diagnostic) { return severity_of(diagnostic.code) == severity; }));
}

}  // namespace

std::string harmless(std::string_view text) {
  std::string out;
  append_harmless(out, text);
  return out;
}

namespace {

bool put(std::FILE* stream, std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), stream) == text.size() && std::fflush(stream) == 0;
}

bool write_to(std::FILE* stream, std::string_view text) {
  if (isatty(fileno(stream)) != 1) return put(stream, text);
  std::string shown;
  append_harmless_lines(shown, text);
  return put(stream, shown);
}

/// Says once that the output is lost, however often it is written to.
bool told_unless(bool is_written) {
  static bool is_told = false;
  if (!is_written && !std::exchange(is_told, true)) print_problem(process::lost_output);
  return is_written;
}

}  // namespace

bool try_to_write_output(std::string_view text) { return write_to(stdout, text); }

void write_error(std::string_view text) { static_cast<void>(write_to(stderr, text)); }

bool write_output(std::string_view text) { return told_unless(try_to_write_output(text)); }

bool write_rendered(std::string_view text) { return told_unless(put(stdout, text)); }

bool colors_output() { return has_color(STDOUT_FILENO); }

void print_diagnostics(const std::vector<Diagnostic>& diagnostics, size_t left_out, const Source& source) {
  print_diagnostics(diagnostics, left_out, source, source.name());
}

void print_diagnostics(const std::vector<Diagnostic>& diagnostics, size_t left_out, const Source& source, std::string_view name) {
  const RenderOptions options{.is_colored = has_color(STDERR_FILENO)};
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) text += render(diagnostic, source, options) + "\n";
  const size_t errors = count(diagnostics, Severity::error);
  const size_t warnings = count(diagnostics, Severity::warning);
  if (errors + warnings > 0) {
    text += fmt::format("{}: {}, {}{}{}\n", harmless(name), counted(errors, "error"), counted(warnings, "warning"),
                        left_out > 0 ? ", and " : "", left_out_text(left_out));
  }
  std::fputs(text.c_str(), stderr);
}

void print_problem(std::string_view problem) {
  // Any word of the command line may be in it, also an address in the wrong place.
  std::fputs(fmt::format("mesh-ddl: {}\n", harmless(without_addresses(std::string(problem)))).c_str(), stderr);
}

}  // namespace mesh::command
