/* What stands at the head of MedNeg's AppImage: mounts the packed program behind it, starts it, and lets go of it again.

   An AppImage of type 2 is an ELF program with the letters "AI" and the number 2 at its ninth byte, and a SquashFS image
   behind it. This is a small such head, made from Debian's static libsquashfuse and libfuse3, so that an AppImage can be
   built from packages alone; installer/appimage.sh takes another one where RUNTIME names it.

       MedNeg.AppImage ...                     mount and start; where nothing can be mounted, unpack, start, and remove
       MedNeg.AppImage --appimage-offset       where the image begins, in bytes
       MedNeg.AppImage --appimage-extract      unpack into ./squashfs-root
       APPIMAGE_EXTRACT_AND_RUN=1              unpack, start and remove, without a mount

   The mount lives as long as anything that was started from it: all of it holds the writing end of a pipe, whose end the
   process that serves the mount waits for. */
#define FUSE_USE_VERSION 31
#define _GNU_SOURCE
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <fuse3/fuse.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <squashfuse/squashfuse.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

sqfs_err sqfs_stat(sqfs *fs, sqfs_inode *inode, struct stat *st); /* in libsquashfuse_ll, in none of its headers */

static sqfs image;

static int find(const char *path, sqfs_inode *inode)
{
    bool found = false;
    if (sqfs_inode_get(&image, inode, sqfs_inode_root(&image)) != SQFS_OK)
        return -EIO;
    if (sqfs_lookup_path(&image, inode, path, &found) != SQFS_OK)
        return -EIO;
    return found ? 0 : -ENOENT;
}

static void described(sqfs_inode *inode, struct stat *st)
{
    sqfs_stat(&image, inode, st);
    st->st_uid = getuid();
    st->st_gid = getgid();
}

/* ------------------------------------------------------------------------------------------------ the mount */

static int do_getattr(const char *path, struct stat *st, struct fuse_file_info *fi)
{
    (void)fi;
    sqfs_inode inode;
    int wrong = find(path, &inode);
    if (!wrong)
        described(&inode, st);
    return wrong;
}

static int do_readlink(const char *path, char *into, size_t size)
{
    sqfs_inode inode;
    int wrong = find(path, &inode);
    if (wrong)
        return wrong;
    return sqfs_readlink(&image, &inode, into, &size) == SQFS_OK ? 0 : -EINVAL;
}

static int do_open(const char *path, struct fuse_file_info *fi)
{
    sqfs_inode *inode = malloc(sizeof *inode);
    int wrong = inode ? find(path, inode) : -ENOMEM;
    if (!wrong && (fi->flags & O_ACCMODE) != O_RDONLY)
        wrong = -EROFS;
    if (wrong) {
        free(inode);
        return wrong;
    }
    fi->fh = (uintptr_t)inode;
    fi->keep_cache = 1;
    return 0;
}

static int do_release(const char *path, struct fuse_file_info *fi)
{
    (void)path;
    free((sqfs_inode *)(uintptr_t)fi->fh);
    return 0;
}

static int do_read(const char *path, char *into, size_t size, off_t from, struct fuse_file_info *fi)
{
    (void)path;
    sqfs_off_t read = (sqfs_off_t)size;
    if (sqfs_read_range(&image, (sqfs_inode *)(uintptr_t)fi->fh, from, &read, into) != SQFS_OK)
        return -EIO;
    return (int)read;
}

static int do_readdir(const char *path, void *into, fuse_fill_dir_t fill, off_t from, struct fuse_file_info *fi,
                      enum fuse_readdir_flags flags)
{
    (void)from, (void)fi, (void)flags;
    sqfs_inode inode;
    sqfs_dir dir;
    sqfs_dir_entry entry;
    sqfs_name name;
    sqfs_err err = SQFS_OK;
    int wrong = find(path, &inode);
    if (wrong)
        return wrong;
    if (sqfs_dir_open(&image, &inode, &dir, 0) != SQFS_OK)
        return -ENOTDIR;
    sqfs_dentry_init(&entry, name);
    fill(into, ".", NULL, 0, 0);
    fill(into, "..", NULL, 0, 0);
    while (sqfs_dir_next(&image, &dir, &entry, &err))
        fill(into, sqfs_dentry_name(&entry), NULL, 0, 0);
    return err == SQFS_OK ? 0 : -EIO;
}

static const struct fuse_operations operations = {
    .getattr = do_getattr,
    .readlink = do_readlink,
    .open = do_open,
    .release = do_release,
    .read = do_read,
    .readdir = do_readdir,
};

static struct fuse *serving;
static pthread_t loop;

static void *wait_for_the_last(void *pipe_end)
{
    char nothing;
    while (read((int)(intptr_t)pipe_end, &nothing, 1) > 0 || errno == EINTR)
        errno = 0;
    fuse_exit(serving);
    pthread_kill(loop, SIGHUP); /* wakes the loop, which waits for the kernel */
    return NULL;
}

static void awake(int signal)
{
    (void)signal;
}

/* Serve the mount until nobody holds the other end of `alive`; a byte into `ready` says that it stands. */
static int serve(const char *place, int alive, int ready)
{
    char *argv[] = {"MedNeg", "-oro,nodev,nosuid,subtype=MedNeg", NULL};
    struct fuse_args args = FUSE_ARGS_INIT(2, argv);
    struct sigaction wake = {.sa_handler = awake};
    pthread_t waiter;
    loop = pthread_self();
    serving = fuse_new(&args, &operations, sizeof operations, NULL);
    if (!serving || fuse_mount(serving, place) != 0)
        return 1;
    sigaction(SIGHUP, &wake, NULL); /* without SA_RESTART, so that it ends a read */
    signal(SIGINT, SIG_IGN);        /* Ctrl+C ends the program; the mount follows it */
    if (pthread_create(&waiter, NULL, wait_for_the_last, (void *)(intptr_t)alive) != 0)
        return 1;
    if (write(ready, "", 1) != 1)
        return 1;
    close(ready);
    fuse_loop(serving);
    fuse_unmount(serving);
    rmdir(place);
    return 0;
}

/* ------------------------------------------------------------------------------------------------ unpacking */

static int unpack_file(sqfs_inode *inode, const char *target, mode_t mode)
{
    static char block[1 << 20];
    sqfs_off_t at = 0, read;
    int out = open(target, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode & 0777);
    if (out < 0)
        return -1;
    do {
        read = sizeof block;
        if (sqfs_read_range(&image, inode, at, &read, block) != SQFS_OK || write(out, block, (size_t)read) != read) {
            close(out);
            return -1;
        }
        at += read;
    } while (read > 0);
    return close(out);
}

static int unpack_entry(sqfs_inode *inode, const char *target)
{
    struct stat st;
    char link[PATH_MAX];
    size_t size = sizeof link;
    described(inode, &st);
    if (S_ISDIR(st.st_mode))
        return mkdir(target, 0755);
    if (S_ISLNK(st.st_mode))
        return sqfs_readlink(&image, inode, link, &size) == SQFS_OK ? symlink(link, target) : -1;
    return S_ISREG(st.st_mode) ? unpack_file(inode, target, st.st_mode) : 0;
}

static int unpack(const char *folder)
{
    sqfs_traverse walk;
    sqfs_err err = SQFS_OK;
    char target[PATH_MAX];
    if (mkdir(folder, 0700) != 0 && errno != EEXIST)
        return -1;
    if (sqfs_traverse_open(&walk, &image, sqfs_inode_root(&image)) != SQFS_OK)
        return -1;
    while (sqfs_traverse_next(&walk, &err)) {
        sqfs_inode inode;
        if (walk.dir_end)
            continue;
        if (snprintf(target, sizeof target, "%s/%s", folder, walk.path) >= (int)sizeof target ||
            sqfs_inode_get(&image, &inode, sqfs_dentry_inode(&walk.entry)) != SQFS_OK ||
            unpack_entry(&inode, target) != 0) {
            perror(target);
            return -1;
        }
    }
    sqfs_traverse_close(&walk);
    return err == SQFS_OK ? 0 : -1;
}

static int removed(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
    (void)st, (void)kind, (void)ftw;
    return remove(path);
}

/* ------------------------------------------------------------------------------------------------ starting */

static void start(const char *folder, const char *self, char **argv)
{
    char program[PATH_MAX], here[PATH_MAX];
    snprintf(program, sizeof program, "%s/AppRun", folder);
    setenv("APPIMAGE", self, 1);
    setenv("APPDIR", folder, 1);
    setenv("ARGV0", argv[0], 1);
    if (getcwd(here, sizeof here))
        setenv("OWD", here, 1);
    execv(program, argv);
    perror(program);
    _exit(127);
}

static char *new_folder(void)
{
    static char place[PATH_MAX];
    const char *base = getenv("TMPDIR");
    snprintf(place, sizeof place, "%s/.mount_MedNegXXXXXX", base && *base == '/' ? base : "/tmp");
    return mkdtemp(place);
}

static int unpack_and_run(const char *self, char **argv)
{
    char *folder = new_folder();
    int status = 1;
    pid_t child;
    if (!folder || unpack(folder) != 0) {
        fprintf(stderr, "MedNeg could not be unpacked; is there 400 MB of room in TMPDIR?\n");
        if (folder)
            nftw(folder, removed, 16, FTW_DEPTH | FTW_PHYS);
        return 1;
    }
    if ((child = fork()) == 0)
        start(folder, self, argv);
    signal(SIGINT, SIG_IGN);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    nftw(folder, removed, 16, FTW_DEPTH | FTW_PHYS);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* Mount, and become the program; comes back only where that failed. */
static void mount_and_run(const char *self, char **argv)
{
    char *folder = new_folder(), told = 0;
    int alive[2], ready[2];
    pid_t between;
    if (!folder || pipe(alive) != 0 || pipe2(ready, O_CLOEXEC) != 0)
        return;
    if ((between = fork()) == 0) { /* two steps, so that the program that is started has no child it does not know */
        if (fork() != 0)
            _exit(0);
        close(alive[1]);
        close(ready[0]);
        setsid();
        fcntl(alive[0], F_SETFD, FD_CLOEXEC);
        _exit(serve(folder, alive[0], ready[1]));
    }
    waitpid(between, NULL, 0);
    close(ready[1]);
    close(alive[0]);
    if (read(ready[0], &told, 1) == 1)
        start(folder, self, argv); /* holds alive[1], and so do those that it starts */
    close(alive[1]);
    rmdir(folder);
}

static long length_of_this_program(const char *self)
{
    Elf64_Ehdr head;
    int file = open(self, O_RDONLY | O_CLOEXEC);
    long length = -1;
    if (file >= 0 && read(file, &head, sizeof head) == sizeof head)
        length = (long)(head.e_shoff + (Elf64_Off)head.e_shentsize * head.e_shnum);
    close(file);
    return length;
}

int main(int argc, char **argv)
{
    static char self[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
    long offset = length > 0 ? length_of_this_program(self) : -1;
    const char *asked = argc > 1 ? argv[1] : "";
    if (offset > 0 && strcmp(asked, "--appimage-offset") == 0) {
        printf("%ld\n", offset);
        return 0;
    }
    if (offset < 0 || sqfs_open_image(&image, self, (size_t)offset) != SQFS_OK) {
        fprintf(stderr, "This file is not whole. Download it again.\n");
        return 1;
    }
    if (strcmp(asked, "--appimage-extract") == 0)
        return unpack("squashfs-root") == 0 ? 0 : 1;
    if (!getenv("APPIMAGE_EXTRACT_AND_RUN"))
        mount_and_run(self, argv);
    return unpack_and_run(self, argv);
}
