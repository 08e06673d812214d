// What a statement does, as lines to compare: once from its facts, once from PostgreSQL's parse tree.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "ddl/facts.hpp"

namespace mesh::test {

/// Of facts that the summary knows, and nothing for any other.
std::optional<std::string> summary_of(const ddl::Facts& facts);

/// Of a statement's parse tree, and nothing for a node that the summary does not know.
std::optional<std::string> summary_of(const nlohmann::json& statement);

/// The ranges of the facts that are taken as they stand.
std::vector<ddl::TextRange> unjudged(const ddl::Facts& facts);

}  // namespace mesh::test
