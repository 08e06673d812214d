#include "base/version.hpp"

namespace mesh {

std::string_view version() { return MESH_DDL_VERSION; }

}  // namespace mesh
