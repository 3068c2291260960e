// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Icons, marks, patterns: drawn things.
#include "tests/ui/common/uitest.h"
#include "ui/common/hairline.h"
#include "ui/common/icons.h"
#include "ui/common/paintmark.h"
#include "ui/common/patternbrush.h"

#include <QImage>
#include <QPainter>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace bw::ui;
using namespace bw::uitest;

namespace {

constexpr std::array marks { Mark::Critical, Mark::High, Mark::Medium, Mark::Low, Mark::Pass, Mark::Fail, Mark::Unknown, Mark::NotApplicable, Mark::Accepted, Mark::NotRead };

QImage blank(int side, double ratio = 1)
{
    QImage image(int(side * ratio), int(side * ratio), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Theme::current()->color(Token::SurfacePanel));
    return image;
}

/// Every mark in one ink: what is left is the shape alone.
QImage shapeOf(Mark mark)
{
    QImage image = blank(24);
    QPainter painter(&image);
    paintMark(&painter, QRectF(0, 0, 24, 24), mark, Theme::current()->color(Token::TextPrimary), Theme::current()->color(Token::SurfacePanel));
    return image;
}

int differing(const QImage &a, const QImage &b)
{
    int count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            count += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))) > 90 ? 1 : 0;
    }
    return count;
}

} // namespace

class TestUiPictures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { Theme::current()->setLook(Look::Light); }

    void marksDifferByShapeAlone()
    {
        for (std::size_t i = 0; i < marks.size(); ++i) {
            QVERIFY(differing(shapeOf(marks[i]), blank(24)) > 20);
            for (std::size_t j = i + 1; j < marks.size(); ++j)
                QVERIFY2(differing(shapeOf(marks[i]), shapeOf(marks[j])) > 24, qPrintable(markWord(marks[i]) + u" like "_s + markWord(marks[j])));
        }
    }

    void everyMarkHasAWordAndAnInk()
    {
        QStringList words;
        for (const Mark mark : marks) {
            QVERIFY(!markWord(mark).isEmpty());
            QVERIFY(!words.contains(markWord(mark)));
            words << markWord(mark);
            QVERIFY(markInk(mark) != markFill(mark));
        }
        QVERIFY(markWord(Mark::None).isEmpty());
        QCOMPARE(markInk(Mark::Unknown), Token::VerUnknownInk);
    }

    void everyIconIsDrawnAtEverySize()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        const QStringList names = iconNames();
        QVERIFY(names.size() >= 70);
        // What the pages and actions name.
        for (const QString &name : { u"overview"_s, u"fleet"_s, u"volume"_s, u"mailauth"_s, u"logins"_s, u"messages"_s, u"coverage"_s, u"posture"_s, u"hardening"_s,
                                     u"community"_s, u"incidents"_s, u"reports"_s, u"journal"_s, u"settings"_s, u"search"_s, u"calendar"_s, u"globe"_s, u"nodes"_s,
                                     u"collect"_s, u"refresh"_s, u"export"_s, u"close"_s, u"more"_s, u"copy"_s, u"columns"_s, u"filter"_s, u"plus"_s, u"check"_s,
                                     u"chevron-down"_s, u"chevron-right"_s, u"chevron-left"_s, u"folder"_s, u"file"_s, u"lock"_s, u"key"_s, u"user"_s, u"play"_s,
                                     u"import"_s, u"backup"_s, u"open"_s, u"help"_s, u"warning"_s, u"info"_s, u"sort"_s, u"brand"_s })
            QVERIFY2(names.contains(name), qPrintable(name));
        const QColor ink = Theme::current()->color(Token::TextPrimary);
        for (const QString &name : names) {
            for (const double ratio : { 1.0, 1.5, 2.0 }) {
                QImage image = blank(16, ratio);
                QPainter painter(&image);
                paintIcon(&painter, QRectF(0, 0, 16, 16), name, ink);
                painter.end();
                QVERIFY2(differing(image, blank(16, ratio)) > 4, qPrintable(name));
            }
        }
    }

    void iconsTakeTheColourOfStateAndTheme()
    {
        const QIcon made = icon(u"plus"_s);
        QVERIFY(!made.isNull());
        QCOMPARE(made.name(), u"plus"_s);
        const auto has = [](const QPixmap &pixmap, QColor color) { return countPixels(pixmap.toImage(), color) > 0; };
        QVERIFY(has(made.pixmap(16, 16), Theme::current()->color(Token::TextPrimary)));
        QVERIFY(has(made.pixmap(QSize(16, 16), QIcon::Disabled), Theme::current()->color(Token::TextTertiary)));
        Theme::current()->setLook(Look::Dark);
        QVERIFY(has(icon(u"plus"_s).pixmap(16, 16), Theme::current()->color(Token::TextPrimary)));
        QVERIFY(has(icon(u"plus"_s, Token::AccentOn).pixmap(16, 16), Theme::current()->color(Token::AccentOn)));
    }

    void iconsAreSharpOnDenseScreens()
    {
        const QPixmap pixmap = icon(u"fleet"_s).pixmap(QSize(16, 16), 1.5);
        QCOMPARE(pixmap.size(), QSize(24, 24));
        QCOMPARE(pixmap.devicePixelRatio(), 1.5);
    }

    void anUnknownIconIsEmptyAndSaid()
    {
        QVERIFY(!hasIcon(u"no-such-thing"_s));
        QVERIFY(icon(QString()).isNull());
        QTest::ignoreMessage(QtWarningMsg, "no such icon: \"no-such-thing\"");
        icon(u"no-such-thing"_s).pixmap(16, 16);
    }

    void patternsScaleWithTheScreen()
    {
        for (const double ratio : { 1.0, 1.5, 2.0 }) {
            const QBrush brush = patternBrush(swatchBounced, *Theme::current(), ratio);
            QCOMPARE(brush.textureImage().width(), int(8 * ratio));
            QCOMPARE(brush.texture().devicePixelRatio(), ratio);
        }
        QCOMPARE(patternBrush(swatchDelivered, *Theme::current(), 1).style(), Qt::SolidPattern);
    }

    void patternsCanBeSwitchedOff()
    {
        Theme::current()->setPatterns(false);
        QCOMPARE(patternBrush(swatchBounced, *Theme::current(), 1).style(), Qt::SolidPattern);
        Theme::current()->setPatterns(true);
        QCOMPARE(patternBrush(swatchBounced, *Theme::current(), 1).style(), Qt::TexturePattern);
    }

    void seriesCanBeToldApartWithoutColour()
    {
        // In one grey, only the hatch is left.
        QList<QImage> drawn;
        for (const Swatch &swatch : seriesSwatches) {
            QImage image = blank(32);
            QPainter painter(&image);
            painter.fillRect(0, 0, 32, 32, patternBrush({ Token::ChartOther, swatch.pattern }, *Theme::current(), 1));
            drawn << image;
        }
        for (int i = 0; i < drawn.size(); ++i) {
            for (int j = i + 1; j < drawn.size(); ++j) {
                int count = 0;
                for (int y = 0; y < 32; ++y) {
                    for (int x = 0; x < 32; ++x)
                        count += std::abs(qGray(drawn[i].pixel(x, y)) - qGray(drawn[j].pixel(x, y))) > 25 ? 1 : 0;
                }
                QVERIFY2(count > 60, qPrintable(u"%1 and %2: %3"_s.arg(i).arg(j).arg(count)));
            }
        }
    }

    void hairlinesAreSharpAtEveryScale()
    {
        for (const double ratio : { 1.0, 1.25, 1.5, 2.0 }) {
            QImage image = blank(40, ratio);
            const QColor ink = Theme::current()->color(Token::TextPrimary);
            QPainter painter(&image);
            hairline(&painter, QLineF(0, 13.4, 40, 13.4), ink);
            painter.end();
            const int thick = std::max(1, int(ratio));
            QCOMPARE(countPixels(image, ink), image.width() * thick); // full ink or none: no blur
        }
    }
};

BW_UITEST_MAIN(TestUiPictures)
#include "tst_ui_pictures.moc"
