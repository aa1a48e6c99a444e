#!/usr/bin/env python3
"""Begins a session, so that there is a record with something in it: begin.py PROGRAM DATA_DIR

Starts the warm-up in a terminal of its own, leads it on by one step and leaves.
"""

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time

program, folder = sys.argv[1:]
child, terminal = pty.fork()
if child == 0:
    os.environ["TERM"] = "xterm-256color"
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    os.execv(program, [program, "--data-dir", folder, "play", "khoi-dong", "--role", "room", "--lang", "vi"])



def settle(quiet=0.8, most=30):
    """Reads what is drawn until nothing comes for a while."""
    end = time.monotonic() + most
    while time.monotonic() < end and select.select([terminal], [], [], quiet)[0]:
        try:
            os.read(terminal, 65536)
        except OSError:
            return


time.sleep(1)
for key in (b"\r", b"q", b"1"):
    settle()
    os.write(terminal, key)
settle()
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
