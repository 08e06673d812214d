pub fn up(pool :: PoolHandle) -> Int!String do
  for i in 0..210 do
    Migration.create_index(pool, "t", ["a:#{i}"], "")?
  end
  Ok(0)
end
