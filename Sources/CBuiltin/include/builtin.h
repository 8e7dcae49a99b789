#ifndef CBUILTIN_H
#define CBUILTIN_H
#include <stddef.h>

/* The files of `Scenarios/`, compiled into the program. */
struct builtin_file {
  const char *path;
  const unsigned char *bytes;
  size_t count;
};

const struct builtin_file *builtin_file_at(size_t index);
size_t builtin_file_count(void);
#endif
