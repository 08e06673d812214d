// A type's name as people read it.
#pragma once

#include <string>

#include "ddl/facts.hpp"

namespace mesh::ddl {

/// Example: app.mood[], numeric(10,2)
[[nodiscard]] std::string type_text(const TypeFacts& type);

}  // namespace mesh::ddl
