// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/common/uitest.h"
#include "ui/common/banner.h"
#include "ui/common/buttons.h"
#include "ui/common/chip.h"
#include "ui/common/choicecard.h"
#include "ui/common/emptystate.h"
#include "ui/common/flowlayout.h"
#include "ui/common/formfield.h"
#include "ui/common/heardstrip.h"
#include "ui/common/label.h"
#include "ui/common/pagehead.h"
#include "ui/common/panel.h"
#include "ui/common/problemview.h"
#include "ui/common/segmentedchoice.h"
#include "ui/common/sidepanelframe.h"
#include "ui/common/tag.h"
#include "ui/common/tile.h"

#include <QAccessible>
#include <QClipboard>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QSignalSpy>
#include <QTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace bw;
using namespace bw::ui;
using namespace bw::uitest;

class TestUiWidgets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// A fingerprint in a panel of 232 px: whole, on as many lines as it needs.
    void aLongWordDoesNotWidenAFactList()
    {
        ui::FactList facts;
        const QString fingerprint = u"ssh-ed25519 SHA256:FPVXN2Wkz0Qe3mTYg7hB9FPVXN2Wkz0Qe3mTYg7hB9u"_s;
        facts.add(u"Last error"_s, fingerprint);
        facts.add(u"State"_s, u"not read"_s);
        QVERIFY(facts.minimumSizeHint().width() <= 232);
        facts.resize(232, facts.heightForWidth(232));
        facts.show();
        QVERIFY(QTest::qWaitForWindowExposed(&facts));
        const auto *text = facts.findChild<QTextEdit *>();
        QVERIFY(text);
        QCOMPARE(text->toPlainText(), fingerprint);
        QVERIFY2(text->height() >= 2 * text->fontMetrics().height(), qPrintable(QString::number(text->height())));
        QVERIFY(text->document()->size().height() <= text->height());
        QCOMPARE(text->accessibleName(), u"Last error: "_s + fingerprint);
    }
    void everyFocusableThingHasAName()
    {
        QWidget page;
        auto *layout = new QVBoxLayout(&page);
        auto *choice = new SegmentedChoice(u"Group by"_s);
        choice->addChoice(u"Outcome"_s);
        auto *banner = new Banner(Mark::Critical, u"mx-fr-3 is not read."_s);
        banner->setDismissable(true);
        auto *empty = new EmptyState(u"mailauth"_s, u"Who sends mail in your name?"_s, u"Receivers tell you."_s);
        empty->addDropZone(u"Drop files here"_s, u".xml"_s, u"Choose files…"_s, u"folder"_s);
        empty->addWay(u"dns"_s, u"Ask for reports"_s, u"One record."_s, u"Show record…"_s);
        auto *panel = new Panel(u"Destinations"_s);
        panel->showError({ .what = u"This list could not be read"_s });
        for (QWidget *widget : { static_cast<QWidget *>(new Tile(u"Messages sent"_s)), static_cast<QWidget *>(new Chip(u"Stream"_s, u"any"_s)), static_cast<QWidget *>(choice),
                                 static_cast<QWidget *>(banner), static_cast<QWidget *>(empty), static_cast<QWidget *>(panel),
                                 static_cast<QWidget *>(new ChoiceCard(u"fleet"_s, u"I run mail servers"_s, u"Add them."_s)),
                                 static_cast<QWidget *>(new SidePanelFrame(u"mx-fr-3"_s)), static_cast<QWidget *>(makeToolButton(u"close"_s, u"Close"_s)),
                                 static_cast<QWidget *>(new DropButton(u"nodes"_s, u"All 12 nodes"_s)) })
            layout->addWidget(widget);
        showActive(page, { 900, 1200 });
        QCOMPARE(withoutName(page).join(u'\n'), QString());
        QVERIFY(page.findChildren<QAbstractButton *>().size() > 8);
    }

    void tagsSayTheirWord()
    {
        Tag plain(Mark::Fail);
        QCOMPARE(plain.text(), u"fails"_s);
        QCOMPARE(plain.accessibleName(), u"fails"_s);
        const Tag named(Mark::Critical, u"taken over"_s);
        QCOMPARE(named.accessibleName(), u"critical, taken over"_s);
        QCOMPARE(plain.sizeHint().height(), int(bw::ui::size::tag));
    }

    void chipOpensAndClears()
    {
        QWidget window;
        auto *chip = new Chip(u"Node"_s, u"any"_s, &window);
        showActive(window);
        chip->resize(chip->sizeHint());
        QSignalSpy opened(chip, &Chip::opened);
        QSignalSpy cleared(chip, &Chip::cleared);
        QCOMPARE(chip->accessibleName(), u"Node: any"_s);
        QTest::keyClick(chip, Qt::Key_Return);
        QTest::keyClick(chip, Qt::Key_Space);
        QTest::mouseClick(chip, Qt::LeftButton, {}, QPoint(8, 8));
        QCOMPARE(opened.size(), 3);
        QTest::keyClick(chip, Qt::Key_Delete); // nothing to clear
        QCOMPARE(cleared.size(), 0);
        chip->setValue(u"mx-fr-3"_s);
        chip->resize(chip->sizeHint());
        QCOMPARE(chip->accessibleName(), u"Node: mx-fr-3"_s);
        QTest::mouseClick(chip, Qt::LeftButton, {}, QPoint(chip->width() - 12, chip->height() / 2));
        QCOMPARE(cleared.size(), 1);
        QCOMPARE(opened.size(), 3);
        QVERIFY(!chip->isSet());
        chip->setValue(u"mx-fr-3"_s);
        QTest::keyClick(chip, Qt::Key_Backspace);
        QCOMPARE(cleared.size(), 2);
    }

    void chipOffersChoices()
    {
        Chip chip(u"Kind"_s, u"any"_s);
        chip.setChoices({ { u"spraying"_s, 2 }, { u"stuffing"_s, 3 } });
        QSignalSpy picked(&chip, &Chip::valuePicked);
        QSignalSpy cleared(&chip, &Chip::cleared);
        const QList<QAction *> actions = chip.findChildren<QAction *>();
        const auto named = [&](const QString &text) {
            return *std::find_if(actions.begin(), actions.end(), [&](QAction *a) { return a->text() == text; });
        };
        named(u"stuffing"_s)->trigger();
        QCOMPARE(picked.size(), 1);
        QCOMPARE(picked.first().first().toInt(), 3);
        QCOMPARE(chip.value(), u"stuffing"_s);
        named(u"any"_s)->trigger();
        QCOMPARE(cleared.size(), 1);
        // New choices while one of the old ones is being picked (a page that reloads).
        connect(&chip, &Chip::valuePicked, &chip, [&] { chip.setChoices({ { u"other"_s, 9 } }); });
        named(u"spraying"_s)->trigger();
        QCOMPARE(picked.size(), 2);
    }

    void choiceIsOneStopWithArrows()
    {
        QWidget window;
        auto *choice = new SegmentedChoice(u"Group by"_s, &window);
        choice->addChoice(u"Outcome"_s, u"outcome"_s);
        choice->addChoice(u"Node"_s, u"node"_s);
        choice->addChoice(u"Stream"_s, u"stream"_s);
        showActive(window);
        choice->resize(choice->sizeHint());
        QSignalSpy chosen(choice, &SegmentedChoice::chosen);
        QTest::keyClick(choice, Qt::Key_Right);
        QCOMPARE(choice->currentData().toString(), u"node"_s);
        QVERIFY(choice->accessibleName().contains(u"Node, 2 of 3"_s));
        QTest::keyClick(choice, Qt::Key_End);
        QTest::keyClick(choice, Qt::Key_Right); // the end is the end
        QCOMPARE(chosen.size(), 2);
        QTest::mouseClick(choice, Qt::LeftButton, {}, QPoint(6, 6));
        QCOMPARE(choice->current(), 0);
        QCOMPARE(chosen.size(), 3);
        choice->setCurrentData(u"stream"_s);
        QCOMPARE(chosen.size(), 3); // by code: no signal
        choice->setLayoutDirection(Qt::RightToLeft);
        QTest::keyClick(choice, Qt::Key_Right);
        QCOMPARE(choice->currentData().toString(), u"node"_s);
    }

    void tileSaysWhatItShowsAndOpens()
    {
        Tile tile(u"Messages sent"_s);
        TileData data;
        data.title = u"Messages sent"_s;
        data.figure = u"≥ 1.94 M"_s;
        data.arrow = Arrow::Down;
        data.changeText = u"3 %"_s;
        data.changeRemark = u"on last week"_s;
        data.wholeFigure = u"1,942,310 or more"_s;
        tile.setData(data);
        QCOMPARE(tile.accessibleName(), u"Messages sent, 1,942,310 or more, down 3 % on last week"_s);
        QCOMPARE(tile.toolTip(), u"1,942,310 or more"_s);
        QSignalSpy clicked(&tile, &Tile::clicked);
        QTest::keyClick(&tile, Qt::Key_Return);
        QTest::keyClick(&tile, Qt::Key_Space);
        QCOMPARE(clicked.size(), 2);
        tile.setUnknown(u"unknown"_s, u"No node was heard in these hours."_s);
        QVERIFY(tile.accessibleName().contains(u"No node was heard"_s));
        tile.setLoading(true);
        QVERIFY(tile.accessibleName().contains(u"is being read"_s));
    }

    void sparklineLeavesGaps()
    {
        const auto ink = [](const std::vector<double> &values) {
            QImage image(100, 20, QImage::Format_ARGB32_Premultiplied);
            image.fill(0);
            QPainter painter(&image);
            paintSparkline(&painter, QRectF(0, 0, 100, 20), values, Theme::current()->color(Token::ChartDelivered));
            painter.end();
            int columns = 0;
            for (int x = 0; x < 100; ++x) {
                for (int y = 0; y < 20; ++y) {
                    if (qAlpha(image.pixel(x, y)) > 60) {
                        ++columns;
                        break;
                    }
                }
            }
            return columns;
        };
        const double none = std::nan("");
        const int whole = ink({ 1, 2, 3, 2, 1, 2, 3, 2, 1, 2, 3 });
        const int gap = ink({ 1, 2, 3, 2, none, none, none, 2, 1, 2, 3 });
        QVERIFY(whole > 90);
        QVERIFY2(gap < whole - 30, qPrintable(u"%1 %2"_s.arg(whole).arg(gap)));
        QCOMPARE(ink({}), 0);
        QCOMPARE(ink({ none, none }), 0);
    }

    void panelShowsOneStateAtATime()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *panel = new Panel(u"Destinations"_s);
        auto *content = new QLabel(u"rows"_s);
        panel->setContent(content);
        layout->addWidget(panel);
        showActive(window);
        QVERIFY(content->isVisible());
        panel->showLoading();
        QVERIFY(!content->isVisible());
        panel->showEmpty(u"No login matches these 3 filters."_s, Mark::None, u"Clear filters"_s);
        QSignalSpy emptied(panel, &Panel::emptyAction);
        QTest::mouseClick(panel->findChild<QPushButton *>(u"emptyActionButton"_s), Qt::LeftButton);
        QCOMPARE(emptied.size(), 1);
        // A panel whose button empties it anew.
        const QMetaObject::Connection again2 = connect(panel, &Panel::emptyAction, panel, [panel] { panel->showEmpty(u"Still nothing."_s, Mark::None, u"Clear filters"_s); });
        QTest::mouseClick(panel->findChild<QPushButton *>(u"emptyActionButton"_s), Qt::LeftButton);
        disconnect(again2);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        const core::Problem problem { core::ProblemKind::Conflict, u"This list could not be read"_s, u"the store was busy for 5 seconds"_s, u"fleet.bw"_s, u"Wait a little"_s };
        panel->showError(problem);
        QVERIFY(panel->findChild<QLabel *>(u"problemWhatLabel"_s)->isVisible());
        QVERIFY(!panel->findChild<QPushButton *>(u"emptyActionButton"_s)->isVisible());
        QSignalSpy again(panel, &Panel::tryAgain);
        QTest::mouseClick(panel->findChild<QPushButton *>(u"tryAgainButton"_s), Qt::LeftButton);
        QCOMPARE(again.size(), 1);
        QTest::mouseClick(panel->findChild<QPushButton *>(u"copyDetailsButton"_s), Qt::LeftButton);
        const QString copied = QGuiApplication::clipboard()->text();
        for (const QString &part : { problem.what, problem.reason, problem.where, problem.remedy })
            QVERIFY2(copied.contains(part), qPrintable(part));
        panel->showContent();
        QVERIFY(content->isVisible());
        QCOMPARE(panel->state(), Panel::State::Content);
    }

    void waysStandInRowsOfOneLength()
    {
        EmptyState empty(u"mailauth"_s, u"Who sends mail in your name?"_s, u"Receivers tell you."_s);
        QList<QWidget *> buttons;
        for (const QString &title : { u"One"_s, u"Two"_s, u"Three"_s, u"Four"_s })
            buttons << empty.addWay(u"dns"_s, title, u"A sentence."_s, u"Go on…"_s);
        showActive(empty, { 1000, 700 }); // room for three
        QList<int> tops;
        for (const QWidget *button : std::as_const(buttons))
            tops << button->mapTo(&empty, QPoint()).y();
        QCOMPARE(tops[0], tops[1]);
        QVERIFY(tops[2] > tops[0]);
        QCOMPARE(tops[2], tops[3]);
    }

    void aHeadlineIsNotWrappedWhereThereIsRoom()
    {
        ProblemView view({ .what = u"Der Server wurde nicht erreicht"_s, .reason = u"Nobody listens there"_s });
        showActive(view, { 700, 200 });
        const auto *what = view.findChild<QLabel *>(u"problemWhatLabel"_s);
        QVERIFY2(what->height() < 2 * what->fontMetrics().height(), qPrintable(QString::number(what->height())));
        view.resize(180, 300); // no room: it wraps, and nothing is cut
        QTRY_VERIFY(what->height() >= 2 * what->fontMetrics().height());
    }

    void problemsAreNeverMarkup()
    {
        ProblemView view({ .what = u"<b>x</b>"_s, .reason = u"<img src=x>"_s });
        for (const QLabel *label : view.findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        QCOMPARE(ProblemView::sentence({ .reason = u"the store was busy"_s, .remedy = u"Try again later."_s }), u"The store was busy. Try again later."_s);
        Banner banner(Mark::Unknown, u"<i>a</i>"_s, u"<b>"_s);
        QVERIFY(!banner.findChild<QLabel *>()->text().contains(u"<i>"_s));
        QVERIFY(banner.accessibleName().contains(u"<i>a</i> <b>"_s));
    }

    void bannerIsDismissed()
    {
        Banner banner(Mark::Critical, u"mx-fr-3 is not read since 09:38: its host key changed."_s);
        banner.setDismissable(true);
        QSignalSpy dismissed(&banner, &Banner::dismissed);
        auto *close = banner.findChild<QToolButton *>();
        QVERIFY(close);
        close->click();
        QCOMPARE(dismissed.size(), 1);
        banner.setDismissable(false);
        QVERIFY(!banner.findChild<QToolButton *>());
    }

    /// One line on a page: the first sentence is never cut, the rest is a click away.
    void bannerFoldsToOneLine()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *banner = new Banner(Mark::Unknown, u"Two stretches were not heard."_s, u"Wed 25 Nov, 16:17 to Thu 26 Nov, 04:18. Drawn as gaps, left out of averages."_s);
        banner->setFolding(false);
        banner->addButton(makeButton(u"Import the old log…"_s, ButtonKind::Normal, {}, ControlSize::Small));
        layout->addWidget(banner);
        layout->addStretch(1);
        showActive(window, { 620, 300 });
        const auto *text = banner->findChild<QLabel *>();
        auto *more = banner->findChild<QPushButton *>(u"moreOfBannerLink"_s);
        QVERIFY(more && more->isVisible());
        QVERIFY(text->text().contains(u"not heard."_s) && !text->text().contains(u"averages"_s));
        QVERIFY2(text->height() < 2 * text->fontMetrics().height(), qPrintable(QString::number(text->height())));
        QVERIFY(banner->accessibleName().contains(u"left out of averages"_s));
        const int folded = banner->height();
        QSignalSpy unfolded(banner, &Banner::unfolded);
        more->setFocus();
        QTest::keyClick(more, Qt::Key_Space);
        QCOMPARE(unfolded.size(), 1);
        QVERIFY(unfolded.first().first().toBool());
        QVERIFY(text->text().contains(u"left out of averages"_s));
        QTRY_VERIFY(banner->height() > folded);
        window.resize(1200, 300); // room for all: nothing to fold
        QTRY_VERIFY(!more->isVisible());
        QVERIFY(text->text().contains(u"left out of averages"_s));
        QTRY_COMPARE(banner->height(), folded);
    }

    /// Beside a panel there is no room for all: the buttons go below, whole, and the answer has two lines to itself.
    void buttonsOfAPageHeadKeepTheirSize()
    {
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        column->setContentsMargins(0, 0, 0, 0);
        auto *head = new PageHead(u"Mail authentication"_s);
        column->addWidget(head);
        column->addStretch(1);
        QList<QPushButton *> buttons;
        for (const QString &text : { u"Check a message…"_s, u"Mailboxes…"_s, u"Import reports…"_s }) {
            buttons << new QPushButton(text);
            head->addButton(buttons.constLast());
        }
        head->setAnswer(u"1,653 of 61,001 reported messages fail DMARC"_s);
        const auto *answer = head->findChild<QWidget *>(u"pageAnswerLabel"_s);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const auto isWhole = [&] {
            return std::ranges::all_of(buttons, [head](const QPushButton *button) { return button->width() >= button->sizeHint().width() && head->rect().contains(button->geometry()); })
                && answer->width() * 2 > answer->sizeHint().width();
        };
        window.resize(1'100, 300);
        QTRY_VERIFY(isWhole());
        QCOMPARE(head->height(), int(size::pageHead));
        window.resize(520, 300);
        QTRY_VERIFY(isWhole());
        QVERIFY(head->height() > size::pageHead);
        QVERIFY(buttons.constFirst()->y() >= answer->geometry().bottom());
        window.resize(1'100, 300);
        QTRY_COMPARE(head->height(), int(size::pageHead));
        QVERIFY(isWhole());
    }

    void busyBarWaits300Ms()
    {
        PageHead head(u"Overview"_s);
        head.resize(400, 56);
        const QColor accent = Theme::current()->color(Token::AccentBase);
        head.setBusy(true, 3, 12);
        QTest::qWait(50);
        QCOMPARE(countPixels(head.grab().toImage(), accent), 0);
        QTRY_COMPARE_WITH_TIMEOUT(countPixels(head.grab().toImage(), accent), 2 * 100, 2000);
        head.setBusy(false);
        QCOMPARE(countPixels(head.grab().toImage(), accent), 0);
    }

    void fieldIsCheckedWhenLeft()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *edit = new QLineEdit;
        auto *other = new QLineEdit;
        auto *port = new FormField(u"&Port"_s, edit, u"Usually 22."_s);
        auto *host = new FormField(u"&Host"_s, other);
        layout->addWidget(port);
        layout->addWidget(host);
        port->setValidator([edit] { return edit->text().toInt() > 0 && edit->text().toInt() < 65536 ? QString() : u"A port is 1 to 65535."_s; });
        host->setValidator([other] { return other->text().isEmpty() ? u"A host has a name."_s : QString(); });
        showActive(window);
        QCOMPARE(edit->accessibleName(), u"Port"_s);
        QCOMPARE(edit->accessibleDescription(), u"Usually 22."_s);
        edit->setFocus();
        QTest::keyClicks(edit, u"99999"_s);
        QVERIFY(!port->hasError()); // not while typing
        other->setFocus();
        QTRY_VERIFY_WITH_TIMEOUT(port->hasError(), 20'000);
        QVERIFY(edit->accessibleDescription().contains(u"A port is 1 to 65535."_s));
        QCOMPARE(edit->text(), u"99999"_s); // text is kept
        QVERIFY(!FormField::validateAll({ host, port }));
        QCOMPARE(QApplication::focusWidget(), other); // the first wrong one
        other->setText(u"mx"_s);
        edit->setText(u"22"_s);
        QVERIFY(FormField::validateAll({ host, port }));
        QCOMPARE(edit->accessibleDescription(), u"Usually 22."_s);
    }

    void dropZoneTakesLocalFilesOnly()
    {
        EmptyState empty(u"mailauth"_s, u"Who?"_s, u"Sentence."_s);
        empty.addDropZone(u"Drop report files here"_s, u".xml"_s, u"Choose files…"_s, u"folder"_s);
        QSignalSpy dropped(&empty, &EmptyState::filesDropped);
        QWidget *zone = nullptr;
        for (QWidget *widget : empty.findChildren<QWidget *>()) {
            if (widget->acceptDrops())
                zone = widget;
        }
        QVERIFY(zone);
        QMimeData data;
        data.setUrls({ QUrl(u"https://example.org/x"_s) });
        QDragEnterEvent refused(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        refused.setAccepted(false);
        static_cast<QObject *>(zone)->event(&refused);
        QVERIFY(!refused.isAccepted());
        data.setUrls({ QUrl::fromLocalFile(u"/tmp/mail.log"_s) });
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        static_cast<QObject *>(zone)->event(&drop); // a real drop needs a drag manager
        QCOMPARE(dropped.size(), 1);
        QCOMPARE(dropped.first().first().toStringList(), QStringList { u"/tmp/mail.log"_s });
    }

    void flowWrapsAndMirrors()
    {
        QWidget window;
        auto *flow = new FlowLayout(&window, 8, 4);
        QList<QPushButton *> buttons;
        for (int i = 0; i < 6; ++i) {
            buttons << makeButton(u"Button %1"_s.arg(i));
            flow->addWidget(buttons.last());
        }
        flow->setFarEnd(buttons[1]);
        window.setLayout(flow);
        showActive(window, { 1000, 200 });
        QCOMPARE(buttons[5]->y(), buttons[0]->y());
        QCOMPARE(buttons[5]->geometry().right(), window.width() - 1); // from the far-end widget on
        window.resize(220, 400);
        QTRY_VERIFY_WITH_TIMEOUT(buttons[5]->y() > buttons[0]->y(), 20'000);
        QVERIFY(flow->heightForWidth(220) > flow->heightForWidth(1000));
        for (const QPushButton *button : buttons)
            QVERIFY(button->geometry().right() < 220);
        window.setLayoutDirection(Qt::RightToLeft);
        QTRY_VERIFY_WITH_TIMEOUT(buttons[0]->x() > 100, 20'000);
    }

    /// A name of a host stands where the layout begins, whatever its letters are.
    void labelBeginsWhereTheLayoutBegins()
    {
        QWidget window;
        auto *label = new Label(u"mx-fr-3"_s, ui::FontRole::Base, ui::Token::TextPrimary, &window);
        label->setWordWrap(true);
        label->setGeometry(0, 0, 300, 30);
        window.resize(300, 30);
        window.show();
        const auto inkAtTheRight = [&] {
            const QImage image = label->grab().toImage();
            for (int x = image.width() * 3 / 4; x < image.width(); ++x)
                for (int y = 0; y < image.height(); ++y)
                    if (image.pixel(x, y) != image.pixel(image.width() / 2, 0))
                        return true;
            return false;
        };
        QVERIFY(!inkAtTheRight());
        window.setLayoutDirection(Qt::RightToLeft);
        QVERIFY(inkAtTheRight());
        window.setLayoutDirection(Qt::LeftToRight);
        QVERIFY(!inkAtTheRight());
    }

    void labelElidesAndTells()
    {
        ElidedLabel label(u"mx-fr-3.a-very-long-name.mta.example"_s, Qt::ElideMiddle);
        label.resize(80, 20);
        label.show();
        QCOMPARE(label.toolTip(), label.text());
        label.resize(600, 20);
        QCOMPARE(label.toolTip(), QString());
    }

    void escClosesTheSidePanel()
    {
        SidePanelFrame panel(u"mx-fr-3"_s);
        panel.addLeadingTag(new Tag(Mark::Critical));
        panel.addFootWidget(makeButton(u"Show volume"_s));
        QSignalSpy closed(&panel, &SidePanelFrame::closeRequested);
        QTest::keyClick(&panel, Qt::Key_Escape);
        panel.findChild<QToolButton *>(u"closeSidePanelButton"_s)->click();
        QCOMPARE(closed.size(), 2);
        QCOMPARE(panel.title(), u"mx-fr-3"_s);
    }

    void strikesTheHoursNotHeard()
    {
        const auto filled = [](const std::vector<double> &hours) {
            QImage image(96, 12, QImage::Format_RGB32);
            image.fill(Theme::current()->color(Token::SurfacePanel));
            QPainter painter(&image);
            HeardStrip::paint(&painter, QRectF(0, 0, 96, 12), hours, *Theme::current());
            painter.end();
            return std::pair(countPixels(image, Theme::current()->color(Token::ChartDelivered)), countPixels(image, Theme::current()->color(Token::VerUnknownInk)));
        };
        const auto whole = filled(std::vector<double>(24, 1.0));
        std::vector<double> hours(24, 1.0);
        hours[3] = hours[4] = -1;
        hours[9] = 0.5;
        const auto broken = filled(hours);
        QVERIFY(broken.first < whole.first);
        QCOMPARE(whole.second, 0);
        QVERIFY(broken.second > 0);
    }

    void cardGrowsWithItsWords()
    {
        const ChoiceCard card(u"fleet"_s, u"I have to prove that they are safe"_s, u"Open a store that your admins keep, or check your domains. Everything is read-only."_s);
        QVERIFY(card.heightForWidth(300) > card.heightForWidth(900));
    }
};

BW_UITEST_MAIN(TestUiWidgets)
#include "tst_ui_widgets.moc"
