#include "preview/output.hpp"

#include <utility>

namespace mesh {
namespace {

/// What a line costs in memory beyond its text and its function's name, roughly; the same wherever a preview is made.
constexpr size_t line_cost = 64;

}  // namespace

void OutputLines::begin(std::string function) {
  function_ = std::move(function);
  line_ = Line::none;
}

void OutputLines::add(const lang::Printed& printed, Span span) {
  if (!printed.is_error) return add_text(printed, span);
  const Line before = std::exchange(line_, Line::none);
  PrintedLine open;
  if (before == Line::open) {
    open = std::move(lines_.back());
    lines_.pop_back();
  }
  add_text(printed, span);
  if (before == Line::open) lines_.push_back(std::move(open));
  line_ = before;
}

void OutputLines::add_text(const lang::Printed& printed, Span span) {
  if (!printed.text) leave_line_out();
  std::string_view rest = printed.text.value_or("");
  for (size_t end = rest.find('\n'); end != std::string_view::npos && !is_full_; end = rest.find('\n')) {
    write(rest.substr(0, end), span);
    end_line(span);
    rest.remove_prefix(end + 1);
  }
  if (!rest.empty()) write(rest, span);
  if (printed.ends_line) end_line(span);
}

/// Adds text without a line's end to the line, or begins one with it.
void OutputLines::write(std::string_view text, Span span) {
  const size_t begun = line_ == Line::none ? line_cost + function_.size() : 0;
  if (line_ == Line::left_out || !spend(begun + text.size())) return;
  if (line_ == Line::none) lines_.push_back({function_, {}, span});
  line_ = Line::open;
  lines_.back().text += text;
}

void OutputLines::end_line(Span span) {
  if (line_ == Line::none) write("", span);
  line_ = Line::none;
}

void OutputLines::leave_line_out() {
  if (line_ == Line::open) lines_.pop_back();
  line_ = Line::left_out;
}

bool OutputLines::spend(size_t bytes) {
  is_full_ = is_full_ || bytes > left_;
  if (!is_full_) left_ -= bytes;
  return !is_full_;
}

}  // namespace mesh
