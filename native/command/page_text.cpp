#include "command/page_text.hpp"

#include <algorithm>
#include <cstddef>

#include "base/terminal.hpp"
#include "base/text.hpp"

namespace mesh::command {
namespace {

constexpr size_t widest_line = 80;
constexpr std::string_view code_indent = "    ";
constexpr std::string_view strong = "\x1B[1m";
constexpr std::string_view plain = "\x1B[0m";

/// Takes the first line off, without its line break.
std::string_view take_line(std::string_view& text) {
  const size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

/// A link from a page of docs/codes as a place in the project; empty for another page of a code.
std::string place_of(std::string_view target) {
  const std::string_view file = target.substr(0, target.find('#'));
  constexpr std::string_view up = "../";
  return file.starts_with(up) ? cat({"docs/", file.substr(up.size())}) : std::string();
}

/// Without what makes a link of its text.
std::string without_links(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t middle = text[at] == '[' ? text.find("](", at) : std::string_view::npos;
    const size_t end = middle == std::string_view::npos ? middle : text.find(')', middle);
    if (end == std::string_view::npos) {
      out += text[at++];
      continue;
    }
    out += text.substr(at + 1, middle - at - 1);
    const std::string place = place_of(text.substr(middle + 2, end - middle - 2));
    if (!place.empty()) append(out, {" (", place, ")"});
    at = end + 1;
  }
  return out;
}

size_t width_of(std::string_view word) {
  size_t width = 0;
  for (size_t at = 0; at < word.size();) {
    const Glyph glyph = glyph_at(word, at);
    width += glyph.width;
    at += glyph.size;
  }
  return width;
}

class PageText {
 public:
  explicit PageText(PageLook look) : look_(look) {}

  std::string of(std::string_view markdown) {
    while (!markdown.empty()) {
      const std::string_view line = take_line(markdown);
      if (line.starts_with("```")) {
        end_paragraph();
        code(markdown);
      } else if (line.starts_with('#')) {
        end_paragraph();
        heading(line);
      } else if (line.empty()) {
        end_paragraph();
      } else {
        append(paragraph_, {paragraph_.empty() ? "" : " ", line});
      }
    }
    end_paragraph();
    return std::move(out_);
  }

 private:
  void begin_block() {
    if (!out_.empty()) out_ += '\n';
  }

  void heading(std::string_view line) {
    begin_block();
    const std::string_view text = line.substr(std::min(line.find(' ') + 1, line.size()));
    append(out_, {look_.is_colored ? strong : "", text, look_.is_colored ? plain : "", "\n"});
  }

  /// Up to the line that ends the fence.
  void code(std::string_view& markdown) {
    begin_block();
    while (!markdown.empty()) {
      const std::string_view line = take_line(markdown);
      if (line.starts_with("```")) return;
      append(out_, {line.empty() ? "" : code_indent, line, "\n"});
    }
  }

  void end_paragraph() {
    if (paragraph_.empty()) return;
    begin_block();
    const std::string text = without_links(paragraph_);
    paragraph_.clear();
    size_t column = 0;
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find(' ', begin), text.size());
      const std::string_view word = std::string_view(text).substr(begin, end - begin);
      const size_t width = width_of(word);
      const bool fits = column + 1 + width <= widest_line;
      if (column > 0) out_ += fits ? ' ' : '\n';
      column = column > 0 && fits ? column + 1 + width : width;
      out_ += word;
      begin = end + 1;
    }
    out_ += '\n';
  }

  PageLook look_;
  std::string out_;
  std::string paragraph_;
};

}  // namespace

std::string_view title_of(std::string_view markdown) {
  std::string_view line = take_line(markdown);
  line.remove_prefix(std::min(line.find_first_not_of("# "), line.size()));
  return line;
}

std::string page_text(std::string_view markdown, PageLook look) { return PageText(look).of(markdown); }

}  // namespace mesh::command
