// Whether the fixes that are offered for a golden file mend.
#pragma once

#include <cstddef>
#include <filesystem>

namespace golden {

/// True when every fix of a diagnostic leaves a source without it, without a new error and without SQL that is none. Counts the
/// fixes in `tried`.
[[nodiscard]] bool fixes_mend(const std::filesystem::path& path, size_t& tried);

}  // namespace golden
