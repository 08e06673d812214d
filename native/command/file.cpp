#include "command/file.hpp"

#include <algorithm>
#include <array>
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
  std::string content;
  std::array<char, 16384> piece;
  while (content.size() <= lang::most_source) {
    const size_t wanted = std::min(piece.size(), lang::most_source + 1 - content.size());
    const size_t got = std::fread(piece.data(), 1, wanted, file.get());
    content.append(piece.data(), got);
    if (got < wanted) break;
  }
  if (std::ferror(file.get()) != 0) return problem(name);
  return {std::move(content), {}};
}

}  // namespace mesh::command
