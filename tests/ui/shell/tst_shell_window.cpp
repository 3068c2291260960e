// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/blocking.h"
#include "models/service/session.h"
#include "tests/support/cputimer.h"
#include "tests/ui/shell/testdesk.h"
#include "ui/charts/timechart.h"
#include "ui/common/buttons.h"
#include "ui/common/filedialog.h"
#include "ui/common/messagebox.h"
#include "ui/common/sidepanelframe.h"
#include "ui/common/theme.h"
#include "ui/common/tile.h"
#include "ui/overview/overviewpage.h"
#include "ui/settings/settingspage.h"
#include "ui/shell/actions.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/firststart.h"
#include "ui/shell/navbar.h"
#include "ui/shell/pickerpopup.h"
#include "ui/shell/statusbar.h"
#include "ui/shell/topbar.h"
#include "ui/shell/window.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include <cmath>
#include <ctime>

using namespace Qt::StringLiterals;
using namespace bw;

namespace {

/// A page that only shows what it was asked: the ends of drill-downs that this test looks at.
class ProbePage final : public ui::Page
{
public:
    ProbePage(const QString &id, const ui::PageContext &context)
        : Page(id, id, context)
    {
    }
    void restoreState(const QVariantMap &state) override { states << state; }
    [[nodiscard]] QStringList dimensions() const override { return { u"outcomes"_s, u"domains"_s, u"sources"_s, u"users"_s }; }
    QList<QVariantMap> states;

protected:
    void load() override {}
};

template <typename Page>
std::function<ui::Page *(const ui::PageContext &)> maker()
{
    return [](const ui::PageContext &context) -> ui::Page * { return new Page(context); };
}

QList<shell::PageEntry> testPages()
{
    QList<shell::PageEntry> pages { { u"overview"_s, u"overview"_s, u"Overview"_s, {}, maker<overview::OverviewPage>() } };
    for (const QString &id : { u"volume"_s, u"messages"_s, u"logins"_s, u"coverage"_s })
        pages << shell::PageEntry { id, id, id, u"Watch"_s, [id](const ui::PageContext &context) -> ui::Page * { return new ProbePage(id, context); } };
    pages << shell::PageEntry { u"settings"_s, u"settings"_s, u"Settings"_s, u"end"_s, maker<settings::SettingsPage>() };
    return pages;
}

QStringList blockingCalls;

void noteBlockingCall(const char *what)
{
    blockingCalls << QString::fromLatin1(what);
}

/// CPU time of this thread alone, so that other programs do not matter.
double threadMilliseconds()
{
    timespec now {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

} // namespace

class TestShellWindow : public QObject
{
    Q_OBJECT
private:
    core::SystemClock m_clock;
    std::unique_ptr<test::TestDesk> m_desk;
    std::unique_ptr<shell::Window> m_window;

    void makeWindow()
    {
        m_window = std::make_unique<shell::Window>(*m_desk, m_clock, testPages(), shell::Window::Options {});
        m_window->resize(1280, 800); // more than the screen of the tests has
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    template <typename Widget>
    Widget *find(const QString &name) const
    {
        auto *found = m_window->findChild<Widget *>(name);
        if (!found)
            qWarning("no widget named %s", qPrintable(name));
        return found;
    }
    ProbePage *probe(const QString &id) const { return dynamic_cast<ProbePage *>(m_window->findChild<ui::Page *>(id + u"Page"_s)); }
    QString writeLog(int messages, int step)
    {
        const QString path = m_desk->folder() + u"/mail.log"_s;
        QFile file(path);
        if (!file.open(QFile::WriteOnly))
            return {};
        const core::UtcMicros start = m_clock.now() - core::UtcMicros(messages) * step * core::microsPerSecond;
        file.write(test::postfixLog(start, messages, step));
        return path;
    }
    /// A store with an imported log, and the window on it.
    void importedWindow(int messages = 400, int step = 60)
    {
        config::Settings settings = m_desk->settings();
        settings.persona = config::Persona::FleetAdmin;
        m_desk->changeSettings(settings);
        m_desk->openOrCreateStore(m_desk->defaultStorePath(), u"Europe/Paris"_s);
        ingest::ImportOptions options;
        options.node = u"mx1"_s;
        options.paths = { writeLog(messages, step) };
        m_desk->session()->importLogs(options);
        QVERIFY(test::waitForJobs(m_desk->session()));
        makeWindow();
        QTRY_COMPARE_WITH_TIMEOUT(find<QPushButton>(u"nodesButton"_s)->text(), u"All 1 nodes"_s, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(find<charts::TimeChart>(u"volumeChart"_s)->data().count() > 0, 20'000);
        QTest::qWait(300); // the range ends with the newest line: the page reads again
    }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<test::TestDesk>(m_clock);
        ui::MessageBox::keepProblems(true);
        blockingCalls.clear();
    }
    void cleanup()
    {
        m_window.reset();
        m_desk.reset();
        QVERIFY2(ui::MessageBox::keptProblems().isEmpty(), "a problem was shown");
    }

    void firstStartLeadsToTheDemo()
    {
        makeWindow();
        auto *card = find<QAbstractButton>(u"demoCard"_s);
        QVERIFY(card->isVisible());
        find<QComboBox>(u"homeZoneComboBox"_s)->setCurrentText(u"Asia/Kathmandu"_s);
        card->setFocus();
        QTest::keyClick(card, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->currentPage() != nullptr, 20'000);
        QCOMPARE(m_desk->settings().persona, config::Persona::Demo);
        QCOMPARE(m_desk->settings().homeZone, u"Asia/Kathmandu"_s);
        QCOMPARE(m_desk->session()->store().homeZone().name(), std::string("Asia/Kathmandu"));
        QVERIFY(test::waitForJobs(m_desk->session(), 300'000));
        auto *nodes = find<QPushButton>(u"nodesButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(nodes->text(), u"All 12 nodes"_s, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(find<ui::Tile>(u"sentTile"_s)->data().figure.size() > 0, 20'000);
        QVERIFY(!m_window->findChild<QWidget *>(u"firstStart"_s));
    }

    void firstStartOfAnAdminAsksForANodeOrLogs()
    {
        makeWindow();
        QTest::mouseClick(find<QAbstractButton>(u"adminCard"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->currentPage() != nullptr, 20'000);
        QCOMPARE(m_desk->session()->store().path(), m_desk->defaultStorePath());
        QCOMPARE(m_desk->settings().persona, config::Persona::FleetAdmin);
        QDialog *dialog = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((dialog = m_window->findChild<QDialog *>(u"nodeDialog"_s)) && dialog->isVisible(), 20'000);
        QVERIFY(dialog->findChild<QPushButton *>(u"importInsteadLink"_s));
        QVERIFY(!dialog->findChild<QPushButton *>(u"saveNodeButton"_s)->isEnabled()); // nothing was tested
        dialog->reject();
        // Nothing was read yet: the page says how to begin.
        QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<QPushButton *>(u"chooseFilesButton"_s), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->currentPage()->answer(), u"Nothing was read yet"_s, 20'000);
    }

    void importsByDialog()
    {
        config::Settings settings = m_desk->settings();
        settings.persona = config::Persona::FleetAdmin;
        m_desk->changeSettings(settings);
        m_desk->openOrCreateStore(m_desk->defaultStorePath(), u"UTC"_s);
        makeWindow();
        ui::FileDialog::setNextPaths({ writeLog(200, 60) });
        QTest::keyClick(m_window.get(), Qt::Key_I, Qt::ControlModifier);
        QDialog *dialog = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((dialog = m_window->findChild<QDialog *>(u"importDialog"_s)), 20'000);
        auto *node = dialog->findChild<QLineEdit *>(u"nodeLineEdit"_s);
        QTRY_COMPARE_WITH_TIMEOUT(node->text(), u"mx1"_s, 20'000); // the host that the log names
        QVERIFY(!dialog->findChild<QComboBox *>(u"logZoneComboBox"_s)->isVisible()); // its stamps carry an offset
        auto *table = dialog->findChild<QAbstractItemView *>(u"importPreviewTable"_s);
        QCOMPARE(table->model()->rowCount(), 1);
        QVERIFY(table->model()->index(0, 1).data().toString().startsWith(u"Postfix"));
        constexpr int begins = 3;
        const auto *columns = qobject_cast<QTableView *>(table);
        QTRY_VERIFY(columns->columnWidth(begins) >= columns->fontMetrics().horizontalAdvance(table->model()->index(0, begins).data().toString()) && !columns->isColumnHidden(begins));
        node->selectAll();
        QTest::keyClicks(node, u"edge-1"_s);

        QTest::keyClick(node, Qt::Key_Return);
        QVERIFY(test::waitForJobs(m_desk->session()));
        QTRY_COMPARE_WITH_TIMEOUT(find<QPushButton>(u"nodesButton"_s)->text(), u"All 1 nodes"_s, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>(u"saidStatus"_s)->accessibleName().contains(u"200 accepted messages"), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(find<ui::Tile>(u"sentTile"_s)->data().figure.contains(u"200"), 20'000);
    }

    void refusesAnImportWithoutANode()
    {
        config::Settings settings = m_desk->settings();
        settings.persona = config::Persona::FleetAdmin;
        m_desk->changeSettings(settings);
        m_desk->openOrCreateStore(m_desk->defaultStorePath(), u"UTC"_s);
        makeWindow();
        m_window->importLogs({ writeLog(20, 60) });
        QDialog *dialog = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((dialog = m_window->findChild<QDialog *>(u"importDialog"_s)), 20'000);
        auto *node = dialog->findChild<QLineEdit *>(u"nodeLineEdit"_s);
        QTRY_COMPARE_WITH_TIMEOUT(node->text(), u"mx1"_s, 20'000);
        node->clear();
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"startImportButton"_s), Qt::LeftButton);
        QVERIFY(dialog->isVisible());
        QVERIFY(node->hasFocus());
        QVERIFY(m_desk->session()->jobs().isEmpty());
        QTest::keyClick(dialog, Qt::Key_Escape);
    }

    void filtersByNodeFromTheTopBar()
    {
        importedWindow();
        QTest::mouseClick(find<QPushButton>(u"nodesButton"_s), Qt::LeftButton);
        auto *search = find<QLineEdit>(u"nodeSearchLineEdit"_s);
        QTRY_VERIFY_WITH_TIMEOUT(search->isVisible(), 20'000);
        // All by keyboard: the field has the focus, Down walks, Space ticks and is never written into the field.
        QTRY_VERIFY_WITH_TIMEOUT(search->hasFocus(), 20'000);
        QTest::keyClick(search, Qt::Key_Space);
        QCOMPARE(search->text(), QString());
        QTest::keyClick(search, Qt::Key_Down);
        QTest::keyClick(search, Qt::Key_Space);
        QCOMPARE(m_window->place().nodes, QStringList { u"mx1"_s });
        QTest::keyClick(search, Qt::Key_Space);
        QCOMPARE(m_window->place().nodes, QStringList());
        QTest::keyClicks(search, u"zz"_s);
        QVERIFY(find<QLabel>(u"noNodeLabel"_s)->isVisible());
        QTest::keyClick(search, Qt::Key_Escape);
        QTest::mouseClick(find<QPushButton>(u"nodesButton"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(search->text(), QString(), 20'000); // not what was typed last time
        QVERIFY(!find<QLabel>(u"noNodeLabel"_s)->isVisible());
        QTest::keyClicks(search, u"mx"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(m_window->place().nodes, QStringList { u"mx1"_s });
        QCOMPARE(find<QPushButton>(u"nodesButton"_s)->text(), u"mx1"_s);
        QCOMPARE(m_window->currentPage()->filter().nodes, QStringList { u"mx1"_s });
        QTest::keyClick(search, Qt::Key_Escape);
        m_window->trigger(u"back"_s);
        QVERIFY(m_window->place().nodes.isEmpty());
    }

    void choosesARangeByKeyboard()
    {
        importedWindow();
        QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
        auto *list = find<QListWidget>(u"rangeListWidget"_s);
        QTRY_VERIFY_WITH_TIMEOUT(list->isVisible(), 20'000);
        for (int row = 0; row < list->count(); ++row)
            if (list->item(row)->data(Qt::UserRole).toString() == u"6h")
                list->setCurrentRow(row);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(m_window->place().time.preset, u"6h"_s);
        QCOMPARE(m_window->range().length(), 6 * core::microsPerHour);
        QVERIFY(find<QPushButton>(u"rangeButton"_s)->text().startsWith(u"6 hours to"));
    }

    void zoomsIntoADraggedSpanAndBack()
    {
        importedWindow();
        auto *chart = find<charts::TimeChart>(u"volumeChart"_s);
        const core::TimeRange before = m_window->range();
        const core::TimeRange span { chart->data().bucket(40).from, chart->data().bucket(44).to };
        chart->setSelection(span);
        Q_EMIT chart->spanSelected(span);
        auto *panel = m_window->findChild<ui::SidePanelFrame *>(u"spanPanel"_s);
        QVERIFY(panel && panel->isVisible());
        QTest::mouseClick(panel->findChild<QPushButton *>(u"zoomSpanButton"_s), Qt::LeftButton);
        QCOMPARE(m_window->range().from, span.from);
        QCOMPARE(m_window->range().to, span.to);
        QVERIFY(m_window->actions().get(u"zoomBack"_s)->isEnabled());
        QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_window->range(), before);
        QTest::keyClick(m_window.get(), Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(m_window->range(), span);
        m_window->zoomBack();
        QCOMPARE(m_window->range(), before);
    }

    void drillsDownToTheMessagesOfABucketAndReturns()
    {
        importedWindow();
        auto *chart = find<charts::TimeChart>(u"volumeChart"_s);
        const core::TimeRange bucket = chart->data().bucket(chart->data().count() - 2);
        const core::TimeRange before = m_window->range();
        Q_EMIT chart->bucketActivated(bucket, u"bounced"_s);
        QCOMPARE(m_window->place().page, u"messages"_s);
        QCOMPARE(probe(u"messages"_s)->filter().range, bucket);
        QCOMPARE(probe(u"messages"_s)->filter().outcomes, QStringList { u"bounced"_s });
        QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_window->place().page, u"overview"_s);
        QCOMPARE(m_window->range(), before);
    }

    void tilesOpenWhatIsBehindThem()
    {
        importedWindow();
        auto *tile = find<ui::Tile>(u"failedTile"_s);
        QTRY_VERIFY_WITH_TIMEOUT(tile->data().figure.contains(u"40"), 20'000);
        tile->setFocus();
        QTest::keyClick(tile, Qt::Key_Return);
        QCOMPARE(m_window->place().page, u"logins"_s);
    }

    void exportsWhatIsShown()
    {
        importedWindow();
        const QString target = m_desk->folder() + u"/volume.csv"_s;
        ui::FileDialog::setNextPaths({ target });
        QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier);
        QMenu *menu = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((menu = m_window->findChild<QMenu *>(u"exportMenu"_s)), 20'000);
        QVERIFY(!menu->actions().isEmpty());
        menu->actions().constFirst()->trigger();
        menu->close();
        QFile file(target);
        QTRY_VERIFY_WITH_TIMEOUT(file.exists() && file.size() > 0, 20'000);
        QVERIFY(file.open(QFile::ReadOnly));
        const QList<QByteArray> lines = file.readAll().split('\n');
        QVERIFY(lines.at(0).startsWith("# Overview of fleet.bw; "));
        const auto cellsOf = [](const QByteArray &line) {
            static const QRegularExpression comma(u",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"_s); // outside quotes
            return QString::fromUtf8(line.trimmed()).split(comma);
        };
        // In the words of Sending volume, and what is a lower bound is marked as one.
        const QStringList names = cellsOf(lines.at(1));
        QVERIFY2(names.contains(u"Time"_s) && names.contains(u"\"delivered, lower bound\""_s) && names.contains(u"accepted messages"_s), lines.at(1).constData());
        // What the file is of, by itself: years, how much was heard, when it was written, in which zone its rows are.
        QVERIFY2(QRegularExpression(u"; \\w+ \\d+ \\w+ 20\\d\\d, .* to .* 20\\d\\d, .*; heard: [0-9.]+.%, counts are lower bounds; times of rows: UTC; exported 20\\d\\d-.*Z"_s).match(QString::fromUtf8(lines.at(0))).hasMatch(), lines.at(0).constData());
        qint64 delivered = 0, bounced = 0;
        for (qsizetype i = 2; i < lines.size(); ++i) {
            const QStringList cells = cellsOf(lines.at(i));
            delivered += cells.value(names.indexOf(u"delivered"_s)).toLongLong();
            bounced += cells.value(names.indexOf(u"bounced"_s)).toLongLong();
        }
        const charts::TimeSeriesData &data = find<charts::TimeChart>(u"volumeChart"_s)->data();
        double shown = 0;
        for (const double value : data.series.at(0).values)
            shown += std::isnan(value) ? 0 : value; // not heard
        QCOMPARE(delivered, qint64(shown));
        QCOMPARE(bounced, 20);
    }

    void searchFindsPagesCommandsAndMessages()
    {
        importedWindow();
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        auto *field = find<QLineEdit>(u"searchLineEdit"_s);
        auto *list = find<QAbstractItemView>(u"searchListView"_s);
        QTRY_VERIFY_WITH_TIMEOUT(field->isVisible(), 20'000);
        QTest::keyClicks(field, u"sett"_s);
        QCOMPARE(list->model()->index(0, 0).data().toString(), u"Settings"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(m_window->place().page, u"settings"_s);

        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(field->isVisible(), 20'000);
        QTest::keyClicks(field, u"4A10000005"_s);
        const auto titles = [list] {
            QStringList all;
            for (int row = 0; row < list->model()->rowCount(); ++row)
                all << list->model()->index(row, 0).data().toString();
            return all;
        };
        QTRY_VERIFY_WITH_TIMEOUT(titles().contains(u"4A10000005"_s), 10'000);
        while (list->currentIndex().data().toString() != u"4A10000005")
            QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(m_window->place().page, u"messages"_s);
        QVERIFY(probe(u"messages"_s)->states.constLast().value(u"message"_s).toLongLong() > 0);

        // By the full address of a recipient, which is stored as a keyed hash alone.
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(field->isVisible(), 20'000);
        QTest::keyClicks(field, u"r5@example.net"_s);
        QTRY_VERIFY_WITH_TIMEOUT(titles().contains(u"4A10000005"_s), 10'000);
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!field->isVisible());
    }

    void everyActionIsInTheMenuWithItsKey()
    {
        importedWindow(50);
        QSet<QAction *> inMenus;
        QList<QMenu *> menus { find<QMenu>(u"mainMenu"_s) };
        while (!menus.isEmpty()) {
            const QList<QAction *> actions = menus.takeFirst()->actions();
            for (QAction *action : actions) {
                inMenus << action;
                if (action->menu())
                    menus << action->menu();
            }
        }
        QSet<QString> keys;
        for (const shell::ActionInfo &info : m_window->actions().all()) {
            QVERIFY2(inMenus.contains(info.action) || info.id == u"recent", qPrintable(info.id));
            if (!info.keys.isEmpty()) {
                QVERIFY2(!keys.contains(info.keys), qPrintable(info.keys));
                keys << info.keys;
            }
        }
        QVERIFY(keys.contains(u"Ctrl+1"_s) && keys.contains(u"Ctrl+K"_s) && keys.contains(u"F6"_s));
    }

    void keysOpenPagesAndRegions()
    {
        importedWindow(50);
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(m_window->place().page, u"volume"_s);
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(m_window->place().page, u"overview"_s);
        find<ui::Tile>(u"sentTile"_s)->setFocus();
        QTest::keyClick(m_window.get(), Qt::Key_F6);
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>(u"statusBar"_s)->isAncestorOf(QApplication::focusWidget()), 20'000);
        QTest::keyClick(m_window.get(), Qt::Key_F6);
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>(u"navBar"_s)->isAncestorOf(QApplication::focusWidget()), 20'000);
        QTest::keyClick(m_window.get(), Qt::Key_F6, Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>(u"statusBar"_s)->isAncestorOf(QApplication::focusWidget()), 20'000);
        auto *nav = find<shell::NavBar>(u"navBar"_s);
        QVERIFY(!nav->isNarrow());
        QTest::keyClick(m_window.get(), Qt::Key_B, Qt::ControlModifier);
        QVERIFY(nav->isNarrow());
        m_window->resize(1024, 700);
        QTRY_VERIFY_WITH_TIMEOUT(nav->isNarrow(), 20'000);
    }

    void everyFocusableWidgetHasAName()
    {
        importedWindow(50);
        for (const shell::PageEntry &page : m_window->pages()) {
            m_window->showPage(page.id);
            QTest::qWait(50);
            for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
                if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible() || widget->focusProxy()) // the edit inside a spin box
                    continue;
                QString name = widget->accessibleName();
                if (const auto *button = qobject_cast<const QAbstractButton *>(widget); button && name.isEmpty())
                    name = button->text();
                QVERIFY2(!name.isEmpty(), qPrintable(page.id + u": "_s + QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName()));
            }
        }
    }

    void remembersPageAndRangeAndForgetsOnRequest()
    {
        importedWindow(50);
        m_window->showPage(u"logins"_s);
        m_window->close();
        m_window.reset();
        makeWindow();
        QCOMPARE(m_window->place().page, u"logins"_s);
        m_window.reset();
        shell::Window::Options options;
        options.reset = true;
        m_window = std::make_unique<shell::Window>(*m_desk, m_clock, testPages(), options);
        QCOMPARE(m_window->place().page, u"overview"_s);
    }

    void aReadOnlyStoreTakesNoImport()
    {
        importedWindow(50);
        m_desk->openStore(m_desk->defaultStorePath(), true);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->currentPage() != nullptr, 20'000);
        QVERIFY(!m_window->actions().get(u"import"_s)->isEnabled());
        QVERIFY(!find<QPushButton>(u"importButton"_s)->isEnabled());
    }

    /// The window lives while a log is read: no beat of the UI thread costs more than 50 ms of its own time, and no call
    /// that may wait for the disk is made on it.
    void staysAliveDuringAnImport()
    {
        importedWindow(50);
        QFile big(m_desk->folder() + u"/big.log"_s);
        QVERIFY(big.open(QFile::WriteOnly));
        big.write(test::postfixLog(m_clock.now() - 2 * core::microsPerDay, 30'000, 5));
        big.close();
        core::markUiThread();
        const auto before = core::setOnBlockingCall(noteBlockingCall);
        ingest::ImportOptions options;
        options.node = u"mx2"_s;
        options.paths = { big.fileName() };
        m_desk->session()->importLogs(options);
        double last = threadMilliseconds(), longest = 0;
        int beats = 0;
        QTimer beat;
        connect(&beat, &QTimer::timeout, this, [&] {
            const double now = threadMilliseconds();
            longest = std::max(longest, now - last);
            last = now;
            ++beats;
        });
        beat.start(10);
        QVERIFY(test::waitForJobs(m_desk->session(), 100'000));
        QTest::qWait(1500); // the pages read again
        beat.stop();
        core::setOnBlockingCall(before);
        qInfo("longest beat %.1f ms of %d", longest, beats);
        QVERIFY(beats > 20);
        QVERIFY2(longest <= 50.0 * test::slowdown, qPrintable(QString::number(longest)));
        QCOMPARE(blockingCalls, QStringList());
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(application, ui::Look::Light);
    TestShellWindow test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_shell_window.moc"
