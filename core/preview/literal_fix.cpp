#include "preview/literal_fix.hpp"

#include <string_view>

#include "base/sort_few.hpp"
#include "base/text.hpp"

namespace mesh {
namespace {

/// A title of more bytes only says how many places the fix edits.
constexpr size_t longest_title = 120;

/// The text as it is written between a literal's quotes, of one line or of several.
std::string escaped(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size(); ++at) {
    const char byte = text[at];
    const bool interpolates = (byte == '#' || byte == '$') && text.substr(at + 1, 1) == "{";
    if (byte == '"' || byte == '\\' || interpolates) out += '\\';
    out += byte;
  }
  return out;
}

std::string title_of(const PlacedEdit& edit) {
  if (edit.text.empty()) return remove(edit.span).title;
  return (edit.span.empty() ? insert(edit.span.begin, edit.text) : replace_with(edit.span, edit.text)).title;
}

}  // namespace

std::string literal(std::string_view text) { return cat({"\"", escaped(text), "\""}); }

Fix fix_literals(std::vector<PlacedEdit> edits) {
  Fix fix;
  sort_few(edits, [](const PlacedEdit& a, const PlacedEdit& b) { return a.span.begin < b.span.begin; });
  for (const PlacedEdit& edit : edits) {
    if (!fix.edits.empty() && edit.span.begin < fix.edits.back().span.end) return {};
    append(fix.title, {fix.title.empty() ? "" : ", ", title_of(edit)});
    fix.edits.push_back({edit.span, escaped(edit.text)});
  }
  if (fix.title.size() > longest_title) {
    fix.title = fix.edits.size() == 1 ? "edit one place" : cat({"edit ", decimal(fix.edits.size()), " places"});
  }
  return fix;
}

}  // namespace mesh
