#include <mesh/version.h>

uint32_t mesh_ddl_version() { return MESH_DDL_VERSION; }
