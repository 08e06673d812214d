/* The values of Mesh's C ABI that hold others: lists, tuples and maps. Owned as values.h says. */
#ifndef MESH_COLLECTIONS_H
#define MESH_COLLECTIONS_H

#include <mesh/values.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A tuple: `len` words follow the header. */
typedef struct MeshTuple {
  uint64_t len;
} MeshTuple;

/* Pairs of words, keys before values, in the order in which the keys first came. Only the functions below know its layout. */
typedef struct MeshMap MeshMap;

/* A Mesh function given to a function below: cast to this from what that one names. Mesh code has its captured values in `env`, its
 * first argument; with a null `env` the function is called without that argument. */
typedef void (*MeshFunction)(void);

/* --- Lists of words. An index that is not in the list is a panic: mesh_panic is called and does not come back. --- */

MESH_API MeshList* mesh_list_new(void);
/* A list of the `count` words at `elements`, copied. A negative count is taken as 0. */
MESH_API MeshList* mesh_list_from_array(const uint64_t* elements, int64_t count);
/* An empty list for mesh_list_builder_push to fill, before anyone else sees it, with up to `capacity` elements. A push beyond the
 * capacity is dropped. */
MESH_API MeshList* mesh_list_builder_new(int64_t capacity);
MESH_API void mesh_list_builder_push(MeshList* list, uint64_t element);
MESH_API int64_t mesh_list_length(const MeshList* list);
/* "mesh_list_get: index I out of bounds (len N)"; nth is another name of get. */
MESH_API uint64_t mesh_list_get(const MeshList* list, int64_t index);
MESH_API uint64_t mesh_list_nth(const MeshList* list, int64_t index);
/* "mesh_list_head: empty list", and so with the names of the two that follow. */
MESH_API uint64_t mesh_list_head(const MeshList* list);
MESH_API MeshList* mesh_list_tail(const MeshList* list);
MESH_API uint64_t mesh_list_last(const MeshList* list);
MESH_API MeshList* mesh_list_append(const MeshList* list, uint64_t element);
MESH_API MeshList* mesh_list_concat(const MeshList* a, const MeshList* b);
MESH_API MeshList* mesh_list_reverse(const MeshList* list);
/* The first `count` elements, and the list without them; the count is moved into 0 to length. */
MESH_API MeshList* mesh_list_take(const MeshList* list, int64_t count);
MESH_API MeshList* mesh_list_drop(const MeshList* list, int64_t count);
/* Whether an element is this word, and whether one is this text. */
MESH_API int8_t mesh_list_contains(const MeshList* list, uint64_t element);
MESH_API int8_t mesh_list_contains_str(const MeshList* list, const MeshString* text);
/* A list of MeshTuple: (a, b) as far as the shorter list goes, and (index, element). */
MESH_API MeshList* mesh_list_zip(const MeshList* a, const MeshList* b);
MESH_API MeshList* mesh_list_enumerate(const MeshList* list);
/* The elements of the lists that are the elements. */
MESH_API MeshList* mesh_list_flatten(const MeshList* lists);

/* Here `function` is uint64_t(void *env, uint64_t element). */
MESH_API MeshList* mesh_list_map(const MeshList* list, MeshFunction function, void* env);
/* Its word is a MeshList. */
MESH_API MeshList* mesh_list_flat_map(const MeshList* list, MeshFunction function, void* env);
/* Here `function` is int8_t(void *env, uint64_t element), of which the lowest bit counts. */
MESH_API MeshList* mesh_list_filter(const MeshList* list, MeshFunction function, void* env);
MESH_API int8_t mesh_list_any(const MeshList* list, MeshFunction function, void* env);
MESH_API int8_t mesh_list_all(const MeshList* list, MeshFunction function, void* env);
/* Some first element that passes, or None. `value` is the element's word itself, also of an Int. */
MESH_API MeshOption* mesh_list_find(const MeshList* list, MeshFunction function, void* env);
/* Here `function` is uint64_t(void *env, uint64_t so_far, uint64_t element). */
MESH_API uint64_t mesh_list_reduce(const MeshList* list, uint64_t start, MeshFunction function, void* env);
/* Here `function` is int64_t(void *env, uint64_t a, uint64_t b): below, at or above 0 as `a` comes before, with or after `b`.
 * Elements that come with each other keep their order. */
MESH_API MeshList* mesh_list_sort(const MeshList* list, MeshFunction function, void* env);

/* --- Tuples of words --- */

MESH_API int64_t mesh_tuple_size(const MeshTuple* tuple);
MESH_API uint64_t mesh_tuple_first(const MeshTuple* tuple);
MESH_API uint64_t mesh_tuple_second(const MeshTuple* tuple);
/* The word at `index`, from 0, or the panic "mesh_tuple_nth: index I out of bounds (len N)". */
MESH_API uint64_t mesh_tuple_nth(const MeshTuple* tuple, int64_t index);

/* --- Ranges: MeshTuples of two Ints, the start and the end, which is not among the numbers. One whose end is not above its start
 * has none. What goes through the numbers makes a list of them first, 8 bytes each. --- */

MESH_API MeshTuple* mesh_range_new(int64_t start, int64_t end);
/* How many numbers it has, or INT64_MAX where there are more. */
MESH_API int64_t mesh_range_length(const MeshTuple* range);
/* A list of the numbers, from the start up. */
MESH_API MeshList* mesh_range_to_list(const MeshTuple* range);
/* As mesh_list_map and mesh_list_filter do with that list. */
MESH_API MeshList* mesh_range_map(const MeshTuple* range, MeshFunction function, void* env);
MESH_API MeshList* mesh_range_filter(const MeshTuple* range, MeshFunction function, void* env);

/* --- Maps. Every change is a copy; finding a key takes a look at each. Keys are all Ints or all Strings, compared as such. --- */

/* An empty map with Int keys. */
MESH_API MeshMap* mesh_map_new(void);
/* An empty map with Int keys for 0 and String keys for 1. */
MESH_API MeshMap* mesh_map_new_typed(int64_t key_type);
/* The map, or, when it is empty, an empty one with String keys. */
MESH_API MeshMap* mesh_map_tag_string(MeshMap* map);
/* The map, or, of one that was made with Int keys which are Strings, its entries under those. */
MESH_API const MeshMap* mesh_map_with_string_keys(const MeshMap* map);
/* A map of the `count` keys at `keys` to the values beside them at `values`; of a key that stands there twice, to the last. Its
 * keys are Int for 0 and String for 1. */
MESH_API MeshMap* mesh_map_from_arrays(const uint64_t* keys, const uint64_t* values, int64_t count, int64_t key_type);
MESH_API MeshMap* mesh_map_put(const MeshMap* map, uint64_t key, uint64_t value);
/* The key's value, or 0 when it has none. */
MESH_API uint64_t mesh_map_get(const MeshMap* map, uint64_t key);
/* The key's value, or the panic "mesh_map_fetch: the key is not in the map". */
MESH_API uint64_t mesh_map_fetch(const MeshMap* map, uint64_t key);
MESH_API int8_t mesh_map_has_key(const MeshMap* map, uint64_t key);
MESH_API MeshMap* mesh_map_delete(const MeshMap* map, uint64_t key);
MESH_API int64_t mesh_map_size(const MeshMap* map);
MESH_API MeshList* mesh_map_keys(const MeshMap* map);
MESH_API MeshList* mesh_map_values(const MeshMap* map);
/* What is in `a` or `b`, with the values of `b` where a key is in both. */
MESH_API MeshMap* mesh_map_merge(const MeshMap* a, const MeshMap* b);
/* A list of MeshTuple (key, value), and a map with Int keys of such a list. */
MESH_API MeshList* mesh_map_to_list(const MeshMap* map);
MESH_API MeshMap* mesh_map_from_list(const MeshList* pairs);
/* The key and the value at `index`, from 0 to size - 1. */
MESH_API uint64_t mesh_map_entry_key(const MeshMap* map, int64_t index);
MESH_API uint64_t mesh_map_entry_value(const MeshMap* map, int64_t index);
/* The index of the entry with this key, or the size of the map when it has none. */
MESH_API int64_t mesh_map_entry_index(const MeshMap* map, uint64_t key);

#ifdef __cplusplus
}
#endif

#endif
