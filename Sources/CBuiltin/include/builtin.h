#ifndef CBUILTIN_H
#define CBUILTIN_H
#include <stddef.h>

#include "allocator.h"

/* A file that is compiled into the program. */
struct builtin_file {
  const char *path;
  const unsigned char *bytes;
  size_t count;
};

struct builtin_list {
  const struct builtin_file *files;
  size_t count;
};

/* The files of `Scenarios/`. */
struct builtin_list builtin_scenarios(void);

/* The files of `Page`. */
struct builtin_list builtin_page(void);
#endif
