"""A job as pages see it."""

from typing import Any

from motorworks.studio.jobs.command import as_written
from motorworks.studio.jobs.job import Job
from motorworks.studio.jobs.verbs import verb_of


def shown(job: Job) -> dict[str, Any]:
    """Give a job as pages see it."""
    order = job.order
    return {
        "id": job.id,
        "kind": order.kind,
        "verb": order.verb,
        "what": verb_of(order.verb).title,
        "title": order.title,
        "plants": [{"id": s.id, "title": s.title, "version": s.version} for s in order.subjects],
        "settings": dict(order.settings),
        "by": order.by,
        "state": job.state,
        "share": job.share,
        "words": job.words,
        "count": job.counted,
        "left": job.left,
        "made": job.made,
        "begun": job.begun,
        "ended": job.ended,
        "seconds": round(job.seconds, 2),
        "marks": list(job.marks),
        "error": job.error,
        "command": as_written(order),
    }
