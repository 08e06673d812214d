#include "command/file_uri.hpp"

#include <filesystem>
#include <system_error>

#include "base/text.hpp"

namespace mesh::command {
namespace {

namespace fs = std::filesystem;

/// Whether a byte stands for itself in every segment of a URI, the first of a relative one included, or parts two.
bool stands_in_uri(char byte) {
  return is_ascii_letter(byte) || is_ascii_digit(byte) || std::string_view("-._~/").find(byte) != std::string_view::npos;
}

}  // namespace

std::string path_here(std::string_view name) {
  const fs::path path = fs::path(name).lexically_normal();
  if (path.is_relative()) return path.string();
  std::error_code unknown;
  const fs::path relative = path.lexically_relative(fs::current_path(unknown));
  const bool lies_here = !unknown && !relative.empty() && *relative.begin() != "..";
  return (lies_here ? relative : path).string();
}

std::string file_uri(std::string_view name) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const std::string path = path_here(name);
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char byte : path) {
    if (stands_in_uri(byte)) {
      uri += byte;
    } else {
      uri += '%';
      uri += digits[static_cast<unsigned char>(byte) >> 4U];
      uri += digits[static_cast<unsigned char>(byte) & 0xFU];
    }
  }
  return uri;
}

}  // namespace mesh::command
