// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/pagewindow.h"
#include "ui/common/banner.h"
#include "ui/common/buttons.h"
#include "ui/common/celldelegate.h"
#include "ui/common/datatable.h"
#include "ui/common/messagebox.h"
#include "ui/common/panel.h"
#include "ui/common/theme.h"
#include "ui/page/navigator.h"
#include "ui/shell/topbar.h"

#include <QApplication>
#include <QHeaderView>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>

using namespace bw;
using namespace Qt::StringLiterals;

namespace {

/// Figures of the table's visible rows that are not wholly there.
QStringList cutFigures(const ui::DataTable *table)
{
    QStringList cut;
    const QHeaderView *header = table->horizontalHeader();
    const int width = table->viewport()->width();
    for (const int column : table->shownColumns()) {
        if (!table->isNumberColumn(column))
            continue;
        const int from = header->sectionViewportPosition(column), size = header->sectionSize(column);
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            const QModelIndex at = table->model()->index(row, column);
            if (!table->visualRect(at).intersects(table->viewport()->rect()))
                continue;
            const int needed = ui::CellDelegate::figureWidth(table->fontMetrics(), at.data().toString());
            if (from < 0 || from + size > width || needed > size)
                cut << u"%1 %2: %3"_s.arg(table->objectName(), table->model()->headerData(column, Qt::Horizontal).toString(), at.data().toString());
        }
    }
    return cut;
}

} // namespace

/// What stands on the pages is whole at the sizes that people have, and what narrows it is seen and taken away at once.
class TestShellFigures : public QObject
{
    Q_OBJECT
    std::unique_ptr<test::PageWindow> m_window;

private Q_SLOTS:
    void initTestCase()
    {
        m_window = std::make_unique<test::PageWindow>();
        const core::UtcMicros start = m_window->hour - 40 * core::microsPerHour;
        QVERIFY(m_window->import(u"mx1"_s, test::ordinaryMail(u"mx1"_s, start, 30, 40)));
        QVERIFY(m_window->import(u"mx2"_s, test::takeover(u"mx2"_s, start - 5 * core::microsPerDay, 139)));
        m_window->show();
    }
    void cleanupTestCase() { m_window.reset(); }

    void noFigureIsCut_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QSize>("size");
        for (const QSize size : { QSize(1280, 800), QSize(1024, 700) })
            for (const QString &id : { u"overview"_s, u"fleet"_s, u"volume"_s, u"logins"_s, u"messages"_s, u"coverage"_s })
                QTest::addRow("%s at %d", qPrintable(id), size.width()) << id << size;
    }
    void noFigureIsCut()
    {
        QFETCH(QString, id);
        QFETCH(QSize, size);
        m_window->window()->resize(size);
        ui::Page *page = m_window->open(id);
        QVERIFY(page);
        QTest::qWait(300);
        for (const bool withPanel : { false, true }) {
            if (withPanel)
                m_window->window()->openSidePanel(new QWidget);
            QTest::qWait(100);
            for (const auto *table : page->findChildren<ui::DataTable *>())
                if (table->isVisible())
                    QVERIFY2(cutFigures(table).isEmpty(), qPrintable(cutFigures(table).join(u"; "_s)));
        }
        m_window->window()->closeSidePanel();
    }

    void bannersEndWithThePanels()
    {
        m_window->window()->resize(1280, 700);
        for (const QString &id : { u"volume"_s, u"logins"_s }) {
            ui::Page *page = m_window->open(id);
            QTRY_VERIFY_WITH_TIMEOUT(page->findChild<ui::Banner *>(), 10'000);
            QTest::qWait(100);
            const auto *area = page->findChild<QScrollArea *>(u"pageScrollArea"_s);
            QTRY_VERIFY(area->verticalScrollBar()->isVisible());
            const auto edges = [page](const QWidget *widget) { return std::pair(widget->mapTo(page, QPoint()).x(), widget->mapTo(page, QPoint(widget->width(), 0)).x()); };
            int end = 0;
            for (const auto *panel : area->findChildren<ui::Panel *>())
                end = std::max(end, edges(panel).second);
            QCOMPARE(edges(page->findChild<ui::Banner *>()).second, end);
        }
    }

    /// A warning's "Look" chooses a node and a range, which go along to the next page.
    void whatNarrowsIsSeenAndTakenAway()
    {
        m_window->window()->resize(1024, 700);
        const ui::Page *page = m_window->open(u"volume"_s);
        auto *clear = m_window->find<QToolButton>(u"clearButton"_s);
        const auto *nodes = m_window->find<ui::DropButton>(u"nodesButton"_s), *range = m_window->find<ui::DropButton>(u"rangeButton"_s);
        QVERIFY(clear && clear->isHidden() && !nodes->narrows() && !range->narrows());
        store::Filter look = page->filter();
        const core::TimeRange whole = look.range;
        look.nodes = { u"mx1"_s };
        look.range = { whole.to - 3 * core::microsPerHour, whole.to };
        m_window->window()->openPage(u"logins"_s, look, {});
        m_window->window()->showPage(u"volume"_s);
        QTRY_VERIFY(clear->isVisible());
        QVERIFY(nodes->narrows() && range->narrows() && !clear->accessibleName().isEmpty());
        QVERIFY(m_window->window()->rect().contains(QRect(clear->mapTo(m_window->window(), QPoint()), clear->size())));
        QCOMPARE(page->filter().nodes, QStringList { u"mx1"_s });
        QTest::mouseClick(clear, Qt::LeftButton);
        QTRY_VERIFY(clear->isHidden());
        QVERIFY(!nodes->narrows() && !range->narrows());
        QCOMPARE(page->filter().nodes, QStringList());
        QCOMPARE(page->filter().range, whole);
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(application, ui::Look::Light);
    ui::MessageBox::keepProblems(true);
    TestShellFigures test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_shell_figures.moc"
