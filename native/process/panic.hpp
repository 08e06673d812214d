// How C++ of ours panics, and what a run begins with after a panic that a host has survived.
#pragma once

#include <mesh/runtime.h>

#include <string>

namespace mesh::process {

/// mesh_panic with a message and no place. The message is freed first, since a host's hook may leave by longjmp, which destroys
/// nothing; of one that is longer than 500 bytes the rest is lost.
[[noreturn]] void panic(std::string message);

/// Calls the host's hook, if there is one that is not being called on this thread. Comes back where that does.
void tell_hook(const MeshPanic& panic);

/// Of the calling thread: a hook that it was in has been left without returning.
void leave_panic_hook();

}  // namespace mesh::process
