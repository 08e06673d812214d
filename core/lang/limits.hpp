// The budgets. Every recursion and every loop over input stops at one of these, with a diagnostic that names it.
#pragma once

#include <cstddef>
#include <cstdint>

namespace mesh::lang {

/// Bytes of source text.
inline constexpr size_t most_source = size_t{1} << 20U;
/// Files of a source.
inline constexpr size_t most_files = 64;
/// Levels of nesting in an expression, a type, a pattern or a block.
inline constexpr uint32_t most_nesting = 256;
/// Names that a snippet may leave free; further ones are mistakes.
inline constexpr size_t most_free_names = 256;
/// Arguments that the `...` of all calls of a snippet may stand for; what is missing beyond them is a mistake.
inline constexpr size_t most_open_arguments = size_t{1} << 18U;
/// Instructions one function's run may take, calls included.
inline constexpr uint64_t most_steps = 2'000'000;
/// Calls within calls.
inline constexpr size_t most_depth = 2'000;
/// Registers of all functions that are being called.
inline constexpr size_t most_registers = size_t{1} << 20U;
/// Library functions within functions that library functions call: each takes some of the machine's stack.
inline constexpr size_t most_callbacks = 128;
/// Bytes of values one run may make.
inline constexpr size_t most_memory = size_t{32} << 20U;
/// Texts whose operands one run remembers at a time, where their places are asked for.
inline constexpr size_t most_joined = size_t{1} << 16U;
/// Joined texts that a preview looks into to say where bytes of them were written.
inline constexpr size_t most_followed = size_t{1} << 20U;
/// Bytes of statements, and of printed text, one preview may hold.
inline constexpr size_t most_output = size_t{8} << 20U;

/// Instructions that are compiled to machine code, what ends a block counted: a few seconds of work.
inline constexpr size_t most_compiled = 100'000;

}  // namespace mesh::lang
