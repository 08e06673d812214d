// The transactions of the C ABI: what a C++ program holds as a Transaction.
#include <mesh/runtime.h>

#include <algorithm>
#include <climits>
#include <memory>
#include <utility>

#include "pool/last_outcome.hpp"
#include "process/cancel_slots.hpp"
#include "process/open_pools.hpp"
#include "runtime/pool.hpp"
#include "runtime/spent.hpp"
#include "runtime/values.hpp"

using namespace mesh::process;
using namespace mesh::runtime;

namespace {

struct OpenTransaction {
  explicit OpenTransaction(mesh::Transaction begun)
      : transaction(std::move(begun)), handle(transaction.handle()), slot(handle, transaction) {}

  mesh::Transaction transaction;
  uint64_t handle;
  CancelSlot slot;
};

Owners<OpenTransaction>& transactions() {
  // Never destroyed: other threads may still be in a call when the process ends.
  static auto& owners = *new Owners<OpenTransaction>;
  return owners;
}

/// PostgreSQL's timeouts are 32 bits.
std::chrono::milliseconds timeout_of(int64_t milliseconds) {
  return std::chrono::milliseconds(std::clamp<int64_t>(milliseconds, 0, INT32_MAX));
}

}  // namespace

void* mesh_transaction_begin(uint64_t pool, int64_t lock_timeout, int64_t statement_timeout) {
  const auto open = open_pools().find(pool);
  if (open == nullptr) return err_result(not_open);
  return handle_result("BEGIN", [&]() -> Opened {
    auto begun = mesh::Transaction::begin(
        open->database, {.lock_timeout = timeout_of(lock_timeout), .statement_timeout = timeout_of(statement_timeout)});
    if (!begun) return failed_result("BEGIN", begun.error());
    auto transaction = std::make_shared<OpenTransaction>(*std::move(begun));
    const uint64_t number = transaction->handle;
    transactions().add(number, std::move(transaction));
    mesh::pool::note_outcome("BEGIN", mesh::Executed{});
    return number;
  });
}

void* mesh_transaction_commit(uint64_t transaction) {
  const auto open = transactions().take(transaction);
  if (open == nullptr) return err_result(not_open);
  return result_of("COMMIT", [&](MeshResult& ok) -> void* {
    const auto committed = open->transaction.commit();
    if (!committed) return failed_result("COMMIT", committed.error());
    mesh::pool::note_outcome("COMMIT", mesh::Executed{});
    return &ok;
  });
}

void mesh_transaction_rollback(uint64_t transaction) {
  if (const auto open = transactions().take(transaction)) open->transaction.rollback();
}

void mesh_transaction_cancel(uint64_t transaction) { cancel_transaction(transaction); }
