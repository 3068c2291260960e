// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mailauth/sourcesview.h"

#include "models/service/session.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/chartpicture.h"
#include "ui/charts/timechart.h"
#include "ui/common/buttons.h"
#include "ui/common/datatable.h"
#include "ui/common/panel.h"
#include "ui/common/tile.h"
#include "ui/figures/authseries.h"
#include "ui/mailauth/ledgerbox.h"
#include "ui/page/chartzoom.h"
#include "ui/page/desk.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace bw::mailauth {

namespace {

using Facts = itemmodels::MailAuthFacts;

constexpr int gap = 12, sideBySide = 760, tileRow = 860;
constexpr core::UtcMicros newestSpan = 30 * core::microsPerDay;

/// Days while they can be told apart, then weeks and months.
QString stepOf(const core::TimeRange &range, int maximum)
{
    const auto days = range.length() / core::microsPerDay;
    return days <= std::max(maximum, 31) ? u"day"_s : days <= 7 * std::max(maximum, 31) ? u"week"_s : u"month"_s;
}

} // namespace

SourcesView::SourcesView(const ui::PageContext &context, QWidget *parent)
    : View(parent)
    , m_context(context)
    , m_facts(new Facts(context.session, this))
{
    build();
    connect(m_facts, &Facts::arrived, this, &SourcesView::arrived);
    connect(m_facts, &Facts::failed, this, &SourcesView::failed);
}

void SourcesView::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap);
    buildTiles(column);
    buildChart();
    m_ledgerPanel = new ui::Panel(tr("Signed with your keys"));
    m_ledgerPanel->setObjectName(u"ledgerPanel"_s);
    m_ledgerPanel->setSubtitle(tr("your logs against their reports"));
    m_ledger = new LedgerBox(m_context.session->isReadOnly() ? tr("This store is open read-only.") : QString());
    m_ledgerPanel->setContent(m_ledger);
    m_ledgerPanel->showLoading();
    connect(m_ledger, &LedgerBox::copiedWanted, this, [this](const store::CopiedKey &key) {
        store::MailAuthFilter filter = m_question.filter;
        filter.selectors = { key.selector };
        filter.domains = { key.domain };
        filter.sources = key.networks.isEmpty() ? key.sources : key.networks;
        Q_EMIT recordsWanted(tr("Signed with %1, left no node of yours").arg(key.selector), filter);
    });
    connect(m_ledger, &LedgerBox::nameWanted, this, [this](const store::CopiedKey &key) {
        // Who has the key is not known: the role is for the person to choose, and none that makes the warning go by itself.
        Q_EMIT sourceRulesWanted({ { u"role"_s, store::nameOf(store::SourceRole::Stranger) }, { u"network"_s, (key.networks.isEmpty() ? key.sources : key.networks).value(0) }, { u"domain"_s, key.domain } });
    });
    m_upper = new QBoxLayout(QBoxLayout::LeftToRight);
    m_upper->setSpacing(gap);
    m_upper->addWidget(m_chartPanel, 3);
    m_upper->addWidget(m_ledgerPanel, 2);
    column->addLayout(m_upper, 3);
    buildTable();
    column->addWidget(m_tablePanel, 3);
    for (ui::Panel *panel : { m_chartPanel, m_tablePanel })
        panel->setElastic(true);
    for (ui::Panel *panel : { m_chartPanel, m_ledgerPanel, m_tablePanel }) {
        connect(panel, &ui::Panel::tryAgain, this, [this] { ask(m_question); });
        connect(panel, &ui::Panel::emptyAction, this, [this] {
            const core::TimeRange range = newest();
            range.length() > 0 ? Q_EMIT wholeRangeWanted(range) : Q_EMIT importWanted();
        });
    }
}

void SourcesView::openRecords(const QString &title, void (*narrow)(store::MailAuthFilter &))
{
    store::MailAuthFilter filter = m_question.filter;
    narrow(filter);
    Q_EMIT recordsWanted(title, filter);
}

void SourcesView::buildTiles(QBoxLayout *column)
{
    m_tileGrid = new QGridLayout;
    m_tileGrid->setSpacing(gap);
    const std::array<std::pair<QString, QString>, 5> titles { { { u"reportedTile"_s, tr("Reported messages") }, { u"dmarcTile"_s, tr("Pass DMARC") }, { u"spfTile"_s, tr("SPF, aligned") },
        { u"dkimTile"_s, tr("DKIM, aligned") }, { u"refusedTile"_s, tr("Refused or put aside") } } };
    for (std::size_t i = 0; i < titles.size(); ++i) {
        m_tiles[i] = new ui::Tile(titles[i].second);
        m_tiles[i]->setObjectName(titles[i].first);
        m_tiles[i]->setLoading(true);
    }
    connect(m_tiles[0], &ui::Tile::clicked, this, [this] { openRecords(tr("Reported messages"), [](store::MailAuthFilter &) { }); });
    for (const std::size_t i : { 1, 2, 3 })
        connect(m_tiles[i], &ui::Tile::clicked, this, [this] { openRecords(tr("Messages that fail DMARC"), [](store::MailAuthFilter &filter) { filter.outcomes = { u"fail"_s }; }); });
    connect(m_tiles[4], &ui::Tile::clicked, this, [this] { openRecords(tr("Refused or put aside"), [](store::MailAuthFilter &filter) { filter.dispositions = { u"quarantine"_s, u"reject"_s }; }); });
    column->addLayout(m_tileGrid);
    placeTiles();
}

void SourcesView::buildChart()
{
    m_chartPanel = new ui::Panel(tr("Reported messages, aligned by"));
    m_chartPanel->setObjectName(u"alignmentPanel"_s);
    m_chart = new charts::TimeChart;
    m_chart->setObjectName(u"alignmentChart"_s);
    m_chart->setMinimumHeight(170);
    m_chartPanel->addHeaderWidget(m_chart->makeLegend());
    m_chartPanel->setContent(m_chart);
    m_chartPanel->showLoading();
    ui::zoomTogether(m_chart, m_context.navigator);
    connect(m_chart, &charts::TimeChart::spanSelected, this, [this](const core::TimeRange &range) { m_context.navigator->zoomTo(range); });
    connect(m_chart, &charts::TimeChart::bucketActivated, this, [this](const core::TimeRange &range, const QString &series) {
        store::MailAuthFilter filter = m_question.filter;
        filter.range = range;
        if (!series.isEmpty())
            filter.outcomes = { series == u"neither" ? u"fail"_s : u"pass"_s };
        Q_EMIT recordsWanted(m_question.format.range(range), filter);
    });
}

void SourcesView::buildTable()
{
    m_table = new ui::DataTable(u"authSourcesTable"_s, tr("Sources"));
    m_table->setSource(m_facts->sources());
    m_table->setColumns({ { .column = Facts::SourceName, .width = 150 }, { .column = Facts::SourceWho, .width = 120, .priority = 2, .stretch = true }, { .column = Facts::SourceMessages, .width = 104, .number = true },
                            { .column = Facts::SourceDmarc, .number = true }, { .column = Facts::SourceSpf, .priority = 4, .number = true }, { .column = Facts::SourceDkim, .priority = 3, .number = true },
                            { .column = Facts::SourceFirst, .width = 104, .priority = 5 }, { .column = Facts::SourceVerdict, .width = 244 }, { .column = Facts::SourceFailed, .hidden = true, .number = true },
                            { .column = Facts::SourceDelivered, .hidden = true, .number = true }, { .column = Facts::SourcePutAside, .hidden = true, .number = true },
                            { .column = Facts::SourceRefused, .hidden = true, .number = true }, { .column = Facts::SourceDomains, .hidden = true }, { .column = Facts::SourceSelectors, .hidden = true } },
        m_context.tables);
    m_table->sortInitially(Facts::SourceMessages, Qt::DescendingOrder);
    m_tablePanel = new ui::Panel(tr("Sources"));
    m_tablePanel->setObjectName(u"authSourcesPanel"_s);
    auto *rules = ui::makeButton(tr("Name sources…"), ui::ButtonKind::Normal, u"edit"_s, ui::ControlSize::Small);
    rules->setObjectName(u"sourceRulesButton"_s);
    connect(rules, &QPushButton::clicked, this, [this] { Q_EMIT sourceRulesWanted({}); });
    m_tablePanel->addHeaderWidget(rules);
    m_tablePanel->addHeaderWidget(m_table->makeCorner(tr("Filter sources")));
    m_tablePanel->setContent(m_table, true);
    m_tablePanel->setMinimumHeight(190);
    m_tablePanel->showLoading();
    connect(m_table, &ui::DataTable::opened, this, &SourcesView::openSource);
    connect(m_table, &ui::DataTable::cellMenuOpening, this, &SourcesView::addToMenu);
}

void SourcesView::openSource(const QModelIndex &at)
{
    const store::MailAuthSource &row = m_facts->sources()->row(at);
    const bool bySender = m_facts->sourceGroup() == store::SourceGroup::Sender;
    if (row.isRest || (row.source.isEmpty() && !bySender))
        return;
    store::MailAuthFilter filter = m_question.filter;
    (bySender ? filter.senders : filter.sources) = QStringList { row.source };
    Q_EMIT recordsWanted(bySender ? itemmodels::senderWord(row.source) : row.source, filter);
}

void SourcesView::addToMenu(QMenu *menu, const QModelIndex &at)
{
    const QVariantMap rule = ruleFor(m_facts->sources()->row(at));
    if (rule.isEmpty())
        return;
    menu->addSeparator();
    QAction *name = menu->addAction(tr("Name this source…"));
    name->setObjectName(u"nameSource"_s);
    name->setEnabled(!m_context.session->isReadOnly());
    connect(name, &QAction::triggered, this, [this, rule] { Q_EMIT sourceRulesWanted(rule); });
}

/// By what tells it apart: its address or network; of a sender the domain that it authenticates as. Empty: no rule can name it.
QVariantMap SourcesView::ruleFor(const store::MailAuthSource &row) const
{
    using store::SourceRole;
    const bool bySender = m_facts->sourceGroup() == store::SourceGroup::Sender;
    if (row.isRest || row.source.isEmpty() || (bySender && (row.role == SourceRole::Own || row.signers.isEmpty())))
        return {};
    const bool isSpoofing = row.verdict == store::SourceVerdict::SpoofingDelivered || row.verdict == store::SourceVerdict::SpoofingPartly || row.verdict == store::SourceVerdict::SpoofingRefused;
    const SourceRole role = row.role && row.role != SourceRole::Service ? *row.role
        : row.verdict == store::SourceVerdict::Forwarded                ? SourceRole::Forwarder
        : isSpoofing || row.verdict == store::SourceVerdict::CopiedKey  ? SourceRole::Stranger
                                                                        : SourceRole::Sender;
    QVariantMap rule { { u"role"_s, store::nameOf(role) } };
    rule.insert(bySender ? u"dkim"_s : u"network"_s, bySender ? row.signers.constFirst() : row.source);
    if (row.role)
        rule.insert(u"name"_s, row.sender);
    return rule;
}

void SourcesView::ask(const Question &question)
{
    askTime(question);
    const config::Settings &settings = m_context.desk->settings();
    m_facts->setNamesFrom(settings.looksUpNames ? std::optional(service::ResolverChoice { settings.resolver, settings.trustAnchor }) : std::nullopt, m_context.clock);
    m_facts->ask({ Facts::Part::Sources, Facts::Part::Ledger }, question.filter, m_facts->step(), m_group);
}

void SourcesView::askTime(const Question &question)
{
    m_question = question;
    m_facts->setFormat(question.format);
    m_chart->setFormat(question.format);
    m_facts->ask({ Facts::Part::Time }, question.filter, stepOf(question.filter.range, m_chart->maximumBuckets()));
}

core::TimeRange SourcesView::newest() const
{
    core::TimeRange range = m_facts->stored();
    range.from = std::max(range.from, range.to - newestSpan);
    return range;
}

void SourcesView::arrived(Facts::Part part)
{
    m_came.insert(part);
    m_problems.remove(part);
    showPart(part);
    Q_EMIT answered();
}

void SourcesView::failed(Facts::Part part, const core::Problem &problem)
{
    m_problems.insert(part, problem);
    showPart(part);
    Q_EMIT answered();
}

/// Each panel by the newest answer of its own part, in whatever order they come; whether there are reports at all the time tells.
void SourcesView::showPart(Facts::Part came)
{
    const bool isTimeKnown = m_came.contains(Facts::Part::Time) && !m_problems.contains(Facts::Part::Time);
    QString nothing;
    if (isTimeKnown && m_facts->time().reports == 0) {
        const bool isFiltered = !m_question.filter.domains.isEmpty() || !m_question.filter.reporters.isEmpty() || !m_question.filter.outcomes.isEmpty();
        nothing = isFiltered ? tr("No report fits these filters.") : m_facts->stored().length() > 0 ? tr("No report is about this time.") : tr("No DMARC report was read yet.");
    }
    if (came == Facts::Part::Time && isTimeKnown) {
        showTime(nothing);
    } else if (came == Facts::Part::Time) {
        m_chartPanel->showError(m_problems.value(came));
        for (ui::Tile *tile : m_tiles)
            tile->setUnknown(ui::Format::unknown(), m_problems.value(came).oneLine());
    }
    const auto beside = [&](Facts::Part part, ui::Panel *panel, auto showIt) {
        if (const auto problem = m_problems.constFind(part); problem != m_problems.cend())
            panel->showError(*problem);
        else if (!nothing.isEmpty())
            panel->showEmpty(nothing);
        else if (m_came.contains(part) && !(panel->state() == ui::Panel::State::Empty && m_facts->isAsking(part)))
            showIt();
        else if (panel->state() == ui::Panel::State::Empty)
            panel->showLoading();
    };
    beside(Facts::Part::Sources, m_tablePanel, [this] { showSources(); });
    beside(Facts::Part::Ledger, m_ledgerPanel, [this] {
        m_ledger->show(m_facts->ledger(), m_question.format);
        m_ledgerPanel->showContent();
    });
}

void SourcesView::showTime(const QString &nothing)
{
    if (!nothing.isEmpty()) {
        const core::TimeRange there = newest();
        m_chartPanel->showEmpty(nothing, ui::Mark::Unknown, there.length() > 0 ? tr("Show %1").arg(m_question.format.range(there)) : tr("Import reports…"));
        for (ui::Tile *tile : m_tiles)
            tile->setUnknown(ui::Format::unknown(), nothing);
        return;
    }
    charts::TimeSeriesData series = figures::alignmentSeries(m_facts->time(), m_facts->step(), m_question.format);
    m_chartPanel->setTitle(series.measure);
    m_chart->setData(std::move(series));
    m_chartPanel->showContent();
    showTiles();
}

void SourcesView::showTiles()
{
    const store::MailAuthCounts &totals = m_facts->time().totals;
    const ui::Format &format = m_question.format;
    const auto trend = [this](auto value) {
        std::vector<double> values;
        for (const store::MailAuthBucket &bucket : m_facts->time().buckets)
            values.push_back(!bucket.hasReports || bucket.counts.messages == 0 ? std::numeric_limits<double>::quiet_NaN() : value(bucket.counts));
        return values;
    };
    ui::TileData messages { .title = tr("Reported messages"), .figure = format.shortCount(double(totals.messages)), .wholeFigure = format.count(totals.messages) };
    messages.trend = trend([](const store::MailAuthCounts &counts) { return double(counts.messages); });
    messages.changeRemark = tr("%n report(s)", nullptr, int(m_facts->time().reports));
    m_tiles[0]->setData(messages);
    const auto share = [&](const QString &title, qint64 part, auto value, const QString &remark) {
        ui::TileData tile { .title = title, .figure = totals.messages == 0 ? ui::Format::none() : format.percent(double(part) / double(totals.messages)) };
        tile.wholeFigure = tr("%1 of %2 messages").arg(format.count(part), format.count(totals.messages));
        tile.changeRemark = remark;
        tile.trend = trend([value](const store::MailAuthCounts &counts) { return double(value(counts)) / double(counts.messages); });
        return tile;
    };
    m_tiles[1]->setData(share(tr("Pass DMARC"), totals.pass, [](const auto &counts) { return counts.pass; }, tr("%1 fail").arg(format.shortCount(double(totals.fail)))));
    m_tiles[2]->setData(share(tr("SPF, aligned"), totals.spf.aligned, [](const auto &counts) { return counts.spf.aligned; }, tr("%1 pass SPF at all").arg(format.shortCount(double(totals.spf.pass)))));
    m_tiles[3]->setData(share(tr("DKIM, aligned"), totals.dkim.aligned, [](const auto &counts) { return counts.dkim.aligned; }, tr("%1 verify at all").arg(format.shortCount(double(totals.dkim.pass)))));
    m_tiles[4]->setData(share(tr("Refused or put aside"), totals.reject + totals.quarantine, [](const auto &counts) { return counts.reject + counts.quarantine; },
        tr("%1 rejected, %2 put aside").arg(format.shortCount(double(totals.reject)), format.shortCount(double(totals.quarantine)))));
}

void SourcesView::showSources()
{
    const store::MailAuthSources &answer = m_facts->sourcesAnswer();
    //: %1 is "12 groups"
    m_tablePanel->setSubtitle(m_group == store::SourceGroup::Address ? tr("%n address(es)", nullptr, answer.addresses)
                                                                     : tr("%n address(es) in %1", nullptr, answer.addresses).arg(tr("%n group(s)", nullptr, answer.groups)));
    if (answer.rows.isEmpty())
        m_tablePanel->showEmpty(tr("No source fits these filters."));
    else
        m_tablePanel->showContent();
}

QString SourcesView::answer() const
{
    const auto &time = m_facts->time();
    if (m_problems.contains(Facts::Part::Time))
        return notKnown();
    if (!m_came.contains(Facts::Part::Time))
        return {};
    if (time.reports == 0)
        return m_facts->stored().length() > 0 ? tr("No report is about this time") : tr("No DMARC report was read yet");
    const auto share = time.totals.passShare();
    return share ? tr("%1 of %2 reported messages pass DMARC").arg(m_question.format.percent(*share), m_question.format.shortCount(double(time.totals.messages))) : tr("Reports, and not one message in them");
}

QWidget *SourcesView::firstFocus()
{
    return m_chart;
}

QList<ui::ExportItem> SourcesView::exports() const
{
    if (!m_came.contains(Facts::Part::Time) || m_facts->time().reports == 0)
        return {};
    return { { tr("The chart, as a picture"), u"png"_s, u"mail-authentication"_s, [chart = m_chart](const QString &note) { return charts::chartPng(*chart, note); } },
        { tr("The chart's figures, as a table"), u"csv"_s, u"mail-authentication"_s, [chart = m_chart](const QString &note) { return chart->csv(note); } },
        { tr("Sources, as a table"), u"csv"_s, u"sources"_s, [table = m_table](const QString &note) { return table->csv(note); } } };
}

void SourcesView::placeTiles()
{
    const int columns = width() < tileRow ? 3 : int(m_tiles.size());
    for (std::size_t i = 0; i < m_tiles.size(); ++i)
        m_tileGrid->addWidget(m_tiles[i], int(i) / columns, int(i) % columns);
    for (int i = 0; i < int(m_tiles.size()); ++i)
        m_tileGrid->setColumnStretch(i, i < columns ? 1 : 0);
}

void SourcesView::resizeEvent(QResizeEvent *event)
{
    View::resizeEvent(event);
    placeTiles();
    const auto direction = width() < sideBySide ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_upper->direction() != direction)
        m_upper->setDirection(direction);
}

} // namespace bw::mailauth
