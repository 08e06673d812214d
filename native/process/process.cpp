// What a compiled program's main calls around the program. A migration has no actors: there is one thread, and nothing to schedule.
#include <mesh/runtime.h>

/// Memory and pools come into being when they are first used.
void mesh_rt_init() {}

void mesh_rt_init_actor(int32_t /*schedulers*/) {}

/// Names serve processes that are started from afar, of which there are none.
void mesh_register_function(const uint8_t* /*name*/, int64_t /*size*/, MeshFunction /*function*/) {}

void mesh_rt_run_scheduler() {}
