// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/session.h"
#include "models/store/fleet/nodetable.h"
#include "models/store/fleet/snapshottable.h"
#include "tests/ui/shell/pagewindow.h"
#include "ui/charts/timechart.h"
#include "ui/common/theme.h"
#include "ui/figures/changemarks.h"

#include <QApplication>
#include <QDir>

using namespace Qt::StringLiterals;
using namespace bw;

/// A setting that changed is a mark on the charts of volume and logins, and leads to the comparison.
class TestVolumeChanges final : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::PageWindow> m_window;
    core::SystemClock m_clock;
    core::UtcMicros m_changed = 0;

    bool says(std::int64_t node, core::UtcMicros t, const QByteArray &settings, const QByteArray &version = {}, const QByteArray &listeners = {}) const
    {
        fleet::Snapshot snapshot;
        snapshot.time = t;
        snapshot.product = u"Postfix"_s;
        snapshot.sections = { { u"postfix.settings"_s, fleet::SectionKind::Settings, settings, {}, false } };
        if (!version.isEmpty())
            snapshot.sections << fleet::Section { u"postfix.version"_s, fleet::SectionKind::Text, version, {}, false } << fleet::Section { u"listeners"_s, fleet::SectionKind::Lines, listeners, {}, false };
        return store::keepSnapshot(m_window->store(), node, snapshot).has_value();
    }
    charts::TimeChart *chart(const QString &page, const QString &name) const { return m_window->find<charts::TimeChart>(page, name); }

private Q_SLOTS:
    void initTestCase()
    {
        m_window = std::make_unique<test::PageWindow>();
        const core::UtcMicros start = m_window->hour - 20 * core::microsPerHour;
        QVERIFY(m_window->import(u"mx1"_s, test::ordinaryMail(u"mx1"_s, start, 20, 20)));
        QVERIFY(m_window->import(u"mx2"_s, test::ordinaryMail(u"mx2"_s, start, 20, 20)));
        m_changed = start + 6 * core::microsPerHour + 10 * core::microsPerMinute;
        const auto one = store::findNode(m_window->store(), u"mx1"_s, {}), two = store::findNode(m_window->store(), u"mx2"_s, {});
        QVERIFY(one && two);
        QVERIFY(says(one->id, start, "smtpd_tls_security_level = may\n") && says(one->id, m_changed, "smtpd_tls_security_level = encrypt\n"));
        QVERIFY(says(two->id, start, "default_process_limit = 100\n") && says(two->id, start + 12 * core::microsPerHour, "default_process_limit = 200\nsmtp_tls_loglevel = 1\n"));
        m_window->show();
    }
    void cleanupTestCase() { m_window.reset(); }

    void bothPagesShowThem_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("name");
        QTest::newRow("volume") << u"volume"_s << u"volumeChart"_s;
        QTest::newRow("logins") << u"logins"_s << u"failedChart"_s;
    }
    void bothPagesShowThem()
    {
        QFETCH(QString, page);
        QFETCH(QString, name);
        m_window->open(page);
        charts::TimeChart *shown = chart(page, name);
        QVERIFY(shown);
        QTRY_COMPARE_WITH_TIMEOUT(shown->data().changes.size(), std::size_t(3), 20'000);
        const auto first = std::find_if(shown->data().changes.begin(), shown->data().changes.end(), [](const charts::ChangeMark &one) { return one.node == u"mx1"_s; });
        QCOMPARE(first->at, m_changed / 1000 * 1000);
        QCOMPARE(first->words(), u"mx1: smtpd_tls_security_level, may → encrypt"_s);
        if (const QString folder = qEnvironmentVariable("BW_KEEP_PICTURES"); !folder.isEmpty()) {
            shown->setFocus(Qt::TabFocusReason);
            QTest::keyClick(shown, Qt::Key_C, Qt::ShiftModifier); // with the card
            m_window->window()->grab().save(QDir(folder).filePath(page + u"-changes.png"_s));
        }
    }

    void theWindowsNodesLimitThem()
    {
        m_window->open(u"volume"_s);
        charts::TimeChart *shown = chart(u"volume"_s, u"volumeChart"_s);
        QTRY_COMPARE_WITH_TIMEOUT(shown->data().changes.size(), std::size_t(3), 20'000);
        store::Filter one = m_window->window()->currentPage()->filter();
        one.nodes = { u"mx1"_s };
        m_window->window()->openPage(u"volume"_s, one, {});
        QTRY_COMPARE_WITH_TIMEOUT(shown->data().changes.size(), std::size_t(1), 20'000);
        one.nodes.clear();
        m_window->window()->openPage(u"volume"_s, one, {});
        QTRY_COMPARE_WITH_TIMEOUT(shown->data().changes.size(), std::size_t(3), 20'000);
    }

    /// A listener has no value, and a section that is one text no name: they are told in the words of the fleet's page.
    void whatHasNoValueIsNewOrGone()
    {
        const auto snapshot = [](const QByteArray &listeners, const QByteArray &version, const QByteArray &settings) {
            fleet::Snapshot one;
            one.sections = { { u"host.listeners"_s, fleet::SectionKind::Lines, listeners, {}, false }, { u"postfix.settings"_s, fleet::SectionKind::Settings, settings, {}, false },
                { u"postfix.version"_s, fleet::SectionKind::Text, version, {}, false } };
            return one;
        };
        QList<store::SettingChange> changes;
        const QByteArray longValue(60, 'x');
        for (const fleet::Change &change : fleet::compare(snapshot("tcp 0.0.0.0:25\n", "3.7.10", "myhostname = mx1.mta.example\n"), snapshot("tcp 0.0.0.0:587\n", "3.7.11", "myhostname = " + longValue + '\n')).changes) {
            store::SettingChange one;
            one.node = u"mx1"_s;
            one.change = change;
            changes << one;
        }
        QStringList words;
        for (const charts::ChangeMark &mark : figures::changeMarks(changes))
            words << mark.words();
        words.sort();
        QCOMPARE(words, (QStringList { u"mx1: Postfix: version, 3.7.10 → 3.7.11"_s, u"mx1: myhostname, mx1.mta.example → "_s + QString(39, u'x') + u'…', u"mx1: tcp 0.0.0.0:25, gone"_s, u"mx1: tcp 0.0.0.0:587, new"_s }));
    }

    void oneLeadsToTheComparison()
    {
        m_window->open(u"volume"_s);
        charts::TimeChart *shown = chart(u"volume"_s, u"volumeChart"_s);
        QTRY_COMPARE_WITH_TIMEOUT(shown->data().changes.size(), std::size_t(3), 20'000);
        shown->setFocus(Qt::TabFocusReason);
        shown->setCurrentBucket(0);
        QTest::keyClick(shown, Qt::Key_C);
        QTest::keyClick(shown, Qt::Key_O);
        QTRY_COMPARE(m_window->window()->currentPage()->id(), u"fleet"_s);
        const QVariantMap state = m_window->window()->currentPage()->saveState();
        QCOMPARE(state.value(u"view"_s).toString(), u"comparison"_s);
        QCOMPARE(state.value(u"after"_s).toLongLong() >> 40, store::findNode(m_window->store(), u"mx1"_s, {})->id);
        QCOMPARE(state.value(u"before"_s).toLongLong() + 1, state.value(u"after"_s).toLongLong());
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(application, qEnvironmentVariable("BW_KEEP_LOOK") == u"dark"_s ? ui::Look::Dark : ui::Look::Light);
    TestVolumeChanges test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_volume_changes.moc"
