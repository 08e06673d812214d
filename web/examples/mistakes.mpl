# A migration with mistakes in it. What is right still has its
# SQL; what is wrong says where, and what to write instead.

pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.create_table(pool, "accounts", [
    "id:UUID:PRIMARY KEY",
    "email TEXT NOT NULL",
    "balance:NUMERIC(12, 2):NOT NULL DEFAULT 0"
  ])?

  Migration.create_table(pool, "invoices", [
    "id:UUID:PRIMARY KEY",
    "number:TEXT:NOT NULL",
    "amount:NUMERIC(12, 2):NOT NULL"
  ])?

  Migration.add_column(pool, "invoices", "due:DATE; DROP TABLE users")?
  Migration.add_column(pool, "invoices", "note:TEXT:DEFAULT 'none")?
  Migration.add_column(pool, "invoices", "paid_at:TIMESTAMPTZ")?
  Migration.drop_colum(pool, "invoices", "amount")?
  Migration.rename_column(pol, "invoices", "number", "label")?
  Migration.drop_table("invoices")?

  Migration.create_index(pool, "invoices", ["number"], "unique:yes")?
  Migration.create_index(pool, "invoices", ["paid_at:NEWEST"], "")?
  Migration.create_index(pool, "invoices", ["number"], "unique:true")?

  # The server would shorten a name of over 63 bytes silently.
  Migration.create_index(pool, "invoices",
    ["number", "account_identifier", "paid_at", "created_at", "amount"], "")?
  Ok(0)
end
