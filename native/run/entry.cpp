#include "run/entry.hpp"

#include <mesh/runtime.h>

#include "lang/limits.hpp"
#include "runtime/arena.hpp"
#include "runtime/layout.hpp"

namespace mesh::run {

Failure call_entry(EntryPoint entry, ErrorForm form, uint64_t pool) {
  runtime::Arena arena(lang::most_memory);
  const runtime::ArenaScope scope(arena);
  mesh_begin_run(lang::most_steps);
  const MeshResult* result = entry(pool);
  if (form == ErrorForm::none || result->tag == runtime::tag_ok) return std::nullopt;
  if (form == ErrorForm::opaque) return "it gave an Err";
  return std::string(runtime::text_of(static_cast<const MeshString*>(result->value)));
}

}  // namespace mesh::run
