#include "preview/places.hpp"

#include <utility>
#include <vector>

#include "lang/limits.hpp"
#include "lang/syntax/string_literal.hpp"
#include "preview/literal_fix.hpp"
#include "runtime/values.hpp"

namespace mesh {

using lang::Joined;
using lang::RuntimeCall;
using lang::Site;
using lang::Value;

namespace {

uint32_t size_of(const Value& text) {
  return static_cast<uint32_t>(runtime::text_of(runtime::pointer_of<const MeshString>(text.word)).size());
}

/// Whether a text that was joined at `inner` is the begin of the literal that goes on at `outer`, and not a value put into it.
bool goes_on(const Site& inner, const Site& outer) {
  return inner.has_piece() && inner.span == outer.span && inner.piece.begin < outer.piece.begin;
}

}  // namespace

Span Places::of(const RuntimeCall& call, const ddl::Part& part) {
  const Value argument = call.argument(part.argument, part.element);
  if (part.bytes.begin >= part.bytes.end) return mir_.site(argument.origin).span;
  const Bytes found = follow(call, argument, part.bytes);
  if (found.joined != nullptr && found.site->has_piece()) return over_pieces(call, found);
  return written_at(found).value_or(found.site->span);
}

std::optional<Span> Places::in_literal(const RuntimeCall& call, const ddl::Part& part) {
  const Value argument = call.argument(part.argument, part.element);
  const Span written = mir_.site(argument.origin).span;
  // Between the quotes of an empty text stands nothing, as it is.
  if (source_.substr(written.begin, written.size()) == R"("")") return Span{written.begin + 1, written.begin + 1};
  const Bytes found = follow(call, argument, part.bytes);
  const bool is_whole = found.range.end <= size_of(found.text) && found.joined == nullptr;
  return is_whole ? written_at(found) : std::nullopt;
}

Fix Places::fix(const RuntimeCall& call, const ddl::PartEdits& edits) {
  constexpr size_t most_edits = 32;
  if (edits.size() > most_edits) return {};
  std::vector<PlacedEdit> placed;
  for (const ddl::PartEdit& edit : edits) {
    const std::optional<Span> place = in_literal(call, edit.part);
    if (!place) return {};
    placed.push_back({*place, edit.text});
  }
  return fix_literals(std::move(placed));
}

/// What the text was joined of, if anything.
const Joined* Places::joined(const RuntimeCall& call, const Value& text) {
  if (followed_ >= lang::most_followed) return nullptr;
  ++followed_;
  return call.joined(text.word);
}

/// Goes down to the text that was not joined or of which the bytes lie in both operands.
Places::Bytes Places::follow(const RuntimeCall& call, Value text, ddl::TextRange bytes) {
  Span range{bytes.begin, bytes.end};
  const Joined* both = joined(call, text);
  for (; both != nullptr; both = joined(call, text)) {
    const uint32_t left = size_of(both->left);
    if (range.end <= left) {
      text = both->left;
    } else if (range.begin >= left) {
      text = both->right;
      range = {range.begin - left, range.end - left};
    } else {
      break;
    }
  }
  return bytes_of(text, range, both);
}

/// Where the bytes stand, if the text is a literal's.
std::optional<Span> Places::written_at(const Bytes& bytes) const {
  const Site& site = *bytes.site;
  if (!site.is_text()) return std::nullopt;
  const uint32_t begin = site.piece.begin;
  const bool is_verbatim = size_of(bytes.text) == site.piece.size();
  if (is_verbatim) return Span{begin + bytes.range.begin, begin + bytes.range.end};
  return lang::written(source_, site.piece, site.indent, bytes.range);
}

/// The bytes where they stand in what a literal has at `place`, if that is text, else the whole of what is interpolated there.
Span Places::in_piece(const Bytes& bytes, Span place) const {
  const auto found = written_at(bytes);
  return found && found->begin >= place.begin && found->end <= place.end ? *found : place;
}

/// Of bytes that lie in the last piece of a literal's text and in what stands before it: from the piece of the first byte on.
Span Places::over_pieces(const RuntimeCall& call, const Bytes& bytes) {
  const Joined& outermost = *bytes.joined;
  const Site* next = bytes.site;
  const uint32_t begin = bytes.range.begin;
  const Span last = in_piece(bytes_of(outermost.right, {0, bytes.range.end - size_of(outermost.left)}), next->piece);
  Value text = outermost.left;
  while (goes_on(mir_.site(text.origin), *next)) {
    const Joined* both = joined(call, text);
    if (both == nullptr) break;
    next = &mir_.site(text.origin);
    const uint32_t left = size_of(both->left);
    if (begin >= left) return join(in_piece(bytes_of(both->right, {begin - left, begin - left + 1}), next->piece), last);
    text = both->left;
  }
  const Span literal = next->span;
  const uint32_t quote = source_.substr(literal.begin, 3) == "\"\"\"" ? 3 : 1;
  return join(in_piece(bytes_of(text, {begin, begin + 1}), {literal.begin + quote, next->piece.begin}), last);
}

}  // namespace mesh
