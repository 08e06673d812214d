#include "counted_malloc.hpp"

#include <malloc.h>

#include <algorithm>

namespace {

bench::Memory counted;

void* taken(void* block) {
  counted.used += malloc_usable_size(block);
  counted.most = std::max(counted.most, counted.used);
  return block;
}

void given_back(void* block) { counted.used -= malloc_usable_size(block); }

}  // namespace

// The GNU C library's own, and what stands in their place.
extern "C" {
// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming)
void* __libc_malloc(size_t size);
void* __libc_calloc(size_t count, size_t size);
void* __libc_realloc(void* block, size_t size);
void __libc_free(void* block);
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)

void* malloc(size_t size) { return taken(__libc_malloc(size)); }
void* calloc(size_t count, size_t size) { return taken(__libc_calloc(count, size)); }
void* realloc(void* block, size_t size) {
  given_back(block);
  return taken(__libc_realloc(block, size));
}
void free(void* block) {
  given_back(block);
  __libc_free(block);
}
}

namespace bench {

Memory memory() { return counted; }

void forget_most() { counted.most = counted.used; }

}  // namespace bench
