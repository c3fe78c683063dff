"""Work of the studio that takes long: comparisons, runs and studies, each in a process of its own.

An :class:`~motorworks.studio.jobs.order.Order` says what is to be done, a
:class:`~motorworks.studio.jobs.job.Job` how far it is, the
:class:`~motorworks.studio.jobs.office.Office` sees that it is done: it starts the processes, hears
from them, starts one that died once more, and goes on after a restart of the server. What is
computed is the command line's own: the same verbs, the same store, the same figures.
"""
