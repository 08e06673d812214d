# Nothing that is wrong, but what readers of the table, its old rows and its writers will feel.
pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.execute(pool, "SET LOCAL lock_timeout = '5s'")?
  Migration.add_column(pool, "users", "token:UUID:DEFAULT gen_random_uuid()")?
  Migration.add_column(pool, "users", "name:TEXT:NOT NULL")?
  Migration.create_index(pool, "users", ["name"], "")
end
