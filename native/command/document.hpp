// The JSON documents of the command, one for each file that it is given: what they have in common. docs/json.md tells of each.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "base/json.hpp"
#include "base/source.hpp"

namespace mesh::command {

/// The document of what cannot be read, with the reason as its `error`.
[[nodiscard]] std::string unread_document(std::string_view file, std::string_view problem);

/// A document that ends with the diagnostics of its source, and with a line break.
[[nodiscard]] std::string end_document(JsonWriter& json, const std::vector<Diagnostic>& diagnostics, size_t left_out,
                                       const Source& source);

}  // namespace mesh::command
