#include "command/hand_over.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>
#include <system_error>

#include "command/report.hpp"
#include "command/subcommands.hpp"

namespace mesh::command {

using process::ExitCode;

bool is_handed_over(std::string_view subcommand) {
  return std::any_of(subcommands.begin(), subcommands.end(),
                     [&](const SubcommandRow& row) { return row.program == Program::mesh_ddl_native && row.name == subcommand; });
}

ExitCode hand_over(std::vector<std::string> words) {
  std::error_code failed;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", failed);
  const std::string other = self.parent_path() / "mesh-ddl-native";
  words.insert(words.begin(), "mesh-ddl");
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  execv(other.c_str(), arguments.data());
  const int error = errno;
  const char* hint = error == ENOENT ? "; it has this subcommand, so install it beside mesh-ddl" : "";
  print_problem(other + ": " + std::strerror(error) + hint);
  return ExitCode::wrong_use;
}

}  // namespace mesh::command
