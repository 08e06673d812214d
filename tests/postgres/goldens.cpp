// What a preview shows is what a server is sent.
#include <algorithm>
#include <iterator>

#include "ddl/transaction.hpp"
#include "golden_file.hpp"
#include "lang/compile.hpp"
#include "lang/run/interpret.hpp"
#include "migrated.hpp"
#include "preview/preview.hpp"

using namespace mesh::test;

namespace {

using mesh::lang::Verdict;

/// Runs a migration against a server, but past its failures, as a preview does.
class PersistentHost final : public mesh::lang::Host {
 public:
  [[nodiscard]] Verdict called(const mesh::lang::RuntimeCall& call) override {
    const bool is_known = call.builtin().effect == mesh::runtime::CallEffect::define;
    return is_known ? Verdict::succeeded : Verdict::succeeded_unknown;
  }
  void printed(const mesh::lang::Printed&, mesh::lang::SiteId) override {}
  [[nodiscard]] std::optional<std::string> variable(std::string_view, mesh::lang::SiteId) override { return std::nullopt; }
  [[nodiscard]] std::optional<std::vector<std::string>> arguments() override { return std::nullopt; }
  void gave_error(std::string_view, mesh::lang::SiteId) override {}
  [[nodiscard]] bool is_full() const override { return false; }
};

/// Whether a snippet leaves part of a statement open, which no server can be sent. One that comes before the source may.
bool is_partial(const mesh::Source& source) {
  const mesh::Preview preview = mesh::preview(source);
  return std::any_of(preview.statements.begin(), preview.statements.end(), [](const auto& each) { return each.is_partial; }) ||
         std::any_of(preview.before.begin(), preview.before.end(), [](const auto& each) { return each.is_snippet; });
}

/// The preview's statements without those that begin or end a transaction, which no pool sends.
Lines previewed(const mesh::Source& source) {
  Lines statements;
  for (const mesh::PreviewedStatement& statement : mesh::preview(source).statements) {
    if (!mesh::ddl::transaction_command(statement.sql)) statements.emplace_back(statement.sql);
  }
  return statements;
}

/// A database that is sent what the previews of sources run. One is enough for all: after a failure a run goes on as a preview
/// does, so what is sent does not depend on what is there.
class Receiver {
 public:
  /// Runs what a preview of `source` runs, in sessions of its own, and gives the statements in the server's log.
  [[nodiscard]] Lines received(const mesh::Source& source) {
    const OpenPool pool(database_.url());
    mesh::Diagnostics diagnostics;
    const mesh::lang::Executable executable = mesh::lang::compile(source, "", diagnostics);
    PersistentHost host;
    for (uint32_t entry = 0; entry < executable.entries.size(); ++entry) {
      const bool is_of_source = executable.entries[entry].text == 0;
      if (is_of_source) mesh::lang::run_entry(executable, entry, pool.handle(), host, diagnostics);
    }
    Lines statements = extended_statements_in(database_.log());
    statements.erase(statements.begin(), statements.begin() + seen_);
    seen_ += std::ssize(statements);
    return statements;
  }

 private:
  FreshDatabase database_{Cluster::shared()};
  std::ptrdiff_t seen_ = 0;
};

}  // namespace

TEST_CASE("of every golden file the server is sent what the preview shows, byte for byte") {
  Receiver server;
  size_t statements = 0;
  for (const auto& path : golden::files(MESH_GOLDENS)) {
    INFO(path.string());
    const mesh::Source source = golden::read(path).source();
    if (is_partial(source)) continue;
    const Lines shown = previewed(source);
    CHECK(server.received(source) == shown);
    statements += shown.size();
  }
  CHECK(statements > 50);
}
