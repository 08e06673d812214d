// The tests' own connection to the server, which shares no code with the pool that they judge.
#pragma once

#include <libpq-fe.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mesh::test {

/// What the server said: an error, a notice or a warning.
struct Said {
  std::string severity;
  std::string sqlstate;
  std::string message;
  /// The function of the server that said it.
  std::string sent_by;
};

/// What the server made of a statement.
struct Reply {
  /// Its SQLSTATE is empty where the statement succeeded.
  Said error;
  std::vector<Said> notices;

  [[nodiscard]] bool failed() const { return !error.sqlstate.empty(); }
  /// A line: `ok`, with `, ` and the message for each notice or warning, or SQLSTATE and message of its error, such as
  /// `42703: column "b" does not exist`.
  [[nodiscard]] std::string line() const;
};

/// A session. Every failure is a std::runtime_error with the server's message.
class Client {
 public:
  using Row = std::vector<std::string>;

  explicit Client(const std::string& url);

  /// Sends statements as they are, several too.
  void execute(const std::string& sql);
  /// The rows of a query; a NULL is an empty text.
  [[nodiscard]] std::vector<Row> rows(const std::string& sql);
  /// The first column of a query.
  [[nodiscard]] std::vector<std::string> column(const std::string& sql);
  /// The one value of a query that has one row with one column.
  [[nodiscard]] std::string value(const std::string& sql);
  /// What the server makes of one statement with its parameters.
  [[nodiscard]] Reply reply(const std::string& sql, const std::vector<std::string>& parameters);
  /// The same as a line.
  [[nodiscard]] std::string outcome(std::string_view sql, std::span<const std::string_view> parameters) {
    return reply(std::string(sql), {parameters.begin(), parameters.end()}).line();
  }

 private:
  struct Finish {
    void operator()(PGconn* connection) const { PQfinish(connection); }
  };
  struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
  };
  using Answer = std::unique_ptr<PGresult, Clear>;

  [[nodiscard]] Answer ask(const std::string& sql);

  std::unique_ptr<PGconn, Finish> connection_;
};

}  // namespace mesh::test
