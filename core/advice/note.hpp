// What a rule says of a statement.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "advice/rule.hpp"
#include "ddl/statement.hpp"

namespace mesh::advice {

struct Note {
  Rule rule;
  /// What goes wrong, as a sentence without its full stop that names the objects.
  std::string message;
  /// What to do instead.
  std::string hint;
  /// The bytes of the statement's SQL that it is about; empty for the whole.
  ddl::TextRange text = {};
};

/// A rule's note with the names put in.
[[nodiscard]] Note make_note(Rule rule, std::string_view thing, std::string_view table, ddl::TextRange text = {});

/// Collects the notes of one statement.
class Notes {
 public:
  void add(Rule rule, std::string_view thing, std::string_view table, ddl::TextRange text = {}) {
    all_.push_back(make_note(rule, thing, table, text));
  }
  /// The last note of a rule that has one.
  [[nodiscard]] Note& of(Rule rule) {
    size_t at = all_.size() - 1;
    while (at > 0 && all_[at].rule != rule) --at;
    return all_[at];
  }
  [[nodiscard]] std::vector<Note> take() { return std::move(all_); }

 private:
  std::vector<Note> all_;
};

}  // namespace mesh::advice
