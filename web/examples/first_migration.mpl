# A first migration: one table, one index, and the way back.

pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.create_table(pool, "users", [
    "id:UUID:PRIMARY KEY DEFAULT gen_random_uuid()",
    "email:TEXT:NOT NULL",
    "display_name:TEXT:NOT NULL DEFAULT ''",
    "created_at:TIMESTAMPTZ:NOT NULL DEFAULT now()"
  ])?

  Migration.create_index(pool, "users", ["email"], "unique:true")?
  Ok(0)
end

pub fn down(pool :: PoolHandle) -> Int!String do
  Migration.drop_table(pool, "users")?
  Ok(0)
end
