#include "command/choice.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/suggest.hpp"

namespace mesh::command {
namespace {

std::string refusal(const std::string& word, const std::vector<std::string>& words) {
  const std::string meant = did_you_mean(word, std::vector<std::string_view>(words.begin(), words.end()));
  return fmt::format("there is no `{}`; {}", word, meant.empty() ? "it takes " + any_of_text(words) : meant);
}

}  // namespace

CLI::Validator one_of(std::vector<std::string> words) {
  const std::string description = fmt::format("{{{}}}", fmt::join(words, ","));
  const auto check = [words = std::move(words)](const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end() ? std::string() : refusal(word, words);
  };
  return {check, description};
}

CLI::Validator not_empty() {
  return {[](const std::string& word) { return word.empty() ? std::string("the name is empty") : std::string(); }, ""};
}

CLI::Validator from_to(unsigned first, unsigned last) {
  const auto check = [first, last](const std::string& word) {
    unsigned number = 0;
    const bool is_in = CLI::detail::lexical_cast(word, number) && first <= number && number <= last;
    return is_in ? std::string() : fmt::format("there is no `{}`; it takes a number from {} to {}", word, first, last);
  };
  return {check, fmt::format("{}..{}", first, last)};
}

std::vector<std::string> choices_of(const CLI::Option& option) {
  // The library keeps a validator to itself, but for its description, which is its part of the type's name.
  const std::string type = option.get_type_name();
  const size_t begin = type.find('{');
  const size_t end = type.find('}', begin);
  if (begin == std::string::npos || end == std::string::npos) return {};
  return CLI::detail::split(type.substr(begin + 1, end - begin - 1), ',');
}

std::string joined_choices(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, "|")); }

std::string any_of_text(const std::vector<std::string>& words) {
  if (words.size() < 2) return words.empty() ? std::string() : words.front();
  return fmt::format("{} or {}", fmt::join(words.begin(), words.end() - 1, ", "), words.back());
}

}  // namespace mesh::command
