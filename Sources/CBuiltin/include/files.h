#ifndef FILES_H
#define FILES_H

/* renameat2(2), which Swift's Glibc module leaves out: it stands behind _GNU_SOURCE.
   Both answer 0, or -1 with errno. */

/* Swaps two names in one step; EINVAL or ENOSYS where the file system cannot. */
int files_exchange(const char *one, const char *other);

/* Renames, with EEXIST where the new name is taken; EINVAL or ENOSYS as above. */
int files_move(const char *old, const char *new);
#endif
