// What is wrong with a source text, as plain values. Rendering them is base/render's work.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fix.hpp"
#include "base/source.hpp"
#include "base/text.hpp"

namespace mesh {

enum class Severity : uint8_t { error, warning, info };

enum class Code : uint8_t {
#define MESH_DIAGNOSTIC(name, code, severity) name,
#include "base/diagnostics.def"
};

/// The code as people see it, such as "E0001".
[[nodiscard]] std::string_view code_text(Code code);
/// The code's name in this source tree, such as "type_mismatch".
[[nodiscard]] std::string_view code_name(Code code);
[[nodiscard]] Severity severity_of(Code code);
[[nodiscard]] std::string_view severity_text(Severity severity);
/// Every code there is, for tests that ask whether each is shown somewhere.
[[nodiscard]] const std::vector<Code>& all_codes();

/// A second place and what that place contributes.
struct Label {
  Span span;
  std::string message;
};

/// A label as it is reported. One without a message is none.
struct SecondPlace {
  Span span;
  std::string_view message;
};

/// One mistake, reported once, at the narrowest range.
struct Diagnostic {
  Code code;
  Span span;
  std::string message;
  std::vector<Label> labels;
  std::string hint;
  Fix fix = {};
  /// The index of the previewed statement this is about, where it is about one.
  std::optional<uint32_t> statement;
};

/// Collects diagnostics, those of each text by themselves: at most 200, so that hostile input cannot fill memory. After that an
/// error takes the place of a warning, and what has no place is counted.
class Diagnostics {
 public:
  static constexpr size_t most = 200;
  /// Where the count ends.
  static constexpr size_t most_left_out = 1000;

  /// Begins, or goes on with, a text: 0 is the source, what comes before it has a number from 1. Everything else speaks of this
  /// one.
  void turn_to(size_t text);
  [[nodiscard]] size_t text() const { return text_; }

  /// Stores `diagnostic` unless the same was already reported at the same place.
  void add(Diagnostic diagnostic);
  void report(Code code, Span span, const Pieces& message, const Pieces& hint = {}, SecondPlace second = {},
              const Fix& fix = no_fix);

  [[nodiscard]] bool has_errors() const { return here().has_errors; }
  /// Whether any text has.
  [[nodiscard]] bool has_errors_anywhere() const;
  /// True once there is no room for more, so that nobody need think of a hint.
  [[nodiscard]] bool is_full() const { return all().size() >= most; }
  [[nodiscard]] const std::vector<Diagnostic>& all() const { return here().all; }
  /// How many had no place, what was said twice counted once; `most_left_out` stands for as many or more.
  [[nodiscard]] size_t left_out() const { return here().left_out.size(); }
  /// Takes back the warnings of a code about a statement.
  void withdraw(Code code, uint32_t statement);
  /// Sorts by place, keeping the order of those at one place.
  void sort_by_place();

 private:
  struct OfText {
    std::vector<Diagnostic> all;
    /// Fingerprints of what had no place, in order.
    std::vector<uint64_t> left_out;
    bool has_errors = false;
    /// Whether one more, whatever it is, changes nothing: there are as many errors as are kept, and the count has ended.
    bool is_closed = false;
  };
  [[nodiscard]] const OfText& here() const { return texts_[text_]; }
  [[nodiscard]] OfText& here() { return texts_[text_]; }
  void leave_out(const Diagnostic& diagnostic);

  std::vector<OfText> texts_{1};
  size_t text_ = 0;
};

/// What a reader is told of those that were left out, such as "7 more are not shown". Empty for none.
[[nodiscard]] std::string left_out_text(size_t left_out);

}  // namespace mesh
