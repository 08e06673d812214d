import Drops

pub fn up(pool :: PoolHandle) -> Int!String = Drops.drop_users(pool)
