; What the existing Mesh compiler makes of a migration program, written by hand in its manner: string literals are constants without
; a NUL, made anew at every evaluation; a list literal is an alloca; a runtime call gives a pointer to a result, a Mesh function gives
; the result by value; `?` is a switch over the tag whose default panics; an Int in a result is boxed; a closure is a function with
; its captured values in front.
;
;   fn column(kind :: String) = fn(name) -> "#{name}:#{kind}" end
;
;   pub fn up(pool :: PoolHandle) -> Int!String do
;     let names = ["email", "name"]
;     Migration.create_table(pool, "users", ["id:INT:PRIMARY KEY"] ++ List.map(names, column("TEXT")))?
;     for name in names do
;       Migration.create_index(pool, "users", [name], "")?
;     end
;     let rows = Repo.execute_raw(pool, "INSERT INTO users SELECT g FROM generate_series(1, 3) g", [])?
;     println("#{Range.length(0..rows)} users, #{List.length(names)} indexes")
;     io_eprintln(" users, ")
;     Migration.add_column(pool, "users", "age:INT")
;   end
;
;   fn main() do
;     case Pool.open(Env.get("DATABASE_URL", ""), 0, 1, 5000) do
;       Ok(pool) -> case up(pool) do
;         Ok(_) -> println("MIGRATION_OK")
;         Err(why) -> println("MIGRATION_ERROR: #{why}")
;       end
;       Err(why) -> println("CONNECTION_ERROR: #{why}")
;     end
;   end

@str_colon = private unnamed_addr constant [1 x i8] c":"
@str_email = private unnamed_addr constant [5 x i8] c"email"
@str_name = private unnamed_addr constant [4 x i8] c"name"
@str_users = private unnamed_addr constant [5 x i8] c"users"
@str_id = private unnamed_addr constant [18 x i8] c"id:INT:PRIMARY KEY"
@str_text = private unnamed_addr constant [4 x i8] c"TEXT"
@str_insert = private unnamed_addr constant [55 x i8] c"INSERT INTO users SELECT g FROM generate_series(1, 3) g"
@str_counted = private unnamed_addr constant [8 x i8] c" users, "
@str_indexes = private unnamed_addr constant [8 x i8] c" indexes"
@str_age = private unnamed_addr constant [7 x i8] c"age:INT"
@str_url = private unnamed_addr constant [12 x i8] c"DATABASE_URL"
@str_empty = private unnamed_addr constant [0 x i8] zeroinitializer
@str_ok = private unnamed_addr constant [12 x i8] c"MIGRATION_OK"
@str_error = private unnamed_addr constant [17 x i8] c"MIGRATION_ERROR: "
@str_no_connection = private unnamed_addr constant [18 x i8] c"CONNECTION_ERROR: "
@panic_message = private unnamed_addr constant [30 x i8] c"non-exhaustive match in switch"
@panic_file = private unnamed_addr constant [9 x i8] c"<unknown>"
@fn_reg_Main__column = private unnamed_addr constant [13 x i8] c"Main__column\00"
@fn_reg_up = private unnamed_addr constant [3 x i8] c"up\00"
@fn_reg_mesh_main = private unnamed_addr constant [10 x i8] c"mesh_main\00"

declare void @mesh_rt_init()
declare void @mesh_rt_init_actor(i32)
declare void @mesh_register_function(ptr, i64, ptr)
declare void @mesh_rt_run_scheduler()
declare void @mesh_reduction_check()
declare void @mesh_println(ptr)
declare void @mesh_io_eprintln(ptr)
declare ptr @mesh_env_get_with_default(ptr, ptr)
declare ptr @mesh_gc_alloc(i64, i64)
declare ptr @mesh_string_new(ptr, i64)
declare ptr @mesh_string_concat(ptr, ptr)
declare ptr @mesh_string_to_string(i64)
declare ptr @mesh_int_to_string(i64)
declare ptr @mesh_list_new()
declare ptr @mesh_list_from_array(ptr, i64)
declare ptr @mesh_list_builder_new(i64)
declare void @mesh_list_builder_push(ptr, i64)
declare i64 @mesh_list_length(ptr)
declare i64 @mesh_list_get(ptr, i64)
declare ptr @mesh_list_concat(ptr, ptr)
declare ptr @mesh_list_map(ptr, ptr, ptr)
declare ptr @mesh_range_new(i64, i64)
declare i64 @mesh_range_length(ptr)
declare ptr @mesh_pool_open(ptr, i64, i64, i64)
declare ptr @mesh_migration_create_table(i64, ptr, ptr)
declare ptr @mesh_migration_create_index(i64, ptr, ptr, ptr)
declare ptr @mesh_migration_add_column(i64, ptr, ptr)
declare ptr @mesh_repo_execute_raw(i64, ptr, ptr)
declare void @mesh_panic(ptr, i64, ptr, i64, i32) noreturn

; "#{name}:#{kind}"
define ptr @Main__closure_1(ptr %env, ptr %name) {
entry:
  %kind = load ptr, ptr %env, align 8
  %colon = call ptr @mesh_string_new(ptr @str_colon, i64 1)
  %name_word = ptrtoint ptr %name to i64
  %name_text = call ptr @mesh_string_to_string(i64 %name_word)
  %left = call ptr @mesh_string_concat(ptr %name_text, ptr %colon)
  %all = call ptr @mesh_string_concat(ptr %left, ptr %kind)
  ret ptr %all
}

define { ptr, ptr } @Main__column(ptr %0) {
entry:
  %kind = alloca ptr, align 8
  store ptr %0, ptr %kind, align 8
  %env = call ptr @mesh_gc_alloc(i64 8, i64 8)
  %captured = load ptr, ptr %kind, align 8
  store ptr %captured, ptr %env, align 8
  %with_fn = insertvalue { ptr, ptr } undef, ptr @Main__closure_1, 0
  %closure = insertvalue { ptr, ptr } %with_fn, ptr %env, 1
  ret { ptr, ptr } %closure
}

define { i8, ptr } @up(i64 %0) {
entry:
  %pool = alloca i64, align 8
  %names = alloca ptr, align 8
  %rows = alloca i64, align 8
  %index = alloca i64, align 8
  store i64 %0, ptr %pool, align 8

  %email = call ptr @mesh_string_new(ptr @str_email, i64 5)
  %name = call ptr @mesh_string_new(ptr @str_name, i64 4)
  %names_array = alloca [2 x i64], align 8
  %email_word = ptrtoint ptr %email to i64
  %names_0 = getelementptr [2 x i64], ptr %names_array, i32 0, i32 0
  store i64 %email_word, ptr %names_0, align 8
  %name_word = ptrtoint ptr %name to i64
  %names_1 = getelementptr [2 x i64], ptr %names_array, i32 0, i32 1
  store i64 %name_word, ptr %names_1, align 8
  %names_list = call ptr @mesh_list_from_array(ptr %names_array, i64 2)
  store ptr %names_list, ptr %names, align 8

  %pool_1 = load i64, ptr %pool, align 8
  %users_1 = call ptr @mesh_string_new(ptr @str_users, i64 5)
  %id = call ptr @mesh_string_new(ptr @str_id, i64 18)
  %id_array = alloca [1 x i64], align 8
  %id_word = ptrtoint ptr %id to i64
  store i64 %id_word, ptr %id_array, align 8
  %id_list = call ptr @mesh_list_from_array(ptr %id_array, i64 1)
  %text = call ptr @mesh_string_new(ptr @str_text, i64 4)
  %closure = call { ptr, ptr } @Main__column(ptr %text)
  call void @mesh_reduction_check()
  %closure_fn = extractvalue { ptr, ptr } %closure, 0
  %closure_env = extractvalue { ptr, ptr } %closure, 1
  %names_2 = load ptr, ptr %names, align 8
  %mapped = call ptr @mesh_list_map(ptr %names_2, ptr %closure_fn, ptr %closure_env)
  %columns = call ptr @mesh_list_concat(ptr %id_list, ptr %mapped)
  %created = call ptr @mesh_migration_create_table(i64 %pool_1, ptr %users_1, ptr %columns)
  %created_tag = load i8, ptr %created, align 1
  switch i8 %created_tag, label %no_match [
    i8 0, label %created_ok
    i8 1, label %created_err
  ]

created_err:
  %created_slot = getelementptr { i8, ptr }, ptr %created, i32 0, i32 1
  %created_why = load ptr, ptr %created_slot, align 8
  %created_failure = insertvalue { i8, ptr } { i8 1, ptr undef }, ptr %created_why, 1
  ret { i8, ptr } %created_failure

created_ok:
  %loop_list = load ptr, ptr %names, align 8
  %loop_length = call i64 @mesh_list_length(ptr %loop_list)
  %loop_results = call ptr @mesh_list_builder_new(i64 %loop_length)
  store i64 0, ptr %index, align 8
  br label %loop_header

loop_header:
  %at = load i64, ptr %index, align 8
  %more = icmp slt i64 %at, %loop_length
  br i1 %more, label %loop_body, label %loop_exit

loop_body:
  %element = call i64 @mesh_list_get(ptr %loop_list, i64 %at)
  %element_pointer = inttoptr i64 %element to ptr
  %pool_2 = load i64, ptr %pool, align 8
  %users_2 = call ptr @mesh_string_new(ptr @str_users, i64 5)
  %index_array = alloca [1 x i64], align 8
  %index_word = ptrtoint ptr %element_pointer to i64
  store i64 %index_word, ptr %index_array, align 8
  %index_columns = call ptr @mesh_list_from_array(ptr %index_array, i64 1)
  %no_options = call ptr @mesh_string_new(ptr @str_empty, i64 0)
  %indexed = call ptr @mesh_migration_create_index(i64 %pool_2, ptr %users_2, ptr %index_columns, ptr %no_options)
  %indexed_tag = load i8, ptr %indexed, align 1
  switch i8 %indexed_tag, label %no_match [
    i8 0, label %indexed_ok
    i8 1, label %indexed_err
  ]

indexed_err:
  %indexed_slot = getelementptr { i8, ptr }, ptr %indexed, i32 0, i32 1
  %indexed_why = load ptr, ptr %indexed_slot, align 8
  %indexed_failure = insertvalue { i8, ptr } { i8 1, ptr undef }, ptr %indexed_why, 1
  ret { i8, ptr } %indexed_failure

indexed_ok:
  %indexed_value_slot = getelementptr { i8, ptr }, ptr %indexed, i32 0, i32 1
  %indexed_cell = load ptr, ptr %indexed_value_slot, align 8
  %indexed_value = load i64, ptr %indexed_cell, align 8
  call void @mesh_list_builder_push(ptr %loop_results, i64 %indexed_value)
  %next = add i64 %at, 1
  store i64 %next, ptr %index, align 8
  call void @mesh_reduction_check()
  br label %loop_header

loop_exit:
  %pool_3 = load i64, ptr %pool, align 8
  %insert = call ptr @mesh_string_new(ptr @str_insert, i64 55)
  %no_parameters = call ptr @mesh_list_new()
  %inserted = call ptr @mesh_repo_execute_raw(i64 %pool_3, ptr %insert, ptr %no_parameters)
  %inserted_tag = load i8, ptr %inserted, align 1
  switch i8 %inserted_tag, label %no_match [
    i8 0, label %inserted_ok
    i8 1, label %inserted_err
  ]

inserted_err:
  %inserted_slot = getelementptr { i8, ptr }, ptr %inserted, i32 0, i32 1
  %inserted_why = load ptr, ptr %inserted_slot, align 8
  %inserted_failure = insertvalue { i8, ptr } { i8 1, ptr undef }, ptr %inserted_why, 1
  ret { i8, ptr } %inserted_failure

inserted_ok:
  %rows_slot = getelementptr { i8, ptr }, ptr %inserted, i32 0, i32 1
  %rows_cell = load ptr, ptr %rows_slot, align 8
  %rows_value = load i64, ptr %rows_cell, align 8
  store i64 %rows_value, ptr %rows, align 8

  %rows_again = load i64, ptr %rows, align 8
  %range = call ptr @mesh_range_new(i64 0, i64 %rows_again)
  %range_length = call i64 @mesh_range_length(ptr %range)
  %rows_text = call ptr @mesh_int_to_string(i64 %range_length)
  %counted = call ptr @mesh_string_new(ptr @str_counted, i64 8)
  %line_1 = call ptr @mesh_string_concat(ptr %rows_text, ptr %counted)
  %names_3 = load ptr, ptr %names, align 8
  %names_length = call i64 @mesh_list_length(ptr %names_3)
  %length_text = call ptr @mesh_int_to_string(i64 %names_length)
  %line_2 = call ptr @mesh_string_concat(ptr %line_1, ptr %length_text)
  %indexes = call ptr @mesh_string_new(ptr @str_indexes, i64 8)
  %line = call ptr @mesh_string_concat(ptr %line_2, ptr %indexes)
  call void @mesh_println(ptr %line)
  call void @mesh_io_eprintln(ptr %counted)

  %pool_4 = load i64, ptr %pool, align 8
  %users_4 = call ptr @mesh_string_new(ptr @str_users, i64 5)
  %age = call ptr @mesh_string_new(ptr @str_age, i64 7)
  %added = call ptr @mesh_migration_add_column(i64 %pool_4, ptr %users_4, ptr %age)
  %ret_coerce_load = load { i8, ptr }, ptr %added, align 8
  ret { i8, ptr } %ret_coerce_load

no_match:
  call void @mesh_panic(ptr @panic_message, i64 30, ptr @panic_file, i64 9, i32 0)
  unreachable
}

define {} @mesh_main() {
entry:
  %url_name = call ptr @mesh_string_new(ptr @str_url, i64 12)
  %no_url = call ptr @mesh_string_new(ptr @str_empty, i64 0)
  %url = call ptr @mesh_env_get_with_default(ptr %url_name, ptr %no_url)
  %opened = call ptr @mesh_pool_open(ptr %url, i64 0, i64 1, i64 5000)
  %opened_tag = load i8, ptr %opened, align 1
  %opened_slot = getelementptr { i8, ptr }, ptr %opened, i32 0, i32 1
  %opened_payload = load ptr, ptr %opened_slot, align 8
  switch i8 %opened_tag, label %no_match [
    i8 0, label %connected
    i8 1, label %not_connected
  ]

not_connected:
  %no_connection = call ptr @mesh_string_new(ptr @str_no_connection, i64 18)
  %no_connection_line = call ptr @mesh_string_concat(ptr %no_connection, ptr %opened_payload)
  call void @mesh_println(ptr %no_connection_line)
  br label %done

connected:
  %pool = load i64, ptr %opened_payload, align 8
  %migrated = call { i8, ptr } @up(i64 %pool)
  call void @mesh_reduction_check()
  %migrated_tag = extractvalue { i8, ptr } %migrated, 0
  switch i8 %migrated_tag, label %no_match [
    i8 0, label %succeeded
    i8 1, label %failed
  ]

succeeded:
  %ok = call ptr @mesh_string_new(ptr @str_ok, i64 12)
  call void @mesh_println(ptr %ok)
  br label %done

failed:
  %why = extractvalue { i8, ptr } %migrated, 1
  %error = call ptr @mesh_string_new(ptr @str_error, i64 17)
  %error_line = call ptr @mesh_string_concat(ptr %error, ptr %why)
  call void @mesh_println(ptr %error_line)
  br label %done

done:
  ret {} zeroinitializer

no_match:
  call void @mesh_panic(ptr @panic_message, i64 30, ptr @panic_file, i64 9, i32 0)
  unreachable
}

define i32 @main(i32 %0, ptr %1) {
entry:
  call void @mesh_rt_init()
  call void @mesh_rt_init_actor(i32 0)
  call void @mesh_register_function(ptr @fn_reg_Main__column, i64 12, ptr @Main__column)
  call void @mesh_register_function(ptr @fn_reg_up, i64 2, ptr @up)
  call void @mesh_register_function(ptr @fn_reg_mesh_main, i64 9, ptr @mesh_main)
  %2 = call {} @mesh_main()
  call void @mesh_rt_run_scheduler()
  ret i32 0
}
