"""A desktop of its own: an X server on a free display, a session bus, and the assistive technology's bus, all in a
temporary folder and all gone at the end. Nothing of the user's own desktop is seen or touched."""

import ctypes
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

LIMIT = 90.0  # seconds; no wait lasts so long unless something is wrong
PR_SET_CHILD_SUBREAPER = 36
ACCESSIBILITY_BUS = pathlib.Path("/usr/share/dbus-1/services/org.a11y.Bus.service")  # who starts it


class Missing(Exception):
    """What this test needs is not installed."""


def wait(condition, what, limit=LIMIT):
    """What `condition` says, once it says anything true. There are no other pauses in these tests."""
    until = time.monotonic() + limit
    while True:
        if answer := condition():
            return answer
        if time.monotonic() > until:
            raise TimeoutError(f"waited {limit:.0f} s for {what() if callable(what) else what}")
        time.sleep(0.005)


def need(*programs):
    for program in programs:
        if not shutil.which(program):
            raise Missing(f"{program} is not installed; run packaging/install-dependencies")


class Desktop:
    """with Desktop(...) as desktop: programs started with desktop.start() see it and nothing else."""

    def __init__(self, size="1280x800"):
        need("Xvfb", "dbus-daemon", "xdotool")
        if not ACCESSIBILITY_BUS.exists():
            raise Missing("at-spi2-core is not installed; run packaging/install-dependencies")
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="phin-drive-"))
        self.folder.chmod(0o700)
        self._size = size
        self._environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "LANG": "C.UTF-8",
            "HOME": str(self.folder),
            "XDG_RUNTIME_DIR": str(self.folder),
            "QT_QPA_PLATFORM": "xcb",
            "QT_QUICK_BACKEND": "software",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        for kept in ("LD_LIBRARY_PATH", "ASAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS", "UBSAN_OPTIONS", "QT_PLUGIN_PATH"):
            if kept in os.environ:
                self._environment[kept] = os.environ[kept]

    def __enter__(self):
        # What a bus starts becomes ours when the bus ends, so that it can be ended too.
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        try:
            self._environment["DISPLAY"] = ":" + self._first_word(
                "Xvfb", "-displayfd", "{fd}", "-screen", "0", f"{self._size}x24", "-nolisten", "tcp", "-noreset"
            )
            self.session_bus = self._first_word(
                "dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address={fd}",
                f"--address=unix:dir={self.folder}",
            )  # fmt: skip
            self._environment["DBUS_SESSION_BUS_ADDRESS"] = self.session_bus
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        """Ends all descendants: first asks, then does not."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            until = time.monotonic() + 10
            while (left := self._descendants()) and time.monotonic() < until:
                for pid in left:
                    self._signal(pid, number)
                self._reap()
                time.sleep(0.02)
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, *command, log=None):
        out = open(self.folder / log, "wb") if log else subprocess.DEVNULL
        return subprocess.Popen(command, env=self._environment, stdin=subprocess.DEVNULL, stdout=out, stderr=out)

    def run(self, *command):
        """What it printed; raises with what it complained of."""
        ended = subprocess.run(command, env=self._environment, capture_output=True, text=True, timeout=LIMIT, check=False)
        if ended.returncode != 0:
            raise RuntimeError(f"{' '.join(map(str, command))}: {ended.returncode}: {ended.stderr or ended.stdout}")
        return ended.stdout

    def _first_word(self, *command):
        """Starts a program that writes one word to the file descriptor it is given as {fd} when it is ready."""
        read, write = os.pipe()
        log = open(self.folder / f"{command[0]}.log", "wb")
        process = subprocess.Popen(
            [word.replace("{fd}", str(write)) for word in command], env=self._environment, pass_fds=(write,),
            stdin=subprocess.DEVNULL, stdout=log, stderr=log,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read, encoding="utf-8") as pipe:
            word = pipe.readline().strip()
        if not word:
            process.wait(LIMIT)
            raise RuntimeError(f"{command[0]} did not start: {(self.folder / f'{command[0]}.log').read_text()}")
        return word

    @staticmethod
    def _signal(pid, number):
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            pass

    @staticmethod
    def _reap():
        try:
            while os.waitpid(-1, os.WNOHANG)[0] != 0:
                pass
        except ChildProcessError:
            pass

    @staticmethod
    def _descendants():
        parents = {}
        for entry in pathlib.Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                except OSError:
                    continue
        found, ring = [], {os.getpid()}
        while ring:
            ring = {pid for pid, parent in parents.items() if parent in ring and pid not in found}
            found += ring
        return found
