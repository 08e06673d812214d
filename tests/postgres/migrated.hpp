// A database under migration: what a case sends goes through the C ABI, what it checks is read from the catalog.
#pragma once

#include <mesh/runtime.h>

#include <string>
#include <string_view>
#include <vector>

#include "catalog.hpp"
#include "cluster.hpp"
#include "values.hpp"

namespace mesh::test {

using Lines = std::vector<std::string>;

/// A pool that the C ABI opened.
class OpenPool {
 public:
  /// Opens with no connection made, so that it opens whatever the server does.
  explicit OpenPool(std::string_view url, int64_t most = 1)
      : handle_(static_cast<uint64_t>(number_of(mesh_pool_open(text(url), 0, most, 5000)))) {}
  ~OpenPool() { mesh_pool_close(handle_); }
  OpenPool(const OpenPool&) = delete;
  OpenPool& operator=(const OpenPool&) = delete;

  [[nodiscard]] uint64_t handle() const { return handle_; }

 private:
  uint64_t handle_;
};

/// A fresh database of the shared server's, with a pool and a client of its own.
struct Migrated {
  FreshDatabase database{Cluster::shared()};
  OpenPool pool{database.url()};
  Client client{database.url()};

  [[nodiscard]] Lines schema() { return schema_of(client); }
};

}  // namespace mesh::test
