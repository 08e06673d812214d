pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.create_table(pool, "from_a_file", ["id:INT"])?
  Ok(0)
end
