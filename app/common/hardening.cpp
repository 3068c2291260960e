// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/hardening.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace bw::app {

void hardenProcess(Hardening hardening)
{
    // systemd-coredump and apport honour the limit too, though the kernel pipes to them whatever it is.
    constexpr rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    if (hardening == Hardening::NoDumpsNoTracing)
        ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

void hardenReleaseProcess([[maybe_unused]] Hardening hardening)
{
    // A size limit (ulimit -f) is a failure to be told, not an end: the write then fails with EFBIG.
    std::signal(SIGXFSZ, SIG_IGN);
#ifdef NDEBUG
    hardenProcess(hardening);
#endif
}

void raiseFileLimit()
{
    constexpr rlim_t most = 65'536;
    rlimit files {};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur >= most)
        return;
    files.rlim_cur = std::min(files.rlim_max, most);
    ::setrlimit(RLIMIT_NOFILE, &files);
}

void holdStandardFiles()
{
    for (const int file : { STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO })
        if (::fcntl(file, F_GETFD) < 0 && errno == EBADF)
            static_cast<void>(::open("/dev/null", file == STDIN_FILENO ? O_WRONLY : O_RDONLY)); // takes the lowest number that is free: this one
}

} // namespace bw::app
