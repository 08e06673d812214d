// Options whose values are words from a list or numbers of a range: what they take, what is said of another word, and what a shell
// may complete.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace mesh::command {

/// Lets an option take one of the words and no other, and names the nearest where it is given another.
[[nodiscard]] CLI::Validator one_of(std::vector<std::string> words);

/// Lets an option take any word but an empty one.
[[nodiscard]] CLI::Validator not_empty();

/// Lets an option take a whole number of these, the last included.
[[nodiscard]] CLI::Validator from_to(unsigned first, unsigned last);

/// The words that the option takes; none where it takes any.
[[nodiscard]] std::vector<std::string> choices_of(const CLI::Option& option);

/// Example: text, json → text|json
[[nodiscard]] std::string joined_choices(const std::vector<std::string>& words);

/// Example: tokens, ast, mir → tokens, ast or mir
[[nodiscard]] std::string any_of_text(const std::vector<std::string>& words);

}  // namespace mesh::command
