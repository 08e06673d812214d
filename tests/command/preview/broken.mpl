# One mistake between two calls without one.
pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.add_column(pool, "users", "age:INT")?
  Migration.add_column(pol, "users", "size:INT")?
  Migration.add_column(pool, "users", "weight:INT")
end
