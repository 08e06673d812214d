// How many steps of a run's budget it takes to read values: of the interpreter's, and of compiled code's.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "runtime/builtins.hpp"

namespace mesh::runtime {

/// What is read of a value, as a letter, since compiled code has a text of them (mesh_spend_on): nothing; the bytes of a String;
/// the words of a list, and with them the bytes of its Strings; the entries of a map with their keys; a String that is compared or
/// hashed; a map in which a key is looked for; a list that is copied.
enum class Reading : char {
  nothing = '-',
  text = 's',
  list = 'l',
  texts = 't',
  map = 'm',
  compared_text = 'c',
  searched_map = 'f',
  copied_list = 'r',
};

/// Stands before the readings of a call that may compare every byte of one value with every byte of another.
inline constexpr char searches = '*';

/// What is read of a value of the type where a library function takes it, or gives it.
[[nodiscard]] Reading reading_of(const LibraryType& type);
/// A Reading for each parameter of the function, after `searches` where it holds.
[[nodiscard]] std::string readings_of(const Builtin& builtin);

/// The steps of reading the values behind `words`, one for each Reading.
///
/// Bounds:  linear in the elements of lists and maps of Strings.
[[nodiscard]] uint64_t steps_to_read(std::string_view readings, std::span<const uint64_t> words);
/// The same of a call's arguments, by the readings of its function.
[[nodiscard]] uint64_t steps_to_read(const Builtin& builtin, std::span<const uint64_t> words);
[[nodiscard]] uint64_t steps_to_read(Reading reading, uint64_t word);

}  // namespace mesh::runtime
