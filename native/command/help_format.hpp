// How a help looks.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace mesh::command {

/// The library's own form, but for what stands behind a name: what the value is called, whether there may be more, and what it is
/// unless it is given.
class HelpFormat final : public CLI::Formatter {
 public:
  [[nodiscard]] std::string make_usage(const CLI::App* app, std::string name) const override;
  [[nodiscard]] std::string make_option_opts(const CLI::Option* option) const override;
};

}  // namespace mesh::command
