pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.create_table(pool, "plans", ["id:BIGINT:PRIMARY KEY", "price:INT", "name:TEXT"])?
  Migration.create_table(pool, "orders", ["id:BIGINT:PRIMARY KEY"])?
  Migration.execute(pool, "CREATE VIEW prices AS SELECT price FROM plans")?
  # mesh-ddl: allow D203, L115 the old name is not read any more
  Migration.rename_column(pool, "users", "name", "full_name")?
  Migration.add_column(pool, "users", "plan:TEXT")?
  Migration.create_index(pool, "users", ["plan"], "")?
  Ok(0)
end

pub fn down(pool :: PoolHandle) -> Int!String do
  Migration.drop_table(pool, "orders")?
  Ok(0)
end
