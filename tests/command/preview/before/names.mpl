let table = "users"
Migration.add_column(pool, table, "name:TEXT")?
