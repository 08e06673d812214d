#include "process/cancel_slots.hpp"

#include <thread>

namespace mesh::process {

/// Places are used again and never freed, so that whoever reads one may be interrupted for as long as it takes.
struct CancelSlot::Place {
  std::atomic<bool> is_taken{true};
  /// 0 while no transaction can be found here.
  std::atomic<uint64_t> handle{0};
  std::atomic<Transaction*> transaction{nullptr};
  /// How many are looking at this place now.
  std::atomic<uint32_t> readers{0};
  Place* next = nullptr;
};

namespace {

std::atomic<CancelSlot::Place*> first{nullptr};
static_assert(std::atomic<CancelSlot::Place*>::is_always_lock_free && std::atomic<uint64_t>::is_always_lock_free);

CancelSlot::Place* free_place() {
  for (auto* place = first.load(); place != nullptr; place = place->next) {
    bool is_taken = false;
    if (place->is_taken.compare_exchange_strong(is_taken, true)) return place;
  }
  auto* place = new CancelSlot::Place;
  place->next = first.load();
  while (!first.compare_exchange_weak(place->next, place)) {
  }
  return place;
}

}  // namespace

CancelSlot::CancelSlot(uint64_t handle, Transaction& transaction) : place_(free_place()) {
  place_->transaction = &transaction;
  place_->handle = handle;
}

CancelSlot::~CancelSlot() {
  place_->handle = 0;
  while (place_->readers != 0) std::this_thread::yield();
  place_->is_taken = false;
}

void cancel_transaction(uint64_t handle) noexcept {
  if (handle == 0) return;
  for (auto* place = first.load(); place != nullptr; place = place->next) {
    ++place->readers;
    if (place->handle == handle) place->transaction.load()->cancel();
    --place->readers;
  }
}

}  // namespace mesh::process
