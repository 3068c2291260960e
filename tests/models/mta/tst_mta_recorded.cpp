// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "eventjson.h"
#include "models/logs/envelope.h"
#include "models/mta/product.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QObject>
#include <QRegularExpression>
#include <QTest>

#include <functional>
#include <map>
#include <set>

using namespace Qt::StringLiterals;
using namespace bw;
using logs::EventKind;

namespace {

QByteArray fileBytes(const QString &name)
{
    QFile file(QStringLiteral(BW_TEST_DATA "/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// "postfix/mixed-snapshot-3.12.rfc3339.log" to "postfix/mixed-snapshot-3.12".
QString scenarioOf(const QString &log)
{
    static const QRegularExpression layout(
        u"\\.(rfc\\d+\\.log|maillog|mail-facility\\.log|json\\.txt|short[a-z-]*\\.txt)$"_s);
    QString name = log;
    return name.remove(layout);
}

QJsonObject truthOf(const QString &name)
{
    return QJsonDocument::fromJson(fileBytes(name + u".truth.json"_s)).object();
}

/// What one log said. Events are kept as values: the bytes stay with them.
struct Log
{
    QByteArray bytes;
    logs::Events events;
    int lines = 0;
    QStringList unrecognised;
    QStringList unreadable;
    std::set<QString> foreign;
    std::vector<std::unique_ptr<std::string>> kept; ///< of lines whose text is in the reader's scratch

    explicit Log(const QString &name)
        : bytes(fileBytes(name))
    {
        logs::EnvelopeReader reader({{}, 2026, 0});
        mta::Dispatcher dispatcher(*mta::productById("postfix"));
        reader.setBlock({bytes.constData(), static_cast<std::size_t>(bytes.size())}, 0, 1, true);
        logs::Line line;
        while (true) {
            const auto step = reader.next(line);
            if (step == logs::EnvelopeReader::Step::NeedMore)
                break;
            ++lines;
            const auto shown = [](std::string_view text) {
                return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
            };
            if (step == logs::EnvelopeReader::Step::Unreadable) {
                unreadable.append(shown(line.raw));
                continue;
            }
            for (std::string_view *part : {&line.host, &line.process, &line.text}) {
                kept.push_back(std::make_unique<std::string>(*part));
                *part = *kept.back();
            }
            switch (dispatcher.read(line, events)) {
            case mta::Dispatcher::Outcome::Unrecognised:
                unrecognised.append(shown(line.process) + u": "_s + shown(line.text));
                break;
            case mta::Dispatcher::Outcome::Foreign:
                foreign.insert(shown(line.process));
                break;
            default:
                break;
            }
        }
    }

    [[nodiscard]] int count(const std::function<bool(const logs::Event &)> &matches) const
    {
        return static_cast<int>(std::count_if(events.begin(), events.end(), matches));
    }
    [[nodiscard]] int count(EventKind kind) const
    {
        return count([kind](const logs::Event &event) { return event.kind == kind; });
    }
};

/// How many events a "log_lines" entry of a truth file speaks of; -1: it is about something else.
int eventsFor(const QString &key, const Log &log)
{
    using Match = std::function<bool(const logs::Event &)>;
    static const std::map<QString, Match> matches{
        {u"status_sent"_s, [](auto &e) { return e.kind == EventKind::Delivered; }},
        {u"status_sent_true"_s, [](auto &e) { return e.kind == EventKind::Delivered; }},
        {u"status_bounced"_s, [](auto &e) { return e.kind == EventKind::Bounced; }},
        {u"status_bounced_true"_s, [](auto &e) { return e.kind == EventKind::Bounced; }},
        {u"status_deferred"_s, [](auto &e) { return e.kind == EventKind::Deferred; }},
        {u"status_expired"_s, [](auto &e) { return e.kind == EventKind::Expired && e.reason == "expired"; }},
        {u"status_force_expired"_s,
            [](auto &e) { return e.kind == EventKind::Expired && e.reason == "force-expired"; }},
        {u"status_deliverable"_s, [](auto &e) { return e.kind == EventKind::Probed && e.result == "deliverable"; }},
        {u"removed_by_postsuper"_s, [](auto &e) { return e.kind == EventKind::Deleted; }},
        {u"removed_canceled"_s, [](auto &e) { return e.kind == EventKind::Cancelled && e.reason == "canceled"; }},
        {u"smtpd_client_lines_with_sasl"_s, [](auto &e) { return e.kind == EventKind::LoginOk; }},
        {u"client_lines_with_sasl"_s, [](auto &e) { return e.kind == EventKind::LoginOk; }},
        {u"client_lines"_s, [](auto &e) { return e.kind == EventKind::Begin && !e.clientIp.empty(); }},
        {u"login"_s, [](auto &e) { return e.kind == EventKind::LoginOk; }},
        {u"badlogin"_s, [](auto &e) { return e.kind == EventKind::LoginFailed; }},
        {u"anvil_limit_warnings"_s, [](auto &e) { return e.kind == EventKind::Limit; }},
        {u"sasl_failed_lines"_s,
            [](auto &e) {
                return (e.kind == EventKind::LoginFailed && e.reason != "aborted") || e.kind == EventKind::LoginOutage;
            }},
        {u"sasl_aborted_lines"_s, [](auto &e) { return e.kind == EventKind::LoginFailed && e.reason == "aborted"; }},
        {u"status_sent_by_first_pass_to_filter"_s,
            [](auto &e) { return e.kind == EventKind::Delivered && e.isLocalHandOff; }},
        {u"status_sent_handover_between_instances"_s,
            [](auto &e) { return e.kind == EventKind::Delivered && e.isLocalHandOff; }},
    };
    if (key == u"reject_lines" || key == u"milter_reject_lines") {
        // A milter's refusal cancels the transaction in the same breath.
        std::set<std::string_view> byMilter;
        for (const auto &e : log.events) {
            if (e.kind == EventKind::Cancelled && e.reason.starts_with("milter"))
                byMilter.insert(e.queueId);
        }
        return log.count([&](const logs::Event &e) {
            return e.kind == EventKind::Rejected && e.reason != "queue file size limit exceeded"
                && byMilter.contains(e.queueId) == (key == u"milter_reject_lines");
        });
    }
    const auto found = matches.find(key);
    return found == matches.end() ? -1 : log.count(found->second);
}

QStringList allLogs()
{
    QStringList names;
    for (const auto &folder : {u"postfix"_s, u"cyrus"_s}) {
        const QDir data(QStringLiteral(BW_TEST_DATA "/") + folder);
        for (const QString &name : data.entryList({u"*.log"_s, u"*.maillog"_s, u"*.txt"_s}))
            names.append(folder + u'/' + name);
    }
    return names;
}

/// The events as lines of JSON with second precision, for comparing layouts.
QStringList asText(const Log &log, bool isDaemonLost)
{
    QStringList texts;
    for (const logs::Event &event : log.events) {
        // Where the daemon's name is lost, cleanup's warning about the size cannot be told from smtpd's.
        if (event.reason == "queue file size limit exceeded")
            continue;
        QJsonObject json = eventJson(event);
        json.insert(u"time"_s, qint64(core::floorTo(event.time, core::microsPerSecond)));
        json.insert(u"pid"_s, qint64(event.pid));
        if (isDaemonLost)
            json.remove(u"service"_s);
        texts.append(QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
    }
    return texts;
}

} // namespace

/// The logs that real daemons wrote, with what their traffic generator knows.
class TestMtaRecorded : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLineIsUnderstood_data()
    {
        QTest::addColumn<QString>("name");
        QVERIFY(allLogs().size() >= 24);
        for (const QString &name : allLogs())
            QTest::newRow(qPrintable(name)) << name;
    }
    void everyLineIsUnderstood()
    {
        QFETCH(QString, name);
        const Log log(name);
        QVERIFY(log.lines > 20);
        QVERIFY2(log.unreadable.isEmpty(), qPrintable(log.unreadable.join(u'\n')));
        QVERIFY2(log.unrecognised.isEmpty(), qPrintable(log.unrecognised.join(u'\n')));
        for (const QString &process : log.foreign)
            QVERIFY2(process == u"saslpasswd2" || process == u"chpasswd", qPrintable(process));
    }

    void countsEqualTheTruth_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("truth");
        for (const QString &name : allLogs()) {
            if (name.contains(u"auth-facility"))
                continue;
            QTest::newRow(qPrintable(name)) << name << scenarioOf(name);
        }
    }
    void countsEqualTheTruth()
    {
        QFETCH(QString, name);
        QFETCH(QString, truth);
        const Log log(name);
        const QJsonObject totals = truthOf(truth).value(u"totals"_s).toObject();
        QVERIFY(!totals.isEmpty());
        const QJsonObject lines = totals.value(u"log_lines"_s).toObject();
        for (auto it = lines.begin(); it != lines.end(); ++it) {
            const int found = eventsFor(it.key(), log);
            if (found >= 0)
                QVERIFY2(found == it->toInt(), qPrintable(it.key() + u": "_s + QString::number(found)));
        }
        if (const QJsonValue deferred = totals.value(u"deferred_attempt_lines"_s); !deferred.isUndefined())
            QCOMPARE(log.count(EventKind::Deferred), deferred.toInt());
        if (const QJsonValue notices = totals.value(u"nondelivery_notifications"_s); !notices.isUndefined()) {
            QCOMPARE(
                log.count([](const logs::Event &e) { return e.kind == EventKind::Notice && e.reason == "bounce"; }),
                notices[u"generated"_s].toInt());
        }
        if (const QJsonValue forwards = totals.value(u"local_forwards"_s); !forwards.isUndefined()) {
            QCOMPARE(log.count([](const logs::Event &e) {
                return e.kind == EventKind::Delivered && e.reply.starts_with("forwarded as ") && e.isLocalHandOff;
            }),
                forwards.toInt());
        }
        const QJsonObject actions = lines.value(u"rspamd_actions"_s).toObject();
        for (auto it = actions.begin(); it != actions.end(); ++it) {
            const std::string action = it.key().toStdString();
            QCOMPARE(
                log.count([&](const logs::Event &e) { return e.kind == EventKind::SpamVerdict && e.result == action; }),
                it->toInt());
        }
    }

    /// Who failed to log in, by name and mechanism: the names come from strangers.
    void failedLoginsHaveTheRightNames_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"postfix/mixed-long-ids.rfc3339.log", "postfix/mixed-short-ids.rfc3164.log",
                 "postfix/mixed-long-ids.rfc5424.log", "postfix/mixed-snapshot-3.12.rfc3339.log",
                 "postfix/hostile-fields.rfc3339.log", "postfix/limits-and-smuggling.rfc3339.log",
                 "postfix/dovecot-default.rfc3339.log", "postfix/dovecot-verbose.rfc3339.log",
                 "postfix/logged-by-file.maillog", "postfix/logged-by-journald.json.txt"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void failedLoginsHaveTheRightNames()
    {
        QFETCH(QString, name);
        const Log log(name);
        std::map<QString, int> found;
        std::map<QString, int> expected;
        for (const logs::Event &e : log.events) {
            if (e.kind != EventKind::LoginFailed)
                continue;
            const QString user = e.user.empty()
                ? u"(not logged)"_s
                : QString::fromUtf8(e.user.data(), static_cast<qsizetype>(e.user.size()));
            found[user + u' ' + QString::fromUtf8(e.mechanism.data(), static_cast<qsizetype>(e.mechanism.size()))] +=
                e.count;
        }
        const QJsonObject totals = truthOf(scenarioOf(name)).value(u"totals"_s).toObject();
        const QJsonObject failed = totals.value(u"logins_failed"_s).toObject();
        for (auto user = failed.begin(); user != failed.end(); ++user) {
            const QJsonObject mechanisms = user->toObject();
            for (auto it = mechanisms.begin(); it != mechanisms.end(); ++it)
                expected[user.key().left(100) + u' ' + it.key()] += it->toInt();
        }
        QVERIFY(!expected.empty());
        QCOMPARE(found, expected);
    }

    void layoutsOfOneRunGiveEqualEvents_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        for (const auto &run : {u"postfix/mixed-long-ids."_s, u"postfix/mixed-short-ids."_s}) {
            for (const auto &layout : {u"rfc3164.log"_s, u"rfc5424.log"_s})
                QTest::newRow(qPrintable(run + layout)) << run + u"rfc3339.log"_s << run + layout;
        }
        for (const auto &layout : {u"short.txt"_s, u"short-iso.txt"_s, u"short-iso-precise.txt"_s})
            QTest::newRow(qPrintable(layout))
                << u"postfix/logged-by-journald.json.txt"_s << u"postfix/logged-by-journald."_s + layout;
    }
    void layoutsOfOneRunGiveEqualEvents()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        const bool isDaemonLost = other.contains(u"rfc5424");
        const QStringList expected = asText(Log(one), isDaemonLost);
        const QStringList found = asText(Log(other), isDaemonLost);
        for (qsizetype i = 0; i < std::min(expected.size(), found.size()); ++i)
            QCOMPARE(found[i], expected[i]);
        QCOMPARE(found.size(), expected.size());
        QVERIFY(found.size() > 40);
    }

    /// What a stranger wrote into addresses, HELO, Message-ID and replies stays where it is.
    void hostileTextStaysData()
    {
        const Log log(u"postfix/hostile-fields.rfc3339.log"_s);
        std::set<std::string_view> recipients;
        std::set<std::string_view> senders;
        for (const logs::Event &e : log.events) {
            if (e.kind == EventKind::Delivered || e.kind == EventKind::Bounced)
                recipients.insert(e.recipient);
            if (e.kind == EventKind::Queued)
                senders.insert(e.sender);
            if (e.kind == EventKind::Rejected)
                QCOMPARE(e.sender, std::string_view("peer@example.net"));
        }
        const std::set<std::string_view> expectedRecipients{
            "alice@example.com", "app@example.com", "multi@hostile.test", "long@hostile.test", "bin@hostile.test"};
        QCOMPARE(recipients, expectedRecipients);
        for (const std::string_view sender : {"\"a, to=<victim@example.com>, relay=local, status=sent\"@example.net",
                 "\"b>, size=1, nrcpt=1 (queue active)\"@example.net", "\"quo\\\"ted \\\\ back\"@example.net"})
            QVERIFY2(senders.contains(sender), sender.data());
    }

    void instancesKeepTheirQueueIdsApart()
    {
        const Log log(u"postfix/multi-instance.rfc3339.log"_s);
        std::map<std::string_view, int> begun;
        int linked = 0;
        for (const logs::Event &e : log.events) {
            if (e.kind != EventKind::Begin)
                continue;
            ++begun[e.instance];
            linked += e.link.empty() ? 0 : 1;
        }
        QCOMPARE(begun["postfix-in"], 4);
        QCOMPARE(begun["postfix-out"], 3);
        QCOMPARE(linked, 3);
    }

    void servicesShareTheirInstance()
    {
        const Log log(u"postfix/mixed-long-ids.rfc3339.log"_s);
        std::set<std::string_view> instances;
        std::set<std::string_view> services;
        for (const logs::Event &e : log.events) {
            if (!e.queueId.empty())
                instances.insert(e.instance);
            if (e.kind == EventKind::LoginFailed)
                services.insert(e.service);
        }
        QCOMPARE(instances, (std::set<std::string_view>{"postfix"}));
        QCOMPARE(services, (std::set<std::string_view>{"submission"}));
    }

    /// A repetition that rsyslog counted counts so often.
    void repeatedLinesCount()
    {
        mta::Dispatcher dispatcher(*mta::productById("postfix"));
        logs::Line line;
        line.process = "postfix/smtpd";
        line.text = "message repeated 3 times: [ warning: unknown[203.0.113.200]: SASL LOGIN authentication failed: "
                    "authentication failure]";
        logs::Events events;
        QCOMPARE(dispatcher.read(line, events), mta::Dispatcher::Outcome::Events);
        QCOMPARE(events.size(), std::size_t(1));
        QCOMPARE(events[0].kind, EventKind::LoginFailed);
        QCOMPARE(events[0].count, 3);
    }

    /// BSD's syslogd says of which line only by where it stands.
    void theLastLineAgainCounts()
    {
        mta::Dispatcher dispatcher(*mta::productById("postfix"));
        logs::Events events;
        const auto read = [&](std::string_view host, std::string_view process, std::string_view text) {
            events.clear();
            logs::Line line;
            line.time = 1;
            line.host = host;
            line.process = process;
            line.text = text;
            return dispatcher.read(line, events);
        };
        const std::string_view failed = "warning: unknown[203.0.113.200]: SASL LOGIN authentication failed: authentication failure";
        QCOMPARE(read("mx1", "postfix/smtpd", failed), mta::Dispatcher::Outcome::Events);
        QCOMPARE(read("mx2", "", "last message repeated 5 times"), mta::Dispatcher::Outcome::Silent); // another host's last line
        QCOMPARE(read("mx1", "", "last message repeated 3 times"), mta::Dispatcher::Outcome::Events);
        QCOMPARE(events.size(), std::size_t(1));
        QCOMPARE(events[0].kind, EventKind::LoginFailed);
        QCOMPARE(events[0].count, 3);
        QCOMPARE(read("mx1", "syslogd", "last message repeated 2 times"), mta::Dispatcher::Outcome::Events); // and once more
        QCOMPARE(events[0].count, 2);
        QCOMPARE(read("mx1", "postfix/smtpd", "connect from unknown[203.0.113.200]"), mta::Dispatcher::Outcome::Events);
        QCOMPARE(read("mx1", "", "last message repeated 2 times"), mta::Dispatcher::Outcome::Silent);
        // Nobody may make up numbers that overflow.
        QCOMPARE(read("mx1", "postfix/smtpd", "message repeated 2000000000 times: [ warning: unknown[203.0.113.200]: SASL LOGIN authentication failed: x]"),
            mta::Dispatcher::Outcome::Events);
        QCOMPARE(events[0].count, 1'000'000);
    }

    void toldApartFromForeignPrograms()
    {
        mta::Dispatcher dispatcher(*mta::productById("postfix"));
        logs::Events events;
        logs::Line line;
        line.text = "session opened for user root";
        for (const char *process : {"CRON", "kernel", "sshd", "systemd", ""}) {
            line.process = process;
            QCOMPARE(dispatcher.read(line, events), mta::Dispatcher::Outcome::Foreign);
        }
        for (const char *process : {"postsrsd", "mailman", "opendkim", "postfix/newdaemon"}) {
            line.process = process;
            QCOMPARE(dispatcher.read(line, events), mta::Dispatcher::Outcome::Unrecognised);
        }
        QVERIFY(events.empty());
        // Far more tags than are remembered.
        for (int i = 0; i < 2000; ++i) {
            const std::string tag = "tag" + std::to_string(i);
            line.process = tag;
            QCOMPARE(dispatcher.read(line, events), mta::Dispatcher::Outcome::Foreign);
        }
    }
};

QTEST_GUILESS_MAIN(TestMtaRecorded)
#include "tst_mta_recorded.moc"
