// Where compiled code is, of which each thread has its own.
#include <mesh/runtime.h>

MeshPlace* mesh_place() {
  thread_local constinit MeshPlace now{};
  return &now;
}
