// What every subcommand says: output to standard output, diagnostics and problems to standard error.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source.hpp"

namespace mesh::command {

/// The text as one line that a terminal may have: without what would be a command to it.
[[nodiscard]] std::string harmless(std::string_view text);

/// Writes to standard output, made harmless line by line where that is a terminal. False when it cannot.
[[nodiscard]] bool try_to_write_output(std::string_view text);
/// As try_to_write_output, with the problem printed.
[[nodiscard]] bool write_output(std::string_view text);

/// Writes what holds nothing that a terminal must not have, but perhaps colours, to standard output. False, with the problem
/// printed, when it cannot.
[[nodiscard]] bool write_rendered(std::string_view text);
/// Whether standard output is to have colours.
[[nodiscard]] bool colors_output();

/// What a migration prints on standard error.
void write_error(std::string_view text);

/// Prints the diagnostics of the source's first file, or of a text before it, as people read them, how many there are, and how many
/// were left out.
void print_diagnostics(const std::vector<Diagnostic>& diagnostics, size_t left_out, const Source& source);
void print_diagnostics(const std::vector<Diagnostic>& diagnostics, size_t left_out, const Source& source, std::string_view name);

/// One line about what kept the command from its work.
void print_problem(std::string_view problem);

}  // namespace mesh::command
