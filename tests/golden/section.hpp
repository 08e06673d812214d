// What each section of a golden file shows of a preview.
#pragma once

#include <string>
#include <string_view>

#include "golden_file.hpp"
#include "preview/preview.hpp"

namespace golden {

[[nodiscard]] bool is_section_name(std::string_view name);

/// The section `name` of what the preview makes of `source`, which `file` holds, ending in a line break unless it is empty.
[[nodiscard]] std::string section_text(const File& file, std::string_view name, const mesh::Source& source,
                                       const mesh::Preview& preview);

}  // namespace golden
