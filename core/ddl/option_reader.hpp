// Reads options, `key:value` with blanks between one and the next, out of one text.
#pragma once

#include <string_view>

#include "ddl/statement.hpp"

namespace mesh::ddl {

/// One option as it is written.
struct OptionToken {
  /// The whole of it.
  std::string_view text;
  /// Up to its first colon.
  std::string_view key;
  /// After that colon.
  std::string_view value;
  bool has_colon;
};

class OptionReader {
 public:
  /// `part` is the whole of `text`, which must outlive the reader.
  OptionReader(std::string_view text, const Part& part);

  /// What is left, without blanks at its start.
  [[nodiscard]] std::string_view rest() const { return rest_; }
  /// Takes the next option, up to a blank.
  [[nodiscard]] OptionToken take();
  /// Takes everything that is left, without blanks at its end.
  [[nodiscard]] std::string_view take_rest();

  /// The part that `piece`, a view into the text, is.
  [[nodiscard]] Part part_of(std::string_view piece) const;
  /// The part from the start of `first` to the end of `last`, which comes later in the text.
  [[nodiscard]] Part part_of_both(std::string_view first, std::string_view last) const;

 private:
  std::string_view text_;
  Part part_;
  std::string_view rest_;
};

}  // namespace mesh::ddl
