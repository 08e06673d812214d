#include "base/arena.hpp"

#include <array>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "base/arena_list.hpp"
#include "catch.hpp"

using mesh::Arena;

namespace {

constexpr size_t larger_than_a_page = 200'000;

bool is_zero(const void* memory, size_t size) {
  const auto* bytes = static_cast<const unsigned char*>(memory);
  for (size_t at = 0; at < size; ++at) {
    if (bytes[at] != 0) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("what an arena allocates is zeroed and lies where it is asked to") {
  Arena arena;
  for (const size_t align : {size_t{1}, size_t{8}, size_t{16}, size_t{64}, size_t{4096}}) {
    for (const size_t size : {size_t{1}, size_t{24}, size_t{1000}, larger_than_a_page}) {
      void* memory = arena.allocate(size, align);
      REQUIRE(memory != nullptr);
      CHECK(reinterpret_cast<uintptr_t>(memory) % align == 0);
      CHECK(is_zero(memory, size));
      std::memset(memory, 0xFF, size);
    }
  }
  CHECK(arena.allocate(1, 3) == nullptr);
  CHECK(arena.allocate(1, 8192) == nullptr);
}

TEST_CASE("a page of its own leaves what is left of the last one to others") {
  Arena arena;
  auto* first = static_cast<std::byte*>(arena.allocate(8, 8));
  REQUIRE(arena.allocate(larger_than_a_page, 8) != nullptr);
  CHECK(arena.allocate(8, 8) == first + 8);
}

TEST_CASE("copies lie in the arena, also once it has moved") {
  Arena arena;
  const std::vector<int> numbers{1, 2, 3};
  const auto kept = arena.copy(std::span<const int>(numbers));
  const std::string_view text = arena.copy(std::string_view("text"));
  Arena moved(std::move(arena));
  Arena assigned;
  static_cast<void>(assigned.allocate(100, 8));
  assigned = std::move(moved);
  CHECK(std::vector<int>(kept.begin(), kept.end()) == numbers);
  CHECK(text == "text");
  CHECK(assigned.copy(std::string_view()).empty());
}

TEST_CASE("an arena that is cleared gives out zeroed bytes again, and its budget") {
  Arena arena(2 * larger_than_a_page);
  for (int round = 0; round < 3; ++round) {
    for (const size_t size : {size_t{24}, size_t{5000}, larger_than_a_page, size_t{100}}) {
      void* memory = arena.allocate(size, 8);
      REQUIRE(memory != nullptr);
      CHECK(is_zero(memory, size));
      std::memset(memory, 0xFF, size);
    }
    arena.clear();
    CHECK(arena.used() == 0);
  }
}

TEST_CASE("a list grows in its arena, and its copies show what they were made of") {
  Arena arena;
  mesh::ArenaList<int> list;
  for (int number = 0; number < 100; ++number) list.add(arena, number);
  const mesh::ArenaList<int> copy = list;
  list.add(arena, 100);
  CHECK(copy.size() == 100);
  CHECK(list.size() == 101);
  CHECK(list[57] == 57);
  CHECK_FALSE(copy == list);
  list.clear();
  CHECK(list.empty());
  CHECK(copy.front() == 0);
  CHECK(copy.back() == 99);
}

TEST_CASE("a budget is spent, and says so") {
  Arena arena(100);
  CHECK(arena.allocate(96, 8) != nullptr);
  CHECK(arena.allocate(8, 8) == nullptr);
  CHECK(arena.spent_budget() == 100U);
  CHECK_FALSE(Arena().spent_budget().has_value());
}

TEST_CASE("an arena of a caller's block gives out nothing else") {
  alignas(16) std::array<std::byte, 64> block{};
  Arena arena(block.data(), block.size());
  CHECK(arena.allocate(8, 8) == block.data());
  CHECK(arena.allocate(8, 16) == block.data() + 16);
  CHECK(arena.allocate(40, 8) == block.data() + 24);
  CHECK(arena.allocate(8, 8) == nullptr);
  alignas(16) std::array<std::byte, 24> odd{};
  Arena small(odd.data(), odd.size());
  CHECK(small.allocate(8, 8) == odd.data());
  CHECK(small.allocate(16, 16) == nullptr);
}
