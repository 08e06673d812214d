#include "preview/silences.hpp"

#include <algorithm>
#include <string_view>

#include "base/text.hpp"

namespace mesh {
namespace {

constexpr std::string_view sign = "mesh-ddl: allow ";

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

/// Whether a word may be a rule's name: a capital letter and digits.
bool is_like_rule(std::string_view word) {
  return word.size() > 2 && is_ascii_upper(word[0]) && is_digit(word[1]) && is_digit(word[2]);
}

/// The rule that is meant by a name with small letters, or with letters that look like digits.
std::optional<advice::Rule> meant_by(std::string_view word) {
  std::string name;
  for (const char byte : word) {
    const char letter = to_ascii_upper(byte);
    name += name.empty() ? letter : letter == 'O' ? '0' : letter == 'I' || byte == 'l' ? '1' : letter;
  }
  return advice::find_rule(name);
}

}  // namespace

Silences::Silences(const Source& source, const SourceFile& text, const std::vector<Span>& comments, Diagnostics& diagnostics)
    : source_(source), text_(text) {
  for (const Span comment : comments) read(comment, diagnostics);
}

void Silences::read(Span comment, Diagnostics& diagnostics) {
  const std::string_view text = source_.text(comment);
  size_t at = text.find_first_not_of("# \t");
  if (at == std::string_view::npos || !text.substr(at).starts_with(sign)) return;
  at += sign.size();
  const Span line = source_.line_at(comment.begin);
  const std::string_view before = source_.text({line.begin, comment.begin});
  const size_t first = all_.size();
  const bool is_alone = before.find_first_not_of(" \t") == std::string_view::npos;
  for (bool is_first = true; at < text.size(); is_first = false) {
    const size_t end = std::min(text.find_first_of(", \t\r", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    if (!is_first && !is_like_rule(word)) break;
    const Span span{comment.begin + static_cast<uint32_t>(at), comment.begin + static_cast<uint32_t>(end)};
    if (const auto rule = advice::find_rule(word)) {
      all_.push_back({.rule = *rule, .span = span, .line = source_.place(comment.begin).line, .is_alone = is_alone});
    } else if (&source_.file(comment.begin) == &text_ || (!text_.is_before && !source_.file(comment.begin).is_before)) {
      const auto meant = meant_by(word);
      const std::string_view id = meant ? advice::rule_id(*meant) : std::string_view("a rule's name, such as L110");
      diagnostics.report(Code::idle_silence, span, {"there is no rule `", printable(word), "`"}, {"write ", id}, {},
                         meant ? replace_with(span, id) : Fix());
    }
    at = std::min(text.find_first_not_of(", \t\r", end), text.size());
  }
  Span whole{line.begin + static_cast<uint32_t>(before.find_last_not_of(" \t") + 1), comment.end};
  // With its line's end where nothing else is on it.
  const std::string_view rest = source_.text({line.end, source_.file(line.begin).span.end});
  if (is_alone) whole.end = line.end + static_cast<uint32_t>(std::min(rest.find('\n') + 1, rest.size()));
  for (size_t index = first; index < all_.size(); ++index) all_[index].own = own_part(first, index, whole);
}

Span Silences::own_part(size_t first, size_t index, Span comment) const {
  if (all_.size() == first + 1) return comment;
  if (index + 1 < all_.size()) return {all_[index].span.begin, all_[index + 1].span.begin};
  return {all_[index - 1].span.end, all_[index].span.end};
}

bool Silences::cover(advice::Rule rule, Span call) {
  const uint32_t first = source_.place(call.begin).line;
  const uint32_t last = source_.place(call.end).line;
  bool is_covered = false;
  for (Silence& silence : all_) {
    if (silence.rule != rule || &source_.file(silence.span.begin) != &source_.file(call.begin)) continue;
    const bool is_here = silence.line >= first && silence.line <= last;
    if (!is_here && !(silence.is_alone && silence.line + 1 == first)) continue;
    silence.is_used = is_covered = true;
  }
  return is_covered;
}

void Silences::report_idle(Diagnostics& diagnostics) const {
  for (const Silence& silence : all_) {
    if (silence.is_used || &source_.file(silence.span.begin) != &text_) continue;
    diagnostics.report(Code::idle_silence, silence.span,
                       {"this silences nothing: `", advice::rule_id(silence.rule), "` has nothing to say here"}, {"remove it"}, {},
                       remove(silence.own));
  }
}

}  // namespace mesh
