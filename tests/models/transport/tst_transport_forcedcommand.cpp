// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/command.h"
#include "models/transport/forcedcommand.h"

#include "tests/support/program.h"
#include "tests/support/workfolder.h"

#include <QFile>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace bw;
using namespace bw::transport;

namespace {

constexpr int refusedCode = 126;

} // namespace

/// resources/node/breakwater-read against every command that we ask, and against those that a stolen key would.
class TestTransportForcedCommand final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::WorkFolder> m_folder;

    [[nodiscard]] QString log() const { return m_folder->path(u"log/mail.log"_s); }
    [[nodiscard]] test::Ran ask(const QString &command) const
    {
        return test::runProgram(u"/bin/sh"_s,
            { m_folder->path(u"breakwater-read"_s), u"--config"_s, m_folder->path(u"etc"_s), u"--journal"_s, u"system"_s, u"--journal"_s, m_folder->path(u"journal"_s), log(), m_folder->path(u"folder"_s) }, {},
            { u"SSH_ORIGINAL_COMMAND="_s + command });
    }
    [[nodiscard]] QString filled(std::string_view words, std::initializer_list<QString> arguments) const
    {
        const auto command = Command::filled(words, arguments);
        return command ? QString::fromStdString(command->text()) : QString();
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<test::WorkFolder>();
        m_folder->write(u"breakwater-read"_s, forcedCommandScript());
        m_folder->write(u"log/mail.log"_s, "first line\nsecond line\n");
        m_folder->write(u"log/mail.log.1"_s, "older\n");
        m_folder->write(u"log/auth.log"_s, "secret-of-others\n");
        m_folder->write(u"log/mail.log.1.d/inner"_s, "secret-of-others\n");
        m_folder->write(u"folder/a.log"_s, "a\n");
        m_folder->write(u"folder/below/b.log"_s, "b\n");
        m_folder->write(u"elsewhere/secret"_s, "secret-of-others\n");
        m_folder->makeFolder(u"etc"_s);
        m_folder->makeFolder(u"journal"_s);
        QVERIFY(QFile::link(m_folder->path(u"elsewhere/secret"_s), m_folder->path(u"log/mail.log.7"_s)));
        QVERIFY(QFile::link(m_folder->path(u"elsewhere"_s), m_folder->path(u"folder/out"_s)));
    }

    void isInTheProgramWhole()
    {
        QFile file(QStringLiteral(BW_SOURCE_DIR "/resources/node/breakwater-read"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(forcedCommandScript(), file.readAll());
        QVERIFY(forcedCommandScript().startsWith("#!/bin/sh\n"));
    }

    /// Each of readCommands, with each kind of argument that it gets.
    void allowsWhatWeAsk()
    {
        const QString postconf = u"/usr/sbin/postconf"_s, cursor = u"s=0a1b;i=1;b=2c;m=3;t=4;x=5"_s;
        const std::map<std::string_view, QList<QStringList>> arguments {
            { "stat -L -c '%d %i %s %Y %f %n' -- {}", { { log() }, { log() + u".1"_s }, { log() + u"-20261123"_s }, { log() + u".2.gz"_s }, { m_folder->path(u"folder"_s) }, { m_folder->path(u"folder/below/b.log"_s) } } },
            { "find {} -mindepth 1 -maxdepth 1 -printf '%y %s %T@ %p\\n'", { { m_folder->path(u"log"_s) }, { m_folder->path(u"folder"_s) }, { m_folder->path(u"folder/below"_s) } } },
            { "dd bs=65536 iflag=skip_bytes,count_bytes,fullblock skip={} count={} status=none if={}", { { u"0"_s, u"4096"_s, log() }, { u"123456789012"_s, u"1"_s, m_folder->path(u"folder/a.log"_s) } } },
            { "journalctl -o json --no-pager --quiet SYSLOG_FACILITY=2 --after-cursor='{}'", { { cursor } } },
            { "journalctl -D {} -o json --no-pager --quiet SYSLOG_FACILITY=2", { { m_folder->path(u"journal"_s) } } },
            { "journalctl -D {} -o json --no-pager --quiet SYSLOG_FACILITY=2 --after-cursor='{}'", { { m_folder->path(u"journal"_s), cursor } } },
            { "journalctl -D {} -o json --no-pager --quiet -n 1 SYSLOG_FACILITY=2", { { m_folder->path(u"journal"_s) } } },
            { "{} -d mail_version", { { postconf }, { u"/usr/local/sbin/postconf"_s } } },
            { "{} -d -h mail_version", { { postconf } } },
            { "{} -l", { { u"/usr/sbin/postmulti"_s }, { u"/usr/local/sbin/postmulti"_s } } },
            { "{} -c {} -n", { { postconf, u"/etc/postfix"_s }, { postconf, u"/etc/postfix-out"_s }, { postconf, m_folder->path(u"etc"_s) } } },
            { "{} -c {} -d", { { postconf, u"/etc/postfix"_s } } },
            { "{} -c {} -P", { { postconf, u"/etc/postfix"_s } } },
            { "{} -c {} -Mf", { { postconf, u"/etc/postfix"_s } } },
            { "{} -c {} -x config_directory mynetworks myhostname mydomain", { { postconf, u"/etc/postfix"_s }, { postconf, m_folder->path(u"etc"_s) } } },
            { "grep -noE '^[A-Za-z0-9_]+' -- {}", { { u"/etc/postfix/main.cf"_s }, { u"/etc/postfix-out/main.cf"_s }, { m_folder->path(u"etc/main.cf"_s) } } },
            { "grep -noE '^[[:space:]]*#|^[^[:space:]#]+[[:space:]]+[a-z-]+|[[:space:]]-o[[:space:]]*[{]?[[:space:]]*[A-Za-z0-9_]+' -- {}", { { u"/etc/postfix/master.cf"_s }, { m_folder->path(u"etc/master.cf"_s) } } },
            { "/usr/sbin/postqueue -c {} -j", { { u"/etc/postfix"_s }, { m_folder->path(u"etc"_s) } } },
            { "openssl x509 -noout -subject -issuer -serial -startdate -enddate -fingerprint -sha256 -in {}", { { log() } } },
            { "cat -- {}", { { u"/etc/opendkim.conf"_s }, { u"/etc/opendmarc.conf"_s }, { u"/etc/opendkim/opendkim.conf"_s }, { u"/etc/os-release"_s }, { u"/etc/resolv.conf"_s }, { u"/var/spool/postfix/etc/resolv.conf"_s }, { u"/etc/ssh/sshd_config"_s }, { u"/etc/ssh/sshd_config.d/50-cloud.conf"_s } } },
            { "findmnt -n -o SOURCE,FSTYPE -T {}", { { u"/var/spool/postfix"_s } } },
            { "lsblk -s -n -l -o NAME,TYPE {}", { { u"/dev/vda"_s } } },
            { "find {} -mindepth 1 -maxdepth 1 -type d -printf '%m %u %g %p\\n'", { { u"/var/spool/postfix"_s }, { u"/var/spool/postfix-out"_s } } },
            { "env LC_ALL=C stat -L -c '%a %U %G %n' -- {}", { { u"/etc/ssl/private/mx.key"_s } } },
        };
        for (const std::string_view words : readCommands) {
            QList<QStringList> sets { {} };
            if (words.find("{}") != std::string_view::npos) {
                QVERIFY2(arguments.contains(words), std::string(words).c_str());
                sets = arguments.at(words);
            }
            for (const QStringList &set : sets) {
                const QString command = set.size() == 0 ? filled(words, {}) : set.size() == 1 ? filled(words, { set[0] }) : set.size() == 2 ? filled(words, { set[0], set[1] }) : filled(words, { set[0], set[1], set[2] });
                QVERIFY2(!command.isEmpty() && !command.contains(u"{}"_s), std::string(words).c_str());
                const test::Ran ran = ask(command);
                QVERIFY2(!ran.err.contains("not allowed") && ran.exitCode != refusedCode, qPrintable(command + u": "_s + QString::fromUtf8(ran.err)));
            }
        }
    }

    /// What comes back is what the command itself would have said.
    void saysWhatTheCommandSays()
    {
        for (const QString &command : { filled("stat -L -c '%d %i %s %Y %f %n' -- {}", { log() }), filled("dd bs=65536 iflag=skip_bytes,count_bytes,fullblock skip={} count={} status=none if={}", { u"6"_s, u"9"_s, log() }),
                 filled("find {} -mindepth 1 -maxdepth 1 -printf '%y %s %T@ %p\\n'", { m_folder->path(u"folder"_s) }), filled("readlink -f /etc/localtime", {}) }) {
            const test::Ran plain = test::runProgram(u"/bin/sh"_s, { u"-c"_s, command }), forced = ask(command);
            QCOMPARE(forced.out, plain.out);
            QCOMPARE(forced.exitCode, plain.exitCode);
            QVERIFY(!plain.out.isEmpty());
        }
        // A log that is not there is missing, not forbidden; beyond its end there is nothing.
        QFile::remove(log() + u".1"_s);
        QVERIFY(ask(filled("stat -L -c '%d %i %s %Y %f %n' -- {}", { log() + u".1"_s })).err.contains("No such file"));
        QVERIFY(ask(filled("dd bs=65536 iflag=skip_bytes,count_bytes,fullblock skip={} count={} status=none if={}", { u"0"_s, u"9"_s, log() + u".1"_s })).err.contains("No such file"));
        const test::Ran beyond = ask(filled("dd bs=65536 iflag=skip_bytes,count_bytes,fullblock skip={} count={} status=none if={}", { u"99"_s, u"9"_s, log() }));
        QVERIFY(beyond.out.isEmpty() && (beyond.exitCode == 0 || beyond.err.contains("cannot skip")));
    }

    void refusesEverythingElse_data()
    {
        QTest::addColumn<QString>("command");
        const QString dd = u"dd bs=65536 iflag=skip_bytes,count_bytes,fullblock skip=0 count=9 status=none if="_s, stat = u"stat -L -c '%d %i %s %Y %f %n' -- "_s,
                      find = u"find %1 -mindepth 1 -maxdepth 1 -printf '%y %s %T@ %p\\n'"_s;
        // %L: the log; %F: the folder around it.
        for (const QString &command : { QString(), u"id"_s, u"sh"_s, u"sftp"_s, u"internal-sftp"_s, u"/usr/lib/openssh/sftp-server"_s, u"scp -f %L"_s, u"date"_s, u"date +%s.%N; id"_s, u"date +%s.%N\nid"_s,
                 u"date +%s.%N$(id)"_s, u" date +%s.%N"_s, u"date +%s.%N "_s, dd + u"/etc/passwd"_s, dd + u"%L of=/tmp/bw-planted"_s, dd + u"%L;id"_s, dd + u"%L$(id)"_s, dd + u"%L`id`"_s, dd + u"%L\nid"_s, dd + u"%L'"_s,
                 dd + u"%F/auth.log"_s, dd + u"%F/../log/mail.log"_s, dd + u"%F/../elsewhere/secret"_s, dd + u"%L.7"_s, dd + u"%L.1.d/inner"_s, dd + u"%F/*"_s, dd + u"%F/mail.lo?"_s, dd + u"mail.log"_s, dd + u"-"_s, dd, dd + u"%L %L"_s,
                 dd + u"%F/../folder/out/secret"_s, u"dd if=%L"_s, u"dd bs=65536 iflag=skip_bytes,count_bytes,fullblock skip=0 count=9 of=/tmp/bw-planted status=none if=%L"_s,
                 u"dd bs=65536 iflag=skip_bytes,count_bytes,fullblock skip=0;id count=9 status=none if=%L"_s, u"dd bs=65536 iflag=skip_bytes,count_bytes,fullblock skip=0 count=9x status=none if=%L"_s,
                 u"dd bs=65536 iflag=skip_bytes,count_bytes,fullblock skip=0 count=9999999999999999999 status=none if=%L"_s, stat + u"/etc/passwd"_s, stat + u"%F/auth.log"_s, stat + u"%L %F/auth.log"_s, stat + u"%F"_s,
                 stat + u"%L.7"_s, stat + u"--help"_s, find.arg(u"/etc"_s), find.arg(u"%F/.."_s), find.arg(u"%F -delete"_s), find.arg(u"%F -exec id {} +"_s), find.arg(u"%F/../folder/out"_s), find.arg(u"%L"_s),
                 u"find %F -mindepth 1 -maxdepth 1 -delete -printf '%y %s %T@ %p\\n'"_s, u"cat -- %L"_s, u"cat -- /etc/shadow"_s, u"cat -- /etc/opendkim.conf /etc/shadow"_s, u"cat -- /etc/opendkim/keys/x.conf"_s,
                 u"cat -- /etc/opendkim/../shadow"_s, u"/usr/sbin/postconf -e myhostname=x"_s, u"/usr/sbin/postconf -c /tmp -x config_directory mynetworks myhostname mydomain"_s,
                 u"/usr/sbin/postconf -c /etc/postfix -x smtp_sasl_password_maps"_s, u"grep -noE '.*' -- /etc/postfix/main.cf"_s, u"grep -noE '^[A-Za-z0-9_]+' -- /etc/shadow"_s, u"grep -noE '^[A-Za-z0-9_]+' -- %L"_s,
                 u"grep -noE '^[A-Za-z0-9_]+' -- /etc/postfix/../x/main.cf"_s, u"grep -noE '^[A-Za-z0-9_]+' -- /etc/shadow -- /etc/postfix/main.cf"_s, u"grep -noE '^[A-Za-z0-9_]+' -- /etc/postfix/main.cf -- /etc/x/main.cf"_s,
                 u"grep -noE '^[A-Za-z0-9_]+' -- /etc/postfix/main.cf;id -- /etc/postfix/main.cf"_s, u"/usr/sbin/postconf -c /tmp -n"_s, u"/usr/sbin/postconf -c /etc/postfix -e x=y -n"_s, u"/usr/sbin/postconf -c /etc/postfix -e"_s,
                 u"cat -- /etc/opendkim/../shadow"_s, u"cat -- /etc/ssh/sshd_config.d/../ssh_host_rsa_key"_s, u"cat -- /etc/ssh/sshd_config.d/a;id.conf"_s, u"cat -- /etc/ssh/ssh_host_rsa_key"_s, u"cat -- /var/spool/postfix-x/../../../etc/resolv.conf"_s, u"findmnt -n -o SOURCE,FSTYPE -T / --poll"_s,
                 u"lsblk -s -n -l -o NAME,TYPE /etc/passwd"_s, u"lsblk -s -n -l -o NAME,TYPE /dev/sda -z"_s, u"find /var/spool/postfix -delete -mindepth 1 -maxdepth 1 -type d -printf '%m %u %g %p\\n'"_s, u"find /etc -mindepth 1 -maxdepth 1 -type d -printf '%m %u %g %p\\n'"_s,
                 u"env LC_ALL=C stat -L -c '%a %U %G %n' -- /x $(id)"_s, u"apt-cache policy"_s, u"env LC_ALL=C apt-cache policy x"_s, u"fail2ban-client stop"_s, u"/usr/sbin/sshd -T -f /etc/shadow"_s, u"/usr/sbin/postconf -e myhostname=x"_s, u"/usr/sbin/postconf -c /tmp -n"_s, u"/usr/sbin/postconf -c /etc/postfix -e x=y -n"_s, u"/usr/sbin/postconf -c /etc/postfix -e"_s,
                 u"/usr/sbin/postconf -c /etc/postfix-out/../x -n"_s, u"/usr/sbin/postconf -c /etc/postfix-out/x -n"_s, u"/usr/sbin/postqueue -f"_s, u"/usr/sbin/postqueue -c /etc/postfix -f -j"_s, u"/usr/sbin/postmulti -l -i x"_s,
                 u"openssl x509 -noout -subject -issuer -serial -startdate -enddate -fingerprint -sha256 -in /etc/x -out /tmp/y"_s,
                 u"openssl x509 -noout -subject -issuer -serial -startdate -enddate -fingerprint -sha256 -in /dev/zero"_s, u"openssl rsa -in /etc/ssl/private/x"_s, u"journalctl"_s, u"journalctl -f"_s,
                 u"journalctl -D /etc -o json --no-pager --quiet SYSLOG_FACILITY=2"_s, u"journalctl -o json --no-pager --quiet SYSLOG_FACILITY=2 --after-cursor='x';id'"_s,
                 u"journalctl -o json --no-pager --quiet SYSLOG_FACILITY=2 --after-cursor='s=1' --vacuum-size=1'"_s, u"journalctl -o json --no-pager --quiet SYSLOG_FACILITY=2 + _UID=0"_s, u"systemctl stop postfix.service"_s })
            QTest::addRow("%s", command.toUtf8().constData()) << command;
    }
    void refusesEverythingElse()
    {
        QFETCH(QString, command);
        command.replace(u"%L"_s, log()).replace(u"%F"_s, m_folder->path(u"log"_s));
        const test::Ran ran = ask(command);
        QVERIFY2(ran.exitCode == refusedCode, qPrintable(QString::number(ran.exitCode) + QString::fromUtf8(ran.out + ran.err)));
        QVERIFY2(ran.err.startsWith("breakwater-read: not allowed: "), ran.err.constData());
        QVERIFY2(ran.out.isEmpty(), ran.out.constData());
        QVERIFY(!QFile::exists(u"/tmp/bw-planted"_s));
    }

    /// The log's own name may become a link too.
    void followsNoLinkOutOfTheLogsFolder()
    {
        QFile::remove(log());
        QVERIFY(QFile::link(m_folder->path(u"elsewhere/secret"_s), log()));
        const test::Ran ran = ask(filled("dd bs=65536 iflag=skip_bytes,count_bytes,fullblock skip={} count={} status=none if={}", { u"0"_s, u"99"_s, log() }));
        QCOMPARE(ran.exitCode, refusedCode);
        QVERIFY(ran.out.isEmpty());
    }

    void aLineThatNamesNonsenseAllowsNothing()
    {
        for (const QStringList &arguments : { QStringList { u"relative.log"_s }, { u"/var/log/../x"_s }, { u"--config"_s }, { u"--config"_s, u"etc"_s }, { u"/a b"_s } }) {
            const test::Ran ran = test::runProgram(u"/bin/sh"_s, QStringList { m_folder->path(u"breakwater-read"_s) } + arguments, {}, { u"SSH_ORIGINAL_COMMAND=date +%s.%N"_s });
            QCOMPARE(ran.exitCode, refusedCode);
        }
    }

    void writesTheLine()
    {
        const QString key = u"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA+/= me@desk"_s;
        fleet::Node node;
        node.name = u"mx1"_s;
        node.host = u"mx1.example.com"_s;
        node.route = fleet::RouteKind::Ssh;
        node.logs = { u"/var/log/mail.log"_s };
        node.configDir = u"/etc/postfix-out"_s;
        QCOMPARE(authorizedKeysLine(node, key).value(),
            u"restrict,command=\"/usr/local/sbin/breakwater-read --config /etc/postfix-out /var/log/mail.log\" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA+/= breakwater"_s);
        QCOMPARE(neededGroups(node), QStringList { u"adm"_s });
        node.route = fleet::RouteKind::Sftp;
        QVERIFY(authorizedKeysLine(node, key)->startsWith(u"restrict,command=\"internal-sftp -R\" ssh-ed25519 "_s));
        node.route = fleet::RouteKind::Journald;
        node.logs.clear();
        QVERIFY(authorizedKeysLine(node, key)->contains(u"breakwater-read --config /etc/postfix-out --journal system\""_s));
        QCOMPARE(neededGroups(node), QStringList { u"systemd-journal"_s });
        node.route = fleet::RouteKind::Ssh;
        node.logs = { u"/var/log/my mail.log"_s };
        QVERIFY(!authorizedKeysLine(node, key));
        node.logs = { u"/var/log/mail.log"_s };
        for (const QString &bad : { QString(), u"ssh-ed25519"_s, u"ssh-ed25519 AAAA\" x"_s, u"command=\"x\" ssh-ed25519 AAAA"_s, u"ssh-ed25519 AAAA\nssh-rsa AAAA"_s, u"-----BEGIN OPENSSH PRIVATE KEY-----"_s })
            QVERIFY2(!authorizedKeysLine(node, bad), qPrintable(bad));
    }
};

QTEST_GUILESS_MAIN(TestTransportForcedCommand)
#include "tst_transport_forcedcommand.moc"
