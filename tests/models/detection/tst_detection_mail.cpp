// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/loginrisk.h"
#include "models/detection/needs.h"
#include "models/store/queries/volumequery.h"
#include "tests/models/store/queries/storefiller.h"

#include <QLocale>
#include <QTest>

#include <algorithm>

using namespace bw;
using namespace Qt::StringLiterals;
using core::microsPerDay;
using core::microsPerHour;
using core::microsPerMinute;
using core::microsPerSecond;
using core::UtcMicros;
using logs::LoginOutcome;
using test::address;
using test::network;
using test::utc;

/// Figures of mail beside a verdict: whoever asks for the same hours, login and network finds the same.
class TestDetectionMail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// In the hour of the break-in, and from the same network, the owner had sent three before: cells do not tell them apart.
    void whatItsOwnerSentBeforeIsNotTheirs()
    {
        test::StoreFiller filler;
        const auto node = filler.node(u"sub-1"_s);
        const UtcMicros today = utc("2026-11-25T00:00:00Z"), good = today + 4 * microsPerHour + 12 * microsPerMinute + 617'000;
        filler.heard(node, today - 40 * microsPerDay, today + 14 * microsPerHour);
        const auto bob = filler.login(u"bob@example.com"_s);
        const auto know = [&](const char *from, UtcMicros first, UtcMicros last, int days, int successes) {
            filler.sql(u"INSERT INTO login_network(node, login, network, first_ok_ms, last_ok_ms, ok_days, last_day, successes, services, hours) VALUES (%1, %2, %3, %4, %5, %6, 0, %7, 1, 16777215)"_s
                           .arg(node).arg(bob).arg(test::blob(network(from))).arg(store::toMs(first)).arg(store::toMs(last)).arg(days).arg(successes));
        };
        know("192.0.2.1", today - 40 * microsPerDay, today - microsPerDay, 30, 60);
        know("203.0.113.200", good, good, 1, 1);
        const auto mail = [&](UtcMicros t, const char *from, int count) {
            const auto key = filler.streamKey(u"example.com"_s, u"bob@example.com"_s, network(from));
            filler.message(node, { .accepted = t, .queueId = QByteArray::number(t), .stream = key, .login = bob, .client = address(from), .recipients = count });
            filler.stream(node, t, key, { 1, count, 0, 0, 0, 0, 0, 0 });
        };
        for (int i = 0; i < 40; ++i)
            filler.loginRow(node, good - (41 - i) * 10 * microsPerSecond, bob, address("203.0.113.200"), LoginOutcome::Failed);
        for (int i = 0; i < 3; ++i)
            mail(good - 8 * microsPerSecond + i * 3000, "203.0.113.5", 2);
        filler.loginRow(node, good, bob, address("203.0.113.200"), LoginOutcome::Ok);
        mail(good, "203.0.113.200", 1); // one line says both
        mail(good + microsPerMinute, "192.0.2.1", 5); // its owner, elsewhere
        mail(good + 90 * microsPerMinute, "203.0.113.200", 4);
        filler.seal(node, today);
        store::Filter filter;
        filter.range = { today - microsPerDay, today + 14 * microsPerHour };
        filter.zone = u"UTC"_s;
        const auto answer = detection::LoginRiskQuery { filter }.run(filler.store());
        QVERIFY(answer);
        QCOMPARE(answer->logins.size(), 1);
        const auto &login = answer->logins.front();
        QCOMPARE(login.goodAt, good);
        QCOMPARE(login.sentMessages, 2);
        QCOMPARE(login.sentRecipients, 5);
        QCOMPARE(login.sentFrom, good);
    }

    /// Share, counts and hours that a warning names are those of one window.
    void bouncesAreCountedInTheirWindow_data()
    {
        QTest::addColumn<int>("badHours");
        QTest::addColumn<int>("laterHours"); // good ones
        QTest::addColumn<int>("toldHours");
        QTest::addColumn<UtcMicros>("fraction");
        QTest::newRow("since then") << 10 << 5 << 15 << UtcMicros(0);
        QTest::newRow("now is no whole second") << 10 << 5 << 15 << UtcMicros(123'456);
        QTest::newRow("another stretch before") << 4 << 20 << 24 << UtcMicros(0);
        QTest::newRow("all the time") << 48 << 0 << 48 << UtcMicros(0);
        QTest::newRow("few, of many since then") << 1 << 30 << 48 << UtcMicros(0);
    }
    void bouncesAreCountedInTheirWindow()
    {
        QFETCH(int, badHours);
        QFETCH(int, laterHours);
        QFETCH(int, toldHours);
        QFETCH(UtcMicros, fraction);
        test::StoreFiller filler;
        const auto node = filler.node(u"mx-1"_s);
        const UtcMicros now = utc("2026-11-25T14:00:00Z"), from = now - 2 * microsPerDay, good = now - laterHours * microsPerHour, worst = good - badHours * microsPerHour;
        filler.heard(node, now - 40 * microsPerDay, now);
        const auto news = filler.streamKey(u"news.example"_s, u"campaigns"_s, network("192.0.2.1"));
        for (UtcMicros hour = now - 28 * microsPerDay; hour < now; hour += microsPerHour) {
            const bool isEarlier = laterHours > badHours && hour >= from && hour < from + 4 * microsPerHour; // bad as well, and apart
            const int bounced = isEarlier ? 80 : hour >= worst && hour < good ? 90 : 1;
            filler.stream(node, hour, news, { 100, 100, 100 - bounced, 0, bounced, 0, 0, 0 });
        }
        store::Filter filter;
        filter.range = { from + fraction, now + fraction };
        filter.zone = u"UTC"_s;
        const auto answer = detection::NeedsQuery { filter }.run(filler.store());
        QVERIFY(answer);
        const auto need = std::ranges::find(answer->needs, u"bounce_rise"_s, &detection::Need::rule);
        QVERIFY(need != answer->needs.end());
        QCOMPARE(need->at, worst == from ? 0 : worst);
        QCOMPARE(need->window.from, now - toldHours * microsPerHour);
        QCOMPARE(need->window.to % microsPerSecond, 0);
        store::Filter hours;
        hours.range = need->window;
        hours.users = { u"campaigns"_s }; // from the cells that were filled
        const auto sent = store::VolumeQuery { hours, {}, false }.run(filler.store());
        QVERIFY(sent && sent->totals.bounced && sent->totals.ended());
        QCOMPARE(need->counts.value(u"bounced"_s), *sent->totals.bounced);
        QCOMPARE(need->counts.value(u"finished"_s), *sent->totals.ended());
        const QString share = QLocale().toString(100.0 * double(*sent->totals.bounced) / double(*sent->totals.ended()), 'f', 1);
        QVERIFY2(need->text.contains(share + u" %"_s), qPrintable(need->text));
    }

    /// A range that begins with the store tells itself what was usual before.
    void aRangeHasItsOwnUsual_data()
    {
        QTest::addColumn<int>("bounced"); // of 100 in each of the last two hours; 6 before
        QTest::addColumn<bool>("isTold");
        QTest::newRow("less than three times") << 17 << false;
        QTest::newRow("more") << 20 << true;
    }
    void aRangeHasItsOwnUsual()
    {
        QFETCH(int, bounced);
        QFETCH(bool, isTold);
        test::StoreFiller filler;
        const auto node = filler.node(u"mx-1"_s);
        const UtcMicros now = utc("2026-11-25T14:00:00Z"), from = now - microsPerDay, worst = now - 2 * microsPerHour;
        filler.heard(node, from, now);
        const auto news = filler.streamKey(u"news.example"_s, u"campaigns"_s, network("192.0.2.1"));
        for (UtcMicros hour = from; hour < now; hour += microsPerHour) {
            const int lost = hour >= worst ? bounced : 6;
            filler.stream(node, hour, news, { 100, 100, 100 - lost, 0, lost, 0, 0, 0 });
        }
        store::Filter filter;
        filter.range = { from, now };
        filter.zone = u"UTC"_s;
        const auto answer = detection::NeedsQuery { filter }.run(filler.store());
        QVERIFY(answer);
        const auto need = std::ranges::find(answer->needs, u"bounce_rise"_s, &detection::Need::rule);
        QCOMPARE(need != answer->needs.end(), isTold);
        if (!isTold)
            return;
        QCOMPARE(need->severity, detection::NeedSeverity::High);
        QCOMPARE(need->at, worst);
        QVERIFY2(need->text.contains(u"usual 6.0 %"), qPrintable(need->text));
    }

    /// Neither a node that was never heard nor a half heard hour hides a rise: what was heard of it is too much already.
    void aRiseIsToldThoughNotAllWasHeard()
    {
        test::StoreFiller filler;
        const auto node = filler.node(u"mx-1"_s);
        filler.node(u"just-added"_s);
        const UtcMicros now = utc("2026-11-25T14:00:00Z"), last = now - microsPerHour;
        filler.heard(node, now - 30 * microsPerDay, now - microsPerHour / 2);
        const auto news = filler.streamKey(u"news.example"_s, u"campaigns"_s, network("192.0.2.1"));
        for (UtcMicros hour = now - 28 * microsPerDay; hour < now; hour += microsPerHour) {
            const int sent = hour == last ? 1000 : 10;
            filler.stream(node, hour, news, { sent, sent, sent, 0, 0, 0, 0, 0 });
        }
        store::Filter filter;
        filter.range = { now - microsPerDay, now };
        filter.zone = u"UTC"_s;
        const auto answer = detection::NeedsQuery { filter }.run(filler.store());
        QVERIFY(answer);
        const auto need = std::ranges::find(answer->needs, u"volume_rise"_s, &detection::Need::rule);
        QVERIFY(need != answer->needs.end());
        QCOMPARE(need->window.from, last);
    }

    /// Where nobody knows what is usual, a share is told only if it is much, and below what is certain.
    void bouncesWithoutAUsual_data()
    {
        QTest::addColumn<int>("bounced"); // of 1000
        QTest::addColumn<bool>("isTold");
        QTest::newRow("9.9 %") << 99 << false;
        QTest::newRow("10 %") << 100 << true;
    }
    void bouncesWithoutAUsual()
    {
        QFETCH(int, bounced);
        QFETCH(bool, isTold);
        test::StoreFiller filler;
        const auto node = filler.node(u"mx-1"_s);
        const UtcMicros now = utc("2026-11-25T14:00:00Z"), from = now - microsPerDay;
        filler.heard(node, from, now);
        filler.stream(node, now - microsPerHour, filler.streamKey(u"news.example"_s, u"campaigns"_s, network("192.0.2.1")), { 1000, 1000, 1000 - bounced, 0, bounced, 0, 0, 0 });
        store::Filter filter;
        filter.range = { from, now };
        filter.zone = u"UTC"_s;
        const auto answer = detection::NeedsQuery { filter }.run(filler.store());
        QVERIFY(answer);
        const auto need = std::ranges::find(answer->needs, u"bounce_rise"_s, &detection::Need::rule);
        QCOMPARE(need != answer->needs.end(), isTold);
        if (isTold)
            QCOMPARE(need->severity, detection::NeedSeverity::Medium);
    }
};

QTEST_GUILESS_MAIN(TestDetectionMail)
#include "tst_detection_mail.moc"
