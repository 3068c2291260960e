// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Own logs against reports: a planted stream is found with its selector, and a month without one raises nothing.
#include "models/store/fleet/nodetable.h"
#include "models/store/mailauth/ledger.h"
#include "models/store/mailauth/mailauthready.h"
#include "models/store/privacy.h"
#include "tests/support/dmarcrows.h"
#include "tests/support/logimport.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using test::DmarcRow;

namespace {

constexpr core::UtcMicros day = core::microsPerDay;
constexpr core::UtcMicros begin = 1'793'491'200 * core::microsPerSecond; // 2026-11-01
constexpr int days = 28, signedADay = 400;

QByteArray stamp(core::UtcMicros t)
{
    return QDateTime::fromMSecsSinceEpoch(t / 1000, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss.000000+00:00"_s).toLatin1();
}

/// What OpenDKIM logs of mail that it signs.
QByteArray signedLines(const QByteArray &domain, const QByteArray &selector, int each)
{
    QByteArray log;
    for (int i = 0; i < days; ++i)
        for (int n = 0; n < each; ++n)
            log += stamp(begin + i * day + (n + 1) * core::microsPerMinute) + " mx opendkim[9]: 4W" + QByteArray::number(i * 1000 + n, 36).toUpper() + "Zz: DKIM-Signature field added (s=" + selector + ", d=" + domain + ")\n";
    return log;
}

/// A message that goes to \p domain.
QByteArray deliveredLines(const QByteArray &domain)
{
    const QByteArray at = stamp(begin + core::microsPerHour);
    return at + " mx postfix/pickup[1]: A592FAA3C9A: uid=0 from=<news@example.org>\n" + at + " mx postfix/cleanup[2]: A592FAA3C9A: message-id=<1@example.org>\n" + at
        + " mx postfix/qmgr[3]: A592FAA3C9A: from=<news@example.org>, size=500, nrcpt=1 (queue active)\n" + at + " mx postfix/smtp[4]: A592FAA3C9A: to=<x@" + domain
        + ">, relay=mx." + domain + "[198.51.100.5]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 OK)\n" + at + " mx postfix/qmgr[3]: A592FAA3C9A: removed\n";
}

DmarcRow own(std::int64_t messages, const std::string &selector = "s1")
{
    return { .messages = messages, .dkimResults = { "example.org/" + selector + "=pass" } };
}

/// With a key of the fleet, from somewhere else.
DmarcRow elsewhere(const std::string &source, std::int64_t messages, const std::string &spf = "example.org=fail", const std::string &reason = {})
{
    return { .source = source, .messages = messages, .spf = false, .spfResults = { spf }, .reason = reason };
}

} // namespace

class TestStoreMailAuthLedger final : public QObject
{
    Q_OBJECT
    std::unique_ptr<test::LogStore> m_logs;

    /// A month of \p rows a day, beside what own nodes send: receivers of nine tenths of the mail report.
    void report(const std::function<std::vector<DmarcRow>(int)> &rows, std::int64_t ownADay = signedADay * 9 / 10)
    {
        test::DmarcFiller filler(m_logs->store(), m_logs->clock);
        for (int i = 0; i < days; ++i) {
            std::vector<DmarcRow> all = rows(i);
            all.push_back(own(ownADay));
            QVERIFY(filler.add({ .id = std::to_string(i), .begin = begin + i * day }, all));
        }
        QVERIFY(filler.commit());
    }
    store::LedgerAnswer ask(const store::MailAuthFilter &filter = {})
    {
        const auto answer = store::LedgerQuery { filter, true }.run(m_logs->store());
        if (!answer)
            qWarning("%s", qPrintable(answer.error().oneLine()));
        return answer.value_or(store::LedgerAnswer());
    }

    /// Forwarders of every kind that a clean month has: small ones in many networks, one that receivers call so, one with SRS whom the fleet sends to, one that the owner named.
    static std::vector<DmarcRow> forwarders(int i)
    {
        std::vector<DmarcRow> rows;
        for (int n = 0; n < 12; ++n)
            rows.push_back(elsewhere("198.18." + std::to_string((i % 2) * 12 + n) + ".7", i % 3 == 0 ? 1 : 0));
        rows.push_back(elsewhere("198.51.100.7", 9, "example.org=fail", "forwarded"));
        rows.push_back(elsewhere("198.51.101.7", 9, "srs.alumni.example=pass"));
        rows.push_back(elsewhere("198.51.102.7", 9));
        std::erase_if(rows, [](const DmarcRow &row) { return row.messages == 0; });
        return rows;
    }

    /// Both sides add up: of each key, of all of them, and in the rows.
    static void closes(const store::LedgerAnswer &answer)
    {
        QMap<QString, qint64> parts, inRows;
        for (const auto &sum : answer.sums) {
            QCOMPARE(sum.passed, sum.own + sum.named + sum.forwarded + sum.few + sum.copied + sum.unlisted);
            if (sum.signedMessages)
                QCOMPARE(*sum.signedMessages + sum.excess, sum.own + sum.forwarded + sum.few + sum.late + sum.unreported);
            for (const auto &[part, messages] : { std::pair(u"own"_s, sum.own), { u"named"_s, sum.named }, { u"forwarded"_s, sum.forwarded }, { u"few"_s, sum.few }, { u"copied"_s, sum.copied }, { u"unlisted"_s, sum.unlisted } })
                if (messages > 0)
                    parts[part] += messages;
        }
        for (const auto &row : answer.rows)
            if (!row.source.isEmpty())
                inRows[row.part] += row.passed;
            else
                QVERIFY(row.part.isEmpty());
        QCOMPARE(inRows, parts);
        const store::LedgerBalance all = answer.balance();
        QCOMPARE(all.signedMessages.value_or(0) - all.missing + all.unlogged + all.named + all.copied, all.passed);
    }

    void askedBySenderItIsItsOwn(qint64 messages)
    {
        const store::Store &store = m_logs->store();
        const auto sources = store::MailAuthSourceQuery { {}, store::SourceGroup::Sender, 0 }.run(store);
        const auto row = std::find_if(sources->rows.begin(), sources->rows.end(), [](const auto &one) { return one.source == u"copied key"_s; });
        QVERIFY(row != sources->rows.end());
        QCOMPARE(row->counts.messages, messages);
        QCOMPARE(nameOf(row->verdict), u"copied_key"_s);
        QCOMPARE(row->kinds, (QMap<QString, qint64> { { u"copied_key"_s, messages } }));
        const auto byKind = store::MailAuthQuery { {}, { u"kind"_s } }.run(store)->buckets;
        const auto kind = std::find_if(byKind.begin(), byKind.end(), [](const auto &one) { return one.keys[u"kind"_s] == u"copied_key"_s; });
        QVERIFY(kind != byKind.end());
        QCOMPARE(kind->counts.messages, messages);
        const store::MailAuthFilter ofKind { .kinds = { u"copied_key"_s } };
        const auto copied = store::MailAuthQuery { ofKind, {} }.run(store);
        QCOMPARE(copied->totals.messages, messages);
        QCOMPARE(store::listMailAuthReporters(store, ofKind)->first().counts.messages, messages);
        const auto buckets = store::MailAuthQuery { {}, { u"sender"_s } }.run(store)->buckets;
        const auto bucket = std::find_if(buckets.begin(), buckets.end(), [](const auto &one) { return one.keys[u"sender"_s] == u"copied key"_s; });
        QVERIFY(bucket != buckets.end());
        QCOMPARE(bucket->counts.messages, messages);
        const store::MailAuthFilter ofIt { .senders = { u"copied key"_s } };
        const auto records = store::listMailAuthRecords(store, ofIt, 0, 10);
        QCOMPARE(records->messages, messages);
        QCOMPARE(records->rows.first().sender, u"copied key"_s);
        QVERIFY(records->rows.first().kind == store::MailAuthKind::CopiedKey);
        QVERIFY2(records->rows.first().why.contains(u"copied key"_s), qPrintable(records->rows.first().why));
        QCOMPARE(store::listMailAuthReporters(store, ofIt)->first().counts.messages, messages);
        const QList<store::SourceRule> shop { { u"The shop"_s, store::SourceRole::Sender, u"203.0.0.0/16"_s, {}, {}, {} } };
        const auto preview = store::previewSourceRules(store, *store::listSourceRules(store) + shop, {});
        const auto has = [](const store::MailAuthSources &of, const QString &name) { return std::any_of(of.rows.begin(), of.rows.end(), [&](const auto &one) { return one.source == name; }); };
        QVERIFY(has(preview->before, u"copied key"_s) && !has(preview->after, u"copied key"_s) && has(preview->after, u"The shop"_s));
        QCOMPARE(preview->moved, messages);
    }

private Q_SLOTS:
    void init()
    {
        m_logs = std::make_unique<test::LogStore>();
        m_logs->ownDomains = { "example.org" };
        const QString problem = m_logs->import(signedLines("example.org", "s1", signedADay) + deliveredLines("alumni.example"));
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QVERIFY(store::setSourceRules(m_logs->store(), { { u"Alumni"_s, store::SourceRole::Forwarder, u"198.51.102.0/24"_s, {}, {}, {} } }, m_logs->clock));
    }

    void aCleanMonthRaisesNothing()
    {
        report(forwarders);
        const auto answer = ask();
        QVERIFY2(answer.copied.isEmpty(), qPrintable(answer.copied.value(0).why));
        QCOMPARE(answer.sums.size(), 1);
        const auto &sum = answer.sums.first();
        QCOMPARE(sum.selector, u"s1"_s);
        QCOMPARE(sum.signedMessages, std::optional<qint64>(days * signedADay));
        QCOMPARE(sum.own, days * signedADay * 9 / 10);
        QCOMPARE(sum.forwarded, days * 27);
        QVERIFY(sum.few > 0 && sum.copied == 0 && sum.named == 0);
        QCOMPARE(sum.excess, 0);
        closes(answer);
    }

    /// Whatever is signed and reported, and wherever a log or a report is missing.
    void whateverComesItCloses_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 6; ++seed)
            QTest::addRow("%u", seed) << seed;
    }
    void whateverComesItCloses()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        QVERIFY(m_logs->import(signedLines("shop.example.org", "s2", int(random.bounded(1, 60)))).isEmpty());
        test::DmarcFiller filler(m_logs->store(), m_logs->clock);
        for (int i = 0; i < days; ++i) {
            if (random.bounded(5) == 0)
                continue;
            std::vector<DmarcRow> rows = forwarders(i);
            if (random.bounded(3) > 0)
                rows.push_back(own(random.bounded(1, 2 * signedADay)));
            rows.push_back(own(random.bounded(1, 50), random.bounded(2) == 0 ? "unlogged" : "s1"));
            DmarcRow below = own(random.bounded(1, 90));
            below.dkimResults = { "shop.example.org/s2=pass" };
            rows.push_back(below);
            for (int n = int(random.bounded(4)); n > 0; --n)
                rows.push_back(elsewhere("203.0." + std::to_string(random.bounded(6)) + ".9", random.bounded(1, 80)));
            QVERIFY(filler.add({ .id = std::to_string(i), .begin = begin + i * day }, rows));
        }
        QVERIFY(filler.commit());
        const auto answer = ask();
        QVERIFY(answer.sums.size() >= 3);
        QVERIFY(std::any_of(answer.sums.begin(), answer.sums.end(), [](const auto &sum) { return !sum.signedMessages; }));
        closes(answer);
    }

    void aPlantedStreamIsFound_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<int>("networks");
        QTest::addColumn<int>("from");
        for (const double share : { 0.01, 0.05, 0.2 }) {
            QTest::addRow("%g %% from one address, all the month", share * 100) << share << 1 << 0;
            QTest::addRow("%g %% from three networks", share * 100) << share << 3 << 0;
            QTest::addRow("%g %% in the last week", share * 100) << share << 1 << 21;
        }
    }
    void aPlantedStreamIsFound()
    {
        QFETCH(double, share);
        QFETCH(int, networks);
        QFETCH(int, from);
        const auto planted = std::int64_t(share * days * signedADay); // of the month's volume
        const std::int64_t each = planted / (days - from) / networks;
        report([&](int i) {
            auto rows = forwarders(i);
            for (int n = 0; i >= from && n < networks; ++n)
                rows.push_back(elsewhere("203.0." + std::to_string(113 + n) + ".130", each));
            return rows;
        });
        const auto answer = ask();
        QCOMPARE(answer.copied.size(), 1);
        const auto &found = answer.copied.first();
        QCOMPARE(found.domain, u"example.org"_s);
        QCOMPARE(found.selector, u"s1"_s);
        QCOMPARE(found.messages, each * networks * (days - from));
        QCOMPARE(found.sources.size(), networks);
        QVERIFY(found.sources.contains(u"203.0.113.130"_s) && found.networks.contains(u"203.0.113.0/24"_s));
        QCOMPARE(found.first, begin + from * day);
        QVERIFY(found.why.contains(u"s1"_s) && found.next.contains(u"s1"_s) && found.next.contains(u"example.org"_s));
        closes(answer);
        const auto sources = store::MailAuthSourceQuery { {}, store::SourceGroup::Network, 0 }.run(m_logs->store());
        const auto row = std::find_if(sources->rows.begin(), sources->rows.end(), [](const auto &one) { return one.source == u"203.0.113.0/24"_s; });
        QVERIFY(row != sources->rows.end());
        QCOMPARE(nameOf(row->verdict), u"copied_key"_s);
        QVERIFY2(row->sender.isEmpty(), qPrintable(row->sender)); // and no "forwarder" beside it
        askedBySenderItIsItsOwn(found.messages);
    }

    /// What is signed with a copied key is nobody's legitimate mail, and the key comes before everything else that is to do.
    void whoseKeyWasCopiedIsToldFirst()
    {
        report([](int) { return std::vector<DmarcRow> { elsewhere("203.0.113.130", 20) }; });
        const auto ready = store::ReadyQuery { u"example.org"_s, {} }.run(m_logs->store());
        QVERIFY(ready);
        QCOMPARE(ready->copied.messages, days * 20);
        QCOMPARE(ready->legitimate.messages, days * signedADay * 9 / 10);
        QCOMPARE(ready->next.constFirst(), ask().copied.constFirst().next);
        QVERIFY(ready->next.size() > 1);
    }

    /// Where p=reject is published, what receivers did with forwarded mail is told, and not what they would do.
    void atRejectItIsToldWhatHappens_data()
    {
        QTest::addColumn<QString>("policy");
        QTest::newRow("none") << u"none"_s;
        QTest::newRow("reject") << u"reject"_s;
    }
    void atRejectItIsToldWhatHappens()
    {
        QFETCH(QString, policy);
        test::DmarcFiller filler(m_logs->store(), m_logs->clock);
        for (int i = 0; i < days; ++i) {
            DmarcRow broken = elsewhere("198.51.102.7", 3);
            broken.dkim = false;
            broken.dkimResults = { "example.org/s1=fail" };
            DmarcRow lost = broken;
            lost.messages = 1;
            lost.disposition = "reject";
            QVERIFY(filler.add({ .id = std::to_string(i), .begin = begin + i * day, .policy = policy.toStdString() }, { own(100), broken, lost }));
        }
        QVERIFY(filler.commit());
        const auto ready = store::ReadyQuery { u"example.org"_s, {} }.run(m_logs->store());
        QVERIFY(ready);
        QCOMPARE(ready->policy, policy);
        QCOMPARE(ready->refusedForwarded, days * 4);
        const QString next = ready->next.join(u' ');
        QCOMPARE(next.contains(u"p=reject loses"_s), policy == u"none"_s);
        QCOMPARE(next.contains(u"refused %1, put aside 0 and let through %2"_s.arg(days).arg(days * 3)), policy == u"reject"_s);
    }

    /// The same figures once the owner says who it is.
    void aNamedSenderRaisesNothing()
    {
        report([](int) { return std::vector<DmarcRow> { elsewhere("203.0.113.130", 20) }; });
        QCOMPARE(ask().copied.size(), 1);
        QVERIFY(store::setSourceRules(m_logs->store(), { { u"The shop"_s, store::SourceRole::Sender, u"203.0.113.128/25"_s, {}, {}, {} } }, m_logs->clock));
        const auto answer = ask();
        QVERIFY(answer.copied.isEmpty());
        QCOMPARE(answer.sums.first().named, days * 20);
    }

    /// Another selector than the nodes sign with is not theirs, so that an ESP with a key of its own is no theft.
    void anotherKeyIsNoCopy()
    {
        report([](int) {
            DmarcRow esp = elsewhere("203.0.113.130", 100, "bounce.esp.example=pass");
            esp.dkimResults = { "example.org/esp1=pass" };
            return std::vector<DmarcRow> { esp };
        });
        const auto answer = ask();
        QVERIFY(answer.copied.isEmpty());
        QCOMPARE(answer.sums.size(), 2);
        QCOMPARE(answer.sums[0].selector, u"esp1"_s);
        QVERIFY(!answer.sums[0].isFleets && answer.sums[1].isFleets);
        QCOMPARE(answer.sums[0].unlisted, days * 100);
        QCOMPARE(answer.sums[0].passed, days * 100);
        const auto sources = store::MailAuthSourceQuery { {}, store::SourceGroup::Network, 0 }.run(m_logs->store());
        QCOMPARE(nameOf(sources->rows.value(1).verdict), u"looks_yours"_s);
        QCOMPARE(sources->rows.value(1).kinds[u"unlisted"_s], days * 100);
    }

    /// What is reported beyond what was signed is told, and is no theft: each of several domains reports one message.
    void moreThanWasSigned()
    {
        report([](int) { return std::vector<DmarcRow>(); }, signedADay + 10);
        const auto answer = ask();
        QVERIFY(answer.copied.isEmpty());
        QCOMPARE(answer.sums.first().excess, days * 10);
        closes(answer);
        QCOMPARE(answer.sums.first().unreported, 0);
    }

    void whatIsLateIsNotLost()
    {
        report([](int) { return std::vector<DmarcRow>(); });
        QVERIFY(m_logs->import(signedLines("example.org", "s2", 1)).isEmpty());
        const auto answer = ask();
        QCOMPARE(answer.sums.size(), 2);
        const auto &s1 = answer.sums[0], &s2 = answer.sums[1];
        QCOMPARE(s1.late, 2 * signedADay / 10); // two days of the newest report, of which nine tenths came
        QCOMPARE(s1.unreported, (days - 2) * signedADay / 10);
        QCOMPARE(s2.passed, 0);
        QCOMPARE(s2.late + s2.unreported, days);
        qint64 signedMessages = 0, passed = 0;
        for (const auto &row : answer.rows) {
            signedMessages += row.signedMessages;
            passed += row.passed;
            QVERIFY(row.node.isEmpty() != row.source.isEmpty());
            QVERIFY(row.day >= begin && row.day < begin + days * day && (row.day - begin) % day == 0);
        }
        QCOMPARE(signedMessages, days * (signedADay + 1));
        QCOMPARE(passed, s1.passed);
        closes(answer);
        store::MailAuthFilter filter;
        filter.selectors = { u"s2"_s };
        QCOMPARE(ask(filter).sums.size(), 1);
        filter = {};
        filter.domains = { u"other.example"_s };
        QVERIFY(ask(filter).sums.isEmpty());
    }

    /// What own logs tell of failed authentication stands beside the reports of the same domain and day.
    void bothHalvesOfADay()
    {
        const QByteArray at = stamp(begin + core::microsPerHour);
        QVERIFY(m_logs->import(at + " mx postfix/pickup[1]: B592FAA3C9B: uid=0 from=<news@example.org>\n" + at + " mx postfix/qmgr[3]: B592FAA3C9B: from=<news@example.org>, size=500, nrcpt=1 (queue active)\n" + at
            + " mx postfix/smtp[4]: B592FAA3C9B: to=<x@gmail.example>, relay=mx.gmail.example[198.51.100.5]:25, delay=1, delays=0/0/0/1, dsn=5.7.26, status=bounced (host mx.gmail.example[198.51.100.5] said: 550-5.7.26 Unauthenticated email from example.org is not accepted due to domain's DMARC policy. (in reply to end of DATA command))\n"
            + at + " mx postfix/qmgr[3]: B592FAA3C9B: removed\n" + at + " mx opendmarc[7]: C592FAA3C9C: example.org fail\n")
                    .isEmpty());
        report([](int i) {
            return i == 0 ? std::vector<DmarcRow> { { .source = "203.0.113.9", .messages = 7, .dkim = false, .spf = false, .dkimResults = {}, .spfResults = {}, .disposition = "reject" } } : std::vector<DmarcRow>();
        });
        const auto found = store::listFailureDays(m_logs->store(), {});
        QVERIFY(found);
        QCOMPARE(found->size(), 1);
        const auto &one = found->first();
        QCOMPARE(one.day, begin);
        QCOMPARE(one.domain, u"example.org"_s);
        QVERIFY(one.hasReports);
        QCOMPARE(one.reported.fail, 7);
        QCOMPARE(one.reported.reject, 7);
        QCOMPARE(one.refused, 1);
        QCOMPARE(one.verdicts, 1);
        QVERIFY(one.own.contains({ begin, u"example.org"_s, u"gmail.example"_s, u"5.7.26"_s, u"mx"_s, 1 }));
        QVERIFY(one.own.contains({ begin, u"example.org"_s, {}, u"dmarc fail"_s, u"mx"_s, 1 }));
        store::MailAuthFilter filter;
        filter.domains = { u"other.example"_s };
        QVERIFY(store::listFailureDays(m_logs->store(), filter)->isEmpty());
    }

    /// By code, or in words where receivers use another; what is refused for something else is none of it.
    void whatReceiversSayOfIt_data()
    {
        QTest::addColumn<QByteArray>("dsn");
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QString>("what"); // empty: no failure of authentication
        QTest::newRow("5.7.26") << QByteArray("5.7.26") << QByteArray("550-5.7.26 This mail has been blocked because the sender is unauthenticated.") << u"5.7.26"_s;
        QTest::newRow("5.7.515 alone") << QByteArray("5.7.515") << QByteArray("550 5.7.515 Access denied, sending domain example.org does not meet the required authentication level.") << u"5.7.515"_s;
        QTest::newRow("5.7.515 with its verdicts") << QByteArray("5.7.515")
                                                   << QByteArray("550 5.7.515 Access denied, sending domain example.org does not meet the required authentication level. Spf= Fail , Dkim= Pass , DMARC= Fail") << u"5.7.515"_s;
        QTest::newRow("5.7.1, DMARC") << QByteArray("5.7.1") << QByteArray("554 5.7.1 Your message was rejected due to example.org's DMARC policy.") << u"5.7.26"_s;
        QTest::newRow("5.7.1, unauthenticated") << QByteArray("5.7.1") << QByteArray("550 5.7.1 Unauthenticated email from example.org is not accepted.") << u"5.7.26"_s;
        QTest::newRow("relay") << QByteArray("5.7.1") << QByteArray("550 5.7.1 Unauthenticated relay access denied") << QString();
        QTest::newRow("reputation") << QByteArray("5.7.511") << QByteArray("550 5.7.511 Access denied, banned sender.") << QString();
    }
    void whatReceiversSayOfIt()
    {
        QFETCH(QByteArray, dsn);
        QFETCH(QByteArray, said);
        QFETCH(QString, what);
        const QByteArray at = stamp(begin + core::microsPerHour);
        QVERIFY(m_logs->import(at + " mx postfix/pickup[1]: B592FAA3C9B: uid=0 from=<news@example.org>\n" + at + " mx postfix/qmgr[3]: B592FAA3C9B: from=<news@example.org>, size=500, nrcpt=1 (queue active)\n" + at
            + " mx postfix/smtp[4]: B592FAA3C9B: to=<x@mail.example>, relay=mx.mail.example[198.51.100.5]:25, delay=1, delays=0/0/0/1, dsn=" + dsn + ", status=bounced (host mx.mail.example[198.51.100.5] said: " + said
            + " (in reply to end of DATA command))\n" + at + " mx postfix/qmgr[3]: B592FAA3C9B: removed\n")
                    .isEmpty());
        const auto found = store::listFailureDays(m_logs->store(), {});
        QVERIFY(found);
        QStringList told;
        for (const store::FailureDay &one : *found)
            for (const store::OwnFailure &own : one.own)
                told << own.what;
        QCOMPARE(told, what.isEmpty() ? QStringList() : QStringList { what });
    }

    /// Whoever handed it in, and whatever counts as an own domain when: refused is what a node sent out in the domain's name.
    void whoHandedItInDecidesNothing_data()
    {
        QTest::addColumn<bool>("isBefore");
        QTest::addColumn<bool>("isAfter");
        QTest::addColumn<bool>("isSenderLate");
        QTest::newRow("no own domain") << false << false << false;
        QTest::newRow("own domain before") << true << false << false;
        QTest::newRow("own domain after") << false << true << false;
        QTest::newRow("sender behind the delivery") << false << false << true;
    }
    void whoHandedItInDecidesNothing()
    {
        QFETCH(bool, isBefore);
        QFETCH(bool, isAfter);
        QFETCH(bool, isSenderLate);
        if (isBefore)
            QVERIFY(store::setOwnDomains(m_logs->store(), m_logs->clock, { u"example.org"_s }));
        const QByteArray at = stamp(begin + core::microsPerHour) + " mx postfix/";
        const auto refused = [&at, isSenderLate](const QByteArray &begun, const QByteArray &id) {
            const QByteArray sender = at + "qmgr[3]: " + id + ": from=<news@example.org>, size=500, nrcpt=1 (queue active)\n";
            const QByteArray bounced = at + "smtp[4]: " + id + ": to=<x@gmail.example>, relay=mx.gmail.example[198.51.100.5]:25, delay=1, delays=0/0/0/1, dsn=5.7.26, status=bounced (host mx.gmail.example[198.51.100.5] said: 550-5.7.26 This mail is unauthenticated. (in reply to end of DATA command))\n";
            return begun + (isSenderLate ? bounced + sender : sender + bounced) + at + "qmgr[3]: " + id + ": removed\n";
        };
        QVERIFY(m_logs->import(refused(at + "smtpd[1]: B592FAA3C9B: client=unknown[203.0.113.9]\n", "B592FAA3C9B")
                    + refused(at + "smtpd[1]: B592FAA3C9C: client=unknown[203.0.113.8], sasl_method=PLAIN, sasl_username=anna@example.org\n", "B592FAA3C9C")
                    + refused(at + "pickup[1]: B592FAA3C9D: uid=0 from=<news@example.org>\n", "B592FAA3C9D"))
                    .isEmpty());
        if (isAfter)
            QVERIFY(store::setOwnDomains(m_logs->store(), m_logs->clock, { u"example.org"_s }));
        const auto found = store::listFailureDays(m_logs->store(), {});
        QVERIFY(found);
        QCOMPARE(found->size(), 1);
        QCOMPARE(found->constFirst().domain, u"example.org"_s);
        QCOMPARE(found->constFirst().refused, 3);
    }

    /// Whoever writes to a gateway can make up domains: those beyond the limit are one row of their day, and none that receivers report is.
    void domainsBeyondTheLimitAreOne()
    {
        const QByteArray at = stamp(begin + core::microsPerHour) + " mx postfix/";
        QByteArray log;
        const auto refuse = [&](int number, int times, const QByteArray &domain) {
            for (int i = 0; i < times; ++i) {
                const QByteArray id = "B" + QByteArray::number(0x10000 + number, 16).toUpper() + QByteArray::number(i + 10);
                log += at + "qmgr[3]: " + id + ": from=<news@" + domain + ">, size=500, nrcpt=1 (queue active)\n" + at + "smtp[4]: " + id
                    + ": to=<x@gmail.example>, relay=mx.gmail.example[198.51.100.5]:25, delay=1, delays=0/0/0/1, dsn=5.7.26, status=bounced (host mx.gmail.example[198.51.100.5] said: 550-5.7.26 This mail is unauthenticated. (in reply to end of DATA command))\n"
                    + at + "qmgr[3]: " + id + ": removed\n";
            }
        };
        const int made = int(store::refusedDomainsADay) + 20;
        for (int i = 0; i < made; ++i)
            refuse(i, 1, "d" + QByteArray::number(i) + ".test");
        refuse(made, 2, "zz.test");
        refuse(made + 1, 1, "example.org");
        QVERIFY(m_logs->import(log).isEmpty());
        report([](int i) {
            return i == 0 ? std::vector<DmarcRow> { { .source = "203.0.113.9", .messages = 7, .dkim = false, .spf = false, .dkimResults = {}, .spfResults = {}, .disposition = "reject" } } : std::vector<DmarcRow>();
        });
        const auto found = store::listFailureDays(m_logs->store(), {});
        QVERIFY(found);
        QCOMPARE(found->size(), qsizetype(store::refusedDomainsADay) + 2);
        qint64 refused = 0, other = 0;
        QStringList domains;
        for (const store::FailureDay &one : *found) {
            refused += one.refused;
            domains << one.domain;
            if (one.domain == u"other"_s) {
                other = one.refused;
                QCOMPARE(one.own, (QList<store::OwnFailure> { { begin, u"other"_s, u"other"_s, u"5.7.26"_s, u"mx"_s, 21 } }));
            }
        }
        QCOMPARE(refused, made + 3);
        QCOMPARE(other, 21);
        QVERIFY(domains.contains(u"zz.test"_s) && domains.contains(u"example.org"_s));
    }
};

QTEST_GUILESS_MAIN(TestStoreMailAuthLedger)
#include "tst_store_mailauthledger.moc"
