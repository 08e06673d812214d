// The main of a program that `mesh-ddl build` makes: [DATABASE_URL] up|down.
#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/address.hpp"
#include "process/exit_code.hpp"
#include "run/entry.hpp"
#include "run/run_options.hpp"
#include "run/standard_streams.hpp"

// What the migration defines: one of its functions or both; null where it does not.
extern "C" {
[[gnu::weak]] const MeshResult* mesh_migration_entry_up(uint64_t pool) __asm__("migration.up");
[[gnu::weak]] const MeshResult* mesh_migration_entry_down(uint64_t pool) __asm__("migration.down");
// There where each statement is a transaction of its own.
[[gnu::weak]] extern const uint8_t mesh_migration_sequence __asm__("migration.sequence");
}

namespace {

using mesh::process::ExitCode;

mesh::run::EntryPoint entry_called(std::string_view name) {
  if (name == "up") return &mesh_migration_entry_up;
  if (name == "down") return &mesh_migration_entry_down;
  return nullptr;
}

/// Says what the words are in the order that they are written in.
class HelpFormat final : public CLI::Formatter {
 public:
  [[nodiscard]] std::string make_usage(const CLI::App* /*app*/, std::string name) const override {
    return "Usage: " + name + " [OPTIONS] [DATABASE_URL] up|down\n";
  }
};

int wrong_use(const std::string& problem) {
  std::fprintf(stderr, "%s; --help says how it is used\n", mesh::without_addresses(problem).c_str());
  return status_of(ExitCode::wrong_use);
}

int output_lost() {
  std::fprintf(stderr, "%s\n", mesh::process::lost_output);
  return status_of(ExitCode::wrong_use);
}

/// Where the file's name ends in the name that a program is called by.
std::string name_of(std::string_view path) { return std::string(path.substr(path.rfind('/') + 1)); }

}  // namespace

int main(int count, char** values) try {
  mesh::run::hold_standard_streams();
  CLI::App app("Runs this migration on PostgreSQL.", values[0]);
  app.formatter(std::make_shared<HelpFormat>());
  std::vector<std::string> words;
  app.add_option("up|down", words,
                 "The function; before it may stand the database, which --database or DATABASE_URL says otherwise")
      ->option_text(" ")
      ->required();
  mesh::run::RunOptions options;
  mesh::run::add_options(app, options);
  try {
    app.parse(count, values);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() != 0) return wrong_use(error.what());
    app.exit(error);
    return std::cout.flush() ? status_of(ExitCode::clean) : output_lost();
  }
  if (words.size() > 2) return wrong_use("more words than a database and up or down");
  if (words.size() == 2 && options.database.address) return wrong_use("the database is given twice");
  if (words.size() == 2) options.database.address = words.front();
  const mesh::run::EntryPoint entry = entry_called(words.back());
  if (entry == nullptr && words.back() != "up" && words.back() != "down")
    return wrong_use("up or down is missing, or does not come last");
  if (entry == nullptr) return wrong_use("this migration has no function `" + words.back() + "`");
  auto request = mesh::run::request_for(options, name_of(values[0]), words.back());
  if (!request) return wrong_use(request.error().message);
  request->is_transaction = &mesh_migration_sequence == nullptr;
  const mesh::run::Program program = mesh::run::compiled_program(entry, mesh::run::ErrorForm::text);
  return status_of(mesh::run::migrate(*request, program));
} catch (const std::exception& thrown) {
  // Memory, or the like: nothing is committed then, since a commit ends in its own way.
  return wrong_use(thrown.what());
}
