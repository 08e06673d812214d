// What every function that sends a statement (mesh_migration_*, mesh_pg_*, mesh_pool_*, mesh_repo_*) does between its C
// arguments and its MeshResult.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ddl/build.hpp"
#include "ddl/written_sql.hpp"
#include "runtime/builtins.hpp"
#include "runtime/layout.hpp"
#include "runtime/send.hpp"
#include "runtime/spent.hpp"

namespace mesh::runtime {

/// Where in a call a part stands, as messages say it: "`table`", or "element 2 of `columns`".
[[nodiscard]] std::string place_in_call(const Builtin& function, const ddl::Part& part);

/// One call in progress: reads its arguments, remembers the first that cannot be read, and sends what a builder makes of the rest.
/// Arguments are numbered as in the call, 0 being the pool.
class Call {
 public:
  Call(BuiltinId function, uint64_t pool) : function_(builtin(function)), pool_(pool) {
    // As much as most statements have.
    statement_.sql.reserve(96);
    statement_.clauses.reserve(4);
  }

  /// The text of argument `index`; a null pointer or text that is not UTF-8 is refused.
  [[nodiscard]] std::string_view text(uint32_t index, const MeshString* string);
  /// The texts of list argument `index`, which live as long as the call; null pointers are refused with their element.
  [[nodiscard]] ddl::Strings texts(uint32_t index, const void* list);

  /// Builds a statement and sends it, unless an argument was refused: the pool's MeshResult, or Err. `build` is
  /// `Status(Statement&)` and numbers its arguments from the one after the pool.
  template <typename Build>
  [[nodiscard]] void* execute(Build build) {
    return finish(build, send);
  }
  /// The same with `sender`, a `void*(uint64_t pool, Statement&&)`, in the place of `send`.
  template <typename Build, typename Sender>
  [[nodiscard]] void* finish(Build build, Sender sender) {
    if (!refusal_) take_status(build(statement_));
    return refusal_ ? refused() : sender(pool_, std::move(statement_));
  }

 private:
  /// Takes what the builder gave, its arguments numbered as in the call.
  void take_status(ddl::Status built);
  void refuse(uint32_t argument, int32_t element, std::string_view message);
  [[nodiscard]] void* refused() const;
  [[nodiscard]] std::string error_text() const;

  const Builtin& function_;
  uint64_t pool_;
  std::vector<std::string_view> texts_;
  ddl::Statement statement_;
  std::optional<ddl::Refusal> refusal_;
};

/// What `act`, a `void*(Call&)`, gives for a call of `function`; null where memory is spent, of which the pool is told as of a
/// refusal.
template <typename Act>
[[nodiscard]] void* in_call(BuiltinId function, uint64_t pool, Act act) {
  return null_if_spent(
      [&]() -> void* {
        Call call(function, pool);
        return act(call);
      },
      [&] { tell_refusal(pool, {.code = Code::bad_value, .part = {}, .message = std::string(memory_is_spent), .hint = {}}); });
}

}  // namespace mesh::runtime
