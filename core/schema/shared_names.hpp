// Names and their numbers, whose copies share what neither has added. Private to core/schema.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/lookup.hpp"

namespace mesh::schema {

/// Tables of names, each at least as large as the next. A copy costs a pointer for each.
///
/// Bounds:  looking up takes as many steps as there are tables, which is the logarithm of the names; adding n of them n log n.
class SharedNames {
 public:
  [[nodiscard]] std::optional<uint32_t> find(std::string_view name) const;
  /// Remembers a new name, which must outlive what is made of this.
  void add(std::string_view name, uint32_t number);
  void clear() { tables_.clear(); }

 private:
  std::vector<std::shared_ptr<NameLookup>> tables_;
};

}  // namespace mesh::schema
