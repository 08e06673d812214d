#include "base/letter_case.hpp"

#include <array>

#include "catch.hpp"

using mesh::to_lower;
using mesh::to_upper;

namespace {

struct Cased {
  std::string_view lower;
  std::string_view upper;
};

}  // namespace

TEST_CASE("a letter and the other one of its pair become each other") {
  constexpr auto pairs = std::to_array<Cased>({
      {"", ""},           {"az@[`{09", "AZ@[`{09"},
      {"café", "CAFÉ"},   {"àöøþ", "ÀÖØÞ"},
      {"āįŀžǆ", "ĀĮĿŽǄ"}, {"ÿ", "Ÿ"},
      {"ɐɫⱥⱦ", "ⱯⱢȺȾ"},   {"άαλϣ", "ΆΑΛϢ"},
      {"имя", "ИМЯ"},     {"ѐӏԁ", "ЀӀԀ"},
      {"աֆ", "ԱՖ"},       {"აჺ", "ᲐᲺ"},
      {"ⴀⴥ", "ႠჅ"},       {"ꭰꮿ", "ᎠᏯ"},
      {"ꙁꜣꞌ", "ꙀꜢꞋ"},     {"ⅷⓩ", "ⅧⓏ"},
      {"ａｚ", "ＡＺ"},   {"𐐨𞤢𑣀", "𐐀𞤀𑢠"},
      {"𐵰", "𐵐"},
  });
  for (const Cased& pair : pairs) {
    CHECK(to_upper(pair.lower) == pair.upper);
    CHECK(to_lower(pair.upper) == pair.lower);
    CHECK(to_upper(pair.upper) == pair.upper);
    CHECK(to_lower(pair.lower) == pair.lower);
  }
}

TEST_CASE("what has one case, or none, stays") {
  for (const std::string_view text : {"123 _-.", "名前", "שם", "नाम", "ªº", "ĸ", "𝐀𝐚", "🦀", "\xF0\x9F", "\xC3", "\x80z\xFF"}) {
    CHECK(to_lower(text) == text);
  }
  CHECK(to_upper("\x80z\xFF\xC3") == "\x80Z\xFF\xC3");
  CHECK(to_upper("ªºĸ𝐚") == "ªºĸ𝐚");
}

TEST_CASE("a letter may become several, or one that does not become it") {
  constexpr auto raised = std::to_array<Cased>({
      {"straße", "STRASSE"},
      {"ŉ", "ʼN"},
      {"ǰ", "J̌"},
      {"\u0390", "\u0399\u0308\u0301"},
      {"և", "ԵՒ"},
      {"ẖ", "H̱"},
      {"ᾀ", "ἈΙ"},
      {"ᾈ", "ἈΙ"},
      {"ῼ", "ΩΙ"},
      {"ᾷ", "Α͂Ι"},
      {"ﬀ", "FF"},
      {"ﬃ", "FFI"},
      {"ﬗ", "ՄԽ"},
      {"ı", "I"},
      {"ſ", "S"},
      {"\u00B5", "\u039C"},
      {"ς", "Σ"},
      {"ǅ", "Ǆ"},
      {"\u0345", "\u0399"},
      {"ẛ", "Ṡ"},
      {"ι", "Ι"},
      {"ᲀ", "В"},
      {"ꙋᲈ", "ꙊꙊ"},
  });
  for (const Cased& each : raised) CHECK(to_upper(each.lower) == each.upper);
  constexpr auto lowered = std::to_array<Cased>({
      {"i̇stanbul", "İstanbul"},
      {"ß", "ẞ"},
      {"k", "\u212A"},
      {"å", "\u212B"},
      {"ω", "\u2126"},
      {"ǆǉ", "ǅǈ"},
      {"ᾀ", "ᾈ"},
      {"θ", "ϴ"},
      {"ꭰ", "Ꭰ"},
  });
  for (const Cased& each : lowered) CHECK(to_lower(each.upper) == each.lower);
}

TEST_CASE("a sigma becomes its final form where it ends a word, and only there") {
  constexpr auto words = std::to_array<Cased>({
      {"ὀδυσσεύς", "ὈΔΥΣΣΕΎΣ"},
      {"σ", "Σ"},
      {"σ.", "Σ."},
      {"σς", "ΣΣ"},
      {"ας σας", "ΑΣ ΣΑΣ"},
      {"ασα", "ΑΣΑ"},
      {"as'ς'", "AS'Σ'"},
      {"aς.", "AΣ."},
      {"a.σb", "A.ΣB"},
      {"a.ς b", "A.Σ B"},
      {"ας\u0301", "ΑΣ\u0301"},
      {"α\u0301ς", "Α\u0301Σ"},
      {"ασ\u0301α", "ΑΣ\u0301Α"},
      {"1σ", "1Σ"},
      {"aς1", "AΣ1"},
      {"ªς", "ªΣ"},
      {"𝐀ς", "𝐀Σ"},
      {"aσ𝐚", "AΣ𝐚"},
      {"名σ", "名Σ"},
      {"a\u00ADς", "A\u00ADΣ"},
      {"\u0301σ", "\u0301Σ"},
      {"ςς", "ςΣ"},
      {"aσ\u0345α", "AΣ\u0345Α"},
  });
  for (const Cased& each : words) CHECK(to_lower(each.upper) == each.lower);
}

TEST_CASE("many marks around many sigmas take a time that grows with the text") {
  std::string text = "Α";
  for (int times = 0; times < 200'000; ++times) text += times % 1000 == 0 ? "Σ" : "\u0301";
  CHECK(to_lower(text).size() == text.size());
}
