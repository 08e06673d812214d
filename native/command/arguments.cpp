#include "command/arguments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <sstream>
#include <vector>

#include "base/version.hpp"
#include "command/choice.hpp"
#include "command/color.hpp"
#include "command/help_format.hpp"
#include "command/report.hpp"
#include "command/wrong_words.hpp"
#include "schema/schema.hpp"

namespace mesh::command {
namespace {

/// `help SUBCOMMAND` and `version` as the options that say the same, and no word at all as the question what there is.
std::vector<std::string> as_options(std::vector<std::string> words) {
  const bool asks_first = words.size() == 2 && (words[0] == "--help" || words[0] == "-h") && !words[1].starts_with('-');
  if (asks_first) words.front() = row_of(Subcommand::help).name;
  const std::string first = words.empty() ? row_of(Subcommand::help).name : words.front();
  if (first == row_of(Subcommand::version).name && words.size() == 1) return {"--version"};
  if (first != row_of(Subcommand::help).name) return words;
  words.erase(std::remove(words.begin(), words.end(), "--"), words.end());
  if (words.size() < 2) return {"--help"};
  // One word too many, which is said as of any other subcommand.
  if (words.size() > 2) return words;
  words.erase(words.begin());
  words.insert(words.begin() + 1, "--help");
  return words;
}

}  // namespace

void prepare(CLI::App& app) {
  app.formatter(std::make_shared<HelpFormat>());
  app.set_help_flag("-h,--help", "Prints this help");
  app.set_version_flag("--version", std::string(version()), "Prints the version");
  app.require_subcommand(1);
}

void describe(CLI::App& app) {
  app.description("Shows the PostgreSQL DDL that a Mesh migration will send, before anything runs.");
  app.footer(exit_codes({{process::ExitCode::clean, "clean"},
                         {process::ExitCode::failed, "errors in the source"},
                         {process::ExitCode::wrong_use, "wrong use"}}));
}

CLI::App& add_subcommand(CLI::App& app, Subcommand subcommand) {
  const SubcommandRow& row = row_of(subcommand);
  CLI::App& added = *app.add_subcommand(row.name, row.description);
  // Where a subcommand is about a source it says what it ends with itself.
  added.footer(exit_codes({{process::ExitCode::clean, "printed"}, {process::ExitCode::wrong_use, "wrong use"}}));
  if (subcommand == Subcommand::help) added.add_option("SUBCOMMAND", "What to tell of; without it, of all");
  return added;
}

void add_subcommands(CLI::App& app) {
  for (size_t each = 0; each < subcommands.size(); ++each) add_subcommand(app, static_cast<Subcommand>(each));
}

CLI::App& subcommand_of(CLI::App& app, Subcommand subcommand) { return *app.get_subcommand(row_of(subcommand).name); }

void add_postgres(CLI::App& app, unsigned& version) {
  app.add_option("--postgres", version,
                 fmt::format("The major version of the server that the migrations are for, from {} to {}", schema::oldest_postgres,
                             schema::newest_postgres))
      ->type_name("VERSION")
      ->check(from_to(schema::oldest_postgres, schema::newest_postgres))
      ->default_val(version);
}

void add_color(CLI::App& app) {
  app.add_option_function<std::string>("--color", choose_color,
                                       "Whether to colour: auto does on a terminal, unless NO_COLOR is set or TERM is dumb")
      ->check(one_of({color_automatic, color_always, color_never}))
      ->option_text(fmt::format("{}|{}|{}", color_automatic, color_always, color_never));
}

std::vector<std::string> words_of(int argc, char** argv) {
  return as_options(argc > 1 ? std::vector<std::string>(argv + 1, argv + argc) : std::vector<std::string>());
}

std::optional<process::ExitCode> parse(CLI::App& app, std::vector<std::string> words) {
  // The library wants them so.
  std::reverse(words.begin(), words.end());
  std::string wrong;
  try {
    app.parse(std::move(words));
    wrong = taken_option_text(app);
    if (wrong.empty()) return std::nullopt;
  } catch (const CLI::ParseError& error) {
    // It throws what it has been asked to print, too.
    const bool is_mistake = error.get_exit_code() != 0;
    wrong = is_mistake ? wrong_words_text(app, error) : no_subcommand_text(app);
    if (wrong.empty()) {
      std::ostringstream asked;
      app.exit(error, asked, asked);
      return write_output(asked.str()) ? process::ExitCode::clean : process::ExitCode::wrong_use;
    }
  }
  print_problem(wrong);
  return process::ExitCode::wrong_use;
}

std::string exit_codes(std::initializer_list<Meaning> meanings) {
  std::string text;
  for (const auto& [code, meaning] : meanings) {
    text += fmt::format("{}{} {}", text.empty() ? "Exit codes: " : ", ", status_of(code), meaning);
  }
  return text + ".";
}

}  // namespace mesh::command
