#ifndef CBUILTIN_ALLOCATOR_H
#define CBUILTIN_ALLOCATOR_H
#include <stdlib.h>

/* Swift's module of the C library leaves malloc.h out. */
#ifdef __GLIBC__
#include <malloc.h>
static inline void allocator_give_back(void) { malloc_trim(0); }
static inline void allocator_limit_heaps(int count) { mallopt(M_ARENA_MAX, count); }
#else
static inline void allocator_give_back(void) {}
static inline void allocator_limit_heaps(int count) { (void)count; }
#endif
#endif
