# A migration that has something to run, but neither of the two that a program can be told to.
pub fn reset(pool :: PoolHandle) -> Int!String = Migration.execute(pool, "TRUNCATE users")
