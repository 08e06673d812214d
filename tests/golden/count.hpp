// How a fix is judged: by what is said of a source before it and after.
#pragma once

#include <algorithm>
#include <cstddef>

#include "preview/preview.hpp"

namespace golden {

/// The diagnostics that say the same as `one`, and the errors among all of them, but for what PostgreSQL refuses of a statement:
/// that shows only once a mistake keeps it no longer from being sent.
struct Count {
  std::ptrdiff_t same;
  std::ptrdiff_t errors;

  Count(const mesh::Preview& preview, const mesh::Diagnostic& one)
      : same(std::count_if(preview.diagnostics.begin(), preview.diagnostics.end(),
                           [&](const mesh::Diagnostic& other) { return other.code == one.code && other.message == one.message; })),
        errors(std::count_if(preview.diagnostics.begin(), preview.diagnostics.end(), [](const mesh::Diagnostic& other) {
          return severity_of(other.code) == mesh::Severity::error && other.code != mesh::Code::statement_fails;
        })) {}
};

}  // namespace golden
