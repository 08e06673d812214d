// What the command prints is a script: sent as psql sends it, it does what the statements do with their parameters.
#include <algorithm>
#include <stdexcept>

#include "golden_file.hpp"
#include "migrated.hpp"
#include "preview/preview.hpp"
#include "preview/text.hpp"

using namespace mesh::test;

namespace {

/// A database that a golden file's setup has made ready.
class Ready {
 public:
  explicit Ready(const golden::File& file) {
    if (file.has("setup")) client_.execute(file.text("setup"));
  }

  [[nodiscard]] Client& client() { return client_; }
  /// "ok", or what the server says, by the simple protocol.
  [[nodiscard]] std::string outcome_of(const std::string& script) {
    try {
      client_.execute(script);
      return "ok";
    } catch (const std::runtime_error& error) {
      return error.what();
    }
  }
  /// The schema, and every row.
  [[nodiscard]] Lines content() {
    Lines lines = schema_of(client_);
    for (const std::string& table : client_.column("SELECT oid::regclass FROM pg_class WHERE relkind = 'r' AND "
                                                   "relnamespace = 'public'::regnamespace ORDER BY 1")) {
      for (const std::string& row : client_.column("SELECT row::text FROM " + table + " AS row ORDER BY 1")) lines.push_back(row);
    }
    return lines;
  }

 private:
  FreshDatabase database_{Cluster::shared()};
  Client client_{database_.url()};
};

/// True for a preview that has a parameter, and no statement of which parts are not known.
bool is_of_interest(const mesh::Preview& preview) {
  const auto& all = preview.statements;
  return std::any_of(all.begin(), all.end(), [](const auto& statement) { return !statement.parameters.empty(); }) &&
         std::none_of(all.begin(), all.end(), [](const auto& statement) { return statement.is_partial; });
}

}  // namespace

TEST_CASE("each statement with parameters does as a printed script what it does with them") {
  size_t done = 0;
  size_t refused = 0;
  size_t scripts = 0;
  for (const auto& path : golden::files(MESH_GOLDENS)) {
    const golden::File file = golden::read(path);
    const mesh::Preview preview = mesh::preview(file.source());
    if (!is_of_interest(preview)) continue;
    INFO(path.string());
    Ready sent(file);
    Ready pasted(file);
    bool are_done = true;
    for (const mesh::PreviewedStatement& statement : preview.statements) {
      const std::string script = mesh::to_sql(statement, mesh::SqlLayout::pretty);
      INFO(script);
      const std::string wanted = sent.client().outcome(statement.sql, statement.parameters);
      const std::string found = pasted.outcome_of(script);
      const bool is_done = wanted.starts_with("ok");
      CHECK((found == "ok") == is_done);
      if (!is_done) CHECK_THAT(found, Catch::Contains(wanted.substr(wanted.find(": ") + 2)));
      are_done = are_done && is_done;
      if (!statement.parameters.empty()) ++(is_done ? done : refused);
    }
    const Lines content = sent.content();
    CHECK(pasted.content() == content);
    if (!are_done) continue;
    Ready whole(file);
    CHECK(whole.outcome_of(mesh::to_sql(preview, mesh::SqlLayout::one_line)) == "ok");
    CHECK(whole.content() == content);
    ++scripts;
  }
  CHECK(done >= 8);
  CHECK(refused >= 1);
  CHECK(scripts >= 2);
}
