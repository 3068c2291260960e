// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a window does with stores: open, recent, read-only, back up, damage, files dropped on it, settings that a store keeps.
#include "models/service/session.h"
#include "models/store/queries/tracequery.h"
#include "models/store/streams/streamrules.h"
#include "tests/ui/shell/pagewindow.h"
#include "ui/charts/timechart.h"
#include "ui/common/banner.h"
#include "ui/common/datatable.h"
#include "ui/common/filedialog.h"
#include "ui/common/messagebox.h"
#include "ui/common/panel.h"
#include "ui/common/sidepanelframe.h"
#include "ui/common/theme.h"
#include "ui/shell/actions.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/navbar.h"
#include "ui/shell/statusbar.h"
#include "ui/shell/topbar.h"

#include <QAccessible>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QDropEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;
using namespace bw;

namespace {

const QStringList pageIds { u"overview"_s, u"fleet"_s, u"volume"_s, u"mailauth"_s, u"messages"_s, u"logins"_s, u"coverage"_s, u"posture"_s, u"settings"_s };

} // namespace

class TestShellStores : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<test::PageWindow> m_window;

    QAction *action(const QString &id) const { return m_window->window()->actions().get(id); }
    QStringList recent(const QString &kind) const
    {
        QStringList paths;
        QMenu *menu = m_window->window()->actions().recentMenu();
        Q_EMIT menu->aboutToShow();
        for (const QAction *one : menu->actions())
            if (one->objectName() == kind)
                paths << one->text();
        return paths;
    }

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<test::PageWindow>();
        const core::UtcMicros start = m_window->hour - 30 * core::microsPerHour;
        QVERIFY(m_window->import(u"mx1"_s, test::ordinaryMail(u"mx1"_s, start, 30, 20)));
        m_window->show();
        ui::MessageBox::keepProblems(true);
    }
    void cleanup()
    {
        ui::MessageBox::keepProblems(false);
        m_window.reset();
    }

    void newStoresAreMadeWhereTheyWereAskedForAndRemembered()
    {
        const QString first = m_window->session()->store().path();
        const QString path = m_window->desk().folder() + u"/other.bw"_s;
        ui::FileDialog::setNextPaths({ path });
        action(u"newStore"_s)->trigger();
        QTRY_COMPARE(m_window->session()->store().path(), path);
        QTRY_VERIFY(m_window->window()->windowTitle().contains(u"other.bw"));
        config::Settings settings = m_window->desk().settings();
        settings.recentStores = { path, first };
        m_window->desk().changeSettings(settings);
        QCOMPARE(recent(u"recent"_s).size(), 2);
        QCOMPARE(recent(u"recentReadOnly"_s), recent(u"recent"_s));
        for (QAction *one : m_window->window()->actions().recentMenu()->actions())
            if (one->objectName() == u"recentReadOnly" && one->text().endsWith(u"fleet.bw")) {
                one->trigger();
                break;
            }
        QTRY_COMPARE(m_window->session()->store().path(), first);
        QVERIFY(m_window->session()->isReadOnly());
        // Who only looks is offered nothing else.
        settings.persona = config::Persona::Auditor;
        m_window->desk().changeSettings(settings);
        QVERIFY(recent(u"recent"_s).isEmpty());
        QCOMPARE(recent(u"recentReadOnly"_s).size(), 2);
    }

    void anAuditorReadsAndChangesNothing()
    {
        ui::FileDialog::setNextPaths({ m_window->session()->store().path() });
        action(u"openReadOnly"_s)->trigger();
        QTRY_VERIFY(m_window->session()->isReadOnly());
        QVERIFY(!action(u"import"_s)->isEnabled());
        const auto *import = m_window->find<QPushButton>(u"importButton"_s);
        QVERIFY(!import->isEnabled() && import->toolTip().contains(u"read-only"));
        for (const QString &id : pageIds) {
            ui::Page *page = m_window->open(id);
            QVERIFY2(!page->answer().isEmpty(), qPrintable(id));
        }
        for (const QString &name : { u"changeZoneButton"_s, u"clearRecipientsCheckBox"_s, u"saveDomainsButton"_s, u"addStreamRuleButton"_s }) {
            auto *control = m_window->find<QWidget>(u"settings"_s, name);
            QTRY_VERIFY2(!control->isEnabled(), qPrintable(name));
        }
        QVERIFY(ui::MessageBox::keptProblems().isEmpty());
        // It is said on the page; where this desk keeps it so, Settings change it.
        const auto banners = [this](const QString &page) {
            QStringList words;
            for (const ui::Banner *banner : m_window->open(page)->findChildren<ui::Banner *>())
                words << banner->accessibleName();
            return words.join(u'|');
        };
        QVERIFY2(banners(u"volume"_s).contains(u"opened for reading only"), qPrintable(banners(u"volume"_s)));
        auto *open = m_window->find<QPushButton>(u"settings"_s, u"openForChangesButton"_s);
        QVERIFY(open->isHidden() || !open->isVisibleTo(m_window->find<QWidget>(u"settingsPage"_s)));
        config::Settings kept = m_window->desk().settings();
        kept.setReadOnly(m_window->session()->store().path(), true);
        m_window->desk().changeSettings(kept);
        m_window->open(u"settings"_s);
        m_window->window()->trigger(u"refresh"_s);
        QTRY_VERIFY(open->isVisible());
        open->setFocus(Qt::TabFocusReason);
        QTest::keyClick(open, Qt::Key_Space);
        QTRY_VERIFY(!m_window->session()->isReadOnly());
        QVERIFY(m_window->desk().settings().readOnlyStores.isEmpty());
    }

    void aDamagedStoreSaysSoOnThePageAndShowsNoFigures()
    {
        ui::Page *page = m_window->open(u"volume"_s);
        auto *panel = m_window->find<ui::Panel>(u"volume"_s, u"volumePanel"_s);
        QCOMPARE(panel->state(), ui::Panel::State::Content);
        // The middle of the file becomes noise, as a dying disk leaves it.
        const QString path = m_window->session()->store().path();
        {
            QFile file(path);
            QVERIFY(file.open(QFile::ReadWrite));
            const qint64 size = file.size();
            QVERIFY(size > 64 * 1024);
            file.seek(8192);
            file.write(QByteArray(int(size - 16384), '\x5a'));
        }
        m_window->desk().openStore(path, true);
        const auto noticed = [&] {
            if (!ui::MessageBox::keptProblems().isEmpty())
                return true;
            page = m_window->window()->currentPage();
            if (!page)
                return false;
            page->refresh({});
            const auto panels = page->findChildren<ui::Panel *>();
            return std::ranges::any_of(panels, [](const ui::Panel *one) { return one->isVisible() && one->state() == ui::Panel::State::Error; })
                || page->findChild<QWidget *>(u"pageProblemView"_s) || m_window->session()->store().isDamaged();
        };
        QVERIFY(QTest::qWaitFor(noticed, 20'000));
    }

    void theKeyGoesIntoABackupOnlyUnderAPassphraseThatWasTypedTwice()
    {
        action(u"backup"_s)->trigger();
        QDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = m_window->window()->findChild<QDialog *>(u"backupDialog"_s)) && dialog->isVisible());
        const QString path = m_window->desk().folder() + u"/copy.bw"_s;
        dialog->findChild<QLineEdit *>(u"backupPathLineEdit"_s)->setText(path);
        auto *passphrase = dialog->findChild<QLineEdit *>(u"passphraseLineEdit"_s);
        auto *again = dialog->findChild<QLineEdit *>(u"passphraseAgainLineEdit"_s);
        auto *start = dialog->findChild<QPushButton *>(u"startBackupButton"_s);
        QTest::keyClicks(passphrase, u"short"_s);
        QTest::mouseClick(start, Qt::LeftButton);
        QVERIFY(dialog->isVisible());
        QCOMPARE(dialog->focusWidget(), passphrase); // the first wrong field
        passphrase->setText(u"long enough"_s);
        QTest::keyClicks(again, u"another one"_s);
        QTest::mouseClick(start, Qt::LeftButton);
        QVERIFY(dialog->isVisible());
        QCOMPARE(dialog->focusWidget(), again);
        QVERIFY(!QFile::exists(path));
        // Without the key no passphrase is needed.
        dialog->findChild<QCheckBox *>(u"withKeyCheckBox"_s)->setChecked(false);
        QVERIFY(!passphrase->isEnabled());
        QTest::mouseClick(start, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path) && test::waitForJobs(m_window->session()), 20'000);
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        const auto copy = store::Store::open(path, store::OpenMode::ReadOnly);
        QVERIFY(copy);
        QCOMPARE(copy->info()->messages, m_window->store().info()->messages);
    }

    void filesDroppedOnTheWindowAreLookedAtAndReadIn()
    {
        const QString path = m_window->desk().folder() + u"/dropped.log"_s;
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(test::ordinaryMail(u"mx7"_s, m_window->hour - 3 * core::microsPerHour, 3, 10));
        file.close();
        QMimeData mime;
        mime.setUrls({ QUrl::fromLocalFile(path) });
        QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window->window(), &enter);
        QVERIFY(enter.isAccepted());
        // No chart keeps them from the window: a view would take all that is dragged over it.
        int views = 0;
        for (const QString &page : { u"overview"_s, u"volume"_s, u"logins"_s })
            for (const QWidget *part : m_window->open(page)->findChildren<QWidget *>())
                if (part->inherits("QGraphicsView")) {
                    ++views;
                    QVERIFY2(!part->acceptDrops() && !static_cast<const QAbstractScrollArea *>(part)->viewport()->acceptDrops(), qPrintable(page));
                }
        QVERIFY(views >= 3);
        QDropEvent drop(QPointF(200, 200), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window->window(), &drop);
        QDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = m_window->window()->findChild<QDialog *>(u"importDialog"_s)) && dialog->isVisible());
        auto *start = dialog->findChild<QPushButton *>(u"startImportButton"_s);
        QVERIFY(start);
        QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled(), 20'000);
        QTest::mouseClick(start, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->find<shell::StatusItem>(u"saidStatus"_s)->text().contains(u"30 accepted messages"), 20'000);
        // What was said is whole, in a window of the usual size: the standing facts grow short for it.
        const auto *said = m_window->find<shell::StatusItem>(u"saidStatus"_s);
        QTRY_VERIFY(said->width() >= said->sizeHint().width());
        // A text is no log.
        QMimeData words;
        words.setText(u"hello"_s);
        QDragEnterEvent other(QPoint(200, 200), Qt::CopyAction, &words, Qt::LeftButton, Qt::NoModifier);
        other.ignore();
        QApplication::sendEvent(m_window->window(), &other);
        QVERIFY(!other.isAccepted());
    }

    void readableAddressesAreAskedForPlainly()
    {
        m_window->open(u"settings"_s);
        auto *box = m_window->find<QCheckBox>(u"settings"_s, u"clearRecipientsCheckBox"_s);
        QTRY_VERIFY(box->isEnabled());
        ui::MessageBox::setNextAnswer(false);
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
        QVERIFY2(ui::MessageBox::askedTexts().constLast().contains(u"readable"), qPrintable(ui::MessageBox::askedTexts().constLast()));
        QVERIFY(!box->isChecked());
        ui::MessageBox::setNextAnswer(true);
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->store().info()->clearRecipients, 20'000);
        QTRY_VERIFY(box->isChecked());
        QTRY_VERIFY_WITH_TIMEOUT(m_window->find<shell::StatusItem>(u"privacyStatus"_s)->text().contains(u"clear"), 20'000);
    }

    void streamsAreTriedBeforeTheyAreSaved()
    {
        m_window->open(u"settings"_s);
        auto *add = m_window->find<QPushButton>(u"settings"_s, u"addStreamRuleButton"_s);
        QTRY_VERIFY(add->isEnabled());
        QTest::mouseClick(add, Qt::LeftButton);
        auto *name = m_window->find<QLineEdit>(u"settings"_s, u"streamNameLineEdit0"_s);
        auto *domain = m_window->find<QLineEdit>(u"settings"_s, u"streamSenderLineEdit0"_s);
        QVERIFY(name && domain);
        QTest::keyClicks(name, u"Newsletters"_s);
        QTest::keyClicks(domain, u"news.example"_s);
        // The page reads again (an import has ended, say): what was typed stays.
        auto *domains = m_window->find<QPlainTextEdit>(u"settings"_s, u"ownDomainsPlainTextEdit"_s);
        QTest::keyClicks(domains, u"half.typ"_s);
        m_window->window()->currentPage()->refresh({});
        QTest::qWait(1300);
        QCOMPARE(m_window->find<QLineEdit>(u"settings"_s, u"streamSenderLineEdit0"_s)->text(), u"news.example"_s);
        QCOMPARE(domains->toPlainText(), u"half.typ"_s);
        QTest::mouseClick(m_window->find<QPushButton>(u"settings"_s, u"tryStreamRulesButton"_s), Qt::LeftButton);
        auto *preview = m_window->find<QWidget>(u"settings"_s, u"streamPreview"_s);
        QTRY_VERIFY_WITH_TIMEOUT(preview->isVisible(), 20'000);
        QVERIFY(store::listStreamRules(m_window->store())->isEmpty()); // nothing is saved by trying
        QTest::mouseClick(m_window->find<QPushButton>(u"settings"_s, u"saveStreamRulesButton"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(store::listStreamRules(m_window->store())->size(), 1, 20'000);
        ui::Page *volume = m_window->open(u"volume"_s);
        volume->restoreState({ { u"group"_s, u"stream"_s } });
        auto *chart = m_window->find<charts::TimeChart>(u"volume"_s, u"volumeChart"_s);
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::any_of(chart->data().series, [](const charts::TimeSeries &one) { return one.name == u"Newsletters"; }), 20'000);
    }

    void ctrlEnterShowsAMessageAtTheSideAndThePageStays()
    {
        m_window->open(u"volume"_s);
        store::TraceQuery newest;
        newest.limit = 1;
        const auto rows = newest.find(m_window->store(), nullptr);
        QVERIFY(rows && !rows->isEmpty());
        action(u"search"_s)->trigger();
        auto *field = m_window->find<QLineEdit>(u"searchLineEdit"_s);
        QTest::keyClicks(field, rows->front().queueId);
        auto *list = m_window->find<QAbstractItemView>(u"searchListView"_s);
        const auto rowOf = [&] {
            for (int row = 0; row < list->model()->rowCount(); ++row)
                if (list->model()->index(row, 0).data().toString() == rows->front().queueId)
                    return row;
            return -1;
        };
        QTRY_VERIFY_WITH_TIMEOUT(rowOf() >= 0, 20'000);
        list->setCurrentIndex(list->model()->index(rowOf(), 0));
        QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
        auto *panel = m_window->find<ui::SidePanelFrame>(u"foundMessagePanel"_s);
        QVERIFY(panel && panel->isVisible());
        QCOMPARE(m_window->window()->place().page, u"volume"_s);
    }

    void everyPageIsReachedByKeysAlone()
    {
        int number = 0;
        for (const QString &id : pageIds) {
            QTest::keyClick(m_window->window(), Qt::Key(Qt::Key_1 + number++), Qt::ControlModifier);
            QCOMPARE(m_window->window()->place().page, id);
            QTest::qWait(50);
            QVERIFY2(m_window->window()->currentPage()->isAncestorOf(QApplication::focusWidget()), qPrintable(id));
            // Round the regions and back into the page.
            bool left = false, back = false;
            for (int i = 0; i < 5 && !back; ++i) {
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
                const bool inside = m_window->window()->currentPage()->isAncestorOf(QApplication::focusWidget());
                left = left || !inside;
                back = left && inside;
            }
            QVERIFY2(back, qPrintable(id));
        }
    }

    void everythingThatTakesTheFocusHasASpokenName()
    {
        for (const QString &id : pageIds) {
            m_window->open(id);
            for (QWidget *widget : m_window->window()->findChildren<QWidget *>()) {
                if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible() || widget->focusProxy()) // the edit inside a spin box
                    continue;
                QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
                QVERIFY2(spoken && spoken->isValid(), qPrintable(id + u' ' + widget->objectName()));
                QVERIFY2(!spoken->text(QAccessible::Name).isEmpty(), qPrintable(id + u' ' + QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName()));
            }
        }
    }

    void everyChartHasItsFiguresAsATable()
    {
        for (const auto &[page, name] : { std::pair { u"overview"_s, u"volumeChart"_s }, std::pair { u"volume"_s, u"volumeChart"_s }, std::pair { u"logins"_s, u"failedChart"_s } }) {
            m_window->open(page);
            auto *chart = m_window->find<charts::TimeChart>(page, name);
            if (!chart->isVisible()) // nobody failed: there is no chart
                continue;
            QTRY_VERIFY_WITH_TIMEOUT(chart->data().count() > 0, 20'000);
            chart->setFocus(Qt::TabFocusReason);
            QTest::keyClick(chart, Qt::Key_T);
            auto *table = chart->findChild<ui::DataTable *>();
            QTRY_VERIFY2(table && table->isVisible(), qPrintable(page));
            QCOMPARE(table->model()->rowCount(), chart->data().count());
            QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(table);
            QVERIFY(spoken && !spoken->text(QAccessible::Name).isEmpty());
            QTest::keyClick(table, Qt::Key_T);
            QTRY_VERIFY2(!table->isVisible(), qPrintable(page));
        }
    }

    void whatTheNarrowWindowShows()
    {
        m_window->window()->resize(1024, 700);
        QTest::qWait(50);
        const auto *menu = m_window->find<QWidget>(u"menuToolButton"_s);
        QVERIFY(menu->isVisible());
        const auto *nav = m_window->find<QWidget>(u"navBar"_s);
        QVERIFY2(nav->rect().contains(QRect(menu->mapTo(nav, QPoint(0, 0)), menu->size())), qPrintable(QString::number(menu->mapTo(nav, QPoint(0, 0)).x())));
        // Its lines are light: the navigation is dark in both looks.
        const QImage drawn = const_cast<QWidget *>(nav)->grab().toImage().copy(QRect(menu->mapTo(nav, QPoint(0, 0)), menu->size()));
        int light = 0;
        for (int y = 0; y < drawn.height(); ++y)
            for (int x = 0; x < drawn.width(); ++x)
                light += drawn.pixelColor(x, y).lightness() > 150;
        QVERIFY2(light > 20, qPrintable(QString::number(light)));
        // Pickers say it shorter before anything is cut.
        for (const QString &name : { u"nodesButton"_s, u"rangeButton"_s, u"zoneButton"_s }) {
            const auto *button = m_window->find<QPushButton>(name);
            QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(name + u' ' + button->text()));
        }
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(application, ui::Look::Light);
    TestShellStores test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_shell_stores.moc"
