// How functions are kept inside those that call them.
#pragma once

// Where the compiler would rather call, and a call is dear.
#if defined(__GNUC__)
#define MOTORWORKS_INLINE [[gnu::always_inline]] inline
#define MOTORWORKS_FLAT [[gnu::flatten, gnu::noinline]]
#else
#define MOTORWORKS_INLINE inline
#define MOTORWORKS_FLAT
#endif
