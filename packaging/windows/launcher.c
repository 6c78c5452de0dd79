/* The program's .exe: loads runtime\python311.dll into this process and runs "-m inicio ARGUMENTS...".
   No child process, nothing unpacked to %TEMP%, no registry, no PATH.
   With CONSOLE it is a plain python.exe, which only the tests use. */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdlib.h>
#include <wchar.h>

#include "names.h" /* written by launcher.py: APP_NAME */

#define BROKEN 70 /* main.py ends with it when a part of the program is missing */
#define UNREADABLE 71 /* start.py, when it cannot read main.py */
#define LONGEST 32768

typedef int (*py_main_t)(int, wchar_t **);

static wchar_t folder[LONGEST], place[LONGEST];

static int broken(const wchar_t *what)
{
    static wchar_t text[LONGEST];
    _snwprintf(text, LONGEST - 1,
               L"" APP_NAME L" no puede abrirse: falta una parte del programa o está dañada (%ls).\n\n"
               L"Copie otra vez la carpeta completa, o vuelva a instalarlo. Sus informes no se tocan.", what);
    MessageBoxW(NULL, text, L"" APP_NAME, MB_OK | MB_ICONERROR);
    return BROKEN;
}

static const wchar_t *path_of(const wchar_t *name)
{
    _snwprintf(place, LONGEST - 1, L"%ls\\%ls", folder, name);
    return place;
}

#ifndef CONSOLE
/* Looked at, not opened, so that no virus scanner reads them. Size 0: any, a person may have edited it. */
static const struct { const wchar_t *name; DWORD size; } parts[] = {
#include "parts.h" /* written by launcher.py */
};

static const wchar_t *lost(void)
{
    const wchar_t *deep = folder[1] == L':' ? L"\\\\?\\" : L""; /* Qt opens longer paths than Windows by itself */
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        WIN32_FILE_ATTRIBUTE_DATA found;
        _snwprintf(place, LONGEST - 1, L"%ls%ls\\%ls", deep, folder, parts[i].name);
        if (!GetFileAttributesExW(place, GetFileExInfoStandard, &found)) return parts[i].name;
        if (parts[i].size && found.nFileSizeLow != parts[i].size) return parts[i].name;
    }
    return NULL;
}
#endif

static int run(int argc, wchar_t **argv)
{
    if (!GetModuleFileNameW(NULL, folder, LONGEST - 64)) return broken(L"carpeta");
    wchar_t *end = wcsrchr(folder, L'\\');
    if (end) *end = 0;
    SetDllDirectoryW(L""); /* never a DLL from the folder that happens to be the current one */
#ifndef CONSOLE
    const wchar_t *part = lost(); /* Python or Qt would end the process, or say it in English */
    if (part) return broken(part);
#endif

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
    if (status == UNREADABLE) return broken(L"runtime\\programa.zip");
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
