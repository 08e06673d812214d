#include "run/deep_stack.hpp"

#include <pthread.h>

#include "lang/limits.hpp"

namespace mesh::run {
namespace {

/// A register has at most a slot in its frame, a place among the words that a list is made of, and two of the code generator's own.
constexpr size_t bytes_a_register = 32;
/// What a call takes beside its registers, and what the library takes for one that calls back.
constexpr size_t bytes_a_call = 1024;
constexpr size_t bytes_a_callback = size_t{16} << 10U;
constexpr size_t stack_size =
    bytes_a_register * lang::most_registers + bytes_a_call * lang::most_depth + bytes_a_callback * lang::most_callbacks;

void* call(void* work) {
  (*static_cast<const std::function<void()>*>(work))();
  return nullptr;
}

}  // namespace

void on_deep_stack(const std::function<void()>& work) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, stack_size);
  pthread_t thread{};
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): it comes back as what it was.
  const bool is_made = pthread_create(&thread, &attributes, call, const_cast<std::function<void()>*>(&work)) == 0;
  pthread_attr_destroy(&attributes);
  if (is_made) {
    pthread_join(thread, nullptr);
  } else {
    work();
  }
}

}  // namespace mesh::run
