# Adds a column that the first migration has made.
pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.add_column(pool, "users", "email:TEXT")
end
