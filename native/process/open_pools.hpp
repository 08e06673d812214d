// The pools that were opened from C, and what the functions about them have in common.
#pragma once

#include <mesh/statement.h>
#include <mesh/database.hpp>

#include <memory>
#include <mutex>
#include <string_view>
#include <variant>

#include "pool/last_outcome.hpp"
#include "process/owners.hpp"
#include "runtime/spent.hpp"
#include "runtime/values.hpp"

namespace mesh::process {

/// Who is told of a pool's notices. Any thread may call it.
class NoticeTarget {
 public:
  void set(MeshNoticeHook hook, void* context);
  void tell(const SentStatement& statement) const;

 private:
  mutable std::mutex mutex_;
  MeshNoticeHook hook_ = nullptr;
  void* context_ = nullptr;
};

struct OpenPool {
  std::shared_ptr<NoticeTarget> notices;
  Database database;
};

[[nodiscard]] Owners<OpenPool>& open_pools();

// `sql` is what a call stands for, or empty: mesh_last_outcome has it.

/// What `act` gives, which is given an Ok that holds 0: there is memory for it before anything is done. Null where memory is spent.
template <typename Act>
[[nodiscard]] void* result_of(std::string_view sql, Act act) {
  const auto spent = [&] { pool::note_spent(sql); };
  return runtime::null_if_spent(
      [&]() -> void* {
        MeshResult* ok = runtime::ok_result(0);
        if (ok != nullptr) return act(*ok);
        spent();
        return nullptr;
      },
      spent);
}
/// A handle, or an Err, which is null where memory is spent.
using Opened = std::variant<uint64_t, void*>;

/// What `open` gives, a handle in an Ok.
template <typename Open>
[[nodiscard]] void* handle_result(std::string_view sql, Open open) {
  return result_of(sql, [&](MeshResult& ok) -> void* {
    const Opened opened = open();
    if (void* const* failure = std::get_if<void*>(&opened)) return *failure;
    *static_cast<int64_t*>(ok.value) = static_cast<int64_t>(std::get<uint64_t>(opened));
    return &ok;
  });
}
/// An Err, which mesh_last_outcome then has in fields.
[[nodiscard]] void* failed_result(std::string_view sql, const DatabaseError& error);

}  // namespace mesh::process
