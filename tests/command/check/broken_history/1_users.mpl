# Makes a table, but not where a preview sees it: what is there after it is not known.
pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.create_tabel(pool, "users", ["id:UUID:PRIMARY KEY"])
end
