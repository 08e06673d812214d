// What a builder makes of a call: the SQL, where each part of it came from, or why there is none.
#pragma once

#include <mesh/result.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/text.hpp"

namespace mesh::ddl {

/// A half-open range of byte offsets in a text.
struct TextRange {
  uint32_t begin = 0;
  uint32_t end = 0;

  friend bool operator==(TextRange a, TextRange b) { return a.begin == b.begin && a.end == b.end; }
};

/// Stands for "the whole argument" where an element of a list is asked for.
inline constexpr int32_t no_element = -1;

/// Which part of a call's input: the builder's argument (0 is the table), the element if it is a list, and the bytes within it.
struct Part {
  uint32_t argument = 0;
  int32_t element = no_element;
  TextRange bytes;
};

/// Stands in a list for elements that are not known. It is told by where it lies, so no text is taken for it.
inline constexpr auto left_open_bytes = std::to_array("/* ... */");
inline constexpr std::string_view left_open(left_open_bytes.data(), left_open_bytes.size() - 1);
[[nodiscard]] inline bool is_left_open(std::string_view entry) { return entry.data() == left_open.data(); }

/// One part of the input and the SQL it became. One part may own several clauses.
struct Clause {
  Part part;
  TextRange sql;
};

/// A place where the SQL may be broken for reading: a blank at `at` is replaced by a line break and `indent` levels, or, where
/// there is no blank, they are put in. The tokens stay the same.
struct Break {
  uint32_t at = 0;
  uint32_t indent = 0;
};

/// `text` in place of a part of the input, whose bytes may be none.
struct PartEdit {
  Part part;
  std::string text;
};

/// Edits of the input that belong together and mend what is wrong, apart from each other. Empty where no edit is sure to.
using PartEdits = std::vector<PartEdit>;
inline const PartEdits no_edits;
[[nodiscard]] PartEdits edit(const Part& part, std::string_view text);

/// Something true of an accepted input that its author should hear.
struct Notice {
  Code code;
  Part part;
  std::string message;
  std::string hint;
  PartEdits edits = {};
};

/// One SQL statement without a closing `;`. Buffers are the caller's: builders clear and refill them.
struct Statement {
  std::string sql;
  std::vector<Clause> clauses;
  std::vector<Break> breaks;
  std::vector<Notice> notices;
  /// Whether `left_open` stands in it, or among its parameters.
  bool is_partial = false;

  void clear();
};

/// Why an input has no statement: which part, what is wrong, and what to write instead.
struct Refusal {
  Code code;
  Part part;
  std::string message;
  std::string hint;
  PartEdits edits = {};
  /// What else is wrong with the same call, in order. These have no further ones of their own.
  std::vector<Refusal> further = {};
};

/// Bytes of a statement or an entry that a hint shows.
inline constexpr size_t longest_shown = 200;

[[nodiscard]] Refusal refuse(Code code, const Part& part, const Pieces& message, const Pieces& hint,
                             const PartEdits& edits = no_edits);
/// Adds a notice.
void note(std::vector<Notice>& notices, Code code, const Part& part, const Pieces& message, const Pieces& hint,
          const PartEdits& edits = no_edits);

using Status = Result<Unit, Refusal>;

/// The statement's SQL with its breaks applied, two blanks an indent level.
[[nodiscard]] std::string pretty(std::string_view sql, std::span<const Break> breaks);
[[nodiscard]] inline std::string pretty(const Statement& statement) { return pretty(statement.sql, statement.breaks); }

}  // namespace mesh::ddl
