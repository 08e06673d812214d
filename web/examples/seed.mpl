# Reference data for billing: plans, what each one includes, and
# the quarters to report on. It can run twice without harm.

fn price_in_cents(plan :: String) -> Int do
  case plan do
    "free" -> 0
    "team" -> 1900
    _ -> 4900
  end
end

fn features_of(plan :: String) -> List<String> do
  let basic = ["error reports", "email alerts"]
  if plan == "free" do
    basic
  else
    basic ++ ["release tracking", "chat alerts"]
  end
end

fn add_plan(pool :: PoolHandle, plan :: String) -> Int!String do
  println("plan #{plan}: #{price_in_cents(plan)} cents a month")
  Pool.execute(pool, """
    INSERT INTO plans (name, price_cents)
    VALUES ($1, #{price_in_cents(plan)})
    ON CONFLICT (name) DO UPDATE SET price_cents = excluded.price_cents
    """, [plan])?

  for feature in features_of(plan) do
    Pool.execute(pool,
      "INSERT INTO plan_features (plan, feature) VALUES ($1, $2) ON CONFLICT DO NOTHING",
      [plan, feature])?
  end
  Ok(0)
end

fn add_quarter(pool :: PoolHandle, year :: Int, quarter :: Int) -> Int!String do
  let first_month = quarter * 3 - 2
  let start = "make_date(#{year}, #{first_month}, 1)"
  Pool.execute(pool,
    "INSERT INTO quarters (label, starts_on) VALUES ('#{year} Q#{quarter}', " <> start <>
    ") ON CONFLICT (label) DO NOTHING", [])
end

pub fn up(pool :: PoolHandle) -> Int!String do
  for plan in ["free", "team", "enterprise"] do
    add_plan(pool, plan)?
  end

  for year in 2026..2028 do
    for quarter in 1..5 do
      add_quarter(pool, year, quarter)?
    end
  end
  Ok(0)
end

pub fn down(pool :: PoolHandle) -> Int!String do
  for table in ["quarters", "plan_features", "plans"] do
    Migration.execute(pool, "DELETE FROM #{table}")?
  end
  Ok(0)
end
