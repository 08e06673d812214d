// Which indexes a migration has made so far, since CREATE INDEX IF NOT EXISTS passes over a name that is taken.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/lookup.hpp"
#include "base/source.hpp"
#include "ddl/statement.hpp"

namespace mesh {

/// The indexes of one run, by schema and name as PostgreSQL stores them. A name in a schema and one without are never the same.
class MadeIndexes {
 public:
  /// Notes what `statement`, whose call stands at `span`, does to indexes.
  ///
  /// Gives: where the index was made whose name this statement's index has too, if one was. A statement that drops or renames
  ///        anything, or changes where names are looked for, ends what is known.
  [[nodiscard]] std::optional<Span> note(const ddl::Statement& statement, Span span);
  void forget();

 private:
  NameLookup place_of_;
  /// What the keys of `place_of_` view.
  std::deque<std::string> names_;
  std::vector<Span> places_;
};

}  // namespace mesh
