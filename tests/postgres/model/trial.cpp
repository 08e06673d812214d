#include "model/trial.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <variant>

#include "ddl/facts.hpp"
#include "ddl/transaction.hpp"
#include "model/premises.hpp"
#include "model/tables.hpp"
#include "pool/effect.hpp"

namespace mesh::test {
namespace {

using schema::Outcome;
using schema::OutcomeKind;

size_t skips_in(const Reply& reply) {
  return static_cast<size_t>(std::count_if(reply.notices.begin(), reply.notices.end(), [](const Said& notice) {
    return pool::effect_of({notice.severity, notice.sqlstate, notice.sent_by}) == Effect::skipped;
  }));
}

/// Whether the server did what was predicted. Where only a part was skipped, either word is right.
bool agrees(const Outcome& predicted, const ddl::Facts& facts, const Reply& reply) {
  const size_t skips = skips_in(reply);
  switch (predicted.kind) {
    case OutcomeKind::applied: return !reply.failed() && (skips == 0 || skips < parts_of(facts));
    case OutcomeKind::skipped: return !reply.failed() && skips > 0;
    case OutcomeKind::fails: return predicted.code.empty() ? reply.failed() : reply.error.sqlstate == predicted.code;
    case OutcomeKind::unknown: return true;
  }
  return false;
}

std::string real_kind(const Reply& reply) {
  if (reply.failed()) return reply.error.sqlstate;
  return skips_in(reply) > 0 ? "skipped" : "applied";
}

/// The words of a statement that say what it does.
std::string command_of(const std::string& sql) {
  std::string words;
  for (const char* word : {"CREATE",   "ALTER",  "DROP",     "ADD",       "RENAME",  "TABLE",      "INDEX",  "VIEW",
                           "SEQUENCE", "TYPE",   "DOMAIN",   "SCHEMA",    "COLUMN",  "CONSTRAINT", "SET",    "INSERT",
                           "UPDATE",   "DELETE", "TRUNCATE", "PARTITION", "INHERIT", "LIKE",       "EXISTS", "VALUE"}) {
    if (sql.find(word) != std::string::npos) (words += ' ') += word;
  }
  return words;
}

Mismatch mismatch_of(const Outcome& predicted, const Reply& reply, const std::string& sql) {
  const std::string prediction(kind_text(predicted.kind));
  const std::string code(predicted.code);
  return {prediction + code + '/' + real_kind(reply) + command_of(sql),
          "predicted: " + prediction + ' ' + code + " (" + predicted.reason + ")\nserver: " + reply.line() + '\n'};
}

/// Whether the server says that what the statement makes is there already.
bool is_there_already(const Reply& reply) {
  const std::string& code = reply.error.sqlstate;
  return reply.failed() ? code == "42P07" || code == "42710" || code == "42701" || code == "42P06" || code == "42P16"
                        : skips_in(reply) > 0;
}

/// Of the lines of a difference, who has them and what they are about.
std::string kinds_of_lines(const std::string& text) {
  std::set<std::string> kinds;
  for (size_t begin = 0; begin < text.size(); begin = text.find('\n', begin) + 1) {
    const size_t end = text.find(" has ", begin);
    const size_t colon = text.find(": ", end);
    const size_t what = colon < text.find('\n', begin) ? colon + 2 : end + 5;
    kinds.insert(' ' + text.substr(begin + 4, end - begin - 4) + ' ' + text.substr(what, text.find(' ', what) - what));
  }
  std::string all;
  for (const std::string& kind : kinds) all += kind;
  return all;
}

}  // namespace

bool needs_no_transaction(const std::string& sql) { return ddl::lone_command(sql).has_value(); }

std::string Migration::text() const {
  std::string text = start == schema::Start::empty ? "-- from empty" : "-- from open";
  text += forgets_failures ? "\n" : ", with failures\n";
  for (const std::string& statement : statements) text += statement + ";\n";
  return text;
}

Trial::Trial(std::string url, const Migration& plan)
    : url_(std::move(url)),
      start_(plan.start),
      forgets_failures_(plan.forgets_failures),
      commits_(plan.commits),
      schema_(plan.start),
      is_in_setup_(plan.start == schema::Start::open) {
  begin();
}

void Trial::begin() {
  client_ = std::make_unique<Client>(url_);
  client_->execute("BEGIN");
}

void Trial::end_function() {
  if (!commits_) return;
  // Where a deferred constraint does not hold, this is a rollback.
  if (client_->reply("COMMIT", {}).failed()) {
    is_over_ = true;
    return;
  }
  schema_.begin_function();
  begin();
  // What is lost is for the model as if it had been there before.
  if (!schema_.is_whole()) setup_ = see(*client_);
}

Reply Trial::send(const std::string& statement, const std::vector<std::string>& parameters) {
  if (needs_no_transaction(statement)) {
    client_->execute("COMMIT");
    Reply reply = client_->reply(statement, parameters);
    client_->execute("BEGIN");
    return reply;
  }
  client_->execute("SAVEPOINT before");
  Reply reply = client_->reply(statement, parameters);
  client_->execute(reply.failed() ? "ROLLBACK TO SAVEPOINT before; RELEASE SAVEPOINT before" : "RELEASE SAVEPOINT before");
  return reply;
}

std::optional<Mismatch> Trial::apply(const std::string& statement, const std::vector<std::string>& parameters) {
  if (statement == function_ends || statement == migration_ends) {
    end_function();
    if (statement == migration_ends) schema_.settle();
    return std::nullopt;
  }
  if (statement == setup_ends) {
    client_->execute("SET search_path TO DEFAULT");
    setup_ = see(*client_);
    is_in_setup_ = false;
    return std::nullopt;
  }
  const Reply reply = send(statement, parameters);
  if (is_in_setup_) return std::nullopt;

  Arena arena;
  const ddl::Facts facts = ddl::read_sql(statement, arena);
  const schema::Schema before = schema_;
  const Outcome predicted = schema_.apply(facts, statement, number_++);
  const bool holds = agrees(predicted, facts, reply);
  if ((!holds || predicted.kind == OutcomeKind::unknown) && breaks_premise(facts, predicted, reply)) {
    if (!holds) ++excused_;
    is_over_ = !reply.failed() && parts_of(facts) > 1;
    schema_ = before;
    return std::nullopt;
  }
  if (!holds) return mismatch_of(predicted, reply, statement);
  ++tally_[static_cast<size_t>(predicted.kind)];
  has_applied_ = predicted.kind == OutcomeKind::applied;
  // What may fail is taken to succeed from there on.
  const bool may_stay = predicted.kind == OutcomeKind::fails && !forgets_failures_;
  if (reply.failed() && !may_stay) schema_ = before;
  return std::nullopt;
}

bool Trial::breaks_premise(const ddl::Facts& facts, const Outcome& predicted, const Reply& reply) const {
  if (!setup_) return false;
  // What is not there is taken to be there, and what is there to fit.
  const std::string& code = reply.error.sqlstate;
  const bool is_about_types = code == "42883" || code == "42804" || code == "22P02" || code == "42846" || code == "22007";
  if (is_about_types && predicted.kind != OutcomeKind::fails) return true;
  if (code == "3F000" && std::find(setup_->schemas.begin(), setup_->schemas.end(), "public") == setup_->schemas.end()) return true;
  const bool is_absent = code == "42P01" || code == "42703" || code == "3F000";
  // What is taken to be there is taken to fit its index.
  if (predicted.kind == OutcomeKind::skipped && code == "42704") return true;
  if (is_absent && (predicted.kind == OutcomeKind::fails || predicted.kind == OutcomeKind::skipped)) return true;
  if (!is_there_already(reply)) return false;
  const std::vector<std::string> names = names_made(facts);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return setup_->has_name(name); });
}

std::optional<Mismatch> Trial::compare_tables() {
  if (is_in_setup_ || is_over_) return std::nullopt;
  std::string text = difference(schema_, *client_, start_ == schema::Start::open);
  if (text.empty()) return std::nullopt;
  return Mismatch{"tables" + kinds_of_lines(text), std::move(text)};
}

void make_empty(Client& client) {
  for (const std::string& schema : see(client).schemas) client.execute("DROP SCHEMA \"" + schema + "\" CASCADE");
  client.execute("CREATE SCHEMA public");
}

std::optional<Mismatch> replay(const std::string& url, const Migration& migration) {
  std::optional<Mismatch> mismatch;
  {
    Trial trial(url, migration);
    for (const std::string& statement : migration.statements) {
      mismatch = trial.apply(statement);
      if (mismatch || trial.is_over()) break;
    }
    if (!mismatch) mismatch = trial.compare_tables();
  }
  if (migration.commits) {
    Client client(url);
    make_empty(client);
  }
  return mismatch;
}

Migration shrink(const std::string& url, Migration migration, const std::string& kind) {
  for (bool has_shrunk = true; has_shrunk;) {
    has_shrunk = false;
    for (size_t at = migration.statements.size(); at-- > 0;) {
      Migration less = migration;
      less.statements.erase(less.statements.begin() + static_cast<ptrdiff_t>(at));
      const std::optional<Mismatch> mismatch = replay(url, less);
      if (!mismatch || mismatch->kind != kind) continue;
      migration = std::move(less);
      has_shrunk = true;
    }
  }
  return migration;
}

}  // namespace mesh::test
