#ifndef CBUILTIN_TABLE_H
#define CBUILTIN_TABLE_H
#include "builtin.h"

/* #embed is of C23. */
#pragma clang diagnostic ignored "-Wc23-extensions"

/* A row of a table of embedded files, and the table. */
#define BUILTIN(path, name) {path, name, sizeof name}
#define BUILTIN_LIST(files) ((struct builtin_list){files, sizeof files / sizeof files[0]})
#endif
