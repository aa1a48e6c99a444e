#!/usr/bin/env python3
"""Drives dongvai.exe under Wine as a trainer would: drive.py EXE [RUN.CMD]

Plays the warm-up to its end with real console input: pastes, AltGr, clicks, another size, a second window, a kill and
going on. Then it carries the results to a "stick", takes them in elsewhere by a pattern, exports, and meets files that
another program has open, names that Windows refuses, and long paths. Prints a line for each, ends with 1 at the first
that fails, and with 4 where something it needs is missing: apt-get install wine wine64 xvfb
gcc-mingw-w64-x86-64-win32, and the Python package pyte. Takes about three minutes.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile

HERE = pathlib.Path(__file__).parent
WINE = next((path for path in ("/usr/lib/wine/wine64", "/usr/bin/wine64") if os.path.exists(path)), None)
NEEDED = ("Xvfb", "x86_64-w64-mingw32-gcc")

missing = [tool for tool in NEEDED if shutil.which(tool) is None] + ([] if WINE else ["wine64"])
try:
    from window import ALT_GR, Failed, Window
except ImportError as error:
    missing.append(str(error))
if missing:
    print("missing:", ", ".join(missing))
    sys.exit(4)

PLEDGE = "Bản Nậm Pẻ: hỏi người nói nhỏ trước"
FORM = {"Hội phí": "5000", "Trả lại": "5000", "Phiếu thu": "1", "Ghi nhận": "1"}


class Wine:
    """A fresh Windows with the program in C:\\dongvai and a stick as E:."""

    def __init__(self, exe, folder):
        self.folder = pathlib.Path(folder)
        self.drive = self.folder / "prefix/drive_c"
        self.stick = self.folder / "stick"
        self.display = subprocess.Popen(["Xvfb", "-displayfd", "1", "-screen", "0", "800x600x24"],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        number = self.display.stdout.readline().decode().strip()
        self.environment = dict(
            os.environ, WINEPREFIX=str(self.folder / "prefix"), WINEARCH="win64", WINEDEBUG="-all",
            WINEDLLOVERRIDES="mscoree,mshtml=", DISPLAY=":" + number, DONGVAI_DATA_DIR="C:\\Kết quả\\Bản 1")
        for name in ("HOME", "LANG", "LC_ALL"):
            self.environment.pop(name, None)
        self.environment.update(HOME=str(self.folder), LC_ALL="C.UTF-8")
        subprocess.run([WINE, "wineboot", "-i"], env=self.environment, check=True, capture_output=True)
        self.home = self.drive / "dongvai"
        self.home.mkdir()
        self.stick.mkdir()
        (self.folder / "prefix/dosdevices/e:").symlink_to(self.stick)
        share = self.folder / "prefix/dosdevices/unc/may-chu"
        share.mkdir(parents=True)
        (share / "chung").symlink_to(self.drive)
        shutil.copy(exe, self.home / "dongvai.exe")
        compiler = "x86_64-w64-mingw32-gcc"
        for name in ("console", "hold"):
            subprocess.run([compiler, "-O1", "-municode", "-o", self.home / f"{name}.exe", HERE / f"{name}.c"], check=True)
        subprocess.run([compiler, "-O1", "-shared", "-nostdlib", "-e", "DllMain", "-o", self.home / "bcryptprimitives.dll",
                        HERE / "random.c", "-ladvapi32", "-lkernel32"], check=True)
        self.program = "C:\\dongvai\\dongvai.exe"

    def command(self, program, *arguments):
        return [WINE, "C:\\dongvai\\" + program, *arguments]

    def run(self, *arguments, **variables):
        """Exit code and everything that is said."""
        environment = {**self.environment, **variables}
        done = subprocess.run(self.command("dongvai.exe", *arguments), env=environment, capture_output=True, timeout=120)
        return done.returncode, (done.stdout + done.stderr).decode()

    def json(self, *arguments, **variables):
        code, said = self.run(*arguments, "--format", "json", **variables)
        expect(code == 0, said)
        return json.loads(said)

    def hold(self, path, *how):
        held = subprocess.Popen(self.command("hold.exe", path, *how), env=self.environment,
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        expect(held.stdout.readline().startswith(b"open"), f"{path} cannot be held")
        return held

    def end(self):
        subprocess.run([WINE.replace("wine64", "wineserver64"), "-k"], env=self.environment, capture_output=True)
        self.display.terminate()


def expect(is_so, said):
    if not is_so:
        raise Failed(said)


def saved(window):
    """How many events the screen calls saved."""
    words = window.text().split("đã lưu·")
    return int(words[1].split()[0]) if len(words) > 1 else None


def step(window, tries):
    """Presses what the screen asks for. False once the session is over."""
    shown = window.settle()
    footer = shown.strip().split("\n")[-1]
    if "Góp ý sau buổi tập" in shown:
        return False
    time.sleep(0.3)
    if "Enter ô sau" in footer:
        row = next((line for line in shown.split("\n") if "│ ►" in line), "")
        window.type(next((value for label, value in FORM.items() if label in row), "105000"))
    elif "đánh dấu" in footer and "[x]" not in shown:
        window.type("123")
    elif "-3 chọn" in footer:
        tries[shown] = tries.get(shown, 0) + 1
        window.type(str(1 + sum(tries.values()) % 3))
    window.settle(0.2)
    window.key("enter")
    return True


def plays(wine):
    window = Window(wine, "play", "khoi-dong", "--role", "room", "--lang", "vi", "--seed", "7")
    window.wait("đã lưu·1")
    window.settle()
    window.key("enter")
    window.wait("Ra tận hiên chào")
    shown, events = window.settle(), saved(window)
    window.paste("3 phút: q\n2 cả lớp\n")
    window.settle(0.6)
    expect(window.text() == shown, "a paste outside a field did something:\n" + window.text())
    tell("a paste outside a field does nothing")

    window.type("3", state=ALT_GR)
    window.wait("►3")
    tell("a digit that a layout has under AltGr is that digit")

    window.click(*window.place("Ra tận hiên chào"))
    window.wait("►2")
    tell("a click picks")

    for columns, rows in ((60, 18), (30, 18), (120, 40), (100, 30)):
        window.resize(columns, rows)
        window.settle()
    expect("Ra tận hiên chào" in window.text() and saved(window) == events, window.text())
    tell("sizes from 30 to 120 columns come and go")

    window.key("enter")
    window.wait("đã lưu·%d" % (events + 1))
    second = Window(wine, "resume", columns=80, rows=24)
    second.wait("đã lưu·")
    second.settle()
    second.kill()
    window.settle()
    events = saved(window)
    window.kill()
    window = Window(wine, "resume")
    window.wait("đã lưu·%d" % events)
    tell("a second window and a kill take nothing away, and resume goes on")

    tries = {}
    while step(window, tries):
        expect(sum(tries.values()) < 60, window.text())
    for page in ("1/4", "2/4", "3/4"):
        window.wait(page)
        window.settle()
        time.sleep(0.3)
        window.key("enter")
    window.wait("4/4")
    window.settle()
    tell("the warm-up is played to its debrief")

    words = PLEDGE.split(": ")
    window.paste(words[0], by_number=True)
    window.wait(words[0])
    window.paste(": " + words[1] + "\n")
    window.wait(PLEDGE)
    window.settle()
    expect("4/4" in window.text(), "the end of a pasted line acted as a key:\n" + window.text())
    window.type("@", state=ALT_GR)
    window.wait(PLEDGE + " @")
    window.key("backspace")
    window.type("q")
    window.wait(PLEDGE + " q")
    tell("pastes, letters without a key and AltGr are letters in a field")

    window.key("enter")
    window.settle()
    time.sleep(0.3)
    window.key("enter")
    window.settle()
    window.kill()
    sessions = wine.json("sessions", "list")
    expect(len(sessions) == 1 and sessions[0]["finished"] and sessions[0]["answers"] >= 7, str(sessions))
    tell("what was played is in the record")
    return sessions[0]["id"]


def carries(wine):
    copied = wine.json("copy", "E:\\")
    elsewhere = "C:\\Máy 2"
    merged = wine.json("merge", "E:\\*.sqlite3", DONGVAI_DATA_DIR=elsewhere)
    expect(merged["sessions_new"] == 1 and merged["hash"] == copied["hash"], str(merged))
    expect(wine.json("merge", "E:\\", DONGVAI_DATA_DIR=elsewhere)["sessions_new"] == 0, "taken in twice")
    code, said = wine.run("merge", "E:\\*.db")
    expect(code == 1 and "không có tệp nào có tên như" in said, said)
    tell("results go to a stick, and from E:\\*.sqlite3 into another record, with the same code")


def exports(wine, session):
    for form in ("xlsx", "csv", "json", "xapi"):
        code, said = wine.run("export", form, "--out", f"C:\\Giấy tờ\\kết quả.{form}")
        expect(code == 0, said)
    for form in ("docx", "html"):
        code, said = wine.run("export", form, "--session", session, "--out", "C:\\Giấy tờ")
        expect(code == 0, said)
    reader = subprocess.Popen(wine.command("dongvai.exe", "check", "--lang", "en"), env=wine.environment,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    reader.stdout.close()
    expect(reader.wait(60) == 0 and not reader.stderr.read(), "a closed pipe is an error")
    code, said = wine.run("kit", "khoi-dong", "--out", "C:\\Giấy tờ\\in")
    expect(code == 0, said)
    papers = wine.drive / "Giấy tờ"
    for path in [*papers.rglob("*.docx"), *papers.rglob("*.xlsx")]:
        expect(zipfile.ZipFile(path).testzip() is None, str(path))
    expect(any("Nậm Pẻ" in path.read_text() for path in papers.glob("*.html")), "the pledge is on no paper")
    tell("data, papers and the kit are written and whole: %d files" % len([p for p in papers.rglob("*") if p.is_file()]))
    if target := os.environ.get("DONGVAI_PAPERS"):
        shutil.copytree(papers, target, dirs_exist_ok=True)


def meets_held_files(wine, session):
    paper = next((wine.drive / "Giấy tờ").glob("*.docx"))
    write = ("export", "docx", "--session", session, "--out", "C:\\Giấy tờ", "--force")
    held = wine.hold("C:\\Giấy tờ\\" + paper.name)
    code, said = wine.run(*write)
    expect(code == 3 and "đang mở ở một chương trình khác" in said and "Word" in said, said)
    expect(not list(paper.parent.glob("*.new")), "something was left beside it")
    held.communicate()
    expect(wine.run(*write)[0] == 0, "it is free again")
    held = wine.hold("C:\\Kết quả\\Bản 1\\records.sqlite3", "alone")
    code, said = wine.run("sessions", "list")
    held.communicate()
    expect(code == 3 and "chương trình khác" in said and "--data-dir" not in said, said)
    expect(wine.run("sessions", "list")[0] == 0, "it is free again")
    tell("a paper and a record that are open elsewhere are told as that")


def meets_names_and_paths(wine):
    for arguments, code, words in (
        (("export", "csv", "--out", "C:\\Giấy tờ\\10:30.csv"), 3, "Windows không nhận tên"),
        (("export", "json", "--out", "C:\\Giấy tờ\\nul.json"), 3, "Windows không nhận tên"),
        (("copy", "E:\\10:30.sqlite3"), 2, "Windows không nhận tên"),
        (("new", "con"), 2, "con-1"),
    ):
        found, said = wine.run(*arguments)
        expect(found == code and words in said, f"{arguments}: {found} {said}")
    tell("names that Windows refuses are refused with a reason")
    record = "Kết quả\\Bản 1"
    # The same folder as a share of another computer.
    for path in (f"\\\\?\\C:\\{record}", f"C:/{record}", f"\\\\may-chu\\chung\\{record}", f"//may-chu/chung/{record}"):
        code, said = wine.run("--data-dir", path, "doctor", "--format", "json")
        expect(code == 0 and json.loads(said)["record"]["sessions"] == 1, f"{path}: {code} {said}")
    long = "C:\\" + "\\".join(["Câu lạc bộ Liên thế hệ Tự giúp nhau"] * 9)
    merged = wine.json("merge", "E:\\*.sqlite3", DONGVAI_DATA_DIR=long)
    expect(merged["sessions_new"] == 1 and len(long) > 300, str(merged))
    expect(len(wine.json("sessions", "list", DONGVAI_DATA_DIR=long)) == 1, "the long folder")
    code, said = wine.run("--data-dir", long, "doctor")
    expect(code == 0, said)
    tell("paths with \\\\?\\, of a share, with slashes and of %d letters are paths" % len(long))


def fits_narrow_windows(wine):
    window = Window(wine, "--data-dir", "C:\\Hẹp", "play", "khoi-dong", "--role", "room", "--lang", "vi", columns=30, rows=18)
    window.wait("nhỏ quá")
    window.resize(60, 18)
    window.wait("đã lưu·")
    window.settle()
    window.type("q")
    window.settle()
    window.type("1")
    expect(window.ended() == 0, "leaving")
    tell("a console of 30 columns says so, and goes on when it is wider; leaving gives 0")


def starts_by_command_file(wine, script):
    shutil.copy(script, wine.home / "run.cmd")

    def windows(version):
        subprocess.run([WINE, "winecfg", "/v", version], env=wine.environment, check=True, capture_output=True)

    def run(folder, *arguments):
        done = subprocess.run([WINE, "cmd", "/c", f"{folder}\\run.cmd", *arguments], env=wine.environment,
                              input=b"\r\n", capture_output=True, timeout=60)
        return done.returncode, (done.stdout + done.stderr).decode(errors="replace")

    windows("win7")
    code, said = run("C:\\dongvai")
    expect(code == 1 and "Windows 7" in said, f"{code} {said}")
    windows("win10")
    code, said = run("C:\\dongvai", "--version")
    expect(code == 0 and said.strip().startswith("dongvai "), f"{code} {said}")
    code, said = run("C:\\dongvai", "sessions", "show", "none")
    expect(code != 0 and "dongvai:" in said, f"{code} {said}")
    alone = wine.drive / "zip"
    alone.mkdir()
    shutil.copy(script, alone / "run.cmd")
    code, said = run("C:\\zip")
    expect(code == 1 and "chua duoc giai nen" in said, f"{code} {said}")
    tell("run.cmd starts the program, keeps the window after an error, and says so on Windows 7 and where it was not unpacked")


def tell(what):
    print("ok:", what, flush=True)


def main(exe, script=None):
    with tempfile.TemporaryDirectory() as folder:
        wine = Wine(exe, folder)
        try:
            print(wine.run("--version")[1].strip(), flush=True)
            session = plays(wine)
            fits_narrow_windows(wine)
            carries(wine)
            exports(wine, session)
            meets_held_files(wine, session)
            meets_names_and_paths(wine)
            if script:
                starts_by_command_file(wine, script)
        finally:
            wine.end()


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except Failed as failed:
        print("FAILED:", failed)
        sys.exit(1)
