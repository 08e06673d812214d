SELECT set_config('search_path', 'a, "B"', false)
