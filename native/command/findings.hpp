// What `check` found in each file, be it a diagnostic or advice, and what of it counts as an error.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/fix.hpp"
#include "base/source.hpp"
#include "command/finding_kind.hpp"
#include "preview/preview.hpp"

namespace mesh::command {

struct Finding {
  const FindingKind* kind;
  Span span;
  std::string message;
  std::string hint;
  std::vector<Label> labels;
  Fix fix;
};

/// The preview's diagnostics, what `down` does not put back, and the notes, by their places. Of those at one place diagnostics come
/// first.
[[nodiscard]] std::vector<Finding> findings_of(const Preview& preview);

/// Both in one text, the hint on a line of its own.
[[nodiscard]] std::string message_and_hint(const Finding& finding);

struct CheckedFile {
  Source source;
  Preview preview;
  std::vector<Finding> findings;
};

/// Which findings count as errors: those that are, and those that the user wants to be.
struct Verdict {
  bool is_strict = false;
  /// Codes of kinds.
  std::vector<std::string> denied;

  [[nodiscard]] Severity operator()(const Finding& finding) const;
  /// Whether it is advice that counts as no more than a remark, which there may be more of than people want to read.
  [[nodiscard]] bool is_note(const Finding& finding) const;
};

struct Tally {
  size_t errors = 0;
  size_t warnings = 0;
  /// The errors that are less by themselves.
  size_t raised = 0;
  size_t notes = 0;
  /// The diagnostics that there was no room for.
  size_t left_out = 0;
  /// Whether there was no room for more advice.
  bool is_advice_full = false;

  Tally& operator+=(const Tally& other);
};

[[nodiscard]] Tally tally(const CheckedFile& file, const Verdict& verdict);
[[nodiscard]] Tally tally(const std::vector<CheckedFile>& files, const Verdict& verdict);

/// What a reader is told of what there was no room for. Empty where there was room for all.
[[nodiscard]] std::string no_room_text(const Tally& tally);

/// Whether anything counts as an error. Where more than errors do, what was left out may be one.
[[nodiscard]] bool has_failed(const Tally& tally, const Verdict& verdict);

}  // namespace mesh::command
