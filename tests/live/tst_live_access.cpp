// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/livedesk.h"
#include "tests/live/livefleet.h"

using namespace bw::test;
using namespace bw::test::live;
using namespace Qt::StringLiterals;

/// How the account of a collector is kept small, on real servers: forced command, own key, secrets, lists of nodes.
class TestLiveAccess final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Fleet> m_fleet;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<Sshd> m_sshd;
    Sent m_sent;

    [[nodiscard]] QString path(const QString &name) const { return m_fleet->folder.path(name); }
    [[nodiscard]] Ran run(const QString &store, const QStringList &arguments) const { return m_desk->run(store, arguments); }
    [[nodiscard]] QJsonObject json(const QString &store, const QStringList &arguments) const { return m_desk->json(store, arguments); }

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = whyNoFleet({ u"gzip"_s }); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_fleet = std::make_unique<Fleet>();
        QCOMPARE(m_fleet->start(), QString());
        m_desk = std::make_unique<Desk>(m_fleet->folder);
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
        const QJsonObject node = m_desk->collect(store);
        QVERIFY2(node[u"ok"_s].toBool() && !node[u"snapshot_id"_s].isNull(), Desk::why(node).constData());
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
                                 "add=\"fleet add mx1 --mta postfix --route ssh --host 127.0.0.1 --port $port --user root --key $key --log $log --log-tz UTC --config-dir $7\"\n"
                                 "if $ctl $add --accept-host-key $print; then exit 9; fi\n" // locked, and nobody to ask
                                 "if printf 'wrong horse\\n' | $ctl fleet secret --key $key; then exit 8; fi\n"
                                 "printf 'correct horse\\n' | $ctl fleet secret --key $key\n"
                                 "$ctl $add --accept-host-key $print\n$ctl collect\n$ctl fleet list\n"
                                 "$ctl fleet secret --key $key --forget\nif $ctl fleet test mx1; then exit 7; fi\n";
        m_fleet->folder.write(u"secret.sh"_s, words);
        // What a node's settings hold of secrets is masked before it is kept.
        const QString etc = path(u"postfix-out/etc"_s);
        for (const QString &setting : { u"smtp_sasl_password_maps=inline:{[relay.example.net]=joe:planted-inline}"_s, u"lmtp_sasl_password_maps=static:joe:planted-static"_s, u"smtpd_sasl_local_domain=$planted_password"_s, u"planted_password=planted-setting"_s })
            QCOMPARE(runProgram(u"postconf"_s, { u"-c"_s, etc, u"-e"_s, setting }).exitCode, 0);
        const Ran ran = runProgram(u"dbus-run-session"_s,
            { u"--"_s, u"sh"_s, path(u"secret.sh"_s), ctl, path(u"secret.bw"_s), m_sshd->lockedKeyFile(), QString::number(m_sshd->port()), m_sshd->fingerprint(), m_fleet->log, etc }, {}, m_desk->environment(), 120'000);
        QVERIFY2(ran.exitCode == 0, (QByteArray::number(ran.exitCode) + ran.out + ran.err).constData());
        QCOMPARE(figures(figuresOf(path(u"secret.bw"_s))), figures(m_sent));
        const QByteArray body = contentOf(m_sshd->lockedKeyFile()).split('\n').at(2);
        QVERIFY(body.size() > 40);
        const QByteArray own = contentOf(path(u"data/breakwater/ssh/id_ed25519"_s)).split('\n').value(2, "there is no own key");
        QByteArray all = ran.out + ran.err + everythingBelow(path(u"config"_s)) + everythingBelow(path(u"home"_s)) + everythingBelow(path(u"data"_s), u"/breakwater/ssh/"_s);
        for (const char *suffix : { "", "-wal" })
            all += contentOf(path(u"secret.bw"_s) + QLatin1String(suffix)) + contentOf(path(u"forced.bw"_s) + QLatin1String(suffix));
        const QString snapshot = QString::number(json(u"secret.bw"_s, { u"snapshots"_s, u"list"_s })[u"snapshots"_s][0][u"id"_s].toInteger());
        const QByteArray shown = run(u"secret.bw"_s, { u"snapshots"_s, u"show"_s, snapshot }).out;
        QVERIFY2(shown.contains("smtp_sasl_password_maps"), shown.constData());
        all += shown;
        for (const QByteArray &planted : { passphrase, body, own, QByteArray("wrong horse"), QByteArray("planted-inline"), QByteArray("planted-static"), QByteArray("planted-setting") })
            QVERIFY2(!all.contains(planted), planted.constData());
    }

    /// A node may be named by an alias of ~/.ssh/config: what `fleet secret` keeps for it is what its log-in asks for.
    void thePasswordOfAnAliasIsFound()
    {
        if (runProgram(u"dbus-run-session"_s, { u"--"_s, u"gnome-keyring-daemon"_s, u"--version"_s }).exitCode != 0)
            QSKIP("gnome-keyring is not installed");
        Sshd asking(m_fleet->folder, { u"asking"_s, true, {}, "PasswordAuthentication yes\n" });
        QCOMPARE(asking.start(), QString());
        m_fleet->folder.write(u"home/.ssh/config"_s, "Host relay\n  HostName 127.0.0.1\n  User root\n  Port " + QByteArray::number(asking.port()) + '\n');
        const QString store = u"alias.bw"_s;
        const Ran imported = run(store, { u"fleet"_s, u"import"_s, path(u"home/.ssh/config"_s) });
        QVERIFY2(imported.exitCode == 0, imported.err.constData());
        const QByteArray words = "ctl=\"$1 --store $2 --format json\"; print=$3\n"
                                 "printf '\\n' | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null 2>&1\n"
                                 "$ctl fleet test relay --accept-host-key $print >&2\n" // nothing is kept yet
                                 "echo ----- >&2\nprintf 'not its password\\n' | $ctl fleet secret relay\n$ctl fleet test relay >&2\n";
        m_fleet->folder.write(u"alias.sh"_s, words);
        const Ran ran = runProgram(u"dbus-run-session"_s, { u"--"_s, u"sh"_s, path(u"alias.sh"_s), ctl, path(store), asking.fingerprint() }, {}, m_desk->environment(), 120'000);
        QCOMPARE(QJsonDocument::fromJson(ran.out).object()[u"entry"_s].toString(), u"ssh-password/root@relay"_s);
        const qsizetype kept = ran.err.indexOf("-----");
        QVERIFY2(kept > 0 && ran.err.left(kept).contains("not known here: the password of root"), ran.err.constData());
        QVERIFY2(ran.err.mid(kept).contains(", the password"), ran.err.constData()); // among what was tried
        QCOMPARE(asking.log().count("Failed password for root"), 1); // the one that was kept
    }
};

QTEST_GUILESS_MAIN(TestLiveAccess)
#include "tst_live_access.moc"
