// Where in the source the bytes of an argument were written.
#pragma once

#include <optional>
#include <string_view>

#include "base/fix.hpp"
#include "base/source.hpp"
#include "ddl/statement.hpp"
#include "lang/mir/mir.hpp"
#include "lang/run/interpret.hpp"

namespace mesh {

/// Answers for the calls of one preview. No map is kept: what was joined is followed down to the texts that it was joined of, and a
/// literal's text is read again.
///
/// Bounds:  `most_followed` joined texts for all questions together; then the expression that made the whole text is the answer.
class Places {
 public:
  Places(const lang::Mir& mir, std::string_view source) : mir_(mir), source_(source) {}

  /// The very bytes of `part` where they stand in one literal, else the expression that made them, or the whole argument.
  [[nodiscard]] Span of(const lang::RuntimeCall& call, const ddl::Part& part);
  /// Where the bytes of `part` stand if they are of one literal, so that others can be written in their place. May be empty.
  [[nodiscard]] std::optional<Span> in_literal(const lang::RuntimeCall& call, const ddl::Part& part);
  /// The edits in the source. None where one of the parts does not stand in a literal, or there are many: each reads its literal
  /// from the start.
  [[nodiscard]] Fix fix(const lang::RuntimeCall& call, const ddl::PartEdits& edits);

 private:
  /// Bytes of a text, the text's site, and what it was joined of where they lie in both operands.
  struct Bytes {
    lang::Value text;
    const lang::Site* site;
    Span range;
    const lang::Joined* joined = nullptr;
  };

  [[nodiscard]] Bytes bytes_of(const lang::Value& text, Span range, const lang::Joined* joined = nullptr) const {
    return {text, &mir_.site(text.origin), range, joined};
  }
  [[nodiscard]] Bytes follow(const lang::RuntimeCall& call, lang::Value text, ddl::TextRange bytes);
  [[nodiscard]] std::optional<Span> written_at(const Bytes& bytes) const;
  [[nodiscard]] Span in_piece(const Bytes& bytes, Span place) const;
  [[nodiscard]] Span over_pieces(const lang::RuntimeCall& call, const Bytes& bytes);
  [[nodiscard]] const lang::Joined* joined(const lang::RuntimeCall& call, const lang::Value& text);

  const lang::Mir& mir_;
  std::string_view source_;
  size_t followed_ = 0;
};

}  // namespace mesh
