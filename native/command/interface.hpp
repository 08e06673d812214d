// All words of the command as data, read off what its arguments are parsed by: for the manual and for what shells complete.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>
#include <vector>

namespace mesh::command {

/// What the word is that an option or an operand takes.
enum class Takes : uint8_t { nothing, text, choice, migration, file };

/// An option, or, without names, an operand.
struct Parameter {
  /// With their dashes, the long one last.
  std::vector<std::string> names;
  /// What its value is called. Example: FILE|DIR
  std::string label;
  Takes takes = Takes::nothing;
  /// What it takes, where it takes choices.
  std::vector<std::string> choices;
  std::string about;
  /// Empty for none.
  std::string by_default;
  bool is_required = false;
  bool may_repeat = false;
};

struct SubcommandWords {
  std::string name;
  /// How it is called, as its help says it.
  std::string usage;
  std::string about;
  std::vector<Parameter> options;
  std::vector<Parameter> operands;
  /// What its help ends with.
  std::string footer;
};

struct CommandWords {
  SubcommandWords command;
  std::vector<SubcommandWords> subcommands;
};

[[nodiscard]] CommandWords all_words(const CLI::App& app);

}  // namespace mesh::command
