// The C++ API over the pools: owners of a pool and its handle.
#include <mesh/database.hpp>
#include <utility>

#include "pool/guarded_pool.hpp"
#include "pool/pinned_pool.hpp"
#include "pool/published.hpp"
#include "pool/sequence_pool.hpp"
#include "pool/server_pool.hpp"

namespace mesh {

Result<Database, DatabaseError> Database::open(std::string_view url, PoolOptions options) {
  auto pool = pool::ServerPool::open(url, std::move(options));
  if (!pool) return std::move(pool).error();
  return Database(std::make_unique<Opened>(std::move(*pool)));
}

Database::Database(std::unique_ptr<Opened> opened) : opened_(std::move(opened)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

uint64_t Database::handle() const { return opened_->handle(); }

Result<Executed, DatabaseError> Database::execute(std::string_view sql, Parameters parameters) {
  return opened_->pool().run(sql, parameters, nullptr);
}

Result<QueryRows, DatabaseError> Database::query(std::string_view sql, Parameters parameters) {
  return opened_->pool().rows_of(sql, parameters);
}

Result<Session, DatabaseError> Database::checkout() {
  auto lease = opened_->pool().checkout();
  if (!lease) return std::move(lease).error();
  auto pool = std::make_shared<pool::SessionPool>(std::move(*lease), opened_->pool().observer());
  return Session(std::make_unique<Session::Opened>(std::move(pool)));
}

PoolUse Database::use() const { return opened_->pool().use(); }

void Database::close() { opened_->end(); }

Session::Session(std::unique_ptr<Opened> opened) : opened_(std::move(opened)) {}
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

uint64_t Session::handle() const { return opened_->handle(); }

Result<Executed, DatabaseError> Session::execute(std::string_view sql, Parameters parameters) {
  return opened_->pool().run(sql, parameters, nullptr);
}

Result<QueryRows, DatabaseError> Session::query(std::string_view sql, Parameters parameters) {
  return opened_->pool().rows_of(sql, parameters);
}

GuardedStatements::GuardedStatements(std::unique_ptr<Opened> opened) : opened_(std::move(opened)) {}
GuardedStatements::GuardedStatements(GuardedStatements&&) noexcept = default;
GuardedStatements& GuardedStatements::operator=(GuardedStatements&&) noexcept = default;
GuardedStatements::~GuardedStatements() = default;

uint64_t GuardedStatements::handle() const { return opened_->handle(); }

Result<Executed, DatabaseError> GuardedStatements::execute(std::string_view sql, Parameters parameters) {
  return opened_->pool().run(sql, parameters, nullptr);
}

Result<QueryRows, DatabaseError> GuardedStatements::query(std::string_view sql, Parameters parameters) {
  return opened_->pool().rows_of(sql, parameters);
}

std::vector<SentStatement> GuardedStatements::executed() const { return opened_->pool().executed(); }

int GuardedStatements::server_process() const { return opened_->pool().server_process(); }

void GuardedStatements::inspect(const Inspection& inspection) { opened_->pool().inspect(inspection); }

void GuardedStatements::refuse(const DatabaseError& why) { opened_->pool().refuse(why); }

std::optional<DatabaseError> GuardedStatements::failure() const { return opened_->pool().failure(); }

void GuardedStatements::cancel() noexcept { opened_->pool().cancel(); }

void GuardedStatements::release() { opened_->end(); }

Result<Transaction, DatabaseError> Transaction::begin(Database& database, const TransactionOptions& options) {
  pool::ServerPool& server = database.opened_->pool();
  auto lease = server.checkout();
  if (!lease) return std::move(lease).error();
  auto pool = pool::TransactionPool::begin(std::move(*lease), options, server.observer());
  if (!pool) return std::move(pool).error();
  return Transaction(std::move(*pool));
}

Transaction::Transaction(std::shared_ptr<pool::TransactionPool> pool)
    : GuardedStatements(std::make_unique<Opened>(pool)), pool_(std::move(pool)) {}
Transaction::Transaction(Transaction&&) noexcept = default;
Transaction& Transaction::operator=(Transaction&&) noexcept = default;
Transaction::~Transaction() = default;

Result<Unit, DatabaseError> Transaction::commit() {
  auto committed = pool_->commit();
  release();
  return committed;
}

void Transaction::rollback() { release(); }

Result<StatementSequence, DatabaseError> StatementSequence::begin(Database& database, const TransactionOptions& options) {
  pool::ServerPool& server = database.opened_->pool();
  auto lease = server.checkout();
  if (!lease) return std::move(lease).error();
  return StatementSequence(
      std::make_unique<Opened>(std::make_shared<pool::SequencePool>(std::move(*lease), options, server.observer())));
}

StatementSequence::StatementSequence(std::unique_ptr<Opened> opened) : GuardedStatements(std::move(opened)) {}
StatementSequence::StatementSequence(StatementSequence&&) noexcept = default;
StatementSequence& StatementSequence::operator=(StatementSequence&&) noexcept = default;
StatementSequence::~StatementSequence() = default;

void StatementSequence::end() { release(); }

}  // namespace mesh
