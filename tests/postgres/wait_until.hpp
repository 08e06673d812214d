// Waits for what another thread or process does.
#pragma once

#include <chrono>
#include <thread>

#include "catch.hpp"

namespace mesh::test {

/// Lets others run until `condition` holds; the test fails if it does not within a minute.
template <typename Condition>
void wait_until(Condition condition) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(1);
  while (!condition()) {
    if (std::chrono::steady_clock::now() > deadline) FAIL("waited a minute in vain");
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

}  // namespace mesh::test
