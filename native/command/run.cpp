#include "command/run.hpp"

#include <optional>

#include "base/document.hpp"
#include "base/json.hpp"
#include "command/document.hpp"
#include "command/program_file.hpp"
#include "command/report.hpp"
#include "command/source_file.hpp"
#include "lang/compile.hpp"
#include "lang/run/interpret.hpp"
#include "lang/stops.hpp"
#include "lang/syntax/tool_comment.hpp"
#include "llvm/run_compiled.hpp"
#include "process/environment.hpp"
#include "run/migrate.hpp"
#include "run/run_options.hpp"

namespace mesh::command {

using process::ExitCode;
namespace {

/// Lets every call's result stand as the server gave it.
class LiveHost final : public lang::Host {
 public:
  LiveHost(const lang::Mir& mir, const Source& source) : mir_(mir), source_(source) {}

  void calling(lang::SiteId site, std::string_view function) override {
    site_ = site;
    function_ = function;
  }
  void stopped(lang::SiteId site, std::string_view function) override { calling(site, function); }
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
  /// Where the last call stands that was begun, or what stopped the run.
  [[nodiscard]] std::optional<run::Place> place() const {
    if (!site_) return std::nullopt;
    const uint32_t begin = mir_.site(*site_).span.begin;
    const Place place = source_.place(begin);
    return run::Place{source_.file(begin).name, place.line, place.column, function_};
  }

 private:
  const lang::Mir& mir_;
  const Source& source_;
  std::optional<lang::SiteId> site_;
  std::string function_;
  run::Failure error_;
};

run::Failure interpreted(const lang::Executable& executable, uint64_t pool, const run::Stop& stop, LiveHost& host) {
  Diagnostics diagnostics;
  lang::run_entry(executable, 0, pool, host, diagnostics);
  if (diagnostics.has_errors()) {
    const Diagnostic& why = diagnostics.all().front();
    stop(lang::text_of({why.message, why.hint}));
  }
  return host.error();
}

/// The document of a source that cannot be run.
std::string document_of_unrun(const RunCommand& command, const ProgramFile& program) {
  if (!program.source) return unread_document(shown_name(command.file), program.problem);
  JsonWriter json;
  begin_document(json, program.source->name());
  if (!program.problem.empty()) json.key("error").string(program.problem);
  return end_document(json, program.diagnostics, program.left_out, *program.source);
}

ExitCode problem(std::string_view what) {
  print_problem(what);
  return ExitCode::wrong_use;
}

ExitCode run_checked(const RunCommand& command, const lang::Executable& executable, const Source& source) {
  // Before standard output may become the document's.
  std::optional<Result<run::Program, std::string>> compiled;
  if (command.is_compiled) compiled = llvm::compile_entry(executable, source);
  if (compiled && !*compiled) return problem(compiled->error());
  auto request = run::request_for(command.options, std::string(source.name()), executable.entries.front().name);
  if (!request) return problem(request.error().message);
  request->is_transaction = !lang::find_no_transaction(source, source.files().front(), executable.comments);
  if (!command.is_compiled) {
    LiveHost host(executable.mir, source);
    const run::Program program{[&](uint64_t pool, const run::Stop& stop) { return interpreted(executable, pool, stop, host); },
                               [&] { return host.place(); }};
    return run::migrate(*request, program);
  }
  return run::migrate(*request, **compiled);
}

}  // namespace

ExitCode run(const RunCommand& command) {
  if (command.file == "-" && command.options.database.file == "-") {
    return problem("FILE and --database-file are both standard input: give one of them a name");
  }
  const ProgramFile program = read_program(command.file, command.function, command.is_compiled ? Use::compiled : Use::interpreted);
  if (program.code == ExitCode::clean) return run_checked(command, program.executable, *program.source);
  if (command.options.is_json && !write_output(document_of_unrun(command, program))) return ExitCode::wrong_use;
  return program.code;
}

}  // namespace mesh::command
