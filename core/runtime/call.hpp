// What every mesh_migration_* and mesh_pg_* function does between its C arguments and its MeshResult.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ddl/build.hpp"
#include "runtime/builtins.hpp"
#include "runtime/layout.hpp"
#include "runtime/pool.hpp"

namespace mesh::runtime {

/// One call in progress: reads its arguments, remembers the first that cannot be read, and sends what a builder makes of the rest.
/// Arguments are numbered as in the call, 0 being the pool.
class Call {
 public:
  Call(BuiltinId function, uint64_t pool) : function_(builtin(function)), pool_(pool) {}

  /// The text of argument `index`; a null pointer or text that is not UTF-8 is refused.
  [[nodiscard]] std::string_view text(uint32_t index, const MeshString* string);
  /// The texts of list argument `index`, which live as long as the call; null pointers are refused with their element.
  [[nodiscard]] ddl::Strings texts(uint32_t index, const void* list);

  /// Builds a statement and sends it, unless an argument was refused: Ok with a number, or Err. `build` is `Status(Statement&)`
  /// and numbers its arguments from the one after the pool.
  template <typename Build>
  [[nodiscard]] void* execute(Build build, ddl::Strings parameters = {}) {
    prepare(build);
    return execute_prepared(parameters);
  }
  /// The same for a query of one column: Ok with a list of its texts, or Err.
  template <typename Build>
  [[nodiscard]] void* list(Build build) {
    prepare(build);
    return list_prepared();
  }

 private:
  template <typename Build>
  void prepare(Build build) {
    if (refusal_) return;
    ddl::Status built = build(statement_);
    number_as_in_call(built);
  }
  void number_as_in_call(ddl::Status& built);
  void refuse(uint32_t argument, int32_t element, std::string_view message);
  /// The open pool, or null after the reason why there is none was put in `failure`.
  [[nodiscard]] Pool* pool_to_use(void*& failure) const;
  [[nodiscard]] void* execute_prepared(ddl::Strings parameters) const;
  [[nodiscard]] void* list_prepared() const;
  [[nodiscard]] std::string error_text() const;

  const Builtin& function_;
  uint64_t pool_;
  std::vector<std::string_view> texts_;
  ddl::Statement statement_;
  std::optional<ddl::Refusal> refusal_;
};

/// Err with a message, in the current arena.
[[nodiscard]] void* err_result(std::string_view message);
/// Ok with a boxed integer, in the current arena.
[[nodiscard]] void* ok_result(int64_t value);

}  // namespace mesh::runtime
