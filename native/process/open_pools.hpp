// The pools that were opened from C, and what the functions about them have in common.
#pragma once

#include <mesh/statement.h>
#include <mesh/database.hpp>

#include <memory>
#include <mutex>
#include <string_view>

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

/// What `open` gives: a handle in an Ok, or an Err. Memory for the Ok is there before anything is opened, so that no handle is
/// lost. `open` is `void*(int64_t& handle)`, and gives null where it has set the handle.
template <typename Open>
[[nodiscard]] void* handle_result(Open open) {
  return runtime::null_if_spent([&]() -> void* {
    MeshResult* ok = runtime::ok_result(0);
    if (ok == nullptr) return nullptr;
    void* failure = open(*static_cast<int64_t*>(ok->value));
    return failure != nullptr ? failure : ok;
  });
}
/// An Err, which mesh_last_outcome then has in fields. `sql` is what the call stood for, or empty.
[[nodiscard]] void* failed_result(std::string_view sql, const DatabaseError& error);

}  // namespace mesh::process
