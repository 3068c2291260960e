// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/postgres.h"

#include "tests/support/program.h"

#include <pwd.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace bw::test {

namespace {

/// PostgreSQL refuses to run as root: then all of it runs as nobody, from a folder that nobody may enter.
Ran runAsServer(const QString &program, const QStringList &arguments, const QString &folder)
{
    const QString path = u"/usr/lib/postgresql/15/bin/"_s + program;
    QStringList command{u"-C"_s, folder};
    if (::geteuid() == 0)
        command << u"/usr/bin/setpriv"_s << u"--reuid=nobody"_s << u"--regid=nogroup"_s << u"--clear-groups"_s;
    return runProgram(u"/usr/bin/env"_s, command << path << arguments);
}

} // namespace

Postgres::~Postgres()
{
    stop();
}

QString Postgres::socketFolder() const
{
    return m_folder.path(u"pg"_s);
}

QString Postgres::user() const
{
    if (::geteuid() == 0)
        return u"nobody"_s;
    const passwd *me = ::getpwuid(::geteuid());
    return me ? QString::fromLocal8Bit(me->pw_name) : u"nobody"_s;
}

QString Postgres::start()
{
    m_folder.makeFolder(u"pg"_s);
    m_folder.give(u"pg"_s, u"nobody"_s, u"nogroup"_s);
    const QString base = m_folder.path(u"pg"_s), data = base + u"/data"_s, log = base + u"/log"_s;
    auto ran = runAsServer(u"initdb"_s,
        {u"-D"_s, data, u"-A"_s, u"trust"_s, u"-U"_s, user(), u"-E"_s, u"UTF8"_s, u"--locale=C"_s, u"--no-sync"_s},
        base);
    if (ran.exitCode == 0) {
        const QString options =
            u"-c listen_addresses='' -c unix_socket_directories=%1 -c port=%2 -c fsync=off"_s.arg(base).arg(port());
        // The server holds its parent's output open: into a file with it, or the wait would never end.
        ran = runAsServer(u"pg_ctl"_s, {u"-D"_s, data, u"-w"_s, u"-l"_s, log, u"-o"_s, options, u"start"_s}, base);
    }
    m_running = ran.exitCode == 0;
    return m_running ? QString() : QString::fromUtf8("PostgreSQL: " + ran.out + ran.err + contentOf(log));
}

void Postgres::stop()
{
    if (m_running)
        (void)runAsServer(
            u"pg_ctl"_s, {u"-D"_s, socketFolder() + u"/data"_s, u"-m"_s, u"immediate"_s, u"stop"_s}, socketFolder());
    m_running = false;
}

} // namespace bw::test
