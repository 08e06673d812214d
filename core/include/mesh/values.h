/* The values of Mesh's C ABI: memory, text, numbers, options and results; collections.h has the others. Plain C; usable from C++ as
 * it is.
 *
 * Values do not change once they are made, so any number may share a part. All of them are memory of the calling thread: of the
 * scope that it has begun (memory.h), and of the thread itself where there is none. Nobody frees one.
 * Arguments are read during the call and stay the caller's; what is put into a list, a map, an option or a result must live as
 * long as that does.
 *
 * Unless it says otherwise, a pointer argument must not be null, and a function that gives a pointer gives null when memory is
 * spent. Truth values are 0 and 1 in an int8_t. A word is 64 bits of any type: an Int, the bits of a Float, or an address. */
#ifndef MESH_VALUES_H
#define MESH_VALUES_H

#include <mesh/migration.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A value that may be missing: tag 0 is Some, 1 is None. `value` is as in a MeshResult. */
typedef struct MeshOption {
  uint8_t tag;
  void* value;
} MeshOption;

/* --- Memory --- */

/* `size` zeroed bytes at a multiple of `align`, a power of two up to 4,096; any other alignment gives null. */
MESH_API void* mesh_gc_alloc_actor(uint64_t size, uint64_t align);
/* Another name of it. */
MESH_API void* mesh_gc_alloc(uint64_t size, uint64_t align);

/* --- Text. Lengths and positions count code points. --- */

/* A string of the `size` bytes at `bytes`, copied; they must be UTF-8. A null `bytes` leaves zeros. */
MESH_API MeshString* mesh_string_new(const uint8_t* bytes, uint64_t size);
MESH_API MeshString* mesh_string_concat(const MeshString* a, const MeshString* b);
MESH_API int8_t mesh_string_eq(const MeshString* a, const MeshString* b);
/* Below, at or above 0 as `a` comes before, with or after `b`, byte by byte. */
MESH_API int64_t mesh_string_compare(const MeshString* a, const MeshString* b);
MESH_API int64_t mesh_string_length(const MeshString* text);
/* The code points from `start` up to `end`, both from 0 and moved into the text. */
MESH_API MeshString* mesh_string_slice(const MeshString* text, int64_t start, int64_t end);
MESH_API int8_t mesh_string_contains(const MeshString* text, const MeshString* part);
MESH_API int8_t mesh_string_starts_with(const MeshString* text, const MeshString* prefix);
MESH_API int8_t mesh_string_ends_with(const MeshString* text, const MeshString* suffix);
/* Without Unicode white space at either end. */
MESH_API MeshString* mesh_string_trim(const MeshString* text);
/* Every letter in upper or lower case as Unicode 17 maps it, in no language's own way: "ß" becomes "SS", and "Σ" becomes "σ", or
 * "ς" where it ends a word. */
MESH_API MeshString* mesh_string_to_upper(const MeshString* text);
MESH_API MeshString* mesh_string_to_lower(const MeshString* text);
/* Every `from`, read from the left, as `to`. An empty `from` stands before every code point and at the end. */
MESH_API MeshString* mesh_string_replace(const MeshString* text, const MeshString* from, const MeshString* to);
/* The texts between the separators, at least one. An empty separator stands where the empty `from` above does. */
MESH_API MeshList* mesh_string_split(const MeshString* text, const MeshString* separator);
MESH_API MeshString* mesh_string_join(const MeshList* texts, const MeshString* separator);
/* Some boxed int64_t, or None; white space around the number is passed over. */
MESH_API MeshOption* mesh_string_to_int(const MeshString* text);
/* Some boxed double, or None; white space around the number is passed over. */
MESH_API MeshOption* mesh_string_to_float(const MeshString* text);

/* --- Numbers and truth as text --- */

MESH_API MeshString* mesh_int_to_string(int64_t value);
/* The fewest digits that read back as `value`, without an exponent: 0.1, 3, -0, NaN, inf. */
MESH_API MeshString* mesh_float_to_string(double value);
/* "true" or "false". */
MESH_API MeshString* mesh_bool_to_string(int8_t value);
/* The MeshString whose address the word is, itself and not a copy. */
MESH_API MeshString* mesh_string_to_string(uint64_t text);
MESH_API double mesh_int_to_float(int64_t value);

/* --- Results --- */

/* A result with this tag (0 Ok, 1 Err) and this payload, which may be null. */
MESH_API MeshResult* mesh_alloc_result(int64_t tag, void* value);
MESH_API int64_t mesh_result_is_ok(const MeshResult* result);
/* The payload of either. */
MESH_API void* mesh_result_unwrap(const MeshResult* result);

#ifdef __cplusplus
}
#endif

#endif
