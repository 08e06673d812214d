// What a judge has a say about, and where its objections stand.
#include "preview/judge.hpp"

#include "catch.hpp"
#include "preview/preview.hpp"

namespace {

using Texts = std::vector<std::string>;

/// Objects to the word WRONG, and keeps what it is asked of.
class Objector final : public mesh::Judge {
 public:
  [[nodiscard]] std::optional<mesh::Objection> judge(std::string_view sql) const override {
    asked_of_.emplace_back(sql);
    const auto at = static_cast<uint32_t>(sql.find("WRONG"));
    if (at == UINT32_MAX) return std::nullopt;
    return mesh::Objection{.code = mesh::Code::refused_by_grammar, .message = "it is", .hint = "", .text = {at, at + 5}};
  }
  [[nodiscard]] const Texts& asked_of() const { return asked_of_; }

 private:
  mutable Texts asked_of_;
};

/// "source text at line:column" of each objection to what the statements send.
Texts objections(const std::string& statements) {
  const mesh::Source source(statements);
  const Objector judge;
  Texts found;
  for (const mesh::Diagnostic& diagnostic : mesh::preview(source, {.function = {}, .judge = &judge}).diagnostics) {
    if (diagnostic.code != mesh::Code::refused_by_grammar) continue;
    const mesh::Place place = source.place(diagnostic.span.begin);
    found.push_back(std::string(source.text(diagnostic.span)) + " at " + std::to_string(place.line) + ":" +
                    std::to_string(place.column));
  }
  return found;
}

Texts asked_of(const std::string& statements) {
  const Objector judge;
  static_cast<void>(mesh::preview(mesh::Source(statements), {.function = {}, .judge = &judge}));
  return judge.asked_of();
}

}  // namespace

TEST_CASE("an objection to raw SQL stands on its very bytes") {
  CHECK(objections(R"(Migration.execute(pool, "SELECT 'é', WRONG"))") == Texts{"WRONG at 1:38"});
  CHECK(objections("Migration.execute(pool, \"\"\"\n  SELECT 1,\n    WRONG\n\"\"\")") == Texts{"WRONG at 3:5"});
  CHECK(objections("let column = \"WRONG\"\nMigration.execute(pool, \"SELECT #{column}\")") == Texts{"WRONG at 1:15"});
}

TEST_CASE("an objection to a part that is sent as it was given stands on its very bytes") {
  CHECK(objections(R"(Migration.create_index(pool, "t", ["a"], "unique:true where:a > WRONG"))") == Texts{"WRONG at 1:65"});
  CHECK(objections(R"~(Migration.create_table(pool, "t", ["a:INT", "b:TEXT:CHECK (b > 'WRONG')"]))~") == Texts{"WRONG at 1:65"});
}

TEST_CASE("an objection to a part that is sent in another form stands on that part") {
  CHECK(objections(R"(Migration.create_table(pool, "t", ["WRONG:INT:NOT NULL"]))") == Texts{"WRONG:INT:NOT NULL at 1:37"});
}

TEST_CASE("a judge is asked of each statement") {
  CHECK(asked_of("Migration.execute(pool, \"SELECT 1\")\nMigration.drop_table(pool, \"t\")") ==
        Texts{"SELECT 1", R"(DROP TABLE IF EXISTS "t")"});
}

TEST_CASE("a judge is not asked of what a snippet leaves parts of open") {
  CHECK(asked_of("Migration.create_table(pool, \"t\", [\"a:INT\", ...])\nMigration.execute(pool, \"SELECT 1\")") ==
        Texts{"SELECT 1"});
}

TEST_CASE("a judge is not asked of what is known to fail") {
  CHECK(asked_of("Migration.execute(pool, \"CREATE TABLE t (a INT)\")\nMigration.execute(pool, \"CREATE TABLE t (a INT)\")") ==
        Texts{"CREATE TABLE t (a INT)"});
}
