"""Trials on a Dask cluster: a scheduler somewhere, workers on many machines."""

import math
import pickle
import queue
import socket
import threading
import time
from collections import OrderedDict
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from motorworks.errors import MotorworksError, RunError, StoppedError
from motorworks.experiment.work import STOPPED, Executor, Orders
from motorworks.plant import Plant
from motorworks.store import Result, Trial, bare, content, made_by
from motorworks.worker.compute import compute
from motorworks.worker.serve import Order, order

AHEAD = 3
"""Trials that are sent for each thread of the cluster, so that none waits for the next."""
PLANTS = 64
"""Plants that are kept on the cluster for the next trials."""
LOOK = 0.2
"""How often it is looked whether to go on, and with how many workers [s]."""
PATIENCE = 15.0
"""How long scheduler and workers are waited for [s]."""


def cluster(address: str) -> Executor:
    """Give what computes trials on a Dask cluster.

    A trial whose worker dies is computed by another one; the result is the same, as it hangs on
    the trial alone.

    Parameters
    ----------
    address
        Of the scheduler, such as ``tcp://10.0.0.5:8786``.

    Raises
    ------
    MotorworksError
        When it is used: if the package ``distributed`` is missing, if nobody answers at the
        address, or if a worker has another version of Motorworks.
    RunError
        When it is used: if a trial's workers die again and again, or the scheduler is lost.
    """

    def on_cluster(orders: Orders, cancel: threading.Event) -> Iterator[tuple[int, Result]]:
        client = _connected(address)
        try:
            yield from _Sent(client).arrivals(orders, cancel)
        except MotorworksError:
            raise
        except Exception as error:  # of a worker, of the network, of Dask itself
            msg = (
                f"{address}: the cluster does not go on ({type(error).__name__}: {error}). What "
                "is in the store stays there: look after the cluster, then begin again"
            )
            raise RunError(msg) from error
        finally:
            client.close()

    return on_cluster


def _connected(address: str) -> Any:
    if not address:  # Dask would begin a cluster of its own
        raise MotorworksError("the address of the cluster is empty; expected tcp://HOST:PORT")
    try:
        distributed: Any = import_module("distributed")
    except ImportError as error:
        msg = 'a cluster needs the package distributed: pip install "motorworks[cluster]"'
        raise MotorworksError(msg) from error
    try:
        client = distributed.Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        msg = (
            f"{address}: no Dask scheduler answers there; expected its address, such as "
            "tcp://10.0.0.5:8786, which dask scheduler prints when it begins"
        )
        raise MotorworksError(msg) from error
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        client.close()
        msg = f"{address}: the scheduler has no workers; begin some with dask worker {address}"
        raise MotorworksError(msg) from error
    return client


class _Sent:
    """The trials that are under way on a cluster."""

    def __init__(self, client: Any) -> None:
        self.client = client
        self.threads, self.looked = 0, -math.inf
        self.futures: dict[int, Any] = {}
        self.plants: OrderedDict[str, Any] = OrderedDict()
        self.arrived: queue.SimpleQueue[int] = queue.SimpleQueue()

    def arrivals(self, orders: Orders, cancel: threading.Event) -> Iterator[tuple[int, Result]]:
        """Give what is done, as it is done."""
        self._send(orders)
        while self.futures:
            number = self._next(cancel)
            future = self.futures.pop(number)
            self._send(orders)  # before the answer is fetched: no thread is to wait for that
            yield number, future.result()

    def _next(self, cancel: threading.Event) -> int:
        reached = time.monotonic()
        while not cancel.is_set():
            try:
                return self.arrived.get(timeout=LOOK)
            except queue.Empty:
                if self.client.status == "running":
                    reached = time.monotonic()
                if time.monotonic() - reached > PATIENCE:
                    raise OSError("the scheduler has gone") from None
        raise StoppedError(STOPPED)

    def _send(self, orders: Orders) -> None:
        """Send trials until all threads have one, and some to go on with."""
        if time.monotonic() - self.looked > LOOK:
            self.threads = sum(self.client.nthreads().values())
            self.looked = time.monotonic()
        while len(self.futures) < max(1, AHEAD * self.threads):
            taken = next(orders, None)
            if taken is None:
                return
            number, trial = taken
            future = self.client.submit(
                computed,
                self._plant(trial),
                order(trial, None),
                made_by(),
                key=f"motorworks-{trial.key.word}-{number}",
                pure=False,
            )
            self.futures[number] = future
            future.add_done_callback(lambda _, number=number: self.arrived.put(number))

    def _plant(self, trial: Trial) -> Any:
        """Give the plant as it lies on the cluster; unpacked once on each worker that needs it.

        It is a task, and no scattered piece of data, so that it comes back by itself when the
        worker that holds it dies.
        """
        word = content(trial.plant)
        if word not in self.plants:
            packed = pickle.dumps(bare(trial.plant))
            self.plants[word] = self.client.submit(pickle.loads, packed, key=f"plant-{word}")
            if len(self.plants) > PLANTS:
                self.plants.popitem(last=False)
        self.plants.move_to_end(word)
        return self.plants[word]


def computed(plant: Plant, wanted: Order, version: str) -> Result:
    """Compute a trial, on a worker.

    Raises
    ------
    MotorworksError
        If the worker has another version than the one that asks: its figures may be others.
    """
    if version != made_by():
        msg = (
            f"a worker on {socket.gethostname()} has Motorworks {made_by()}, here it is {version}; "
            "install the same version everywhere"
        )
        raise MotorworksError(msg)
    return compute(wanted.trial(plant))
