// The options of the subcommands that more than one program has.
#pragma once

#include <CLI/CLI.hpp>

#include "command/check.hpp"
#include "command/emit.hpp"
#include "command/explain.hpp"
#include "command/preview.hpp"

namespace mesh::command {

void add_options(CLI::App& app, PreviewCommand& preview);
void add_options(CLI::App& app, EmitCommand& emit);
void add_options(CLI::App& app, CheckCommand& check);
void add_options(CLI::App& app, ExplainCommand& explain);

}  // namespace mesh::command
