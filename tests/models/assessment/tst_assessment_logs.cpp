// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fleet/nodetable.h"
#include "models/store/fleet/snapshottable.h"
#include "tests/models/assessment/evidenceasking.h"
#include "tests/models/assessment/evidencetest.h"
#include "tests/support/logimport.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using core::microsPerDay;
using core::microsPerHour;
using test::valueText;

namespace {

core::UtcMicros at(const char *text)
{
    return QDateTime::fromString(QLatin1String(text), Qt::ISODate).toMSecsSinceEpoch() * 1000;
}

const core::UtcMicros now = at("2026-11-28T10:00:00Z");
const QByteArray wednesday = "2026-11-25T10:00:00";

/// A node's log as Postfix writes it: a line of another program every hour, and what is added.
struct Log
{
    test::LogStore store;
    QList<QByteArray> lines;
    int numbers = 100;

    explicit Log(core::UtcMicros from = at("2026-10-20T00:00:00Z"), core::UtcMicros to = now)
    {
        store.clock.set(now);
        for (core::UtcMicros t = from; t <= to; t += microsPerHour)
            lines << QDateTime::fromMSecsSinceEpoch(t / 1000, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss"_s).toLatin1() + ".000000+00:00 mx cron[1]: (root) CMD (true)";
    }
    void add(const QByteArray &time, const QByteArray &text) { lines << time + ".000000+00:00 mx postfix/" + text; }

    struct Mail
    {
        QByteArray client = "c.example[203.0.113.5]", login = "ann@example.org", from = "ann@example.org", to = "x@a.example", relay = "mx.a.example[198.51.100.1]:25";
        bool tlsIn = true, tlsOut = true;
        QByteArray status = "sent", dsn = "2.0.0", reply = "250 2.0.0 ok", more {};
    };
    /// \p uid: handed in by command.
    void mail(const QByteArray &time, const Mail &mail, const QByteArray &uid = {})
    {
        const QByteArray pid = QByteArray::number(++numbers), id = "4ABC000" + QByteArray::number(numbers), smtpd = "submission/smtpd[" + pid + "]: ";
        if (uid.isEmpty()) {
            add(time, smtpd + "connect from " + mail.client);
            if (mail.tlsIn)
                add(time, smtpd + "Anonymous TLS connection established from " + mail.client + ": TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)");
            add(time, smtpd + id + ": client=" + mail.client + (mail.login.isEmpty() ? QByteArray() : ", sasl_method=PLAIN, sasl_username=" + mail.login));
        } else
            add(time, "pickup[9]: " + id + ": uid=" + uid + " from=<" + mail.from + ">");
        add(time, "cleanup[8]: " + id + ": message-id=<" + id + "@example.org>");
        add(time, "qmgr[7]: " + id + ": from=<" + mail.from + ">, size=500, nrcpt=1 (queue active)");
        if (uid.isEmpty())
            add(time, smtpd + "disconnect from " + mail.client + " ehlo=2 mail=1 rcpt=1 data=1 quit=1 commands=6");
        if (mail.tlsOut)
            add(time, "smtp[" + pid + "]: Trusted TLS connection established to " + mail.relay + ": TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)");
        add(time, (mail.relay.contains('[') || mail.relay == "none" ? "smtp[" : "local[") + pid + "]: " + id + ": to=<" + mail.to + ">, " + mail.more + "relay=" + mail.relay + ", delay=1, delays=0/0/0/1, dsn=" + mail.dsn + ", status=" + mail.status + " ("
                + mail.reply + ")");
        add(time, "qmgr[7]: " + id + ": removed");
    }
    void read()
    {
        std::stable_sort(lines.begin(), lines.end(), [](const QByteArray &a, const QByteArray &b) { return a.first(19) < b.first(19); });
        const QString problem = store.import(lines.join('\n') + '\n');
        if (!problem.isEmpty())
            qFatal("%s", qPrintable(problem));
        lines.clear();
    }
    void settings(const QByteArray &text)
    {
        const auto row = store::findNode(store.store(), u"mx"_s, {});
        const fleet::Snapshot snapshot { now - microsPerDay, u"Postfix"_s, u"3.7.11"_s, { { u"postfix.defaults"_s, fleet::SectionKind::Settings,
                                                                                                      "mydestination = $myhostname, localhost\nmyhostname = mx.example.org\nmynetworks = 127.0.0.0/8\nrelay_domains = \nsmtp_tls_loglevel = 0\nsmtpd_tls_loglevel = 0\n"
                                                                                                      "virtual_alias_domains = $virtual_alias_maps\nvirtual_alias_maps = \nvirtual_mailbox_domains = $virtual_mailbox_maps\nvirtual_mailbox_maps = \n", {}, false },
                                                                                                    { u"postfix.settings"_s, fleet::SectionKind::Settings, text, {}, false } } };
        if (!row || !store::keepSnapshot(store.store(), row->id, snapshot))
            qFatal("no snapshot");
    }
    [[nodiscard]] assessment::Kinds kinds() const
    {
        const auto found = assessment::evidenceOfNodeLog(test::shippedRegistry(), store.store(), u"mx"_s, now, {});
        if (!found)
            qFatal("%s", qPrintable(found.error().oneLine()));
        return *found;
    }
    [[nodiscard]] QString logins(const char *field) const { return valueText(test::fieldOf(kinds(), u"logins"_s, QString::fromLatin1(field))); }
    [[nodiscard]] QString delivery(const char *field) const { return valueText(test::fieldOf(kinds(), u"delivery"_s, QString::fromLatin1(field))); }
};

const Log::Mail inbound { .client = "other.example[198.51.100.77]", .login = {}, .from = "b@b.example", .to = "ann@example.org", .relay = "local", .tlsOut = false, .reply = "delivered to mailbox" };
Log::Mail relayed(const QByteArray &client, const QByteArray &to = "x@far.example")
{
    return { .client = client, .login = {}, .from = "b@b.example", .to = to, .relay = "mx.far.example[198.51.100.9]:25" };
}

} // namespace

class TestAssessmentLogs final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldIsThere()
    {
        Log log;
        log.read();
        const assessment::Kinds kinds = log.kinds();
        QCOMPARE(test::knownWithoutHow(kinds).join(u" "_s), QString());
        QCOMPARE(kinds.keys(), (QStringList { u"delivery"_s, u"logins"_s }));
        for (const auto &[kind, evidence] : kinds.asKeyValueRange())
            QCOMPARE(evidence.record.fields.keys(), test::shippedRegistry().records.value(test::shippedRegistry().kinds.value(kind).record).keys());
    }

    void noSuchNode()
    {
        Log log;
        log.read();
        const auto found = assessment::evidenceOfNodeLog(test::shippedRegistry(), log.store.store(), u"mx9"_s, now, {});
        QVERIFY(!found);
        QVERIFY(!assessment::logShowsOf(log.store.store(), u"mx9"_s, now, {}));
    }

    /// By lines of a week; what was not heard is named, but a login in clear is one.
    void loginsInClear()
    {
        Log log;
        log.mail("2026-11-20T10:00:00", { .tlsIn = false }); // before the week
        for (int i = 0; i < 3; ++i)
            log.mail(wednesday, {});
        log.mail(wednesday, { .client = "localhost[127.0.0.1]", .tlsIn = false });
        log.read();
        QCOMPARE(log.logins("clear_7d"), u"0"_s);
        log.mail("2026-11-28T09:30:00", { .tlsIn = false });
        log.mail("2026-11-28T09:30:00", { .tlsIn = false });
        log.read();
        QCOMPARE(log.logins("clear_7d"), u"2"_s);
        QCOMPARE(test::sourceOf(log.kinds(), u"logins"_s, u"clear_7d"_s).raw, u"2 of 5 good logins of other hosts without TLS"_s);
    }

    /// A log without a word of TLS tells nothing, unless settings say that it would.
    void noWordOfTls()
    {
        Log log;
        for (int i = 0; i < 4; ++i)
            log.mail(wednesday, { .tlsIn = false, .tlsOut = false });
        log.read();
        QVERIFY(log.logins("clear_7d").startsWith(u"unknown: This log tells of no TLS"));
        QVERIFY(log.delivery("tls_share_7d").startsWith(u"unknown: This log tells of no TLS"));
        QVERIFY(log.delivery("clear_destinations").startsWith(u"unknown: This log tells of no TLS"));
        QCOMPARE(log.delivery("messages_7d"), u"4"_s);
        QCOMPARE(log.delivery("fields_missing"), u"TLS of mail that comes in, TLS of mail that goes out"_s);
        log.settings("smtp_tls_loglevel = 1\nsmtpd_tls_loglevel = 1\n");
        QCOMPARE(log.logins("clear_7d"), u"4"_s);
        QCOMPARE(log.delivery("tls_share_7d"), u"0"_s);
        QCOMPARE(log.delivery("clear_destinations"), u"a.example"_s);
        QCOMPARE(log.delivery("fields_missing"), u"absent"_s);
    }

    void shareOfTls()
    {
        Log log;
        log.mail("2026-11-21T08:00:00", { .tlsOut = false }); // before the week, which began with 10:00
        log.mail("2026-11-21T11:00:00", {});
        for (int i = 0; i < 4; ++i)
            log.mail(wednesday, {});
        log.mail(wednesday, { .to = "y@clear.example", .relay = "mx.clear.example[198.51.100.2]:25", .tlsOut = false });
        log.mail(wednesday, { .to = "y@clear.example", .relay = "mx.clear.example[198.51.100.2]:25", .tlsOut = false });
        log.mail(wednesday, { .to = "z@b.example", .relay = "mx.b.example[198.51.100.3]:25", .tlsOut = false });
        log.mail(wednesday, { .to = "z@down.example", .relay = "mx.down.example[198.51.100.4]:25", .tlsOut = false, .status = "bounced", .dsn = "5.1.1", .reply = "550 5.1.1 none" });
        log.mail(wednesday, inbound);
        log.read();
        QCOMPARE(log.delivery("messages_7d"), u"8"_s);
        QCOMPARE(log.delivery("tls_share_7d"), u"0.625"_s);
        QCOMPARE(log.delivery("clear_destinations"), u"clear.example, b.example"_s);
        QVERIFY(log.delivery("clear_to_required").startsWith(u"unknown"));
    }

    void manyDestinationsInClear()
    {
        Log log;
        for (int i = 0; i < 30; ++i)
            log.mail(wednesday, { .to = "x@d" + QByteArray::number(i) + ".example", .tlsOut = i == 29 });
        log.read();
        const posture::Value list = test::fieldOf(log.kinds(), u"delivery"_s, u"clear_destinations"_s);
        QCOMPARE(list.items.size(), 21);
        QCOMPARE(list.items.last().text, u"9 more"_s);
    }

    /// An open relay shows: strangers' mail goes on to strangers. Mail for own domains, of trusted hosts, through an alias, with a login is none.
    void relayedWithoutLogin()
    {
        Log log;
        log.store.ownDomains = { "example.org" };
        log.mail(wednesday, {});
        log.mail(wednesday, inbound);
        log.mail(wednesday, relayed("app.example[10.0.0.7]"));
        log.mail(wednesday, relayed("other.example[198.51.100.77]", "ann@example.org"));
        Log::Mail byAlias = relayed("other.example[198.51.100.77]");
        byAlias.more = "orig_to=<ann@example.org>, ";
        log.mail(wednesday, byAlias);
        log.read();
        QCOMPARE(log.delivery("relayed_without_login"), u"0"_s);
        log.mail("2026-11-28T09:00:00", relayed("other.example[198.51.100.77]"));
        log.mail("2026-11-28T09:00:00", relayed("[2001:db8::77]"));
        log.mail("2026-11-28T09:00:00", relayed("app2.example[192.0.2.40]"));
        log.mail("2026-11-28T09:00:00", relayed("other.example[198.51.100.77]", "z@sub.customer.example"));
        log.read();
        QVERIFY(log.delivery("relayed_without_login").startsWith(u"unknown: 4 message")); // no settings: who is trusted is not known
        log.settings("mynetworks = 127.0.0.0/8 [::1]/128 192.0.2.0/24\nrelay_domains = customer.example\n");
        QCOMPARE(log.delivery("relayed_without_login"), u"2"_s);
        QCOMPARE(test::sourceOf(log.kinds(), u"delivery"_s, u"relayed_without_login"_s).raw, u"far.example: 2"_s);
        log.settings("mynetworks = 127.0.0.0/8, 192.0.2.0/24\nrelay_domains = hash:/etc/postfix/relay\n");
        QVERIFY(log.delivery("relayed_without_login").startsWith(u"unknown: 3 message"));
    }

    void bouncesOfInboundMail()
    {
        Log log;
        for (int i = 0; i < 3; ++i)
            log.mail(wednesday, inbound);
        Log::Mail bounced = inbound;
        bounced.status = "bounced";
        bounced.dsn = "5.1.1";
        bounced.reply = "unknown user";
        log.mail(wednesday, bounced);
        bounced.login = "ann@example.org";
        log.mail(wednesday, bounced); // not of a stranger
        log.read();
        QCOMPARE(log.delivery("local_bounce_share"), u"0.25"_s);
        Log silent;
        silent.read();
        QVERIFY(silent.delivery("local_bounce_share").startsWith(u"unknown: No mail of other hosts"));
    }

    void webServersMail()
    {
        Log none;
        none.read();
        QCOMPARE(none.delivery("web_user_messages"), u"0"_s);
        Log log;
        log.mail(wednesday, { .from = "root@mx.example.org" }, "0");
        log.read();
        QVERIFY(log.delivery("web_user_messages").startsWith(u"unknown: ")); // who it was is not kept
        log.mail("2026-11-27T10:00:00", { .from = "www-data@mx.example.org" }, "33");
        log.mail("2026-11-27T23:59:59", { .from = "www-data@mx.example.org" }, "33");
        log.mail("2026-11-28T00:00:00", { .from = "www-data@mx.example.org" }, "33");
        log.read();
        QCOMPARE(log.delivery("web_user_messages"), u"2"_s);
    }

    void hoursThatNobodyHeard()
    {
        Log log(at("2026-11-23T00:00:00Z"));
        log.mail(wednesday, {});
        log.mail(wednesday, { .tlsIn = false });
        log.read();
        QCOMPARE(log.logins("clear_7d"), u"1"_s); // is one
        QCOMPARE(log.delivery("tls_share_7d"), u"unknown: Not all of the time was heard: mx, 2026-11-21T10:00:00Z to 2026-11-23T00:00:00Z"_s);
        QVERIFY(log.delivery("relayed_without_login").startsWith(u"unknown: Not all of the time"));
        QVERIFY(log.logins("limited").startsWith(u"unknown: Not all of the time"));
        QCOMPARE(log.logins("attacks_watched"), u"yes"_s); // the last day was heard
        Log silent(at("2026-10-20T00:00:00Z"), now - 2 * microsPerDay);
        silent.read();
        for (const char *field : { "attacks_watched", "accounts_watched", "open_alerts" })
            QVERIFY2(silent.logins(field).startsWith(u"unknown: Not all of the time was heard: mx, 2026-11-2"), qPrintable(silent.logins(field)));
        QVERIFY(silent.delivery("volume_watched").startsWith(u"unknown"));
    }

    /// Rows leave 30 days after they were stored: what they told is not 0 then.
    void rowsThatLeft()
    {
        Log log;
        log.mail(wednesday, {});
        log.read();
        QCOMPARE(log.logins("clear_7d"), u"0"_s);
        QCOMPARE(log.delivery("tls_share_7d"), u"1"_s);
        const auto sql = [&](const QString &text) {
            auto database = store::sqlite::Database::open(log.store.store().path(), store::sqlite::Access::ReadWrite);
            return database && database->run(text.toUtf8().constData());
        };
        QVERIFY(sql(u"INSERT INTO node_counter SELECT id, 'kept_from_ms', %1 FROM node"_s.arg(at("2026-11-24T00:00:00Z") / 1000)));
        QCOMPARE(log.logins("clear_7d"), u"unknown: The rows of this log are kept from 2026-11-24T00:00:00Z on"_s);
        QCOMPARE(log.delivery("tls_share_7d"), u"unknown: The rows of this log are kept from 2026-11-24T00:00:00Z on"_s);
        QCOMPARE(log.logins("attacks_watched"), u"yes"_s);
        QVERIFY(sql(u"DELETE FROM segment"_s) && sql(u"DELETE FROM node_counter WHERE tbl = 'kept_from_ms'"_s));
        QCOMPARE(log.delivery("messages_7d"), u"unknown: The rows of this log are not kept any more"_s);
    }

    void rulesRanAndLimits()
    {
        Log log;
        log.add("2026-11-02T10:00:00", "smtpd[50]: warning: Connection rate limit exceeded: 31 from bad.example[203.0.113.9] for service smtp");
        log.add("2026-10-25T10:00:00", "smtpd[50]: warning: Connection rate limit exceeded: 31 from bad.example[203.0.113.9] for service smtp"); // before the 30 days
        log.read();
        QCOMPARE(log.logins("limited"), u"1"_s);
        for (const char *field : { "attacks_watched", "accounts_watched" })
            QCOMPARE(log.logins(field), u"yes"_s);
        QCOMPARE(log.logins("open_alerts"), u"0"_s);
        QCOMPARE(log.delivery("volume_watched"), u"yes"_s);
        // The command that is named gives the same warnings.
        const posture::Source source = test::sourceOf(log.kinds(), u"logins"_s, u"open_alerts"_s);
        QStringList ids;
        for (const QJsonValue &one : test::again(source, log.store.store())[u"warnings"_s].toArray())
            ids << one[u"id"_s].toString();
        QCOMPARE(ids.join(u'\n'), source.raw);
        QCOMPARE(test::commandsThatFail(log.kinds(), log.store.store()), QStringList());
    }

    /// Whether somebody looked is kept nowhere: an old warning makes the figure unknown, and no warning makes it 0.
    void oldWarningsOfLogins()
    {
        Log log;
        for (int day = 1; day < 25; ++day)
            log.mail("2026-11-" + QByteArray::number(day).rightJustified(2, '0') + "T08:00:00", {});
        for (int i = 0; i < 60; ++i)
            log.add("2026-11-25T11:" + QByteArray::number(i).rightJustified(2, '0') + ":00", "submission/smtpd[60]: warning: unknown[198.18.0.66]: SASL PLAIN authentication failed: UGFzc3dvcmQ6, sasl_username=ann@example.org");
        for (int i = 0; i < 40; ++i)
            log.mail("2026-11-25T12:" + QByteArray::number(i).rightJustified(2, '0') + ":00", { .client = "unknown[198.18.0.66]", .to = "x@d" + QByteArray::number(i) + ".example" });
        log.read();
        QVERIFY2(log.logins("open_alerts").startsWith(u"unknown: 1 warning"), qPrintable(log.logins("open_alerts") + test::sourceOf(log.kinds(), u"logins"_s, u"open_alerts"_s).raw));
    }

    void whatANodeIsFor()
    {
        Log log;
        log.store.ownDomains = { "example.org" };
        log.mail(wednesday, {});
        log.mail(wednesday, {});
        log.mail(wednesday, inbound);
        log.mail(wednesday, relayed("app.example[10.0.0.7]"));
        log.mail("2026-11-01T10:00:00", inbound);
        log.mail("2026-10-30T10:00:00", inbound); // before the 28 days
        log.mail(wednesday, { .from = "root@mx.example.org" }, "0");
        log.read();
        const auto shows = assessment::logShowsOf(log.store.store(), u"mx"_s, now, {});
        QVERIFY(shows);
        QCOMPARE(shows->fromStrangers, std::optional<qint64>(2));
        QCOMPARE(shows->byLogin, std::optional<qint64>(2));
        QCOMPARE(shows->fromOwnNetworks, std::optional<qint64>(2));
        QCOMPARE(shows->toStrangers, std::optional<qint64>(4));
        Log part(at("2026-11-20T00:00:00Z"));
        part.mail(wednesday, inbound);
        part.read();
        const auto some = assessment::logShowsOf(part.store.store(), u"mx"_s, now, {});
        QVERIFY(some);
        QCOMPARE(some->fromStrangers, std::optional<qint64>(1));
        QCOMPARE(some->byLogin, std::nullopt); // none was heard, but not all was heard
    }
};

QTEST_GUILESS_MAIN(TestAssessmentLogs)
#include "tst_assessment_logs.moc"
