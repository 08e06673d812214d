// What the previewed statements do to the database, function after function.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "advice/adviser.hpp"
#include "base/arena.hpp"
#include "schema/outcome.hpp"
#include "schema/schema.hpp"

namespace mesh {

/// How far a statement's text tells what it does.
enum class Reading : uint8_t {
  whole,
  /// A snippet leaves parts of it open.
  partial,
  /// It is the program that makes a day's partition: no other statement can name what it makes after the server's date.
  daily_partition,
};

class Consequences {
 public:
  /// `arena`: where what it says of statements lies; `is_sequence`: whether each statement is a transaction of its own.
  Consequences(const schema::Schema& start, Arena& arena, bool is_sequence)
      : start_(start), now_(start), adviser_(arena), is_sequence_(is_sequence) {}

  /// Begins a function: `down` from what `up` left behind, any other from the start.
  void begin(advice::Function function);
  /// What there is to say of the function's next statement, which is number `index` of the preview.
  ///
  /// Takes:   `outcome` and `work`, which are new, for what becomes of it and what it does.
  [[nodiscard]] std::vector<advice::Note> follow(std::string_view sql, Reading reading, uint32_t index, schema::Outcome& outcome,
                                                 advice::Work& work);
  /// Says that a call was refused before statement `index`, or may have done anything where `texts`, what it names, is empty.
  void refuse(const std::vector<std::string_view>& texts, uint32_t index);
  /// Ends the function. Gives what only its later statements have told of earlier ones.
  [[nodiscard]] std::vector<schema::Hindsight> end(std::string_view function);

  /// What only the function's end tells of its statements.
  [[nodiscard]] std::vector<advice::LateNote> late_notes() const { return adviser_.end(now_); }

  [[nodiscard]] const schema::Schema& schema() const { return now_; }
  /// Whether nothing stands in the function's way.
  [[nodiscard]] bool is_reached() const { return is_reached_; }
  /// Whether no statement so far may have done more than is known.
  [[nodiscard]] bool is_followed() const { return is_followed_; }

 private:
  schema::Schema start_;
  schema::Schema now_;
  std::optional<schema::Schema> after_up_;
  advice::Adviser adviser_;
  /// What one statement's facts view besides its SQL.
  Arena arena_;
  bool is_sequence_;
  bool is_reached_ = true;
  bool is_followed_ = true;
};

}  // namespace mesh
