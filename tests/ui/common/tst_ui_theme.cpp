// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/common/uitest.h"
#include "ui/common/buttons.h"
#include "ui/common/label.h"
#include "ui/common/style.h"
#include "ui/common/theme.h"

#include <QDialogButtonBox>
#include <QDirIterator>
#include <QFile>
#include <QFocusFrame>
#include <QFontInfo>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStyleFactory>
#include <QStyleOptionButton>
#include <QTabBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace bw::ui;
using namespace bw::uitest;

class TestUiTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { Theme::current()->setLook(Look::Light); }

    void startsInSilence()
    {
        // No bus, no portal, no desktop: neither the theme's making nor its first turns of the loop say anything.
        QCOMPARE(takeMessages(), QStringList());
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        QTest::qWait(50);
    }

    void paletteComesFromTokens_data()
    {
        QTest::addColumn<int>("look");
        QTest::newRow("light") << int(Look::Light);
        QTest::newRow("dark") << int(Look::Dark);
    }
    void paletteComesFromTokens()
    {
        QFETCH(int, look);
        Theme &theme = *Theme::current();
        theme.setLook(Look(look));
        const bool dark = Look(look) == Look::Dark;
        QCOMPARE(theme.isDark(), dark);
        const QPalette palette = QApplication::palette();
        const auto is = [&](QPalette::ColorGroup group, QPalette::ColorRole role, Token token) {
            return palette.color(group, role).rgba() == Theme::rgba(token, dark);
        };
        QVERIFY(is(QPalette::Active, QPalette::Window, Token::SurfaceWindow));
        QVERIFY(is(QPalette::Active, QPalette::Base, Token::SurfacePanel));
        QVERIFY(is(QPalette::Active, QPalette::AlternateBase, Token::SurfaceAlternate));
        QVERIFY(is(QPalette::Active, QPalette::Text, Token::TextPrimary));
        QVERIFY(is(QPalette::Active, QPalette::PlaceholderText, Token::TextTertiary));
        QVERIFY(is(QPalette::Active, QPalette::Highlight, Token::SelectionFill));
        QVERIFY(is(QPalette::Inactive, QPalette::Highlight, Token::SelectionInactive));
        QVERIFY(is(QPalette::Active, QPalette::HighlightedText, Token::TextPrimary));
        QVERIFY(is(QPalette::Disabled, QPalette::ButtonText, Token::TextTertiary));
        QVERIFY(is(QPalette::Active, QPalette::Mid, Token::LineSubtle));
        QVERIFY(is(QPalette::Active, QPalette::Link, Token::TextLink));
    }

    void tellsOnceAndAfterThePalette()
    {
        Theme &theme = *Theme::current();
        QRgb seen = 0;
        connect(&theme, &Theme::changed, this, [&] { seen = QApplication::palette().color(QPalette::Window).rgba(); });
        QSignalSpy changed(&theme, &Theme::changed);
        theme.setLook(Look::Dark);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(seen, Theme::rgba(Token::SurfaceWindow, true));
        theme.setLook(Look::Dark);
        QCOMPARE(changed.size(), 1);
        theme.disconnect(this);
    }

    void asTheDesktopFollowsTheFirstPaletteWithoutAPortal()
    {
        Theme::current()->setLook(Look::Dark);
        Theme::current()->setLook(Look::Desktop);
        QVERIFY(!Theme::current()->isDark()); // offscreen gives a light palette
    }

    void fontsAreFactorsOfTheSystemSize()
    {
        const Theme &theme = *Theme::current();
        const double base = theme.font(FontRole::Base).pointSizeF();
        QVERIFY(std::abs(base - 9.75 * theme.textScale()) < 0.01);
        QVERIFY(std::abs(theme.font(FontRole::Figure).pointSizeF() / base - 20.0 / 13) < 0.01);
        QCOMPARE(theme.font(FontRole::PageTitle).weight(), QFont::DemiBold);
        QVERIFY(QFontInfo(theme.font(FontRole::Code)).fixedPitch());
        QVERIFY(theme.lineHeight(FontRole::Base) >= QFontMetrics(theme.font(FontRole::Base)).height());
        QVERIFY(!QApplication::font().family().startsWith(u"Sans"_s)); // a generic family is replaced
    }

    void densityChangesRows()
    {
        Theme &theme = *Theme::current();
        const int normal = theme.rowHeight();
        theme.setDensity(Density::Compact);
        QVERIFY(theme.rowHeight() < normal);
        theme.setDensity(Density::Comfortable);
        QVERIFY(theme.rowHeight() > normal);
        QVERIFY(theme.rowHeight() >= bw::ui::size::rowComfortable);
        theme.setDensity(Density::Normal);
    }

    void labelsFollowTheLook()
    {
        Label label(u"x"_s, FontRole::Small, Token::SevCriticalInk);
        QCOMPARE(label.palette().color(QPalette::WindowText).rgba(), Theme::rgba(Token::SevCriticalInk, false));
        Theme::current()->setLook(Look::Dark);
        QCOMPARE(label.palette().color(QPalette::WindowText).rgba(), Theme::rgba(Token::SevCriticalInk, true));
        QCOMPARE(label.textFormat(), Qt::PlainText);
    }

    void buttonsHaveTheirHeights()
    {
        const std::unique_ptr<QPushButton> normal(makeButton(u"Apply…"_s, ButtonKind::Primary));
        const std::unique_ptr<QPushButton> small(makeButton(u"Fix…"_s, ButtonKind::Normal, {}, ControlSize::Small));
        const std::unique_ptr<QPushButton> large(makeButton(u"Go"_s, ButtonKind::Normal, {}, ControlSize::Large));
        const Theme &theme = *Theme::current();
        QCOMPARE(normal->sizeHint().height(), theme.controlHeight(bw::ui::size::control));
        QCOMPARE(small->sizeHint().height(), theme.controlHeight(bw::ui::size::controlSmall));
        QCOMPARE(large->sizeHint().height(), theme.controlHeight(bw::ui::size::controlLarge));
        QVERIFY(!normal->autoDefault());
    }

    void primaryButtonIsPaintedInAccent()
    {
        const std::unique_ptr<QPushButton> primary(makeButton(u"Apply…"_s, ButtonKind::Primary));
        const std::unique_ptr<QPushButton> normal(makeButton(u"Apply…"_s));
        const QColor accent = Theme::current()->color(Token::AccentBase);
        QVERIFY(countPixels(primary->grab().toImage(), accent) > 300);
        QCOMPARE(countPixels(normal->grab().toImage(), accent), 0);
        primary->setEnabled(false);
        QCOMPARE(countPixels(primary->grab().toImage(), accent), 0);
    }

    void ringOnlyForTheKeyboard()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        QPushButton *first = makeButton(u"First"_s);
        auto *second = new QLineEdit;
        layout->addWidget(first);
        layout->addWidget(second);
        showActive(window);
        const auto ringed = [&]() -> QWidget * {
            for (QFocusFrame *frame : window.findChildren<QFocusFrame *>()) {
                if (frame->isVisible() && frame->widget())
                    return frame->widget();
            }
            return nullptr;
        };
        first->setFocus(Qt::OtherFocusReason);
        QTest::keyClick(first, Qt::Key_Tab);
        QTRY_COMPARE_WITH_TIMEOUT(ringed(), second, 20'000);
        // It stands 3 px outside the control.
        for (QFocusFrame *frame : window.findChildren<QFocusFrame *>())
            QCOMPARE(frame->geometry(), QRect(second->mapTo(&window, QPoint(0, 0)), second->size()).adjusted(-3, -3, 3, 3));
        window.setAttribute(Qt::WA_KeyboardFocusChange, false);
        QTest::mouseClick(first, Qt::LeftButton);
        first->setFocus(Qt::MouseFocusReason);
        QTRY_VERIFY_WITH_TIMEOUT(!ringed(), 20'000);
    }

    void dialogButtonsStandInGnomeOrderWhereTheDesktopSaysNothing()
    {
        QCOMPARE(QApplication::style()->styleHint(QStyle::SH_DialogButtonLayout), int(QDialogButtonBox::GnomeLayout));
    }

    void nothingMoves()
    {
        QCOMPARE(QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration), 0);
        QVERIFY(Theme::current()->duration(bw::ui::motion::fast) >= 0);
    }

    void tabsStandAtTheStart()
    {
        QTabBar tabs;
        QVERIFY(tabs.addTab(u"Messages"_s) == 0);
        tabs.addTab(u"Streams"_s);
        showActive(tabs, { 500, 32 });
        QCOMPARE(tabs.tabRect(0).left(), 0);
        QVERIFY(tabs.tabRect(1).right() < 250);
    }

    void toolButtonsHaveNames()
    {
        const std::unique_ptr<QToolButton> button(makeToolButton(u"columns"_s, u"Choose columns"_s));
        QCOMPARE(button->accessibleName(), u"Choose columns"_s);
        QCOMPARE(button->toolTip(), u"Choose columns"_s);
    }

    void aGreyedControlSaysWhy()
    {
        const std::unique_ptr<QPushButton> button(makeButton(u"Export…"_s));
        button->setToolTip(u"Export (Ctrl+E)"_s);
        setDisabledReason(button.get(), u"Nothing is shown yet."_s);
        setDisabledReason(button.get(), u"The store is read-only."_s);
        QVERIFY(!button->isEnabled());
        QCOMPARE(button->toolTip(), u"The store is read-only."_s);
        QCOMPARE(button->accessibleDescription(), u"The store is read-only."_s);
        setDisabledReason(button.get(), {});
        QVERIFY(button->isEnabled());
        QCOMPARE(button->toolTip(), u"Export (Ctrl+E)"_s);
    }

    void noLiteralColourOutsideTheTheme()
    {
        static const QRegularExpression literal(
            u"QColor\\s*\\(\\s*(u?\"|QStringLiteral|Qt::|0x|[1-9])|#[0-9a-fA-F]{6}\\b|Qt::(red|green|blue|cyan|magenta|yellow|gray|darkGray|lightGray|white|black|dark\\w+)\\b"_s);
        QVERIFY(literal.match(u"p.setPen(QColor(\"#ff0000\"));"_s).hasMatch());
        QVERIFY(literal.match(u"p.setPen(Qt::red);"_s).hasMatch());
        QVERIFY(!literal.match(u"image.fill(QColor(0, 0, 0, 0));"_s).hasMatch());
        QStringList found;
        int files = 0;
        QDirIterator it(QStringLiteral(BW_SOURCE_DIR "/ui"), { u"*.h"_s, u"*.cpp"_s }, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = it.next();
            if (path.contains(u"/ui/common/theme"_s))
                continue;
            ++files;
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
            for (qsizetype i = 0; i < lines.size(); ++i) {
                if (literal.match(lines[i]).hasMatch() || lines[i].contains(u"setStyleSheet("_s))
                    found << u"%1:%2 %3"_s.arg(path).arg(i + 1).arg(lines[i].trimmed());
            }
        }
        QVERIFY(files > 40);
        QCOMPARE(found.join(u'\n'), QString());
    }
};

BW_UITEST_MAIN(TestUiTheme)
#include "tst_ui_theme.moc"
