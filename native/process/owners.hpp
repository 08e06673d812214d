// What was opened from C, by its handle.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace mesh::process {

template <typename Owner>
class Owners {
 public:
  void add(uint64_t handle, std::shared_ptr<Owner> owner) {
    const std::lock_guard lock(mutex_);
    owners_.emplace(handle, std::move(owner));
  }
  [[nodiscard]] std::shared_ptr<Owner> find(uint64_t handle) {
    const std::lock_guard lock(mutex_);
    const auto found = owners_.find(handle);
    return found == owners_.end() ? nullptr : found->second;
  }
  /// Forgets the owner, which ends with the last call that uses it.
  [[nodiscard]] std::shared_ptr<Owner> take(uint64_t handle) {
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

}  // namespace mesh::process
