"""Cashiers and staff, through the control sockets. What they are shown as paid is written down, outside of all faults."""

import os
import pathlib
import random
import subprocess
import sys
import threading
import time
import uuid

import grpc

CONTRACT = ("phin/model/v1/*.proto", "phin/till/v1/till.proto", "phin/station/v1/station.proto")
PATIENCE = 10.0
STATIONS = ("barista", "kitchen")
LOST = (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED, grpc.StatusCode.CANCELLED,
        grpc.StatusCode.INTERNAL, grpc.StatusCode.UNKNOWN, grpc.StatusCode.RESOURCE_EXHAUSTED)  # fmt: skip


def load_contract(root, into):
    into.mkdir(exist_ok=True)
    files = [str(file.relative_to(root)) for pattern in CONTRACT for file in sorted(root.glob(pattern))]
    subprocess.run(["protoc", f"-I{root}", f"--python_out={into}", *files], check=True, cwd=root)
    sys.path.insert(0, str(into))
    from phin.model.v1 import state_pb2
    from phin.station.v1 import station_pb2
    from phin.till.v1 import till_pb2

    return till_pb2, station_pb2, state_pb2


def new_id():
    """UUIDv7 (RFC 9562)."""
    value = int(time.time() * 1000) << 80 | 0x7 << 76 | random.getrandbits(12) << 64 | 0b10 << 62 | random.getrandbits(62)
    return uuid.UUID(int=value).bytes


class Stub:
    """Calls of one box. A channel for each attempt would be slow; gRPC finds a box again that was away."""

    def __init__(self, socket, service, module):
        self.channel = grpc.insecure_channel(f"unix:{socket}", options=[
            ("grpc.initial_reconnect_backoff_ms", 50), ("grpc.max_reconnect_backoff_ms", 300)])  # fmt: skip
        self.service, self.module = service, module

    def call(self, method, request, reply, patience=PATIENCE):
        ask = self.channel.unary_unary(
            f"/{self.service}/{method}", request_serializer=lambda message: message.SerializeToString(),
            response_deserializer=getattr(self.module, reply).FromString)  # fmt: skip
        return ask(request, timeout=patience)


class Robots:
    def __init__(self, shop, seed):
        self.shop = shop
        root = shop.layout.folder
        source = pathlib.Path(__file__).resolve().parent.parent.parent.parent / "sync" / "proto"
        self.till_pb2, self.station_pb2, self.state_pb2 = load_contract(source, root / "contract")
        self.paid, self.refunded = 0, 0
        self.shown = root / "shown.txt"  # as check_invariants reads it
        self.notes = self.shown.open("w", encoding="utf-8")
        self.lock = threading.Lock()
        self.seed = seed
        self.touched = {}
        self.slowest = (0.0, "")
        self.answers = self.retries = self.bumped = self.recalled = 0
        self.told = set()
        self.problems = []
        self.finishing, self.stopping = threading.Event(), threading.Event()
        self.working = set()
        self.looked = {}  # when each station last asked what there is to make
        self.threads = []

    # --- running them

    def start(self):
        for number, till in enumerate(self.shop.layout.tills):
            self._spawn(self._cashier, till, random.Random(self.seed * 31 + number))
            self._spawn(self._manager, till)
        for number, station in enumerate(STATIONS):
            self._spawn(self._staff, station, random.Random(self.seed * 37 + number))

    def _spawn(self, work, *arguments):
        def guarded():
            try:
                work(*arguments)
            except Exception as error:  # noqa: BLE001 - a robot that fails must be heard of
                self.problems.append(f"robot {work.__name__} {arguments[0]}: {error!r}")

        thread = threading.Thread(target=guarded, daemon=True)
        thread.start()
        self.threads.append(thread)

    def note_touched(self, boxes):
        now = time.monotonic()
        for box in boxes:
            self.touched[box] = now

    def finish_orders(self):
        self.finishing.set()

    def rested(self, since):
        """Nobody is at work, and every station has looked since then and found nothing left to make."""
        with self.lock:
            return not self.working and all(self.looked.get(station, 0.0) > since for station in STATIONS)

    def stop(self):
        self.finishing.set()
        self.stopping.set()
        for thread in self.threads:
            thread.join(timeout=15)
        self.threads = []

    def _note(self, *words):
        with self.lock:
            self.notes.write(" ".join(map(str, words)) + "\n")
            self.notes.flush()
            os.fsync(self.notes.fileno())

    def _untouched(self, box, since):
        return self.touched.get(box, -1e9) < since

    # --- cashiers

    def _until_answered(self, box, stub, method, request, reply):
        """The same command, until the box answers: its id makes sure that it counts once."""
        while True:
            began = time.monotonic()
            try:
                answer = stub.call(method, request, reply)
                took = time.monotonic() - began
                with self.lock:
                    self.answers += 1
                    if took > self.slowest[0] and self._untouched(box, began):
                        self.slowest = (took, f"{method} at {box}")
                return answer
            except grpc.RpcError as error:
                if error.code() not in LOST:
                    return error
                with self.lock:
                    self.retries += 1
                if self.stopping.is_set():
                    return error
                time.sleep(0.1)

    def _cashier(self, till, dice):
        pb = self.till_pb2
        stub = Stub(self.shop.layout.socket(till), "phin.till.v1.Till", pb)
        from phin.model.v1 import menu_pb2

        ask = stub.channel.unary_unary("/phin.till.v1.Till/GetMenu",
                                       request_serializer=lambda message: message.SerializeToString(),
                                       response_deserializer=menu_pb2.Menu.FromString)  # fmt: skip
        products = []
        while not products and not self.finishing.is_set():
            try:
                products = [each for each in ask(pb.GetMenuRequest(), timeout=PATIENCE).products if not each.sold_out]
            except grpc.RpcError:  # another till imported it; it is on its way
                time.sleep(0.2)
        mine = []
        while not self.finishing.is_set():
            with self.lock:
                self.working.add(till)
            sale = pb.SellRequest(order_id=new_id(), payment_id=new_id())
            for product in dice.sample(products, dice.randint(1, 3)):
                sale.lines.add(product=product.id, quantity=dice.randint(1, 2))
            answer = self._until_answered(till, stub, "Sell", sale, "PayReply")
            if isinstance(answer, grpc.RpcError):
                if answer.code() not in LOST:
                    self._refused(till, "Sell", answer)
            else:
                self._note("paid", uuid.UUID(bytes=sale.order_id), till, answer.receipt, answer.total_minor)
                with self.lock:
                    self.paid += 1
                mine.append(sale.order_id)
            if mine and dice.random() < 0.04:
                self._refund(till, stub, mine.pop(dice.randrange(len(mine))))
            with self.lock:
                self.working.discard(till)
            time.sleep(dice.uniform(0.02, 0.25))

    def _refund(self, till, stub, order):
        request = self.till_pb2.RefundRequest(order_id=order, refund_id=new_id(), reason="robot")
        answer = self._until_answered(till, stub, "Refund", request, "RefundReply")
        if isinstance(answer, grpc.RpcError):
            if answer.code() not in LOST:
                self._refused(till, "Refund", answer)
            return
        self._note("refunded", uuid.UUID(bytes=request.refund_id))
        with self.lock:
            self.refunded += 1

    def _refused(self, box, what, error):
        # Some products cannot be sold without a choice; that is the menu's, not a fault.
        if error.code() not in (grpc.StatusCode.FAILED_PRECONDITION, grpc.StatusCode.INVALID_ARGUMENT):
            self.problems.append(f"{box}: {what}: {error.code().name} {error.details()}")

    def _manager(self, till):
        """Looks at what the till has to say about its clock and its neighbours."""
        pb = self.till_pb2
        stub = Stub(self.shop.layout.socket(till), "phin.till.v1.Till", pb)
        while not self.stopping.wait(1.0):
            try:
                status = stub.call("Status", pb.StatusRequest(), "StatusReply", patience=2.0)
            except grpc.RpcError:
                continue
            for warning in status.warnings:
                self.told.add((till, warning.split(";")[0].split("20")[0].strip()))

    # --- staff

    def _staff(self, station, dice):
        pb = self.station_pb2
        stub = Stub(self.shop.layout.socket(station), "phin.station.v1.Station", pb)
        while not self.stopping.is_set():
            began = time.monotonic()
            try:
                tickets = stub.call("Tickets", pb.TicketsRequest(), "TicketsReply").tickets
            except grpc.RpcError:
                time.sleep(0.2)
                continue
            with self.lock:
                (self.working.add if tickets else self.working.discard)(station)
                self.looked[station] = began
            for ticket in tickets[:8]:
                self._make(station, stub, dice, ticket)
            if tickets and not self.finishing.is_set() and dice.random() < 0.02:
                answer = self._until_answered(station, stub, "Recall", pb.RecallRequest(), "MarkReply")
                self.recalled += 0 if isinstance(answer, grpc.RpcError) else 1
            time.sleep(0.1)

    def _make(self, station, stub, dice, ticket):
        pb = self.station_pb2
        lines = pb.LinesRequest(order_id=ticket.order_id)
        for method in dice.choice((("Start", "Ready", "Bump"), ("Start", "Bump"), ("Bump",))):
            answer = self._until_answered(station, stub, method, lines, "MarkReply")
            if isinstance(answer, grpc.RpcError) and answer.code() not in LOST:
                self._refused(station, method, answer)
            if isinstance(answer, grpc.RpcError):
                return
        for line in ticket.lines:
            self._note("made", uuid.UUID(bytes=ticket.order_id), line.line.line)
        self.bumped += 1
