#include "llvm/object.hpp"

#include <pthread.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <vector>

#include "base/text.hpp"
#include "lang/llvm/llvm_text.hpp"
#include "llvm/folder_beside.hpp"
#include "llvm/machine.hpp"
#include "llvm/module_name.hpp"

namespace mesh::llvm {
namespace {

namespace fs = std::filesystem;

/// The file that a name stands for, once every link is followed, whether there is one or not.
fs::path behind_links(fs::path path) {
  constexpr int most_links = 40;
  std::error_code none;
  for (int links = 0; links < most_links && fs::is_symlink(path, none); ++links) {
    // A target that is absolute takes the whole place.
    path = path.parent_path() / fs::read_symlink(path, none);
  }
  return path;
}

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

/// The compiler that CXX names, which may have words behind it, such as `ccache g++`, and words of its path may hold blanks.
std::vector<std::string> compiler() {
  const char* chosen = std::getenv("CXX");
  const std::string_view text = chosen != nullptr ? chosen : "";
  std::error_code none;
  if (fs::exists(text, none)) return {std::string(text)};
  std::vector<std::string> words;
  for (size_t at = 0; (at = text.find_first_not_of(" \t", at)) < text.size();) {
    const size_t end = std::min(text.find_first_of(" \t", at), text.size());
    words.emplace_back(text.substr(at, end - at));
    at = end;
  }
  return words.empty() ? std::vector<std::string>{"c++"} : words;
}

/// Runs the compiler, which says on standard error what is wrong.
Result<Unit, std::string> link(const std::string& object, const std::string& program) {
  std::vector<std::string> words = compiler();
  const std::string name = words.front();
  words.insert(words.end(), {"-o", program, object, runtime_object(), "-static-libstdc++", "-static-libgcc", "-lpq"});
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  // No signal comes between its start and our knowing whom to tell.
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  // A group of its own, so that a signal to end reaches it after us.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
  posix_spawnattr_setsigmask(&attributes, &before);
  pid_t child = 0;
  const int error = posix_spawnp(&child, name.c_str(), nullptr, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  if (error == 0) FolderBeside::set_writers(child);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  if (error != 0) return cat({name, " cannot be run, which links the program: ", std::strerror(error)});
  int status = 0;
  const bool is_linked = waitpid(child, &status, 0) == child && status == 0;
  FolderBeside::set_writers(0);
  if (is_linked) return Unit{};
  return cat({name, " could not link the program; what it needs beside is libpq (Debian: libpq-dev)"});
}

}  // namespace

Result<Unit, std::string> build_program(const lang::Executable& executable, const Source& source, const std::string& output,
                                        bool is_transaction) {
  for (size_t index = 0; index < executable.entries.size(); ++index) {
    if (executable.mir.functions[index].has_text_errors) continue;
    return cat({"`", executable.entries[index].name, "` must give Int!String to become a program"});
  }
  if (const std::string obstacle = obstacle_at(output); !obstacle.empty()) return obstacle;
  const fs::path written = behind_links(output);
  const FolderBeside folder(written);
  if (!folder.is_made()) return cat({output, ": ", std::strerror(errno)});
  std::string ir = lang::llvm_text(executable, source, module_name);
  if (!is_transaction) append(ir, {"\n@\"", module_name, ".sequence\" = constant i8 1\n"});
  auto done = write_object(ir, folder.object());
  if (done) done = link(folder.object(), folder.program());
  if (done && std::rename(folder.program().c_str(), written.c_str()) != 0) return cat({output, ": ", std::strerror(errno)});
  return done;
}

}  // namespace mesh::llvm
