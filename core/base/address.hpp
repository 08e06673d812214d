// Addresses of databases in texts that are shown.
#pragma once

#include <string>
#include <string_view>

namespace mesh {

/// What messages show as one, and what stays in a text.
inline constexpr std::string_view example_address = "postgres://user@host/name";

/// `text` with … for every word that may be the address of a database, and so hold a password: what has `://` or `password=` in it,
/// as far as no blank and no backtick ends it.
[[nodiscard]] std::string without_addresses(std::string text);

}  // namespace mesh
