#include "command/wrong_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/suggest.hpp"

namespace mesh::command {
namespace {

/// The name that starts `mesh-ddl SUBCOMMAND`.
std::string call_of(const CLI::App& app) {
  return app.get_parent() == nullptr ? app.get_name() : fmt::format("{} {}", app.get_parent()->get_name(), app.get_name());
}

std::string help_text(const CLI::App& app) { return fmt::format("`{} --help` tells more", call_of(app)); }

bool is_option(std::string_view word) { return word.size() > 1 && word.front() == '-' && word != "--"; }

/// What nothing has taken, but for the mark that options have ended.
std::vector<std::string> left_over(const CLI::App& app) {
  std::vector<std::string> words = app.remaining();
  words.erase(std::remove(words.begin(), words.end(), "--"), words.end());
  return words;
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    for (const std::string& name : option->get_snames()) names.push_back("-" + name);
  }
  return names;
}

std::string no_option_text(const CLI::App& app, const std::string& word) {
  const std::string name = word.substr(0, word.find('='));
  const std::vector<std::string> known = option_names(app);
  const std::string meant = did_you_mean(name, std::vector<std::string_view>(known.begin(), known.end()));
  return fmt::format("there is no option `{}`; {}", name,
                     meant.empty() ? fmt::format("`{} --help` lists those that there are", call_of(app)) : meant);
}

std::string unknown_subcommand_text(const CLI::App& app, const std::string& word) {
  std::vector<std::string_view> names;
  for (const CLI::App* each : app.get_subcommands([](const CLI::App*) { return true; })) names.emplace_back(each->get_name());
  const std::string meant = did_you_mean(word, names);
  return fmt::format("there is no subcommand `{}`; {}", word, meant.empty() ? "--help names those that there are" : meant);
}

/// What the library says begins with the name of what it is about, up to `end`.
std::string subject_of(const CLI::ParseError& error, std::string_view end) {
  const std::string_view text = error.what();
  return std::string(text.substr(0, text.find(end)));
}

std::string missing_text(const CLI::App& app, const CLI::ParseError& error) {
  return fmt::format("{} is missing: write `{}`; {}", subject_of(error, " is required"), usage_of(app), help_text(app));
}

std::string wrong_count_text(const CLI::App& app, const CLI::ParseError& error) {
  const std::string name = subject_of(error, ":");
  const CLI::Option* option = app.get_option_no_throw(name);
  if (option == nullptr) return fmt::format("{}; {}", error.what(), help_text(app));
  if (option->count() > 1) return fmt::format("{} is given more than once; {}", name, help_text(app));
  const std::string type = option->get_option_text().empty() ? option->get_type_name() : option->get_option_text();
  return fmt::format("{} needs a value: write `{} {}`; {}", name, name, type.substr(0, type.find(':')), help_text(app));
}

/// What the library cannot read as a value's type.
std::string not_converted_text(const CLI::App& app, const CLI::ParseError& error) {
  constexpr std::string_view begin = "Could not convert: ";
  const std::string_view text = error.what();
  if (!text.starts_with(begin)) return fmt::format("{}; {}", text, help_text(app));
  const std::string rest(text.substr(begin.size()));
  const size_t name_end = rest.find(" = ");
  return fmt::format("{} does not take `{}`; {}", rest.substr(0, name_end), rest.substr(name_end + 3), help_text(app));
}

/// Two options that mean something only one without the other.
std::string excludes_text(const CLI::App& app, const CLI::ParseError& error) {
  constexpr std::string_view between = " excludes ";
  const std::string name = subject_of(error, between);
  return fmt::format("{} and {} cannot stand together; {}", name, std::string(error.what()).substr(name.size() + between.size()),
                     help_text(app));
}

/// An option that stands without the one that it needs.
std::string needs_text(const CLI::App& app, const CLI::ParseError& error) {
  constexpr std::string_view between = " requires ";
  const std::string name = subject_of(error, between);
  const std::string needed = std::string(error.what()).substr(name.size() + between.size());
  return fmt::format("{} is of use only with {}: write `{} {}`; {}", name, needed, needed, name, help_text(app));
}

/// What a validator says of a value. A question is an answer by itself.
std::string refused_text(const CLI::App& app, const CLI::ParseError& error) {
  const std::string text = error.what();
  return text.ends_with('?') ? text : fmt::format("{}; {}", text, help_text(app));
}

std::string taken_option(const CLI::App& app) {
  const std::vector<std::string> names = option_names(app);
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional() || option->get_expected_max() == 0) continue;
    for (const std::string& value : option->results()) {
      if (std::find(names.begin(), names.end(), value) == names.end()) continue;
      return fmt::format("{} needs a value, and `{}` is an option; {}", option->get_name(), value, help_text(app));
    }
  }
  return {};
}

}  // namespace

const CLI::App& named_subcommand(const CLI::App& app) {
  const auto named = app.get_subcommands();
  return named.empty() ? app : *named.front();
}

std::string usage_of(const CLI::App& app) {
  std::string usage = call_of(app) + " [OPTIONS]";
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional() && option->nonpositional()) continue;
    const bool takes_many = option->get_expected_max() > 1;
    if (option->get_positional()) {
      const std::string name = option->get_name(true) + (takes_many ? "..." : "");
      usage += option->get_required() ? " " + name : fmt::format(" [{}]", name);
    } else if (option->get_required()) {
      usage += fmt::format(" {} {}", option->get_name(), option->get_type_name());
    }
  }
  return app.get_subcommands([](const CLI::App*) { return true; }).empty() ? usage : usage + " SUBCOMMAND";
}

std::string no_subcommand_text(const CLI::App& app) {
  if (!app.get_subcommands().empty()) return {};
  const std::vector<std::string> words = left_over(app);
  const auto word = std::find_if_not(words.begin(), words.end(), is_option);
  return word == words.end() ? std::string() : unknown_subcommand_text(app, *word);
}

std::string taken_option_text(const CLI::App& app) { return taken_option(named_subcommand(app)); }

std::string wrong_words_text(const CLI::App& app, const CLI::ParseError& error) {
  if (std::string text = no_subcommand_text(app); !text.empty()) return text;
  const CLI::App& named = named_subcommand(app);
  const std::vector<std::string> before = left_over(app);
  if (!before.empty() && &named == &app) return no_option_text(app, before.front());
  if (!before.empty()) {
    return is_option(before.front()) ? fmt::format("`{}` stands before `{}`: options come after the subcommand; {}", before.front(),
                                                   named.get_name(), help_text(named))
                                     : unknown_subcommand_text(app, before.front());
  }
  if (std::string text = taken_option(named); !text.empty()) return text;
  const std::vector<std::string> words = left_over(named);
  const auto option = std::find_if(words.begin(), words.end(), is_option);
  if (option != words.end()) return no_option_text(named, *option);
  switch (static_cast<CLI::ExitCodes>(error.get_exit_code())) {
    case CLI::ExitCodes::ExtrasError:
      return fmt::format("`{}` is one word too many: write `{}`; {}", words.empty() ? "" : words.front(), usage_of(named),
                         help_text(named));
    case CLI::ExitCodes::RequiredError: return missing_text(named, error);
    case CLI::ExitCodes::ArgumentMismatch: return wrong_count_text(named, error);
    case CLI::ExitCodes::ConversionError: return not_converted_text(named, error);
    case CLI::ExitCodes::ExcludesError: return excludes_text(named, error);
    case CLI::ExitCodes::RequiresError: return needs_text(named, error);
    default: return refused_text(named, error);
  }
}

}  // namespace mesh::command
