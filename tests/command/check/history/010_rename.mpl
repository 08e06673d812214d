# Comes last: 10 is more than 2. `email` is still there, since nobody runs `down` of the first before.
pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.rename_column(pool, "users", "email", "address")?
  Migration.execute(pool, "ALTER TABLE users DROP COLUMN phone")
end
