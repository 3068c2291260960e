// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/workfolder.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace bw::test {

WorkFolder::WorkFolder()
    : m_dir(u"/tmp/bw-test-XXXXXX"_s)
{
    if (!m_dir.isValid())
        qFatal("no folder for a test: %s", qPrintable(m_dir.errorString()));
    ::chmod(QFile::encodeName(m_dir.path()).constData(), 0755);
}

QString WorkFolder::path(const QString &relative) const
{
    return relative.isEmpty() ? m_dir.path() : m_dir.filePath(relative);
}

void WorkFolder::makeFolder(const QString &relative) const
{
    if (!QDir(m_dir.path()).mkpath(relative))
        qFatal("cannot make %s", qPrintable(path(relative)));
}

void WorkFolder::write(const QString &relative, const QByteArray &content) const
{
    QDir().mkpath(QFileInfo(path(relative)).path());
    QFile file(path(relative));
    if (!file.open(QFile::WriteOnly | QFile::Truncate) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path(relative)));
}

void WorkFolder::give(const QString &relative, const QString &user, const QString &group) const
{
    if (::geteuid() != 0)
        return;
    const passwd *who = ::getpwnam(user.toUtf8().constData());
    const struct group *whose = group.isEmpty() ? nullptr : ::getgrnam(group.toUtf8().constData());
    if (!who || (!group.isEmpty() && !whose)
        || ::chown(QFile::encodeName(path(relative)).constData(), who->pw_uid, whose ? whose->gr_gid : who->pw_gid)
            != 0)
        qFatal("cannot give %s to %s", qPrintable(path(relative)), qPrintable(user));
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

namespace {
/// The kernel lets go of it when this process ends, however it does. A second time in one process: refused too.
bool reserve(quint16 port)
{
    const QByteArray folder = "/tmp/bw-test-ports";
    const mode_t mask = ::umask(0);
    ::mkdir(folder.constData(), 0777);
    const int file = ::open((folder + '/' + QByteArray::number(port)).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    ::umask(mask);
    if (file >= 0 && ::flock(file, LOCK_EX | LOCK_NB) == 0)
        return true; // and stays open
    if (file >= 0)
        ::close(file);
    return false;
}
}

quint16 freePort()
{
    // Below those that the kernel gives to connections on their way out: such a one would be in use a moment later.
    for (int look = 0; look < 1000; ++look) {
        const auto port = static_cast<quint16>(QRandomGenerator::global()->bounded(20'000, 32'000));
        QTcpServer server;
        if (reserve(port) && server.listen(QHostAddress::LocalHost, port))
            return port;
    }
    qFatal("no free port of 127.0.0.1 from 20000 to 32000");
}

bool portAnswers(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    return socket.waitForConnected(500);
}

QString whyNotHere(const QStringList &programs, bool needsRoot)
{
    if (needsRoot && ::geteuid() != 0)
        return u"this test starts servers of other users and must run as root"_s;
    const QStringList places{u"/usr/sbin"_s, u"/sbin"_s, u"/usr/bin"_s, u"/bin"_s, u"/usr/lib/postgresql/15/bin"_s};
    for (const QString &program : programs)
        if (QStandardPaths::findExecutable(program, places).isEmpty())
            return program + u" is not installed (installer/packages, group test)"_s;
    return {};
}

} // namespace bw::test
