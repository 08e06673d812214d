#include "lang/syntax/print_tokens.hpp"

#include "base/text.hpp"

namespace mesh::lang {

std::string print(const Tokens& tokens, const Source& source) {
  std::string out;
  for (const Token& token : tokens.tokens) {
    const std::string text = printable(source.text(token.span), token.span.size());
    const bool has_spelling = spelling(token.kind) == text;
    append(out, {decimal(token.span.begin), "..", decimal(token.span.end), " ", has_spelling ? "" : describe(token.kind),
                 has_spelling || text.empty() ? "" : ": ", text, "\n"});
  }
  return out;
}

}  // namespace mesh::lang
