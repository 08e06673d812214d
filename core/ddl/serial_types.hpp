// The types that bring a sequence along.
#pragma once

#include "ddl/word_list.hpp"

namespace mesh::ddl {

inline constexpr WordList serial_types = " BIGSERIAL SERIAL SERIAL2 SERIAL4 SERIAL8 SMALLSERIAL ";

}  // namespace mesh::ddl
