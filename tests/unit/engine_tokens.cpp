// What the tokens of SQL are, for colouring.
#include "engine/tokens.hpp"

#include <string>
#include <vector>

#include "catch.hpp"

using mesh::Language;
using mesh::tokens_json;

namespace {

/// The SQL of a text as one "kind:text" for each token, of ASCII.
std::vector<std::string> told(const std::string& sql) {
  const std::string json = tokens_json(sql, Language::sql);
  std::vector<std::string> all;
  for (size_t at = json.find("[\"", 0); at != std::string::npos; at = json.find("[\"", at + 1)) {
    const size_t quote = json.find('"', at + 2);
    const std::string kind = json.substr(at + 2, quote - at - 2);
    const size_t comma = json.find(',', quote + 2);
    const size_t begin = std::stoul(json.substr(quote + 2));
    all.push_back(kind + ":" + sql.substr(begin, std::stoul(json.substr(comma + 1)) - begin));
  }
  return all;
}

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("a name before a bracket is a function, unless it is a word of SQL or a type") {
  CHECK(told("now() users (a) NUMERIC(9) VALUES(1)") == Told{"function:now", "symbol:(", "symbol:)", "word:users", "symbol:(",
                                                             "word:a", "symbol:)", "type:NUMERIC", "symbol:(", "number:9",
                                                             "symbol:)", "keyword:VALUES", "symbol:(", "number:1", "symbol:)"});
}

TEST_CASE("the body of a function and of DO is SQL between its quotes") {
  CHECK(told("DO $$BEGIN 'x'; $$") == Told{"keyword:DO", "string:$$", "keyword:BEGIN", "string:'x'", "symbol:;", "string:$$"});
  CHECK(told("AS /* c */ $a$SELECT $$b$$$a$") ==
        Told{"keyword:AS", "comment:/* c */", "string:$a$", "keyword:SELECT", "string:$$b$$", "string:$a$"});
}

TEST_CASE("other dollar quotes, and one that does not end, are no less whole") {
  CHECK(told("IS $$select$$") == Told{"keyword:IS", "string:$$select$$"});
  CHECK(told("AS $$END") == Told{"keyword:AS", "string:$$", "keyword:END"});
  CHECK(told("DO 'END'") == Told{"keyword:DO", "string:'END'"});
}

TEST_CASE("a character that is not seen is a token of its own") {
  CHECK(tokens_json("'a\u202Eb'", Language::sql) == R"([["string",0,2],["hidden",2,3],["string",3,5]])");
  CHECK(tokens_json("\u200B", Language::sql) == R"([["hidden",0,1]])");
}
