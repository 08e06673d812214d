// What a thread's last statement from C came to, in the C ABI's fields (<mesh/statement.h>).
#pragma once

#include <mesh/statement.h>
#include <mesh/outcome.hpp>

#include <string_view>

namespace mesh::pool {

/// Makes it what mesh_last_outcome gives on the calling thread; where memory for it is spent, that gives null.
void note_outcome(std::string_view sql, Result<Executed, DatabaseError> outcome) noexcept;

/// The same of a call that gives null, since memory is spent.
void note_spent(std::string_view sql) noexcept;

/// Views of the notice, which must outlive them.
[[nodiscard]] MeshNotice view_of(const ServerNotice& notice);

}  // namespace mesh::pool
