"""Processes that are started again when they die, and stopped in order."""

import ctypes
import signal
import subprocess
import time

PR_SET_PDEATHSIG = 1
RESTART_AFTER = 0.2  # seconds; well within the second that the shop's boxes are promised
STOP_WITHIN = 5.0
libc = ctypes.CDLL(None)


def die_with_parent():
    """Also where this program is killed, nothing of the shop stays behind."""
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Process:
    def __init__(self, name, command, log, environment, wave, restart_for=()):
        self.name = name
        self.command = [str(part) for part in command]
        self.log = log
        self.environment = environment
        self.wave = wave  # the first wave is stopped first
        self.restart_for = restart_for  # files: whenever one of them changes, the process is started again
        self.seen = None
        self.child = None
        self.restart_at = 0.0

    def start(self):
        self.seen = self._stamp()
        with self.log.open("ab") as log:
            self.child = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=self.environment,
                start_new_session=True,  # Ctrl-C is for the supervisor, which stops them in order
                preexec_fn=die_with_parent,
            )

    def _stamp(self):
        return [(file.stat().st_mtime_ns, file.stat().st_ino) if file.exists() else None for file in self.restart_for]

    def outdated(self):
        """A file that it read at its start is another one now."""
        return self._stamp() != self.seen

    @property
    def pid(self):
        return self.child.pid

    @property
    def alive(self):
        return self.child is not None and self.child.poll() is None


class Supervisor:
    def __init__(self, processes, say):
        self.processes = processes
        self.say = say

    def start(self):
        for process in self.processes:
            process.start()

    @property
    def pids(self):
        return {process.name: process.pid for process in self.processes if process.child}

    def revive(self):
        """Starts what has died a moment ago; True if there are new process ids."""
        changed = False
        now = time.monotonic()
        for process in self.processes:
            if process.alive and process.outdated():
                self.say(f"{process.name}: its certificates have changed; starting it again")
                process.child.kill()  # a broker holds nothing that is needed
                process.child.wait()
                process.start()
                changed = True
            if process.alive:
                continue
            if not process.restart_at:
                process.restart_at = now + RESTART_AFTER
                self.say(f"{process.name} ended ({ending(process.child.returncode)}); starting it again")
            elif now >= process.restart_at:
                process.restart_at = 0.0
                process.start()
                changed = True
        return changed

    def stop(self):
        """Screens first, the broker last, so that what was decided at the end still goes its way."""
        deadline = time.monotonic() + STOP_WITHIN
        for wave in sorted({process.wave for process in self.processes}):
            running = [process for process in self.processes if process.wave == wave and process.alive]
            for process in running:
                process.child.terminate()
            for process in running:
                try:
                    process.child.wait(max(0.0, deadline - time.monotonic()))
                except subprocess.TimeoutExpired:
                    self.say(f"{process.name} does not stop; killing it")
                    process.child.kill()
                    process.child.wait()


def ending(code):
    return f"status {code}" if code >= 0 else f"signal {signal.Signals(-code).name}"
