pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.create_table(pool, "users", ["id:BIGINT"])?
  Ok(0)
end
