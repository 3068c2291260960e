// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/session.h"
#include "models/store/queries/tracequery.h"
#include "tests/ui/shell/pagewindow.h"
#include "ui/common/banner.h"
#include "ui/common/chip.h"
#include "ui/common/datatable.h"
#include "ui/common/label.h"
#include "ui/common/panel.h"
#include "ui/common/theme.h"
#include "ui/common/roles.h"
#include "ui/itemmodels/messagefacts.h"
#include "ui/messages/waydiagram.h"
#include "ui/shell/commandpalette.h"

#include <QAbstractButton>
#include <QApplication>
#include <QBuffer>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QRegularExpression>
#include <QThread>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace bw;
using Model = itemmodels::MessagesItemModel;
using Events = itemmodels::TraceFacts;

class TestMessagesPage : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<test::PageWindow> m_window;
    ui::Page *m_page = nullptr;

    ui::DataTable *table() const { return m_window->find<ui::DataTable>(u"messages"_s, u"messagesTable"_s); }
    ui::DataTable *events() const { return m_window->find<ui::DataTable>(u"messages"_s, u"traceEventsTable"_s); }
    QLineEdit *search() const { return m_window->find<QLineEdit>(u"messages"_s, u"messageSearchField"_s); }
    Model *model() const { return static_cast<Model *>(table()->source()); }
    /// The address of message i of mx1, as its sender wrote it.
    static QString recipient(int i)
    {
        const QStringList domains { u"example.net"_s, u"example.net"_s, u"example.net"_s, u"example.org"_s, u"mail.example"_s };
        return u"r%1.mx1@%2"_s.arg(i).arg(domains.at(i % 5));
    }
    void searchFor(const QString &text)
    {
        search()->setFocus(Qt::TabFocusReason);
        search()->selectAll();
        QTest::keyClicks(search(), text);
        QTest::keyClick(search(), Qt::Key_Return);
    }
    /// Types into the search of everything and opens the hit whose title begins so.
    void findEverywhere(const QString &text, const QString &title)
    {
        m_window->window()->trigger(u"search"_s);
        auto *palette = m_window->window()->findChild<shell::CommandPalette *>();
        auto *field = palette->findChild<QLineEdit *>();
        QTest::keyClicks(field, text);
        auto *list = palette->findChild<QListView *>();
        int row = -1;
        QTRY_VERIFY_WITH_TIMEOUT((row = rowOf(list, title)) >= 0, 10'000);
        list->setCurrentIndex(list->model()->index(row, 0));
        QTest::keyClick(field, Qt::Key_Return);
    }
    static int rowOf(const QListView *list, const QString &title)
    {
        for (int row = 0; row < list->model()->rowCount(); ++row)
            if (list->model()->index(row, 0).data().toString().startsWith(title))
                return row;
        return -1;
    }
    /// Three refusals of one recipient at the door of mx1.
    static QByteArray refusals(core::UtcMicros start)
    {
        QByteArray lines;
        for (int i = 0; i < 3; ++i)
            lines += QDateTime::fromMSecsSinceEpoch((start + i * core::microsPerSecond) / 1000, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss.zzz'000+00:00'"_s).toLatin1()
                + " mx1 postfix/smtpd[251]: NOQUEUE: reject: RCPT from unknown[203.0.113.9]: 550 5.1.1 <closed@example.com>: Recipient address rejected: User unknown; "
                  "from=<stranger@example.org> to=<closed@example.com> proto=ESMTP helo=<there.example>\n";
        return lines;
    }
    qint64 firstMessage() const
    {
        store::TraceQuery query;
        query.limit = 1;
        const auto rows = query.find(m_window->store(), nullptr);
        return rows && !rows->isEmpty() ? rows->constFirst().id : 0;
    }
    bool opened() const
    {
        return QTest::qWaitFor([this] { return events()->isVisible() && events()->model()->rowCount() > 0; }, 10'000);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_window = std::make_unique<test::PageWindow>();
        const core::UtcMicros start = m_window->hour - 30 * core::microsPerHour;
        QVERIFY(m_window->import(u"mx1"_s, test::ordinaryMail(u"mx1"_s, start, 30, 20) + refusals(start + 30 * core::microsPerHour)));
        QVERIFY(m_window->import(u"mx2"_s, test::ordinaryMail(u"mx2"_s, start, 30, 20)));
        m_window->show();
    }
    void init()
    {
        m_page = m_window->open(u"messages"_s);
        if (events()->isVisible())
            QTest::keyClick(events(), Qt::Key_Escape);
        search()->clear();
        QTRY_COMPARE_WITH_TIMEOUT(model()->total(), qint64(1200), 10'000);
        QTRY_VERIFY(!model()->isReading());
    }
    void cleanupTestCase() { m_window.reset(); }

    void theListIsTheQuery()
    {
        store::TraceQuery query;
        query.filter = m_page->filter();
        query.limit = 50;
        const auto rows = query.find(m_window->store(), nullptr);
        QVERIFY(rows && rows->size() == 50);
        for (int row = 0; row < 50; ++row)
            QCOMPARE(table()->model()->index(row, 0).data(Model::IdRole).toLongLong(), rows->at(row).id);
        QCOMPARE(m_page->answer(), u"%1 queue id(s) found, newest first"_s.arg(ui::Format().count(1200)));
    }

    void moreRowsComeAsTheViewAsks()
    {
        const int before = model()->rowCount();
        QVERIFY(before < 1200);
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_End, Qt::ControlModifier);
        table()->scrollToBottom();
        QTRY_VERIFY_WITH_TIMEOUT(model()->rowCount() > before, 10'000);
        QSet<qint64> ids;
        for (int row = 0; row < model()->rowCount(); ++row)
            ids << model()->message(model()->index(row, 0)).id;
        QCOMPARE(ids.size(), model()->rowCount()); // none twice
    }

    void aFullAddressFindsItsMessage_data()
    {
        QTest::addColumn<int>("message");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("delivered") << 40 << u"delivered"_s;
        QTest::newRow("bounced") << 47 << u"bounced"_s;
        QTest::newRow("deferred first") << 51 << u"delivered"_s;
    }
    void aFullAddressFindsItsMessage()
    {
        QFETCH(int, message);
        QFETCH(QString, outcome);
        searchFor(recipient(message));
        QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 1, 10'000);
        const store::MessageSummary &found = model()->message(model()->index(0, 0));
        QCOMPARE(found.outcome, outcome);
        QCOMPARE(found.node, u"mx1"_s);
        QCOMPARE(found.destination, recipient(message).section(u'@', 1));
        // The address itself is nowhere: not in the rows, not in the trace.
        for (int column = 0; column < model()->columnCount(); ++column)
            QVERIFY(!model()->index(0, column).data().toString().contains(recipient(message).section(u'@', 0, 0)));
    }

    void otherKeysFindTheSameMessage()
    {
        const store::MessageSummary wanted = model()->message(model()->index(5, 0));
        searchFor(wanted.queueId);
        QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 1, 10'000);
        QCOMPARE(model()->message(model()->index(0, 0)).id, wanted.id);
        const QString host = wanted.node;
        searchFor(u'<' + wanted.queueId + u'@' + host + u'>');
        QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 1, 10'000);
        QTRY_VERIFY(!model()->isReading());
        QCOMPARE(model()->message(model()->index(0, 0)).id, wanted.id);
        searchFor(u"mail.example"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_page->answer(), u"More than 200 queue id(s) found, newest first"_s, 5'000);
        for (const QString &text : test::PageWindow::texts(table(), Model::Destination))
            QCOMPARE(text, u"mail.example"_s);
        // How many there are is known once the last one is read.
        table()->scrollToBottom();
        QTRY_COMPARE_WITH_TIMEOUT(model()->total(), qint64(1200 / 5), 5'000);
        QCOMPARE(model()->rowCount(), 1200 / 5);
        QCOMPARE(m_page->answer(), u"240 queue id(s) found, newest first"_s);
    }

    void anAddressMayBeALoginOrASender()
    {
        searchFor(u"app@example.com"_s); // who handed all of it in
        QTRY_COMPARE_WITH_TIMEOUT(m_page->answer(), u"More than 200 queue id(s) found in everything that is kept, newest first"_s, 5'000);
        for (const QString &text : test::PageWindow::texts(table(), Model::Login))
            QCOMPARE(text, u"app@example.com"_s);
        searchFor(u"post@shop.example"_s);
        QTRY_COMPARE_WITH_TIMEOUT(model()->total(), qint64(1200 / 4), 5'000);
    }

    void aTraceTellsItsEventsInOrder()
    {
        searchFor(recipient(51));
        QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 1, 10'000);
        const qint64 id = model()->message(model()->index(0, 0)).id;
        table()->setFocus();
        table()->setCurrentIndex(table()->model()->index(0, 0));
        QTest::keyClick(table(), Qt::Key_Return);
        QVERIFY(opened());
        const auto trace = store::traceMessage(m_window->store(), id);
        QVERIFY(trace);
        QCOMPARE(events()->model()->rowCount(), int(trace->events.size()));
        QStringList kinds;
        core::UtcMicros last = 0;
        for (int row = 0; row < events()->model()->rowCount(); ++row) {
            const auto time = events()->model()->index(row, Events::EventTime).data(ui::SortRole).toLongLong();
            QVERIFY(time >= last);
            last = time;
            kinds << events()->model()->index(row, Events::EventKindOf).data(ui::SortRole).toString();
        }
        QVERIFY2(kinds.contains(u"deferred"_s) && kinds.indexOf(u"deferred"_s) < kinds.indexOf(u"delivered"_s), qPrintable(kinds.join(u' ')));
        const auto *way = m_page->findChild<messages::WayDiagram *>();
        QVERIFY2(way->sentence().contains(u"192.0.2.10") && way->sentence().contains(u"delivered, "_s + ui::Format().duration(600'500'000)), qPrintable(way->sentence()));
        // The selected event says where it stands in the log.
        events()->setFocus();
        QTest::keyClick(events(), Qt::Key_Down);
        const auto *where = m_window->find<QLabel>(u"messages"_s, u"logLineWhere"_s);
        QVERIFY2(where->text().contains(u"mx1.log") && where->text().contains(u"byte"), qPrintable(where->text()));
        // Escape leads back to the list as it was, Alt+Left too.
        QTest::keyClick(events(), Qt::Key_Escape);
        QTRY_VERIFY(table()->isVisible());
        QCOMPARE(search()->text(), recipient(51));
    }

    void aFilterIsStillThereBehindAMessage()
    {
        store::Filter bounced = m_page->filter();
        bounced.outcomes = { u"bounced"_s };
        m_window->window()->changeFilter(bounced);
        const auto isFiltered = [this] { return table()->isVisible() && m_page->filter().outcomes == QStringList { u"bounced"_s } && model()->total() == 1200 / 20; };
        QTRY_VERIFY_WITH_TIMEOUT(isFiltered(), 10'000);
        for (const bool byEscape : { true, false }) {
            table()->setFocus();
            table()->setCurrentIndex(table()->model()->index(0, 0));
            QTest::keyClick(table(), Qt::Key_Return);
            QVERIFY(opened());
            if (byEscape)
                QTest::keyClick(events(), Qt::Key_Escape);
            else
                m_window->window()->trigger(u"back"_s);
            QTRY_VERIFY_WITH_TIMEOUT(isFiltered(), 10'000);
        }
        m_window->window()->clearFilters();
    }

    /// Stamps of whole seconds say nothing of a delivery that took a quarter of one: what the host counted does.
    void theTimeOfADeliveryIsWhatTheHostCounted()
    {
        store::MessageTrace trace;
        trace.message.id = 1;
        trace.message.host = u"mx1"_s;
        trace.message.queueId = u"4A1"_s;
        trace.message.accepted = 1'795'000'000LL * core::microsPerSecond;
        store::MessageSummary second = trace.message;
        second.id = 2;
        second.queueId = u"4A2"_s;
        second.accepted += 2 * core::microsPerSecond;
        store::TraceEvent event;
        event.kind = u"delivered"_s;
        event.host = u"mx1"_s;
        event.queueId = u"4A1"_s;
        event.recipient = u"#1@example.net"_s;
        event.time = trace.message.accepted;
        event.delayMs = 240;
        trace.events << event;
        event.queueId = u"4A2"_s; // after a filter
        event.recipient = u"#2@example.org"_s;
        trace.events << event;
        event.recipient = u"#3@mail.example"_s;
        event.time += 7 * core::microsPerSecond;
        event.delayMs = -1; // not logged: the stamps are all there is
        trace.events << event;
        trace.passes << trace.message << second;
        messages::WayDiagram way;
        const ui::Format format;
        way.setTrace(trace, format, {});
        for (const QString &part : { u"example.net, delivered, "_s + format.duration(240'000), u"example.org, delivered, "_s + format.duration(2'240'000), u"mail.example, delivered, "_s + format.duration(7'000'000) })
            QVERIFY2(way.sentence().contains(part), qPrintable(part + u" in "_s + way.sentence()));
    }

    void searchEverywhereBringsItsAddressToThePage_data()
    {
        QTest::addColumn<int>("message");
        QTest::newRow("first") << 40;
        QTest::newRow("another, while the page still holds one") << 47;
    }
    void searchEverywhereBringsItsAddressToThePage()
    {
        QFETCH(int, message);
        if (message == 47) {
            searchFor(recipient(40));
            QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 1, 10'000);
        }
        findEverywhere(recipient(message), u"Messages with "_s);
        QTRY_COMPARE_WITH_TIMEOUT(search()->text(), recipient(message), 5'000);
        QTRY_VERIFY_WITH_TIMEOUT(model()->rowCount() == 1 && model()->message(model()->index(0, 0)).outcome == (message == 47 ? u"bounced" : u"delivered"), 10'000);
    }

    void whatWasRefusedIsFound_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("times");
        QTest::newRow("recipient") << u"closed@example.com"_s << 3;
        QTest::newRow("sender") << u"stranger@example.org"_s << 3;
        QTest::newRow("client") << u"203.0.113.9"_s << 3;
    }
    void whatWasRefusedIsFound()
    {
        QFETCH(QString, typed);
        QFETCH(int, times);
        const auto *panel = m_window->find<ui::Panel>(u"messages"_s, u"refusedPanel"_s);
        QVERIFY(!panel->isVisible());
        searchFor(typed);
        QTRY_COMPARE_WITH_TIMEOUT(m_page->answer(), u"No message, but refused %1 time(s)"_s.arg(times), 10'000);
        QVERIFY(panel->isVisible());
        const auto *refused = m_window->find<ui::DataTable>(u"messages"_s, u"refusalsTable"_s);
        QCOMPARE(refused->model()->rowCount(), times);
        for (int row = 0; row < times; ++row) {
            QCOMPARE(refused->model()->index(row, Events::EventHost).data().toString(), u"mx1"_s);
            QVERIFY(refused->model()->index(row, Events::EventSaid).data().toString().contains(u"550"_s));
            QVERIFY(refused->model()->index(row, Events::EventWhere).data().toString().contains(u"mx1.log"_s));
            QVERIFY(!refused->model()->index(row, Events::EventRecipient).data().toString().contains(u"closed"_s));
        }
        // Nothing is left of them once the search is another.
        search()->clear();
        QTRY_VERIFY_WITH_TIMEOUT(!panel->isVisible(), 10'000);
    }
    void searchEverywhereSaysHowOftenItWasRefused()
    {
        m_window->window()->trigger(u"search"_s);
        auto *palette = m_window->window()->findChild<shell::CommandPalette *>();
        QTest::keyClicks(palette->findChild<QLineEdit *>(), u"closed@example.com"_s);
        const auto says = [palette] {
            const auto labels = palette->findChildren<QLabel *>();
            return std::ranges::any_of(labels, [](const QLabel *label) { return label->text() == u"No message, but refused 3 time(s)"; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(says(), 10'000);
        palette->close();
    }

    void aFilterOffersAnyOnce()
    {
        int menus = 0;
        for (const QString &page : { u"volume"_s, u"logins"_s, u"messages"_s })
            for (const ui::Chip *chip : m_window->open(page)->findChildren<ui::Chip *>()) {
                QStringList offered;
                for (const QMenu *menu : chip->findChildren<QMenu *>(Qt::FindDirectChildrenOnly))
                    for (const QAction *action : menu->actions())
                        offered << action->text();
                menus += !offered.isEmpty();
                QVERIFY2(offered.count(u"any"_s) == (offered.isEmpty() ? 0 : 1), qPrintable(chip->objectName() + u": "_s + offered.join(u' ')));
            }
        QVERIFY(menus >= 4);
    }

    void openedFromElsewhereAltLeftLeadsBack()
    {
        m_window->window()->openPage(u"volume"_s, {});
        m_window->window()->openMessage(model()->message(model()->index(3, 0)).id);
        QVERIFY(opened());
        QTest::keyClick(m_window->window(), Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_window->window()->place().page, u"volume"_s);
    }

    void chipsNarrowTheList()
    {
        store::Filter one = m_page->filter();
        one.outcomes = { u"bounced"_s };
        m_window->window()->changeFilter(one);
        QTRY_VERIFY_WITH_TIMEOUT(model()->rowCount() == 60 && !model()->isReading(), 10'000);
        for (const QString &text : test::PageWindow::texts(table(), Model::Outcome))
            QCOMPARE(text, u"bounced"_s);
        auto *chip = m_window->find<ui::Chip>(u"messages"_s, u"outcomeChip"_s);
        QVERIFY(chip->isSet());
    }

    void whatIsNotKeptIsSaidAndFiltersCanBeCleared()
    {
        searchFor(u"nobody@example.net"_s);
        QPushButton *clear = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((clear = m_page->findChild<QPushButton *>(u"emptyActionButton"_s)) && clear->isVisible(), 10'000);
        QCOMPARE(m_page->answer(), u"None found"_s);
        clear->setFocus(Qt::TabFocusReason);
        QTest::keyClick(clear, Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(model()->total(), qint64(1200), 10'000);
        QVERIFY(search()->text().isEmpty());
    }

    /// Not only those that the list has read.
    void fileHoldsAllMessagesOfTheFilter()
    {
        QVERIFY(model()->rowCount() < 1200);
        const QList<QStringList> rows = test::PageWindow::csvRows(m_window->written(m_page, u"messages"_s));
        QCOMPARE(rows.value(1).mid(Model::columns), QStringList({ u"File"_s, u"Byte"_s })); // after hidden ones, too: who needs the queue id finds it
        QSet<QString> ids, places;
        for (const QStringList &row : rows.mid(2)) {
            ids.insert(row.at(Model::Node) + row.at(Model::QueueId));
            places.insert(row.mid(Model::columns).join(u' '));
        }
        QVERIFY(ids.size() == 1200 && places.size() == 1200 && rows.size() == 1202); // a note, names
        for (int row = 0; row < model()->rowCount(); ++row) {
            const QModelIndex at = model()->index(row, 0);
            QCOMPARE(rows.at(row + 2).at(Model::QueueId), at.siblingAtColumn(Model::QueueId).data().toString());
            const qint64 time = at.data(ui::SortRole).toLongLong();
            QCOMPARE(rows.at(row + 2).at(Model::Time), QDateTime::fromMSecsSinceEpoch(time / 1000, Qt::UTC).toString(Qt::ISODateWithMs));
        }
        searchFor(u"example.org"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!model()->isReading() && model()->query().filter.domains == QStringList { u"example.org"_s }, 10'000);
        QCOMPARE(test::PageWindow::csvRows(m_window->written(m_page, u"messages"_s)).size(), qsizetype(242));
    }

    void aLongExportIsAJobThatCanBeCancelled()
    {
        const ui::ExportItem item = m_page->exports().constFirst();
        std::atomic_bool entered = false;
        service::Job *job = m_window->session()->run(u"Exporting"_s, [&, write = item.makeWriter({})](const std::atomic_bool &stop) -> core::Done {
            entered = true;
            while (!stop)
                QThread::msleep(5);
            QBuffer out;
            out.open(QIODevice::WriteOnly);
            return write(out, stop);
        });
        QVERIFY(m_window->session()->jobs().contains(job));
        QTRY_VERIFY(entered);
        job->cancel();
        QTRY_VERIFY(job->isFinished());
        QVERIFY(!job->outcome());
        QCOMPARE(job->outcome().error().kind, core::ProblemKind::Cancelled);
    }

    void eventsAndRefusalsAreFilesWithTimesThatSayTheirZone()
    {
        const QString asTime = u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$"_s;
        searchFor(u"closed@example.com"_s);
        auto *refused = m_window->find<ui::DataTable>(u"messages"_s, u"refusalsTable"_s);
        QTRY_COMPARE_WITH_TIMEOUT(refused->source()->rowCount(), 3, 10'000);
        QList<QStringList> rows = test::PageWindow::csvRows(test::PageWindow::exported(m_page, u"refused"_s, u"csv"_s));
        QCOMPARE(rows.size(), qsizetype(5));
        QCOMPARE(rows.at(2).at(Events::EventClient), u"203.0.113.9"_s);
        QVERIFY2(QRegularExpression(asTime).match(rows.at(2).at(Events::EventTime)).hasMatch(), qPrintable(rows.at(2).at(Events::EventTime)));
        QVERIFY(refused->shownColumns().contains(int(Events::EventClient)));
        m_window->window()->openMessage(firstMessage());
        QVERIFY(opened());
        rows = test::PageWindow::csvRows(test::PageWindow::exported(m_page, u"message"_s, u"csv"_s));
        QVERIFY(rows.size() > 2);
        QVERIFY2(QRegularExpression(asTime).match(rows.at(2).at(Events::EventTime)).hasMatch(), qPrintable(rows.at(2).at(Events::EventTime)));
    }

    void whatWasSearchedIsMarked()
    {
        searchFor(recipient(7));
        QTRY_COMPARE_WITH_TIMEOUT(model()->total(), qint64(1), 10'000);
        QVERIFY(model()->index(0, Model::Destination).data(ui::SoughtRole).toBool());
        QVERIFY(!model()->index(0, Model::Login).data(ui::SoughtRole).toBool());
        table()->setCurrentIndex(table()->model()->index(0, 0));
        QTest::keyClick(table(), Qt::Key_Return);
        QVERIFY(opened());
        int marked = 0;
        const QAbstractItemModel *rows = events()->source();
        for (int row = 0; row < rows->rowCount(); ++row) {
            const QModelIndex at = rows->index(row, Events::EventRecipient);
            QCOMPARE(at.data(ui::SoughtRole).toBool(), !at.data().toString().isEmpty());
            marked += at.data(ui::SoughtRole).toBool() ? 1 : 0;
            if (at.data(ui::SoughtRole).toBool())
                QVERIFY(at.data(Qt::AccessibleTextRole).toString().endsWith(u"what you searched for"));
        }
        QVERIFY(marked > 0);
        const auto *way = m_window->find<messages::WayDiagram>(u"messages"_s, u"wayDiagram"_s);
        QVERIFY2(way->sentence().contains(u"the recipient that you searched for"), qPrintable(way->sentence()));
        QTest::keyClick(events(), Qt::Key_Escape);
        searchFor(u"example.org"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!model()->isReading() && model()->query().filter.domains == QStringList { u"example.org"_s }, 10'000);
        QVERIFY(model()->index(0, Model::Destination).data(ui::SoughtRole).toBool());
        search()->clear();
        QTRY_COMPARE_WITH_TIMEOUT(model()->total(), qint64(1200), 10'000);
        QVERIFY(!model()->index(0, Model::Destination).data(ui::SoughtRole).toBool());
    }

    void theSearchOfEverythingMarksItToo()
    {
        findEverywhere(recipient(7), model()->message(model()->index(0, 0)).queueId.left(1));
        QTRY_VERIFY_WITH_TIMEOUT(events()->isVisible() && events()->model()->rowCount() > 0, 10'000);
        const auto *way = m_window->find<messages::WayDiagram>(u"messages"_s, u"wayDiagram"_s);
        QTRY_VERIFY2(way->sentence().contains(u"the recipient that you searched for"), qPrintable(way->sentence()));
    }

    void findGoesToTheSearchField()
    {
        table()->setFocus(Qt::TabFocusReason);
        QTest::keyClick(m_window->window(), Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget(), search());
    }

    /// A message that a content filter took and gave back, with one recipient delivered by the first host and one after it.
    void bothPassesStandInTheWay()
    {
        const core::UtcMicros start = m_window->hour;
        const auto stamp = [start](int seconds) { return start + seconds * core::microsPerSecond; };
        store::MessageTrace trace;
        trace.message.id = 1;
        trace.message.accepted = stamp(0);
        trace.message.host = u"mx1"_s;
        trace.message.queueId = u"AAA"_s;
        trace.message.client = u"192.0.2.9"_s;
        store::MessageSummary second = trace.message;
        second.id = 2;
        second.accepted = stamp(2);
        second.host = u"filter1"_s;
        second.queueId = u"BBB"_s;
        trace.passes = { trace.message, second };
        const auto event = [&](int at, const QString &host, const QString &id, const QString &to, bool isHandedOn = false) {
            store::TraceEvent one;
            one.time = stamp(at);
            one.host = host;
            one.queueId = id;
            one.kind = u"delivered"_s;
            one.recipient = to;
            one.said = u"250 2.0.0 OK"_s;
            one.isHandedOn = isHandedOn;
            return one;
        };
        trace.events = { event(1, u"mx1"_s, u"AAA"_s, u"#1111…@example.net"_s), event(2, u"mx1"_s, u"AAA"_s, u"#2222…@example.org"_s, true), event(5, u"filter1"_s, u"BBB"_s, u"#2222…@example.org"_s) };
        messages::WayDiagram way;
        way.setTrace(trace, ui::Format(QLocale::c(), QTimeZone::utc()), { u"who@example.org"_s, u"#2222…@example.org"_s, true });
        const QStringList parts = way.sentence().split(u"; "_s);
        QCOMPARE(parts.size(), 5);
        QVERIFY(parts.at(0).startsWith(u"192.0.2.9, hands it in"));
        QVERIFY(parts.at(1).startsWith(u"mx1, accepted"));
        QVERIFY(parts.at(2).startsWith(u"filter1, came back"));
        QCOMPARE(parts.at(3).simplified(), u"example.org, delivered, 5.0 s: the recipient that you searched for"_s);
        QCOMPARE(parts.at(4).simplified(), u"example.net, delivered, 1.0 s (from mx1)"_s);
        // Three boxes beside each other and the ends; one end on a row of its own, below the boxes between.
        messages::WayDiagram single;
        store::MessageTrace once = trace;
        once.passes = { trace.message };
        once.events = { trace.events.first() };
        single.setTrace(once, ui::Format(QLocale::c(), QTimeZone::utc()), {});
        QVERIFY(way.sizeHint().width() > single.sizeHint().width());
        QVERIFY(way.sizeHint().height() > single.sizeHint().height());
        // The other way round from right to left: the client's box moves to the other side.
        way.resize(way.sizeHint());
        const QImage left = way.grab().toImage();
        way.setLayoutDirection(Qt::RightToLeft);
        const QImage right = way.grab().toImage();
        const auto edges = [](const QImage &image, int from, int to) {
            int different = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = from; x < to; ++x)
                    different += image.pixel(x, y) != image.pixel(0, 0) ? 1 : 0;
            return different;
        };
        // Where the client stands alone less is drawn than where two ends stand.
        const int column = left.width() / 5;
        QVERIFY(edges(left, 0, column) < edges(left, left.width() - column, left.width()));
        QVERIFY(edges(right, 0, column) > edges(right, right.width() - column, right.width()));
    }

    void everyPartIsReachedByTabAndHasAName()
    {
        QCOMPARE(test::PageWindow::withoutName(m_page), QStringList());
        const QStringList walked = m_window->walk(m_page, search());
        for (const QString &name : { u"messageSearchField"_s, u"outcomeChip"_s, u"streamChip"_s, u"messagesTable"_s })
            QVERIFY2(walked.contains(name), qPrintable(name + u" in "_s + walked.join(u' ')));
        m_window->window()->openMessage(model()->message(model()->index(0, 0)).id);
        QVERIFY(opened());
        QCOMPARE(test::PageWindow::withoutName(m_page), QStringList());
        const QStringList inside = m_window->walk(m_page, m_window->find<QWidget>(u"messages"_s, u"allMessagesButton"_s));
        QVERIFY2(inside.contains(u"traceEventsTable"_s), qPrintable(inside.join(u' ')));
    }

    void aMessageThatIsGoneIsAProblemOnThePageAlone()
    {
        m_window->window()->openMessage(987'654'321);
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::any_of(m_page->findChildren<ui::Panel *>(), [](const ui::Panel *panel) { return panel->isVisible() && panel->state() == ui::Panel::State::Error; }), 10'000);
        auto *back = m_window->find<QPushButton>(u"messages"_s, u"allMessagesButton"_s);
        QTest::mouseClick(back, Qt::LeftButton);
        QTRY_VERIFY(table()->isVisible());
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(application, ui::Look::Light);
    TestMessagesPage test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_messages_page.moc"
