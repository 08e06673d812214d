// A random program as rapidcheck chooses it.
#pragma once

#include <rapidcheck.h>

#include "random_program.hpp"
#include "random_term.hpp"

namespace mesh::test {

inline Program any_program() {
  const auto choices = *rc::gen::scale(20.0, rc::gen::arbitrary<std::vector<uint8_t>>());
  try {
    return random_program(choices);
  } catch (const TooLong&) {
    RC_DISCARD("it takes too long");
  }
}

}  // namespace mesh::test
