// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/postfix.h"

#include <QDir>

#include <csignal>

using namespace Qt::StringLiterals;

namespace bw::test {

namespace {

/// The services of Postfix 3.7 without chroot; the listening one comes first.
constexpr char services[] = R"(pickup    unix  n       -       n       60      1       pickup
cleanup   unix  n       -       n       -       0       cleanup
qmgr      unix  n       -       n       300     1       qmgr
tlsmgr    unix  -       -       n       1000?   1       tlsmgr
rewrite   unix  -       -       n       -       -       trivial-rewrite
bounce    unix  -       -       n       -       0       bounce
defer     unix  -       -       n       -       0       bounce
trace     unix  -       -       n       -       0       bounce
verify    unix  -       -       n       -       1       verify
flush     unix  n       -       n       1000?   0       flush
proxymap  unix  -       -       n       -       -       proxymap
proxywrite unix -       -       n       -       1       proxymap
smtp      unix  -       -       n       -       -       smtp
relay     unix  -       -       n       -       -       smtp
showq     unix  n       -       n       -       -       showq
error     unix  -       -       n       -       -       error
retry     unix  -       -       n       -       -       error
discard   unix  -       -       n       -       -       discard
virtual   unix  -       n       n       -       -       virtual
lmtp      unix  -       -       n       -       -       lmtp
anvil     unix  -       -       n       -       1       anvil
scache    unix  -       -       n       -       1       scache
postlog   unix-dgram n  -       n       -       1       postlogd
)";

} // namespace

Postfix::Postfix(const WorkFolder &folder, PostfixOptions options)
    : m_folder(folder)
    , m_options(std::move(options))
{
}

Postfix::~Postfix()
{
    stop();
}

QString Postfix::etc() const
{
    return m_folder.path(m_options.name + u"/etc"_s);
}

QString Postfix::queueFolder() const
{
    return m_folder.path(m_options.name + u"/queue"_s);
}

void Postfix::configure() const
{
    const QString name = m_options.name;
    m_folder.makeFolder(name + u"/queue"_s);
    m_folder.makeFolder(name + u"/data"_s);
    m_folder.give(name + u"/data"_s, u"postfix"_s);
    const QString common = uR"(compatibility_level = 3.6
queue_directory = %1/queue
data_directory = %1/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = %2
maillog_file_prefixes = /tmp
syslog_name = %3
service_throttle_time = 1s
myhostname = %3.example.com
myorigin = example.com
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
alias_database =
smtp_host_lookup = native
smtp_dns_support_level = disabled
smtputf8_enable = no
smtpd_peername_lookup = no
biff = no
minimal_backoff_time = 1h
maximal_backoff_time = 2h
queue_run_delay = 1h
smtpd_error_sleep_time = 0
smtp_tls_security_level = none
)"_s.arg(m_folder.path(name), m_options.logFile, name);
    m_folder.write(name + u"/etc/main.cf"_s, common.toUtf8() + m_options.mainCf);
    m_folder.write(name + u"/etc/master.cf"_s,
        "127.0.0.1:" + QByteArray::number(m_options.port) + " inet n - n - - smtpd\n" + services);
}

QString Postfix::start()
{
    configure();
    for (const QString &command : {u"check"_s, u"start"_s}) {
        const auto ran = runProgram(u"/usr/sbin/postfix"_s, {u"-c"_s, etc(), command});
        if (ran.exitCode != 0)
            return QString::fromUtf8(
                "postfix " + command.toUtf8() + ": " + ran.out + ran.err + contentOf(m_options.logFile));
    }
    m_running = true;
    if (!waitUntil([this] { return portAnswers(m_options.port); }))
        return u"%1 does not answer on port %2"_s.arg(m_options.name).arg(m_options.port);
    return {};
}

void Postfix::stop()
{
    if (!m_running)
        return;
    m_running = false;
    // As "postfix stop" does it, which looks once a second whether it is over.
    const pid_t pid = contentOf(queueFolder() + u"/pid/master.pid"_s).trimmed().toInt();
    const auto isOver = [this] { return runProgram(u"/usr/lib/postfix/sbin/master"_s, {u"-c"_s, etc(), u"-t"_s}).exitCode == 0; };
    if (pid <= 1 || ::kill(pid, SIGTERM) != 0 || !waitUntil(isOver))
        (void)runProgram(u"/usr/sbin/postfix"_s, {u"-c"_s, etc(), u"abort"_s});
}

bool Postfix::reload() const
{
    return runProgram(u"/usr/sbin/postfix"_s, {u"-c"_s, etc(), u"reload"_s}).exitCode == 0;
}

int Postfix::queued() const
{
    int count = 0;
    for (const QString &folder : {u"/incoming"_s, u"/active"_s, u"/deferred"_s, u"/maildrop"_s}) {
        const QDir queue(queueFolder() + folder);
        count += int(queue.entryList(QDir::Files).size());
        for (const QString &hashed : queue.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            count += int(QDir(queue.filePath(hashed)).entryList(QDir::Files).size());
    }
    return count;
}

} // namespace bw::test
