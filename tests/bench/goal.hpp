// What every bench prints beside a figure that has a goal.
#pragma once

#include <cstdio>

namespace bench {

/// Ends the line of a figure with its goal.
inline void print_at_most(double figure, double most, const char* unit) {
  std::printf(" (goal: at most %g %s, %s)\n", most, unit, figure <= most ? "met" : "missed");
}

}  // namespace bench
