# A clean migration whose names count differently in bytes and in UTF-16.
pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.create_table(pool, "users", ["id:UUID:PRIMARY KEY", "naïve_😀:TEXT:NOT NULL"])?
  Migration.create_index(pool, "users", ["naïve_😀"], "unique:true")
end

pub fn down(pool :: PoolHandle) -> Int!String = Migration.drop_table(pool, "users")

pub fn reset(pool :: PoolHandle) -> Int!String = Migration.execute(pool, "TRUNCATE users")
