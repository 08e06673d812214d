// Compiled code in a host of its own: several threads in one module, and a limit of memory that is not a run's.
#include <mesh/runtime.h>

#include <csetjmp>
#include <future>
#include <string>
#include <vector>

#include "catch.hpp"
#include "lang/compile.hpp"
#include "lang/llvm/llvm_text.hpp"
#include "llvm/jit.hpp"
#include "llvm/module_name.hpp"
#include "run/place_table.hpp"
#include "runtime/recording_pool.hpp"

namespace {

using mesh::llvm::CompiledModule;

CompiledModule module_of(const std::string& text) {
  const mesh::Source source(text, "host.mpl");
  mesh::Diagnostics diagnostics;
  const mesh::lang::Executable executable = mesh::lang::compile(source, "", diagnostics);
  REQUIRE_FALSE(diagnostics.has_errors());
  auto module = CompiledModule::compile(mesh::lang::llvm_text(executable, source, mesh::llvm::module_name));
  REQUIRE(module);
  return *std::move(module);
}

std::vector<std::string> places;

/// Has another thread run `down` to its end while `up` waits in its statement, and notes where `up` is then.
class Crossing final : public mesh::runtime::Pool {
 public:
  explicit Crossing(mesh::run::EntryPoint other) : other_(other) {}

  [[nodiscard]] mesh::runtime::Outcome execute(mesh::ddl::Statement&&, std::span<const std::string_view>) override {
    if (other_ != nullptr) {
      std::async(std::launch::async, [this] {
        Crossing there(nullptr);
        const mesh::runtime::PoolScope scope(there);
        other_(scope.handle());
      }).get();
    }
    const auto place = mesh::run::place_now();
    places.push_back(place ? place->function + ":" + std::to_string(place->line) : "nowhere");
    return int64_t{0};
  }
  [[nodiscard]] mesh::Result<mesh::runtime::Rows, std::string> query(mesh::ddl::Statement&&,
                                                                     std::span<const std::string_view>) override {
    return mesh::runtime::Rows{};
  }
  void refused(const mesh::ddl::Refusal&) override {}

 private:
  mesh::run::EntryPoint other_;
};

std::jmp_buf before_panic;
std::string last_panic;

void leave_module(void*, const MeshPanic* said) {
  last_panic.assign(reinterpret_cast<const char*>(said->message), static_cast<size_t>(said->size));
  std::longjmp(before_panic, 1);
}

std::string panic_under(uint64_t limit, mesh::run::EntryPoint up) {
  const uint64_t scope = mesh_scope_begin(limit);
  mesh_on_panic(leave_module, nullptr);
  last_panic.clear();
  mesh_begin_run(0);
  if (setjmp(before_panic) == 0) up(0);
  mesh_begin_run(0);
  mesh_on_panic(nullptr, nullptr);
  mesh_scope_end(scope);
  return last_panic;
}

}  // namespace

TEST_CASE("each thread in a module has a place of its own") {
  const CompiledModule module = module_of(
      "pub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.drop_table(pool, \"a\")\nend\n"
      "pub fn down(pool :: PoolHandle) -> Int!String do\n  Migration.drop_table(pool, \"b\")\nend\n");
  places.clear();
  Crossing here(*module.entry("down"));
  const mesh::runtime::PoolScope scope(here);
  (*module.entry("up"))(scope.handle());
  CHECK(places == std::vector<std::string>{"down:5", "up:2"});
  mesh_begin_run(0);
  CHECK_FALSE(mesh::run::place_now());
}

TEST_CASE("a panic for spent memory names the limit of the host's scope") {
  const CompiledModule module = module_of(
      "fn double(text :: String, n :: Int) -> String do\n  if n == 0 do text else double(text <> text, n - 1) end\nend\n"
      "pub fn up(pool :: PoolHandle) -> Int!String do\n  Ok(String.length(double(\"0123456789abcdef\", 40)))\nend\n");
  const auto up = *module.entry("up");
  CHECK(panic_under(3 << 20, up) ==
        "the migration ends early: its values take more than 3 MiB; hint: does what this builds have an end?");
  CHECK(panic_under(5 << 10, up) ==
        "the migration ends early: its values take more than 5 KiB; hint: does what this builds have an end?");
  CHECK(panic_under(100, up) ==
        "the migration ends early: its values take more than 100 bytes; hint: does what this builds have an end?");
}
