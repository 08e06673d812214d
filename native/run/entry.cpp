#include "run/entry.hpp"

#include <mesh/runtime.h>

#include <string_view>

#include "lang/limits.hpp"
#include "lang/stops.hpp"
#include "run/deep_stack.hpp"
#include "run/place_table.hpp"
#include "runtime/arena.hpp"
#include "runtime/layout.hpp"

namespace mesh::run {
namespace {

/// While it lives, a panic stops the run.
class PanicsStop {
 public:
  explicit PanicsStop(const Stop& stop) : stop_(stop) {
    if (stop_) mesh_on_panic(&PanicsStop::tell, this);
  }
  ~PanicsStop() {
    if (stop_) mesh_on_panic(nullptr, nullptr);
  }
  PanicsStop(const PanicsStop&) = delete;
  PanicsStop& operator=(const PanicsStop&) = delete;

 private:
  static void tell(void* self, const MeshPanic* panic) {
    const std::string_view message(reinterpret_cast<const char*>(panic->message), static_cast<size_t>(panic->size));
    static_cast<const PanicsStop*>(self)->stop_(lang::text_of_panic(message));
  }

  const Stop& stop_;
};

Failure call_entry(EntryPoint entry, ErrorForm form, uint64_t pool, const Stop& stop) {
  const PanicsStop panics_stop(stop);
  runtime::Arena arena(lang::most_memory);
  const runtime::ArenaScope scope(arena);
  mesh_begin_run(lang::most_steps);
  const MeshResult* result = entry(pool);
  if (form == ErrorForm::none || result->tag == runtime::tag_ok) return std::nullopt;
  if (form == ErrorForm::opaque) return "it gave an Err";
  return std::string(runtime::text_of(static_cast<const MeshString*>(result->value)));
}

}  // namespace

Program compiled_program(EntryPoint entry, ErrorForm form) {
  const auto run = [=](uint64_t pool, const Stop& stop) {
    Failure failure;
    on_deep_stack([&] { failure = call_entry(entry, form, pool, stop); });
    return failure;
  };
  return {run, place_now};
}

}  // namespace mesh::run
