/* Checks for test programs in C: each failure is named, and any makes the program fail. */
#ifndef MESH_TESTS_ABI_CHECK_H
#define MESH_TESTS_ABI_CHECK_H

#include <mesh/runtime.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static int failures;

#define CHECK(condition)                                              \
  do {                                                                \
    if (!(condition)) {                                               \
      ++failures;                                                     \
      fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
    }                                                                 \
  } while (0)

static inline MeshString* text(const char* bytes) { return mesh_string_new((const uint8_t*)bytes, strlen(bytes)); }

static inline bool is_text(const void* string, const char* expected) {
  const MeshString* header = string;
  return header->len == strlen(expected) && memcmp(header + 1, expected, header->len) == 0;
}

static inline bool begins(const void* string, const char* expected) {
  const MeshString* header = string;
  return header->len >= strlen(expected) && memcmp(header + 1, expected, strlen(expected)) == 0;
}

static inline uint64_t word(const void* pointer) { return (uint64_t)(uintptr_t)pointer; }

/* The Err's text, or null for an Ok. */
static inline const MeshString* err_of(const void* result) {
  const MeshResult* cell = result;
  return cell->tag == 1 ? cell->value : NULL;
}

#endif
