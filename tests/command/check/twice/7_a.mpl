pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.drop_table(pool, "a")
end
