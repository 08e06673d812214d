// The table of a module in which the place of every call stands, for whoever runs it.
//
// An entry of the module notes the table in what mesh_place gives, which is each thread's own; before the module calls what can
// fail it stores a number there, which is an entry of the table. native/run/place_table.hpp reads both.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.hpp"
#include "lang/mir/mir.hpp"

namespace mesh::lang {

/// The places that a module names.
class LlvmPlaces {
 public:
  LlvmPlaces(const Mir& mir, const Source& source) : mir_(mir), source_(source), number_of_(mir.sites.size()) {}

  /// The entry of a site, which is in a function of this name. Entry 0 is nowhere.
  [[nodiscard]] uint32_t number(SiteId site, std::string_view function);

  /// The lines of the module that define the table.
  [[nodiscard]] std::string text(std::string_view prefix) const;

 private:
  /// The place of a text among those of `names`.
  [[nodiscard]] static uint32_t place_of(std::map<std::string, uint32_t, std::less<>>& names, std::string_view name);

  const Mir& mir_;
  const Source& source_;
  /// By site.
  std::vector<uint32_t> number_of_;
  /// Of entries 1 and on, four numbers each.
  std::string entries_;
  uint32_t count_ = 0;
  /// The first is that of entry 0, which has no name.
  std::map<std::string, uint32_t, std::less<>> files_{{"", 0}};
  std::map<std::string, uint32_t, std::less<>> functions_{{"", 0}};
};

}  // namespace mesh::lang
