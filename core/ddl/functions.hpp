// PostgreSQL's functions that migrations call, and whether they give the same again.
#pragma once

#include <cstdint>
#include <string_view>

namespace mesh::ddl {

/// How far what a function gives depends on more than its arguments, the less dependent before the more.
enum class Volatility : uint8_t {
  /// Not at all, or at most in some of its forms, as with date_trunc.
  immutable,
  /// On the session, the settings or the transaction's time.
  stable,
  /// Not known.
  unknown,
  /// On the call: each one may give something else.
  is_volatile,
};

/// Of a function by its name, in any case. Functions of well-known extensions are among them.
///
/// Source:  `pg_proc` of PostgreSQL 15, and the reference pages of later versions and of uuid-ossp and pgcrypto.
[[nodiscard]] Volatility volatility_of(std::string_view function);

/// The most dependent of what an expression calls. Operators and casts count as stable at most.
///
/// Bounds:  one pass.
[[nodiscard]] Volatility volatility_in(std::string_view expression);

}  // namespace mesh::ddl
