// Comments that silence a rule of the advice for a call: `# mesh-ddl: allow L110 until the table is filled`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "advice/rule.hpp"
#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "lang/syntax/tool_comment.hpp"

namespace mesh {

/// Such a comment stands on a line of the call, or alone on the line above it. It names one rule or several, with commas between
/// them; what follows is the reason.
class Silences {
 public:
  /// Reports names that no rule has and comments that are misspelt for certain, unless another text has them. `source` and `text`,
  /// which is one of its files, must outlive it.
  Silences(const Source& source, const SourceFile& text, const std::vector<Span>& comments, Diagnostics& diagnostics);

  /// Whether a rule is to say nothing of the call at `call`.
  [[nodiscard]] bool cover(advice::Rule rule, Span call);
  /// Reports those of the text that have silenced nothing.
  void report_idle(Diagnostics& diagnostics) const;

 private:
  struct Silence {
    /// None where the comment names none; then the first rule that has something to say there.
    std::optional<advice::Rule> rule = {};
    std::optional<advice::Rule> meets = {};
    /// The rule's name in the comment, or all of a comment that names none.
    Span span = {};
    /// What of the comment is there for this rule: all where it names no other.
    Span own = {};
    /// The lines that a call may begin or stand on.
    uint32_t line = 0;
    bool is_alone = false;
    bool is_used = false;
  };

  /// Takes:   `comment`, with what is left empty when it goes.
  [[nodiscard]] Span own_part(size_t first, size_t index, Span comment) const;
  void read(Span comment, Diagnostics& diagnostics);
  /// Takes:   `at`, where the names of rules begin.
  void read_rules(Span comment, size_t at, bool is_told, Diagnostics& diagnostics);
  /// Reports a comment that is meant to be `mesh-ddl: no transaction` and is written otherwise, or stands elsewhere than at the
  /// top.
  ///
  /// Gives:   whether it is meant so.
  bool read_transaction(Span comment, const lang::CommentAddress& address, Diagnostics& diagnostics) const;
  /// Reports a comment that is meant to be `mesh-ddl: allow`, `show` or `end`, and is written otherwise.
  void read_misspelt(Span comment, const lang::CommentAddress& address, Diagnostics& diagnostics) const;

  const Source& source_;
  const SourceFile& text_;
  /// The comment at the top that asks for no transaction, if one does.
  std::optional<Span> sequence_;
  std::vector<Silence> all_;
};

}  // namespace mesh
