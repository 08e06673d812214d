Migration.create_table(pool, "users", [
  "id:UUID:PRIMARY KEY",
  "email:TEXT:NOT NULL"
])?
Migration.create_index(pool, "users", ["email"], "unique:true")?
