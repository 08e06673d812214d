#include "base/diagnostic.hpp"

#include <algorithm>
#include <array>

#include "base/bug.hpp"

namespace mesh {
namespace {

struct Row {
  std::string_view name;
  std::string_view text;
  Severity severity;
};

constexpr auto rows = std::to_array<Row>({
#define MESH_DIAGNOSTIC(name, code, severity) {#name, code, Severity::severity},
#include "base/diagnostics.def"
});

const Row& row_of(Code code) { return rows[static_cast<size_t>(code)]; }

}  // namespace

std::string_view code_text(Code code) { return row_of(code).text; }
std::string_view code_name(Code code) { return row_of(code).name; }
Severity severity_of(Code code) { return row_of(code).severity; }

std::string_view severity_text(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::info: return "info";
  }
  bug("a severity has no name");
}

const std::vector<Code>& all_codes() {
  static const std::vector<Code> codes = {
#define MESH_DIAGNOSTIC(name, code, severity) Code::name,
#include "base/diagnostics.def"
  };
  return codes;
}

void Diagnostics::add(Diagnostic diagnostic) {
  has_errors_ = has_errors_ || severity_of(diagnostic.code) == Severity::error;
  const bool is_repeated = std::any_of(all_.begin(), all_.end(), [&](const Diagnostic& known) {
    return known.code == diagnostic.code && known.span == diagnostic.span && known.message == diagnostic.message;
  });
  if (is_repeated) return;
  if (!is_full()) {
    all_.push_back(std::move(diagnostic));
    return;
  }
  if (severity_of(diagnostic.code) != Severity::error) return;
  const auto warning =
      std::find_if(all_.rbegin(), all_.rend(), [](const Diagnostic& known) { return severity_of(known.code) != Severity::error; });
  if (warning != all_.rend()) *warning = std::move(diagnostic);
}

void Diagnostics::report(Code code, Span span, Pieces message, Pieces hint, SecondPlace second, Fix fix) {
  Diagnostic diagnostic{
      .code = code, .span = span, .message = cat(message), .labels = {}, .hint = cat(hint), .fix = std::move(fix), .statement = {}};
  if (!second.message.empty()) diagnostic.labels.push_back({second.span, std::string(second.message)});
  add(std::move(diagnostic));
}

void Diagnostics::sort_by_place() {
  const auto is_before = [](const Diagnostic& a, const Diagnostic& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end < b.span.end;
  };
  for (size_t index = 1; index < all_.size(); ++index) {
    for (size_t at = index; at > 0 && is_before(all_[at], all_[at - 1]); --at) std::swap(all_[at], all_[at - 1]);
  }
}

}  // namespace mesh
