# Nothing wrong but what a warning says, and a printed line.
pub fn up(pool :: PoolHandle) -> Int!String do
  println("renaming")
  Migration.drop_table(pool, "a_name_of_more_than_the_sixty_three_bytes_that_PostgreSQL_keeps_")
end
