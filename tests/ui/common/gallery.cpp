// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Renders every component of ui/common and ui/charts, light and dark, into PNG files to be looked at:
// gallery FOLDER [SCALE] [rtl]
#include "ui/charts/chartlegend.h"
#include "ui/charts/sharebars.h"
#include "ui/charts/timechart.h"
#include "ui/charts/timelinestrip.h"
#include "ui/common/banner.h"
#include "ui/common/buttons.h"
#include "ui/common/chip.h"
#include "ui/common/choicecard.h"
#include "ui/common/datatable.h"
#include "ui/common/emptystate.h"
#include "ui/common/flowlayout.h"
#include "ui/common/formfield.h"
#include "ui/common/heardstrip.h"
#include "ui/common/icons.h"
#include "ui/common/label.h"
#include "ui/common/pagehead.h"
#include "ui/common/panel.h"
#include "ui/common/roles.h"
#include "ui/common/segmentedchoice.h"
#include "ui/common/sidepanelframe.h"
#include "ui/common/swatch.h"
#include "ui/common/tag.h"
#include "ui/common/theme.h"
#include "ui/common/tile.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QGridLayout>
#include <QHoverEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QRadioButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTabBar>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace bw;
using namespace bw::ui;

namespace {

constexpr core::UtcMicros monday = 1'795'438'800'000'000; // Mon 23 Nov 2026, 13:00 UTC

charts::TimeSeriesData sampleVolume()
{
    charts::TimeSeriesData data;
    const QStringList names { u"delivered"_s, u"deferred"_s, u"bounced"_s, u"expired"_s, u"rejected"_s };
    const QStringList totals { u"2.02 M"_s, u"12 k"_s, u"27 k"_s, u"2 k"_s, u"4 k"_s };
    for (int i = 0; i < 5; ++i)
        data.series.push_back({ names[i], names[i], outcomeSwatches[std::size_t(i)], {}, totals[i], i > 0 });
    for (int hour = 0; hour < 48; ++hour) {
        data.starts.push_back(monday + hour * core::microsPerHour);
        const int local = (14 + hour) % 24;
        double base = 41'000 + 25'000 * std::sin((local - 8.2) / 24 * 2 * M_PI) + (hour * 7919 % 23) * 90;
        const bool burst = hour >= 38 && hour <= 40;
        data.series[0].values.push_back(std::round(base + (burst ? 6300 : 0)));
        data.series[1].values.push_back(std::round(base * 0.006 + (burst ? 350 : 0)));
        data.series[2].values.push_back(std::round(base * 0.0105 + (burst ? 1500 : 0)));
        data.series[3].values.push_back(std::round(base * 0.0011));
        data.series[4].values.push_back(std::round(base * 0.0019 + (burst ? 120 : 0)));
        data.coverage.push_back(hour == 17 || hour == 18 ? -1.0 : hour >= 44 ? 11.0 / 12 : 1.0);
        data.usual.push_back(42'500 + 25'500 * std::sin((local - 8.2) / 24 * 2 * M_PI));
    }
    data.end = monday + 48 * core::microsPerHour;
    data.incompleteNotes.push_back({ { monday + 44 * core::microsPerHour, data.end }, u"11 of 12 nodes heard"_s });
    data.annotations.push_back({ monday + 38 * core::microsPerHour + 12 * core::microsPerMinute, u"News-Retail: 9 × its usual volume"_s, Mark::Critical, u"w1"_s });
    data.measure = u"Recipients per hour, by outcome"_s;
    data.unit = u"recipients"_s;
    return data;
}

charts::TimeSeriesData sampleLogins()
{
    charts::TimeSeriesData data = sampleVolume();
    data.usual.clear();
    data.series.clear();
    const QStringList names { u"forgotten"_s, u"stuffing"_s, u"spraying"_s, u"brute force"_s };
    for (int i = 0; i < 4; ++i)
        data.series.push_back({ names[i], names[i], seriesSwatches[std::size_t(i)], {}, {}, false });
    for (int hour = 0; hour < 48; ++hour) {
        const bool attack = hour > 21 && hour < 44;
        data.series[0].values.push_back(30 + hour * 13 % 20);
        data.series[1].values.push_back(attack && hour > 27 && hour < 40 ? 260 + hour * 31 % 80 : 0);
        data.series[2].values.push_back(attack ? 320 + hour * 53 % 120 : 0);
        data.series[3].values.push_back(attack && hour > 30 && hour < 39 ? 380 + hour * 17 % 150 : 0);
    }
    data.measure = u"Failed logins per hour, by kind"_s;
    data.unit = u"failures"_s;
    data.annotations = { { monday + 38 * core::microsPerHour + 12 * core::microsPerMinute, u"taken over 04:12"_s, Mark::Critical, u"w2"_s } };
    return data;
}

QStandardItem *cell(const QString &text, std::initializer_list<std::pair<int, QVariant>> roles = {})
{
    auto *item = new QStandardItem(text);
    for (const auto &[role, value] : roles)
        item->setData(value, role);
    return item;
}

QStandardItemModel *sampleNodes(QObject *parent)
{
    auto *model = new QStandardItemModel(parent);
    model->setHorizontalHeaderLabels({ u"Node"_s, u"Sent, 48 h"_s, u"Delivered"_s, u"State"_s, u"Heard, 48 h"_s, u"Last read"_s, u""_s });
    QVariantList heard;
    for (int i = 0; i < 48; ++i)
        heard << (i == 17 || i == 18 ? -1.0 : 1.0);
    const auto add = [&](const QString &name, Mark mark, const QString &sent, qint64 raw, bool bound, const QString &share, const QString &state, const QString &age, const QString &action) {
        QVariantList hours = heard;
        if (mark == Mark::Unknown) {
            for (int i = 0; i < 48; i += 5)
                hours[i] = 0.6;
        }
        model->appendRow({ cell(name, { { MarkRole, int(mark) } }), cell(sent, { { SortRole, raw }, { BoundRole, bound } }),
                           cell(share, { { MeasureRole, int(share == u"unknown"_s ? Measure::Unknown : Measure::Known) } }),
                           cell(state, { { MarkRole, int(mark) }, { TagRole, true } }), cell({}, { { HeardRole, hours } }), cell(age), cell({}, { { ActionRole, action } }) });
    };
    add(u"mx-de-1"_s, Mark::Pass, u"241,336"_s, 241336, false, u"98.2 %"_s, u"well"_s, u"29 s"_s, {});
    add(u"mx-de-2"_s, Mark::Pass, u"198,754"_s, 198754, false, u"98.0 %"_s, u"well"_s, u"32 s"_s, {});
    add(u"mx-fr-3"_s, Mark::NotRead, u"231,870"_s, 231870, true, u"98.1 %"_s, u"not read"_s, u"4 h 42 min"_s, u"Compare…"_s);
    add(u"edge-1"_s, Mark::Unknown, u"16,930"_s, 16930, false, u"unknown"_s, u"partly understood"_s, u"50 s"_s, {});
    add(u"bulk-1"_s, Mark::Critical, u"1,111,111"_s, 1111111, false, u"91.6 %"_s, u"relays for anyone"_s, u"44 s"_s, u"Fix…"_s);
    return model;
}

QWidget *row(std::initializer_list<QWidget *> widgets, int spacing = 12)
{
    auto *holder = new QWidget;
    auto *layout = new QHBoxLayout(holder);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    for (QWidget *widget : widgets)
        layout->addWidget(widget, 0, Qt::AlignVCenter);
    layout->addStretch();
    return holder;
}

/// rest, hover, pressed, focus, disabled
QWidget *buttonRow(const QString &text, ButtonKind kind, QWidget **focused)
{
    QList<QPushButton *> buttons;
    for (int i = 0; i < 5; ++i)
        buttons << makeButton(text, kind, i == 0 && kind == ButtonKind::Primary ? u"lock"_s : QString());
    buttons[1]->setProperty("galleryHover", true);
    buttons[2]->setDown(true);
    if (focused)
        *focused = buttons[3];
    buttons[4]->setEnabled(false);
    return row({ buttons[0], buttons[1], buttons[2], buttons[3], buttons[4] });
}

class Swatches final : public QWidget
{
public:
    Swatches() { setFixedHeight(48); }

protected:
    void paintEvent(QPaintEvent *) override;
};

QWidget *controlsPage(QWidget **focused)
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(buttonRow(u"Apply…"_s, ButtonKind::Primary, nullptr));
    layout->addWidget(buttonRow(u"Export…"_s, ButtonKind::Normal, focused));
    layout->addWidget(buttonRow(u"Roll back…"_s, ButtonKind::Destructive, nullptr));
    layout->addWidget(row({ makeButton(u"Customise"_s, ButtonKind::Quiet, u"columns"_s), makeLink(u"Open timeline"_s),
                            makeButton(u"Fix…"_s, ButtonKind::Normal, {}, ControlSize::Small), makeToolButton(u"close"_s, u"Close"_s),
                            makeToolButton(u"more"_s, u"More"_s), new DropButton(u"nodes"_s, u"All 12 nodes"_s), new KeyHint(u"Ctrl+K"_s) }));
    auto *fields = new QWidget;
    auto *line = new QHBoxLayout(fields);
    line->setContentsMargins(0, 0, 0, 0);
    auto *host = new QLineEdit(u"mx-fr-4.mta.example"_s);
    auto *port = new QLineEdit(u"99999"_s);
    auto *password = new QLineEdit;
    password->setPlaceholderText(u"not needed"_s);
    password->setEnabled(false);
    line->addWidget(new FormField(u"Host name"_s, host, u"As in DNS or ~/.ssh/config"_s));
    auto *wrong = new FormField(u"Port"_s, port);
    wrong->setError(u"A port is 1 to 65535."_s);
    line->addWidget(wrong);
    line->addWidget(new FormField(u"Password"_s, password, u"The agent holds the key."_s));
    layout->addWidget(fields);
    auto *combo = new QComboBox;
    combo->addItems({ u"English"_s, u"Deutsch"_s });
    auto *spin = new QSpinBox;
    spin->setValue(22);
    auto *progress = new QProgressBar;
    progress->setValue(62);
    progress->setFixedWidth(160);
    layout->addWidget(row({ combo, spin, progress }));
    auto *on = new QCheckBox(u"On"_s);
    on->setChecked(true);
    auto *partly = new QCheckBox(u"Partly"_s);
    partly->setTristate(true);
    partly->setCheckState(Qt::PartiallyChecked);
    auto *chosen = new QRadioButton(u"Chosen"_s);
    chosen->setChecked(true);
    auto *choice = new SegmentedChoice(u"Group by"_s);
    choice->addChoice(u"Outcome"_s);
    choice->addChoice(u"Node"_s);
    auto *chip = new Chip(u"Node"_s, u"any"_s);
    chip->setValue(u"mx-fr-3"_s);
    auto *other = new QRadioButton(u"Other"_s);
    auto *group = new QWidget;
    auto *radios = new QHBoxLayout(group);
    radios->setContentsMargins(0, 0, 0, 0);
    radios->addWidget(chosen);
    radios->addWidget(other);
    layout->addWidget(row({ on, new QCheckBox(u"Off"_s), partly, group, choice, chip, new Chip(u"Stream"_s, u"any"_s) }));
    auto *tags = new QWidget;
    auto *flow = new FlowLayout(tags, 6, 6);
    for (const Mark mark : { Mark::Critical, Mark::High, Mark::Medium, Mark::Low, Mark::Pass, Mark::Fail, Mark::Unknown, Mark::NotApplicable, Mark::Accepted, Mark::NotRead })
        flow->addWidget(new Tag(mark));
    tags->setLayout(flow);
    layout->addWidget(tags);
    auto *tabs = new QTabBar;
    for (const QString &tab : { u"Messages"_s, u"Streams"_s, u"Sources"_s, u"Log lines"_s })
        tabs->addTab(tab);
    tabs->setDrawBase(true);
    layout->addWidget(tabs);
    auto *icons = new QWidget;
    auto *iconFlow = new FlowLayout(icons, 2, 2);
    for (const QString &name : iconNames())
        iconFlow->addWidget(makeToolButton(name, name));
    layout->addWidget(icons);
    layout->addWidget(new Swatches);
    layout->addWidget(new Banner(Mark::Unknown, u"Reports for 24 Nov are still coming in."_s, u"9 of 14 reporters so far."_s));
    auto *stopped = new Banner(Mark::Critical, u"mx-fr-3 is not read since 09:38: its host key changed."_s, u"What it sent later is not in these figures."_s);
    stopped->addButton(makeButton(u"Compare keys…"_s, ButtonKind::Primary, {}, ControlSize::Small));
    stopped->addButton(makeButton(u"Details"_s, ButtonKind::Normal, {}, ControlSize::Small));
    stopped->setDismissable(true);
    layout->addWidget(stopped);
    layout->addStretch();
    return page;
}

QWidget *overviewPage()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 16);
    layout->setSpacing(12);
    auto *head = new PageHead(u"Overview"_s);
    head->setAnswer(u"Three things need you now, one of them a login that was taken over."_s);
    head->addButton(makeButton(u"Customise"_s, ButtonKind::Quiet, u"columns"_s));
    layout->addWidget(head);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(16, 0, 16, 0);
    body->setSpacing(12);
    layout->addLayout(body);
    auto *tiles = new QHBoxLayout;
    tiles->setSpacing(12);
    const auto tile = [&](TileData data) {
        auto *made = new Tile(data.title);
        made->setData(data);
        tiles->addWidget(made);
    };
    std::vector<double> wave;
    for (int i = 0; i < 24; ++i)
        wave.push_back(50 + 20 * std::sin(i / 3.0));
    tile({ u"Messages sent"_s, u"≥ 1.94 M"_s, {}, Arrow::Up, Change::Good, u"3 %"_s, u"on last week"_s, wave, Token::ChartDelivered, u"1,942,310 or more"_s });
    tile({ u"Delivered, of recipients"_s, u"97.8 %"_s, {}, Arrow::Down, Change::Bad, u"0.9 points"_s, u"· 45,361 were not"_s, wave, Token::ChartDelivered, {} });
    tile({ u"Failed logins"_s, u"≥ 18,204"_s, {}, Arrow::None, Change::Bad, u"6 × the usual"_s, u"since Tue 11:00"_s, wave, Token::ChartBounced, {} });
    tile({ u"Posture"_s, u"82"_s, u"of 100, 76–88 possible"_s, Arrow::None, Change::Bad, u"7 fail"_s, u"· 9 unknown · 96 pass"_s, {}, Token::ChartDelivered, {} });
    auto *loading = new Tile(u"DMARC pass"_s);
    loading->setLoading(true);
    tiles->addWidget(loading);
    body->addLayout(tiles);

    const Format format(QLocale(QLocale::English, QLocale::UnitedKingdom), QTimeZone("Europe/Paris"));
    auto *panel = new Panel(u"Sending volume by outcome"_s);
    panel->setSubtitle(u"recipients per hour; below: share not delivered"_s);
    auto *chart = new charts::TimeChart;
    chart->setFormat(format);
    chart->setSharePlot(true, u"Share not delivered"_s);
    chart->setData(sampleVolume());
    panel->addHeaderWidget(chart->makeLegend());
    panel->setContent(chart);
    panel->setFixedHeight(294);
    body->addWidget(panel);

    auto *lower = new QHBoxLayout;
    lower->setSpacing(12);
    auto *nodes = new Panel(u"Nodes"_s);
    nodes->setSubtitle(u"5, by name"_s);
    auto *table = new DataTable(u"nodesTable"_s, u"Nodes"_s);
    table->setSource(sampleNodes(table));
    table->setColumns({ { .column = 0, .stretch = true }, { .column = 1, .number = true }, { .column = 2, .number = true }, { .column = 3, .priority = 2 },
                        { .column = 4, .priority = 3 }, { .column = 5, .priority = 1, .number = true }, { .column = 6 } });
    table->setTotals({ { 0, u"5 nodes"_s }, { 1, u"≥ 1,800,001"_s }, { 2, u"97.8 %"_s } });
    table->selectRow(2);
    table->sortInitially(0, Qt::AscendingOrder);
    nodes->addHeaderWidget(table->makeCorner(u"Filter nodes"_s));
    nodes->setContent(table, true);
    lower->addWidget(nodes, 3);
    auto *side = new QVBoxLayout;
    side->setSpacing(12);
    auto *bars = new charts::ShareBars(u"Areas"_s);
    bars->setRows({ { u"relay"_s, u"Relay, abuse"_s, { { 12, swatchDelivered, u"pass"_s }, { 1, swatchBounced, u"fail"_s }, { 1, swatchRejected, u"unknown"_s } }, u"12 of 14"_s },
                    { u"tls"_s, u"TLS"_s, { { 13, swatchDelivered, u"pass"_s }, { 2, swatchBounced, u"fail"_s } }, u"13 of 15"_s },
                    { u"people"_s, u"People"_s, { { 14, swatchDelivered, u"pass"_s }, { 2, swatchBounced, u"fail"_s }, { 3, swatchExpired, u"unknown"_s } }, u"14 of 19"_s } });
    auto *areas = new Panel(u"Areas"_s);
    areas->setContent(bars);
    side->addWidget(areas);
    auto *failed = new Panel(u"Destinations"_s);
    failed->showError({ core::ProblemKind::Conflict, u"This list could not be read"_s, u"The store was busy for 5 seconds (another program is compacting it)"_s, {}, u"The figures above are not affected"_s });
    side->addWidget(failed, 1);
    lower->addLayout(side, 2);
    body->addLayout(lower, 1);
    return page;
}

QWidget *loginsPage()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    const Format format(QLocale(QLocale::English, QLocale::UnitedKingdom), QTimeZone("Europe/Paris"));
    auto *panel = new Panel(u"Failed logins per hour, by kind"_s);
    auto *chart = new charts::TimeChart;
    chart->setObjectName(u"hoverChart"_s);
    chart->setFormat(format);
    chart->setData(sampleLogins());
    chart->setSelection({ monday + 30 * core::microsPerHour, monday + 34 * core::microsPerHour });
    panel->addHeaderWidget(chart->makeLegend());
    panel->setContent(chart);
    panel->setFixedHeight(260);
    auto *lines = new Panel(u"The same as lines"_s);
    auto *lineChart = new charts::TimeChart;
    lineChart->setKind(charts::ChartKind::Lines);
    lineChart->setFormat(format);
    lineChart->setData(sampleLogins());
    lines->setContent(lineChart);
    lines->setFixedHeight(220);
    auto *strip = new charts::TimelineStrip;
    charts::TimelineData timeline;
    timeline.range = { monday + 37 * core::microsPerHour, monday + 42 * core::microsPerHour };
    for (int i = 0; i < 90; ++i)
        timeline.failures.push_back(timeline.range.from + (i * i % 97) * core::microsPerMinute);
    timeline.successes.push_back({ timeline.range.from + 102 * core::microsPerMinute, u"04:12:44 good login from 203.0.113.77"_s, true });
    timeline.sent.push_back({ { timeline.range.from + 106 * core::microsPerMinute, timeline.range.from + 268 * core::microsPerMinute }, u"22,310 messages, 04:12 to 06:58"_s });
    timeline.failuresText = u"412 failures from 31 addresses"_s;
    timeline.endText = u"stopped by itself"_s;
    strip->setFormat(format);
    strip->setData(timeline);
    auto *timePanel = new Panel(u"campaigns@news.example"_s);
    timePanel->setSubtitle(u"Wed 25 Nov, 02:30 to 07:10, as logged by sub-fr-1"_s);
    timePanel->addHeaderWidget(makeLink(u"Open timeline"_s));
    timePanel->setContent(strip);
    layout->addWidget(panel);
    layout->addWidget(lines);
    layout->addWidget(timePanel);
    auto *states = new QHBoxLayout;
    states->setSpacing(12);
    auto *loading = new Panel(u"Loading"_s);
    loading->showLoading();
    auto *empty = new Panel(u"After filters"_s);
    empty->showEmpty(u"No login matches these 3 filters."_s, Mark::None, u"Clear filters"_s);
    auto *good = new Panel(u"Good"_s);
    good->showEmpty(u"No login is at risk. Last looked 40 s ago."_s, Mark::Pass);
    states->addWidget(loading);
    states->addWidget(empty);
    states->addWidget(good);
    layout->addLayout(states, 1);
    return page;
}

/// Long words in little room: the smallest window, German, many series.
QWidget *narrowPage()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 16);
    layout->setSpacing(12);
    auto *head = new PageHead(u"Sendevolumen"_s);
    head->setAnswer(u"Mindestens 1.942.310 Nachrichten an 2.061.844 Empfänger, davon wurden 45.361 nicht zugestellt"_s);
    head->addButton(makeButton(u"Zusammenfassung anpassen…"_s, ButtonKind::Normal, u"columns"_s));
    layout->addWidget(head);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(16, 0, 16, 0);
    body->setSpacing(12);
    layout->addLayout(body);
    auto *filters = new QWidget;
    auto *flow = new FlowLayout(filters, 8, 8);
    for (const QString &name : { u"Versandstrom"_s, u"Empfängerdomäne"_s, u"Absenderdomäne"_s, u"Knoten"_s })
        flow->addWidget(new Chip(name, u"alle"_s));
    auto *group = new Chip(u"Gruppieren nach"_s, u""_s);
    group->setClearable(false);
    group->setValue(u"Ergebnis der Zustellung"_s);
    flow->addWidget(group);
    flow->setFarEnd(group);
    filters->setLayout(flow);
    body->addWidget(filters);
    auto *banner = new Banner(Mark::Critical, u"mx-fr-3 wird seit 09:38 nicht gelesen: sein Hostschlüssel hat sich geändert."_s, u"Was es danach verschickt hat, fehlt in diesen Zahlen."_s);
    banner->addButton(makeButton(u"Schlüssel vergleichen…"_s, ButtonKind::Primary, {}, ControlSize::Small));
    banner->setDismissable(true);
    body->addWidget(banner);
    const Format format(QLocale(QLocale::German, QLocale::Germany), QTimeZone("Europe/Paris"));
    auto *panel = new Panel(u"Empfänger je Stunde, nach Knoten"_s);
    panel->setSubtitle(u"schraffiert: keine Daten, was nicht null ist"_s);
    auto *chart = new charts::TimeChart;
    chart->setFormat(format);
    charts::TimeSeriesData data = sampleVolume();
    data.series.clear();
    for (int i = 0; i < 8; ++i) {
        charts::TimeSeries series;
        series.key = series.name = u"knoten-%1.mta.example"_s.arg(i);
        series.swatch = i < 7 ? seriesSwatches[std::size_t(i)] : swatchOther;
        series.total = u"1,9 M"_s;
        for (int hour = 0; hour < 48; ++hour)
            series.values.push_back(800 + (hour * 37 + i * 91) % 700);
        data.series.push_back(series);
    }
    data.usual.clear();
    chart->setData(data);
    panel->addHeaderWidget(chart->makeLegend());
    panel->setContent(chart);
    body->addWidget(panel, 1);
    auto *tiles = new QHBoxLayout;
    tiles->setSpacing(12);
    for (int i = 0; i < 3; ++i) {
        auto *tile = new Tile(u"Zugestellt, von allen Empfängern"_s);
        tile->setData({ u"Zugestellt, von allen Empfängern"_s, u"97,8 %"_s, {}, Arrow::Down, Change::Bad, u"0,9 Punkte"_s, u"weniger als letzte Woche"_s, {}, Token::ChartDelivered, {} });
        tiles->addWidget(tile);
    }
    body->addLayout(tiles);
    return page;
}

QWidget *sidePage()
{
    auto *page = new QWidget;
    auto *outer = new QHBoxLayout(page);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *empty = new EmptyState(u"mailauth"_s, u"Who sends mail in your name?"_s,
                                 u"Receivers tell you once a day, if you ask them. Bring the reports that you have, or ask for them now. The first picture takes seconds."_s);
    empty->addDropZone(u"Drop report files or folders here"_s, u".xml .gz .zip .eml, mbox, Maildir. Originals are kept as they are."_s, u"Choose files…"_s, u"folder"_s);
    empty->addWay(u"mailauth"_s, u"Read a mailbox"_s, u"IMAP over TLS. Reads only; deletes nothing."_s, u"Set up…"_s);
    empty->addWay(u"dns"_s, u"Ask for reports"_s, u"The one DNS record that makes them come. First ones within 24 to 48 hours."_s, u"Show record…"_s);
    empty->addWay(u"mailauth"_s, u"Check one message"_s, u"Does a message of yours authenticate? No reports needed."_s, u"Check…"_s);
    empty->addExampleLine(u"Only looking?"_s, u"Show this page with example data"_s, u"It stays apart from your own."_s);
    outer->addWidget(empty, 1);
    auto *side = new SidePanelFrame(u"mx-fr-2 relays for anyone on the internet"_s);
    side->addLeadingTag(new Tag(Mark::Critical));
    side->addLeadingTag(new Tag(Mark::Fail));
    side->setFixedWidth(376);
    auto *facts = new FactList;
    facts->add(u"Product"_s, u"Postfix 3.7.11 (Debian 12)"_s);
    facts->add(u"Address"_s, u"192.0.2.13"_s, true);
    facts->add(u"Log cursor"_s, u"mail.log, byte 48,201,337"_s, true);
    side->body()->addWidget(facts);
    auto *card = new ChoiceCard(u"fleet"_s, u"I run mail servers"_s, u"Add them over SSH, or bring their logs. First figures in about a minute."_s);
    side->body()->addWidget(card);
    auto *strip = new HeardStrip;
    strip->setHours({ 1, 1, 1, 0.5, -1, -1, 1, 1, 1, 1, 1, 0.3, 1, 1, 1, 1 }, u"14 of 16 hours heard"_s);
    side->body()->addWidget(strip);
    auto *menu = new QMenu;
    menu->addAction(icon(u"open"_s), u"Open\tEnter"_s);
    menu->addSeparator();
    menu->addAction(icon(u"copy"_s), u"Copy value"_s);
    QAction *ticked = menu->addAction(u"Compact rows"_s);
    ticked->setCheckable(true);
    ticked->setChecked(true);
    menu->addMenu(u"Recent"_s);
    menu->addAction(u"Leave this out"_s)->setEnabled(false);
    auto *shown = new QLabel;
    shown->setPixmap(menu->grab());
    side->body()->addWidget(shown);
    side->body()->addStretch();
    side->addFlush(new QWidget, 1);
    side->addFootWidget(makeButton(u"Show volume"_s, ButtonKind::Normal, u"volume"_s));
    side->addFootWidget(makeButton(u"Show findings"_s, ButtonKind::Normal, u"posture"_s));
    outer->addWidget(side);
    return page;
}

} // namespace

#include "ui/common/patternbrush.h"

void Swatches::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    int x = 0;
    const auto box = [&](Swatch swatch) {
        paintSwatch(&painter, QRectF(x, 4, 40, 36), swatch, Theme::of(this));
        x += 46;
    };
    for (const Swatch &swatch : outcomeSwatches)
        box(swatch);
    x += 20;
    for (const Swatch &swatch : seriesSwatches)
        box(swatch);
}

namespace {

void hover(QWidget *widget)
{
    QHoverEvent enter(QEvent::HoverEnter, QPointF(4, 4), QPointF(4, 4), QPointF(-1, -1));
    QApplication::sendEvent(widget, &enter);
    widget->setAttribute(Qt::WA_UnderMouse);
    widget->update();
}

void save(QWidget *page, const QSize &size, const QString &path, QWidget *focused)
{
    page->resize(size);
    page->setAttribute(Qt::WA_KeyboardFocusChange);
    page->show();
    QApplication::setActiveWindow(page);
    for (QWidget *widget : page->findChildren<QWidget *>()) {
        if (widget->property("galleryHover").toBool())
            hover(widget);
    }
    if (focused)
        focused->setFocus(Qt::TabFocusReason);
    if (auto *chart = page->findChild<charts::TimeChart *>(u"hoverChart"_s)) {
        chart->setFocus(Qt::TabFocusReason);
        chart->setCurrentBucket(27);
        QKeyEvent right(QEvent::KeyPress, Qt::Key_Right, Qt::NoModifier);
        chart->setSelection({});
        QApplication::sendEvent(chart, &right);
        chart->setSelection({ monday + 30 * core::microsPerHour, monday + 34 * core::microsPerHour });
    }
    for (int i = 0; i < 5; ++i)
        QApplication::processEvents();
    page->grab().save(path);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc > 2)
        qputenv("QT_SCALE_FACTOR", argv[2]);
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    if (argc > 3)
        QApplication::setLayoutDirection(Qt::RightToLeft);
    const QDir folder(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QDir::currentPath());
    Theme theme(application, Look::Light);
    for (const Look look : { Look::Light, Look::Dark }) {
        theme.setLook(look);
        const QString suffix = look == Look::Dark ? u"-dark.png"_s : u"-light.png"_s;
        QWidget *focused = nullptr;
        std::unique_ptr<QWidget> controls(controlsPage(&focused));
        save(controls.get(), { 760, 800 }, folder.filePath(u"controls"_s + suffix), focused);
        controls.reset();
        std::unique_ptr<QWidget> overview(overviewPage());
        save(overview.get(), { 1060, 800 }, folder.filePath(u"overview"_s + suffix), nullptr);
        overview.reset();
        std::unique_ptr<QWidget> logins(loginsPage());
        save(logins.get(), { 900, 860 }, folder.filePath(u"logins"_s + suffix), nullptr);
        logins.reset();
        std::unique_ptr<QWidget> narrow(narrowPage());
        save(narrow.get(), { 620, 640 }, folder.filePath(u"narrow"_s + suffix), nullptr);
        narrow.reset();
        std::unique_ptr<QWidget> side(sidePage());
        save(side.get(), { 1200, 760 }, folder.filePath(u"side"_s + suffix), nullptr);
    }
    return 0;
}
