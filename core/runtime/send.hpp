// Where a finished statement leaves. These two functions are defined twice, and a library links one of the files: send_to_pool.cpp,
// for the pools behind our own handles, or send_to_host.cpp, for a host that has pools of its own.
#pragma once

#include <cstdint>

#include "ddl/statement.hpp"

namespace mesh::runtime {

/// Sends a statement without parameters to the pool behind the handle, which may take what it holds, and gives its MeshResult.
[[nodiscard]] void* send(uint64_t pool, ddl::Statement&& statement);

/// Tells the pool, where it can be told, of a call that has no statement.
void tell_refusal(uint64_t pool, const ddl::Refusal& refusal);

}  // namespace mesh::runtime
