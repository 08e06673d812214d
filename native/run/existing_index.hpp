// An index held against what a statement would have made. Private to existing.cpp.
#pragma once

#include "run/catalog.hpp"

namespace mesh::run {

[[nodiscard]] Texts differences(const ddl::CreateIndex& wanted, std::string_view sql, const Catalog& catalog);

}  // namespace mesh::run
