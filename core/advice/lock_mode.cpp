#include "advice/lock_mode.hpp"

#include <array>

namespace mesh::advice {
namespace {

constexpr std::array<std::string_view, 9> texts = {
    "",      "ACCESS SHARE",        "ROW SHARE", "ROW EXCLUSIVE",    "SHARE UPDATE EXCLUSIVE",
    "SHARE", "SHARE ROW EXCLUSIVE", "EXCLUSIVE", "ACCESS EXCLUSIVE",
};

}  // namespace

std::string_view mode_text(LockMode mode) { return texts[static_cast<size_t>(mode)]; }

}  // namespace mesh::advice
