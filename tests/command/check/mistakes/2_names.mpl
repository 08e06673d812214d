# A mistake with a fix and one with a second place, a warning, and a note.
pub fn up(pool :: PoolHandle) -> Int!String do
  println("é🐘"); Migration.drop_table(pol, "users")?
  Migration.drop_table?(pool, "users")?
  Migration.execute(pool, "")?
  Migration.create_index(pool, "users", ["tags"], "using:gin")
end
