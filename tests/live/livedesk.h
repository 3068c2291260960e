// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/program.h"
#include "tests/support/sshd.h"
#include "tests/support/workfolder.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <memory>

namespace bw::test::live {

using namespace Qt::StringLiterals;

/// breakwaterctl with home, settings and data of its own, without a keychain and without an agent.
class Desk final
{
public:
    explicit Desk(const WorkFolder &folder)
        : m_folder(folder)
    {
        for (const char *name : {"home", "config", "data", "run"})
            m_folder.makeFolder(QLatin1String(name));
        QFile::setPermissions(path(u"run"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    [[nodiscard]] QString path(const QString &name) const { return m_folder.path(name); }
    [[nodiscard]] QStringList environment() const
    {
        return {u"HOME="_s + path(u"home"_s), u"XDG_CONFIG_HOME="_s + path(u"config"_s),
            u"XDG_DATA_HOME="_s + path(u"data"_s), u"XDG_RUNTIME_DIR="_s + path(u"run"_s),
            u"DBUS_SESSION_BUS_ADDRESS="_s, u"SSH_AUTH_SOCK="_s};
    }
    [[nodiscard]] QStringList words(const QString &store, const QStringList &arguments) const
    {
        return QStringList{u"--store"_s, path(store), u"--format"_s, u"json"_s} + arguments;
    }
    [[nodiscard]] Ran run(const QString &store, const QStringList &arguments, const QByteArray &input = {}) const
    {
        return runProgram(program(), words(store, arguments), input, environment(), 180'000);
    }
    /// As run(); \p peakBytes: the most memory that it had in use.
    [[nodiscard]] Ran measured(const QString &store, const QStringList &arguments, qint64 &peakBytes) const
    {
        static const QString measure = u"import os, resource, sys\n"
                                       "code = os.spawnv(os.P_WAIT, sys.argv[1], sys.argv[1:])\n"
                                       "open(os.environ['PEAK'], 'w').write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))\n"
                                       "sys.exit(code)"_s;
        const Ran ran = runProgram(u"python3"_s, QStringList{u"-c"_s, measure, program()} + words(store, arguments), {}, environment() << u"PEAK="_s + path(u"peak"_s), 180'000);
        peakBytes = contentOf(path(u"peak"_s)).toLongLong() * 1024;
        return ran;
    }
    /// As a person reads it.
    [[nodiscard]] Ran table(const QString &store, const QStringList &arguments) const
    {
        return runProgram(program(), QStringList{u"--store"_s, path(store), u"--format"_s, u"table"_s} + arguments, {},
            environment(), 180'000);
    }
    [[nodiscard]] Ran csv(const QString &store, const QStringList &arguments) const
    {
        return runProgram(program(), QStringList{u"--store"_s, path(store), u"--format"_s, u"csv"_s} + arguments, {},
            environment(), 180'000);
    }
    [[nodiscard]] QJsonObject json(const QString &store, const QStringList &arguments) const
    {
        return QJsonDocument::fromJson(run(store, arguments).out).object();
    }
    /// One round; the first node's answer.
    [[nodiscard]] QJsonObject collect(const QString &store, int deadline = 120) const
    {
        return json(store, {u"collect"_s, u"--deadline"_s, QString::number(deadline)})[u"nodes"_s].toArray().at(0).toObject();
    }
    [[nodiscard]] int rejected(const QString &store) const
    {
        return json(store, {u"volume"_s})[u"totals"_s][u"rejected"_s].toInt();
    }
    /// The words that add mx1 by a key that may log in, and accept the server's key.
    [[nodiscard]] static QStringList addArguments(const Sshd &sshd, const QString &route, const QString &log, int port = 0)
    {
        return {u"fleet"_s, u"add"_s, u"mx1"_s, u"--mta"_s, u"postfix"_s, u"--route"_s, route, u"--host"_s, u"127.0.0.1"_s,
            u"--port"_s, QString::number(port == 0 ? sshd.port() : port), u"--user"_s, u"root"_s, u"--key"_s, sshd.keyFile(),
            u"--log"_s, log, u"--log-tz"_s, u"UTC"_s, u"--deadline"_s, u"120"_s, u"--accept-host-key"_s, sshd.fingerprint()};
    }

    [[nodiscard]] static QString program() { return QStringLiteral(BW_BINARY_DIR "/breakwaterctl"); }
    [[nodiscard]] static QByteArray why(const QJsonObject &node) { return QJsonDocument(node).toJson(); }

private:
    const WorkFolder &m_folder;
};

/// What a test that needs no mail server begins with.
class DeskPlace
{
protected:
    /// Makes both; or says why no SSH server can be started here.
    [[nodiscard]] QString begin()
    {
        const QString why = Sshd::whyNot();
        if (why.isEmpty()) {
            m_folder = std::make_unique<WorkFolder>();
            m_desk = std::make_unique<Desk>(*m_folder);
        }
        return why;
    }
    std::unique_ptr<WorkFolder> m_folder;
    std::unique_ptr<Desk> m_desk;
};

/// A log of `count` refusals, a line and a second each, so that a line lost or doubled shows in the figures.
inline QByteArray refusals(int first, int count)
{
    const auto two = [](int number) { return QByteArray::number(number).rightJustified(2, '0'); };
    QByteArray lines;
    for (int i = first; i < first + count; ++i)
        lines += "2026-11-24T" + two(i / 3600) + ':' + two(i / 60 % 60) + ':' + two(i % 60) + ".000000+00:00 mx1 postfix/smtpd["
            + QByteArray::number(i) + "]: NOQUEUE: reject: RCPT from unknown[192.0.2.1]: 554 5.7.1 <a@example.net>: Relay access denied; "
              "from=<b@example.org> to=<a@example.net> proto=ESMTP helo=<"
            + QCryptographicHash::hash(QByteArray::number(i), QCryptographicHash::Sha256).toHex() + ".example.org>\n"; // packs badly
    return lines;
}

/// All bytes below a folder.
inline QByteArray everythingBelow(const QString &folder, const QString &except = {})
{
    QByteArray all;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        if (const QString path = files.next(); except.isEmpty() || !path.contains(except))
            all += contentOf(path);
    return all;
}

} // namespace bw::test::live
