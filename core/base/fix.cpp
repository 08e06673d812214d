#include "base/fix.hpp"

#include "base/text.hpp"

namespace mesh {

Fix replace_with(Span span, std::string_view text) {
  return {cat({"replace it with `", trim(text), "`"}), {{span, std::string(text)}}};
}

Fix insert(uint32_t at, std::string_view text) {
  const std::string_view seen = trim(text);
  return {seen.empty() ? "insert a blank" : cat({"insert `", seen, "`"}), {{{at, at}, std::string(text)}}};
}

Fix remove(Span span) { return {"remove it", {{span, {}}}}; }

Fix wrap(Span span, std::string_view before, std::string_view after) {
  return {cat({"wrap it: `", before, "…", after, "`"}),
          {{{span.begin, span.begin}, std::string(before)}, {{span.end, span.end}, std::string(after)}}};
}

std::string apply(const Fix& fix, std::string_view source) {
  std::string fixed;
  size_t from = 0;
  for (const Edit& edit : fix.edits) {
    append(fixed, {source.substr(from, edit.span.begin - from), edit.text});
    from = edit.span.end;
  }
  append(fixed, {source.substr(from)});
  return fixed;
}

}  // namespace mesh
