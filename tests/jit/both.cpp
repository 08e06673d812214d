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
#include "llvm/jit.hpp"
#include "process/environment.hpp"
#include "runtime/arena.hpp"
#include "runtime/pool.hpp"
#include "runtime/values.hpp"

namespace {

std::jmp_buf panicked;
mesh::test::Run* listening = nullptr;

}  // namespace

/// In place of the process's own, which write to standard output.
void mesh_print(const MeshString* text) { listening->push_back(mesh::cat({"printed: ", mesh::runtime::text_of(text)})); }
void mesh_println(const MeshString* text) { listening->push_back(mesh::cat({"printed: ", mesh::runtime::text_of(text), "\n"})); }
void mesh_io_eprintln(const MeshString* text) {
  listening->push_back(mesh::cat({"printed on standard error: ", mesh::runtime::text_of(text), "\n"}));
}

/// In place of the process's own: compiled code is left at the call that began it. What is on the way is not destroyed.
void mesh_panic(const uint8_t*, int64_t, const uint8_t*, int64_t, int32_t) { std::longjmp(panicked, 1); }

namespace mesh::test {
namespace {

/// Writes down what it is sent. The statements from some number on fail.
class Witness final : public runtime::Pool {
 public:
  Witness(Run& run, size_t failing_from) : run_(run), left_(failing_from) {}

  [[nodiscard]] runtime::Outcome execute(const ddl::Statement& statement, std::span<const std::string_view> parameters) override {
    std::string line = statement.sql;
    for (const std::string_view parameter : parameters) line.append(" <- ").append(parameter);
    run_.push_back(std::move(line));
    if (left_ == 0) return std::string("42P01\t\t\t\tthe witness refuses");
    --left_;
    return int64_t{3};
  }
  [[nodiscard]] Result<runtime::Rows, std::string> query(const ddl::Statement& statement,
                                                         std::span<const std::string_view>) override {
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

bool is_budget(Code code) { return code == Code::step_budget || code == Code::depth_budget || code == Code::memory_budget; }

struct Ended {
  bool panicked = false;
  const MeshResult* result = nullptr;
};

std::string ending(const lang::MirFunction& function, const MeshResult* result) {
  if (!function.gives_result || result->tag != runtime::tag_err) return "end";
  return cat({"err: ", function.has_text_errors ? runtime::text_of(static_cast<const MeshString*>(result->value)) : ""});
}

Ended call(run::EntryPoint function, uint64_t pool) {
  if (setjmp(panicked) != 0) return {true, nullptr};
  return {false, function(pool)};
}

}  // namespace

Run interpreted(const lang::Executable& executable, size_t failing_from) {
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
    for (const Diagnostic& diagnostic : diagnostics.all()) {
      if (diagnostic.code == Code::panic) run.back() = "panic";
      if (is_budget(diagnostic.code)) run.back() = "budget";
    }
  }
  return run;
}

Run compiled(const lang::Executable& executable, const Source& source, size_t failing_from) {
  const std::string ir = lang::llvm_text(executable, source, "migration");
  const auto module = llvm::CompiledModule::compile(ir);
  if (!module) throw std::runtime_error(module.error() + "\n" + ir);
  Run run;
  for (uint32_t entry = 0; entry < executable.entries.size(); ++entry) {
    const std::string& name = executable.entries[entry].name;
    run.push_back(name);
    const auto function = module->find(lang::entry_symbol("migration", name));
    if (!function) throw std::runtime_error(function.error());
    Witness witness(run, failing_from);
    const auto handle = runtime::register_pool({std::shared_ptr<runtime::Pool>(), &witness});
    runtime::Arena arena(lang::most_memory);
    const runtime::ArenaScope scope(arena);
    listening = &run;
    mesh_begin_run(lang::most_steps);
#ifdef MESH_ADDRESS_SANITIZER
    // A panic jumps past the texts of those that panic, which are then lost.
    const __lsan::ScopedDisabler forgives_leaks;
#endif
    const Ended ended = call(*function, handle);
    run.push_back(ended.panicked ? "panic" : ending(executable.mir.functions[entry], ended.result));
    runtime::release_pool(handle);
  }
  return run;
}

}  // namespace mesh::test
