/* Keeps a file open as Word or a backup program does, until standard input ends: hold.exe FILE [alone]
 *
 * Others may read it, but not write, rename or remove it; with "alone" they may not even read it. */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdio.h>

int wmain(int n, WCHAR **arguments) {
    DWORD shared = n > 2 ? 0 : FILE_SHARE_READ;
    HANDLE file = CreateFileW(arguments[1], GENERIC_READ, shared, NULL, OPEN_EXISTING, 0, NULL);
    if (file == INVALID_HANDLE_VALUE)
        return 1;
    printf("open\n");
    fflush(stdout);
    getchar();
    return 0;
}
