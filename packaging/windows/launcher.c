/* The program's .exe: loads runtime\python311.dll into this process and runs "-m inicio ARGUMENTS...".
   No child process, nothing unpacked to %TEMP%, no registry, no PATH.
   With CONSOLE it is a plain python.exe, which only the tests use. */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdlib.h>
#include <wchar.h>

#include "names.h" /* written by launcher.py: APP_NAME */

#define BROKEN 70 /* main.py ends with it when a part of the program is missing */
#define LONGEST 32768

typedef int (*py_main_t)(int, wchar_t **);

static wchar_t folder[LONGEST], place[LONGEST];

static int broken(const wchar_t *what)
{
    static wchar_t text[LONGEST];
    _snwprintf(text, LONGEST - 1,
               L"" APP_NAME L" no puede abrirse: falta una parte del programa (%ls).\n\n"
               L"Copie otra vez la carpeta completa, o vuelva a instalarlo. Sus informes no se tocan.", what);
    MessageBoxW(NULL, text, L"" APP_NAME, MB_OK | MB_ICONERROR);
    return BROKEN;
}

static const wchar_t *path_of(const wchar_t *name)
{
    _snwprintf(place, LONGEST - 1, L"%ls\\%ls", folder, name);
    return place;
}

static int run(int argc, wchar_t **argv)
{
    /* Without these, Python ends the process before it could say anything. */
    static const wchar_t *needed[] = {L"runtime\\python311.zip", L"runtime\\python311._pth", L"runtime\\python3.dll",
#ifndef CONSOLE
                                      L"runtime\\programa.zip", L"lib\\paquetes.zip", L"resources\\catalogo.toml",
#endif
                                      L"lib\\PySide6\\Qt6Core.dll"};
    if (!GetModuleFileNameW(NULL, folder, LONGEST - 64)) return broken(L"carpeta");
    wchar_t *end = wcsrchr(folder, L'\\');
    if (end) *end = 0;
    SetDllDirectoryW(L""); /* never a DLL from the folder that happens to be the current one */
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (GetFileAttributesW(path_of(needed[i])) == INVALID_FILE_ATTRIBUTES) return broken(needed[i]);

    HMODULE python = LoadLibraryExW(path_of(L"runtime\\python311.dll"), NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    py_main_t py_main = python ? (py_main_t)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!py_main) return broken(L"runtime\\python311.dll");
#ifdef CONSOLE
    return py_main(argc, argv);
#else
    wchar_t **arguments = calloc((size_t)argc + 4, sizeof *arguments);
    if (!arguments) return broken(L"memoria");
    arguments[0] = argv[0];
    arguments[1] = L"-B"; /* it may lie where nothing can be written */
    arguments[2] = L"-m";
    arguments[3] = L"inicio"; /* start.py, which runs main */
    for (int i = 1; i < argc; i++) arguments[i + 3] = argv[i];
    int status = py_main(argc + 3, arguments);
    return status == BROKEN ? broken(L"vea salida.log en %LOCALAPPDATA%\\" APP_NAME) : status;
#endif
}

#ifdef CONSOLE
int wmain(int argc, wchar_t **argv) { return run(argc, argv); }
#else
int WINAPI wWinMain(HINSTANCE self, HINSTANCE before, LPWSTR line, int show)
{
    (void)self, (void)before, (void)line, (void)show;
    return run(__argc, __wargv);
}
#endif
