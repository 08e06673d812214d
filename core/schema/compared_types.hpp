// Types, and which of them compare. Private to core/schema.
#pragma once

#include <cstdint>
#include <string_view>

#include "ddl/facts.hpp"
#include "schema/types.hpp"

namespace mesh::schema {

enum class Comparable : uint8_t { no, yes, unknown };

// types.cpp
[[nodiscard]] Comparable compare(const ddl::TypeFacts& key, const ddl::TypeFacts& referenced);
/// Whether ALTER COLUMN ... TYPE needs no USING.
[[nodiscard]] Comparable converts(const ddl::TypeFacts& from, const ddl::TypeFacts& to);
/// Whether an operator compares two types. Notes whether what it says depends on the session's settings.
[[nodiscard]] Comparable compares(const ddl::TypeFacts& left, const ddl::TypeFacts& right, bool& is_stable);
/// Whether one is cast to the other; likewise.
[[nodiscard]] Comparable casts(const ddl::TypeFacts& from, const ddl::TypeFacts& to, bool& is_stable);
[[nodiscard]] bool is_number_type(const ddl::TypeFacts& type);
/// Whether a type is of points in time that have a date.
[[nodiscard]] bool is_day_type(const ddl::TypeFacts& type);
/// Whether a type is one of PostgreSQL's own that no btree can hold.
[[nodiscard]] bool is_without_order(const ddl::TypeFacts& type);

// versions.cpp
/// The version that brought a type of PostgreSQL's; 0 for those that have always been there.
[[nodiscard]] unsigned first_version_of(std::string_view type);
/// The last that brought types.
inline constexpr unsigned last_with_new_types = 14;

}  // namespace mesh::schema
