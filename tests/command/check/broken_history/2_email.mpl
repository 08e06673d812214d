pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.execute(pool, "ALTER TABLE users ADD COLUMN email TEXT")
end
