#include "command/interface.hpp"

#include <string_view>

#include "command/choice.hpp"
#include "command/finding_kind.hpp"
#include "command/subcommands.hpp"
#include "command/wrong_words.hpp"

namespace mesh::command {
namespace {

/// The words of a value that its label names. All others are told by the option.
std::vector<std::string> words_called(std::string_view label) {
  std::vector<std::string> words;
  if (label == "CODE") {
    for (const FindingKind& kind : all_finding_kinds()) words.emplace_back(kind.code);
  }
  if (label == "SUBCOMMAND") {
    for (const SubcommandRow& row : subcommands) words.emplace_back(row.name);
  }
  return words;
}

Takes taken_by(std::string_view label) {
  if (label.find("FILE") != std::string_view::npos) return Takes::migration;
  return label == "PROGRAM" ? Takes::file : Takes::text;
}

std::string label_of(const CLI::Option& option) {
  if (option.get_positional()) return option.get_name(true);
  if (!option.get_option_text().empty()) return option.get_option_text();
  const std::string type = option.get_type_name();
  return type.substr(0, type.find(':'));
}

Parameter parameter_of(const CLI::Option& option) {
  Parameter parameter{.names = {},
                      .label = {},
                      .choices = choices_of(option),
                      .about = option.get_description(),
                      .by_default = option.get_default_str(),
                      .is_required = option.get_required(),
                      .may_repeat = option.get_expected_max() > 1};
  for (const std::string& name : option.get_snames()) parameter.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) parameter.names.push_back("--" + name);
  if (option.get_expected_max() == 0) return parameter;
  parameter.label = label_of(option);
  if (parameter.choices.empty()) parameter.choices = words_called(parameter.label);
  parameter.takes = parameter.choices.empty() ? taken_by(parameter.label) : Takes::choice;
  if (parameter.takes == Takes::choice && parameter.label == "TEXT") parameter.label = joined_choices(parameter.choices);
  return parameter;
}

SubcommandWords subcommand_words(const CLI::App& app) {
  SubcommandWords words{.name = app.get_name(),
                        .usage = usage_of(app),
                        .about = app.get_description(),
                        .options = {},
                        .operands = {},
                        .footer = app.get_footer()};
  for (const CLI::Option* option : app.get_options()) {
    (option->get_positional() ? words.operands : words.options).push_back(parameter_of(*option));
  }
  return words;
}

}  // namespace

CommandWords all_words(const CLI::App& app) {
  CommandWords words{subcommand_words(app), {}};
  for (const CLI::App* each : app.get_subcommands([](const CLI::App*) { return true; })) {
    words.subcommands.push_back(subcommand_words(*each));
  }
  return words;
}

}  // namespace mesh::command
