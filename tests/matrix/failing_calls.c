/* Makes the n-th call of one system function fail, below one folder. Loaded before the C library (R6). */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char call[32], folder[4096];
static int left = -1, code, hits;
static char ours[1024]; /* by descriptor: whether the file lies below the folder */

void failing_arm(const char *name, int nth, int error, const char *below) {
    snprintf(call, sizeof call, "%s", name);
    snprintf(folder, sizeof folder, "%s", below);
    left = nth, code = error, hits = 0;
}
int failing_hits(void) { return hits; }

static int below(const char *path) { return path && folder[0] && !strncmp(path, folder, strlen(folder)); }
static int owned(int fd) { return fd >= 0 && fd < 1024 && ours[fd]; }
static int fails(const char *name, int here) {
    if (left < 0 || !here || strcmp(call, name)) return 0;
    if (left-- > 0) return 0;
    hits++;
    errno = code;
    return 1;
}
#define REAL(type, name, ...) static type (*real)(__VA_ARGS__); if (!real) real = dlsym(RTLD_NEXT, name)

#define OPENING(symbol)                                                        \
    int symbol(const char *path, int flags, ...) {                             \
        REAL(int, #symbol, const char *, int, ...);                            \
        va_list rest; va_start(rest, flags); int mode = va_arg(rest, int); va_end(rest); \
        if (fails("open", below(path))) return -1;                             \
        int fd = real(path, flags, mode);                                      \
        if (fd >= 0 && fd < 1024) ours[fd] = below(path);                      \
        return fd;                                                             \
    }
OPENING(open)
OPENING(open64)

ssize_t write(int fd, const void *data, size_t size) {
    REAL(ssize_t, "write", int, const void *, size_t);
    return fails("write", owned(fd)) ? -1 : real(fd, data, size);
}
int fsync(int fd) { REAL(int, "fsync", int); return fails("fsync", owned(fd)) ? -1 : real(fd); }
int fdatasync(int fd) { REAL(int, "fdatasync", int); return fails("fsync", owned(fd)) ? -1 : real(fd); }
int close(int fd) {
    REAL(int, "close", int);
    int failing = fails("close", owned(fd));
    if (fd >= 0 && fd < 1024) ours[fd] = 0;
    int result = real(fd);
    if (failing) { errno = code; return -1; }
    return result;
}
int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    return fails("rename", below(to)) ? -1 : real(from, to);
}
int unlink(const char *path) {
    REAL(int, "unlink", const char *);
    return fails("unlink", below(path)) ? -1 : real(path);
}
int mkdir(const char *path, mode_t mode) {
    REAL(int, "mkdir", const char *, mode_t);
    return fails("mkdir", below(path)) ? -1 : real(path, mode);
}
int stat64(const char *path, struct stat64 *found) {
    REAL(int, "stat64", const char *, struct stat64 *);
    return fails("stat", below(path)) ? -1 : real(path, found);
}
int fstat64(int fd, struct stat64 *found) {
    REAL(int, "fstat64", int, struct stat64 *);
    return fails("stat", owned(fd)) ? -1 : real(fd, found);
}
int stat(const char *path, struct stat *found) {
    REAL(int, "stat", const char *, struct stat *);
    return fails("stat", below(path)) ? -1 : real(path, found);
}
int fstat(int fd, struct stat *found) {
    REAL(int, "fstat", int, struct stat *);
    return fails("stat", owned(fd)) ? -1 : real(fd, found);
}
ssize_t read(int fd, void *data, size_t size) {
    REAL(ssize_t, "read", int, void *, size_t);
    return fails("read", owned(fd)) ? -1 : real(fd, data, size);
}
