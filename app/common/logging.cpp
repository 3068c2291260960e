// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/logging.h"

#include "app/common/paths.h"

#include "models/core/printable.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QMutex>
#include <QRegularExpression>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace bw::app {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::app::Logging)
};

constexpr qint64 mostLogBytes = 4 * 1024 * 1024;

/// Beginnings of lines that Qt 6.4 says without a category (no rule can hide them), and that tell a person nothing.
constexpr std::array harmless{
    "This plugin does not support propagateSizeHints()"_L1, // offscreen
    "This plugin does not support raise()"_L1, "This plugin does not support grabbing the keyboard"_L1,
    "QStandardPaths: XDG_RUNTIME_DIR not set, defaulting to"_L1,
    "QStandardPaths: runtime directory "_L1, // not ours, or wrong mode: a root shell
};

struct Log
{
    QMutex mutex;
    QString path;
    int fd = -1;
    qint64 bytes = 0;
    bool verbose = false;
};

Log &theLog()
{
    static Log log;
    return log;
}

const char *levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "critical";
    case QtFatalMsg:
        break;
    }
    return "fatal";
}

/// errno, 0 when it is open.
int openFile(Log &log)
{
    if (!makePrivateFolder(QFileInfo(log.path).path()))
        return EACCES;
    log.fd =
        ::open(QFile::encodeName(log.path).constData(), O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (log.fd < 0)
        return errno;
    struct stat facts{};
    log.bytes = ::fstat(log.fd, &facts) == 0 ? facts.st_size : 0;
    return 0;
}

void writeToFile(Log &log, const QByteArray &line)
{
    if (log.fd >= 0 && log.bytes + line.size() > mostLogBytes) {
        ::close(log.fd);
        const QByteArray name = QFile::encodeName(log.path);
        ::rename(name.constData(), (name + ".1").constData());
        openFile(log);
    }
    if (log.fd >= 0 && ::write(log.fd, line.constData(), std::size_t(line.size())) == line.size())
        log.bytes += line.size();
}

void handle(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    for (const QLatin1String start : harmless)
        if (text.startsWith(start))
            return;
    QString shown = withoutLocalParts(text);
    shown.replace(u'\n', u' ').replace(u'\r', u' ');
    const QByteArray utf8 = core::printable(shown).toUtf8();
    const QByteArray category = context.category && std::strcmp(context.category, "default") != 0
        ? QByteArray(context.category) + ": "
        : QByteArray();

    Log &log = theLog();
    const QMutexLocker lock(&log.mutex);
    writeToFile(log,
        QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1() + ' ' + levelOf(type) + ' ' + category
            + utf8 + '\n');
    if (log.verbose || (type != QtDebugMsg && type != QtInfoMsg)) {
        std::fputs(("breakwater: " + category + utf8 + '\n').constData(), stderr);
        std::fflush(stderr);
    }
}

} // namespace

QString withoutLocalParts(const QString &text)
{
    // Everything that stands before an @ up to a space, a bracket or a comma; a quoted local part as a whole.
    static const QRegularExpression address(uR"((*LIMIT_MATCH=200000)("[^"]*"|[^\s<>()\[\],;:"=']+)@)"_s);
    QString out = text;
    return out.replace(address, u"…@"_s);
}

core::Done installLogging(const LogOptions &options)
{
    Log &log = theLog();
    {
        const QMutexLocker lock(&log.mutex);
        log.verbose = options.verbose;
        log.path = options.file;
    }
    qInstallMessageHandler(&handle);
    if (options.file.isEmpty())
        return {};
    const QMutexLocker lock(&log.mutex);
    if (const int error = openFile(log))
        return core::fail({error == ENOSPC || error == EDQUOT ? core::ProblemKind::Full : core::ProblemKind::Denied,
            Tr::tr("The log file could not be opened"), QString::fromLocal8Bit(std::strerror(error)), options.file,
            {}});
    return {};
}

} // namespace bw::app
