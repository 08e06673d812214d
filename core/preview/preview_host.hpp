// What a preview makes of what a running migration does.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/lookup.hpp"
#include "lang/run/interpret.hpp"
#include "preview/consequences.hpp"
#include "preview/judge.hpp"
#include "preview/output.hpp"
#include "preview/places.hpp"
#include "preview/preview.hpp"
#include "preview/silences.hpp"
#include "preview/sql_places.hpp"
#include "runtime/recording_pool.hpp"

namespace mesh {

/// How the statements of a text are carried out.
struct Transactions {
  /// Whether each is a transaction of its own, or all of a function are one.
  bool is_sequence = false;
  /// Where the comment that asks for the first would stand.
  uint32_t top = 0;
};

/// Turns what the recording pool heard during each call into statements, notes and diagnostics with places in the source.
class PreviewHost final : public lang::Host {
 public:
  /// All but the options must outlive it.
  PreviewHost(Preview& preview, Diagnostics& diagnostics, Silences& silences, runtime::RecordingPool& pool, const lang::Mir& mir,
              std::string_view source, const PreviewOptions& options, Transactions transactions);

  void begin(const std::string& function, bool has_down);
  /// Ends the function that was begun.
  void end();
  /// Whether no statement so far may have done more than is known.
  [[nodiscard]] bool is_followed() const { return consequences_.is_followed(); }

  [[nodiscard]] lang::Verdict called(const lang::RuntimeCall& call) override;
  void left_out(const lang::LeftOut& call) override;
  void passed_over() override;
  void printed(const lang::Printed& printed, lang::SiteId site) override;
  /// A preview is the same wherever it is made, so it takes what the migration gives for a variable that is not set.
  [[nodiscard]] std::optional<std::string> variable(std::string_view name, lang::SiteId site) override;
  [[nodiscard]] std::optional<std::vector<std::string>> arguments() override { return std::nullopt; }
  void gave_error(std::string_view text, lang::SiteId origin) override;
  [[nodiscard]] bool asks_of_joined() const override { return true; }
  [[nodiscard]] bool is_full() const override;

 private:
  [[nodiscard]] uint32_t next_index() const { return static_cast<uint32_t>(preview_.statements.size()); }
  [[nodiscard]] uint32_t last_index() const { return next_index() - 1; }

  void keep(const lang::RuntimeCall& call, runtime::Recorded& sent);
  /// Copies in the preview's arena.
  [[nodiscard]] std::span<const std::string_view> copied(const std::vector<std::string>& texts);
  /// The clauses and where in the source they were written, likewise.
  [[nodiscard]] std::span<const SourceClause> placed(const lang::RuntimeCall& call, const std::vector<ddl::Clause>& clauses);
  void leave_out(std::string_view call, lang::SiteId site, std::string why);
  /// Keeps a note, unless a comment silences it, it was said of the same place, or there is no room.
  void note(advice::Note said, Span span, uint32_t index);

  /// Says what the builders had to say of the last statement.
  void tell_notices(const lang::RuntimeCall& call, std::vector<ddl::Notice>& notices);
  /// Says what becomes of the last statement where that is not what its author will have meant.
  void tell_outcome(SqlPlaces& where, Span site);
  /// Says what the judge has against the last statement, unless it is known to fail anyway.
  void tell_objection(SqlPlaces& where, Span site);
  /// Warns where what a reader sees of the last statement is not what is sent.
  void tell_hidden();
  void tell_refusal(const lang::RuntimeCall& call, const ddl::Refusal& refusal);
  void tell(Diagnostic told, Span span, uint32_t index, std::optional<uint32_t> because_of);

  Preview& preview_;
  Diagnostics& diagnostics_;
  Silences& silences_;
  runtime::RecordingPool& pool_;
  const lang::Mir& mir_;
  std::string_view source_;
  Places places_;
  std::string_view function_;
  /// What the pool heard during the call that has just returned.
  std::vector<runtime::Entry> heard_;
  /// By where a note stands the last one there, and for each note the one before it in its place.
  NumberLookup last_note_at_;
  std::vector<std::optional<uint32_t>> notes_before_;
  OutputLines output_{preview_.output};
  const Judge* judge_;
  Transactions transactions_;
  Consequences consequences_;
};

}  // namespace mesh
