/* bcryptprimitives.dll for Wine 8, which lacks it; Rust asks it for random bytes. Windows has its own: never shipped.
 * Built without the C library, whose own code at the end of a thread is not safe in Wine. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T n) {
    return SystemFunction036(bytes, (ULONG)n);
}

BOOL WINAPI DllMain(HINSTANCE library, DWORD why, LPVOID unused) {
    (void)library, (void)why, (void)unused;
    return TRUE;
}
