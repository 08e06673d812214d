// A fix that is offered makes a source better: of every golden source without an error, with one mistake made in it.
#include <algorithm>
#include <random>

#include "base/fix.hpp"
#include "base/text.hpp"
#include "catch.hpp"
#include "count.hpp"
#include "golden_file.hpp"
#include "lang/syntax/lexer.hpp"
#include "preview/preview.hpp"

using namespace mesh;

namespace {

constexpr size_t mistakes_in_each = 16;

/// A source, and its other files.
class Sample {
 public:
  explicit Sample(Source source) : source_(std::move(source)), text_(source_.text(source_.files().front().span)) {
    Diagnostics ignored;
    for (const lang::Token& token : lang::lex(Source(text_), ignored).tokens) {
      if (!token.span.empty()) tokens_.push_back(token.span);
    }
  }

  [[nodiscard]] Preview preview(const std::string& text) const {
    Source source(text);
    for (size_t index = 1; index < source_.files().size(); ++index) {
      const SourceFile& file = source_.files()[index];
      file.is_before ? source.add_before(source_.text(file.span), file.name) : source.add(source_.text(file.span), file.name);
    }
    return mesh::preview(source);
  }

  [[nodiscard]] bool is_empty() const { return tokens_.empty(); }
  [[nodiscard]] bool has_errors() const {
    const auto diagnostics = preview(text_).diagnostics;
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& known) { return severity_of(known.code) == Severity::error; });
  }

  /// The text with a token left out, put in, put in the place of another, or with a byte of one left out or exchanged.
  [[nodiscard]] std::string with_mistake(std::mt19937& random) const {
    const Span at = tokens_[random() % tokens_.size()];
    const std::string other = text_of(tokens_[random() % tokens_.size()]);
    const uint32_t inside = at.begin + static_cast<uint32_t>(random()) % std::max<uint32_t>(at.end - at.begin - 1, 1);
    std::string text = text_;
    switch (random() % 6) {
      case 0: return text.erase(at.begin, at.end - at.begin);
      case 1: return text.insert(at.begin, other + " ");
      case 2: return text.replace(at.begin, at.end - at.begin, other);
      case 3: return text.erase(inside, 1);
      case 4: std::swap(text[inside], text[std::min<size_t>(inside + 1, text.size() - 1)]); return text;
      default: return text.insert(at.end, extra[random() % extra.size()]);
    }
  }

 private:
  [[nodiscard]] std::string text_of(Span span) const { return text_.substr(span.begin, span.end - span.begin); }

  const std::vector<std::string> extra{"!", "?", "=", ":", "->", "do",  "end", "fn", "(", ")",
                                       "[", "]", ",", ";", "|>", "let", "if",  "1",  "{", "}"};

  Source source_;
  std::string text_;
  std::vector<Span> tokens_;
};

/// Whether each fix takes away its mistake or another, and makes none.
void fixes_mend(const Sample& sample, const std::string& text, size_t& tried) {
  const Preview broken = sample.preview(text);
  for (const Diagnostic& diagnostic : broken.diagnostics) {
    const auto& edits = diagnostic.fix.edits;
    const bool is_here = std::all_of(edits.begin(), edits.end(), [&](const Edit& edit) { return edit.span.end <= text.size(); });
    if (edits.empty() || !is_here) continue;
    ++tried;
    const std::string fixed = mesh::apply(diagnostic.fix, text);
    const Preview mended = sample.preview(fixed);
    const golden::Count before(broken, diagnostic);
    const golden::Count after(mended, diagnostic);
    const bool is_better = after.errors < before.errors || (after.errors == before.errors && after.same < before.same);
    if (is_better) continue;
    INFO(text << "\n--- " << diagnostic.fix.title << " for: " << diagnostic.message << "\n" << fixed);
    CHECK(is_better);
  }
}

}  // namespace

TEST_CASE("a fix makes a source better, whichever mistake was made in it") {
  size_t tried = 0;
  for (const auto& path : golden::files(MESH_GOLDENS)) {
    const Sample sample(golden::read(path).source());
    if (sample.is_empty() || sample.has_errors()) continue;
    // Each file's mistakes are its own, whatever other files there are.
    const std::string name = path.filename().string();
    std::seed_seq seed(name.begin(), name.end());
    std::mt19937 random(seed);
    for (size_t count = 0; count < mistakes_in_each; ++count) {
      const std::string text = sample.with_mistake(random);
      INFO(path.string());
      if (is_utf8(text)) fixes_mend(sample, text, tried);
    }
  }
  CHECK(tried > 500);
}
