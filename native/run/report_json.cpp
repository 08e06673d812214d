#include "run/report_json.hpp"

#include <csignal>

#include "base/document.hpp"
#include "base/json.hpp"

namespace mesh::run {
namespace {

std::string_view effect_text(Effect effect) {
  switch (effect) {
    case Effect::applied: return "applied";
    case Effect::skipped: return "skipped";
    case Effect::clipped: return "clipped";
  }
  return {};
}

/// Of those that a run holds.
std::string_view signal_name(int signal) {
  switch (signal) {
    case SIGINT: return "SIGINT";
    case SIGTERM: return "SIGTERM";
    case SIGHUP: return "SIGHUP";
    default: return "";
  }
}

class DocumentWriter {
 public:
  [[nodiscard]] std::string document(std::string_view file, std::string_view function, const Report& report, const End& end) {
    begin_document(json_, file);
    json_.key("function").string(function);
    json_.key("ending").string(ending_text(end.ending)).key("interrupted").boolean(end.signal != 0);
    if (end.signal != 0) json_.key("signal").string(signal_name(end.signal));
    json_.key("exitCode").number(status_of(end.code));
    json_.each("statements", report.statements(), [&](const ReportedStatement& each) { statement(each); });
    texts("left", end.left);
    json_.key("error");
    if (end.error) {
      error(*end.error, end.place);
    } else {
      json_.null();
    }
    return json_.end_object().take();
  }

 private:
  void text_if_any(std::string_view name, std::string_view text) {
    if (!text.empty()) json_.key(name).string(text);
  }

  void texts(std::string_view name, const std::vector<std::string>& each) {
    json_.array(name);
    for (const std::string& text : each) json_.string(text);
    json_.end_array();
  }

  void texts_if_any(std::string_view name, const std::vector<std::string>& each) {
    if (!each.empty()) texts(name, each);
  }

  void place_if_any(const std::optional<Place>& place) {
    if (!place) return;
    json_.object("place").key("file").string(place->file).key("line").number(place->line);
    json_.key("column").number(place->column).key("function").string(place->function).end_object();
  }

  void statement(const ReportedStatement& each) {
    const SentStatement& sent = each.sent;
    json_.key("sql").string(sent.sql);
    place_if_any(each.place);
    json_.key("outcome").string(sent.outcome ? effect_text(sent.outcome->effect) : "failed");
    json_.key("microseconds").number(sent.duration.count());
    texts_if_any("remarks", each.remarks);
    if (!sent.outcome) return notices(sent.outcome.error().notices);
    json_.key("rows").number(sent.outcome->rows);
    notices(sent.outcome->notices);
    texts("differences", each.differences);
  }

  void notices(const std::vector<ServerNotice>& said) {
    json_.each("notices", said, [&](const ServerNotice& notice) {
      json_.key("severity").string(notice.severity).key("code").string(notice.sqlstate).key("message").string(notice.message);
      text_if_any("detail", notice.detail);
      text_if_any("hint", notice.hint);
    });
  }

  void error(const DatabaseError& error, const std::optional<Place>& place) {
    json_.begin_object();
    text_if_any("code", error.sqlstate);
    json_.key("message").string(error.message);
    text_if_any("detail", error.detail);
    text_if_any("hint", error.hint);
    text_if_any("schema", error.schema);
    text_if_any("table", error.table);
    text_if_any("column", error.column);
    text_if_any("constraint", error.constraint);
    if (error.position > 0) json_.key("position").number(error.position);
    place_if_any(place);
    json_.end_object();
  }

  JsonWriter json_;
};

}  // namespace

std::string report_json(std::string_view file, std::string_view function, const Report& report, const End& end) {
  return DocumentWriter().document(file, function, report, end) + '\n';
}

}  // namespace mesh::run
