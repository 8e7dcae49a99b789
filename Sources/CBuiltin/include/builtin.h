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

/* The files of `Scenarios/`. */
const struct builtin_file *builtin_file_at(size_t index);
size_t builtin_file_count(void);

/* The files of `Page`. */
const struct builtin_file *page_file_at(size_t index);
size_t page_file_count(void);
#endif
