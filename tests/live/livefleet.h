// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/dovecot.h"
#include "tests/support/postfix.h"
#include "tests/support/smtpsink.h"
#include "tests/support/sshd.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

/// Two real Postfix instances with Dovecot and a sink, traffic through them whose outcome is known, and the same figures as a
/// store tells them.
namespace bw::test::live {

using namespace Qt::StringLiterals;

inline const QString ctl = QStringLiteral(BW_BINARY_DIR "/breakwaterctl");

/// Empty, or why such a fleet, reached over SSH, cannot be started here; programs that it needs beside its own.
inline QString whyNoFleet(const QStringList &more = {})
{
    const QString why = whyNotHere(QStringList{u"postfix"_s, u"dovecot"_s, u"python3"_s, u"openssl"_s} + more, true);
    return why.isEmpty() ? Sshd::whyNot() : why;
}

/// What was sent, counted by the side that sent it.
struct Sent
{
    int accepted = 0, recipients = 0, delivered = 0, deferred = 0, bounced = 0, rejected = 0, loginsOk = 0,
        loginsFailed = 0;

    void add(const Sent &other)
    {
        accepted += other.accepted;
        recipients += other.recipients;
        delivered += other.delivered;
        deferred += other.deferred;
        bounced += other.bounced;
        rejected += other.rejected;
        loginsOk += other.loginsOk;
        loginsFailed += other.loginsFailed;
    }
};

/// Expected figures of a session from its plan and the codes that it got.
inline Sent outcomeOf(const QJsonObject &plan, const QJsonObject &answer)
{
    Sent sent;
    const int login = answer[u"login"_s].toInt(); // 454: the password could not be checked; turned away all the same
    sent.loginsOk = login == 235 ? 1 : 0;
    sent.loginsFailed = login != 0 && login != 235 ? 1 : 0;
    const auto to = plan[u"to"_s].toArray();
    const auto codes = answer[u"rcpt"_s].toArray();
    const bool taken = answer[u"data"_s].toInt() == 250;
    sent.accepted = taken ? 1 : 0;
    for (qsizetype i = 0; i < codes.size(); ++i) {
        if (codes.at(i).toInt() != 250) {
            ++sent.rejected;
            continue;
        }
        if (!taken)
            continue;
        ++sent.recipients;
        const QString address = to.at(i).toString();
        (address.startsWith(u"defer")           ? sent.deferred
                : address.startsWith(u"bounce") ? sent.bounced
                                                : sent.delivered)++;
    }
    return sent;
}

class Fleet final
{
public:
    WorkFolder folder;
    const QString log = folder.path(u"log/mail.log"_s);
    const quint16 outPort = freePort(), inPort = freePort(), sinkPort = freePort();
    SmtpSink sink{sinkPort};
    Postfix out{folder, {u"postfix-out"_s, log, outPort, submission()}};
    Postfix in{folder, {u"postfix-in"_s, log, inPort, mailboxes()}};
    DovecotAuth dovecot{folder, {{u"news@example.com"_s, u"right"_s}, {u"ann@example.com"_s, u"secret"_s}},
        out.queueFolder() + u"/private"_s};

    QString start()
    {
        folder.makeFolder(u"log"_s);
        folder.makeFolder(u"mail"_s);
        folder.give(u"mail"_s, u"nobody"_s, u"nogroup"_s);
        const auto certificate = runProgram(u"/usr/bin/openssl"_s,
            {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s, u"-nodes"_s,
                u"-days"_s, u"2"_s, u"-subj"_s, u"/CN=localhost"_s, u"-keyout"_s, folder.path(u"key.pem"_s), u"-out"_s,
                folder.path(u"cert.pem"_s)});
        if (certificate.exitCode != 0)
            return QString::fromUtf8(certificate.err);
        for (const QString &said : {sink.waitUntilReady(), out.start(), in.start(), dovecot.start()})
            if (!said.isEmpty())
                return said;
        return {};
    }

    [[nodiscard]] Sent send(const QJsonArray &plan)
    {
        QString error;
        const auto answers = sendMail(plan, error);
        Sent sum;
        if (!error.isEmpty() || answers.size() != plan.size())
            qWarning("traffic: %s", qPrintable(error));
        for (qsizetype i = 0; i < answers.size(); ++i)
            sum.add(outcomeOf(plan.at(i).toObject(), answers.at(i).toObject()));
        return sum;
    }

    /// As logrotate does, oldest first: .1 becomes .2.gz.
    void shiftRotated()
    {
        if (QFile::exists(log + u".1"_s)) {
            QFile::rename(log + u".1"_s, log + u".2"_s);
            (void)runProgram(u"/bin/gzip"_s, {u"-f"_s, log + u".2"_s});
        }
    }
    bool rotateByRename()
    {
        shiftRotated();
        return QFile::rename(log, log + u".1"_s) && out.reload() && in.reload();
    }
    bool rotateByCopy()
    {
        shiftRotated();
        return QFile::copy(log, log + u".1"_s) && QFile::resize(log, 0);
    }
    /// Nobody has written for half a second: what copytruncate would lose is logrotate's loss, not ours.
    void waitForQuiet()
    {
        qint64 last = -1;
        while (last != QFileInfo(log).size()) {
            last = QFileInfo(log).size();
            QTest::qSleep(500);
        }
    }

private:
    QByteArray submission() const
    {
        return "relayhost = [127.0.0.1]:" + QByteArray::number(sinkPort)
            + "\nsmtpd_sasl_auth_enable = yes\nsmtpd_sasl_type = dovecot\nsmtpd_sasl_path = "
              "private/auth\nsmtpd_tls_auth_only = yes\n"
              "smtpd_tls_security_level = may\nsmtpd_tls_loglevel = 1\nsmtpd_tls_cert_file = "
            + folder.path(u"cert.pem"_s).toUtf8() + "\nsmtpd_tls_key_file = " + folder.path(u"key.pem"_s).toUtf8()
            + "\nsmtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination\n";
    }
    QByteArray mailboxes() const
    {
        return "virtual_mailbox_domains = example.org\nvirtual_mailbox_base = " + folder.path(u"mail"_s).toUtf8()
            + "\nvirtual_mailbox_maps = inline:{ann@example.org=ann/, bob@example.org=bob/}\nvirtual_uid_maps = "
              "static:65534\n"
              "virtual_gid_maps = static:65534\nvirtual_minimum_uid = 100\nsmtpd_relay_restrictions = "
              "reject_unauth_destination\n";
    }
};

/// Makes sessions with message ids of their own.
class Plan final
{
public:
    Plan(const Fleet &fleet, QString name)
        : m_fleet(fleet)
        , m_name(std::move(name))
    {
    }
    void submit(
        const QString &user, const QString &password, const QStringList &to, const QString &mechanism = u"PLAIN"_s)
    {
        auto session = base(m_fleet.outPort, user.isEmpty() ? u"news@example.com"_s : user, to);
        if (!user.isEmpty()) {
            session.insert(u"starttls"_s, true);
            session.insert(u"user"_s, user);
            session.insert(u"password"_s, password);
            session.insert(u"mechanism"_s, mechanism);
        }
        m_sessions << session;
    }
    void receive(const QStringList &to) { m_sessions << base(m_fleet.inPort, u"someone@example.net"_s, to); }
    [[nodiscard]] QJsonArray sessions() const { return m_sessions; }

private:
    QJsonObject base(quint16 port, const QString &from, const QStringList &to) const
    {
        return {{u"port"_s, port}, {u"from"_s, from}, {u"to"_s, QJsonArray::fromStringList(to)},
            {u"message_id"_s, u"%1-%2@client.example.com"_s.arg(m_name).arg(m_sessions.size())}};
    }
    const Fleet &m_fleet;
    QString m_name;
    QJsonArray m_sessions;
};

inline QJsonArray traffic(const Fleet &fleet, const QString &name)
{
    Plan plan(fleet, name);
    for (int i = 0; i < 5; ++i)
        plan.submit(u"news@example.com"_s, u"right"_s, {u"reader%1@example.net"_s.arg(i)});
    plan.submit(u"news@example.com"_s, u"right"_s, {u"a@example.net"_s, u"b@example.net"_s, u"c@example.edu"_s});
    plan.submit(u"ann@example.com"_s, u"secret"_s, {u"defer1@example.net"_s}, u"LOGIN"_s);
    plan.submit(u"ann@example.com"_s, u"secret"_s, {u"bounce1@example.net"_s}, u"LOGIN"_s);
    plan.submit(
        u"news@example.com"_s, u"right"_s, {u"d@example.net"_s, u"defer2@example.net"_s, u"bounce2@example.net"_s});
    for (int i = 0; i < 3; ++i)
        plan.submit(u"ann@example.com"_s, u"guess%1"_s.arg(i), {});
    plan.submit(u"nobody-here@example.com"_s, u"guess"_s, {}, u"LOGIN"_s);
    plan.submit({}, {}, {u"open-relay@example.net"_s});
    plan.submit({}, {}, {u"open-relay2@example.net"_s, u"open-relay3@example.net"_s});
    plan.receive({u"ann@example.org"_s});
    plan.receive({u"ann@example.org"_s, u"bob@example.org"_s, u"nobody-here@example.org"_s});
    plan.receive({u"nobody-there@example.org"_s});
    return plan.sessions();
}

inline QJsonObject ask(const QString &store, const QStringList &arguments)
{
    const auto ran = runProgram(ctl, QStringList{u"--store"_s, store, u"--format"_s, u"json"_s} + arguments);
    if (ran.exitCode != 0)
        return {};
    return QJsonDocument::fromJson(ran.out).object();
}

inline QString figures(const Sent &sent)
{
    return u"accepted %1, recipients %2, delivered %3, deferred %4, bounced %5, rejected %6; logins %7 ok, %8 failed"_s
        .arg(sent.accepted)
        .arg(sent.recipients)
        .arg(sent.delivered)
        .arg(sent.deferred)
        .arg(sent.bounced)
        .arg(sent.rejected)
        .arg(sent.loginsOk)
        .arg(sent.loginsFailed);
}

inline Sent figuresOf(const QString &store)
{
    const auto volume = ask(store, {u"volume"_s})[u"totals"_s].toObject();
    const auto logins = ask(store, {u"logins"_s})[u"totals"_s].toObject();
    return {volume[u"accepted"_s].toInt(), volume[u"recipients"_s].toInt(), volume[u"delivered"_s].toInt(),
        volume[u"deferred"_s].toInt(), volume[u"bounced"_s].toInt(), volume[u"rejected"_s].toInt(),
        logins[u"ok"_s].toInt(), logins[u"failed"_s].toInt()};
}

/// Empty once the store says what was sent; else what it says, after the timeout.
inline QString difference(const QString &store, const Sent &expected)
{
    if (waitUntil([&] { return figures(figuresOf(store)) == figures(expected); }, 30'000))
        return {};
    return u"store: "_s + figures(figuresOf(store)) + u"\n sent: "_s + figures(expected);
}

} // namespace bw::test::live
