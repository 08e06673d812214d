// Reads from a server's notice what the statement did. PostgreSQL reports a skipped IF [NOT] EXISTS as success with a notice.
#pragma once

#include <mesh/outcome.hpp>

#include <string_view>
#include <vector>

namespace mesh::pool {

/// What of a notice does not depend on the language the server speaks.
struct NoticeOrigin {
  std::string_view severity;
  std::string_view sqlstate;
  /// The function of the server that sent it.
  std::string_view sent_by;
  /// Whether a statement inside of a function or a DO block is what it speaks of.
  bool is_from_inside = false;
};

/// The effect that a notice tells of; applied for one that tells of none.
///
/// IF NOT EXISTS is told by SQLSTATE: 42P07 relation, 42701 column, 42P06 schema, 42710 anything else. A name that was cut is
/// 42622. IF EXISTS has no SQLSTATE but 00000, which any notice may have, and its text is in the server's language; what tells it
/// is the function that sent it. A RAISE in PL/pgSQL never counts, whatever its SQLSTATE.
///
/// Source:  PostgreSQL 15's notices for each form, as tests/postgres/pool_effects.cpp gets them from a server.
[[nodiscard]] Effect effect_of(const NoticeOrigin& notice);

/// What a statement did, by all its notices. One that drops or alters several things is skipped only where as many notices say so.
[[nodiscard]] Effect effect_of(std::string_view sql, const std::vector<ServerNotice>& notices);

}  // namespace mesh::pool
