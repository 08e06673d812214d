// The pages of docs/codes, which the build puts into the command.
#pragma once

#include <span>
#include <string_view>

namespace mesh::command {

struct CodePage {
  std::string_view code;
  /// As the file is, in Markdown.
  std::string_view markdown;
};

[[nodiscard]] std::span<const CodePage> code_pages();

}  // namespace mesh::command
