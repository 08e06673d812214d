// A golden file: a source and what the preview makes of it, as named sections in one text.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.hpp"

namespace golden {

struct Section {
  std::string name;
  /// The lines up to the next heading, the last line break included.
  std::string text;

  /// True for `source`, `before NAME` and `file NAME`, which the preview is given, and for `setup` and `server`: the SQL that makes
  /// a database ready for the statements, and what it answers to each. What a preview makes is in the others, so only they can
  /// differ from it.
  [[nodiscard]] bool is_given() const;
};

struct File {
  std::vector<Section> sections;

  [[nodiscard]] bool has(std::string_view name) const;
  /// The text of the section called `name`. The file must have it.
  [[nodiscard]] const std::string& text(std::string_view name) const;
  /// The section `source`, with each section `before NAME` as a text before it, and each `file NAME` as another file.
  [[nodiscard]] mesh::Source source() const;
};

/// Reads the sections of a golden file. A heading is a line `-- name` with one of the known names, `-- before NAME` or
/// `-- file NAME`.
///
/// Errors:  std::runtime_error when the text does not begin with `-- source`, or names a section twice.
[[nodiscard]] File parse(std::string_view text);

/// The text that `parse` reads as `file`.
///
/// Errors:  std::runtime_error when a line of a section would be read as a heading.
[[nodiscard]] std::string format(const File& file);

/// The golden files in `folder` and below, in order; those that only the runner's own tests read are left out.
[[nodiscard]] std::vector<std::filesystem::path> files(const std::filesystem::path& folder);

/// Reads the file at `path`.
///
/// Errors:  std::runtime_error when it cannot be read, and those of `parse`.
[[nodiscard]] File read(const std::filesystem::path& path);

}  // namespace golden
