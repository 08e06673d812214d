// The table of subcommands: what each is called, what it is for, and which program has it.
#pragma once

#include <array>
#include <cstdint>

namespace mesh::command {

/// mesh-ddl is the program that people start, and mesh-ddl-native the one that it becomes for what needs libpq, LLVM or
/// PostgreSQL's grammar.
enum class Program : uint8_t { mesh_ddl, mesh_ddl_native };

enum class Subcommand : uint8_t {
#define MESH_SUBCOMMAND(name, program, description) name,
#include "command/subcommands.def"
};

struct SubcommandRow {
  const char* name;
  const char* description;
  Program program;
};

/// In the order of Subcommand.
inline constexpr auto subcommands = std::to_array<SubcommandRow>({
#define MESH_SUBCOMMAND(name, program, description) {#name, description, Program::program},
#include "command/subcommands.def"
});

[[nodiscard]] constexpr const SubcommandRow& row_of(Subcommand subcommand) { return subcommands[static_cast<size_t>(subcommand)]; }

}  // namespace mesh::command
