/* How much memory the process has in use, for hosts that must not grow. */
#ifndef MESH_TESTS_ABI_RESIDENT_H
#define MESH_TESTS_ABI_RESIDENT_H

#include <stdio.h>
#include <unistd.h>

/* In bytes; what the process shares with files counts too. */
static inline long resident_bytes(void) {
  long pages = 0;
  FILE* file = fopen("/proc/self/statm", "r");
  if (file == NULL) return -1;
  if (fscanf(file, "%*s %ld", &pages) != 1) pages = -1;
  fclose(file);
  return pages * sysconf(_SC_PAGESIZE);
}

/* Says how much was added while `count` of something were done, and fails where it is more than a mebibyte. */
static inline int is_flat(const char* what, long count, long before) {
  const long after = resident_bytes();
  printf("%ld %s: %ld KiB before, %ld KiB more after\n", count, what, before / 1024, (after - before) / 1024);
  return before > 0 && after - before < 1024 * 1024;
}

#endif
