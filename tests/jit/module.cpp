// IR that does not fit this runtime is refused by the name of what does not.
#include "catch.hpp"
#include "llvm/jit.hpp"

namespace {

std::string refusal(const std::string& ir) {
  const auto compiled = mesh::llvm::CompiledModule::compile(ir);
  return compiled ? "" : compiled.error();
}

}  // namespace

TEST_CASE("a declared function that the runtime does not have is named") {
  CHECK(refusal("declare void @mesh_unheard_of(ptr)\n") == "`mesh_unheard_of` is declared, but it is no function of the runtime");
}

TEST_CASE("a function declared with other types than the runtime's is named with both") {
  CHECK(refusal("declare ptr @mesh_migration_drop_table(ptr, ptr)\n") ==
        "`mesh_migration_drop_table` is declared as ptr (ptr, ptr), but in the runtime it is ptr (i64, ptr)");
}

TEST_CASE("text that is no IR, or not valid IR, is refused with LLVM's reason") {
  CHECK(refusal("fn up() = 1\n").find("this is not LLVM IR: ") == 0);
  CHECK(refusal("define i64 @f() {\n  ret i64 %x\n}\n").find("this is not LLVM IR: ") == 0);
  CHECK(refusal("define void @f() {\na:\n  br label %a\nb:\n  %x = add i64 %y, 1\n  %y = add i64 1, 1\n  ret void\n}\n"
                "define void @g(i1 %c) {\n  br i1 %c, label %a, label %b\na:\n  %z = add i64 1, 1\n  br label %b\nb:\n"
                "  %w = add i64 %z, 1\n  ret void\n}\n")
            .find("this LLVM IR is not valid: ") == 0);
}

TEST_CASE("an entry that the module does not define is not found") {
  const auto compiled = mesh::llvm::CompiledModule::compile("define ptr @\"migration.up\"(i64 %pool) {\n  ret ptr null\n}\n");
  REQUIRE(compiled);
  CHECK(compiled->entry("up"));
  CHECK_FALSE(compiled->entry("down"));
}
