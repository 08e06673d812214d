import Helpers

pub fn drop_users(pool :: PoolHandle) -> Int!String = Helpers.drop(pool, "users")
