// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The design tokens' own promises, recomputed from tokens.json; and the generated header against the file.
#include "tests/ui/common/colourscience.h"
#include "ui/common/swatch.h"
#include "ui/common/tokens.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace bw;
using namespace bw::uitest;

namespace {

QJsonObject tokens()
{
    QFile file(QStringLiteral(BW_SOURCE_DIR "/resources/theme/tokens.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

unsigned rgb(const QJsonObject &all, const QString &name, const QString &theme)
{
    const QString text = all.value(u"color"_s).toObject().value(name).toObject().value(theme).toString();
    return text.mid(1, 6).toUInt(nullptr, 16);
}

double smallestDistance(const QJsonObject &all, const QStringList &names, const QString &theme)
{
    double smallest = 1000;
    for (int sight = 0; sight < sights; ++sight) {
        for (int i = 0; i < names.size(); ++i) {
            for (int j = i + 1; j < names.size(); ++j) {
                const Triple a = seen(linear(rgb(all, names[i], theme)), sight);
                const Triple b = seen(linear(rgb(all, names[j], theme)), sight);
                smallest = std::min(smallest, ciede2000(a, b));
            }
        }
    }
    return smallest;
}

} // namespace

class TestUiTokens : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void colourFormulasAreRight()
    {
        // Rows of Sharma, Wu and Dalal's table of test data.
        QVERIFY(std::abs(ciede2000Lab({ 50, 2.6772, -79.7751 }, { 50, 0, -82.7485 }) - 2.0425) < 1e-4);
        QVERIFY(std::abs(ciede2000Lab({ 50, 2.5, 0 }, { 61, -5, 29 }) - 22.8977) < 1e-4);
        QVERIFY(std::abs(ciede2000Lab({ 2.0776, 0.0795, -1.1350 }, { 0.9033, -0.0636, -0.5514 }) - 0.9082) < 1e-4);
        QVERIFY(std::abs(contrast(0x000000, 0xffffff) - 21) < 1e-9);
        QVERIFY(std::abs(contrast(0x777777, 0xffffff) - 4.478) < 1e-3);
        // Grey stays grey under every sight.
        for (int sight = 0; sight < sights; ++sight)
            QVERIFY(ciede2000(seen(linear(0x808080), sight), linear(0x808080)) < 0.5);
    }

    void contrastHolds_data()
    {
        QTest::addColumn<QString>("ink");
        QTest::addColumn<QString>("ground");
        QTest::addColumn<double>("least");
        const QJsonArray groups = tokens().value(u"checks"_s).toObject().value(u"contrast"_s).toArray();
        QVERIFY(groups.size() >= 2);
        for (const QJsonValue &group : groups) {
            for (const QJsonValue &pair : group.toObject().value(u"pairs"_s).toArray()) {
                const QString ink = pair.toArray().at(0).toString();
                const QString ground = pair.toArray().at(1).toString();
                QTest::newRow(qPrintable(ink + u" on "_s + ground)) << ink << ground << group.toObject().value(u"min"_s).toDouble();
            }
        }
    }
    void contrastHolds()
    {
        QFETCH(QString, ink);
        QFETCH(QString, ground);
        QFETCH(double, least);
        const QJsonObject all = tokens();
        for (const QString &theme : { u"light"_s, u"dark"_s }) {
            const double ratio = contrast(rgb(all, ink, theme), rgb(all, ground, theme));
            QVERIFY2(ratio >= least, qPrintable(u"%1: %2"_s.arg(theme).arg(ratio)));
        }
    }

    void seriesCanBeToldApart_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QString>("check");
        const QStringList outcomes { u"chart.delivered"_s, u"chart.deferred"_s, u"chart.bounced"_s, u"chart.expired"_s, u"chart.rejected"_s };
        QStringList series;
        for (int i = 1; i <= 8; ++i)
            series << u"chart.series%1"_s.arg(i);
        QTest::newRow("outcomes") << outcomes << u"outcome"_s;
        QTest::newRow("series") << series << u"series"_s;
        QTest::newRow("first four series") << series.mid(0, 4) << u"seriesFirst4"_s;
    }
    void seriesCanBeToldApart()
    {
        QFETCH(QStringList, names);
        QFETCH(QString, check);
        const QJsonObject all = tokens();
        const double least = all.value(u"checks"_s).toObject().value(u"distance"_s).toObject().value(check).toObject().value(u"min"_s).toDouble();
        QVERIFY(least > 10);
        for (const QString &theme : { u"light"_s, u"dark"_s }) {
            const double distance = smallestDistance(all, names, theme);
            // The file gives one decimal.
            QVERIFY2(distance >= least - 0.05, qPrintable(u"%1: %2, wanted %3"_s.arg(theme).arg(distance).arg(least)));
        }
    }

    void generatedHeaderSaysWhatTheFileSays()
    {
        const QJsonObject colors = tokens().value(u"color"_s).toObject();
        QCOMPARE(ui::tokenCount, int(colors.size()));
        for (const ui::TokenValue &value : ui::tokenValues) {
            const QJsonObject pair = colors.value(QString::fromLatin1(value.name)).toObject();
            for (const auto &[theme, generated] : { std::pair(u"light"_s, value.light), std::pair(u"dark"_s, value.dark) }) {
                const QString text = pair.value(theme).toString();
                QVERIFY(text.size() == 7 || text.size() == 9);
                const unsigned alpha = text.size() == 9 ? text.mid(7, 2).toUInt(nullptr, 16) : 0xff;
                QCOMPARE(generated, (alpha << 24) | text.mid(1, 6).toUInt(nullptr, 16));
            }
        }
        QCOMPARE(ui::tokenValues[int(ui::Token::TextPrimary)].name, "text.primary");
        QCOMPARE(ui::tokenValues[int(ui::Token::ChartAlignNone)].name, "chart.alignNone");
        QCOMPARE(ui::size::row, tokens().value(u"size"_s).toObject().value(u"row"_s).toInt());
        QCOMPARE(ui::size::windowMinWidth, 1024);
        QCOMPARE(ui::typeValues[0].px, 13);
    }

    void everySeriesHasAPatternOfItsOwn()
    {
        // Colour is never the only sign: within each set no two patterns are the same.
        const auto check = [](const auto &swatches) {
            for (std::size_t i = 0; i < swatches.size(); ++i) {
                for (std::size_t j = i + 1; j < swatches.size(); ++j)
                    QVERIFY(swatches[i].pattern != swatches[j].pattern);
            }
        };
        check(ui::outcomeSwatches);
        check(ui::seriesSwatches);
        const QJsonObject chart = tokens().value(u"chart"_s).toObject();
        const QStringList names { u"solid"_s, u"forward-diagonal"_s, u"cross"_s, u"dots"_s, u"horizontal"_s, u"back-diagonal"_s, u"vertical"_s, u"dense-dots"_s };
        const QJsonArray order = chart.value(u"outcome"_s).toObject().value(u"order"_s).toArray();
        for (int i = 0; i < order.size(); ++i) {
            const ui::Swatch swatch = ui::outcomeSwatches[std::size_t(i)];
            QCOMPARE(QString::fromLatin1(ui::tokenValues[int(swatch.color)].name), u"chart."_s + order[i].toString());
            QCOMPARE(names[int(swatch.pattern)], chart.value(u"outcome"_s).toObject().value(u"pattern"_s).toObject().value(order[i].toString()).toString());
        }
        const QJsonArray patterns = chart.value(u"series"_s).toObject().value(u"pattern"_s).toArray();
        for (int i = 0; i < patterns.size(); ++i)
            QCOMPARE(names[int(ui::seriesSwatches[std::size_t(i)].pattern)], patterns[i].toString());
        QVERIFY(ui::unpackSwatch(ui::packSwatch(ui::swatchBounced)) == ui::swatchBounced);
    }
};

QTEST_APPLESS_MAIN(TestUiTokens)
#include "tst_ui_tokens.moc"
