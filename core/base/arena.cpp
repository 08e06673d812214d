#include "base/arena.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

namespace mesh {
namespace {

/// The first pages are small: most calls need little.
constexpr size_t first_page = 1024;
constexpr size_t most_doublings = 6;
constexpr size_t largest_page = first_page << most_doublings;
/// Of what malloc gives, and of a page's header.
constexpr size_t page_alignment = 16;
constexpr size_t most_alignment = 4096;

/// With AddressSanitizer none is kept that is cleared, so that it finds who still looks there.
#if defined(__has_feature)
constexpr bool keeps_page = !__has_feature(address_sanitizer);
#else
constexpr bool keeps_page = true;
#endif

size_t bytes_before(const std::byte* place, size_t align) { return -reinterpret_cast<uintptr_t>(place) & (align - 1); }

}  // namespace

Arena::Arena(Arena&& other) noexcept
    : pages_(std::exchange(other.pages_, nullptr)),
      page_count_(std::exchange(other.page_count_, 0)),
      next_(std::exchange(other.next_, nullptr)),
      left_(std::exchange(other.left_, 0)),
      used_(std::exchange(other.used_, 0)),
      budget_(other.budget_),
      has_machine_refused_(other.has_machine_refused_) {}

Arena& Arena::operator=(Arena&& other) noexcept {
  std::swap(pages_, other.pages_);
  std::swap(page_count_, other.page_count_);
  std::swap(next_, other.next_);
  std::swap(left_, other.left_);
  std::swap(used_, other.used_);
  std::swap(budget_, other.budget_);
  std::swap(has_machine_refused_, other.has_machine_refused_);
  return *this;
}

Arena::~Arena() { free_pages(nullptr); }

void Arena::free_pages(const Page* kept) {
  while (pages_ != nullptr) {
    Page* page = pages_;
    pages_ = page->next;
    if (page != kept) std::free(page);
  }
}

void Arena::clear() {
  used_ = 0;
  if (pages_ == nullptr) return;
  // A page that was made for one large value is not kept: `allocate` relies on calloc for those.
  Page* kept = pages_;
  while (kept != nullptr && (!keeps_page || kept->size > largest_page)) kept = kept->next;
  if (kept != pages_ || kept->next != nullptr) free_pages(kept);
  pages_ = kept;
  next_ = kept == nullptr ? nullptr : reinterpret_cast<std::byte*>(kept + 1);
  left_ = kept == nullptr ? 0 : kept->size;
  if (kept != nullptr) kept->next = nullptr;
}

void* Arena::allocate(size_t size, size_t align) {
  void* memory = reserve(size, align);
  // What is larger has a page of its own, or lies in a caller's block.
  if (memory != nullptr && size <= largest_page) std::memset(memory, 0, size);
  return memory;
}

void* Arena::reserve_aligned(size_t size, size_t align) {
  const bool is_power_of_two = align != 0 && (align & (align - 1)) == 0;
  if (!is_power_of_two || align > most_alignment || size > SIZE_MAX - 2 * most_alignment) return nullptr;
  const size_t words = in_words(size);
  const size_t wasted = bytes_before(next_, align);
  if (next_ != nullptr && wasted + words <= left_) return wasted + words > left_of_budget() ? nullptr : take(wasted, words);

  const bool is_callers_block = pages_ == nullptr && next_ != nullptr;
  if (is_callers_block) return nullptr;
  const size_t needed = words + (align > page_alignment ? align : 0);
  if (needed > left_of_budget()) return nullptr;
  Page* page = add_page(needed);
  if (page == nullptr) return nullptr;
  auto* bytes = reinterpret_cast<std::byte*>(page + 1);
  if (needed > largest_page) {
    // A page of its own: what is left of the last one is not given up for it.
    used_ += needed;
    return bytes + bytes_before(bytes, align);
  }
  next_ = bytes;
  return take(bytes_before(next_, align), words);
}

/// A page with room for `size` bytes at least, which it counts as what is left where others than these may come into it.
Arena::Page* Arena::add_page(size_t size) {
  const size_t room = std::max(first_page << std::min(page_count_, most_doublings), size);
  // A large value is often looked at in part only: its page is zeroed as it is used, if the system can.
  void* memory = size > largest_page ? std::calloc(1, sizeof(Page) + room) : std::malloc(sizeof(Page) + room);
  has_machine_refused_ = memory == nullptr;
  if (memory == nullptr) return nullptr;
  pages_ = new (memory) Page{pages_, room};
  ++page_count_;
  if (size <= largest_page) left_ = room;
  return pages_;
}

std::optional<size_t> Arena::spent_budget() const {
  return has_machine_refused_ || budget_ == SIZE_MAX ? std::nullopt : std::optional(budget_);
}

std::string_view Arena::copy(std::string_view text) {
  if (text.empty()) return {};
  char* memory = room_for<char>(text.size());
  std::memcpy(memory, text.data(), text.size());
  return {memory, text.size()};
}

}  // namespace mesh
