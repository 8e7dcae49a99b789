#define _GNU_SOURCE
#include "files.h"
#include <fcntl.h>
#include <stdio.h>

int files_exchange(const char *one, const char *other) {
  return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE);
}

int files_move(const char *old, const char *new) {
  return renameat2(AT_FDCWD, old, AT_FDCWD, new, RENAME_NOREPLACE);
}
