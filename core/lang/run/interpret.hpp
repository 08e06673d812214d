// Runs MIR on the runtime's own values.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "lang/mir/executable.hpp"
#include "lang/mir/mir.hpp"

namespace mesh::lang {

/// What is known of a value while a migration is previewed. `spoiled`: a reported mistake stands in its place. `run_time`: only a
/// server knows it, or who calls the program. `free`: a snippet does not say it. `…_payload`: a Result or Option whose constructor
/// is known, but not what it holds.
enum class Knowledge : uint8_t { known, spoiled, run_time, run_time_payload, free, free_payload };

/// A word of the ABI with where in the source it was written.
struct Value {
  uint64_t word = 0;
  SiteId origin{};
  Knowledge knowledge = Knowledge::known;
};

/// What the interpreter takes a call's result for.
enum class Verdict : uint8_t { as_returned, succeeded, succeeded_unknown };

/// The two texts that a text was joined of.
struct Joined {
  Value left;
  Value right;
};

/// A call that was not made, since it is made of what a snippet leaves free, or of a mistake.
struct LeftOut {
  std::string_view call;
  SiteId site;
  /// Where what is free stands, or nothing where it is a mistake.
  std::optional<SiteId> origin;
};

/// A call of a library function that has just returned.
class RuntimeCall {
 public:
  virtual ~RuntimeCall() = default;
  [[nodiscard]] virtual const runtime::Builtin& builtin() const = 0;
  [[nodiscard]] virtual SiteId site() const = 0;
  /// An argument, or an element of a list argument.
  [[nodiscard]] virtual Value argument(uint32_t argument, int32_t element) const = 0;
  /// What the text behind a word was joined of, if it was and that is remembered.
  [[nodiscard]] virtual const Joined* joined(uint64_t word) const = 0;
};

/// What a call prints: text, unless it is not known here, and perhaps the end of its line. On standard error it is a line.
struct Printed {
  std::optional<std::string_view> text;
  bool ends_line;
  bool is_error;
};

/// Whoever runs a program: hears of what it calls and prints.
class Host {
 public:
  virtual ~Host() = default;
  /// A library function is about to be called that sends something, at `site` of the function of that name.
  virtual void calling(SiteId /*site*/, std::string_view /*function*/) {}
  /// The run is stopped there: by a budget, a panic, or what is not known.
  virtual void stopped(SiteId /*site*/, std::string_view /*function*/) {}
  [[nodiscard]] virtual Verdict called(const RuntimeCall& call) = 0;
  virtual void left_out(const LeftOut& /*call*/) {}
  /// What would have been called here is not known: a mistake stands in its place, or the run ends early.
  virtual void passed_over() {}
  virtual void printed(const Printed& printed, SiteId site) = 0;
  /// The environment variable `name`, which is asked for at `site`, or nothing.
  [[nodiscard]] virtual std::optional<std::string> variable(std::string_view name, SiteId site) = 0;
  /// The words that the program was called with, its own name first, or nothing where they are not known.
  [[nodiscard]] virtual std::optional<std::vector<std::string>> arguments() = 0;
  /// The run ends with an Err that was made at `origin`; `text` is empty where the error is no String.
  virtual void gave_error(std::string_view text, SiteId origin) = 0;
  /// Whether it asks what texts were joined of.
  [[nodiscard]] virtual bool asks_of_joined() const { return false; }
  /// True once nothing more can be kept; the run then ends.
  [[nodiscard]] virtual bool is_full() const = 0;
};

/// Runs one entry with the pool behind `pool`: the same for a preview's recorder and a server's pool.
///
/// Errors:  step_budget, depth_budget, memory_budget, output_budget, known_only_at_run_time, panic: each ends the run where it is.
/// Bounds:  lang/limits.hpp. No recursion: calls of the program are frames in a vector.
void run_entry(const Executable& executable, uint32_t entry, uint64_t pool, Host& host, Diagnostics& diagnostics);

class Interpreter;

/// Runs snippets as `run_entry` does, one after the other: each knows the names of those before it. Their values share one budget
/// of memory.
class SnippetRunner {
 public:
  /// Both must outlive it.
  SnippetRunner(const Executable& executable, Diagnostics& diagnostics);
  ~SnippetRunner();
  SnippetRunner(const SnippetRunner&) = delete;
  SnippetRunner& operator=(const SnippetRunner&) = delete;

  void run(uint32_t entry, uint64_t pool, Host& host);

 private:
  std::unique_ptr<Interpreter> interpreter_;
};

}  // namespace mesh::lang
