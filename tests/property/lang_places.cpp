// A fault at any byte of what a migration's literals give is reported where that byte is written.
#include <rapidcheck/catch.h>

#include <utility>

#include "base/text.hpp"
#include "catch.hpp"
#include "choices.hpp"
#include "preview/preview.hpp"

using namespace mesh;

namespace {

/// The ways to write the fault, a `;` in a fragment of a column.
const std::vector<std::string> faults{";", "\\;"};

class AnyLiteral {
 public:
  explicit AnyLiteral(test::Choices& choices) : choices_(choices), is_heredoc_(choices.once_in(2)) {
    const size_t count = 1 + choices_.below(8);
    for (size_t index = 0; index < count; ++index) pieces_.push_back(piece());
  }

  [[nodiscard]] size_t size() const { return pieces_.size(); }

  /// The literal with `fault` behind the piece `at`, and where the fault stands in it.
  [[nodiscard]] std::pair<std::string, Span> with(const std::string& fault, size_t at, std::string_view begin) const {
    Span place;
    std::string out = cat({is_heredoc_ ? "\"\"\"\n    " : "\"", begin});
    for (size_t index = 0; index < pieces_.size(); ++index) {
      out += pieces_[index];
      if (index != at) continue;
      place.begin = static_cast<uint32_t>(out.size());
      out += fault;
      place.end = static_cast<uint32_t>(out.size());
    }
    return {out + (is_heredoc_ ? "\n    \"\"\"" : "\""), place};
  }

 private:
  std::string piece() {
    const std::vector<std::string> anywhere{
        "a",       " ",           "é",      "\\n", "\\t", "\\k", "\\é", "\\\"q\\\"", " #{12} ", "#{word}", "#{\"in\\tner\"}",
        "${word}", " #{[1, 2]} ", "#{true}"};
    const size_t choice = choices_.below(anywhere.size() + (is_heredoc_ ? 4 : 0));
    if (choice < anywhere.size()) return anywhere[choice];
    const std::vector<std::string> lines{"\n    x", "\n      x", "\r\n    x", "\n x"};
    return lines[choice - anywhere.size()];
  }

  test::Choices& choices_;
  bool is_heredoc_;
  std::vector<std::string> pieces_;
};

/// What stands around a literal in a migration, and how the literal begins there.
struct Frame {
  std::string_view before;
  std::string_view after;
  std::string_view begin;
};

const std::vector<Frame> frames{
    {"Migration.add_column(pool, \"t\", ", ")?\n", "c:INT "},
    {"Migration.create_table(pool, \"t\", [\"a:INT\", ", "])?\n", "c:INT "},
    {"Migration.add_column(pool, \"t\", \"c:INT \" <> ", ")?\n", ""},
    {"Migration.add_column(pool, \"t\", \"c:\" <> \"INT\\t\" <> ", " <> \" y\")?\n", ""},
    {"let rest = ", "\nMigration.add_column(pool, \"t\", \"\\tc:INT #{rest} #{word}\")?\n", ""},
    {"for column in [", "] do\nMigration.add_column(pool, \"t\", \"#{column}\")?\nend\n", "c:INT "},
    {"Migration.add_column(pool, \"t\", again(3, ", "))?\n", ""},
};

constexpr std::string_view head = R"(fn again(n :: Int, text :: String) -> String do
  if n == 0 do "c:INT #{text}" else again(n - 1, "#{text} ") end
end

pub fn up(pool :: PoolHandle) -> Int!String do
let word = "wo\trd"
)";

}  // namespace

TEST_CASE("a fault is reported at the very bytes of the literal that holds it") {
  size_t asked = 0;
  rc::prop("places", [&](const std::vector<uint8_t>& bytes) {
    test::Choices choices(bytes);
    const Frame& frame = choices.among(frames);
    const std::string& fault = choices.among(faults);
    const AnyLiteral literal(choices);
    for (size_t at = 0; at < literal.size(); ++at) {
      const auto [written, place] = literal.with(fault, at, frame.begin);
      const std::string before = cat({head, frame.before});
      const auto begin = static_cast<uint32_t>(before.size());
      const std::string text = cat({before, written, frame.after, "Ok(0)\nend\n"});
      RC_LOG() << text;
      const Preview previewed = preview(Source(text));
      std::vector<Span> errors;
      for (const Diagnostic& found : previewed.diagnostics) {
        if (severity_of(found.code) == Severity::error) errors.push_back(found.span);
      }
      RC_ASSERT(errors.size() == 1U);
      RC_ASSERT(errors.front() == (Span{begin + place.begin, begin + place.end}));
      ++asked;
    }
  });
  CHECK(asked > 100);
}
