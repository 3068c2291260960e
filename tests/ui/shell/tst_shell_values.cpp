// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/searchwords.h"
#include "ui/shell/history.h"
#include "ui/shell/timechoice.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace bw;
using namespace bw::shell;

namespace {

core::UtcMicros at(const char *iso)
{
    return QDateTime::fromString(QLatin1StringView(iso), Qt::ISODate).toMSecsSinceEpoch() * 1000;
}

} // namespace

class TestShellValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anchorsAtTheNewestData_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        QTest::addColumn<QString>("anchor");
        QTest::newRow("nothing heard: the end of the running hour") << u""_s << u""_s << u"2026-11-25T15:00:00Z"_s;
        QTest::newRow("data of a week ago: the end of its last hour") << u"2026-11-01T00:00:00Z"_s << u"2026-11-18T09:12:00Z"_s << u"2026-11-18T10:00:00Z"_s;
        QTest::newRow("live and old enough: the running hour is left out") << u"2026-11-01T00:00:00Z"_s << u"2026-11-25T14:19:00Z"_s << u"2026-11-25T14:00:00Z"_s;
        QTest::newRow("the first ten minutes ever: they are shown") << u"2026-11-25T14:09:00Z"_s << u"2026-11-25T14:19:00Z"_s << u"2026-11-25T15:00:00Z"_s;
        QTest::newRow("a clock a year ahead does not hide the present") << u"2026-11-01T00:00:00Z"_s << u"2027-11-25T14:19:00Z"_s << u"2026-11-25T15:00:00Z"_s;
    }
    void anchorsAtTheNewestData()
    {
        QFETCH(QString, first);
        QFETCH(QString, last);
        QFETCH(QString, anchor);
        const auto when = [](const QString &text) { return text.isEmpty() ? core::UtcMicros(0) : at(qPrintable(text)); };
        QCOMPARE(anchorFor(at("2026-11-25T14:19:20Z"), when(first), when(last), core::ZoneRules()), when(anchor));
    }

    void resolvesPresets_data()
    {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::newRow("48 hours") << u"48h"_s << u"2026-10-24T13:00:00Z"_s << u"2026-10-26T13:00:00Z"_s;
        QTest::newRow("yesterday has 25 hours in Paris") << u"yesterday"_s << u"2026-10-24T22:00:00Z"_s << u"2026-10-25T23:00:00Z"_s;
        QTest::newRow("this week begins on Monday") << u"thisWeek"_s << u"2026-10-25T23:00:00Z"_s << u"2026-11-01T23:00:00Z"_s;
        QTest::newRow("last month") << u"lastMonth"_s << u"2026-08-31T22:00:00Z"_s << u"2026-09-30T22:00:00Z"_s;
        QTest::newRow("an unknown word is 48 hours") << u"fortnight"_s << u"2026-10-24T13:00:00Z"_s << u"2026-10-26T13:00:00Z"_s;
    }
    void resolvesPresets()
    {
        QFETCH(QString, preset);
        QFETCH(QString, from);
        QFETCH(QString, to);
        const core::TimeRange range = resolve({ preset, {} }, at("2026-10-26T13:00:00Z"), at("2026-12-01T00:00:00Z"), core::ZoneRules::named("Europe/Paris"));
        QCOMPARE(range.from, at(qPrintable(from)));
        QCOMPARE(range.to, at(qPrintable(to)));
    }

    void everyPresetHasANameAndALength()
    {
        for (const TimePreset &preset : timePresets()) {
            QVERIFY(!preset.name.isEmpty());
            QVERIFY(resolve({ preset.id, {} }, at("2026-10-26T13:00:00Z"), at("2026-10-26T13:00:00Z"), core::ZoneRules()).length() > 0);
        }
    }

    void hoursToComeAreInNoRange_data()
    {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<QString>("lastHeard");
        QTest::addColumn<QString>("to");
        QTest::newRow("live: to the last hour that is over") << u"thisWeek"_s << u"2026-11-25T14:18:00Z"_s << u"2026-11-25T14:00:00Z"_s;
        QTest::newRow("silent since Monday: the hours since then belong to it") << u"thisWeek"_s << u"2026-11-23T11:17:00Z"_s << u"2026-11-25T14:00:00Z"_s;
        QTest::newRow("a week that is over") << u"lastWeek"_s << u"2026-11-25T14:18:00Z"_s << u"2026-11-23T00:00:00Z"_s;
        QTest::newRow("two moments") << u"custom"_s << u"2026-11-25T14:18:00Z"_s << u"2026-11-25T14:00:00Z"_s;
    }
    void hoursToComeAreInNoRange()
    {
        QFETCH(QString, preset);
        QFETCH(QString, lastHeard);
        QFETCH(QString, to);
        const core::ZoneRules utc;
        const core::UtcMicros now = at("2026-11-25T14:19:00Z"), anchor = anchorFor(now, at("2026-11-01T00:00:00Z"), at(qPrintable(lastHeard)), utc);
        const TimeChoice choice { preset, { at("2026-11-20T00:00:00Z"), at("2026-11-30T00:00:00Z") } };
        QCOMPARE(resolve(choice, anchor, latestEnd(now, anchor, utc), utc).to, at(qPrintable(to)));
        const core::TimeRange toCome { at("2026-12-01T00:00:00Z"), at("2026-12-02T00:00:00Z") };
        QCOMPARE(resolve({ u"custom"_s, toCome }, anchor, latestEnd(now, anchor, utc), utc), toCome);
    }

    void goesBackToTheSamePlace()
    {
        History history;
        Place overview;
        overview.page = u"overview"_s;
        Place volume = overview;
        volume.page = u"volume"_s;
        volume.chips.domains = { u"example.net"_s };
        history.visit(overview);
        QVERIFY(!history.canGoBack());
        history.leave({ { u"bucket"_s, 7 } });
        history.visit(volume);
        history.visit(volume); // the same place is one place
        QVERIFY(history.canGoBack());
        const Place back = history.goBack();
        QCOMPARE(back.page, u"overview"_s);
        QCOMPARE(back.state.value(u"bucket"_s).toInt(), 7);
        QVERIFY(!history.canGoBack());
        QCOMPARE(history.goForward().chips.domains, QStringList { u"example.net"_s });
        history.goBack();
        Place logins = overview;
        logins.page = u"logins"_s;
        history.visit(logins); // what was ahead is forgotten
        QVERIFY(!history.canGoForward());
    }

    void classifiesTypedText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("kinds");
        QTest::newRow("short queue id") << u"4F9D195432"_s << u"queueId login"_s;
        QTest::newRow("long queue id") << u"3Pt2mN2VXxznjll"_s << u"queueId login"_s;
        QTest::newRow("address") << u"ann@example.org"_s << u"messageId address login"_s;
        QTest::newRow("message id") << u"<1234@mail.example.org>"_s << u"messageId"_s;
        QTest::newRow("host") << u"mx1.example.net"_s << u"host"_s;
        QTest::newRow("IPv4") << u"192.0.2.7"_s << u"ip"_s;
        QTest::newRow("network") << u"203.0.113.0/24"_s << u"ip"_s;
        QTest::newRow("IPv6") << u"2001:db8::7"_s << u"ip"_s;
        QTest::newRow("login") << u"alice"_s << u"login"_s;
        QTest::newRow("a sentence is a command at best") << u"show all nodes"_s << u""_s;
    }
    void classifiesTypedText()
    {
        QFETCH(QString, text);
        QFETCH(QString, kinds);
        const itemmodels::SearchWords words = itemmodels::classify(text);
        QStringList found;
        const QList<std::pair<QString, bool>> all { { u"queueId"_s, words.queueId }, { u"messageId"_s, words.messageId }, { u"address"_s, words.address },
                                                    { u"host"_s, words.host }, { u"ip"_s, words.ip }, { u"login"_s, words.login } };
        for (const auto &[name, is] : all)
            if (is)
                found << name;
        QCOMPARE(found.join(u' '), kinds);
    }
    /// A domain that somebody types is looked for as the store keeps it.
    void typedDomainsAreThoseOfTheStore()
    {
        QCOMPARE(itemmodels::classify(u"B\u00fccher.example."_s).domain, u"xn--bcher-kva.example"_s);
        QCOMPARE(itemmodels::classify(u"MX1.Example.net"_s).domain, u"mx1.example.net"_s);
        QVERIFY(itemmodels::classify(u"alice"_s).domain.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestShellValues)
#include "tst_shell_values.moc"
