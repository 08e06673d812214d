#include "command/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "command/code_pages.hpp"
#include "command/finding_kind.hpp"
#include "command/page_text.hpp"
#include "command/report.hpp"

namespace mesh::command {

using process::ExitCode;
namespace {

const CodePage* page_of(std::string_view code) {
  const auto pages = code_pages();
  const auto found =
      std::find_if(pages.begin(), pages.end(), [&](const CodePage& page) { return equals_ignoring_case(page.code, code); });
  return found == pages.end() ? nullptr : &*found;
}

/// A line for each code, in the order of the tables: the code, its severity, and what its page is called.
std::string list() {
  std::string out;
  for (const FindingKind& kind : all_finding_kinds()) {
    const CodePage* page = page_of(kind.code);
    std::string_view title = page == nullptr ? std::string_view() : title_of(page->markdown);
    title.remove_prefix(std::min(title.find(": ") + 2, title.size()));
    out += fmt::format("{:<6} {:<8} {}\n", kind.code, severity_text(kind.severity), title);
  }
  return out;
}

std::string no_code_text(const std::string& code) {
  std::vector<std::string_view> known;
  for (const FindingKind& kind : all_finding_kinds()) known.push_back(kind.code);
  const std::string meant = did_you_mean(code, known);
  return fmt::format("there is no code `{}`; {}", code, meant.empty() ? "`mesh-ddl explain` lists all codes" : meant);
}

}  // namespace

ExitCode run(const ExplainCommand& command) {
  if (command.code.empty()) return write_output(list()) ? ExitCode::clean : ExitCode::wrong_use;
  const CodePage* page = page_of(command.code);
  if (page == nullptr) {
    print_problem(no_code_text(command.code));
    return ExitCode::wrong_use;
  }
  const bool is_written = write_rendered(page_text(page->markdown, {.is_colored = colors_output()}));
  return is_written ? ExitCode::clean : ExitCode::wrong_use;
}

}  // namespace mesh::command
