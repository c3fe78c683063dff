"""Program and seed in, Trace out: the compiled kernel and its plain-Python oracle."""
