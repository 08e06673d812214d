// What a migration prints, cut into lines.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lang/limits.hpp"
#include "lang/run/interpret.hpp"
#include "preview/preview.hpp"

namespace mesh {

/// The lines of one preview. A line stands where its first text was printed; one with text that is not known is left out.
///
/// Bounds:  once the lines, with what is kept about each, take more than lang::most_output, nothing more is kept and `is_full`.
class OutputLines {
 public:
  explicit OutputLines(std::vector<PrintedLine>& lines) : lines_(lines) {}

  /// What is printed from here on is `function`'s, on a line of its own.
  void begin(std::string function);
  /// A line on standard error stands before the one that has begun.
  void add(const lang::Printed& printed, Span span);
  [[nodiscard]] bool is_full() const { return is_full_; }

 private:
  enum class Line : uint8_t { none, open, left_out };

  void add_text(const lang::Printed& printed, Span span);
  void write(std::string_view text, Span span);
  void end_line(Span span);
  void leave_line_out();
  [[nodiscard]] bool spend(size_t bytes);

  std::vector<PrintedLine>& lines_;
  std::string function_;
  Line line_ = Line::none;
  size_t left_ = lang::most_output;
  bool is_full_ = false;
};

}  // namespace mesh
