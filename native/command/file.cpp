#include "command/file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "lang/limits.hpp"

namespace mesh::command {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const {
    if (file != stdin) static_cast<void>(std::fclose(file));
  }
};
using OpenFile = std::unique_ptr<std::FILE, CloseFile>;

FileText problem(const std::string& name) { return {{}, name + ": " + std::strerror(errno)}; }

}  // namespace

FileText read_file(const std::string& name) {
  const OpenFile file(name == "-" ? stdin : std::fopen(name.c_str(), "rb"));
  if (!file) return problem(name);
  std::string content(lang::most_source + 1, '\0');
  content.resize(std::fread(content.data(), 1, content.size(), file.get()));
  if (std::ferror(file.get()) != 0) return problem(name);
  return {std::move(content), {}};
}

}  // namespace mesh::command
