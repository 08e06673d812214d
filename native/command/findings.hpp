// What `check` found in each file, and what of it counts as an error.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "preview/preview.hpp"

namespace mesh::command {

struct CheckedFile {
  Source source;
  Preview preview;
};

/// Which diagnostics count as errors: those that are, and those that the user wants to be.
struct Verdict {
  bool is_strict = false;
  std::vector<Code> denied;

  [[nodiscard]] Severity operator()(const Diagnostic& diagnostic) const;
};

struct Tally {
  size_t errors = 0;
  size_t warnings = 0;
  /// The errors that are less by themselves.
  size_t raised = 0;
  /// What there was no room for.
  size_t left_out = 0;

  Tally& operator+=(const Tally& other);
};

[[nodiscard]] Tally tally(const CheckedFile& file, const Verdict& verdict);
[[nodiscard]] Tally tally(const std::vector<CheckedFile>& files, const Verdict& verdict);

/// Whether anything counts as an error. Where more than errors do, what was left out may be one.
[[nodiscard]] bool has_failed(const Tally& tally, const Verdict& verdict);

}  // namespace mesh::command
