#include "base/render.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/bug.hpp"
#include "base/terminal.hpp"
#include "base/text.hpp"

namespace mesh {
namespace {

constexpr uint32_t tab_width = 4;
constexpr uint32_t widest_line = 120;
constexpr uint32_t shown_before_focus = 40;
constexpr std::string_view cut = "…";
/// Of a line that is longer than both together only so much is looked at before and after its mark.
constexpr uint32_t looked_at_before = 1024;
constexpr uint32_t looked_at_after = 4096;

/// Something to underline on one line, in byte offsets from the line's start.
struct Mark {
  Span line;
  Span in_line;
  bool is_primary;
  std::string_view message;
};

/// The columns of a line that are shown, counted from 0, and whether there are more to their sides.
struct Window {
  uint32_t begin;
  uint32_t end;
  bool is_cut_left;
  bool is_cut_right;
};

std::string_view color_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "\x1B[1;31m";
    case Severity::warning: return "\x1B[1;33m";
    case Severity::info: return "\x1B[1;36m";
  }
  bug("a severity has no colour");
}

constexpr std::string_view strong = "\x1B[1m";
constexpr std::string_view quiet = "\x1B[34m";

/// Calls `visit(at, column, glyph)` for each code point of `line`, tabs as glyphs of blanks, and returns the line's width.
template <typename Visit>
uint32_t walk(std::string_view line, Visit visit) {
  constexpr std::string_view blanks = "    ";
  uint32_t column = 0;
  for (uint32_t at = 0; at < line.size();) {
    Glyph glyph = glyph_at(line, at);
    if (line[at] == '\t') {
      glyph.width = tab_width - column % tab_width;
      glyph.text = blanks.substr(0, glyph.width);
    }
    visit(at, column, glyph);
    column += glyph.width;
    at += glyph.size;
  }
  return column;
}

uint32_t width_of(std::string_view line) {
  return walk(line, [](uint32_t, uint32_t, const Glyph&) {});
}

Window window_of(uint32_t width, uint32_t focus) {
  if (width <= widest_line) return {0, width, false, false};
  const uint32_t begin = std::min(focus > shown_before_focus ? focus - shown_before_focus : 0, width - widest_line);
  return {begin, begin + widest_line, begin > 0, begin + widest_line < width};
}

/// The part of a long line that is looked at, which no code point is cut by.
Span part_around(std::string_view line, uint32_t focus) {
  const auto size = static_cast<uint32_t>(line.size());
  if (size <= looked_at_before + looked_at_after) return {0, size};
  const auto at_code_point = [&](uint32_t at) {
    while (at > 0 && at < size && is_continuation(line[at])) --at;
    return at;
  };
  return {at_code_point(focus - std::min(focus, looked_at_before)), at_code_point(std::min(size, focus + looked_at_after))};
}

class Renderer {
 public:
  Renderer(const Source& source, RenderOptions options) : source_(source), options_(options) {}

  std::string render(const Shown& shown);
  std::string excerpt(Span span);

 private:
  [[nodiscard]] uint32_t number_of(const Mark& mark) const { return source_.place(mark.line.begin).line; }
  [[nodiscard]] Mark mark_of(Span span, bool is_primary, std::string_view message) const;
  void paint(std::string_view color, std::string_view text);
  void heading(const Shown& shown);
  void file_name(std::string_view arrow, uint32_t offset);
  void gutter(std::string_view number);
  void lines(const std::vector<Mark>& marks);
  void line_with(const Mark* first, const Mark* last);
  void text_of_line(std::string_view line, Window window);
  void underline(std::string_view line, Window window, const Mark& mark);

  const Source& source_;
  RenderOptions options_;
  std::string out_;
  std::string_view severity_color_;
  size_t gutter_width_ = 1;
};

Mark Renderer::mark_of(Span span, bool is_primary, std::string_view message) const {
  const Span line = source_.line_at(span.begin);
  const uint32_t begin = std::min(span.begin, line.end);
  const uint32_t end = std::clamp(span.end, begin, line.end);
  return {line, {begin - line.begin, end - line.begin}, is_primary, message};
}

void Renderer::paint(std::string_view color, std::string_view text) {
  if (options_.is_colored) out_ += color;
  append_harmless(out_, text);
  if (options_.is_colored) out_ += "\x1B[0m";
}

void Renderer::heading(const Shown& shown) {
  paint(severity_color_, cat({severity_text(shown.severity), "[", shown.code, "]"}));
  paint(strong, cat({": ", shown.message}));
  out_ += '\n';

  file_name("-->", shown.span.begin);
}

void Renderer::file_name(std::string_view arrow, uint32_t offset) {
  const Place place = source_.place(offset);
  out_.append(gutter_width_, ' ');
  paint(quiet, arrow);
  out_ += ' ';
  append_harmless(out_, source_.file(offset).name);
  append(out_, {":", decimal(place.line), ":", decimal(place.column), "\n"});
}

void Renderer::gutter(std::string_view number) {
  std::string text(number);
  text.resize(gutter_width_ + 1, ' ');
  paint(quiet, text + '|');
}

void Renderer::text_of_line(std::string_view line, Window window) {
  const uint32_t begin = window.begin + (window.is_cut_left ? 1 : 0);
  const uint32_t end = window.end - (window.is_cut_right ? 1 : 0);
  uint32_t next = begin;
  if (window.is_cut_left) out_ += cut;
  walk(line, [&](uint32_t, uint32_t column, const Glyph& glyph) {
    if (column < begin || column + glyph.width > end) return;
    out_.append(column - next, ' ');
    out_ += glyph.text;
    next = column + glyph.width;
  });
  if (window.is_cut_right) out_.append(end - next, ' ').append(cut);
}

void Renderer::underline(std::string_view line, Window window, const Mark& mark) {
  const uint32_t from = std::clamp(width_of(line.substr(0, mark.in_line.begin)), window.begin, window.end);
  const uint32_t to = std::min(width_of(line.substr(0, mark.in_line.end)), window.end);
  gutter("");
  out_.append(1 + from - window.begin, ' ');
  std::string text(std::max(to, from + 1) - from, mark.is_primary ? '^' : '-');
  if (!mark.message.empty()) text.append(" ").append(mark.message);
  paint(mark.is_primary ? severity_color_ : quiet, text);
  out_ += '\n';
}

void Renderer::line_with(const Mark* first, const Mark* last) {
  const std::string_view line = source_.text(first->line);
  const Mark* focus = std::find_if(first, last, [](const Mark& mark) { return mark.is_primary; });
  if (focus == last) focus = first;
  const Span part = part_around(line, focus->in_line.begin);
  const std::string_view looked_at = line.substr(part.begin, part.size());
  Window window = window_of(width_of(looked_at), width_of(looked_at.substr(0, focus->in_line.begin - part.begin)));
  window.is_cut_left = window.is_cut_left || part.begin > 0;
  window.is_cut_right = window.is_cut_right || part.end < line.size();
  gutter(decimal(number_of(*first)));
  if (!line.empty()) out_ += ' ';
  text_of_line(looked_at, window);
  out_ += '\n';
  for (const Mark* mark = first; mark != last; ++mark) {
    Mark seen = *mark;
    seen.in_line = {std::clamp(seen.in_line.begin, part.begin, part.end) - part.begin,
                    std::clamp(seen.in_line.end, part.begin, part.end) - part.begin};
    underline(looked_at, window, seen);
  }
}

void Renderer::lines(const std::vector<Mark>& marks) {
  gutter("");
  out_ += '\n';
  const Mark* const end = marks.data() + marks.size();
  const Mark* shown = marks.data();
  for (const Mark* first = marks.data(); first != end;) {
    const Mark* last = std::find_if(first, end, [&](const Mark& mark) { return mark.line.begin != first->line.begin; });
    if (&source_.file(first->line.begin) != &source_.file(shown->line.begin)) {
      file_name(":::", first->line.begin + first->in_line.begin);
      gutter("");
      out_ += '\n';
    } else if (number_of(*first) > number_of(*shown) + 1) {
      paint(quiet, cut);
      out_ += '\n';
    }
    line_with(first, last);
    shown = first;
    first = last;
  }
}

std::string Renderer::render(const Shown& shown) {
  std::vector<Mark> marks{mark_of(shown.span, true, {})};
  for (const Label& label : shown.labels) marks.push_back(mark_of(label.span, false, label.message));
  // The file of the mistake itself comes first.
  const SourceFile* main = &source_.file(shown.span.begin);
  std::stable_sort(marks.begin(), marks.end(), [&](const Mark& a, const Mark& b) {
    const bool is_a_elsewhere = &source_.file(a.line.begin) != main;
    const bool is_b_elsewhere = &source_.file(b.line.begin) != main;
    return is_a_elsewhere != is_b_elsewhere ? is_b_elsewhere : a.line.begin < b.line.begin;
  });
  uint32_t last_line = 0;
  for (const Mark& mark : marks) last_line = std::max(last_line, number_of(mark));
  gutter_width_ = decimal(last_line).size();
  severity_color_ = color_of(shown.severity);
  heading(shown);
  lines(marks);
  if (!shown.hint.empty()) {
    out_.append(gutter_width_ + 1, ' ');
    paint(quiet, "= help:");
    out_ += ' ';
    append_harmless(out_, shown.hint);
    out_ += '\n';
  }
  return std::move(out_);
}

std::string Renderer::excerpt(Span span) {
  const Mark mark = mark_of(span, true, {});
  gutter_width_ = decimal(number_of(mark)).size();
  severity_color_ = color_of(Severity::error);
  lines({mark});
  return std::move(out_);
}

}  // namespace

std::string render(const Shown& shown, const Source& source, RenderOptions options) {
  return Renderer(source, options).render(shown);
}

std::string render(const Diagnostic& diagnostic, const Source& source, RenderOptions options) {
  const Shown shown{.code = code_text(diagnostic.code),
                    .severity = severity_of(diagnostic.code),
                    .span = diagnostic.span,
                    .message = diagnostic.message,
                    .labels = diagnostic.labels,
                    .hint = diagnostic.hint};
  return render(shown, source, options);
}

std::string render_excerpt(Span span, const Source& source, RenderOptions options) {
  return Renderer(source, options).excerpt(span);
}

}  // namespace mesh
