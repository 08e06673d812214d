#include "run/run_options.hpp"

#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <optional>
#include <string>

#include "base/text.hpp"
#include "run/duration.hpp"

namespace mesh::run {
namespace {

void add_duration(CLI::App& app, const std::string& name, std::chrono::milliseconds& into, const std::string& about) {
  app.add_option_function<std::string>(
         name,
         [&into, name](const std::string& text) {
           const auto read = duration_of(text);
           if (!read) throw CLI::ValidationError(name, read.error());
           into = *read;
         },
         about)
      ->option_text("TIME");
}

/// Where standard output was, to which what the migration prints goes no more.
std::optional<int> take_output() {
  const int taken = dup(STDOUT_FILENO);
  if (taken < 0 || dup2(STDERR_FILENO, STDOUT_FILENO) < 0) return std::nullopt;
  return taken;
}

}  // namespace

void add_options(CLI::App& app, RunOptions& options) {
  app.add_option("--database", options.database.address,
                 "postgres://user@host/name, or words such as host=localhost dbname=app; without it, what DATABASE_URL says. "
                 "Other users of this machine can read it here, so that a password belongs into one of the other places")
      ->type_name("URL");
  app.add_option("--database-file", options.database.file, "The file that holds it; - is standard input")->type_name("FILE");
  add_duration(app, "--lock-timeout", options.limits.lock_timeout,
               "How long a statement may wait for a lock, such as 500ms or 2min; 0s for as long as the server lets it (5s)");
  add_duration(app, "--statement-timeout", options.limits.statement_timeout,
               "How long a statement may take; without it as long as the server lets it");
  app.add_flag("--strict", options.is_strict,
               "Fail where IF NOT EXISTS skips a statement and what is there is not what it would make");
  app.add_flag("--quiet", options.is_quiet, "Say only how it ended");
  app.add_flag("--json", options.is_json,
               "Print a report as JSON on standard output at the end; what the migration prints goes to standard error");
}

Result<Request, DatabaseError> request_for(const RunOptions& options, std::string file, std::string function) {
  auto database = database_address(options.database);
  if (!database) return std::move(database).error();
  Request request{.database = *std::move(database),
                  .file = std::move(file),
                  .function = std::move(function),
                  .limits = options.limits,
                  .is_strict = options.is_strict,
                  .volume = options.is_quiet ? Volume::quiet : Volume::normal};
  if (!options.is_json) return request;
  request.document = take_output();
  if (!request.document) return DatabaseError{.message = cat({"standard output cannot be written: ", std::strerror(errno)})};
  return request;
}

}  // namespace mesh::run
