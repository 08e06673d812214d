// Compiles as the parent project wants its code compiled, and not as mesh-ddl wants its own.
#include <mesh/migration.h>

#include <stdexcept>
#include <typeinfo>

static_assert(__cplusplus == 201703L);

#ifdef __STRICT_ANSI__
#error "the parent asked for extensions"
#endif

// mesh-ddl's warnings, which the parent would take for errors: a parameter that is not used, a conversion that loses bits, a
// shadow.
int parents_own(int unused, long wide) {
  const int narrow = wide;
  {
    const int narrow = 1;
    (void)narrow;
  }
  if (narrow == 0) throw std::runtime_error(typeid(wide).name());
  return narrow;
}
