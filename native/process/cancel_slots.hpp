// Transactions as a signal handler finds them: without a lock and without memory of its own.
#pragma once

#include <mesh/database.hpp>

#include <atomic>
#include <cstdint>

namespace mesh::process {

/// While it lives, cancel_transaction finds this transaction by this handle. Its end waits for who is about to cancel.
class CancelSlot {
 public:
  CancelSlot(uint64_t handle, Transaction& transaction);
  ~CancelSlot();
  CancelSlot(const CancelSlot&) = delete;
  CancelSlot& operator=(const CancelSlot&) = delete;

  struct Place;

 private:
  Place* place_;
};

/// Cancels the transaction with this handle, if there is one. From any thread and any signal handler.
void cancel_transaction(uint64_t handle) noexcept;

}  // namespace mesh::process
