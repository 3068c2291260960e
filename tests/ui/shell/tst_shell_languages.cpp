// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/language.h"
#include "app/console/console.h"
#include "app/console/consoledesk.h"
#include "app/console/options.h"
#include "models/config/settingsstore.h"
#include "models/service/session.h"
#include "tests/ui/shell/pagewindow.h"
#include "ui/common/datatable.h"
#include "ui/common/emptystate.h"
#include "ui/common/pagehead.h"
#include "ui/common/segmentedchoice.h"
#include "ui/common/theme.h"
#include "ui/fleet/nodedialog.h"
#include "ui/shell/actions.h"
#include "ui/shell/navbar.h"
#include "ui/shell/topbar.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QScrollArea>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace bw;

/// Every page in both languages, in both directions, and as a screen reader walks it.
class TestShellLanguages : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<test::PageWindow> m_window;

    void show(const QString &language, Qt::LayoutDirection direction = Qt::LeftToRight)
    {
        app::installLanguage(*qApp, language);
        QApplication::setLayoutDirection(direction);
        m_window->forget();
        m_window->show();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_window = std::make_unique<test::PageWindow>();
        QVERIFY(m_window->import(u"mx1"_s, test::ordinaryMail(u"mx1"_s, m_window->hour - 30 * core::microsPerHour, 30, 20)));
        QVERIFY(m_window->import(u"mx2"_s, test::takeover(u"mx2"_s, m_window->hour - 8 * core::microsPerDay, 300)));
    }
    void cleanupTestCase()
    {
        m_window.reset();
    }

    void eachMnemonicIsUsedOnce_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << u"en"_s;
        QTest::newRow("German") << u"de"_s;
    }
    void eachMnemonicIsUsedOnce()
    {
        QFETCH(QString, language);
        show(language);
        m_window->window()->menuBar()->show();
        for (const shell::PageEntry &page : m_window->window()->pages()) {
            m_window->window()->showPage(page.id);
            QTest::qWait(300);
            const QStringList twice = test::PageWindow::doubleMnemonics(m_window->window());
            QVERIFY2(twice.isEmpty(), qPrintable(page.id + u": "_s + twice.join(u"; "_s)));
        }
        for (const QString &action : { u"import"_s, u"backup"_s, u"addNode"_s, u"editNode"_s }) {
            if (action == u"editNode"_s) {
                fleet::Node node;
                node.name = u"mx1"_s;
                node.route = fleet::RouteKind::Ssh;
                fleet::NodeDialog::open(m_window->window(), m_window->session(), { .node = node });
            } else {
                m_window->window()->trigger(action);
            }
            QWidget *dialog = nullptr;
            QTRY_VERIFY_WITH_TIMEOUT((dialog = QApplication::activeModalWidget()) || (dialog = m_window->window()->findChild<QDialog *>()), 10'000);
            QVERIFY2(test::PageWindow::doubleMnemonics(dialog).isEmpty(), qPrintable(action + u": "_s + test::PageWindow::doubleMnemonics(dialog).join(u"; "_s)));
            dialog->close();
            QTRY_VERIFY(!m_window->window()->findChild<QDialog *>() || !m_window->window()->findChild<QDialog *>()->isVisible());
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
    }

    /// German words are longer: what stands on a small screen is still whole.
    void aSmallGermanWindowCutsNothing()
    {
        show(u"de"_s);
        m_window->window()->resize(1024, 700);
        ui::Page *page = m_window->open(u"volume"_s);
        QVERIFY(page);
        QTest::qWait(300);
        const auto *panel = m_window->find<QWidget>(u"volume"_s, u"volumePanel"_s);
        const auto *chart = m_window->find<QWidget>(u"volume"_s, u"volumeChart"_s);
        if (const QString folder = qEnvironmentVariable("BW_KEEP_PICTURES"); !folder.isEmpty())
            m_window->window()->grab().save(folder + u"/volume-de-small.png"_s);
        QVERIFY2(chart->mapTo(panel, chart->rect().bottomLeft()).y() < panel->height(), qPrintable(u"%1 of %2"_s.arg(chart->mapTo(panel, chart->rect().bottomLeft()).y()).arg(panel->height())));
        // However it is grouped: a legend of several rows takes its height from the page, not from the chart.
        auto *groups = m_window->find<ui::SegmentedChoice>(u"volume"_s, u"groupChoice"_s);
        for (const QString &group : { u"node"_s, u"stream"_s, u"domain"_s, u"sender"_s }) {
            groups->setCurrentData(group);
            Q_EMIT groups->chosen(0);
            QTest::qWait(400);
            QVERIFY2(chart->mapTo(panel, chart->rect().bottomLeft()).y() < panel->height() && chart->height() >= chart->minimumHeight(), qPrintable(group));
        }
        // No header is cut.
        for (const shell::PageEntry &entry : m_window->window()->pages()) {
            const QWidget *there = m_window->open(entry.id);
            QTest::qWait(300);
            for (const auto *table : there->findChildren<ui::DataTable *>())
                for (const int column : table->shownColumns()) {
                    const QString header = table->model()->headerData(column, Qt::Horizontal).toString();
                    const int needed = table->horizontalHeader()->fontMetrics().horizontalAdvance(header);
                    QVERIFY2(!table->isVisible() || table->columnWidth(column) >= needed, qPrintable(u"%1 %2: %3 of %4"_s.arg(table->objectName(), header).arg(table->columnWidth(column)).arg(needed)));
                }
        }
        m_window->open(u"settings"_s);
        QTest::qWait(100);
        const auto *password = m_window->find<QLineEdit>(u"settings"_s, u"tellPasswordLineEdit"_s);
        QVERIFY2(password->width() >= 160, qPrintable(QString::number(password->width())));
    }

    /// Strings behind a macro of ours would be left out by lupdate without a word.
    /// The ways that an empty page offers are as high as their words.
    void theWaysOfAnEmptyPageAreWhole()
    {
        show(u"de"_s);
        for (const int width : { 1280, 1024 }) {
            m_window->window()->resize(width, 800);
            const ui::Page *page = m_window->open(u"mailauth"_s);
            const auto *ways = page->findChild<ui::EmptyState *>();
            QVERIFY(ways);
            QTest::qWait(300);
            if (const QString folder = qEnvironmentVariable("BW_KEEP_PICTURES"); !folder.isEmpty())
                m_window->window()->grab().save(folder + u"/mailauth-de-%1.png"_s.arg(width));
            for (const auto *label : ways->findChildren<QLabel *>())
                QVERIFY2(!label->isVisible() || label->height() >= label->heightForWidth(label->width()), qPrintable(u"%1: %2"_s.arg(width).arg(label->text())));
        }
    }

    void everyActionSpeaksGerman()
    {
        QMap<QString, QStringList> english;
        show(u"en"_s);
        for (const shell::ActionInfo &info : m_window->window()->actions().all())
            english.insert(info.id, { info.text, info.tip });
        show(u"de"_s);
        QVERIFY(english.size() > 30);
        for (const shell::ActionInfo &info : m_window->window()->actions().all()) {
            QVERIFY2(info.text != english.value(info.id).at(0) || info.text == u"Navigation", qPrintable(info.id + u": "_s + info.text));
            QVERIFY2(info.tip.isEmpty() || info.tip != english.value(info.id).at(1) || info.text == info.tip, qPrintable(info.id + u": "_s + info.tip));
        }
        // No menu has a key twice.
        for (const QMenu *menu : m_window->window()->menuBar()->findChildren<QMenu *>()) {
            QStringList keys;
            for (const QAction *action : menu->actions()) {
                const QString key = QKeySequence::mnemonic(action->text()).toString();
                QVERIFY2(key.isEmpty() || !keys.contains(key), qPrintable(menu->title() + u": "_s + action->text()));
                keys << key;
            }
        }
    }

    void eachPageHasNamesForAScreenReader()
    {
        show(u"en"_s);
        for (const shell::PageEntry &page : m_window->window()->pages()) {
            QWidget *there = m_window->open(page.id);
            QTest::qWait(300);
            QVERIFY2(test::PageWindow::withoutName(there).isEmpty(), qPrintable(page.id + u": "_s + test::PageWindow::withoutName(there).join(u", "_s)));
        }
        QCOMPARE(test::PageWindow::withoutName(m_window->window()), QStringList());
    }

    void eachPageIsMirroredFromRightToLeft()
    {
        show(u"en"_s, Qt::RightToLeft);
        const auto *window = m_window->window();
        const auto *nav = m_window->find<shell::NavBar>(u"navBar"_s);
        QCOMPARE(nav->mapTo(window, QPoint(nav->width(), 0)).x(), window->width());
        for (const shell::PageEntry &entry : window->pages()) {
            ui::Page *page = m_window->open(entry.id);
            QTest::qWait(300);
            const auto *head = page->findChild<ui::PageHead *>();
            QVERIFY(head);
            QCOMPARE(head->layoutDirection(), Qt::RightToLeft);
            // Nothing hangs out of the page at a side.
            for (const QWidget *widget : page->findChildren<QWidget *>()) {
                if (!widget->isVisible() || widget->width() == 0 || !widget->parentWidget() || qobject_cast<const QScrollArea *>(widget->parentWidget()->parentWidget()))
                    continue;
                if (!(widget->focusPolicy() & Qt::TabFocus))
                    continue;
                const QRect place(widget->mapTo(page, QPoint(0, 0)), widget->size());
                QVERIFY2(place.left() >= 0 && place.right() < page->width() + 1,
                    qPrintable(entry.id + u": "_s + QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName() + u" %1…%2 of %3"_s.arg(place.left()).arg(place.right()).arg(page->width())));
            }
        }
        show(u"en"_s);
    }

    /// Whoever goes through the welcome by keyboard is not thrown back to its beginning.
    void theWelcomeKeepsTheFocusWhenItsLanguageChanges()
    {
        const core::SystemClock clock;
        app::installLanguage(*qApp, u"en"_s);
        app::ConsoleDesk desk(std::make_unique<config::MemorySettings>(), *ui::Theme::current(), clock);
        app::Console console(*qApp, desk, clock, {});
        console.start();
        auto *language = console.window()->findChild<QComboBox *>(u"languageComboBox"_s);
        QVERIFY(language);
        language->setFocus(Qt::TabFocusReason);
        console.window()->findChild<QComboBox *>(u"homeZoneComboBox"_s)->setCurrentText(u"Asia/Tokyo"_s);
        QTest::keyClick(language, Qt::Key_End); // Deutsch, the last one
        const auto *before = console.window();
        QTRY_VERIFY_WITH_TIMEOUT(console.window() != before, 20'000);
        const auto *focused = qobject_cast<QComboBox *>(console.window()->focusWidget());
        QVERIFY2(focused && focused->objectName() == u"languageComboBox", console.window()->focusWidget() ? qPrintable(console.window()->focusWidget()->objectName()) : "none");
        QCOMPARE(focused->currentText(), u"Deutsch"_s);
        QCOMPARE(console.window()->findChild<QComboBox *>(u"homeZoneComboBox"_s)->currentText(), u"Asia/Tokyo"_s);
        console.end();
        app::installLanguage(*qApp, u"en"_s);
    }

    /// As the console does it: the window is made anew in the other language, at the same place.
    void anotherLanguageIsSpokenAtOnce()
    {
        QTemporaryDir folder;
        auto store = std::make_unique<config::MemorySettings>();
        config::Settings settings;
        settings.persona = config::Persona::FleetAdmin;
        settings.language = u"en"_s;
        static_cast<void>(store->save(settings));
        const core::SystemClock clock;
        app::installLanguage(*qApp, u"en"_s);
        app::ConsoleDesk desk(std::move(store), *ui::Theme::current(), clock);
        app::Options options;
        options.store = folder.filePath(u"two.bw"_s);
        app::Console console(*qApp, desk, clock, options);
        console.start();
        QTRY_VERIFY_WITH_TIMEOUT(desk.session() && console.window()->currentPage(), 20'000);
        console.window()->showPage(u"settings"_s);
        QCOMPARE(console.window()->currentPage()->title(), u"Settings"_s);
        const QSize size = console.window()->size();
        settings = desk.settings();
        settings.language = u"de"_s;
        desk.changeSettings(settings);
        QTRY_VERIFY_WITH_TIMEOUT(console.window()->currentPage() && console.window()->currentPage()->title() == u"Einstellungen", 20'000);
        QCOMPARE(console.window()->place().page, u"settings"_s);
        QCOMPARE(console.window()->size(), size);
        QCOMPARE(console.window()->actions().get(u"import"_s)->text().remove(u'&'), u"Protokolle importieren …"_s);
        QCOMPARE(QLocale().decimalPoint(), u","_s);
        int visible = 0;
        for (const QWidget *top : QApplication::topLevelWidgets())
            visible += top->isVisible() && top->objectName() == u"mainWindow" ? 1 : 0;
        QCOMPARE(visible, m_window->window()->isVisible() ? 2 : 1);
        settings.language = u"en"_s;
        desk.changeSettings(settings);
        QTRY_COMPARE_WITH_TIMEOUT(console.window()->currentPage()->title(), u"Settings"_s, 20'000);
        console.end();
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    ui::Theme theme(application, ui::Look::Light);
    TestShellLanguages test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_shell_languages.moc"
