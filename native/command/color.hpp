// Whether what the command says has colours: the one place that decides.
#pragma once

#include <string>

namespace mesh::command {

/// The values of --color.
inline constexpr const char* color_automatic = "auto";
inline constexpr const char* color_always = "always";
inline constexpr const char* color_never = "never";

/// From now on, what --color says. Takes one of the three words.
void choose_color(const std::string& when);

/// Whether what is written to the file descriptor is to have colours. As --color says, and with `auto` where a terminal shows it
/// that knows them and NO_COLOR (no-color.org) is not set.
[[nodiscard]] bool has_color(int descriptor);

}  // namespace mesh::command
