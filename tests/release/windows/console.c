/* Runs a program in a console of its own and gives it the input that a person would: real INPUT_RECORDs.
 *
 *     console.exe COLUMNS ROWS PROGRAM [ARGUMENT...]
 *
 * What the program draws comes out on standard output as it is. The console of Wine does not understand escape
 * sequences, so the program writes into a pipe instead, which has the name of a terminal of MSYS: Rust takes such a
 * pipe for a terminal. Keys, the mouse and the size are those of the real console.
 *
 * Standard input has one command on each line, numbers in hexadecimal:
 *
 *     down KEY UNIT STATE     a key goes down: virtual key, unit of UTF-16, dwControlKeyState
 *     up KEY UNIT STATE       it goes up
 *     mouse X Y BUTTONS FLAGS
 *     size COLUMNS ROWS       the window gets another size
 *     send                    all keys and clicks since the last "send" arrive, at the same moment
 *     break                   Ctrl+Break
 *     kill                    the program ends at once, as when the power goes
 *     wait MILLISECONDS       answers "ended CODE" or "running" on standard error
 *
 * At the end of its input the program is ended, and with it this one.
 */
#define WIN32_LEAN_AND_MEAN
#define _WIN32_WINNT 0x0A00
#include <windows.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

#define MOST_RECORDS 65536

static HANDLE input, screen, drawn;
static PROCESS_INFORMATION program;
static INPUT_RECORD waiting[MOST_RECORDS];
static DWORD n_waiting;

static int fail(const char *what) {
    fprintf(stderr, "failed: %s, error %lu\n", what, GetLastError());
    return 9;
}

/* Hands on what the program draws. */
static DWORD WINAPI hand_on(void *unused) {
    char bytes[65536];
    DWORD n;
    (void)unused;
    while (ReadFile(drawn, bytes, sizeof bytes, &n, NULL) && n > 0) {
        fwrite(bytes, 1, n, stdout);
        fflush(stdout);
    }
    return 0;
}

static void send_all(void) {
    DWORD at = 0, n = 0;
    while (at < n_waiting && WriteConsoleInputW(input, waiting + at, n_waiting - at, &n) && n > 0)
        at += n;
    n_waiting = 0;
}

static INPUT_RECORD *next(WORD type) {
    static INPUT_RECORD lost;
    INPUT_RECORD *record = n_waiting < MOST_RECORDS ? &waiting[n_waiting++] : &lost;
    memset(record, 0, sizeof *record);
    record->EventType = type;
    return record;
}

static void key(BOOL is_down, unsigned virtual_key, unsigned unit, unsigned state) {
    KEY_EVENT_RECORD *event = &next(KEY_EVENT)->Event.KeyEvent;
    event->bKeyDown = is_down;
    event->wRepeatCount = 1;
    event->wVirtualKeyCode = virtual_key;
    event->wVirtualScanCode = MapVirtualKeyW(virtual_key, 0);
    event->uChar.UnicodeChar = unit;
    event->dwControlKeyState = state;
}

static void mouse(unsigned x, unsigned y, unsigned buttons, unsigned flags) {
    MOUSE_EVENT_RECORD *event = &next(MOUSE_EVENT)->Event.MouseEvent;
    event->dwMousePosition.X = x;
    event->dwMousePosition.Y = y;
    event->dwButtonState = buttons;
    event->dwEventFlags = flags;
}

static void resize(int columns, int rows) {
    SMALL_RECT smallest = {0, 0, 0, 0}, window = {0, 0, columns - 1, rows - 1};
    COORD size = {columns, rows};
    /* The buffer may not be smaller than the window, so the window shrinks first. */
    SetConsoleWindowInfo(screen, TRUE, &smallest);
    SetConsoleScreenBufferSize(screen, size);
    SetConsoleWindowInfo(screen, TRUE, &window);
}

static HANDLE open_console(const WCHAR *name, SECURITY_ATTRIBUTES *inherited) {
    return CreateFileW(name, GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, inherited,
                       OPEN_EXISTING, 0, NULL);
}

static int start(int n, WCHAR **arguments) {
    SECURITY_ATTRIBUTES inherited = {sizeof inherited, NULL, TRUE};
    STARTUPINFOW how = {0};
    WCHAR command[8192] = L"", pipe[128];
    HANDLE end;
    int at;
    for (at = 0; at < n; at++) {
        wcscat(command, L"\"");
        wcscat(command, arguments[at]);
        wcscat(command, L"\" ");
    }
    swprintf(pipe, 128, L"\\\\.\\pipe\\msys-1888ae32e00d56aa-pty%lu-to-master", GetCurrentProcessId());
    drawn = CreateNamedPipeW(pipe, PIPE_ACCESS_INBOUND, PIPE_TYPE_BYTE, 1, 1 << 20, 1 << 20, 0, NULL);
    end = CreateFileW(pipe, GENERIC_WRITE | FILE_READ_ATTRIBUTES, 0, &inherited, OPEN_EXISTING, 0, NULL);
    if (end == INVALID_HANDLE_VALUE)
        return fail("the pipe");
    how.cb = sizeof how;
    how.dwFlags = STARTF_USESTDHANDLES;
    how.hStdInput = input;
    how.hStdOutput = how.hStdError = end;
    if (!CreateProcessW(NULL, command, NULL, NULL, TRUE, 0, NULL, NULL, &how, &program))
        return fail("to start the program");
    CloseHandle(end);
    CreateThread(NULL, 0, hand_on, NULL, 0, NULL);
    return 0;
}

static void tell_end(DWORD milliseconds) {
    DWORD code = 0;
    if (WaitForSingleObject(program.hProcess, milliseconds) == WAIT_OBJECT_0) {
        GetExitCodeProcess(program.hProcess, &code);
        fprintf(stderr, "ended %lu\n", code);
    } else {
        fprintf(stderr, "running\n");
    }
    fflush(stderr);
}

static void obey(const char *line) {
    unsigned a, b, c, d;
    if (sscanf(line, "down %x %x %x", &a, &b, &c) == 3)
        key(TRUE, a, b, c);
    else if (sscanf(line, "up %x %x %x", &a, &b, &c) == 3)
        key(FALSE, a, b, c);
    else if (sscanf(line, "mouse %x %x %x %x", &a, &b, &c, &d) == 4)
        mouse(a, b, c, d);
    else if (sscanf(line, "size %x %x", &a, &b) == 2) {
        COORD size = {a, b};
        resize(a, b);
        next(WINDOW_BUFFER_SIZE_EVENT)->Event.WindowBufferSizeEvent.dwSize = size;
        send_all();
    } else if (sscanf(line, "wait %x", &a) == 1)
        tell_end(a);
    else if (strncmp(line, "send", 4) == 0)
        send_all();
    else if (strncmp(line, "break", 5) == 0)
        GenerateConsoleCtrlEvent(CTRL_BREAK_EVENT, 0);
    else if (strncmp(line, "kill", 4) == 0)
        TerminateProcess(program.hProcess, 77);
    else
        fprintf(stderr, "unknown: %s", line);
}

int wmain(int n, WCHAR **arguments) {
    SECURITY_ATTRIBUTES inherited = {sizeof inherited, NULL, TRUE};
    char line[256];
    int failed;
    if (n < 4) {
        fprintf(stderr, "console.exe COLUMNS ROWS PROGRAM [ARGUMENT...]\n");
        return 2;
    }
    FreeConsole();
    if (!AllocConsole())
        return fail("a console");
    input = open_console(L"CONIN$", &inherited);
    screen = open_console(L"CONOUT$", &inherited);
    resize(_wtoi(arguments[1]), _wtoi(arguments[2]));
    failed = start(n - 3, arguments + 3);
    if (failed)
        return failed;
    while (fgets(line, sizeof line, stdin))
        obey(line);
    if (WaitForSingleObject(program.hProcess, 3000) != WAIT_OBJECT_0)
        TerminateProcess(program.hProcess, 78);
    return 0;
}
