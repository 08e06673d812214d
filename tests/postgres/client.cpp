#include "client.hpp"

#include <stdexcept>

namespace mesh::test {
namespace {

Said said_by(const PGresult* result) {
  const auto field = [result](int code) {
    const char* text = PQresultErrorField(result, code);
    return std::string(text == nullptr ? "" : text);
  };
  return {field(PG_DIAG_SEVERITY_NONLOCALIZED), field(PG_DIAG_SQLSTATE), field(PG_DIAG_MESSAGE_PRIMARY),
          field(PG_DIAG_SOURCE_FUNCTION)};
}

}  // namespace

std::string Reply::line() const {
  if (failed()) return error.sqlstate + ": " + error.message;
  std::string line = "ok";
  for (const Said& notice : notices) (line += ", ") += notice.message;
  return line;
}

Client::Client(const std::string& url) : connection_(PQconnectdb(url.c_str())) {
  if (PQstatus(connection_.get()) != CONNECTION_OK) throw std::runtime_error(PQerrorMessage(connection_.get()));
  PQsetNoticeReceiver(
      connection_.get(), [](void*, const PGresult*) {}, nullptr);
}

void Client::execute(const std::string& sql) { static_cast<void>(ask(sql)); }

std::vector<Client::Row> Client::rows(const std::string& sql) {
  const Answer answer = ask(sql);
  std::vector<Row> rows(static_cast<size_t>(PQntuples(answer.get())));
  for (int row = 0; row < PQntuples(answer.get()); ++row) {
    for (int column = 0; column < PQnfields(answer.get()); ++column) {
      rows[static_cast<size_t>(row)].emplace_back(PQgetvalue(answer.get(), row, column));
    }
  }
  return rows;
}

std::vector<std::string> Client::column(const std::string& sql) {
  std::vector<std::string> values;
  for (const Row& row : rows(sql)) values.push_back(row.at(0));
  return values;
}

std::string Client::value(const std::string& sql) {
  const std::vector<Row> found = rows(sql);
  if (found.size() != 1 || found.front().size() != 1) throw std::runtime_error("not one value: " + sql);
  return found.front().front();
}

Reply Client::reply(const std::string& sql, const std::vector<std::string>& parameters) {
  Reply reply;
  PQsetNoticeReceiver(
      connection_.get(), [](void* into, const PGresult* notice) { static_cast<Reply*>(into)->notices.push_back(said_by(notice)); },
      &reply);
  std::vector<const char*> values;
  for (const std::string& parameter : parameters) values.push_back(parameter.c_str());
  const Answer answer(
      PQexecParams(connection_.get(), sql.c_str(), static_cast<int>(values.size()), nullptr, values.data(), nullptr, nullptr, 0));
  PQsetNoticeReceiver(
      connection_.get(), [](void*, const PGresult*) {}, nullptr);
  const ExecStatusType status = PQresultStatus(answer.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) return reply;
  reply.error = said_by(answer.get());
  if (!reply.failed()) throw std::runtime_error(PQerrorMessage(connection_.get()));
  return reply;
}

Client::Answer Client::ask(const std::string& sql) {
  Answer answer(PQexec(connection_.get(), sql.c_str()));
  const ExecStatusType status = PQresultStatus(answer.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) throw std::runtime_error(PQerrorMessage(connection_.get()));
  return answer;
}

}  // namespace mesh::test
