#ifndef CGLPK_SHIM_H
#define CGLPK_SHIM_H

#include <glpk.h>
#include <setjmp.h>
#include <string.h>

/* GLPK ends the process where it finds itself in a state that it does not know (xassert, xerror).
 * Every call here that can do so for its numbers comes back instead, and says that it did. GLPK asks
 * a hook first, and the hook jumps over GLPK's own frames: between setjmp and the hook no frame is
 * Swift's. The hooks belong to GLPK's environment, which is the thread's own, so each call sets them
 * anew. What GLPK had allocated for the call is lost, and the problem may be half changed: it must
 * neither be asked nor deleted.
 *
 * Not guarded are calls that stop for a wrong index only, which is a mistake of ours. */

#define CGLPK_WORDS 160

typedef struct {
  jmp_buf place;
  /* CGLPK_WORDS bytes: the first of what GLPK says, its last words. */
  char *words;
} cglpk_guard;

/* Takes in what GLPK would print; not 0: it prints nothing. */
static int cglpk_listen(void *info, const char *text) {
  char *words = ((cglpk_guard *)info)->words;
  size_t known = strlen(words);
  for (; *text != 0 && known + 1 < CGLPK_WORDS; text++) words[known++] = *text;
  words[known] = 0;
  return 1;
}

static void cglpk_come_back(void *info) { longjmp(((cglpk_guard *)info)->place, 1); }

static void cglpk_close(void) {
  glp_error_hook(0, 0);
  glp_term_hook(0, 0);
  /* An error switches the terminal on. */
  glp_term_out(GLP_OFF);
}

/* 0 where GLPK came to its end, 1 where it gave up; then `words` says why. */
#define CGLPK_GUARDED(call)                    \
  cglpk_guard guard;                           \
  guard.words = words;                         \
  words[0] = 0;                                \
  glp_error_hook(cglpk_come_back, &guard);     \
  glp_term_hook(cglpk_listen, &guard);         \
  if (setjmp(guard.place) != 0) {              \
    cglpk_close();                             \
    return 1;                                  \
  }                                            \
  call;                                        \
  cglpk_close();                               \
  return 0;

#define CGLPK_FUNCTION __attribute__((noinline, unused)) static int

CGLPK_FUNCTION cglpk_add_rows(glp_prob *problem, int count, char *words) {
  CGLPK_GUARDED(glp_add_rows(problem, count))
}

CGLPK_FUNCTION cglpk_add_cols(glp_prob *problem, int count, char *words) {
  CGLPK_GUARDED(glp_add_cols(problem, count))
}

CGLPK_FUNCTION cglpk_load_matrix(
    glp_prob *problem, int count, const int *rows, const int *columns, const double *values,
    char *words) {
  CGLPK_GUARDED(glp_load_matrix(problem, count, rows, columns, values))
}

CGLPK_FUNCTION cglpk_std_basis(glp_prob *problem, char *words) {
  CGLPK_GUARDED(glp_std_basis(problem))
}

CGLPK_FUNCTION cglpk_simplex(
    glp_prob *problem, const glp_smcp *parameters, int *code, char *words) {
  CGLPK_GUARDED(*code = glp_simplex(problem, parameters))
}

CGLPK_FUNCTION cglpk_factorize(glp_prob *problem, int *code, char *words) {
  CGLPK_GUARDED(*code = glp_factorize(problem))
}

CGLPK_FUNCTION cglpk_ftran(glp_prob *problem, double *vector, char *words) {
  CGLPK_GUARDED(glp_ftran(problem, vector))
}

CGLPK_FUNCTION cglpk_btran(glp_prob *problem, double *vector, char *words) {
  CGLPK_GUARDED(glp_btran(problem, vector))
}

#endif
