"""The order of flow: what gives comes before what takes, as far as there are no circles."""

import heapq
from collections import defaultdict
from collections.abc import Iterable


def flow_order(count: int, edges: Iterable[tuple[int, int]]) -> list[int]:
    """Give numbers in the order of flow, each as late as those that wait for it allow.

    Parameters
    ----------
    count
        The numbers are 0 to ``count - 1``, in the order of the file.
    edges
        Pairs of a number and one to which it gives.

    Notes
    -----
    Sorted by the number of steps to the end of the flow, the longest way counted; so a store
    stands before what takes from it. Circles, such as rework, are cut open where the fewest wait.
    """
    pairs = sorted({(a, b) for a, b in edges if a != b})
    place = {number: i for i, number in enumerate(_straightened(count, pairs))}
    gives: dict[int, list[int]] = defaultdict(list)
    for one, other in pairs:
        if place[one] < place[other]:
            gives[one].append(other)
    steps: dict[int, int] = {}
    for number in sorted(range(count), key=lambda n: -place[n]):
        steps[number] = max((steps[other] + 1 for other in gives[number]), default=0)
    return sorted(range(count), key=lambda n: (-steps[n], n))


def _straightened(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Give numbers so that most pairs go forwards."""
    gives: dict[int, list[int]] = defaultdict(list)
    waits = [0] * count
    for one, other in pairs:
        gives[one].append(other)
        waits[other] += 1
    queue = [(waits[n], n) for n in range(count)]
    heapq.heapify(queue)
    found: list[int] = []
    done = [False] * count
    while queue:
        known, number = heapq.heappop(queue)
        if done[number] or known != waits[number]:
            continue
        done[number] = True
        found.append(number)
        for other in gives[number]:
            if not done[other]:
                waits[other] -= 1
                heapq.heappush(queue, (waits[other], other))
    return found
