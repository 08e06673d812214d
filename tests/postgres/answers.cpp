// What a server answers to the statements of the golden files that say so. With MESH_UPDATE_ANSWERS in its environment, the test
// writes what it is answered into the files instead.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "golden_file.hpp"
#include "migrated.hpp"
#include "preview/preview.hpp"

using namespace mesh::test;

namespace {

/// Sends each statement after a savepoint, so that one that fails leaves the transaction as it was.
std::string answer_within(Client& client, const mesh::PreviewedStatement& statement) {
  client.execute("SAVEPOINT before");
  std::string answer = client.outcome(statement.sql, statement.parameters);
  if (!answer.starts_with("ok")) client.execute("ROLLBACK TO SAVEPOINT before");
  return answer;
}

/// A line for each statement of the preview, sent to a database that the file's setup has made ready: each function in a
/// transaction, as in a run.
std::string answers(const golden::File& file) {
  const FreshDatabase database(Cluster::shared());
  Client client(database.url());
  if (const std::string& setup = file.text("setup"); !setup.empty()) client.execute(setup);
  const mesh::Preview preview = mesh::preview(file.source());
  std::string lines;
  for (const mesh::PreviewedFunction& function : preview.functions) {
    client.execute("BEGIN");
    for (const mesh::PreviewedStatement& statement : preview.statements) {
      if (statement.function != function.name) continue;
      lines += answer_within(client, statement) + '\n';
    }
    client.execute("COMMIT");
  }
  return lines;
}

/// Whether a server's answer is what the preview says becomes of the statement.
bool is_as_told(const mesh::schema::Outcome& outcome, const std::string& answer) {
  const bool is_ok = answer.starts_with("ok");
  const bool is_skipped = answer.ends_with("skipping");
  switch (outcome.kind) {
    case mesh::schema::OutcomeKind::applied: return is_ok && !is_skipped;
    case mesh::schema::OutcomeKind::skipped: return is_ok && is_skipped;
    case mesh::schema::OutcomeKind::fails: return answer.starts_with(outcome.code);
    case mesh::schema::OutcomeKind::unknown: return true;
  }
  return false;
}

void update(const std::filesystem::path& path, golden::File file) {
  const auto section =
      std::find_if(file.sections.begin(), file.sections.end(), [](const golden::Section& one) { return one.name == "server"; });
  section->text = answers(file);
  std::ofstream(path, std::ios::binary) << golden::format(file);
}

}  // namespace

TEST_CASE("each golden file that says what a server answers to its statements is right") {
  size_t asked = 0;
  for (const auto& path : golden::files(MESH_GOLDENS)) {
    const golden::File file = golden::read(path);
    if (!file.has("setup")) continue;
    if (std::getenv("MESH_UPDATE_ANSWERS") != nullptr) update(path, file);
    INFO(path.string());
    const std::string given = answers(file);
    CHECK(given == golden::read(path).text("server"));
    std::istringstream lines(given);
    for (const mesh::PreviewedStatement& statement : mesh::preview(file.source()).statements) {
      std::string answer;
      std::getline(lines, answer);
      INFO(statement.sql << " is said to be " << mesh::schema::kind_text(statement.outcome.kind) << ", and the server says "
                         << answer);
      CHECK(is_as_told(statement.outcome, answer));
    }
    ++asked;
  }
  CHECK(asked > 20);
}
