// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of POSIX and C.

#include <crypt.h>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <mqueue.h>
#include <netdb.h>
#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <spawn.h>
#include <sys/epoll.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <syslog.h>
#include <threads.h>
#include <unistd.h>

void sleeps(timespec Time) {
  sleep(1);
  sleep(0);
  usleep(1);
  nanosleep(&Time, nullptr);
  clock_nanosleep(CLOCK_MONOTONIC, 0, &Time, nullptr);
  thrd_sleep(&Time, nullptr);
  sched_yield();
}
// CHECK: {{^}}[[@LINE-9]]: function 'sleeps': plain
// CHECK: {{^}}[[@LINE-9]]: call 'sleep': blocking=sleep operation=sleep-for
// CHECK: {{^}}[[@LINE-8]]: call 'usleep': blocking=sleep operation=sleep-for
// CHECK: {{^}}[[@LINE-8]]: call 'nanosleep': blocking=sleep operation=sleep-for
// CHECK: {{^}}[[@LINE-8]]: call 'clock_nanosleep': blocking=sleep operation=sleep-for
// CHECK: {{^}}[[@LINE-8]]: call 'thrd_sleep': blocking=sleep operation=sleep-for
// CHECK: {{^}}[[@LINE-8]]: call 'sched_yield': pause

void waits(pthread_t Thread, pthread_cond_t *Condition, pthread_mutex_t *Mutex,
           pthread_barrier_t *Barrier, sem_t *Semaphore, sigset_t *Signals, int *Signal) {
  pthread_join(Thread, nullptr);
  pthread_cond_wait(Condition, Mutex);
  pthread_barrier_wait(Barrier);
  sem_wait(Semaphore);
  sem_trywait(Semaphore);
  sem_post(Semaphore);
  sigwait(Signals, Signal);
  pause();
  pthread_cond_signal(Condition);
}
// CHECK: {{^}}[[@LINE-12]]: function 'waits': plain
// CHECK: {{^}}[[@LINE-11]]: call 'pthread_join': blocking=wait operation=join-thread
// CHECK: {{^}}[[@LINE-11]]: call 'pthread_cond_wait': blocking=wait operation=wait-condition
// CHECK: {{^}}[[@LINE-11]]: call 'pthread_barrier_wait': blocking=wait operation=wait-latch
// CHECK: {{^}}[[@LINE-11]]: call 'sem_wait': blocking=wait operation=acquire-semaphore
// CHECK: {{^}}[[@LINE-9]]: call 'sigwait': blocking=wait operation=wait-signal
// CHECK: {{^}}[[@LINE-9]]: call 'pause': blocking=wait operation=wait-signal

void modes(int Fd, int *Pair) {
  socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  socket(AF_INET, SOCK_STREAM, 0);
  fcntl(Fd, F_SETFL, fcntl(Fd, F_GETFL) | O_NONBLOCK);
  fcntl(Fd, F_SETFL, 0);
  fcntl(Fd, F_SETFD, FD_CLOEXEC);
  socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, Pair);
}
// CHECK: {{^}}[[@LINE-8]]: function 'modes': plain
// CHECK: {{^}}[[@LINE-8]]: call 'socket': non-blocking-value opens-handle
// CHECK: {{^}}[[@LINE-8]]: call 'socket': opens-handle
// CHECK: {{^}}[[@LINE-8]]: call 'fcntl': non-blocking-on
// CHECK: {{^}}[[@LINE-8]]: call 'fcntl': non-blocking-off
// CHECK: {{^}}[[@LINE-7]]: call 'socketpair': non-blocking-on

void messages(mqd_t Queue, char *Data, int Id) {
  mq_receive(Queue, Data, 1, nullptr);
  mq_send(Queue, Data, 1, 0);
  msgrcv(Id, Data, 1, 0, 0);
  msgrcv(Id, Data, 1, 0, IPC_NOWAIT);
}
// CHECK: {{^}}[[@LINE-6]]: function 'messages': plain
// CHECK: {{^}}[[@LINE-6]]: call 'mq_receive': blocking=wait operation=receive-message
// CHECK: {{^}}[[@LINE-6]]: call 'mq_send': blocking=wait operation=send-message
// CHECK: {{^}}[[@LINE-6]]: call 'msgrcv': blocking=wait operation=receive-message

void locks(pthread_mutex_t *Mutex, pthread_rwlock_t *Shared, mtx_t *Plain) {
  pthread_mutex_lock(Mutex);
  pthread_rwlock_rdlock(Shared);
  mtx_lock(Plain);
  pthread_mutex_trylock(Mutex);
  pthread_mutex_unlock(Mutex);
}
// CHECK: {{^}}[[@LINE-7]]: function 'locks': plain
// CHECK: {{^}}[[@LINE-7]]: call 'pthread_mutex_lock': lock-take blocking=lock operation=lock-mutex
// CHECK: {{^}}[[@LINE-7]]: call 'pthread_rwlock_rdlock': lock-take blocking=lock operation=lock-mutex
// CHECK: {{^}}[[@LINE-7]]: call 'mtx_lock': lock-take blocking=lock operation=lock-mutex
// CHECK: {{^}}[[@LINE-7]]: call 'pthread_mutex_trylock': lock-try-zero
// CHECK: {{^}}[[@LINE-7]]: call 'pthread_mutex_unlock': lock-give

void names(addrinfo *Found, char *Host, sockaddr *Address) {
  getaddrinfo("host", nullptr, nullptr, &Found);
  gethostbyname("host");
  getnameinfo(Address, 1, Host, 1, nullptr, 0, 0);
  getnameinfo(Address, 1, Host, 1, nullptr, 0, NI_NUMERICHOST);
  freeaddrinfo(Found);
}
// CHECK: {{^}}[[@LINE-7]]: function 'names': plain
// CHECK: {{^}}[[@LINE-7]]: call 'getaddrinfo': opens-handle blocking=network operation=resolve-name
// CHECK: {{^}}[[@LINE-7]]: call 'gethostbyname': blocking=network operation=resolve-name
// CHECK: {{^}}[[@LINE-7]]: call 'getnameinfo': blocking=network operation=resolve-name
// CHECK: {{^}}[[@LINE-6]]: call 'freeaddrinfo': closes-handle

void sockets(int Socket, char *Data, sockaddr *Address, socklen_t *Length, msghdr *Message) {
  connect(Socket, Address, 1);
  accept(Socket, Address, Length);
  recv(Socket, Data, 1, 0);
  recv(Socket, Data, 1, MSG_DONTWAIT);
  recv(Socket, Data, 1, MSG_PEEK | MSG_DONTWAIT);
  send(Socket, Data, 1, MSG_NOSIGNAL);
  send(Socket, Data, 1, MSG_NOSIGNAL | MSG_DONTWAIT);
  recvmsg(Socket, Message, 0);
  recvmsg(Socket, Message, MSG_DONTWAIT);
  socket(1, 2, 3);
  bind(Socket, Address, 1);
  listen(Socket, 1);
  shutdown(Socket, 1);
}
// CHECK: {{^}}[[@LINE-15]]: function 'sockets': plain
// CHECK: {{^}}[[@LINE-15]]: call 'connect': blocking=network operation=connect-socket
// CHECK: {{^}}[[@LINE-15]]: call 'accept': opens-handle blocking=network operation=accept-socket
// CHECK: {{^}}[[@LINE-15]]: call 'recv': blocking=network operation=read-socket
// CHECK: {{^}}[[@LINE-13]]: call 'send': blocking=network operation=write-socket
// CHECK: {{^}}[[@LINE-12]]: call 'recvmsg': blocking=network operation=read-socket
// CHECK: {{^}}[[@LINE-11]]: call 'socket': opens-handle

void polls(pollfd *Sockets, fd_set *Set, timeval *Time, epoll_event *Events) {
  poll(Sockets, 1, -1);
  poll(Sockets, 1, 0);
  select(1, Set, nullptr, nullptr, Time);
  epoll_wait(1, Events, 1, 100);
  epoll_wait(1, Events, 1, 0);
  epoll_ctl(1, 2, 3, Events);
}
// CHECK: {{^}}[[@LINE-8]]: function 'polls': plain
// CHECK: {{^}}[[@LINE-8]]: call 'poll': blocking=network operation=poll-descriptors
// CHECK: {{^}}[[@LINE-7]]: call 'select': blocking=network operation=poll-descriptors
// CHECK: {{^}}[[@LINE-7]]: call 'epoll_wait': blocking=network operation=poll-descriptors

void processes(pid_t Process, int *Status, siginfo_t *Info) {
  system("true");
  pclose(popen("true", "r"));
  fork();
  execl("/bin/true", "true", nullptr);
  wait(Status);
  waitpid(Process, Status, 0);
  waitpid(Process, Status, WNOHANG);
  waitid(P_PID, 1, Info, WEXITED | WNOHANG);
  kill(Process, 9);
  getpid();
}
// CHECK: {{^}}[[@LINE-12]]: function 'processes': plain
// CHECK: {{^}}[[@LINE-12]]: call 'system': blocking=process operation=run-process
// CHECK: {{^}}[[@LINE-12]]: call 'pclose': closes-handle blocking=process operation=wait-process
// CHECK: {{^}}[[@LINE-13]]: call 'popen': opens-handle blocking=process operation=run-process
// CHECK: {{^}}[[@LINE-13]]: call 'fork': blocking=process operation=run-process
// CHECK: {{^}}[[@LINE-13]]: call 'execl': blocking=process operation=run-process
// CHECK: {{^}}[[@LINE-13]]: call 'wait': blocking=process operation=wait-process
// CHECK: {{^}}[[@LINE-13]]: call 'waitpid': blocking=process operation=wait-process

void console(char *Line, int *Number, FILE *File) {
  getchar();
  scanf("%d", Number);
  fgets(Line, 10, stdin);
  fgets(Line, 10, File);
  fgetc(stdin);
  read(0, Line, 1);
  read(5, Line, 1);
  sscanf(Line, "%d", Number);
}
// CHECK: {{^}}[[@LINE-10]]: function 'console': plain
// CHECK: {{^}}[[@LINE-10]]: call 'getchar': blocking=console operation=read-console
// CHECK: {{^}}[[@LINE-10]]: call 'scanf': blocking=console operation=read-console
// CHECK: {{^}}[[@LINE-10]]: call 'fgets': blocking=console operation=read-console
// CHECK: {{^}}[[@LINE-10]]: call 'fgets': blocking=disk operation=read-file
// CHECK: {{^}}[[@LINE-10]]: call 'fgetc': blocking=console operation=read-console
// CHECK: {{^}}[[@LINE-10]]: call 'read': blocking=console operation=read-console
// CHECK: {{^}}[[@LINE-10]]: call 'read': blocking=disk operation=read-file

void files(FILE *File, char *Data, int Descriptor) {
  fopen("name", "r");
  fread(Data, 1, 1, File);
  fwrite(Data, 1, 1, File);
  fwrite(Data, 1, 1, stderr);
  fputs("text", File);
  fflush(File);
  fflush(stdout);
  fseek(File, 0, 0);
  fclose(File);
  open("name", O_RDONLY);
  write(Descriptor, Data, 1);
  pread(Descriptor, Data, 1, 0);
  fsync(Descriptor);
  close(Descriptor);
  fcntl(Descriptor, F_GETFL);
  dup(Descriptor);
  setbuf(File, Data);
}
// CHECK: {{^}}[[@LINE-19]]: function 'files': plain
// CHECK: {{^}}[[@LINE-19]]: call 'fopen': opens-handle blocking=disk operation=open-file
// CHECK: {{^}}[[@LINE-19]]: call 'fread': blocking=disk operation=read-file
// CHECK: {{^}}[[@LINE-19]]: call 'fwrite': blocking=disk operation=write-file
// CHECK: {{^}}[[@LINE-19]]: call 'fwrite': sink=console
// CHECK: {{^}}[[@LINE-19]]: call 'fputs': blocking=disk operation=write-file
// CHECK: {{^}}[[@LINE-19]]: call 'fflush': blocking=disk operation=write-file
// CHECK: {{^}}[[@LINE-18]]: call 'fseek': blocking=disk operation=write-file
// CHECK: {{^}}[[@LINE-18]]: call 'fclose': closes-handle blocking=disk operation=write-file
// CHECK: {{^}}[[@LINE-18]]: call 'open': opens-handle blocking=disk operation=open-file
// CHECK: {{^}}[[@LINE-18]]: call 'write': blocking=disk operation=write-file
// CHECK: {{^}}[[@LINE-18]]: call 'pread': blocking=disk operation=read-file
// CHECK: {{^}}[[@LINE-18]]: call 'fsync': blocking=disk operation=write-file
// CHECK: {{^}}[[@LINE-18]]: call 'close': closes-handle
// CHECK: {{^}}[[@LINE-17]]: call 'dup': opens-handle

void fileSystem(struct stat *Status, char *Name) {
  stat("name", Status);
  opendir("name");
  readlink("name", Name, 1);
  mkdir("name", 0700);
  unlink("name");
  rename("from", "to");
  mkstemp(Name);
  tmpfile();
  dlopen("name", 0);
  umask(0);
  chdir("name");
}
// CHECK: {{^}}[[@LINE-13]]: function 'fileSystem': plain
// CHECK: {{^}}[[@LINE-13]]: call 'stat': blocking=disk operation=query-file-system
// CHECK: {{^}}[[@LINE-13]]: call 'opendir': opens-handle blocking=disk operation=query-file-system
// CHECK: {{^}}[[@LINE-13]]: call 'readlink': blocking=disk operation=query-file-system
// CHECK: {{^}}[[@LINE-13]]: call 'mkdir': blocking=disk operation=change-file-system
// CHECK: {{^}}[[@LINE-13]]: call 'unlink': blocking=disk operation=change-file-system
// CHECK: {{^}}[[@LINE-13]]: call 'rename': blocking=disk operation=change-file-system
// CHECK: {{^}}[[@LINE-13]]: call 'mkstemp': opens-handle blocking=disk operation=make-temporary-file
// CHECK: {{^}}[[@LINE-13]]: call 'tmpfile': opens-handle blocking=disk operation=make-temporary-file
// CHECK: {{^}}[[@LINE-13]]: call 'dlopen': opens-handle blocking=disk operation=load-library

void fileLocks(int Descriptor) {
  flock(Descriptor, LOCK_EX);
  flock(Descriptor, LOCK_EX | LOCK_NB);
  flock(Descriptor, LOCK_UN);
  lockf(Descriptor, F_LOCK, 0);
  lockf(Descriptor, F_TLOCK, 0);
  lockf(Descriptor, F_ULOCK, 0);
  lockf(Descriptor, F_TEST, 0);
}
// CHECK: {{^}}[[@LINE-9]]: function 'fileLocks': plain
// CHECK: {{^}}[[@LINE-9]]: call 'flock': blocking=disk operation=lock-file
// CHECK: {{^}}[[@LINE-7]]: call 'lockf': blocking=disk operation=lock-file

void memory(void *At) {
  malloc(1);
  free(At);
  mmap(At, 1, 1, 1, 1, 1);
  munmap(At, 1);
  msync(At, 1, 0);
}
// CHECK: {{^}}[[@LINE-7]]: function 'memory': plain
// CHECK: {{^}}[[@LINE-7]]: call 'malloc': opens-handle
// CHECK: {{^}}[[@LINE-7]]: call 'free': closes-handle
// CHECK: {{^}}[[@LINE-7]]: call 'mmap': opens-handle
// CHECK: {{^}}[[@LINE-7]]: call 'munmap': closes-handle
// CHECK: {{^}}[[@LINE-7]]: call 'msync': blocking=disk operation=write-file

void hashes() {
  crypt("password", "salt");
}
// CHECK: {{^}}[[@LINE-3]]: function 'hashes': plain
// CHECK: {{^}}[[@LINE-3]]: call 'crypt': blocking=cpu operation=hash-password

void logs(FILE *File) {
  openlog("name", 0, 0);
  openlog("name", LOG_NDELAY, 0);
  syslog(0, "text");
  printf("%d", 1);
  fprintf(stderr, "%d", 1);
  fprintf(File, "%d", 1);
  puts("text");
  snprintf(nullptr, 0, "%d", 1);
}
// CHECK: {{^}}[[@LINE-10]]: function 'logs': plain
// CHECK: {{^}}[[@LINE-9]]: call 'openlog': blocking=network operation=log-system
// CHECK: {{^}}[[@LINE-9]]: call 'syslog': sink=log blocking=disk operation=log-system
// CHECK: {{^}}[[@LINE-9]]: call 'printf': sink=console
// CHECK: {{^}}[[@LINE-9]]: call 'fprintf': sink=console
// CHECK: {{^}}[[@LINE-8]]: call 'puts': sink=console blocking=disk operation=write-console

int compare(const void *, const void *);

void leave();

void callsNow(int *Numbers) {
  qsort(Numbers, 1, 4, compare);
  atexit(leave);
}
// CHECK: {{^}}[[@LINE-4]]: function 'callsNow': plain
// CHECK: {{^}}[[@LINE-4]]: call 'qsort': calls-now
