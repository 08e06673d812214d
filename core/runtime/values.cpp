#include "runtime/values.hpp"

#include <charconv>
#include <cstring>

namespace mesh::runtime {
namespace {

MeshOption* new_option(uint8_t tag, void* value) {
  auto* option = allocate<MeshOption>(0);
  if (option == nullptr) return nullptr;
  option->tag = tag;
  option->value = value;
  return option;
}

}  // namespace

void* box(int64_t value) {
  void* cell = mesh_gc_alloc_actor(sizeof value, alignof(int64_t));
  if (cell != nullptr) std::memcpy(cell, &value, sizeof value);
  return cell;
}

MeshResult* ok_result(int64_t value) {
  void* boxed = box(value);
  return boxed == nullptr ? nullptr : mesh_alloc_result(tag_ok, boxed);
}

MeshOption* some_made(void* value) { return value == nullptr ? nullptr : some(value); }

MeshOption* some(void* value) { return new_option(tag_some, value); }

MeshOption* none() { return new_option(tag_none, nullptr); }

std::string_view without_plus(std::string_view text) {
  const bool has_plus = text.starts_with('+') && !text.starts_with("+-");
  return has_plus ? text.substr(1) : text;
}

std::optional<int64_t> integer_of(std::string_view text) {
  const std::string_view digits = without_plus(text);
  int64_t value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return std::nullopt;
  return value;
}

}  // namespace mesh::runtime

using namespace mesh::runtime;

MeshResult* mesh_alloc_result(int64_t tag, void* value) {
  auto* result = allocate<MeshResult>(0);
  if (result == nullptr) return nullptr;
  result->tag = static_cast<uint8_t>(tag);
  result->value = value;
  return result;
}

int64_t mesh_result_is_ok(const MeshResult* result) { return result->tag == tag_ok ? 1 : 0; }

void* mesh_result_unwrap(const MeshResult* result) { return result->value; }
