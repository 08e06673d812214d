#include "command/run.hpp"

#include <cstdio>
#include <cstdlib>

#include "command/program_file.hpp"
#include "command/report.hpp"
#include "lang/compile.hpp"
#include "lang/run/interpret.hpp"
#include "llvm/run_compiled.hpp"
#include "process/environment.hpp"
#include "run/migrate.hpp"

namespace mesh::command {

using process::ExitCode;
namespace {

/// Lets every call's result stand as the server gave it.
class LiveHost final : public lang::Host {
 public:
  [[nodiscard]] lang::Verdict called(const lang::RuntimeCall&) override { return lang::Verdict::as_returned; }
  void printed(const lang::Printed& printed, lang::SiteId) override {
    std::string text(printed.text.value_or(""));
    if (printed.ends_line) text += '\n';
    // What is lost is said when the run has ended.
    if (printed.is_error) {
      write_error(text);
    } else {
      static_cast<void>(try_to_write_output(text));
    }
  }
  [[nodiscard]] std::optional<std::string> variable(std::string_view name, lang::SiteId) override {
    return process::environment_variable(name);
  }
  [[nodiscard]] std::optional<std::vector<std::string>> arguments() override { return process::arguments(); }
  void gave_error(std::string_view text, lang::SiteId) override { error_ = text.empty() ? "it gave an Err" : std::string(text); }
  [[nodiscard]] bool is_full() const override { return false; }

  [[nodiscard]] const run::Failure& error() const { return error_; }

 private:
  run::Failure error_;
};

run::Failure interpreted(const lang::Executable& executable, const Source& source, uint64_t pool) {
  LiveHost host;
  Diagnostics diagnostics;
  lang::run_entry(executable, 0, pool, host, diagnostics);
  if (!diagnostics.has_errors()) return host.error();
  print_diagnostics(diagnostics.all(), diagnostics.left_out(), source);
  return "the run was stopped";
}

ExitCode run_checked(const RunCommand& command, const lang::Executable& executable, const Source& source, const std::string& url) {
  if (!command.is_compiled) {
    const run::Program program{[&](uint64_t pool, const run::Stop&) { return interpreted(executable, source, pool); },
                               [] { return std::optional<run::Place>(); }};
    return run::migrate(url, command.limits, program);
  }
  const auto program = llvm::compile_entry(executable, source);
  if (program) return run::migrate(url, command.limits, *program);
  print_problem(program.error());
  return ExitCode::wrong_use;
}

}  // namespace

ExitCode run(const RunCommand& command) {
  const char* variable = std::getenv("DATABASE_URL");
  const std::string url = command.database.value_or(variable != nullptr ? variable : "");
  if (url.empty()) {
    print_problem(command.database ? "--database is empty: it takes postgres://user@host/name"
                                   : "no database: give --database postgres://user@host/name, or set DATABASE_URL");
    return ExitCode::wrong_use;
  }
  const ProgramFile program = read_program(command.file, command.function);
  return program.code == ExitCode::clean ? run_checked(command, program.executable, *program.source, url) : program.code;
}

}  // namespace mesh::command
