# The first of three migrations, which stand on each other.
pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.create_table(pool, "users", ["id:UUID:PRIMARY KEY", "email:TEXT"])
end

pub fn down(pool :: PoolHandle) -> Int!String do
  Migration.drop_table(pool, "users")
end
