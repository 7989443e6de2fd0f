/* A disk as it may be, for tests and benchmarks: preloaded, it makes every sync slower, or one of them fail.
   DISK_DELAY_US: microseconds each sync takes longer. disk_fail_in(n): the n-th sync from now fails with EIO. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

static atomic_long countdown = 0, syncs = 0;

void disk_fail_in(long n) { countdown = n; syncs = 0; }
long disk_syncs(void) { return syncs; }

static int sync_as(const char *name, int fd) {
    const char *delay = getenv("DISK_DELAY_US");
    if (delay) usleep((useconds_t)atoi(delay));
    syncs++;
    if (countdown > 0 && --countdown == 0) { errno = EIO; return -1; }
    return ((int (*)(int))dlsym(RTLD_NEXT, name))(fd);
}

int fsync(int fd) { return sync_as("fsync", fd); }
int fdatasync(int fd) { return sync_as("fdatasync", fd); }
