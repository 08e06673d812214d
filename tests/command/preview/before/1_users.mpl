fn add_id(pool :: PoolHandle, table :: String) do
  Migration.create_table(pool, table, ["id:UUID:PRIMARY KEY"])
end

pub fn up(pool :: PoolHandle) -> Int!String do
  add_id(pool, "users")
end
