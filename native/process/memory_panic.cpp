// How compiled code ends whose values have no more room.
#include <mesh/runtime.h>

#include <algorithm>
#include <array>
#include <new>
#include <span>
#include <string>
#include <string_view>

#include "lang/stops.hpp"
#include "runtime/arena.hpp"
#include "runtime/spent.hpp"

namespace {

std::span<const uint8_t> kept(std::string_view text, std::span<uint8_t> room) {
  const size_t size = std::min(text.size(), room.size());
  std::copy_n(text.begin(), size, room.begin());
  return room.first(size);
}

/// There may be no memory for words either.
std::span<const uint8_t> words(std::span<uint8_t> room) noexcept try {
  return kept(text_of(mesh::lang::memory_spent(mesh::runtime::current_arena().spent_budget())), room);
} catch (const std::bad_alloc&) {
  return kept(mesh::runtime::memory_is_spent, room);
}

}  // namespace

void mesh_memory_panic(const uint8_t* file, int64_t file_size, int32_t line) {
  std::array<uint8_t, 200> room{};
  const auto message = words(room);
  mesh_panic(message.data(), static_cast<int64_t>(message.size()), file, file_size, line);
}
