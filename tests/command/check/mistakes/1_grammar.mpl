# What only PostgreSQL's grammar knows, in a text, over lines, in a part of a statement, and where a text ends.
pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.execute(pool, "ALTER TABLE 🐘 ALTR COLUMN x")?
  Migration.execute(pool, """
    CREATE TABLE t (
      é INT GENERATED ALWAYS AS (b) VIRTUAL
    )
  """)?
  Migration.create_index(pool, "users", ["email"], "where:age BETWEEN 17 LIKE")?
  let nothing = "NOT"
  Migration.execute(pool, "CREATE TABLE t (a INT #{nothing})")?
  Migration.execute(pool, "DROP TABLE -- users")
end
