#include "preview/silences.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/fix.hpp"
#include "base/suggest.hpp"
#include "base/text.hpp"

namespace mesh {
namespace {

constexpr std::string_view sign = "mesh-ddl: allow";

/// Whether a word may be a rule's name: a capital letter and digits.
bool is_like_rule(std::string_view word) {
  return word.size() > 2 && is_ascii_upper(word[0]) && is_ascii_digit(word[1]) && is_ascii_digit(word[2]);
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

/// What a word in the place of `allow`, `show` or `end` is certainly meant to be; empty where it may be anything.
///
/// Takes:   `next`, the word after it.
std::string_view meant_word(std::string_view word, std::string_view next) {
  constexpr auto words = std::to_array<std::string_view>({"allow", "show", "end"});
  constexpr auto others = std::to_array<std::string_view>({"ignore", "disable", "silence", "suppress"});
  const std::string small = in_small_letters(word);
  std::string_view meant = nearest(small, words);
  if (std::find(words.begin(), words.end(), small) != words.end()) meant = *std::find(words.begin(), words.end(), small);
  if (std::find(others.begin(), others.end(), small) != others.end()) meant = words[0];
  const bool fits = next.empty() || (meant == words[0] && meant_by(next));
  return fits ? meant : std::string_view();
}

}  // namespace

Silences::Silences(const Source& source, const SourceFile& text, const std::vector<Span>& comments, Diagnostics& diagnostics)
    : source_(source), text_(text), sequence_(lang::find_no_transaction(source, text, comments)) {
  for (const Span comment : comments) read(comment, diagnostics);
}

void Silences::read(Span comment, Diagnostics& diagnostics) {
  const std::string_view text = source_.text(comment);
  const std::optional<lang::CommentAddress> address = lang::find_address(text);
  if (!address) return;
  const SourceFile& file = source_.file(comment.begin);
  const bool is_told = &file == &text_ || (!text_.is_before && !file.is_before);
  const std::string_view rest = text.substr(address->begin);
  if (rest.starts_with(sign) &&
      (rest.size() == sign.size() || std::string_view(", \t\r").find(rest[sign.size()]) != std::string_view::npos)) {
    read_rules(comment, address->begin + sign.size(), is_told, diagnostics);
  } else if (is_told && !read_transaction(comment, *address, diagnostics)) {
    read_misspelt(comment, *address, diagnostics);
  }
}

bool Silences::read_transaction(Span comment, const lang::CommentAddress& address, Diagnostics& diagnostics) const {
  const std::string_view text = source_.text(comment);
  const auto at = [&](size_t offset) { return comment.begin + static_cast<uint32_t>(offset); };
  if (lang::says_no_transaction(text)) {
    const bool is_top = sequence_ && sequence_->begin == comment.begin;
    if (!is_top) {
      diagnostics.report(Code::idle_silence, {at(address.begin), at(address.begin + lang::no_transaction.size())},
                         {"this does nothing here: it stands at the top of the migration's file, before all but comments"},
                         {"move it to the first line"});
    }
    return true;
  }
  // The first two words, as one and without what may stand between them.
  size_t end = address.word;
  std::string words;
  for (size_t count = 0; count < 2 && end < text.size(); ++count) {
    const size_t begin = std::min(text.find_first_not_of(" \t_-", end), text.size());
    end = std::min(text.find_first_of(":,. \t\r", begin), text.size());
    for (const char byte : text.substr(begin, end - begin)) {
      if (is_ascii_letter(byte)) words += to_ascii_lower(byte);
    }
    if (words.size() > std::string_view("no").size() && words.find("trans") != std::string::npos) break;
  }
  constexpr auto meant = std::to_array<std::string_view>({"notransaction", "withouttransaction", "disabletransaction"});
  const bool is_exact = std::find(meant.begin(), meant.end(), words) != meant.end();
  if (words.find("trans") == std::string::npos || (!is_exact && nearest(words, meant).empty())) return false;
  const Span span{at(address.begin), at(end)};
  diagnostics.report(Code::idle_silence, span, {"this is not `", lang::no_transaction, "`, so it does nothing"},
                     {"write `# ", lang::no_transaction, "`"}, {}, replace_with(span, lang::no_transaction));
  return true;
}

void Silences::read_misspelt(Span comment, const lang::CommentAddress& address, Diagnostics& diagnostics) const {
  const std::string_view text = source_.text(comment);
  const std::string_view word = text.substr(address.word, address.end - address.word);
  const size_t next = std::min(text.find_first_not_of(", \t\r", address.end), text.size());
  const size_t next_end = std::min(text.find_first_of(", \t\r", next), text.size());
  const bool is_rule = meant_by(word).has_value();
  const std::string_view meant = is_rule ? "allow" : meant_word(word, text.substr(next, next_end - next));
  const std::string right = cat({"# mesh-ddl: ", meant});
  if (meant.empty() || (meant != "allow" && text.substr(0, address.end) == right)) return;
  const size_t end = is_rule ? address.word : address.end;
  const Span span{comment.begin, comment.begin + static_cast<uint32_t>(end)};
  diagnostics.report(Code::idle_silence, {span.begin + static_cast<uint32_t>(address.begin), span.end},
                     {"this is not `", right.substr(2), "`, so it does nothing"}, {"write `", right, "`"}, {},
                     replace_with(span, is_rule ? right + " " : right));
}

void Silences::read_rules(Span comment, size_t at, bool is_told, Diagnostics& diagnostics) {
  const std::string_view text = source_.text(comment);
  const Span line = source_.line_at(comment.begin);
  const std::string_view before = source_.text({line.begin, comment.begin});
  const size_t first = all_.size();
  Silence silence{.line = source_.place(comment.begin).line, .is_alone = before.find_first_not_of(" \t") == std::string_view::npos};
  at = std::min(text.find_first_not_of(", \t\r", at), text.size());
  if (at == text.size()) {
    silence.span = {comment.begin, comment.begin + static_cast<uint32_t>(text.find_last_not_of(", \t\r") + 1)};
    all_.push_back(silence);
  }
  for (bool is_first = true; at < text.size(); is_first = false) {
    const size_t end = std::min(text.find_first_of(", \t\r", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    if (!is_first && !is_like_rule(word)) break;
    silence.span = {comment.begin + static_cast<uint32_t>(at), comment.begin + static_cast<uint32_t>(end)};
    silence.rule = advice::find_rule(word);
    if (silence.rule) {
      all_.push_back(silence);
    } else if (is_told) {
      const auto meant = meant_by(word);
      const std::string_view id = meant ? advice::rule_id(*meant) : std::string_view("a rule's name, such as L110");
      diagnostics.report(Code::idle_silence, silence.span, {"there is no rule `", printable(word), "`"}, {"write ", id}, {},
                         meant ? replace_with(silence.span, id) : Fix());
    }
    at = std::min(text.find_first_not_of(", \t\r", end), text.size());
  }
  Span whole{line.begin + static_cast<uint32_t>(before.find_last_not_of(" \t") + 1), comment.end};
  // With its line's end where nothing else is on it.
  const std::string_view rest = source_.text({line.end, source_.file(line.begin).span.end});
  if (silence.is_alone) whole.end = line.end + static_cast<uint32_t>(std::min(rest.find('\n') + 1, rest.size()));
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
    if ((silence.rule && *silence.rule != rule) || &source_.file(silence.span.begin) != &source_.file(call.begin)) continue;
    const bool is_here = silence.line >= first && silence.line <= last;
    if (!is_here && !(silence.is_alone && silence.line + 1 == first)) continue;
    if (!silence.rule) {
      if (!silence.meets) silence.meets = rule;
      continue;
    }
    silence.is_used = is_covered = true;
  }
  return is_covered;
}

void Silences::report_idle(Diagnostics& diagnostics) const {
  for (const Silence& silence : all_) {
    if (silence.is_used || &source_.file(silence.span.begin) != &text_) continue;
    if (silence.meets) {
      const std::string_view id = advice::rule_id(*silence.meets);
      diagnostics.report(Code::idle_silence, silence.span, {"this silences nothing, since it names no rule"},
                         {"write the rule's name after it, such as ", id}, {}, insert(silence.span.end, cat({" ", id})));
    } else if (silence.rule) {
      diagnostics.report(Code::idle_silence, silence.span,
                         {"this silences nothing: `", advice::rule_id(*silence.rule), "` has nothing to say here"}, {"remove it"},
                         {}, remove(silence.own));
    } else {
      diagnostics.report(Code::idle_silence, silence.span, {"this silences nothing: there is nothing to silence here"},
                         {"remove it"}, {}, remove(silence.own));
    }
  }
}

}  // namespace mesh
