/* Lets one call in a folder fail: the n-th write, fsync or rename below it since it was armed, or all from there on.
 *
 * Preloaded before the C library, so that SQLite's own calls are met as well as those of Python.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long seen, wanted = -1;
static int failing, from_there_on;
static char below[PATH_MAX];

void fault_arm(long n, int number, int onwards, const char *folder) {
    seen = 0;
    failing = number;
    from_there_on = onwards;
    snprintf(below, sizeof below, "%s", folder);
    wanted = n;
}

long fault_disarm(void) {
    wanted = -1;
    return seen;
}

static int here(const char *path) { return strncmp(path, below, strlen(below)) == 0; }

static int fails(const char *path) {
    if (wanted < 0 || !here(path)) return 0;
    seen++;
    if (seen == wanted || (from_there_on && seen > wanted)) {
        errno = failing;
        return 1;
    }
    return 0;
}

static int file_fails(int file) {
    char link[64], path[PATH_MAX];
    int before = errno;
    if (wanted < 0) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    errno = before;
    if (length < 0) return 0;
    path[length] = 0;
    return fails(path);
}

#define REAL(name) ((typeof(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int file, const void *data, size_t size) { return file_fails(file) ? -1 : REAL(write)(file, data, size); }

ssize_t pwrite(int file, const void *data, size_t size, off_t at) {
    return file_fails(file) ? -1 : REAL(pwrite)(file, data, size, at);
}

ssize_t pwrite64(int file, const void *data, size_t size, off64_t at) {
    return file_fails(file) ? -1 : REAL(pwrite64)(file, data, size, at);
}

int fsync(int file) { return file_fails(file) ? -1 : REAL(fsync)(file); }

int fdatasync(int file) { return file_fails(file) ? -1 : REAL(fdatasync)(file); }

int rename(const char *from, const char *to) { return fails(from) ? -1 : REAL(rename)(from, to); }
