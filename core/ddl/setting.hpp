// Parameters of a session and of a relation: what each takes, and how a value is written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ddl/sql_reader.hpp"

namespace mesh::ddl {

/// What a parameter takes: on and off, one of some words, a number, or one with a unit.
enum class Taken : uint8_t { text, truth, truth_or_auto, on_off_auto, level, number, time, memory };

/// A parameter of a session.
struct Setting {
  std::string_view name;
  Taken taken;
  /// In ms or kB.
  int32_t least;
};

/// The parameter of the name, in any case, if every version has it and any role may set it; null for all others.
[[nodiscard]] const Setting* find_setting(std::string_view name);

/// Reads the value that stands next: a text, a word, or a number with its sign. Fails as the reader does, where none stands.
[[nodiscard]] std::string read_setting_value(SqlReader& reader);

}  // namespace mesh::ddl
