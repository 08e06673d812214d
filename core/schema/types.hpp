// The types that every PostgreSQL has.
#pragma once

#include <string_view>

#include "ddl/facts.hpp"

namespace mesh::schema {

/// Whether a type, by its name as it is stored, is PostgreSQL's own.
[[nodiscard]] bool is_built_in(std::string_view type);
[[nodiscard]] bool is_text_type(const ddl::TypeFacts& type);

}  // namespace mesh::schema
