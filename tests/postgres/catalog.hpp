// What a database holds, read from PostgreSQL's catalog.
#pragma once

#include <string>
#include <vector>

#include "client.hpp"

namespace mesh::test {

/// Everything in the schema public as lines, each table followed by what belongs to it:
///
///   table users
///   users.id uuid NOT NULL DEFAULT gen_random_uuid()
///   users: PRIMARY KEY (id)
///   CREATE UNIQUE INDEX users_pkey ON public.users USING btree (id)
[[nodiscard]] std::vector<std::string> schema_of(Client& client);

}  // namespace mesh::test
