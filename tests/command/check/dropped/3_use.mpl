# The table that the first has made is gone since the second.
pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.add_column(pool, "events", "kind:TEXT")
end
