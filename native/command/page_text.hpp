// A page of the documentation as text for a terminal.
#pragma once

#include <string>
#include <string_view>

namespace mesh::command {

struct PageLook {
  bool is_colored = false;
};

/// The page's title without its `#`. Example: E0101: a name does not fit its place
[[nodiscard]] std::string_view title_of(std::string_view markdown);

/// The page in lines of at most 80 columns, but for its code, which stands indented, and words that are longer.
///
/// Takes:   Markdown as the pages of docs/codes have it: headings, paragraphs, fences, and links, of which the text is left, with
/// the
///          file's place in the project behind it, unless that is a page of a code, whose name says it.
/// Bounds:  O(length of the page).
[[nodiscard]] std::string page_text(std::string_view markdown, PageLook look);

}  // namespace mesh::command
