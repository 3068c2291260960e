// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/nodeneeds.h"
#include "models/service/fleet.h"
#include "models/store/fleet/nodetable.h"
#include "models/store/fleet/snapshottable.h"
#include "tests/ui/shell/pagewindow.h"
#include "ui/common/chip.h"
#include "ui/common/datatable.h"
#include "ui/common/panel.h"
#include "ui/common/segmentedchoice.h"
#include "ui/common/totalsrow.h"
#include "ui/itemmodels/fleetfacts.h"
#include "ui/itemmodels/snapshotfacts.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPointer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTabBar>

using namespace Qt::StringLiterals;
using namespace bw;
using Facts = itemmodels::FleetFacts;

/// Counts who is resized.
class ResizeCounter final : public QObject
{
public:
    QHash<QString, int> counts;
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Resize)
            ++counts[QString::fromLatin1(watched->metaObject()->className()) + u' ' + watched->objectName()];
        return false;
    }
};

class TestFleetPage : public QObject
{
    Q_OBJECT
private:
    core::SystemClock m_clock;
    std::unique_ptr<test::PageWindow> m_window;
    ui::Page *m_page = nullptr;

    ui::DataTable *table(const QString &name) const { return m_window->find<ui::DataTable>(u"fleet"_s, name); }
    static fleet::Snapshot snapshot(core::UtcMicros time, const QByteArray &settings, const QByteArray &version, const QByteArray &listeners)
    {
        return { time, u"Postfix"_s, QString::fromUtf8(version), { { u"postfix.settings"_s, fleet::SectionKind::Settings, settings, {}, false }, { u"postfix.version"_s, fleet::SectionKind::Text, version, {}, false },
                                                                        { u"listeners"_s, fleet::SectionKind::Lines, listeners, {}, false } } };
    }
    /// A node that is reached over SSH, and one whose last round failed.
    bool fillFleet()
    {
        const store::Store &store = m_window->store();
        const core::UtcMicros now = m_clock.now();
        for (const QString &name : { u"mx1"_s, u"mx2"_s }) {
            fleet::Node node;
            node.name = name;
            node.route = fleet::RouteKind::Ssh;
            node.host = name + u".mta.example"_s;
            node.user = u"breakwater"_s;
            node.logs = QStringList { u"/var/log/mail.log"_s };
            node.group = name == u"mx1"_s ? u"Outbound"_s : u"Inbound"_s;
            if (!store::saveNode(store, node, name, m_clock))
                return false;
        }
        const auto one = store::findNode(store, u"mx1"_s, {}), two = store::findNode(store, u"mx2"_s, {}), three = store::findNode(store, u"mx3"_s, {});
        if (!one || !two || !three)
            return false;
        // Older than what counts as changed lately.
        for (const int days : { 20, 10 })
            if (!store::keepSnapshot(store, three->id, snapshot(now - days * core::microsPerDay, "default_process_limit = " + QByteArray::number(days) + '\n', "3.5.25", "127.0.0.1:25\n")))
                return false;
        store::RoundRow well { .time = now - 20 * core::microsPerSecond, .wasRead = true, .lag = core::microsPerSecond, .clockOffset = 0, .hostKey = {}, .product = u"Postfix"_s, .version = u"3.7.11"_s, .error = {} };
        store::RoundRow bad = well;
        bad.wasRead = false;
        bad.error = store::NodeErrorRow { now - core::microsPerHour, 0, now, u"host_key_changed"_s, u"mx2.mta.example shows another key than before"_s };
        fleet::QueueSample queue;
        queue.time = now - core::microsPerMinute;
        queue.messages = 812;
        queue.bytes = 4'000'000;
        queue.byQueue = { { u"deferred"_s, 800 }, { u"active"_s, 12 } };
        queue.byAge = { 10, 2, 0, 800, 0, 0, 0 };
        queue.reasons = { { u"451 greylisted"_s, 700 } };
        return store::noteRounds(store, { { one->id, well }, { two->id, bad } }) && store::keepQueueSample(store, one->id, queue)
            && store::keepSnapshot(store, one->id, snapshot(now - 2 * core::microsPerDay, "default_process_limit = 100\nmail_name = Postfix\nmyhostname = mx1.mta.example\n", "3.7.10", "127.0.0.1:25\n"))
            && store::keepSnapshot(store, one->id, snapshot(now - core::microsPerDay, "default_process_limit = 200\nmail_name = Postfix\nmyhostname =\n", "3.7.11", "127.0.0.1:23031\n"));
    }
    QWidget *openPanel(int row) const
    {
        ui::DataTable *nodes = table(u"fleetTable"_s);
        nodes->setFocus(Qt::TabFocusReason);
        nodes->setCurrentIndex(nodes->model()->index(row, 0));
        QTest::keyClick(nodes, Qt::Key_Return);
        QWidget *panel = nullptr;
        return QTest::qWaitFor([&] { return (panel = m_window->find<QWidget>(u"fleetNodePanel"_s)) && panel->isVisible(); }, 20'000) ? panel : nullptr;
    }
    static QString textsOf(const QWidget *panel)
    {
        QStringList all;
        for (const QLabel *label : panel->findChildren<QLabel *>())
            if (label->isVisible())
                all << label->text();
        return all.join(u'\n');
    }
    /// Both nodes as before, a little later; waits until the open panel knows.
    bool round() const
    {
        const auto one = store::findNode(m_window->store(), u"mx1"_s, {}), two = store::findNode(m_window->store(), u"mx2"_s, {});
        if (!one || !two)
            return false;
        store::RoundRow well { .time = m_clock.now(), .wasRead = true, .lag = 2 * core::microsPerSecond, .clockOffset = 0, .hostKey = {}, .product = u"Postfix"_s, .version = u"3.7.11"_s, .error = {} };
        store::RoundRow bad = well;
        bad.wasRead = false;
        bad.error = two->error;
        QSignalSpy arrived(m_window->find<QWidget>(u"fleetNodePanel"_s)->findChild<itemmodels::NodeFacts *>(), &itemmodels::NodeFacts::arrived);
        if (!store::noteRounds(m_window->store(), { { one->id, well }, { two->id, bad } }))
            return false;
        Q_EMIT m_window->session()->fleet()->changed();
        return QTest::qWaitFor([&arrived] { return !arrived.isEmpty(); }, 20'000);
    }
    QStringList column(const QString &name, int column) const { return test::PageWindow::texts(table(name), column); }

private Q_SLOTS:
    void initTestCase()
    {
        m_window = std::make_unique<test::PageWindow>();
        // Its last line is three minutes older than the hour's end: less than an hour ago at any time.
        const core::UtcMicros end = (m_clock.now() + 3 * core::microsPerMinute) / core::microsPerHour * core::microsPerHour;
        QVERIFY(m_window->import(u"mx1"_s, test::ordinaryMail(u"mx1"_s, end - 6 * core::microsPerHour, 6, 20)));
        QVERIFY(m_window->import(u"mx2"_s, test::ordinaryMail(u"mx2"_s, end - 6 * core::microsPerHour, 3, 20)));
        QVERIFY(m_window->import(u"mx3"_s, test::ordinaryMail(u"mx3"_s, m_window->hour - 5 * core::microsPerHour, 6, 20)));
        QVERIFY(fillFleet());
        m_window->show();
    }
    void init()
    {
        m_page = m_window->open(u"fleet"_s);
        m_window->window()->openPage(u"fleet"_s, {}, { { u"view"_s, u"nodes"_s } });
        QTRY_COMPARE_WITH_TIMEOUT(table(u"fleetTable"_s)->model()->rowCount(), 3, 20'000);
    }
    void cleanupTestCase() { m_window.reset(); }

    void everyNodeIsThereWithWhatIsKnown()
    {
        QCOMPARE(column(u"fleetTable"_s, Facts::Name), (QStringList { u"mx1"_s, u"mx2"_s, u"mx3"_s }));
        QCOMPARE(column(u"fleetTable"_s, Facts::LastError), (QStringList { u"none"_s, u"host key changed"_s, u"none"_s }));
        QCOMPARE(column(u"fleetTable"_s, Facts::Queue), (QStringList { u"812"_s, u"unknown"_s, u"unknown"_s }));
        QCOMPARE(column(u"fleetTable"_s, Facts::LastRead).last(), u"by hand"_s);
        // What rests on hours that nobody heard is a lower bound, and so is the sum.
        QCOMPARE(column(u"fleetTable"_s, Facts::Sent).at(0), ui::Format::atLeast(u"120"_s));
        QCOMPARE(column(u"fleetTable"_s, Facts::Sent).at(1), ui::Format::atLeast(u"60"_s));
        QCOMPARE(table(u"fleetTable"_s)->findChild<ui::TotalsRow *>()->text(Facts::Sent), ui::Format::atLeast(u"300"_s));
        QVERIFY(m_page->answer().contains(u"1 cannot be read"_s));
        const QModelIndex failing = table(u"fleetTable"_s)->model()->index(1, Facts::Name);
        QCOMPARE(failing.data(Qt::AccessibleTextRole).toString(), u"mx2, not read, host key changed"_s);
    }

    /// Nodes and changes are asked apart: what comes late hides no failure.
    void aLateAnswerHidesNoFailure()
    {
        auto *changes = m_page->findChild<itemmodels::ChangeFacts *>();
        const auto *panel = m_window->find<ui::Panel>(u"fleet"_s, u"fleetChangesPanel"_s);
        QTRY_COMPARE_WITH_TIMEOUT(panel->state(), ui::Panel::State::Content, 20'000);
        Q_EMIT changes->failed({ .kind = core::ProblemKind::Damaged, .what = u"It broke"_s });
        Q_EMIT m_page->findChild<Facts *>()->arrived();
        QCOMPARE(panel->state(), ui::Panel::State::Error);
        Q_EMIT changes->arrived();
        QCOMPARE(panel->state(), ui::Panel::State::Content);
        // Nor does a comparison of before what there is to compare now.
        m_window->window()->openPage(u"fleet"_s, {}, { { u"view"_s, u"comparison"_s } });
        auto *compared = m_window->find<ui::Panel>(u"fleet"_s, u"comparisonPanel"_s);
        QTRY_COMPARE_WITH_TIMEOUT(compared->state(), ui::Panel::State::Content, 20'000);
        QVERIFY(m_window->meddle(u"ALTER TABLE snapshot RENAME TO gone_snapshot"_s));
        m_window->window()->openPage(u"fleet"_s, {}, { { u"view"_s, u"comparison"_s }, { u"before"_s, 1 }, { u"after"_s, 2 } });
        QTRY_COMPARE_WITH_TIMEOUT(compared->state(), ui::Panel::State::Error, 20'000);
        Q_EMIT m_page->findChild<itemmodels::ComparisonFacts *>()->arrived();
        QCOMPARE(compared->state(), ui::Panel::State::Error);
        QVERIFY(m_window->meddle(u"ALTER TABLE gone_snapshot RENAME TO snapshot"_s));
        Q_EMIT compared->tryAgain();
        QTRY_COMPARE_WITH_TIMEOUT(compared->state(), ui::Panel::State::Content, 20'000);
    }

    void agesCountOn()
    {
        const auto read = [this] { return column(u"fleetTable"_s, Facts::LastRead).first(); };
        const auto mark = [this] { return table(u"fleetTable"_s)->model()->index(0, Facts::Name).data(ui::MarkRole).toInt(); };
        const QString before = read();
        QTRY_VERIFY_WITH_TIMEOUT(read() != before, 12'000); // by itself, with nothing read
        QCOMPARE(mark(), int(ui::Mark::Pass));
        m_page->findChild<Facts *>()->tick(m_clock.now() + core::microsPerHour);
        QVERIFY2(read().startsWith(u"1"_s) && read().endsWith(u"h"_s), qPrintable(read()));
        QCOMPARE(mark(), int(ui::Mark::Low)); // nobody knows whether it is well
        m_page->findChild<Facts *>()->tick(m_clock.now());
        QCOMPARE(mark(), int(ui::Mark::Pass));
    }

    void chipsChoose()
    {
        auto *group = m_window->find<ui::Chip>(u"fleet"_s, u"groupChip"_s);
        Q_EMIT group->valuePicked(u"Inbound"_s, u"Inbound"_s);
        QCOMPARE(column(u"fleetTable"_s, Facts::Name), QStringList { u"mx2"_s });
        Q_EMIT group->cleared();
        QCOMPARE(table(u"fleetTable"_s)->model()->rowCount(), 3);
    }

    void groupsHaveHeadsThatStandForTheirNodes()
    {
        auto *by = m_window->find<ui::SegmentedChoice>(u"fleet"_s, u"groupByChoice"_s);
        by->setCurrent(1);
        Q_EMIT by->chosen(1);
        QCOMPARE(column(u"fleetTable"_s, Facts::Name), (QStringList { u"Inbound (1)"_s, u"mx2"_s, u"Outbound (1)"_s, u"mx1"_s, u"no group (1)"_s, u"mx3"_s }));
        QCOMPARE(column(u"fleetTable"_s, Facts::Sent).at(2), ui::Format::atLeast(u"120"_s));
        // Whatever is sorted, heads stay first; a search keeps those that still have something under them.
        ui::DataTable *nodes = table(u"fleetTable"_s);
        nodes->sortByColumn(Facts::Name, Qt::DescendingOrder);
        QCOMPARE(column(u"fleetTable"_s, Facts::Name).mid(0, 2), (QStringList { u"Inbound (1)"_s, u"mx2"_s }));
        // Heads are no nodes: not in the file, nor in what is counted.
        QVERIFY2(nodes->accessibleName().contains(u", 3 rows,"_s), qPrintable(nodes->accessibleName()));
        QList<QStringList> file = test::PageWindow::csvRows(test::PageWindow::exported(m_page, u"fleet"_s, u"csv"_s));
        QCOMPARE(file.size(), 5); // a note, names, nodes
        QCOMPARE(file.at(1).mid(0, 2), (QStringList { u"Grouped under"_s, u"Node"_s }));
        QStringList pairs;
        for (const QStringList &row : file.mid(2))
            pairs << row.value(0) + u'/' + row.value(1);
        pairs.sort();
        QCOMPARE(pairs, (QStringList { u"Inbound/mx2"_s, u"Outbound/mx1"_s, u"no group/mx3"_s }));
        nodes->filterField()->setText(u"mx1"_s);
        QTRY_COMPARE_WITH_TIMEOUT(column(u"fleetTable"_s, Facts::Name), (QStringList { u"Outbound (1)"_s, u"mx1"_s }), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_page->findChild<QLabel *>(u"fleetTableCountLabel"_s)->text(), u"1 of 3"_s, 20'000);
        nodes->filterField()->clear();
        nodes->sortByColumn(Facts::Name, Qt::AscendingOrder);
        QCOMPARE(nodes->findChild<ui::TotalsRow *>()->text(Facts::Name), u"3 node(s)"_s);
        by->setCurrent(0);
        Q_EMIT by->chosen(0);
        QCOMPARE(nodes->model()->rowCount(), 3);
    }

    void aChangeLeadsToItsComparison()
    {
        ui::DataTable *changes = table(u"fleetChangesTable"_s);
        QTRY_COMPARE_WITH_TIMEOUT(changes->model()->rowCount(), 5, 20'000);
        const QStringList settings = column(u"fleetChangesTable"_s, itemmodels::ChangeFacts::Setting);
        const qsizetype row = settings.indexOf(u"default_process_limit"_s);
        QVERIFY2(row >= 0, qPrintable(settings.join(u'|')));
        QCOMPARE(column(u"fleetChangesTable"_s, itemmodels::ChangeFacts::BeforeAfter).at(row), u"100 → 200"_s);
        const auto change = [&](const QString &name) { return column(u"fleetChangesTable"_s, itemmodels::ChangeFacts::BeforeAfter).value(settings.indexOf(name)); };
        QCOMPARE(change(u"127.0.0.1:23031"_s), u"new"_s);
        QCOMPARE(change(u"127.0.0.1:25"_s), u"gone"_s);
        QCOMPARE(change(u"myhostname"_s), u"mx1.mta.example → empty"_s);
        // The product's own value stands beside them; a listener has none.
        using Changes = itemmodels::ChangeFacts;
        QVERIFY(changes->shownColumns().contains(int(Changes::Default)) || changes->width() < 700);
        QCOMPARE(column(u"fleetChangesTable"_s, Changes::Default).at(row), ui::Format::unknown()); // these snapshots tell none
        QCOMPARE(column(u"fleetChangesTable"_s, Changes::Default).at(settings.indexOf(u"127.0.0.1:25"_s)), QString());
        changes->setFocus(Qt::TabFocusReason);
        changes->setCurrentIndex(changes->model()->index(int(row), 0));
        QTest::keyClick(changes, Qt::Key_Return);
        ui::DataTable *comparison = table(u"comparisonTable"_s);
        QTRY_VERIFY_WITH_TIMEOUT(comparison->isVisible() && comparison->model()->rowCount() == 5, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->answer().contains(u"differ"_s), 20'000);
        auto *diff = m_window->find<QPlainTextEdit>(u"fleet"_s, u"comparisonDiff"_s);
        QVERIFY(diff->toPlainText().contains(u"-default_process_limit = 100\n+default_process_limit = 200"_s));
        // The other way round.
        auto *before = m_window->find<QComboBox>(u"fleet"_s, u"beforeSnapshotComboBox"_s);
        auto *after = m_window->find<QComboBox>(u"fleet"_s, u"afterSnapshotComboBox"_s);
        QVERIFY(before->currentIndex() == 1 && after->currentIndex() == 0);
        before->setCurrentIndex(0);
        Q_EMIT before->activated(0);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->answer().startsWith(u"0 "_s), 20'000);
        QTest::keyClick(m_window->window(), Qt::Key_Left, Qt::AltModifier);
        QTRY_VERIFY_WITH_TIMEOUT(table(u"fleetTable"_s)->isVisible(), 20'000);
    }

    void theChosenNodesAreCompared_data()
    {
        QTest::addColumn<QList<int>>("rows");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("words"); ///< a line of the diff, or why there is none
        QTest::newRow("one") << QList<int> { 2 } << u"mx3 1"_s << u"mx3 0"_s << u"-default_process_limit = 20\n+default_process_limit = 10"_s;
        QTest::newRow("two") << QList<int> { 0, 2 } << u"mx1 0"_s << u"mx3 0"_s << u"-default_process_limit = 200"_s;
        QTest::newRow("without snapshots") << QList<int> { 1 } << u" -1"_s << u" -1"_s << u"mx2 has no snapshot yet"_s;
    }
    void theChosenNodesAreCompared()
    {
        QFETCH(QList<int>, rows);
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QString, words);
        ui::DataTable *nodes = table(u"fleetTable"_s);
        nodes->clearSelection();
        for (const int row : rows)
            nodes->selectionModel()->setCurrentIndex(nodes->model()->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QTest::mouseClick(m_window->find<QPushButton>(u"fleet"_s, u"withChosenButton"_s), Qt::LeftButton);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        const QList<QAction *> actions = menu->actions();
        const auto compare = std::ranges::find_if(actions, [](const QAction *action) { return action->text() == u"C&ompare snapshots…"_s; });
        QVERIFY(compare != actions.end() && (*compare)->isEnabled());
        (*compare)->trigger();
        menu->close();
        m_window->window()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window->window()));
        const auto side = [this](const QString &name) {
            return m_window->find<QComboBox>(u"fleet"_s, name + u"NodeComboBox"_s)->currentText() + u' ' + QString::number(m_window->find<QComboBox>(u"fleet"_s, name + u"SnapshotComboBox"_s)->currentIndex());
        };
        QTRY_COMPARE_WITH_TIMEOUT(side(u"before"_s), before, 20'000);
        QCOMPARE(side(u"after"_s), after);
        auto *diff = m_window->find<QPlainTextEdit>(u"fleet"_s, u"comparisonDiff"_s);
        QTRY_VERIFY_WITH_TIMEOUT(diff->toPlainText().contains(words) || textsOf(m_page).contains(words), 20'000);
    }

    void thePanelTellsAllOfANode()
    {
        QWidget *panel = openPanel(0);
        QVERIFY(panel);
        auto *diff = panel->findChild<QPlainTextEdit *>(u"panelDiff"_s);
        QTRY_VERIFY_WITH_TIMEOUT(diff->toPlainText().contains(u"+default_process_limit = 200"_s), 20'000);
        QVERIFY(panel->findChild<QLabel *>(u"panelChangeWords"_s)->text().contains(u"default_process_limit was 100 and is now 200"_s));
        auto *tabs = panel->findChild<QTabBar *>(u"nodeTabs"_s);
        QCOMPARE(tabs->count(), 4);
        tabs->setCurrentIndex(2);
        QTRY_VERIFY_WITH_TIMEOUT(textsOf(panel).contains(u"451 greylisted"_s) && textsOf(panel).contains(u"800"_s), 20'000);
        tabs->setCurrentIndex(1);
        auto *snapshots = panel->findChild<ui::DataTable *>(u"nodeSnapshotsTable"_s);
        QTRY_COMPARE_WITH_TIMEOUT(snapshots->model()->rowCount(), 2, 20'000);
        QCOMPARE(test::PageWindow::withoutName(panel), QStringList());
        // Two of them, or one with the one before.
        auto *compare = panel->findChild<QPushButton *>(u"compareChosenButton"_s);
        QVERIFY(compare && compare->isVisible());
        snapshots->setFocus(Qt::TabFocusReason);
        snapshots->selectAll();
        QCOMPARE(compare->text(), u"Compare"_s);
        QVERIFY(compare->isEnabled());
        snapshots->selectRow(1);
        QVERIFY(!compare->isEnabled()); // the first there was
        snapshots->selectRow(0);
        QCOMPARE(compare->text(), u"Compare with the one before"_s);
        QVERIFY(compare->isEnabled());
        compare->setFocus(Qt::TabFocusReason);
        QTest::keyClick(compare, Qt::Key_Space);
        ui::DataTable *comparison = table(u"comparisonTable"_s);
        QTRY_VERIFY_WITH_TIMEOUT(comparison->isVisible() && comparison->model()->rowCount() == 5, 20'000);
        // The page's own entry leads to its beginning, and once is enough.
        m_window->window()->showPage(u"fleet"_s);
        QVERIFY(table(u"fleetTable"_s)->isVisible());
        m_window->window()->showPage(u"fleet"_s);
        QTest::keyClick(m_window->window(), Qt::Key_Left, Qt::AltModifier);
        QTRY_VERIFY_WITH_TIMEOUT(comparison->isVisible(), 20'000);
        m_window->window()->showPage(u"fleet"_s);
        panel = openPanel(0);
        QVERIFY(panel);
        panel->findChild<QTabBar *>(u"nodeTabs"_s)->setCurrentIndex(1);
        snapshots = panel->findChild<ui::DataTable *>(u"nodeSnapshotsTable"_s);
        QTRY_COMPARE_WITH_TIMEOUT(snapshots->model()->rowCount(), 2, 20'000);
        // One snapshot, with search.
        snapshots->setFocus(Qt::TabFocusReason);
        snapshots->setCurrentIndex(snapshots->model()->index(0, 0));
        QTest::keyClick(snapshots, Qt::Key_Return);
        ui::DataTable *lines = table(u"snapshotTable"_s);
        QTRY_VERIFY_WITH_TIMEOUT(lines->isVisible() && lines->model()->rowCount() == 5, 20'000);
        lines->filterField()->setText(u"process_limit"_s);
        QTRY_COMPARE_WITH_TIMEOUT(lines->model()->rowCount(), 1, 20'000);
        lines->filterField()->clear();
    }

    void aChangedKeyHasNoAcceptInItsWarning()
    {
        QVERIFY(openPanel(1));
        QWidget *banner = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((banner = m_window->find<QWidget>(u"nodeErrorBanner"_s)) && banner->isVisible(), 20'000);
        QStringList buttons;
        for (const QPushButton *button : banner->findChildren<QPushButton *>())
            buttons << button->text();
        QCOMPARE(buttons, QStringList { u"Compare keys…"_s });
        m_window->window()->closeSidePanel();
    }

    /// Every minute a round comes in. Who reads or chooses in the panel is not thrown out of it.
    void aRoundLeavesThePanelAsItIs()
    {
        QWidget *panel = openPanel(1);
        QPointer<QWidget> act;
        QTRY_VERIFY_WITH_TIMEOUT(act = panel->findChild<QPushButton *>(u"nodeErrorButton"_s), 20'000);
        act->setFocus(Qt::TabFocusReason);
        QVERIFY(round());
        QVERIFY(act);
        QCOMPARE(QApplication::focusWidget(), act.data());

        panel = openPanel(0);
        auto *diff = panel->findChild<QPlainTextEdit *>(u"panelDiff"_s);
        QTRY_VERIFY_WITH_TIMEOUT(diff->toPlainText().contains(u"+default_process_limit = 200"_s), 20'000);
        diff->selectAll();
        auto *before = panel->findChild<QComboBox *>(u"panelBeforeComboBox"_s);
        QSignalSpy emptied(before->model(), &QAbstractItemModel::rowsRemoved), reset(before->model(), &QAbstractItemModel::modelReset);
        QVERIFY(round());
        QTest::qWait(200); // a comparison that was asked for again would be here
        QVERIFY(diff->textCursor().hasSelection());
        QCOMPARE(emptied.size() + reset.size(), 0);
        auto *tabs = panel->findChild<QTabBar *>(u"nodeTabs"_s);
        tabs->setCurrentIndex(3);
        QPointer<QWidget> link = panel->findChild<QPushButton *>(u"coverageOfNodeLink"_s);
        QVERIFY(link && link->isVisible());
        link->setFocus(Qt::TabFocusReason);
        QVERIFY(round());
        QVERIFY(link);
        QCOMPARE(QApplication::focusWidget(), link.data());
    }

    /// Why the queue stands still is told beside its last figure; the node is as well as it was.
    void saysSinceWhenTheQueueIsNotListed()
    {
        const auto one = store::findNode(m_window->store(), u"mx1"_s, {});
        QVERIFY(one);
        store::RoundRow row { .time = m_clock.now(), .wasRead = true, .lag = 0, .clockOffset = 0, .hostKey = {}, .product = {}, .version = {}, .error = {}, .queueError = u"the mail system is down"_s };
        QVERIFY(store::noteRounds(m_window->store(), { { one->id, row } }));
        QWidget *panel = openPanel(0);
        QVERIFY(panel);
        Q_EMIT m_window->session()->fleet()->changed();
        QTRY_VERIFY2_WITH_TIMEOUT(textsOf(panel).contains(u"the mail system is down"_s), qPrintable(textsOf(panel)), 20'000);
        QVERIFY(textsOf(panel).contains(u"not listed since"_s));
        QVERIFY(!textsOf(panel).contains(u"Not read since"_s));
        // Its row warns, and says why.
        const auto *nodes = table(u"fleetTable"_s);
        const QModelIndex name = nodes->model()->index(0, Facts::Name), error = nodes->model()->index(0, Facts::LastError);
        QTRY_COMPARE_WITH_TIMEOUT(name.data(ui::MarkRole).toInt(), int(ui::Mark::Medium), 20'000);
        QCOMPARE(error.data().toString(), u"queue not read"_s);
        QVERIFY2(error.data(Qt::ToolTipRole).toString().contains(u"the mail system is down"_s), qPrintable(error.data(Qt::ToolTipRole).toString()));
        row.queueError = QString();
        QVERIFY(store::noteRounds(m_window->store(), { { one->id, row } }));
        Q_EMIT m_window->session()->fleet()->changed();
        QTRY_VERIFY2_WITH_TIMEOUT(textsOf(panel).contains(u"812 message(s)"_s), qPrintable(textsOf(panel)), 20'000);
    }

    /// What the node before had in its queue does not stand below the name of another one.
    void anAnswerThatFailsLeavesNothingOfAnotherNode()
    {
        QWidget *panel = openPanel(0);
        panel->findChild<QTabBar *>(u"nodeTabs"_s)->setCurrentIndex(2);
        QTRY_VERIFY_WITH_TIMEOUT(textsOf(panel).contains(u"451 greylisted"_s), 20'000);
        QVERIFY(m_window->meddle(u"ALTER TABLE snapshot RENAME TO gone_for_a_while"_s));
        QSignalSpy failed(panel->findChild<itemmodels::NodeFacts *>(), &itemmodels::NodeFacts::failed);
        openPanel(1);
        const bool hasFailed = QTest::qWaitFor([&failed] { return !failed.isEmpty(); }, 20'000);
        QVERIFY(m_window->meddle(u"ALTER TABLE gone_for_a_while RENAME TO snapshot"_s));
        QVERIFY(hasFailed);
        const QString what = failed.first().first().value<core::Problem>().what;
        QTRY_VERIFY_WITH_TIMEOUT(textsOf(panel).contains(what), 20'000);
        QVERIFY2(!textsOf(panel).contains(u"451 greylisted"_s), qPrintable(textsOf(panel)));
        panel->findChild<QTabBar *>(u"nodeTabs"_s)->setCurrentIndex(0);
        QTRY_VERIFY_WITH_TIMEOUT(textsOf(panel).contains(what), 20'000);
        m_window->window()->closeSidePanel();
    }

    void filesHoldWhatIsShown()
    {
        QTRY_COMPARE_WITH_TIMEOUT(table(u"fleetChangesTable"_s)->model()->rowCount(), 5, 20'000);
        QCOMPARE(test::PageWindow::csvRows(test::PageWindow::exported(m_page, u"fleet"_s, u"csv"_s)).size(), 5);
        QCOMPARE(test::PageWindow::csvRows(test::PageWindow::exported(m_page, u"fleet-changes"_s, u"csv"_s)).size(), 7);
    }

    void everyPartIsReachedByTabAndHasAName()
    {
        QCOMPARE(test::PageWindow::withoutName(m_page), QStringList());
        const QStringList walked = m_window->walk(m_page, m_page->findChild<QWidget *>(u"addNodeButton"_s));
        QVERIFY2(walked.contains(u"fleetTable"_s) && walked.contains(u"fleetChangesTable"_s), qPrintable(walked.join(u' ')));
    }

    /// As the overview says it: one rule for both.
    void aSilentNodeSaysSinceWhen()
    {
        test::PageWindow other;
        QVERIFY(other.import(u"mx1"_s, test::ordinaryMail(u"mx1"_s, other.hour - 5 * core::microsPerHour, 5, 20)));
        QVERIFY(other.import(u"mx2"_s, test::ordinaryMail(u"mx2"_s, other.hour - 5 * core::microsPerHour, 2, 20)));
        other.show();
        const ui::Page *page = other.open(u"fleet"_s);
        const auto *nodes = other.find<ui::DataTable>(u"fleet"_s, u"fleetTable"_s);
        QTRY_COMPARE_WITH_TIMEOUT(nodes->model()->rowCount(), 2, 20'000);
        const auto rows = store::listFleet(other.store(), {});
        QVERIFY(rows);
        const detection::Listening listening(*rows);
        const auto needs = detection::nodeNeeds(listening, {}, { 0, m_clock.now() }, [](core::UtcMicros t) { return QString::number(t); });
        QCOMPARE(needs.size(), 1);
        const store::NodeRow *silent = listening.find(u"mx2"_s);
        QVERIFY(silent && needs.first().node == u"mx2"_s && needs.first().text.endsWith(QString::number(silent->lastLine)));
        const QString words = u"silent since "_s + ui::Format(QLocale(), QTimeZone::utc()).stamp(silent->lastLine);
        QCOMPARE(test::PageWindow::texts(nodes, Facts::LastError), (QStringList { u"none"_s, words }));
        QCOMPARE(nodes->model()->index(1, Facts::Name).data(Qt::AccessibleTextRole).toString(), u"mx2, "_s + words);
        QCOMPARE(nodes->model()->index(1, Facts::Name).data(ui::MarkRole).toInt(), int(ui::Mark::High));
        QVERIFY2(page->answer().endsWith(u", all imported by hand, 1 silent"_s), qPrintable(page->answer()));
    }

    void anEmptyFleetSaysHowToBegin()
    {
        test::PageWindow other;
        other.show();
        QTRY_COMPARE_WITH_TIMEOUT(other.open(u"fleet"_s)->answer(), u"No node yet"_s, 20'000);
        QVERIFY(other.window()->findChild<QPushButton *>(u"emptyAddNodeButton"_s)->isVisible());
    }

    /// Rows and banners leave little room: whatever the height, nothing is laid out again and again.
    void thePageComesToRestAtEveryHeight()
    {
        test::PageWindow other;
        for (int i = 1; i <= 7; ++i) {
            QVERIFY(other.import(u"mx%1"_s.arg(i), test::ordinaryMail(u"mx%1"_s.arg(i), other.hour - 5 * core::microsPerHour, i % 3 + 1, 5)));
            fleet::Node node;
            node.name = u"mx%1"_s.arg(i);
            node.route = fleet::RouteKind::Ssh;
            node.host = node.name + u".mta.example"_s;
            node.logs = QStringList { u"/var/log/mail.log"_s };
            node.group = i % 2 == 0 ? u"Outbound, Germany"_s : u"Outbound, France"_s;
            QVERIFY(store::saveNode(other.store(), node, node.name, m_clock));
        }
        other.show();
        other.open(u"fleet"_s);
        auto *nodes = other.find<ui::DataTable>(u"fleet"_s, u"fleetTable"_s);
        QTRY_COMPARE_WITH_TIMEOUT(nodes->model()->rowCount(), 7, 20'000);
        for (int height = 560; height <= 860; height += 12) {
            other.window()->resize(1280, height);
            QTest::qWait(150);
            ResizeCounter counter;
            qApp->installEventFilter(&counter);
            QTest::qWait(250);
            qApp->removeEventFilter(&counter);
            QStringList restless;
            for (auto it = counter.counts.cbegin(); it != counter.counts.cend(); ++it)
                if (it.value() > 6)
                    restless << u"%1 %2"_s.arg(it.key()).arg(it.value());
            QVERIFY2(restless.isEmpty(), qPrintable(QString::number(height) + u": "_s + restless.join(u", "_s)));
        }
    }

    /// Neither the status bar nor its panel says more of it than Coverage does.
    void aNodeThatWasNeverReadIsNotHeard()
    {
        const auto said = [this] { return m_window->find<QWidget>(u"nodesStatus"_s)->accessibleName(); };
        const QRegularExpression counts(u"(\\d+) of 3 nodes"_s);
        const QString heard = said().contains(counts) ? counts.match(said()).captured(1) : u"3"_s;
        fleet::Node node;
        node.name = u"mx9"_s;
        node.route = fleet::RouteKind::Ssh;
        node.host = u"mx9.mta.example"_s;
        node.logs = QStringList { u"/var/log/mail.log"_s };
        QVERIFY(store::saveNode(m_window->store(), node, {}, m_clock));
        const auto row = store::findNode(m_window->store(), node.name, {});
        QVERIFY(row && store::keepSnapshot(m_window->store(), row->id, snapshot(m_clock.now(), "mail_name = Postfix\n", "3.7.11", "127.0.0.1:25\n")));
        Q_EMIT m_window->session()->fleet()->changed();
        QTRY_COMPARE_WITH_TIMEOUT(said(), u"Newest hour: %1 of 4 nodes heard"_s.arg(heard), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(table(u"fleetTable"_s)->model()->rowCount(), 4, 20'000);
        const qsizetype at = column(u"fleetTable"_s, Facts::Name).indexOf(node.name);
        QVERIFY(at >= 0);
        QWidget *panel = openPanel(int(at));
        QVERIFY(panel);
        QTRY_VERIFY2_WITH_TIMEOUT(textsOf(panel).contains(u"Its log was never read."_s), qPrintable(textsOf(panel)), 20'000);
        QVERIFY(!textsOf(panel).contains(u"have not changed"_s));
        m_window->window()->closeSidePanel();
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(application, ui::Look::Light);
    TestFleetPage test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_fleet_page.moc"
