#include "object/object.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <vector>

#include "base/text.hpp"
#include "jit/machine.hpp"
#include "lang/llvm_text.hpp"

namespace mesh::object {
namespace {

namespace fs = std::filesystem;

/// The symbols that program_main.cpp calls begin so.
constexpr std::string_view module_name = "migration";

/// A file of our own that goes when we do.
class TemporaryFile {
 public:
  TemporaryFile() : path_(fs::temp_directory_path() / "mesh-ddl-XXXXXX") { descriptor_ = mkstemp(path_.data()); }
  ~TemporaryFile() {
    if (descriptor_ < 0) return;
    close(descriptor_);
    unlink(path_.c_str());
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  [[nodiscard]] bool is_made() const { return descriptor_ >= 0; }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
  int descriptor_;
};

Result<Unit, std::string> write_object(std::string_view ir, const std::string& path) {
  Result<jit::Machine, std::string> machine = jit::this_machine();
  if (!machine) return std::move(machine).error();
  Result<jit::IrModule, std::string> module = jit::IrModule::read(ir);
  if (!module) return std::move(module).error();
  if (auto optimised = module->optimise(machine->get()); !optimised) return optimised;
  char* message = nullptr;
  if (LLVMTargetMachineEmitToFile(machine->get(), module->get(), path.c_str(), LLVMObjectFile, &message) == 0) return Unit{};
  return jit::take_message(message);
}

/// What every such program is linked with: beside this command where it was built, in the library folder where it was installed.
std::string runtime_object() {
  const fs::path here = fs::read_symlink("/proc/self/exe").parent_path();
  for (const fs::path& place : {here / MESH_PROGRAM_OBJECT, here / MESH_LIBRARY_FOLDER / MESH_PROGRAM_OBJECT}) {
    if (fs::exists(place)) return place;
  }
  return here / MESH_PROGRAM_OBJECT;
}

/// Runs the compiler, which says on standard error what is wrong.
Result<Unit, std::string> link(const std::string& object, const std::string& output) {
  const char* chosen = std::getenv("CXX");
  const std::string compiler = chosen != nullptr && *chosen != '\0' ? chosen : "c++";
  std::vector<std::string> words{compiler, "-o", output, object, runtime_object(), "-static-libstdc++", "-static-libgcc", "-lpq"};
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int error = posix_spawnp(&child, compiler.c_str(), nullptr, nullptr, arguments.data(), environ);
  if (error != 0) return cat({compiler, " cannot be run, which links the program: ", std::strerror(error)});
  int status = 0;
  if (waitpid(child, &status, 0) == child && status == 0) return Unit{};
  return cat({compiler, " could not link the program; what it needs beside is libpq (Debian: libpq-dev)"});
}

}  // namespace

Result<Unit, std::string> build_program(const lang::Executable& executable, const Source& source, const std::string& output) {
  for (size_t index = 0; index < executable.entries.size(); ++index) {
    if (executable.mir.functions[index].has_text_errors) continue;
    return cat({"`", executable.entries[index].name, "` must give Int!String to become a program"});
  }
  const TemporaryFile object;
  if (!object.is_made()) return cat({object.path(), ": ", std::strerror(errno)});
  auto written = write_object(lang::llvm_text(executable, source, module_name), object.path());
  return written ? link(object.path(), output) : written;
}

}  // namespace mesh::object
