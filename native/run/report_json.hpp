// A run's report as one JSON document.
#pragma once

#include <string>
#include <string_view>

#include "run/report.hpp"

namespace mesh::run {

/// Takes:   `file` and `function`, which were run.
/// Gives:   one line, as docs/json.md describes it.
[[nodiscard]] std::string report_json(std::string_view file, std::string_view function, const Report& report, const End& end);

}  // namespace mesh::run
