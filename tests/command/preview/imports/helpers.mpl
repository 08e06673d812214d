pub fn drop(pool :: PoolHandle, name :: String) -> Int!String = Migration.drop_table(pool, name)
