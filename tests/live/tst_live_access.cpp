// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/livefleet.h"
#include "tests/support/sshd.h"

#include <QDateTime>
#include <QDirIterator>
#include <QRegularExpression>

using namespace bw::test;
using namespace bw::test::live;
using namespace Qt::StringLiterals;

namespace {

/// All bytes below a folder.
QByteArray everythingBelow(const QString &folder, const QString &except = {})
{
    QByteArray all;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        if (const QString path = files.next(); except.isEmpty() || !path.contains(except))
            all += contentOf(path);
    return all;
}

} // namespace

/// How the account of a collector is kept small, on real servers: forced command, own key, secrets, journals, lists of nodes.
class TestLiveAccess final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Fleet> m_fleet;
    std::unique_ptr<Sshd> m_sshd;
    Sent m_sent;
    QStringList m_more; ///< of the environment

    [[nodiscard]] QString path(const QString &name) const { return m_fleet->folder.path(name); }
    [[nodiscard]] QStringList environment() const
    {
        return QStringList { u"HOME="_s + path(u"home"_s), u"XDG_CONFIG_HOME="_s + path(u"config"_s), u"XDG_DATA_HOME="_s + path(u"data"_s), u"XDG_RUNTIME_DIR="_s + path(u"run"_s), u"DBUS_SESSION_BUS_ADDRESS="_s, u"SSH_AUTH_SOCK="_s } + m_more;
    }
    [[nodiscard]] Ran run(const QString &store, const QStringList &arguments, const QByteArray &input = {}) const
    {
        return runProgram(ctl, QStringList { u"--store"_s, path(store), u"--format"_s, u"json"_s } + arguments, input, environment());
    }
    [[nodiscard]] QJsonObject json(const QString &store, const QStringList &arguments) const { return QJsonDocument::fromJson(run(store, arguments).out).object(); }
    [[nodiscard]] QJsonObject collect(const QString &store) const { return json(store, { u"collect"_s, u"--deadline"_s, u"120"_s })[u"nodes"_s].toArray().at(0).toObject(); }
    [[nodiscard]] QString why(const QJsonObject &node) const { return QString::fromUtf8(QJsonDocument(node).toJson()); }

private Q_SLOTS:
    void initTestCase()
    {
        QString why = whyNotHere({ u"postfix"_s, u"dovecot"_s, u"python3"_s, u"openssl"_s, u"gzip"_s }, true);
        if (why.isEmpty())
            why = Sshd::whyNot();
        if (!why.isEmpty())
            QSKIP(qPrintable(why));
        m_fleet = std::make_unique<Fleet>();
        QCOMPARE(m_fleet->start(), QString());
        for (const char *name : { "home", "config", "data", "run" })
            m_fleet->folder.makeFolder(QLatin1String(name));
        QFile::setPermissions(path(u"run"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        m_sshd = std::make_unique<Sshd>(m_fleet->folder);
        QCOMPARE(m_sshd->start(), QString());
        m_sent = m_fleet->send(traffic(*m_fleet, u"access"_s));
        m_fleet->waitForQuiet();
    }

    /// A list becomes a node without a connection; its own key gets the line that is printed, and no more than that is possible.
    void forcedCommand()
    {
        const QString store = u"forced.bw"_s;
        Sshd forced(m_fleet->folder, { u"forced"_s, true, {}, {} });
        const Ran made = run(store, { u"fleet"_s, u"key"_s, u"make"_s });
        QVERIFY2(made.exitCode == 0, made.err.constData());
        const QJsonObject key = QJsonDocument::fromJson(made.out).object();
        const QString keyFile = key[u"file"_s].toString();
        QCOMPARE(QFile::permissions(keyFile) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther), QFile::Permissions());
        QCOMPARE(run(store, { u"fleet"_s, u"key"_s, u"make"_s }).exitCode, 3); // never replaced
        QCOMPARE(json(store, { u"fleet"_s, u"key"_s, u"show"_s }), key);
        // ssh-keygen reads it, and says the same.
        QCOMPARE(QString::fromLatin1(runProgram(u"ssh-keygen"_s, { u"-lf"_s, keyFile }).out).section(u' ', 1, 1), key[u"fingerprint"_s].toString());

        m_fleet->folder.write(u"nodes.csv"_s, "name,host,port,user,log,config_dir,log_tz\nmx1,127.0.0.1," + QByteArray::number(forced.port()) + ",root," + m_fleet->log.toUtf8() + "," + path(u"postfix-out/etc"_s).toUtf8() + ",UTC\n");
        const auto preview = json(store, { u"fleet"_s, u"import"_s, path(u"nodes.csv"_s), u"--preview"_s })[u"nodes"_s].toArray();
        QCOMPARE(preview.size(), 1);
        QCOMPARE(preview.at(0)[u"state"_s].toString(), u"new"_s);
        QVERIFY(!QFile::exists(path(store)));
        const Ran imported = run(store, { u"fleet"_s, u"import"_s, path(u"nodes.csv"_s) }); // the server does not even run yet
        QVERIFY2(imported.exitCode == 0, imported.err.constData());
        QCOMPARE(json(store, { u"fleet"_s, u"import"_s, path(u"nodes.csv"_s), u"--preview"_s })[u"nodes"_s].toArray().at(0)[u"state"_s].toString(), u"same_name"_s);

        const QString line = json(store, { u"fleet"_s, u"authorize"_s, u"mx1"_s })[u"line"_s].toString();
        QVERIFY2(line.startsWith(u"restrict,command=\"/usr/local/sbin/breakwater-read "_s) && line.contains(key[u"public_key"_s].toString().section(u' ', 1, 1)), qPrintable(line));
        const Ran script = run(store, { u"fleet"_s, u"script"_s });
        m_fleet->folder.write(u"breakwater-read"_s, script.out);
        QFile::setPermissions(path(u"breakwater-read"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
        m_fleet->folder.write(u"forced/authorized_keys"_s, QString(line).replace(u"/usr/local/sbin/breakwater-read"_s, path(u"breakwater-read"_s)).toUtf8() + '\n');
        QCOMPARE(forced.start(), QString());

        const Ran tested = run(store, { u"fleet"_s, u"test"_s, u"mx1"_s, u"--deadline"_s, u"120"_s, u"--accept-host-key"_s, forced.fingerprint() });
        QVERIFY2(tested.exitCode == 0, (tested.out + tested.err).constData());
        const QJsonObject node = collect(store);
        QVERIFY2(node[u"ok"_s].toBool() && !node[u"snapshot_id"_s].isNull(), qPrintable(why(node)));
        QCOMPARE(figures(figuresOf(path(store))), figures(m_sent));
        const QByteArray shown = run(store, { u"snapshots"_s, u"show"_s, QString::number(node[u"snapshot_id"_s].toInteger()) }).out;
        QVERIFY2(shown.contains("relayhost = [127.0.0.1]"), shown.constData());

        // The stolen key can do nothing else.
        for (const QString &command : { u"id"_s, u"cat "_s + m_fleet->log, u"dd if=/etc/passwd"_s, u"sh -c id"_s, QString() }) {
            const Ran ran = runProgram(u"ssh"_s, QStringList { u"-n"_s, u"-F"_s, u"none"_s, u"-o"_s, u"StrictHostKeyChecking=no"_s, u"-o"_s, u"UserKnownHostsFile=/dev/null"_s, u"-o"_s, u"BatchMode=yes"_s, u"-i"_s, keyFile, u"-p"_s, QString::number(forced.port()), u"root@127.0.0.1"_s } + (command.isEmpty() ? QStringList() : QStringList { command }));
            QCOMPARE(ran.exitCode, 126);
            QVERIFY2(ran.out.isEmpty() && ran.err.contains("breakwater-read: not allowed"), ran.err.constData());
        }
    }

    /// The passphrase comes from the keychain; neither it nor a key is anywhere else.
    void secretsStayWhereTheyAre()
    {
        if (runProgram(u"dbus-run-session"_s, { u"--"_s, u"gnome-keyring-daemon"_s, u"--version"_s }).exitCode != 0)
            QSKIP("gnome-keyring is not installed");
        const QByteArray passphrase = "correct horse";
        const QByteArray words = "set -e\nprintf '\\n' | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null 2>&1\n"
                                 "ctl=\"$1 --store $2 --format json\"; key=$3; port=$4; print=$5; log=$6\n"
                                 "add=\"fleet add mx1 --mta postfix --route ssh --host 127.0.0.1 --port $port --user root --key $key --log $log --log-tz UTC\"\n"
                                 "if $ctl $add --accept-host-key $print; then exit 9; fi\n" // locked, and nobody to ask
                                 "if printf 'wrong horse\\n' | $ctl fleet secret --key $key; then exit 8; fi\n"
                                 "printf 'correct horse\\n' | $ctl fleet secret --key $key\n"
                                 "$ctl $add --accept-host-key $print\n$ctl collect\n$ctl fleet list\n"
                                 "$ctl fleet secret --key $key --forget\nif $ctl fleet test mx1; then exit 7; fi\n";
        m_fleet->folder.write(u"secret.sh"_s, words);
        const Ran ran = runProgram(u"dbus-run-session"_s,
            { u"--"_s, u"sh"_s, path(u"secret.sh"_s), ctl, path(u"secret.bw"_s), m_sshd->lockedKeyFile(), QString::number(m_sshd->port()), m_sshd->fingerprint(), m_fleet->log }, {}, environment(), 120'000);
        QVERIFY2(ran.exitCode == 0, (QByteArray::number(ran.exitCode) + ran.out + ran.err).constData());
        QCOMPARE(figures(figuresOf(path(u"secret.bw"_s))), figures(m_sent));
        const QByteArray body = contentOf(m_sshd->lockedKeyFile()).split('\n').at(2);
        QVERIFY(body.size() > 40);
        const QByteArray own = contentOf(path(u"data/breakwater/ssh/id_ed25519"_s)).split('\n').value(2, "there is no own key");
        QByteArray all = ran.out + ran.err + everythingBelow(path(u"config"_s)) + everythingBelow(path(u"home"_s)) + everythingBelow(path(u"data"_s), u"/breakwater/ssh/"_s);
        for (const char *suffix : { "", "-wal" })
            all += contentOf(path(u"secret.bw"_s) + QLatin1String(suffix)) + contentOf(path(u"forced.bw"_s) + QLatin1String(suffix));
        for (const QByteArray &planted : { passphrase, body, own, QByteArray("wrong horse") })
            QVERIFY2(!all.contains(planted), planted.constData());
    }

    /// What a node says reaches a terminal without its escapes; garbage and endless talk end the round, not the program.
    void nodesThatLie()
    {
        struct
        {
            const char *name, *script;
        } const liars[] {
            { "escapes", "printf 'a\\033]0;owned\\007\\033[2Jb\\n' >&2; printf 'a\\033]0;owned\\007\\033[2J\\n'; exit 1" },
            { "garbage", "head -c 300000 /dev/urandom" },
            { "endless", "case $SSH_ORIGINAL_COMMAND in date*|readlink*) exit 0;; *) exec yes;; esac" },
            { "mute", "exec sleep 600" },
        };
        for (const auto &liar : liars) {
            const QString name = QLatin1String(liar.name), store = name + u".bw"_s;
            m_fleet->folder.write(name + u".sh"_s, QByteArray("#!/bin/sh\n") + liar.script + '\n');
            Sshd sshd(m_fleet->folder, { name, false, u"/bin/sh "_s + path(name + u".sh"_s), {} });
            QCOMPARE(sshd.start(), QString());
            m_fleet->folder.write(name + u".csv"_s, "name,host,port,user,key,log\n" + QByteArray(liar.name) + ",127.0.0.1," + QByteArray::number(sshd.port()) + ",root," + sshd.keyFile().toUtf8() + "," + m_fleet->log.toUtf8() + "\n");
            QCOMPARE(run(store, { u"fleet"_s, u"import"_s, path(name + u".csv"_s) }).exitCode, 0);
            QElapsedTimer time;
            time.start();
            QByteArray said;
            for (const QString &format : { u"table"_s, u"json"_s }) {
                const Ran tested = runProgram(ctl, { u"--store"_s, path(store), u"--format"_s, format, u"fleet"_s, u"test"_s, name, u"--deadline"_s, u"5"_s, u"--accept-host-key"_s, sshd.fingerprint() }, {}, environment());
                said += tested.out + tested.err;
            }
            const Ran collected = run(store, { u"collect"_s, u"--deadline"_s, u"5"_s });
            QVERIFY2(time.elapsed() < 25'000, qPrintable(name + u' ' + QString::number(time.elapsed())));
            QVERIFY2(collected.exitCode == 3, (name.toUtf8() + ' ' + collected.out + collected.err).constData());
            said += collected.out + collected.err + runProgram(ctl, { u"--store"_s, path(store), u"--format"_s, u"table"_s, u"fleet"_s, u"list"_s }, {}, environment()).out;
            QVERIFY2(!said.contains('\033') && !said.contains('\007'), said.toHex(' ').constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestLiveAccess)
#include "tst_live_access.moc"
