#include "lang/syntax/tool_comment.hpp"

#include <algorithm>
#include <string>

#include "base/text.hpp"

namespace mesh::lang {

std::optional<CommentAddress> find_address(std::string_view comment) {
  CommentAddress found{.begin = std::min(comment.find_first_not_of("# \t"), comment.size())};
  const size_t name_end = std::min(comment.find_first_of(": \t\r", found.begin), comment.size());
  std::string name;
  for (const char byte : comment.substr(found.begin, name_end - found.begin)) {
    if (byte != '-' && byte != '_') name += to_ascii_lower(byte);
  }
  if (name != "meshddl") return std::nullopt;
  found.word = std::min(comment.find_first_not_of(" \t", name_end), comment.size());
  if (comment.substr(found.word).starts_with(':'))
    found.word = std::min(comment.find_first_not_of(" \t", found.word + 1), comment.size());
  found.end = std::min(comment.find_first_of(", \t\r", found.word), comment.size());
  return found;
}

bool says_no_transaction(std::string_view comment) {
  const auto address = find_address(comment);
  if (!address || !comment.substr(address->begin).starts_with(no_transaction)) return false;
  const std::string_view rest = comment.substr(address->begin + no_transaction.size());
  return rest.empty() || std::string_view(":,. \t\r").find(rest.front()) != std::string_view::npos;
}

std::optional<Span> find_no_transaction(const Source& source, const SourceFile& file, const std::vector<Span>& comments) {
  uint32_t at = file.span.begin;
  if (source.text(file.span).starts_with(byte_order_mark)) at += static_cast<uint32_t>(byte_order_mark.size());
  for (const Span comment : comments) {
    if (comment.begin < at || comment.begin >= file.span.end) continue;
    if (!trim(source.text({at, comment.begin})).empty()) return std::nullopt;
    if (says_no_transaction(source.text(comment))) return comment;
    at = comment.end;
  }
  return std::nullopt;
}

}  // namespace mesh::lang
