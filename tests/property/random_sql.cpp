#include "random_sql.hpp"

#include <string_view>
#include <vector>

namespace mesh::test {
namespace {

using Pieces = std::vector<std::string>;

const Pieces name_pieces{"a",  "B",  "_", "1", "\"", "\"\"", "'", "''", "\\", "$",  "$$", "$a$", ";", ",",  "--", "/*",
                         "*/", "\n", " ", "(", ")",  "[",    "]", ".",  "-",  "E'", "U&", "é",   "😀", "\t", "%"};

const Pieces fragment_pieces{
    " ",      " ",           " ",          " ",   "\n",   "a",   "INT", "TEXT", "NOT", "NULL",  "DEFAULT", "CHECK",
    "UNIQUE", "PRIMARY KEY", "REFERENCES", "AND", "1",    "2.5", "-",   "+",    "*",   "/",     "::",      "= ",
    "<",      "@",           ".",          "(",   ")",    "[",   "]",   "'",    "'b'", "''",    "\"",      "\"",
    "\"c\"",  "E'",          "E'\\'",      "U&'", "U&\"", "B'",  "$",   "$$",   "$x$", "\\",    "--",      "/*",
    "*/",     ";",           ",",          ":",   "é",    "x",   "e",   "$1",   "(1)", "now()", "'\n'",    "COLLATE"};

rc::Gen<std::string> joined(const Pieces& pieces) {
  return rc::gen::map(rc::gen::container<Pieces>(rc::gen::elementOf(pieces)), [](const Pieces& chosen) {
    std::string out;
    for (const std::string& piece : chosen) out += piece;
    return out;
  });
}

}  // namespace

rc::Gen<std::string> hostile_column_name() { return rc::gen::nonEmpty(joined(name_pieces)); }

rc::Gen<std::string> hostile_name() {
  Pieces pieces = name_pieces;
  pieces.insert(pieces.end(), {":", "::", ":DESC"});
  return rc::gen::nonEmpty(joined(pieces));
}

std::string without(std::string text, std::string_view unwanted) {
  std::erase_if(text, [&](char byte) { return unwanted.find(byte) != std::string_view::npos; });
  return text.empty() ? "x" : text;
}

rc::Gen<RandomTable> hostile_table() {
  // Blanks belong to no name beside a dot, so both lose theirs.
  const auto part = rc::gen::map(hostile_name(), [](const std::string& name) { return without(name, ". \t\n"); });
  const auto schema = rc::gen::oneOf(rc::gen::just(std::string()), part);
  return rc::gen::construct<RandomTable>(schema, part);
}

// Short, because one hostile piece is enough to have the whole refused.
rc::Gen<std::string> hostile_fragment() { return rc::gen::scale(0.1, joined(fragment_pieces)); }

rc::Gen<std::string> any_bytes() { return rc::gen::container<std::string>(rc::gen::arbitrary<char>()); }

rc::Gen<std::string> good_type() {
  return rc::gen::elementOf(Pieces{"INT", "TEXT", "NUMERIC(10, 2)", "TIMESTAMP WITH TIME ZONE", "INT[]", "int[3][4]", "\"my type\"",
                                   "public.citext", "character varying (20)", "interval day to second"});
}

rc::Gen<std::string> good_constraints() {
  return rc::gen::elementOf(Pieces{"NOT NULL", "PRIMARY KEY", "DEFAULT 'a, b; -- (c'", "DEFAULT E'it\\'s'", "DEFAULT $$ ; ' ($$",
                                   "DEFAULT $t$ $$ $t$ NOT NULL", "CHECK (a > 0 AND b[1] <> ')')", "DEFAULT '{}'::jsonb NOT NULL",
                                   "REFERENCES \"x,y\" (id) ON DELETE SET NULL", "GENERATED ALWAYS AS (lower(a) || ';') STORED",
                                   "DEFAULT U&'\\0061' UNIQUE", "COLLATE \"C\" DEFAULT -1.5e-3", "DEFAULT 'a'\n'b'"});
}

rc::Gen<std::string> good_predicate() {
  return rc::gen::elementOf(Pieces{"a > 0", "deleted_at IS NULL", "status IN ('a', 'b')", "note = 'unique:true name:x'",
                                   "t[1:2] = ARRAY['a']", "x->>'k' = '(' OR y @> '{}'::jsonb", "a::text LIKE E'%\\'%'",
                                   "(a, b) = (1, 2)"});
}

rc::Gen<std::string> good_expression() {
  return rc::gen::elementOf(Pieces{"lower(email)", "a::text", "a->>'k'", "a || ')' || $$ ( $$", "coalesce(a, '', E'\\'')",
                                   "(a)+(b)", "tags[1]", "\"eMail\"", "a AT TIME ZONE 'utc'", "CASE WHEN a THEN 1 END", "1"});
}

}  // namespace mesh::test
