// The pools of the C ABI: what a C++ program holds as a Database or a Session, a Mesh program holds as a handle.
#include <mesh/runtime.h>
#include <mesh/database.hpp>

#include <algorithm>
#include <climits>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>

#include "base/text.hpp"
#include "runtime/pool.hpp"
#include "runtime/spent.hpp"
#include "runtime/values.hpp"

using namespace mesh::runtime;

namespace {

/// The databases, or the sessions, that were opened from C, by their handles.
template <typename Owner>
class Owners {
 public:
  uint64_t add(Owner owner) {
    auto shared = std::make_shared<Owner>(std::move(owner));
    const uint64_t handle = shared->handle();
    const std::lock_guard lock(mutex_);
    owners_.emplace(handle, std::move(shared));
    return handle;
  }
  std::shared_ptr<Owner> find(uint64_t handle) {
    const std::lock_guard lock(mutex_);
    const auto found = owners_.find(handle);
    return found == owners_.end() ? nullptr : found->second;
  }
  /// Forgets the owner, which ends with the last call that uses it.
  std::shared_ptr<Owner> take(uint64_t handle) {
    const std::lock_guard lock(mutex_);
    const auto found = owners_.find(handle);
    if (found == owners_.end()) return nullptr;
    auto taken = std::move(found->second);
    owners_.erase(found);
    return taken;
  }

 private:
  std::mutex mutex_;
  std::unordered_map<uint64_t, std::shared_ptr<Owner>> owners_;
};

// Never destroyed: other threads may still be in a call when the process ends.
Owners<mesh::Database>& databases() {
  static auto& owners = *new Owners<mesh::Database>;
  return owners;
}
Owners<mesh::Session>& sessions() {
  static auto& owners = *new Owners<mesh::Session>;
  return owners;
}

int int_of(int64_t number) { return static_cast<int>(std::clamp<int64_t>(number, INT_MIN, INT_MAX)); }

void* handle_result(uint64_t handle) { return ok_result(static_cast<int64_t>(handle)); }

}  // namespace

void* mesh_pool_open(const MeshString* url, int64_t min, int64_t max, int64_t timeout) {
  return null_if_spent([&]() -> void* {
    if (url == nullptr) return err_result("Pool.open: `url`: the text is a null pointer");
    if (!mesh::is_utf8(text_of(url))) return err_result("Pool.open: `url`: the text is not UTF-8");
    auto opened = mesh::Database::open(
        text_of(url), {.min = int_of(min), .max = int_of(max), .checkout_timeout = std::chrono::milliseconds(timeout)});
    return opened ? handle_result(databases().add(*std::move(opened))) : err_result(opened.error().text());
  });
}

void mesh_pool_close(uint64_t pool) {
  if (const auto database = databases().take(pool)) database->close();
}

void* mesh_pool_checkout(uint64_t pool) {
  return null_if_spent([&]() -> void* {
    const auto database = databases().find(pool);
    if (database == nullptr) return err_result(not_open);
    auto session = database->checkout();
    return session ? handle_result(sessions().add(*std::move(session))) : err_result(session.error().text());
  });
}

void mesh_pool_checkin(uint64_t /*pool*/, uint64_t connection) { sessions().take(connection); }
