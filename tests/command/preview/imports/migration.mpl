import Helpers

pub fn up(pool :: PoolHandle) -> Int!String = Helpers.drop(pool, "users")
