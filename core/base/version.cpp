#include "base/version.hpp"

namespace mesh {

std::string_view version() { return MESH_PROJECT_VERSION; }

}  // namespace mesh
