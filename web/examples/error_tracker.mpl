# The schema of an error tracker: accounts, their projects, the
# errors these report, and the alerts that follow. Events are
# partitioned by day: old ones are dropped, not deleted.

fn create_accounts(pool :: PoolHandle) -> Int!String do
  Migration.create_table(pool, "organizations", [
    "id:UUID:PRIMARY KEY DEFAULT gen_random_uuid()",
    "name:TEXT:NOT NULL",
    "slug:TEXT:NOT NULL",
    "plan:TEXT:NOT NULL DEFAULT 'free'",
    "created_at:TIMESTAMPTZ:NOT NULL DEFAULT now()"
  ])?
  Migration.create_index(pool, "organizations", ["slug"], "unique:true")?

  Migration.create_table(pool, "users", [
    "id:UUID:PRIMARY KEY DEFAULT gen_random_uuid()",
    "email:TEXT:NOT NULL",
    "display_name:TEXT:NOT NULL",
    "password_hash:TEXT:NOT NULL",
    "deleted_at:TIMESTAMPTZ",
    "created_at:TIMESTAMPTZ:NOT NULL DEFAULT now()"
  ])?
  # An address may be used again once its account is gone.
  Migration.create_index(pool, "users", ["email"], "unique:true where:deleted_at IS NULL")?

  Migration.create_table(pool, "memberships", [
    "organization_id:UUID:NOT NULL REFERENCES organizations(id) ON DELETE CASCADE",
    "user_id:UUID:NOT NULL REFERENCES users(id) ON DELETE CASCADE",
    "role:TEXT:NOT NULL DEFAULT 'member'",
    "PRIMARY KEY (organization_id, user_id)",
    "CHECK (role IN ('owner', 'admin', 'member'))"
  ])?
  Migration.create_index(pool, "memberships", ["user_id"], "")?
  Ok(0)
end

fn create_projects(pool :: PoolHandle) -> Int!String do
  Migration.create_table(pool, "projects", [
    "id:UUID:PRIMARY KEY DEFAULT gen_random_uuid()",
    "organization_id:UUID:NOT NULL REFERENCES organizations(id) ON DELETE CASCADE",
    "name:TEXT:NOT NULL",
    "platform:TEXT:NOT NULL",
    "settings:JSONB:NOT NULL DEFAULT '{}'::jsonb",
    "created_at:TIMESTAMPTZ:NOT NULL DEFAULT now()"
  ])?
  Migration.create_index(pool, "projects", ["organization_id", "name"], "unique:true")?

  Migration.create_table(pool, "api_keys", [
    "id:UUID:PRIMARY KEY DEFAULT gen_random_uuid()",
    "project_id:UUID:NOT NULL REFERENCES projects(id) ON DELETE CASCADE",
    "key_hash:BYTEA:NOT NULL",
    "label:TEXT:NOT NULL",
    "revoked_at:TIMESTAMPTZ"
  ])?
  Migration.create_index(pool, "api_keys", ["key_hash"], "unique:true where:revoked_at IS NULL")?

  Migration.create_table(pool, "releases", [
    "id:BIGINT:GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
    "project_id:UUID:NOT NULL REFERENCES projects(id) ON DELETE CASCADE",
    "version:TEXT:NOT NULL",
    "released_at:TIMESTAMPTZ:NOT NULL DEFAULT now()",
    "UNIQUE (project_id, version)"
  ])?
  Migration.create_index(pool, "releases", ["project_id", "released_at:DESC"], "")?
  Ok(0)
end

fn create_errors(pool :: PoolHandle) -> Int!String do
  Migration.create_table(pool, "issues", [
    "id:BIGINT:GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
    "project_id:UUID:NOT NULL REFERENCES projects(id) ON DELETE CASCADE",
    "fingerprint:TEXT:NOT NULL",
    "title:TEXT:NOT NULL",
    "level:TEXT:NOT NULL DEFAULT 'error'",
    "status:TEXT:NOT NULL DEFAULT 'open'",
    "assigned_to:UUID:REFERENCES users(id) ON DELETE SET NULL",
    "event_count:BIGINT:NOT NULL DEFAULT 0",
    "first_seen:TIMESTAMPTZ:NOT NULL",
    "last_seen:TIMESTAMPTZ:NOT NULL",
    "CHECK (status IN ('open', 'resolved', 'ignored'))"
  ])?
  Migration.create_index(pool, "issues", ["project_id", "fingerprint"], "unique:true")?
  Migration.create_index(pool, "issues", ["project_id", "last_seen:DESC"],
    "name:idx_issues_open where:status = 'open'")?
  Migration.create_index(pool, "issues", ["assigned_to"],
    "where:assigned_to IS NOT NULL AND status = 'open'")?

  Pg.create_range_partitioned_table(pool, "events", [
    "id:UUID:NOT NULL DEFAULT gen_random_uuid()",
    "project_id:UUID:NOT NULL",
    "issue_id:BIGINT:NOT NULL REFERENCES issues(id) ON DELETE CASCADE",
    "release_id:BIGINT:REFERENCES releases(id)",
    "message:TEXT:NOT NULL",
    "tags:JSONB:NOT NULL DEFAULT '{}'::jsonb",
    "sample_rate:NUMERIC(4, 3):NOT NULL DEFAULT 1.0",
    "received_at:TIMESTAMPTZ:NOT NULL DEFAULT now()",
    "PRIMARY KEY (id, received_at)"
  ], "received_at")?
  Pg.create_daily_partitions_ahead(pool, "events", 3)?
  Migration.create_index(pool, "events", ["issue_id", "received_at:DESC"], "")?
  Pg.create_gin_index(pool, "events", "idx_events_tags", "tags", "jsonb_path_ops")?
  Ok(0)
end

fn create_alerts(pool :: PoolHandle) -> Int!String do
  Migration.create_table(pool, "alert_rules", [
    "id:BIGINT:GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
    "project_id:UUID:NOT NULL REFERENCES projects(id) ON DELETE CASCADE",
    "name:TEXT:NOT NULL",
    "threshold:INTEGER:NOT NULL CHECK (threshold > 0)",
    "window_minutes:INTEGER:NOT NULL DEFAULT 5",
    "enabled:BOOLEAN:NOT NULL DEFAULT true"
  ])?
  Migration.create_index(pool, "alert_rules", ["project_id"], "where:enabled")?

  Migration.create_table(pool, "alerts", [
    "id:BIGINT:GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
    "rule_id:BIGINT:NOT NULL REFERENCES alert_rules(id) ON DELETE CASCADE",
    "issue_id:BIGINT:NOT NULL REFERENCES issues(id) ON DELETE CASCADE",
    "fired_at:TIMESTAMPTZ:NOT NULL DEFAULT now()",
    "acknowledged_at:TIMESTAMPTZ"
  ])?
  Migration.create_index(pool, "alerts", ["rule_id", "fired_at:DESC"],
    "name:idx_alerts_waiting where:acknowledged_at IS NULL")?
  Ok(0)
end

pub fn up(pool :: PoolHandle) -> Int!String do
  create_accounts(pool)?
  create_projects(pool)?
  create_errors(pool)?
  create_alerts(pool)
end

pub fn down(pool :: PoolHandle) -> Int!String do
  let tables = [
    "alerts", "alert_rules", "events", "issues", "releases",
    "api_keys", "projects", "memberships", "users", "organizations"
  ]
  for table in tables do
    Migration.drop_table(pool, table)?
  end
  Ok(0)
end
