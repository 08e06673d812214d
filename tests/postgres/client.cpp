#include "client.hpp"

#include <stdexcept>

namespace mesh::test {

Client::Client(const std::string& url) : connection_(PQconnectdb(url.c_str())) {
  if (PQstatus(connection_.get()) != CONNECTION_OK) throw std::runtime_error(PQerrorMessage(connection_.get()));
  PQsetNoticeProcessor(
      connection_.get(), [](void*, const char*) {}, nullptr);
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

Client::Answer Client::ask(const std::string& sql) {
  Answer answer(PQexec(connection_.get(), sql.c_str()));
  const ExecStatusType status = PQresultStatus(answer.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) throw std::runtime_error(PQerrorMessage(connection_.get()));
  return answer;
}

}  // namespace mesh::test
