// Addresses of databases in texts that are shown.
#pragma once

#include <string>

namespace mesh {

/// `text` with … for every word that may be the address of a database, and so hold a password: what has `://` or `password=` in it,
/// as far as no blank and no backtick ends it.
[[nodiscard]] std::string without_addresses(std::string text);

}  // namespace mesh
