# Two tables.
pub fn up(pool :: PoolHandle) = (pool |> Migration.drop_table("users"))

pub fn down(pool :: PoolHandle) = Migration.drop_table(pool, "a\tb")
