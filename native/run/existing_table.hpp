// A table, and a column of one, held against what a statement would have made. Private to existing.cpp.
#pragma once

#include "run/catalog.hpp"

namespace mesh::run {

[[nodiscard]] Texts differences(const ddl::CreateTable& wanted, std::string_view sql, const Catalog& catalog);
/// Of the columns that an ALTER TABLE adds.
[[nodiscard]] Texts differences(const ddl::AlterTable& wanted, std::string_view sql, const Catalog& catalog);

}  // namespace mesh::run
