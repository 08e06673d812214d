#include "base/source.hpp"

#include "catch.hpp"

namespace {

struct Counted {
  uint32_t line;
  uint32_t column;

  friend bool operator==(Counted a, Counted b) { return a.line == b.line && a.column == b.column; }
  friend std::ostream& operator<<(std::ostream& out, Counted place) { return out << place.line << ':' << place.column; }
};

Counted place(const mesh::Source& source, uint32_t offset) {
  const mesh::Place found = source.place(offset);
  return {found.line, found.column};
}

}  // namespace

TEST_CASE("lines and columns count from 1, columns in code points") {
  const mesh::Source source("ab\né😀c");
  CHECK(place(source, 0) == Counted{1, 1});
  CHECK(place(source, 2) == Counted{1, 3});
  CHECK(place(source, 3) == Counted{2, 1});
  CHECK(place(source, 5) == Counted{2, 2});
  CHECK(place(source, 9) == Counted{2, 3});
  CHECK(place(source, 10) == Counted{2, 4});
}

TEST_CASE("every kind of line break ends a line once") {
  const auto text = GENERATE(as<std::string>{}, "a\nb", "a\r\nb", "a\rb");
  const mesh::Source source(text);
  CHECK(source.text(source.line_at(0)) == "a");
  CHECK(source.text(source.line_at(static_cast<uint32_t>(text.size() - 1))) == "b");
  CHECK(place(source, static_cast<uint32_t>(text.size() - 1)) == Counted{2, 1});
}

TEST_CASE("a break followed by a break leaves an empty line between") {
  const mesh::Source source("a\r\r\n\nb");
  CHECK(source.line_at(2).empty());
  CHECK(source.line_at(4).empty());
  CHECK(source.text(source.line_at(5)) == "b");
}

TEST_CASE("a text that ends in a break has an empty last line") {
  const mesh::Source source("a\n");
  CHECK(source.line_at(2) == mesh::Span{2, 2});
  CHECK(place(source, 2) == Counted{2, 1});
}

TEST_CASE("an empty text has one empty line") {
  const mesh::Source source("");
  CHECK(source.line_at(0) == mesh::Span{0, 0});
  CHECK(place(source, 0) == Counted{1, 1});
  CHECK(source.utf16(0) == 0);
}

TEST_CASE("a byte-order mark is no column, in any file") {
  mesh::Source source(
      "\xEF\xBB\xBF"
      "ab");
  source.add(
      "\xEF\xBB\xBF"
      "c\xEF\xBB\xBF"
      "d",
      "other.mpl");
  CHECK(place(source, 0) == Counted{1, 1});
  CHECK(place(source, 3) == Counted{1, 1});
  CHECK(place(source, 4) == Counted{1, 2});
  CHECK(source.line_at(4) == mesh::Span{3, 5});
  CHECK(place(source, 9) == Counted{1, 1});
  CHECK(place(source, 13) == Counted{1, 3});
}

TEST_CASE("UTF-16 offsets count what JavaScript counts") {
  const mesh::Source source("é😀\r\nx€y");
  CHECK(source.utf16(2) == 1);
  CHECK(source.utf16(6) == 3);
  CHECK(source.utf16(8) == 5);
  CHECK(source.utf16(9) == 6);
  CHECK(source.utf16(12) == 7);
  CHECK(source.utf16(13) == 8);
}

TEST_CASE("a byte that is not UTF-8 counts as one unit and one column") {
  const mesh::Source source("a\xFF\xFE\nb");
  CHECK(source.utf16(3) == 3);
  CHECK(place(source, 3) == Counted{1, 4});
  CHECK(place(source, 4) == Counted{2, 1});
}

TEST_CASE("an offset past the end is the end") {
  const mesh::Source source("a\nbc");
  CHECK(place(source, 99) == Counted{2, 3});
  CHECK(source.utf16(99) == 4);
}

TEST_CASE("places and units are counted alike far into a long line") {
  std::string text;
  for (int count = 0; count < 1000; ++count) text += "aé😀";
  const mesh::Source source(text + "\n" + text);
  for (uint32_t count = 0; count < 1000; ++count) {
    CHECK(source.utf16(7 * count) == 4 * count);
    CHECK(source.utf16(7 * count + 3) == 4 * count + 2);
    CHECK(place(source, 7 * count + 1) == Counted{1, 3 * count + 2});
    CHECK(place(source, 7001 + 7 * count + 3) == Counted{2, 3 * count + 3});
  }
}

TEST_CASE("each file of a source has its own lines and units") {
  mesh::Source source("é\r", "a.mpl");
  source.add("\n€x", "b.mpl");
  source.add("", "c.mpl");
  CHECK(source.text() == "é\r\n\n€x\n");
  CHECK(source.file(3).name == "a.mpl");
  CHECK(source.file(4).name == "b.mpl");
  CHECK(source.file(8).name == "b.mpl");
  CHECK(source.file(9).name == "b.mpl");
  CHECK(source.file(10).name == "c.mpl");
  CHECK(place(source, 3) == Counted{2, 1});
  CHECK(place(source, 8) == Counted{2, 2});
  CHECK(place(source, 10) == Counted{1, 1});
  CHECK(source.utf16(8) == 2);
  CHECK(source.utf16(10) == 0);
  CHECK(source.text(source.line_at(8)) == "€x");
  CHECK(source.line_at(3).empty());
}

TEST_CASE("a place is the same from whichever line it is looked for") {
  mesh::Source source("\xEF\xBB\xBFone\r\ntwo\rth\xC3\xBCre\n\nfour", "a.mpl");
  source.add_before("before\n\xF0\x9F\x90\x98 b\r\n", "b.mpl");
  source.add("last", "c.mpl");
  const mesh::Source plain("one\ntwo\n\nthree");
  for (const auto* each : std::initializer_list<const mesh::Source*>{&source, &plain}) {
    const auto size = static_cast<uint32_t>(each->text().size());
    for (uint32_t near = 1; near <= 4; ++near) {
      for (uint32_t offset = 0; offset <= size + 1; ++offset) {
        uint32_t line = near;
        const mesh::Place found = each->place(offset, line);
        const mesh::Place wanted = each->place(offset);
        CHECK(found.line == wanted.line);
        CHECK(found.column == wanted.column);
      }
    }
  }
}

TEST_CASE("joining spans gives the smallest that holds both") {
  CHECK(mesh::join({4, 6}, {1, 2}) == mesh::Span{1, 6});
  CHECK(mesh::join({1, 9}, {3, 4}) == mesh::Span{1, 9});
}

TEST_CASE("each of many files counts as it does alone") {
  std::vector<std::string> texts;
  for (size_t count = 0; count < 40; ++count) {
    std::string text;
    for (size_t part = 0; part < count * 13; ++part)
      text += part % 7 == count % 7 ? "\xC3\xA9\r\n" : part % 5 == 0 ? "\xF0\x9F\x98\x80" : "ab";
    texts.push_back(count % 3 == 0 ? text + "\xF0\x9F" : text);
  }
  mesh::Source source(texts.front());
  for (size_t index = 1; index < texts.size(); ++index) source.add(texts[index], "a.mpl");
  for (size_t index = 0; index < texts.size(); ++index) {
    const mesh::Source alone(texts[index]);
    const uint32_t begin = source.files()[index].span.begin;
    for (uint32_t offset = 0; offset <= texts[index].size(); ++offset) {
      if (place(source, begin + offset) == place(alone, offset) && source.utf16(begin + offset) == alone.utf16(offset)) continue;
      CAPTURE(index, offset);
      CHECK(place(source, begin + offset) == place(alone, offset));
      FAIL_CHECK("units differ");
    }
  }
}
