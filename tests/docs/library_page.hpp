// docs/library.md: the reference of Mesh's library, as the table of its functions gives it.
#pragma once

#include <string>

namespace docs {

/// The whole page: how to read it, and each module's functions in the table's order.
[[nodiscard]] std::string library_page();

}  // namespace docs
