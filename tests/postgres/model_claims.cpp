// What the model claims of each migration in model/claims is what a server does.
//
// A file there has migrations with an empty line between them. A line is a statement, and after ` -- ` what the model says of it,
// where that is not `applied`. MESH_CLAIMS=references tries that file alone.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "catch.hpp"
#include "cluster.hpp"
#include "model/trial.hpp"
#include "unit/schema_history.hpp"

using namespace mesh::test;

namespace {

struct Claim {
  std::string sql;
  std::string outcome = "applied";
};

Claim claim_in(const std::string& line) {
  const size_t dashes = line.find(" -- ");
  Claim claim{line.substr(0, dashes)};
  if (dashes != std::string::npos) claim.outcome = line.substr(dashes + 4);
  return claim;
}

/// What model and server have against the claims of one migration; empty where they agree.
std::string against(const std::string& url, const std::vector<Claim>& claims) {
  std::string text;
  std::string before;
  History history;
  Trial trial(url, {});
  for (const Claim& claim : claims) {
    history.schema = trial.schema();
    const std::string said = history.say(claim.sql);
    before += claim.sql + ";\n";
    if (said != claim.outcome) text += before + "claimed: " + claim.outcome + "\nmodel: " + said + '\n';
    if (const auto mismatch = trial.apply(claim.sql)) text += before + mismatch->text;
  }
  if (const auto mismatch = trial.compare_tables()) text += before + mismatch->text;
  return text;
}

}  // namespace

TEST_CASE("what the model claims of statements is what a server does") {
  const FreshDatabase database(Cluster::shared());
  const char* only = std::getenv("MESH_CLAIMS");
  for (const auto& file : std::filesystem::directory_iterator(MESH_CLAIMS)) {
    if (only != nullptr && file.path().stem() != only) continue;
    std::ifstream lines(file.path());
    std::vector<Claim> claims;
    for (std::string line; std::getline(lines, line) || !claims.empty();) {
      if (!line.empty()) {
        claims.push_back(claim_in(line));
        line.clear();
        continue;
      }
      INFO(file.path().filename());
      const std::string text = against(database.url(), claims);
      CHECK(text == "");
      claims.clear();
    }
  }
}
