// Goes through a migration statement by statement, and says what its author should think of before it runs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "advice/note.hpp"
#include "advice/work.hpp"
#include "ddl/facts.hpp"
#include "schema/outcome.hpp"
#include "schema/schema.hpp"

namespace mesh::advice {

/// A note that only the end of a function tells.
struct LateNote {
  uint32_t statement = 0;
  Note note;
};

/// What a rule's note depends on besides the statement.
struct Function {
  std::string name;
  /// The number of its first statement.
  uint32_t first_statement = 0;
  /// Whether the file takes back what `up` does.
  bool has_down = false;
  /// Whether each statement is a transaction of its own, so that its locks end with it.
  bool is_sequence = false;
};

/// What the statements of a function so far have done to names.
class Past {
 public:
  void follow(const ddl::Facts& facts);
  /// Whether an index of the name may have been dropped, in whatever schema.
  [[nodiscard]] bool has_dropped(std::string_view index) const;
  /// Whether a rename may have given the name, to a relation or to a column of the relation `holder`.
  [[nodiscard]] bool has_given(std::string_view holder, std::string_view name) const;

 private:
  struct Given {
    std::string holder;
    std::string name;
  };
  std::vector<Given> given_;
  std::vector<std::string> dropped_indexes_;
};

class Adviser {
 public:
  /// `arena`: where what is said of a statement's work lies.
  explicit Adviser(Arena& arena) : arena_(arena) {}

  void begin(Function function);
  /// Looks at the next statement before the schema applies it, whose outcome `judge` is to be told.
  void look(const ddl::Facts& facts, std::string_view sql, const schema::Schema& before);
  /// What there is to say of it, nothing but its locks where it is skipped; in `work`, which is new, what it does.
  [[nodiscard]] std::vector<Note> judge(const schema::Outcome& outcome, Work& work);
  /// Ends the function.
  [[nodiscard]] std::vector<LateNote> end(const schema::Schema& after) const;

 private:
  void judge_work(const Work& work, Notes& notes);
  /// Keeps the names of what is there for the session only.
  void follow_temporary(const ddl::Facts& facts);

  Arena& arena_;
  Function function_;
  /// What is known of the statement that was looked at: its work and its notes.
  Work work_;
  Notes notes_;
  bool is_alter_ = false;
  bool is_timeout_ = false;
  /// Of the statements of the function so far: the tables that it had not made and that are locked for readers, or were read whole.
  std::vector<std::string> locked_;
  std::vector<std::string> read_;
  std::vector<std::string> temporary_;
  Past past_;
  bool has_timeout_ = false;
  /// What is said once.
  bool has_said_waits_ = false;
  bool has_said_locked_ = false;
};

}  // namespace mesh::advice
