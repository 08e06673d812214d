#include "llvm/object.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <vector>

#include "base/text.hpp"
#include "lang/llvm/llvm_text.hpp"
#include "llvm/machine.hpp"
#include "llvm/module_name.hpp"

namespace mesh::llvm {
namespace {

namespace fs = std::filesystem;

/// A folder of our own beside a file that is to be written; it goes when we do, with what is in it.
class FolderBeside {
 public:
  explicit FolderBeside(const fs::path& file) : path_(file.parent_path() / ".mesh-ddl-XXXXXX") {
    if (mkdtemp(path_.data()) == nullptr) path_.clear();
  }
  ~FolderBeside() {
    std::error_code ignored;
    if (is_made()) fs::remove_all(path_, ignored);
  }
  FolderBeside(const FolderBeside&) = delete;
  FolderBeside& operator=(const FolderBeside&) = delete;

  [[nodiscard]] bool is_made() const { return !path_.empty(); }
  [[nodiscard]] std::string file(std::string_view name) const { return cat({path_, "/", name}); }

 private:
  std::string path_;
};

/// Why no program can be put at `output`, as far as what stands there now tells; empty where it can.
std::string obstacle_at(const std::string& output) {
  if (output.empty()) return "the program needs a name";
  std::error_code ignored;
  const fs::file_status found = fs::status(output, ignored);
  if (fs::is_directory(found)) return output + ": Is a directory";
  if (fs::exists(found) && !fs::is_regular_file(found)) return output + ": Not a regular file";
  return {};
}

Result<Unit, std::string> write_object(std::string_view ir, const std::string& path) {
  Result<Machine, std::string> machine = this_machine();
  if (!machine) return std::move(machine).error();
  Result<IrModule, std::string> module = IrModule::read(ir);
  if (!module) return std::move(module).error();
  module->aim_at(machine->get());
  char* message = nullptr;
  if (LLVMTargetMachineEmitToFile(machine->get(), module->get(), path.c_str(), LLVMObjectFile, &message) == 0) return Unit{};
  return take_message(message);
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
Result<Unit, std::string> link(const std::string& object, const std::string& program) {
  const char* chosen = std::getenv("CXX");
  const std::string compiler = chosen != nullptr && *chosen != '\0' ? chosen : "c++";
  std::vector<std::string> words{compiler, "-o", program, object, runtime_object(), "-static-libstdc++", "-static-libgcc", "-lpq"};
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
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
  if (const std::string obstacle = obstacle_at(output); !obstacle.empty()) return obstacle;
  const FolderBeside folder(output);
  if (!folder.is_made()) return cat({output, ": ", std::strerror(errno)});
  const std::string object = folder.file("migration.o");
  auto done = write_object(lang::llvm_text(executable, source, module_name), object);
  const std::string program = folder.file("program");
  if (done) done = link(object, program);
  if (done && std::rename(program.c_str(), output.c_str()) != 0) return cat({output, ": ", std::strerror(errno)});
  return done;
}

}  // namespace mesh::llvm
