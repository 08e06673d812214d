Migration.drop_tabel(pool, "users")?
