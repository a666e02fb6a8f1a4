// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "WorkerPool.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/Support/PrettyStackTrace.h"
#include "llvm/Support/raw_ostream.h"
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <list>
#include <optional>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace llvm;

namespace async_tidy::driver {
namespace {

using Clock = std::chrono::steady_clock;

volatile std::sig_atomic_t Interrupted = 0;
constexpr int InterruptSignals[] = {SIGINT, SIGTERM, SIGHUP};

/// How much of a child's standard error is kept, in bytes.
constexpr off_t KeptErrorText = 16 * 1024;

void onInterrupt(int) { Interrupted = 1; }

Error systemError(const char *What) {
  return createStringError(std::error_code(errno, std::generic_category()),
                           What);
}

struct Child {
  size_t Job;
  pid_t Pid;
  /// Where its output comes out.
  int Pipe;
  /// A memory file that is its standard error.
  int ErrorFile;
  Clock::time_point Start;
  std::optional<Clock::time_point> Deadline;
  std::string Output;
  bool TimedOut = false;
};

bool writeAll(int File, StringRef Bytes) {
  while (!Bytes.empty()) {
    const ssize_t Written = ::write(File, Bytes.data(), Bytes.size());
    if (Written < 0 && errno == EINTR)
      continue;
    if (Written < 0)
      return false;
    Bytes = Bytes.drop_front(Written);
  }
  return true;
}

[[noreturn]] void runChild(size_t JobIndex, int Output, int ErrorFile,
                           pid_t Parent, const sigset_t &Mask,
                           function_ref<std::string(size_t)> Job) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != Parent)
    ::_exit(1);
  ::dup2(ErrorFile, STDERR_FILENO);
  // Says which code was being parsed when a child crashes.
  EnablePrettyStackTrace();
  // A terminal sends Ctrl-C to the children too; ending them is the parent's.
  for (int Signal : InterruptSignals)
    std::signal(Signal, SIG_IGN);
  ::sigprocmask(SIG_SETMASK, &Mask, nullptr);
  const bool Written = writeAll(Output, Job(JobIndex));
  errs().flush();
  ::_exit(Written ? 0 : 1);
}

std::string readErrorText(int File) {
  const off_t Size = ::lseek(File, 0, SEEK_END);
  const off_t Start = std::max<off_t>(0, Size - KeptErrorText);
  std::string Text(Size - Start, '\0');
  const ssize_t Read = ::pread(File, Text.data(), Text.size(), Start);
  Text.resize(std::max<ssize_t>(0, Read));
  return Text;
}

std::string describeEnd(int Status) {
  if (WIFSIGNALED(Status))
    return ("killed by signal " + Twine(WTERMSIG(Status)) + " (" +
            ::strsignal(WTERMSIG(Status)) + ")")
        .str();
  return "exited with status " + std::to_string(WEXITSTATUS(Status));
}

class Run {
public:
  /// \p Mask are the signals to hold back in the children and while waiting.
  Run(std::chrono::seconds Timeout, std::optional<Clock::time_point> End,
      const sigset_t &Mask, function_ref<std::string(size_t)> Job,
      function_ref<void(size_t, JobOutcome)> Done)
      : Timeout(Timeout), End(End), Mask(Mask), Job(Job), Done(Done) {}

  size_t running() const { return Children.size(); }

  Error start(size_t JobIndex) {
    int Pipe[2];
    if (::pipe2(Pipe, O_CLOEXEC))
      return systemError("cannot make a pipe");
    const scope_exit CloseWriteEnd([&] { ::close(Pipe[1]); });
    const int ErrorFile = ::memfd_create("stderr", MFD_CLOEXEC);
    if (ErrorFile < 0) {
      ::close(Pipe[0]);
      return systemError("cannot make a file in memory");
    }
    outs().flush();
    errs().flush();
    const pid_t Parent = ::getpid();
    const pid_t Pid = ::fork();
    if (Pid == 0)
      runChild(JobIndex, Pipe[1], ErrorFile, Parent, Mask, Job);
    if (Pid < 0) {
      ::close(Pipe[0]);
      ::close(ErrorFile);
      return systemError("cannot start a process");
    }
    const Clock::time_point Start = Clock::now();
    std::optional<Clock::time_point> Deadline;
    if (Timeout.count())
      Deadline = Start + Timeout;
    Children.push_back(
        {JobIndex, Pid, Pipe[0], ErrorFile, Start, Deadline, {}, false});
    return Error::success();
  }

  /// Waits until something happens.
  Error step() {
    std::vector<pollfd> Polled;
    std::optional<Clock::time_point> First = End;
    for (const Child &C : Children) {
      Polled.push_back({C.Pipe, POLLIN, 0});
      if (C.Deadline && !C.TimedOut && (!First || *C.Deadline < *First))
        First = C.Deadline;
    }
    timespec Wait{};
    if (First) {
      const auto Left =
          std::max(Clock::duration::zero(), *First - Clock::now());
      const auto Seconds = std::chrono::floor<std::chrono::seconds>(Left);
      Wait.tv_sec = Seconds.count();
      Wait.tv_nsec = std::chrono::nanoseconds(Left - Seconds).count();
    }
    if (::ppoll(Polled.data(), Polled.size(), First ? &Wait : nullptr, &Mask) <
        0)
      return errno == EINTR ? Error::success()
                            : systemError("cannot wait for the children");
    auto It = Children.begin();
    for (const pollfd &P : Polled) {
      const auto This = It++;
      if (P.revents && !readSome(*This)) {
        end(*This);
        Children.erase(This);
      }
    }
    killLate();
    return Error::success();
  }

  void killAll() {
    for (Child &C : Children) {
      ::kill(C.Pid, SIGKILL);
      reap(C);
    }
    Children.clear();
  }

private:
  /// False at the end of the pipe.
  static bool readSome(Child &C) {
    char Buffer[64 * 1024];
    const ssize_t Count = ::read(C.Pipe, Buffer, sizeof(Buffer));
    if (Count > 0)
      C.Output.append(Buffer, Count);
    return Count > 0 || (Count < 0 && errno == EINTR);
  }

  void killLate() {
    for (Child &C : Children)
      if (C.Deadline && !C.TimedOut && *C.Deadline <= Clock::now()) {
        C.TimedOut = true;
        ::kill(C.Pid, SIGKILL);
      }
  }

  static int reap(Child &C) {
    int Status = 0;
    while (::waitpid(C.Pid, &Status, 0) < 0 && errno == EINTR)
      ;
    ::close(C.Pipe);
    ::close(C.ErrorFile);
    return Status;
  }

  void end(Child &C) {
    JobOutcome Outcome;
    // Its end of the pipe is closed, so it has ended or is about to.
    Outcome.ErrorText = readErrorText(C.ErrorFile);
    const int Status = reap(C);
    Outcome.Output = std::move(C.Output);
    Outcome.Seconds =
        std::chrono::duration<double>(Clock::now() - C.Start).count();
    if (Status != 0) {
      Outcome.How =
          C.TimedOut ? JobOutcome::End::TimedOut : JobOutcome::End::Crashed;
      Outcome.Reason = describeEnd(Status);
    }
    Done(C.Job, std::move(Outcome));
  }

  std::chrono::seconds Timeout;
  std::optional<Clock::time_point> End;
  sigset_t Mask;
  function_ref<std::string(size_t)> Job;
  function_ref<void(size_t, JobOutcome)> Done;
  std::list<Child> Children;
};

} // namespace

void noteInterrupts() {
  for (int Signal : InterruptSignals) {
    struct sigaction Action{};
    ::sigaction(Signal, nullptr, &Action);
    // As nohup and shells' background jobs ask.
    if (Action.sa_handler == SIG_IGN)
      continue;
    Action.sa_handler = onInterrupt;
    Action.sa_flags = SA_RESETHAND;
    ::sigaction(Signal, &Action, nullptr);
  }
}

bool interrupted() { return Interrupted; }

Expected<bool> WorkerPool::run(ArrayRef<size_t> Jobs,
                               function_ref<std::string(size_t)> Job,
                               function_ref<void(size_t, JobOutcome)> Done) {
  // Signals are let through only while waiting, so that none is missed
  // between the test and the wait.
  sigset_t Blocked, Before;
  sigemptyset(&Blocked);
  for (int Signal : InterruptSignals)
    sigaddset(&Blocked, Signal);
  ::sigprocmask(SIG_BLOCK, &Blocked, &Before);
  const scope_exit Restore(
      [&] { ::sigprocmask(SIG_SETMASK, &Before, nullptr); });

  Run Current(Timeout, Deadline, Before, Job, Done);
  const scope_exit KillRest([&] { Current.killAll(); });
  const auto Stopped = [&] {
    return interrupted() || (Deadline && *Deadline <= Clock::now());
  };
  while (!Stopped() && (!Jobs.empty() || Current.running())) {
    while (!Jobs.empty() && Current.running() < Workers) {
      if (Error E = Current.start(Jobs.front()))
        return E;
      Jobs = Jobs.drop_front();
    }
    if (Error E = Current.step())
      return E;
  }
  return Jobs.empty() && !Current.running() && !interrupted();
}

} // namespace async_tidy::driver
