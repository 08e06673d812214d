# Renaming users.name to users.full_name while the application
# runs, step 1 of 2: expand. Both columns exist and agree, so old
# and new releases can run side by side. Step 2 drops the old one.

fn keep_in_step(pool :: PoolHandle) -> Int!String do
  Migration.execute(pool, """
    CREATE OR REPLACE FUNCTION users_copy_name() RETURNS trigger AS $$
    BEGIN
      IF TG_OP = 'INSERT' OR NEW.full_name IS NOT DISTINCT FROM OLD.full_name THEN
        NEW.full_name := coalesce(NEW.name, NEW.full_name);
      END IF;
      NEW.name := NEW.full_name;
      RETURN NEW;
    END
    $$ LANGUAGE plpgsql
    """)?
  Migration.execute(pool, """
    CREATE TRIGGER users_copy_name
    BEFORE INSERT OR UPDATE ON users
    FOR EACH ROW EXECUTE FUNCTION users_copy_name()
    """)
end

pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.add_column(pool, "users", "full_name:TEXT")?
  keep_in_step(pool)?

  Migration.execute(pool, """
    UPDATE users
    SET full_name = name
    WHERE full_name IS NULL
    """)?

  Migration.create_index(pool, "users", ["full_name"], "where:full_name IS NOT NULL")?
  Ok(0)
end

pub fn down(pool :: PoolHandle) -> Int!String do
  Migration.execute(pool, "DROP TRIGGER IF EXISTS users_copy_name ON users")?
  Migration.execute(pool, "DROP FUNCTION IF EXISTS users_copy_name()")?
  Migration.drop_index(pool, "users", ["full_name"])?
  Migration.drop_column(pool, "users", "full_name")?
  Ok(0)
end
