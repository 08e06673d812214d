; Everything that a compiled migration may reference beside what compiled_migration.ll calls, called as the existing Mesh compiler
; declares it. Ends with the number of the first that gave something else, or 0.

declare void @mesh_io_eprintln(ptr)
declare ptr @mesh_range_new(i64, i64)
declare i64 @mesh_range_length(ptr)
declare ptr @mesh_range_to_list(ptr)
declare ptr @mesh_range_map(ptr, ptr, ptr)
declare ptr @mesh_range_filter(ptr, ptr, ptr)
declare ptr @mesh_string_to_string(i64)
declare ptr @mesh_repo_query_raw(i64, ptr, ptr)
declare ptr @mesh_repo_execute_raw(i64, ptr, ptr)
declare ptr @mesh_gc_alloc(i64, i64)
declare ptr @mesh_gc_alloc_actor(i64, i64)
declare ptr @mesh_list_new()
declare ptr @mesh_string_new(ptr, i64)
declare i64 @mesh_list_get(ptr, i64)
declare i64 @mesh_list_length(ptr)
declare i64 @mesh_result_is_ok(ptr)

@word = private constant [8 x i8] c"SELECT 1"

define i64 @twice(i64 %element) {
  %double = mul i64 %element, 2
  ret i64 %double
}
define i64 @plus(ptr %env, i64 %element) {
  %more = load i64, ptr %env
  %sum = add i64 %element, %more
  ret i64 %sum
}
define i8 @is_odd(i64 %element) {
  %bit = trunc i64 %element to i1
  %wide = zext i1 %bit to i8
  ret i8 %wide
}

define i32 @main() {
  %range = call ptr @mesh_range_new(i64 2, i64 6)
  %length = call i64 @mesh_range_length(ptr %range)
  %list = call ptr @mesh_range_to_list(ptr %range)
  %last = call i64 @mesh_list_get(ptr %list, i64 3)
  %doubled = call ptr @mesh_range_map(ptr %range, ptr @twice, ptr null)
  %last_doubled = call i64 @mesh_list_get(ptr %doubled, i64 3)
  %env = call ptr @mesh_gc_alloc(i64 8, i64 8)
  store i64 100, ptr %env
  %added = call ptr @mesh_range_map(ptr %range, ptr @plus, ptr %env)
  %last_added = call i64 @mesh_list_get(ptr %added, i64 3)
  %odd = call ptr @mesh_range_filter(ptr %range, ptr @is_odd, ptr null)
  %number_of_odd = call i64 @mesh_list_length(ptr %odd)
  %cell = call ptr @mesh_gc_alloc_actor(i64 8, i64 8)
  %zero = load i64, ptr %cell

  %text = call ptr @mesh_string_new(ptr @word, i64 8)
  %address = ptrtoint ptr %text to i64
  %same = call ptr @mesh_string_to_string(i64 %address)
  call void @mesh_io_eprintln(ptr %same)
  %nothing = call ptr @mesh_list_new()
  %queried = call ptr @mesh_repo_query_raw(i64 0, ptr %same, ptr %nothing)
  %is_queried = call i64 @mesh_result_is_ok(ptr %queried)
  %executed = call ptr @mesh_repo_execute_raw(i64 0, ptr %same, ptr %nothing)
  %is_executed = call i64 @mesh_result_is_ok(ptr %executed)

  %c1 = icmp eq i64 %length, 4
  %c2 = icmp eq i64 %last, 5
  %c3 = icmp eq i64 %last_doubled, 10
  %c4 = icmp eq i64 %last_added, 105
  %c5 = icmp eq i64 %number_of_odd, 2
  %c6 = icmp eq i64 %zero, 0
  %c7 = icmp eq ptr %same, %text
  %c8 = icmp eq i64 %is_queried, 0
  %c9 = icmp eq i64 %is_executed, 0
  %s9 = select i1 %c9, i32 0, i32 9
  %s8 = select i1 %c8, i32 %s9, i32 8
  %s7 = select i1 %c7, i32 %s8, i32 7
  %s6 = select i1 %c6, i32 %s7, i32 6
  %s5 = select i1 %c5, i32 %s6, i32 5
  %s4 = select i1 %c4, i32 %s5, i32 4
  %s3 = select i1 %c3, i32 %s4, i32 3
  %s2 = select i1 %c2, i32 %s3, i32 2
  %s1 = select i1 %c1, i32 %s2, i32 1
  ret i32 %s1
}
