#include "advice/lock_mode.hpp"

#include <array>

namespace mesh::advice {
namespace {

constexpr std::array<std::string_view, 9> texts = {
    "",      "ACCESS SHARE",        "ROW SHARE", "ROW EXCLUSIVE",    "SHARE UPDATE EXCLUSIVE",
    "SHARE", "SHARE ROW EXCLUSIVE", "EXCLUSIVE", "ACCESS EXCLUSIVE",
};

/// From what the fewest locks block to what every lock does.
constexpr std::array<std::string_view, 3> blocked = {"reads", "writes", "ddl"};

}  // namespace

std::string_view mode_text(LockMode mode) { return texts[static_cast<size_t>(mode)]; }

std::span<const std::string_view> blocked_by(LockMode mode) {
  const std::span all(blocked);
  if (mode == LockMode::access_exclusive) return all;
  return all.last(mode >= LockMode::share ? 2 : 1);
}

}  // namespace mesh::advice
