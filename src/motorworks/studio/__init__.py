"""The studio: the works in a browser, moving, to be changed and compared.

:func:`.serve` in :mod:`motorworks.studio.server.serve` starts it.
"""
