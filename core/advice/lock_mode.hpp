// PostgreSQL's locks on tables, and who waits for each.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace mesh::advice {

/// From the weakest to the strongest. Of two locks that one statement takes on a table only the stronger counts.
///
/// Source:  PostgreSQL 15 section 13.3.1 "Table-Level Locks".
enum class LockMode : uint8_t {
  none,
  access_share,
  row_share,
  row_exclusive,
  share_update_exclusive,
  share,
  share_row_exclusive,
  exclusive,
  access_exclusive,
};

/// As PostgreSQL's manual calls it, such as ACCESS EXCLUSIVE.
[[nodiscard]] std::string_view mode_text(LockMode mode);

/// What has to wait for a transaction that holds the lock, of "reads", "writes" and "ddl".
[[nodiscard]] std::span<const std::string_view> blocked_by(LockMode mode);

}  // namespace mesh::advice
