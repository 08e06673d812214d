// Where spent memory becomes the null that the C ABI promises. Mesh values say so themselves, by null; std::string and its like
// throw.
#pragma once

#include <new>
#include <stdexcept>
#include <string_view>

namespace mesh::runtime {

/// So short that a std::string takes no memory for it.
inline constexpr std::string_view memory_is_spent = "memory is spent";

/// What `act` gives, or null where the memory for it is spent, after a call of `tell`, for which there may be none either. In
/// WebAssembly, where nothing is thrown, spent memory ends the module.
template <typename Act, typename Tell>
[[nodiscard]] auto null_if_spent(Act act, [[maybe_unused]] Tell tell) -> decltype(act()) {
#ifdef __cpp_exceptions
  try {
    return act();
  } catch (const std::bad_alloc&) {
    tell();
    return nullptr;
  } catch (const std::length_error&) {
    tell();
    return nullptr;
  }
#else
  return act();
#endif
}

template <typename Act>
[[nodiscard]] auto null_if_spent(Act act) -> decltype(act()) {
  return null_if_spent(act, [] {});
}

}  // namespace mesh::runtime
