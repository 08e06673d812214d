#include "run/report.hpp"

#include <algorithm>
#include <cstdio>

#include "base/counted.hpp"
#include "base/render.hpp"
#include "base/source.hpp"
#include "base/terminal.hpp"
#include "base/text.hpp"
#include "ddl/closed_sql.hpp"
#include "ddl/sql_walk.hpp"
#include "ddl/transaction.hpp"

namespace mesh::run {
namespace {

using std::chrono::microseconds;

std::string duration_text(microseconds duration) {
  constexpr int64_t most_milliseconds = 10'000;
  constexpr int64_t most_seconds = 120;
  const int64_t milliseconds = duration.count() / 1000;
  if (milliseconds == 0) return "<1 ms";
  if (milliseconds < most_milliseconds) return decimal(milliseconds) + " ms";
  const int64_t seconds = milliseconds / 1000;
  if (seconds < most_seconds) return cat({decimal(seconds), ".", decimal(milliseconds % 1000 / 100), " s"});
  return cat({decimal(seconds / 60), " min ", decimal(seconds % 60), " s"});
}

/// A text of the server's, of which no line but the first begins where a line of ours does.
std::string indented(std::string_view text) {
  std::string lines;
  append_harmless_lines(lines, text);
  for (size_t at = lines.find('\n'); at != std::string::npos; at = lines.find('\n', at + 1)) lines.insert(at + 1, "    ");
  return lines;
}

std::string notice_line(const ServerNotice& notice) {
  std::string line = cat({"  -- ", notice.severity, ": ", indented(notice.message)});
  if (!notice.detail.empty()) append(line, {" (", indented(notice.detail), ")"});
  if (!notice.hint.empty()) append(line, {"; hint: ", indented(notice.hint)});
  return line + '\n';
}

std::string outcome_lines(const SentStatement& statement) {
  const std::string took = duration_text(statement.duration);
  if (!statement.outcome) {
    std::string lines = cat({"  -- failed, ", took, "\n"});
    for (const ServerNotice& notice : statement.outcome.error().notices) lines += notice_line(notice);
    return lines;
  }
  const Executed& executed = *statement.outcome;
  // The notice that tells of a skip is its reason.
  const auto reason = std::find_if(executed.notices.begin(), executed.notices.end(), [&](const ServerNotice& notice) {
    return executed.effect == Effect::skipped && notice.effect == Effect::skipped;
  });
  std::string lines;
  switch (executed.effect) {
    case Effect::applied: lines = cat({"  -- ", took, "\n"}); break;
    case Effect::skipped: lines = cat({"  -- skipped, ", took, ": ", indented(reason->message), "\n"}); break;
    case Effect::clipped: lines = cat({"  -- ", took, ", with a name cut to 63 bytes\n"}); break;
  }
  for (auto notice = executed.notices.begin(); notice != executed.notices.end(); ++notice) {
    if (notice != reason) lines += notice_line(*notice);
  }
  return lines;
}

/// The bytes of `sql` that its character `position`, from 1, begins: of a token, if it begins one.
Span span_at(std::string_view sql, uint32_t position) {
  size_t at = 0;
  for (uint32_t character = 1; character < position && at < sql.size(); ++character) at += decode_utf8(sql, at).size;
  const auto begin = static_cast<uint32_t>(at);
  ddl::SqlWalk walk(sql);
  while (const auto token = walk.next()) {
    if (token->begin == begin) return {begin, token->end};
    if (token->begin > begin) break;
  }
  return {begin, begin};
}

std::string place_line(const Place& place) {
  return cat(
      {" --> ", indented(place.file), ":", decimal(place.line), ":", decimal(place.column), ", in `", place.function, "`\n"});
}

std::string error_text(const DatabaseError& error) {
  return error.sqlstate.empty() ? indented(error.message) : cat({error.sqlstate, ": ", indented(error.message)});
}

/// What is to be done about an error, beyond what the server says.
std::string_view hint_for(const DatabaseError& error) {
  if (error.sqlstate == "55P03")
    return "another transaction holds the lock: run it again when that has ended, or give a longer --lock-timeout";
  // Of the catalog's own indexes: IF NOT EXISTS has looked before the other was there.
  if (error.sqlstate == "23505" && error.constraint.starts_with("pg_"))
    return "another session makes the same at this moment: run it again";
  if (error.sqlstate == "40P01") return "two transactions waited for each other's locks: run it again";
  if (error.is_for_sequence) return ddl::ask_for_no_transaction;
  if (error.message.find("unsupported startup parameter") != std::string::npos)
    return "PgBouncer takes no `options` in the URL: leave it out, and give --lock-timeout and --statement-timeout instead";
  return {};
}

std::string ending_line(const End& end, const std::vector<ReportedStatement>& statements) {
  const size_t count = statements.size();
  const auto skipped = static_cast<size_t>(std::count_if(statements.begin(), statements.end(), [](const ReportedStatement& each) {
    return each.sent.outcome && each.sent.outcome->effect == Effect::skipped;
  }));
  const std::string said = counted(count, "statement");
  const std::string_view how = end.signal != 0 ? "interrupted" : "failed";
  switch (end.ending) {
    case Ending::committed:
      if (skipped == 0) return cat({"committed: ", said});
      if (skipped == count) return cat({"committed: ", said, count == 1 ? ", which was skipped" : ", all of them skipped"});
      return cat({"committed: ", said, ", ", decimal(skipped), " of them skipped"});
    case Ending::rolled_back: return cat({how, ", and nothing of it was kept"});
    case Ending::partly_kept: {
      const size_t kept = kept_of(statements);
      return cat({how, ", and ", counted(kept, "statement"), kept == 1 ? " before it is kept" : " before it are kept"});
    }
    case Ending::unknown:
      if (end.is_transaction) return "the connection was lost at the commit";
      return cat({how, ", and what became of the last statement is not known; ", counted(kept_of(statements), "statement"),
                  " before it kept"});
    case Ending::not_begun: return "no transaction could be begun";
    case Ending::not_connected:
      return end.code == process::ExitCode::wrong_use ? "the database cannot be opened" : "the database cannot be reached";
  }
  return {};
}

}  // namespace

size_t kept_of(const std::vector<ReportedStatement>& statements) {
  return static_cast<size_t>(std::count_if(statements.begin(), statements.end(), [](const ReportedStatement& each) {
    return each.sent.outcome && each.sent.outcome->effect != Effect::skipped;
  }));
}

std::string_view ending_text(Ending ending) {
  switch (ending) {
    case Ending::committed: return "committed";
    case Ending::rolled_back: return "rolled back";
    case Ending::partly_kept: return "partly kept";
    case Ending::unknown: return "unknown";
    case Ending::not_begun: return "not begun";
    case Ending::not_connected: return "not connected";
  }
  return {};
}

void Report::sending(std::string_view sql, std::optional<Place> place) {
  place_ = std::move(place);
  std::string lines;
  append_harmless_lines(lines, ddl::closed_sql(sql) + "\n");
  if (volume_ == Volume::normal) say(lines);
}

void Report::sent(const SentStatement& statement) {
  std::vector<std::string> remarks;
  {
    const std::lock_guard lock(mutex_);
    remarks.swap(remarks_);
  }
  statements_.push_back({.sent = statement, .place = place_, .remarks = std::move(remarks)});
  if (volume_ == Volume::normal) say(outcome_lines(statement));
}

void Report::found(std::string difference) {
  if (volume_ == Volume::normal) say(cat({"  -- ", indented(difference), "\n"}));
  if (!statements_.empty()) statements_.back().differences.push_back(std::move(difference));
}

void Report::left(std::string_view text) { say(cat({"  -- ", indented(text), "\n"})); }

void Report::remark(std::string text) {
  if (volume_ == Volume::normal) say(cat({"  -- ", indented(text), "\n"}));
  const std::lock_guard lock(mutex_);
  remarks_.push_back(std::move(text));
}

void Report::ended(const End& end) {
  std::string lines = ending_line(end, statements_);
  if (!end.error) return say(lines + "\n");
  append(lines, {": ", error_text(*end.error), "\n"});
  if (end.place) lines += place_line(*end.place);
  if (end.error->position > 0 && !end.sql.empty()) {
    lines += render_excerpt(span_at(end.sql, end.error->position), Source(end.sql));
  }
  if (!end.error->detail.empty()) append(lines, {"  = detail: ", indented(end.error->detail), "\n"});
  if (!end.error->hint.empty()) append(lines, {"  = help: ", indented(end.error->hint), "\n"});
  if (const auto hint = hint_for(*end.error); !hint.empty()) append(lines, {"  = help: ", hint, "\n"});
  say(lines);
}

void Report::say(std::string_view lines) {
  const std::lock_guard lock(mutex_);
  std::fwrite(lines.data(), 1, lines.size(), stderr);
}

}  // namespace mesh::run
