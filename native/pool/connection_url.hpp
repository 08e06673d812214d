// Reads a connection URL for libpq, and keeps its password out of what is shown.
#pragma once

#include <mesh/outcome.hpp>

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mesh::pool {

class ConnectionUrl {
 public:
  /// Reads `url` and adds what every connection of ours is made with.
  ///
  /// Takes:   postgres:// or postgresql://, then whatever libpq takes, or, where `takes_words`, libpq's `key=value` words;
  ///          `connect_timeout` for a URL that has none.
  /// Errors:  what is wrong with the URL, never quoting a part that may belong to the password.
  [[nodiscard]] static Result<ConnectionUrl, DatabaseError> parse(std::string_view url, std::chrono::seconds connect_timeout,
                                                                  bool takes_words = false);

  /// libpq's keywords and their values, percent-decoded.
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& parameters() const { return parameters_; }

  /// `text` with *** for the password, as it is and as the URL writes it. A password that is also the name of the user, the
  /// database or the host stays, as it is the name that the text says.
  [[nodiscard]] std::string without_password(std::string text) const;

 private:
  void set_default(std::string_view keyword, std::string value);
  [[nodiscard]] std::string_view value_of(std::string_view keyword) const;
  [[nodiscard]] bool is_shown(std::string_view secret) const;

  std::vector<std::pair<std::string, std::string>> parameters_;
  std::vector<std::string> secrets_;
};

}  // namespace mesh::pool
