// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cputimer.h"
#include "tests/ui/common/uitest.h"
#include "ui/common/celldelegate.h"
#include "ui/common/datatable.h"
#include "ui/common/mark.h"
#include "ui/common/roles.h"
#include "ui/common/tableexport.h"
#include "ui/common/tableproxy.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QClipboard>
#include <QHeaderView>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace bw;
using namespace bw::ui;
using namespace bw::uitest;

namespace {

enum Column { Node, Sent, Share, Address, ColumnCount };

class Memory final : public TableMemory
{
public:
    QByteArray load(const QString &table) const override { return states.value(table); }
    void save(const QString &table, const QByteArray &state) override { states.insert(table, state); }
    QHash<QString, QByteArray> states;
};

QStandardItem *cell(const QString &text, const QVariant &raw = {})
{
    auto *item = new QStandardItem(text);
    if (raw.isValid())
        item->setData(raw, SortRole);
    return item;
}

/// Two rows of equal figures, one unknown, one bound; text that a spreadsheet would run.
QStandardItemModel *makeModel(QObject *parent)
{
    auto *model = new QStandardItemModel(0, ColumnCount, parent);
    model->setHorizontalHeaderLabels({ u"Node"_s, u"Sent, 48 h"_s, u"Delivered"_s, u"Address"_s });
    const auto add = [&](const QString &name, const QString &sent, const QVariant &raw, double share, const QString &address) {
        model->appendRow({ cell(name), cell(sent, raw), cell(QString::number(share * 100) + u" %"_s, share), cell(address) });
    };
    add(u"mx-de-1"_s, u"241,336"_s, 241336, 0.982, u"192.0.2.1"_s);
    add(u"mx-de-2"_s, u"9,754"_s, 9754, 0.98, u"192.0.2.2"_s);
    add(u"mx-fr-3"_s, u"231,870"_s, 231870, 0.981, u"=cmd()"_s);
    add(u"edge-1"_s, u"unknown"_s, {}, 0.969, u"a\tb"_s);
    add(u"edge-2"_s, u"9,754"_s, 9754, 0.972, u"say \"hi\", then"_s);
    model->item(3, Sent)->setData(std::nan(""), SortRole);
    model->item(3, Sent)->setData(int(Measure::Unknown), MeasureRole);
    model->item(2, Sent)->setData(true, BoundRole);
    model->item(2, Node)->setData(int(Mark::NotRead), MarkRole);
    return model;
}

QList<ColumnSpec> specs()
{
    return { { .column = Node, .stretch = true }, { .column = Sent, .number = true }, { .column = Share, .priority = 1, .number = true }, { .column = Address, .priority = 2 } };
}

} // namespace

class TestUiDataTable : public QObject
{
    Q_OBJECT
    struct Fixture
    {
        Memory memory; // outlives the table, which saves into it at its end
        QWidget window;
        DataTable *table;
        QStandardItemModel *model;

        explicit Fixture(const QSize &size = { 700, 300 })
        {
            table = new DataTable(u"nodesTable"_s, u"Nodes"_s, &window);
            model = makeModel(&window);
            table->setSource(model);
            table->setColumns(specs(), &memory);
            table->resize(size);
            showActive(window, size);
        }
        QStringList column(int which) const
        {
            QStringList texts;
            for (int row = 0; row < table->proxy()->rowCount(); ++row)
                texts << table->proxy()->index(row, which).data().toString();
            return texts;
        }
    };

private Q_SLOTS:
    void proxyIsAModelThatHolds()
    {
        Fixture f;
        QAbstractItemModelTester tester(f.table->proxy(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        f.table->proxy()->setFilterText(u"mx"_s);
        f.table->sortByColumn(Sent, Qt::DescendingOrder);
        f.model->removeRow(0);
        f.table->proxy()->setFilterText({});
        QCOMPARE(f.table->proxy()->rowCount(), 4);
    }

    void sortsByRawValueStableUnknownLast()
    {
        Fixture f;
        f.table->sortByColumn(Sent, Qt::AscendingOrder);
        QCOMPARE(f.column(Node), (QStringList { u"mx-de-2"_s, u"edge-2"_s, u"mx-fr-3"_s, u"mx-de-1"_s, u"edge-1"_s }));
        f.table->sortByColumn(Sent, Qt::DescendingOrder);
        QCOMPARE(f.column(Node), (QStringList { u"mx-de-1"_s, u"mx-fr-3"_s, u"mx-de-2"_s, u"edge-2"_s, u"edge-1"_s }));
        QVERIFY(f.table->accessibleName().contains(u"sorted by Sent, 48 h, descending"_s));
    }

    /// The scroll bar takes its room from the columns, not from the figures of the last one.
    void figuresAreWholeBesideTheScrollBar()
    {
        for (const bool totals : { false, true }) {
            for (int width = 420; width < 520; width += 5) { // some of them fit without the bar alone
                Fixture f({ width, 200 });
                if (totals)
                    f.table->setTotals({ { Sent, u"482,714"_s } });
                QCoreApplication::processEvents();
                for (int i = 0; i < 40; ++i)
                    f.model->appendRow({ cell(u"node"_s), cell(u"241,336"_s, 241336), cell(u"98.2 %"_s, 0.982), cell(u"192.0.2.1"_s) });
                QCoreApplication::processEvents();
                QTRY_VERIFY(f.table->verticalScrollBar()->isVisible());
                int end = 0;
                for (const int column : f.table->shownColumns())
                    end += f.table->columnWidth(column);
                QVERIFY2(end <= f.table->viewport()->width(), qPrintable(u"%1: %2 of %3"_s.arg(width).arg(end).arg(f.table->viewport()->width())));
            }
        }
    }

    /// A part of a figure is another figure.
    void widerFiguresFurtherDownWidenTheirColumn()
    {
        Fixture f;
        for (int i = 0; i < 80; ++i)
            f.model->appendRow({ cell(u"node"_s), cell(i == 79 ? u"1,241,336,241,336"_s : u"7"_s, i), cell(u"98.2 %"_s, 0.982), cell(u"192.0.2.1"_s) });
        f.table->scrollToBottom();
        const QModelIndex last = f.table->proxy()->index(f.table->proxy()->rowCount() - 1, Sent);
        f.table->grab();
        QTRY_VERIFY(f.table->columnWidth(Sent) >= f.table->itemDelegate()->sizeHint({}, last).width());
        QTRY_VERIFY(f.table->horizontalScrollBar()->maximum() == 0);
    }

    void headerClickSorts()
    {
        Fixture f;
        QHeaderView *header = f.table->horizontalHeader();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(header->sectionViewportPosition(Sent) + 20, 10));
        QCOMPARE(f.table->proxy()->sortedColumn(), int(Sent));
    }

    void filtersOverShownColumns()
    {
        Fixture f;
        const std::unique_ptr<QWidget> corner(f.table->makeCorner(u"Filter nodes"_s));
        QSignalSpy counts(f.table, &DataTable::countsChanged);
        f.table->filterField()->setText(u"MX de"_s); // every word, whatever its case
        QCOMPARE(f.table->proxy()->rowCount(), 2);
        QCOMPARE(counts.last().at(0).toInt(), 2);
        QCOMPARE(counts.last().at(1).toInt(), 5);
        QCOMPARE(corner->findChild<QLabel *>(u"nodesTableCountLabel"_s)->text(), u"2 of 5"_s);
        f.table->filterField()->setText(u"192.0"_s);
        QCOMPARE(f.table->proxy()->rowCount(), 2);
        f.table->setColumnShown(Address, false);
        QCOMPARE(f.table->proxy()->rowCount(), 0);
        QTest::keyClick(f.table->filterField(), Qt::Key_Escape);
        QCOMPARE(f.table->proxy()->rowCount(), 5);
    }

    void ctrlFGoesToTheFilter()
    {
        Fixture f;
        QWidget *corner = f.table->makeCorner(u"Filter nodes"_s);
        corner->setParent(&f.window);
        corner->show();
        f.table->setFocus();
        QTest::keyClick(f.table, Qt::Key_F, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(QApplication::focusWidget(), f.table->filterField(), 20'000);
        QTest::keyClick(f.table->filterField(), Qt::Key_Down);
        QTRY_COMPARE_WITH_TIMEOUT(QApplication::focusWidget(), f.table, 20'000);
        QVERIFY(f.table->currentIndex().isValid());
    }

    void copiesRawValues()
    {
        Fixture f;
        f.table->sortByColumn(Node, Qt::AscendingOrder);
        f.table->setFocus();
        f.table->selectAll();
        QTest::keyClick(f.table, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.size(), 6);
        QCOMPARE(lines[0], u"Node\tSent, 48 h\tDelivered\tAddress"_s);
        QCOMPARE(lines[1], u"edge-1\tnan\t0.969\ta b"_s); // a tab inside would be a column
        QCOMPARE(lines[3], u"mx-de-1\t241336\t0.982\t192.0.2.1"_s);
        f.table->selectionModel()->select(f.table->proxy()->index(0, Node), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QTest::keyClick(f.table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), lines[1]);
        f.table->clearSelection();
        f.table->copySelection(); // nothing selected: the clipboard stays
        QCOMPARE(QGuiApplication::clipboard()->text(), lines[1]);
    }

    void exportsWhatIsFiltered()
    {
        Fixture f;
        f.table->proxy()->setFilterText(u"e"_s);
        f.table->sortByColumn(Node, Qt::DescendingOrder);
        const QList<QByteArray> lines = f.table->csv(u"Nodes, filter: e"_s).split('\n');
        QCOMPARE(lines[0], QByteArray("# Nodes, filter: e\r"));
        QCOMPARE(lines.size(), 1 + 1 + f.table->proxy()->rowCount() + 1);
        QCOMPARE(lines[1], QByteArray("Node,\"Sent, 48 h\",Delivered,Address\r"));
        f.table->proxy()->setFilterText({});
        const QByteArray all = f.table->csv();
        QVERIFY(all.contains("\"Sent, 48 h\",\"Sent, 48 h, lower bound\""));
        QVERIFY(all.contains("mx-fr-3,231870,1,0.981,'=cmd()\r\n")); // strangers' text is no formula
        QVERIFY(all.contains("\"say \"\"hi\"\", then\""));
    }

    /// A narrow window hides columns; what the file holds does not hang on it.
    void csvHoldsWhatIsHiddenForLackOfRoom()
    {
        Fixture f({ 200, 300 });
        f.table->resize(200, 300);
        QVERIFY(!f.table->shownColumns().contains(Address));
        QCOMPARE(f.table->csv().split('\n').constFirst(), QByteArray("Node,\"Sent, 48 h\",\"Sent, 48 h, lower bound\",Delivered,Address\r"));
        f.table->setColumnShown(Share, false);
        QCOMPARE(f.table->csv().split('\n').constFirst(), QByteArray("Node,\"Sent, 48 h\",\"Sent, 48 h, lower bound\",Address\r"));
    }

    /// However wide its letters are in parts of a pixel, and with the arrow of a sort.
    void headsAreWhole()
    {
        Fixture f;
        QFont font = Theme::of(f.table).font(FontRole::Small);
        font.setWeight(QFont::Medium);
        const QFontMetrics metrics(font);
        constexpr int edges = 16, arrow = 14;
        f.table->sortByColumn(Sent, Qt::DescendingOrder);
        for (const QString &head : { u"Anzahl"_s, u"Empfänger"_s, u"Versuche"_s, u"Zugestellt"_s, u"Abgewiesen"_s, u"Nachrichten"_s, u"Fehlgeschlagen"_s, u"Größe"_s, u"Gewicht"_s, u"Queue-IDs"_s }) {
            f.model->setHorizontalHeaderItem(Sent, new QStandardItem(head));
            f.table->setColumns(specs(), nullptr);
            const auto isWhole = [&] { return metrics.elidedText(head, Qt::ElideRight, f.table->columnWidth(Sent) - edges - arrow) == head; };
            QVERIFY2(isWhole(), qPrintable(head));
            // Nor is a column of figures that the person drew too narrow.
            f.table->horizontalHeader()->resizeSection(Sent, 45);
            f.table->resize(f.table->width() + 1, 300);
            QVERIFY2(isWhole(), qPrintable(head));
        }
    }

    void rawTextIsForMachines()
    {
        QCOMPARE(rawText(1942310), u"1942310"_s);
        QCOMPARE(rawText(0.978), u"0.978"_s);
        QCOMPARE(rawText(true), u"true"_s);
        QCOMPARE(rawText(QDateTime(QDate(2026, 11, 25), QTime(4, 12), QTimeZone("Europe/Paris"))), u"2026-11-25T03:12:00.000Z"_s);
    }

    void columnsHideByPriorityAndComeBack()
    {
        Fixture f({ 900, 300 });
        QCOMPARE(f.table->shownColumns(), (QList<int> { Node, Sent, Share, Address }));
        f.table->resize(260, 300);
        QVERIFY(!f.table->shownColumns().contains(Address)); // the highest number goes first
        QVERIFY(f.table->shownColumns().contains(Node));
        QTRY_COMPARE_WITH_TIMEOUT(f.table->horizontalScrollBar()->maximum(), 0, 20'000);
        f.table->resize(900, 300);
        QCOMPARE(f.table->shownColumns().size(), 4);
        int width = 0;
        for (const int column : f.table->shownColumns())
            width += f.table->columnWidth(column);
        QCOMPARE(width, f.table->viewport()->width()); // the stretching one takes the rest
    }

    void theFirstStretchesWhereTheStretchingOneHides()
    {
        Fixture f({ 900, 300 });
        f.table->setColumns({ { .column = Node }, { .column = Sent, .number = true }, { .column = Address, .width = 500, .priority = 2, .stretch = true } }, nullptr);
        f.table->resize(420, 300);
        QCOMPARE(f.table->shownColumns(), (QList<int> { Node, Sent }));
        QCOMPARE(f.table->columnWidth(Node) + f.table->columnWidth(Sent), f.table->viewport()->width());
    }

    void remembersColumnsWidthsAndSort()
    {
        Memory memory;
        {
            Fixture f;
            f.table->setColumns(specs(), &memory);
            f.table->setColumnShown(Address, false);
            f.table->horizontalHeader()->moveSection(2, 1);
            f.table->horizontalHeader()->resizeSection(Sent, 133);
            f.table->sortByColumn(Share, Qt::DescendingOrder);
            QTRY_VERIFY_WITH_TIMEOUT(memory.states.contains(u"nodesTable"_s), 20'000);
        }
        Fixture f;
        f.table->setColumns(specs(), &memory);
        f.table->sortInitially(Node, Qt::AscendingOrder); // the person's sort wins
        QCOMPARE(f.table->shownColumns(), (QList<int> { Node, Share, Sent }));
        QCOMPARE(f.table->columnWidth(Sent), 133);
        QCOMPARE(f.table->proxy()->sortedColumn(), int(Share));
        QCOMPARE(f.table->proxy()->sortedOrder(), Qt::DescendingOrder);
    }

    void damagedMemoryIsIgnored()
    {
        for (const QByteArray &state : { QByteArray("{"), QByteArray(R"({"order":[9,-1,"x"],"widths":{"77":5,"1":-9},"shown":{"x":true},"sort":99})") }) {
            Memory memory;
            memory.states.insert(u"nodesTable"_s, state);
            Fixture f;
            f.table->setColumns(specs(), &memory);
            QCOMPARE(f.table->shownColumns().value(0), int(Node));
            QVERIFY(f.table->columnWidth(Sent) >= 40);
        }
    }

    void refreshedDataMovesNothing()
    {
        Fixture f;
        f.table->sortByColumn(Node, Qt::AscendingOrder);
        f.table->selectRow(2);
        QList<int> before;
        for (int column = 0; column < ColumnCount; ++column)
            before << f.table->columnWidth(column);
        f.model->item(0, Sent)->setText(u"1,999,241,336"_s);
        f.model->appendRow({ cell(u"zz-9"_s), cell(u"1"_s, 1), cell(u"100 %"_s, 1.0), cell(u"2001:db8:1234:5678:9abc:def0:1234:5678"_s) });
        for (int column = 0; column < ColumnCount; ++column)
            QCOMPARE(f.table->columnWidth(column), before[column]);
        QCOMPARE(f.table->currentIndex().data().toString(), u"mx-de-1"_s);
    }

    /// The answer to another question is never cut to the width of the first one.
    void anotherQuestionMakesAColumnWider()
    {
        Fixture f;
        const int before = f.table->columnWidth(Sent);
        f.table->setSource(nullptr);
        f.model->item(1, Sent)->setText(u"1,999,241,336,000"_s);
        f.table->setSource(f.model);
        QVERIFY(f.table->columnWidth(Sent) > before);
        const int wide = f.table->columnWidth(Sent);
        f.table->setSource(nullptr);
        f.model->item(1, Sent)->setText(u"1"_s);
        f.table->setSource(f.model);
        QCOMPARE(f.table->columnWidth(Sent), wide);
    }

    void chooserShowsHidesAndMoves()
    {
        Fixture f;
        f.table->chooseColumns();
        auto *chooser = f.table->findChild<QFrame *>(u"columnChooser"_s);
        QVERIFY(chooser);
        auto *list = chooser->findChild<QListWidget *>();
        QCOMPARE(list->count(), 4);
        QVERIFY(!(list->item(0)->flags() & Qt::ItemIsUserCheckable)); // the first names the thing and stays
        list->setCurrentRow(2);
        QTest::keyClick(list, Qt::Key_Space);
        QVERIFY(!f.table->shownColumns().contains(Share));
        list->setCurrentRow(1);
        QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(f.table->horizontalHeader()->visualIndex(Sent), 2);
        QTest::keyClick(list, Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!f.table->findChild<QFrame *>(u"columnChooser"_s), 20'000);
    }

    void cellMenuOffersFilterAndOpen()
    {
        Fixture f;
        f.table->setFilterableColumns({ Address });
        f.table->setCurrentIndex(f.table->proxy()->index(0, Address));
        QSignalSpy filter(f.table, &DataTable::filterToThis);
        QSignalSpy out(f.table, &DataTable::leaveThisOut);
        QSignalSpy opened(f.table, &DataTable::opened);
        const auto trigger = [&](const QString &name) {
            QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
            QApplication::sendEvent(f.table, &event);
            auto *menu = f.table->findChild<QMenu *>(u"cellMenu"_s);
            QVERIFY(menu);
            auto *action = menu->findChild<QAction *>(name);
            QVERIFY2(action, qPrintable(name));
            action->trigger();
            delete menu;
        };
        trigger(u"filterToThisAction"_s);
        QCOMPARE(filter.first().at(0).toInt(), int(Address));
        QCOMPARE(filter.first().at(1).toString(), u"192.0.2.1"_s);
        trigger(u"leaveThisOutAction"_s);
        QCOMPARE(out.size(), 1);
        trigger(u"openAction"_s);
        QCOMPARE(opened.size(), 1);
        trigger(u"copyValueAction"_s);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"192.0.2.1"_s);
    }

    void keysOpenAndSort()
    {
        Fixture f;
        f.table->setFocus();
        f.table->setCurrentIndex(f.table->proxy()->index(1, Sent));
        QSignalSpy opened(f.table, &DataTable::opened);
        QTest::keyClick(f.table, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().toModelIndex().model(), f.model); // indexes of the source go out
        QTest::keyClick(f.table, Qt::Key_Down, Qt::AltModifier);
        auto *menu = f.table->findChild<QMenu *>(u"headerMenu"_s);
        QVERIFY(menu);
        menu->findChild<QAction *>(u"sortDescendingAction"_s)->trigger();
        QCOMPARE(f.table->proxy()->sortedOrder(), Qt::DescendingOrder);
        delete menu;
        QTest::keyClick(f.table, Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(f.table->currentIndex().row(), 4);
    }

    void actionCellIsAButton()
    {
        Fixture f;
        f.model->item(0, Address)->setData(u"Fix…"_s, ActionRole);
        QSignalSpy pressed(f.table, &DataTable::actionPressed);
        const QRect rect = f.table->visualRect(f.table->proxy()->index(0, Address));
        QTest::mouseClick(f.table->viewport(), Qt::LeftButton, {}, rect.topLeft() + QPoint(14, rect.height() / 2));
        QCOMPARE(pressed.size(), 1);
        f.table->setCurrentIndex(f.table->proxy()->index(0, Address));
        QTest::keyClick(f.table, Qt::Key_Return);
        QCOMPARE(pressed.size(), 2);
    }

    void totalsStayBelowTheRows()
    {
        Fixture f({ 700, 120 });
        f.table->setTotals({ { Node, u"5 nodes"_s }, { Sent, u"≥ 492,714"_s } });
        QWidget *totals = nullptr;
        for (QWidget *child : f.table->findChildren<QWidget *>()) {
            if (QString::fromLatin1(child->metaObject()->className()).endsWith(u"TotalsRow"_s))
                totals = child;
        }
        QVERIFY(totals && totals->isVisible());
        QCOMPARE(totals->geometry().top(), f.table->viewport()->geometry().bottom() + 1);
        f.table->scrollToBottom();
        // The last row is not hidden behind it.
        QVERIFY(f.table->visualRect(f.table->proxy()->index(4, 0)).bottom() <= f.table->viewport()->height());
        QVERIFY(totals->accessibleName().contains(u"Sent, 48 h: ≥ 492,714"_s));
        f.table->setTotals({});
        QVERIFY(f.table->viewport()->geometry().bottom() > 90);
    }

    void cellsSpeakSentences()
    {
        Fixture f;
        const auto said = [&](int row, int column) { return f.table->proxy()->index(row, column).data(Qt::AccessibleTextRole).toString(); };
        QCOMPARE(said(2, Sent), u"Sent, 48 h: at least 231,870"_s);
        QCOMPARE(said(2, Node), u"Node: not read, mx-fr-3"_s);
        QCOMPARE(said(3, Sent), u"Sent, 48 h: unknown"_s);
        f.model->item(1, Address)->setText({});
        f.model->item(1, Address)->setData(QVariantList { 1.0, 1.0, 0.5, -1.0 }, HeardRole);
        QCOMPARE(said(1, Address), u"Address: 2 of 4 hours heard"_s);
        f.model->item(0, Node)->setData(u"mx-de-1, well"_s, Qt::AccessibleTextRole); // the model's own sentence wins
        QCOMPARE(said(0, Node), u"mx-de-1, well"_s);
        QCOMPARE(f.table->accessibleName(), u"Nodes, 5 rows"_s);
        QVERIFY(withoutName(f.window).isEmpty());
    }

    void figuresLineUp()
    {
        QFont font = Theme::current()->font(FontRole::Base);
        const QFontMetrics metrics(font);
        const int ones = CellDelegate::figureWidth(metrics, u"1,111,111"_s);
        const int zeros = CellDelegate::figureWidth(metrics, u"0,000,000"_s);
        QCOMPARE(ones, zeros); // in a font like Inter a plain text's widths differ
        // Painted right-aligned, both begin at the same column of pixels within a digit's own shape.
        const auto leftmost = [&](const QString &text) {
            QImage image(120, 24, QImage::Format_RGB32);
            image.fill(Theme::current()->color(Token::SurfacePanel));
            QPainter painter(&image);
            painter.setFont(font);
            painter.setPen(Theme::current()->color(Token::TextPrimary));
            CellDelegate::paintFigure(&painter, image.rect(), Qt::AlignRight | Qt::AlignVCenter, text);
            painter.end();
            for (int x = 0; x < image.width(); ++x) {
                for (int y = 0; y < image.height(); ++y) {
                    if (qGray(image.pixel(x, y)) < 128)
                        return x;
                }
            }
            return -1;
        };
        QVERIFY(std::abs(leftmost(u"1,111,111"_s) - leftmost(u"8,888,888"_s)) <= 4);
    }

    void boundsKeepTheirSignRightToLeft()
    {
        // "≥" is a mirrored character: in a right-to-left painter it would turn into "≤".
        const auto drawn = [](Qt::LayoutDirection direction) {
            QImage image(60, 24, QImage::Format_RGB32);
            image.fill(Theme::current()->color(Token::SurfacePanel));
            QPainter painter(&image);
            painter.setLayoutDirection(direction);
            painter.setFont(Theme::current()->font(FontRole::Base));
            painter.setPen(Theme::current()->color(Token::TextPrimary));
            CellDelegate::paintFigure(&painter, image.rect(), Qt::AlignLeft | Qt::AlignAbsolute | Qt::AlignVCenter, u"≥ 8"_s);
            return image;
        };
        QCOMPARE(drawn(Qt::RightToLeft), drawn(Qt::LeftToRight));
    }

    void rowsSelectRightToLeft()
    {
        QApplication::setLayoutDirection(Qt::RightToLeft);
        {
            Fixture f;
            f.table->setFocus();
            f.table->setCurrentIndex(f.table->proxy()->index(0, Node));
            QTest::keyClick(f.table, Qt::Key_Down);
            QCOMPARE(f.table->selectionModel()->selectedRows().size(), 1);
            QVERIFY(f.table->selectedText(false).startsWith(u"mx-de-2\t"_s));
            QVERIFY(f.table->columnViewportPosition(Node) > f.table->columnViewportPosition(Sent));
        }
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void rowsFollowTheDensity()
    {
        Fixture f;
        const int normal = f.table->rowHeight(0);
        QCOMPARE(normal, Theme::current()->rowHeight());
        Theme::current()->setDensity(Density::Comfortable);
        QCOMPARE(f.table->rowHeight(0), Theme::current()->rowHeight());
        QVERIFY(f.table->rowHeight(0) > normal);
        Theme::current()->setDensity(Density::Normal);
    }

    void manyRowsStayQuick()
    {
        QStandardItemModel model(20000, 4);
        DataTable table(u"bigTable"_s, u"Big"_s);
        const test::CpuTimer timer;
        table.setSource(&model);
        table.setColumns(specs());
        showActive(table, { 700, 400 });
        table.grab();
        table.selectAll();
        QCOMPARE(table.selectedText(false).count(u'\n'), 19999);
        QVERIFY2(timer.elapsed() < 3000 * test::slowdown, qPrintable(QString::number(timer.elapsed())));
    }
};

BW_UITEST_MAIN(TestUiDataTable)
#include "tst_ui_datatable.moc"
