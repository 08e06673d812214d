# A module without a number is no migration: `pol` here is nobody's mistake.
pub fn table() -> String do
  pol
end
