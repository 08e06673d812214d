/* The pool of host_pool.c. */
#ifndef MESH_TESTS_ABI_HOST_POOL_H
#define MESH_TESTS_ABI_HOST_POOL_H

#include <stdint.h>

/* How many statements it was sent. */
extern uint64_t host_pool_statements;

#endif
