pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.create_table(pool, "events", ["id:UUID:PRIMARY KEY"])
end
