Migration.create_index(pool, table, ["name"], "")?
add_id(pool, "posts")?
