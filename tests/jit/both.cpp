#include "both.hpp"

#include <mesh/runtime.h>
#ifdef MESH_ADDRESS_SANITIZER
#include <sanitizer/lsan_interface.h>
#endif

#include <csetjmp>
#include <stdexcept>

#include "base/text.hpp"
#include "lang/limits.hpp"
#include "lang/llvm/llvm_text.hpp"
#include "lang/run/interpret.hpp"
#include "lang/stops.hpp"
#include "llvm/jit.hpp"
#include "llvm/module_name.hpp"
#include "process/environment.hpp"
#include "run/place_table.hpp"
#include "runtime/arena.hpp"
#include "runtime/pool.hpp"
#include "runtime/values.hpp"

namespace {

std::jmp_buf panicked;
mesh::test::Run* listening = nullptr;

/// Compiled code is left at the call that began it. What is on the way is not destroyed.
void leave(void*, const MeshPanic* panic) {
  listening->push_back({reinterpret_cast<const char*>(panic->message), static_cast<size_t>(panic->size)});
  std::longjmp(panicked, 1);
}

}  // namespace

/// In place of the process's own, which write to standard output.
void mesh_print(const MeshString* text) { listening->push_back(mesh::cat({"printed: ", mesh::runtime::text_of(text)})); }
void mesh_println(const MeshString* text) { listening->push_back(mesh::cat({"printed: ", mesh::runtime::text_of(text), "\n"})); }
void mesh_io_eprintln(const MeshString* text) {
  listening->push_back(mesh::cat({"printed on standard error: ", mesh::runtime::text_of(text), "\n"}));
}

namespace mesh::test {
namespace {

/// Writes down what it is sent. The statements from some number on fail.
class Witness final : public runtime::Pool {
 public:
  Witness(Run& run, size_t failing_from) : run_(run), left_(failing_from) {}

  [[nodiscard]] runtime::Outcome execute(ddl::Statement&& statement, std::span<const std::string_view> parameters) override {
    std::string line = statement.sql;
    for (const std::string_view parameter : parameters) line.append(" <- ").append(parameter);
    run_.push_back(std::move(line));
    if (left_ == 0) return std::string("42P01\t\t\t\tthe witness refuses");
    --left_;
    return int64_t{3};
  }
  [[nodiscard]] Result<runtime::Rows, std::string> query(ddl::Statement&& statement, std::span<const std::string_view>) override {
    run_.push_back(statement.sql);
    return runtime::Rows{{"name"}, {{"events_p20260101"}}};
  }
  void refused(const ddl::Refusal& refusal) override { run_.push_back("refused: " + refusal.message); }

 private:
  Run& run_;
  size_t left_;
};

class PlainHost final : public lang::Host {
 public:
  [[nodiscard]] lang::Verdict called(const lang::RuntimeCall&) override { return lang::Verdict::as_returned; }
  explicit PlainHost(Run& run) : run_(run) {}
  void printed(const lang::Printed& printed, lang::SiteId) override {
    run_.push_back(
        cat({printed.is_error ? "printed on standard error: " : "printed: ", *printed.text, printed.ends_line ? "\n" : ""}));
  }
  [[nodiscard]] std::optional<std::string> variable(std::string_view name, lang::SiteId) override {
    return process::environment_variable(name);
  }
  [[nodiscard]] std::optional<std::vector<std::string>> arguments() override { return process::arguments(); }
  void gave_error(std::string_view text, lang::SiteId) override { error_ = cat({"err: ", text}); }
  [[nodiscard]] bool is_full() const override { return false; }

  /// How a run ended that nothing stopped.
  [[nodiscard]] const std::string& ending() const { return error_; }

 private:
  Run& run_;
  std::string error_ = "end";
};

/// How a run ended that was stopped.
std::string stopped(std::string_view why, std::string_view file, uint32_t line, uint32_t column) {
  return cat({"stopped: ", why, " at ", file, ":", decimal(line), ":", decimal(column)});
}

std::string stopped(const Diagnostic& diagnostic, const Source& source) {
  const uint32_t offset = diagnostic.span.begin;
  const auto [line, column] = source.place(offset);
  return stopped(lang::text_of({diagnostic.message, diagnostic.hint}), source.file(offset).name, line, column);
}

struct Ended {
  bool panicked = false;
  const MeshResult* result = nullptr;
};

std::string ending(const lang::MirFunction& function, const MeshResult* result) {
  if (!function.gives_result || result->tag != runtime::tag_err) return "end";
  return cat({"err: ", function.has_text_errors ? runtime::text_of(static_cast<const MeshString*>(result->value)) : ""});
}

Ended call(run::EntryPoint function, uint64_t pool) {
  mesh_on_panic(leave, nullptr);
  if (setjmp(panicked) != 0) return {true, nullptr};
  return {false, function(pool)};
}

}  // namespace

void listen(Run& run) { listening = &run; }

Run interpreted(const lang::Executable& executable, const Source& source, size_t failing_from) {
  Run run;
  for (uint32_t entry = 0; entry < executable.entries.size(); ++entry) {
    run.push_back(executable.entries[entry].name);
    Witness witness(run, failing_from);
    const auto handle = runtime::register_pool({std::shared_ptr<runtime::Pool>(), &witness});
    PlainHost host(run);
    Diagnostics diagnostics;
    lang::run_entry(executable, entry, handle, host, diagnostics);
    runtime::release_pool(handle);
    run.push_back(host.ending());
    for (const Diagnostic& diagnostic : diagnostics.all()) run.back() = stopped(diagnostic, source);
  }
  return run;
}

Run compiled(const lang::Executable& executable, const Source& source, size_t failing_from) {
  const std::string ir = lang::llvm_text(executable, source, llvm::module_name);
  const auto module = llvm::CompiledModule::compile(ir);
  if (!module) throw std::runtime_error(module.error() + "\n" + ir);
  Run run;
  for (uint32_t entry = 0; entry < executable.entries.size(); ++entry) {
    const std::string& name = executable.entries[entry].name;
    run.push_back(name);
    const auto function = module->entry(name);
    if (!function) throw std::runtime_error(function.error());
    Witness witness(run, failing_from);
    const auto handle = runtime::register_pool({std::shared_ptr<runtime::Pool>(), &witness});
    runtime::Arena arena(lang::most_memory);
    const runtime::ArenaScope scope(arena);
    listen(run);
    mesh_begin_run(lang::most_steps);
#ifdef MESH_ADDRESS_SANITIZER
    // A panic jumps past the texts of those that panic, which are then lost.
    const __lsan::ScopedDisabler forgives_leaks;
#endif
    const Ended ended = call(*function, handle);
    if (ended.panicked) {
      const run::Place place = run::place_now().value_or(run::Place{});
      run.back() = stopped(lang::text_of_panic(run.back()), place.file, place.line, place.column);
    } else {
      run.push_back(ending(executable.mir.functions[entry], ended.result));
    }
    runtime::release_pool(handle);
  }
  return run;
}

}  // namespace mesh::test
