"""A window of the Windows program under Wine: what a person can do in it, and what it shows.

Needs pyte (the screen), Wine and an X display (Wine's console opens a window, which is never looked at). console.c says
how keys get in. Times are those of hands: a program that is typed into faster takes the letters for a paste, rightly.
"""

import os
import subprocess
import threading
import time

import pyte

SHIFT, CTRL, ALT, ALT_GR = 0x10, 0x08, 0x02, 0x09
KEYS = {
    "enter": (0x0D, 0x0D), "esc": (0x1B, 0x1B), "tab": (0x09, 0x09), "backspace": (0x08, 0x08),
    "up": (0x26, 0), "down": (0x28, 0), "left": (0x25, 0), "right": (0x27, 0), "home": (0x24, 0), "end": (0x23, 0),
}
PACKET, ALT_KEY, KEYPAD_0 = 0xE7, 0x12, 0x60
BETWEEN_KEYS = 0.06
LONG = 30


class Failed(Exception):
    pass


def units(text):
    raw = text.encode("utf-16-le")
    return [int.from_bytes(raw[at:at + 2], "little") for at in range(0, len(raw), 2)]


class Window:
    """`wine` is a Wine of drive.py; the arguments are those of the program."""

    def __init__(self, wine, *arguments, columns=100, rows=30):
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.process = subprocess.Popen(
            wine.command("console.exe", "%d" % columns, "%d" % rows, wine.program, *arguments),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=wine.environment)
        self.lock = threading.Lock()
        threading.Thread(target=self._draw, daemon=True).start()

    def _draw(self):
        while drawn := os.read(self.process.stdout.fileno(), 65536):
            with self.lock:
                self.stream.feed(drawn)

    def _tell(self, *commands):
        self.process.stdin.write("".join(command + "\n" for command in commands).encode())
        self.process.stdin.flush()

    # What a person does.

    def key(self, name, state=0):
        virtual_key, unit = KEYS[name]
        self._tell(f"down {virtual_key:x} {unit:x} {state:x}", f"up {virtual_key:x} {unit:x} {state:x}", "send")
        time.sleep(BETWEEN_KEYS)

    def type(self, text, state=0):
        for letter in text:
            self._tell(*self._letter(letter, state), "send")
            time.sleep(BETWEEN_KEYS)

    def paste(self, text, by_number=False):
        """As the console does: all at once, line ends as Enter; `by_number` as it does for letters without a key."""
        commands = []
        for letter in text:
            if by_number and not letter.isascii():
                commands += self._by_number(letter)
            else:
                commands += self._letter(letter, 0)
        self._tell(*commands, "send")
        time.sleep(BETWEEN_KEYS)

    @staticmethod
    def _letter(letter, state):
        if letter == "\n":
            return ["down d d 0", "up d d 0"]
        is_plain = letter.isascii() and letter.isalnum()
        virtual_key = ord(letter.upper()) if is_plain else PACKET
        return [f"{way} {virtual_key:x} {unit:x} {state:x}" for unit in units(letter) for way in ("down", "up")]

    @staticmethod
    def _by_number(letter):
        commands = [f"down {ALT_KEY:x} 0 {ALT:x}"]
        for digit in "0%d" % ord(letter):
            commands += [f"{way} {KEYPAD_0 + int(digit):x} 0 {ALT:x}" for way in ("down", "up")]
        return commands + [f"up {ALT_KEY:x} {unit:x} 0" for unit in units(letter)]

    def click(self, column, row):
        self._tell(f"mouse {column:x} {row:x} 1 0", f"mouse {column:x} {row:x} 0 0", "send")
        time.sleep(BETWEEN_KEYS)

    def resize(self, columns, rows):
        with self.lock:
            self.screen.resize(rows, columns)
        self._tell(f"size {columns:x} {rows:x}")

    def kill(self):
        self._tell("kill")
        self.ended()

    # What the window shows.

    def text(self):
        with self.lock:
            return "\n".join(line.rstrip() for line in self.screen.display)

    def has(self, words):
        return words in self.text()

    def place(self, words):
        """Column and row of the first letter."""
        for row, line in enumerate(self.text().split("\n")):
            if words in line:
                return line.index(words), row
        raise Failed(f"{words!r} is not shown:\n{self.text()}")

    def wait(self, words, seconds=LONG):
        end = time.monotonic() + seconds
        while not self.has(words):
            if time.monotonic() > end:
                raise Failed(f"{words!r} does not come:\n{self.text()}")
            time.sleep(0.05)

    def settle(self, seconds=0.4):
        """Waits until nothing has changed for a while."""
        shown, since = self.text(), time.monotonic()
        end = since + LONG
        while time.monotonic() - since < seconds and time.monotonic() < end:
            time.sleep(0.05)
            if self.text() != shown:
                shown, since = self.text(), time.monotonic()
        return shown

    def ended(self, seconds=20):
        """The exit code; an error if the program goes on."""
        self._tell(f"wait {seconds * 1000:x}")
        answer = [""]
        while answer[0] not in ("ended", "running"):
            if not (line := self.process.stderr.readline().decode()):
                raise Failed("the helper is gone")
            answer = line.split() or [""]
            if answer[0] == "wine:":
                print("noticed:", line.strip(), flush=True)
        if answer[0] != "ended":
            raise Failed(f"the program goes on ({answer}):\n{self.text()}")
        self.close()
        return int(answer[1])

    def close(self):
        if self.process.poll() is None:
            self.process.stdin.close()
            self.process.wait(20)
