// The value of an operation or the one reason it failed. Shaped so that std::expected can replace it.
#pragma once

#include <optional>
#include <utility>
#include <variant>

namespace mesh {

struct Unit {};

/// Stops the program: a Result was not asked which side it holds. Also called by programs that use our installed headers, of which
/// this is one.
[[noreturn, gnu::visibility("default")]] void misread(const char* how);

/// A `T`, or an `E` that says why there is none. Reading the side that is not there is a bug and aborts.
template <typename T, typename E>
class [[nodiscard]] Result {
 public:
  // Implicit, so that `return value;` and `return error;` both read well.
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(E error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  /// A value that is made where it stays.
  template <typename... Arguments>
  explicit Result(std::in_place_t, Arguments&&... arguments)
      : state_(std::in_place_index<0>, std::forward<Arguments>(arguments)...) {}

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  [[nodiscard]] T& operator*() & { return checked_value(); }
  [[nodiscard]] const T& operator*() const& { return const_cast<Result*>(this)->checked_value(); }
  [[nodiscard]] T&& operator*() && { return std::move(checked_value()); }
  [[nodiscard]] T* operator->() { return &checked_value(); }
  [[nodiscard]] const T* operator->() const { return &**this; }

  [[nodiscard]] E& error() & { return checked_error(); }
  [[nodiscard]] const E& error() const& { return const_cast<Result*>(this)->checked_error(); }
  [[nodiscard]] E&& error() && { return std::move(checked_error()); }

 private:
  T& checked_value() {
    if (auto* value = std::get_if<0>(&state_)) return *value;
    misread("a Result was read as a value but holds an error");
  }
  E& checked_error() {
    if (auto* error = std::get_if<1>(&state_)) return *error;
    misread("a Result was read as an error but holds a value");
  }

  std::variant<T, E> state_;
};

}  // namespace mesh
