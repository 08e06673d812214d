// A golden file and what the preview makes of its source.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "golden_file.hpp"
#include "preview/preview.hpp"
#include "section.hpp"

namespace golden {

struct Case {
  File file;
  mesh::Source source;
  mesh::Preview preview;

  explicit Case(const std::filesystem::path& path) : file(read(path)), source(file.source()), preview(mesh::preview(source)) {}

  [[nodiscard]] std::string text(std::string_view section) const { return section_text(file, section, source, preview); }
};

}  // namespace golden
