#include "base/diagnostic.hpp"

#include <algorithm>
#include <array>

#include "base/bug.hpp"
#include "base/sort_few.hpp"
#include "base/text.hpp"

namespace mesh {
namespace {

struct Row {
  std::string_view text;
  Severity severity;
};

constexpr auto code_rows = std::to_array<Row>({
#define MESH_DIAGNOSTIC(name, code, severity) {code, Severity::severity},
#include "base/diagnostics.def"
});

/// By themselves, since only tests ask for them.
constexpr auto code_names = std::to_array<std::string_view>({
#define MESH_DIAGNOSTIC(name, code, severity) #name,
#include "base/diagnostics.def"
});

const Row& row_of(Code code) { return code_rows[static_cast<size_t>(code)]; }

/// FNV-1a over what makes a diagnostic the same as another.
uint64_t fingerprint(const Diagnostic& diagnostic) {
  uint64_t hash = 14695981039346656037U;
  const auto mix = [&](uint64_t value) { hash = (hash ^ value) * 1099511628211U; };
  mix(static_cast<uint64_t>(diagnostic.code));
  mix(diagnostic.span.begin);
  mix(diagnostic.span.end);
  for (const char byte : diagnostic.message) mix(static_cast<unsigned char>(byte));
  return hash;
}

/// A text that is read at a glance: of a longer one the middle is left out.
std::string shortened(std::string text) {
  constexpr size_t most = 1500;
  constexpr size_t most_at_end = 300;
  if (text.size() <= most) return text;
  std::string_view end = std::string_view(text).substr(text.size() - most_at_end);
  while (!end.empty() && is_continuation(end.front())) end.remove_prefix(1);
  return cat({clip_utf8(text, most - most_at_end), "…", end});
}

}  // namespace

std::string_view code_text(Code code) { return row_of(code).text; }
std::string_view code_name(Code code) { return code_names[static_cast<size_t>(code)]; }
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

void Diagnostics::turn_to(size_t text) {
  text_ = text;
  if (texts_.size() <= text) texts_.resize(text + 1);
}

void Diagnostics::add(Diagnostic diagnostic) {
  std::vector<Diagnostic>& all = here().all;
  if (here().is_closed) return;
  here().has_errors = here().has_errors || severity_of(diagnostic.code) == Severity::error;
  diagnostic.message = shortened(std::move(diagnostic.message));
  diagnostic.hint = shortened(std::move(diagnostic.hint));
  const bool is_repeated = std::any_of(all.begin(), all.end(), [&](const Diagnostic& known) {
    return known.code == diagnostic.code && known.span == diagnostic.span && known.message == diagnostic.message;
  });
  if (is_repeated) return;
  if (!is_full()) {
    all.push_back(std::move(diagnostic));
    return;
  }
  if (severity_of(diagnostic.code) == Severity::error) {
    const auto warning =
        std::find_if(all.rbegin(), all.rend(), [](const Diagnostic& known) { return severity_of(known.code) != Severity::error; });
    if (warning != all.rend()) std::swap(*warning, diagnostic);
  }
  leave_out(diagnostic);
}

void Diagnostics::leave_out(const Diagnostic& diagnostic) {
  OfText& text = here();
  const uint64_t print = fingerprint(diagnostic);
  const auto at = std::lower_bound(text.left_out.begin(), text.left_out.end(), print);
  const bool is_counted = at != text.left_out.end() && *at == print;
  if (!is_counted && text.left_out.size() < most_left_out) text.left_out.insert(at, print);
  if (text.left_out.size() < most_left_out) return;
  text.is_closed = std::all_of(text.all.begin(), text.all.end(),
                               [](const Diagnostic& known) { return severity_of(known.code) == Severity::error; });
}

void Diagnostics::report(Code code, Span span, const Pieces& message, const Pieces& hint, SecondPlace second, const Fix& fix) {
  if (here().is_closed) return;
  Diagnostic diagnostic{
      .code = code, .span = span, .message = cat(message), .labels = {}, .hint = cat(hint), .fix = fix, .statement = {}};
  if (!second.message.empty()) diagnostic.labels.push_back({second.span, std::string(second.message)});
  add(std::move(diagnostic));
}

bool Diagnostics::has_errors_anywhere() const {
  return std::any_of(texts_.begin(), texts_.end(), [](const OfText& text) { return text.has_errors; });
}

void Diagnostics::withdraw(Code code, uint32_t statement) {
  const auto is_meant = [&](const Diagnostic& each) { return each.code == code && each.statement == statement; };
  std::vector<Diagnostic>& all = here().all;
  all.erase(std::remove_if(all.begin(), all.end(), is_meant), all.end());
}

void Diagnostics::sort_by_place() {
  sort_few(here().all, [](const Diagnostic& a, const Diagnostic& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end < b.span.end;
  });
}

std::string left_out_text(size_t left_out) {
  if (left_out == 0) return {};
  const std::string_view at_least = left_out == Diagnostics::most_left_out ? "at least " : "";
  return cat({at_least, decimal(left_out), left_out == 1 ? " more is" : " more are", " not shown"});
}

}  // namespace mesh
