#include "command/hand_over.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>
#include <system_error>

#include "command/report.hpp"

namespace mesh::command {

bool is_handed_over(std::string_view subcommand) { return subcommand == "run" || subcommand == "build"; }

int hand_over(char** arguments) {
  std::error_code failed;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", failed);
  const std::string other = self.parent_path() / "mesh-ddl-native";
  execv(other.c_str(), arguments);
  print_problem(other + ": " + std::strerror(errno));
  return wrong_use;
}

}  // namespace mesh::command
