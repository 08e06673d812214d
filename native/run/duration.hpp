// Times as options take them.
#pragma once

#include <mesh/result.hpp>

#include <chrono>
#include <string>
#include <string_view>

namespace mesh::run {

/// A whole number and its unit, which PostgreSQL has too: `500ms`, `5s`, `2min`, `1h`, `1d`.
///
/// Errors:  any other text, and a time that is longer than PostgreSQL's timeouts: what to write.
[[nodiscard]] Result<std::chrono::milliseconds, std::string> duration_of(std::string_view text);

}  // namespace mesh::run
