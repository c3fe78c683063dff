"""Stalls of the server are noted, and told from a machine that is busy elsewhere."""

import asyncio
import time

from motorworks.studio.server.pulse import Pulse

STALL = 0.2


async def _beating(work):
    pulse = Pulse()
    pulse.start()
    await asyncio.sleep(0.05)
    work()
    await asyncio.sleep(0.05)
    pulse.stop()
    return pulse


def test_work_in_the_loop_is_a_stall_of_its_own():
    """What keeps the loop busy counts as long as it takes."""

    def work():
        end = time.thread_time() + STALL
        while time.thread_time() < end:
            pass

    pulse = asyncio.run(_beating(work))
    assert pulse.longest >= pulse.own >= 0.9 * STALL
    assert pulse.lately == pulse.longest


def test_sleep_in_the_loop_is_a_stall_too():
    """Also what waits for something else keeps the loop from answering."""
    pulse = asyncio.run(_beating(lambda: time.sleep(STALL)))
    assert pulse.own >= 0.9 * STALL


def test_waiting_for_a_processor_is_not_its_own():
    """It counts as a stall all the same."""
    pulse = Pulse()
    pulse.note(0.3, 0.25)
    pulse.note(0.1, 0.0)
    assert (pulse.longest, round(pulse.own, 9)) == (0.3, 0.1)
