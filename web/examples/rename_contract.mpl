# Renaming users.name to users.full_name, step 2 of 2: contract.
# No running release reads users.name any more, so it can go.

pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.execute(pool, "DROP TRIGGER IF EXISTS users_copy_name ON users")?
  Migration.execute(pool, "DROP FUNCTION IF EXISTS users_copy_name()")?
  Migration.drop_column(pool, "users", "name")?
  Migration.execute(pool, "ALTER TABLE users ALTER COLUMN full_name SET NOT NULL")?
  Ok(0)
end

# The old column comes back with its data.
pub fn down(pool :: PoolHandle) -> Int!String do
  Migration.execute(pool, "ALTER TABLE users ALTER COLUMN full_name DROP NOT NULL")?
  Migration.add_column(pool, "users", "name:TEXT")?
  Migration.execute(pool, "UPDATE users SET name = full_name")?
  Ok(0)
end
