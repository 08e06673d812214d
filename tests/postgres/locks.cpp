// What advice says that a statement locks, rewrites and reads whole, and what the server does.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "advice/work.hpp"
#include "catch.hpp"
#include "client.hpp"
#include "cluster.hpp"
#include "ddl/functions.hpp"
#include "locked_statements.hpp"

using namespace mesh::test;
using mesh::advice::Work;

namespace {

using Lines = std::vector<std::string>;

struct Seen {
  std::map<std::string, std::string> locks;
  std::set<std::string> rewritten;
  std::set<std::string> read;
};

Lines split(std::string_view statements) {
  constexpr std::string_view between = "; ";
  Lines all;
  for (size_t end = 0; !statements.empty(); statements.remove_prefix(std::min(end + between.size(), statements.size()))) {
    end = std::min(statements.find(between), statements.size());
    all.emplace_back(statements.substr(0, end));
  }
  return all;
}

/// The text behind `before` up to the next quote, for each time that `before` is in `text`.
Lines quoted_after(const std::string& text, std::string_view before) {
  Lines all;
  for (size_t at = text.find(before); at != std::string::npos; at = text.find(before, at + 1)) {
    const size_t begin = at + before.size();
    all.push_back(text.substr(begin, text.find('"', begin) - begin));
  }
  return all;
}

/// What a server does with a statement, without what it does with indexes, sequences and views that the statement does not
/// name.
class Observer {
 public:
  Seen watch(const LockedStatement& statement) {
    client_.execute("DROP SCHEMA IF EXISTS public, zz, yy CASCADE; CREATE SCHEMA public; " + std::string(statement.before));
    client_.execute(
        "DROP TABLE IF EXISTS seen.relations; CREATE TABLE seen.relations AS SELECT pg_class.oid, relname, relfilenode, relkind,"
        " CASE nspname WHEN 'public' THEN relname::text ELSE nspname || '.' || relname END AS shown"
        " FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE nspname IN ('public', 'zz')");
    client_.execute("BEGIN; SET LOCAL client_min_messages = debug1");
    const std::string said = client_.outcome(statement.sql, {});
    CHECK(said.substr(0, 2) == "ok");
    client_.execute("SET LOCAL client_min_messages = error");
    Seen seen = look(statement.sql, said);
    client_.execute("ROLLBACK");
    return seen;
  }

 private:
  Seen look(std::string_view sql, const std::string& said) {
    Seen seen;
    for (const Client::Row& row :
         client_.rows("SELECT shown, mode, relkind, relname FROM pg_locks JOIN seen.relations ON oid = relation"
                      " WHERE pid = pg_backend_pid()")) {
      const auto names = [&](const std::string& kind) { return sql.find(kind + row[3]) != std::string_view::npos; };
      const bool is_part = row[2] == "i" || row[2] == "S" || row[2] == "v";
      if (is_part && !names("INDEX ") && !names("SEQUENCE ") && !names("VIEW ")) continue;
      keep_stronger(seen.locks[row[0]], row[1]);
    }
    std::erase_if(seen.locks, [](const auto& lock) { return lock.second == "AccessShareLock"; });
    const bool is_truncate = sql.starts_with("TRUNCATE");
    if (!is_truncate) {
      for (const std::string& table :
           client_.column("SELECT shown FROM seen.relations JOIN pg_class USING (oid)"
                          " WHERE pg_class.relfilenode <> relations.relfilenode AND pg_class.relkind IN ('r', 'm')")) {
        seen.rewritten.insert(table);
        seen.read.insert(table);
      }
      for (const char* before : {"verifying table \"", "\" on table \""}) {
        for (const std::string& table : quoted_after(said, before)) note_read(seen, table);
      }
    }
    for (const std::string& key : quoted_after(said, "validating foreign key constraint \"")) {
      note_read(seen, client_.value("SELECT conrelid::regclass FROM pg_constraint WHERE conname = '" + key + "'"));
    }
    return seen;
  }

  /// What the statement makes itself does not count.
  void note_read(Seen& seen, const std::string& table) {
    if (client_.value("SELECT count(*) FROM seen.relations WHERE relname = '" + table + "'") == "1") seen.read.insert(table);
  }

  static void keep_stronger(std::string& kept, const std::string& mode) {
    static const Lines modes{
        "",          "AccessShareLock",       "RowShareLock",  "RowExclusiveLock",   "ShareUpdateExclusiveLock",
        "ShareLock", "ShareRowExclusiveLock", "ExclusiveLock", "AccessExclusiveLock"};
    const auto rank = [](const std::string& name) { return std::find(modes.begin(), modes.end(), name); };
    if (rank(kept) < rank(mode)) kept = mode;
  }

  FreshDatabase database_{Cluster::shared()};
  Client client_{made(database_.url())};

  static std::string made(const std::string& url) {
    Client(url).execute("CREATE SCHEMA seen");
    return url;
  }
};

/// A mode as pg_locks has it.
std::string lock_name(mesh::advice::LockMode mode) {
  std::string name;
  bool is_first = true;
  for (const char byte : mode_text(mode)) {
    if (byte != ' ') name += is_first ? byte : static_cast<char>(byte - 'A' + 'a');
    is_first = byte == ' ';
  }
  return name + "Lock";
}

Lines lines(const std::map<std::string, std::string>& locks) {
  Lines all;
  for (const auto& [relation, mode] : locks) all.push_back(relation + ": " + mode);
  return all;
}

struct Claimed {
  Seen seen;
  bool is_open = false;
};

Claimed claim(const LockedStatement& statement) {
  mesh::schema::Schema schema(mesh::schema::Start::empty);
  uint32_t number = 0;
  schema.begin_function();
  for (const std::string& sql : split(statement.before)) {
    mesh::Arena arena;
    const auto outcome = schema.apply(mesh::ddl::read_sql(sql, arena), sql, number++);
    CHECK(outcome.kind != mesh::schema::OutcomeKind::fails);
  }
  schema.settle();
  schema.begin_function();
  const std::string_view sql = statement.sql;
  mesh::Arena arena;
  const auto facts = mesh::ddl::read_sql(sql, arena);
  const mesh::advice::Moment moment{schema, number};
  Work work = work_of(facts, sql, moment, arena);
  CHECK(work.is_known);
  mesh::schema::Schema after = schema;
  if (after.apply(facts, sql, number).kind == mesh::schema::OutcomeKind::skipped) work = work_of_skipped(work, arena);
  Claimed claimed;
  for (const auto& relation : work.relations) {
    if (relation.mode > mesh::advice::LockMode::access_share)
      claimed.seen.locks[std::string(relation.relation)] = lock_name(relation.mode);
    if (relation.is_rewritten) claimed.seen.rewritten.emplace(relation.relation);
    if (relation.is_scanned) claimed.seen.read.emplace(relation.relation);
    claimed.is_open = claimed.is_open || relation.may_be_rewritten;
  }
  return claimed;
}

}  // namespace

TEST_CASE("what advice says that a statement locks and rewrites and reads is what the server does") {
  Observer observer;
  for (const LockedStatement& statement : locked_statements) {
    CAPTURE(statement.before, statement.sql);
    const Seen seen = observer.watch(statement);
    const Claimed claimed = claim(statement);
    CHECK(lines(claimed.seen.locks) == lines(seen.locks));
    CHECK(claimed.is_open == statement.is_open);
    if (claimed.is_open) continue;
    CHECK(claimed.seen.rewritten == seen.rewritten);
    CHECK(claimed.seen.read == seen.read);
  }
}

TEST_CASE("a function is as volatile as the server says") {
  const FreshDatabase database(Cluster::shared());
  Client client(database.url());
  client.execute("CREATE EXTENSION IF NOT EXISTS pgcrypto; CREATE EXTENSION IF NOT EXISTS \"uuid-ossp\"");
  using mesh::ddl::Volatility;
  size_t known = 0;
  for (const Client::Row& row : client.rows("SELECT proname, bool_or(provolatile = 'v'), bool_and(provolatile = 's') FROM pg_proc"
                                            " WHERE prokind IN ('f', 'a') GROUP BY proname")) {
    const Volatility said = mesh::ddl::volatility_of(row[0]);
    if (said == Volatility::unknown) continue;
    CAPTURE(row[0]);
    ++known;
    CHECK((said == Volatility::is_volatile) == (row[1] == "t"));
    CHECK((said == Volatility::stable) == (row[2] == "t"));
  }
  CHECK(known > 150);
}
