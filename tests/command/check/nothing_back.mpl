pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.create_table(pool, "plans", ["id:BIGINT:PRIMARY KEY"])?
  Migration.create_table(pool, "orders", ["id:BIGINT:PRIMARY KEY"])?
  Ok(0)
end

pub fn down(pool :: PoolHandle) -> Int!String do
  Ok(0)
end
