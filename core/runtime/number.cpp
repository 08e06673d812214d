// Numbers and truth as text and back.
#include <mesh/values.h>

#include "base/floating.hpp"
#include "base/text.hpp"
#include "runtime/spent.hpp"
#include "runtime/values.hpp"

using namespace mesh::runtime;

MeshString* mesh_int_to_string(int64_t value) {
  return null_if_spent([&] { return new_string(mesh::decimal(value)); });
}

MeshString* mesh_float_to_string(double value) {
  return null_if_spent([&] { return new_string(mesh::decimal_of(value)); });
}

MeshString* mesh_bool_to_string(int8_t value) { return new_string(value != 0 ? "true" : "false"); }

double mesh_int_to_float(int64_t value) { return static_cast<double>(value); }

MeshOption* mesh_string_to_float(const MeshString* text) {
  return null_if_spent([&] {
    const auto value = mesh::double_of(mesh::trim(text_of(text)));
    return value ? some_made(box(static_cast<int64_t>(word_of(*value)))) : none();
  });
}
