#include "command/color.hpp"

#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace mesh::command {
namespace {

std::string chosen = color_automatic;

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : value;
}

/// A terminal without a type is taken for one that can do nothing, as terminfo does.
bool knows_colors() {
  const std::string_view terminal = variable("TERM");
  return !terminal.empty() && terminal != "dumb";
}

}  // namespace

void choose_color(const std::string& when) { chosen = when; }

bool has_color(int descriptor) {
  if (chosen != color_automatic) return chosen == color_always;
  return isatty(descriptor) == 1 && variable("NO_COLOR").empty() && knows_colors();
}

}  // namespace mesh::command
