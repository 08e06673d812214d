/* The headers and the library that is linked agree on their release, which is the project's: PROJECT_NUMBER is MAJOR, MINOR, PATCH.
 */
#include <mesh/version.h>
#include <stdio.h>
#include <string.h>

static const uint32_t project[] = {PROJECT_NUMBER};

int main(void) {
  const uint32_t number = project[0] * 10000 + project[1] * 100 + project[2];
  char text[40];
  snprintf(text, sizeof text, "%u.%u.%u", (unsigned)project[0], (unsigned)project[1], (unsigned)project[2]);
  if (MESH_DDL_VERSION == number && mesh_ddl_version() == number && strcmp(text, MESH_DDL_VERSION_STRING) == 0) return 0;
  fprintf(stderr, "the project is %s, its header %s (%lu), the library %lu\n", text, MESH_DDL_VERSION_STRING,
          (unsigned long)MESH_DDL_VERSION, (unsigned long)mesh_ddl_version());
  return 1;
}
