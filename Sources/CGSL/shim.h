#ifndef CGSL_SHIM_H
#define CGSL_SHIM_H

/* Inline vector and matrix access; the shared-library call is six times slower. */
#define HAVE_INLINE 1

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_interp.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_multifit_nlinear.h>
#include <gsl/gsl_multimin.h>
#include <gsl/gsl_multiroots.h>
#include <gsl/gsl_qrng.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_roots.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_statistics_double.h>
#include <gsl/gsl_version.h>

/* GSL's algorithm globals are mutable pointers, which the Swift 6 language mode refuses as shared
 * mutable state. An accessor gives each back without unchecked imports. */
#define CGSL_ACCESSOR(type, name) \
  static inline const type *cgsl_##name(void) { return gsl_##name; }
CGSL_ACCESSOR(gsl_root_fsolver_type, root_fsolver_brent)
CGSL_ACCESSOR(gsl_interp_type, interp_steffen)
CGSL_ACCESSOR(gsl_interp_type, interp_linear)
CGSL_ACCESSOR(gsl_qrng_type, qrng_sobol)
CGSL_ACCESSOR(gsl_rng_type, rng_mt19937)
CGSL_ACCESSOR(gsl_multifit_nlinear_type, multifit_nlinear_trust)
CGSL_ACCESSOR(gsl_multimin_fminimizer_type, multimin_fminimizer_nmsimplex2)
CGSL_ACCESSOR(gsl_multiroot_fsolver_type, multiroot_fsolver_hybrids)
static inline const char *cgsl_version(void) { return gsl_version; }

#endif
