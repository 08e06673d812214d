// Stops the program when our own code is wrong. User input never reaches this.
#pragma once

namespace mesh {

/// Prints `what` with the caller's file and line to standard error and aborts.
[[noreturn]] void bug(const char* what, const char* file = __builtin_FILE(), int line = __builtin_LINE());

}  // namespace mesh
