# A bracket is missing between two calls without a mistake.
pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.drop_table(pool, "a")?
  Migration.drop_table(pool, "b"?
  Migration.drop_table(pool, "c")
end
