// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logins/loginspage.h"

#include "ui/charts/chartlegend.h"
#include "ui/charts/chartpicture.h"
#include "ui/charts/timechart.h"
#include "ui/charts/timelinestrip.h"
#include "ui/common/buttons.h"
#include "ui/common/chip.h"
#include "ui/common/datatable.h"
#include "ui/common/label.h"
#include "ui/common/pagehead.h"
#include "ui/common/panel.h"
#include "ui/common/sidepanelframe.h"
#include "ui/figures/changemarks.h"
#include "ui/figures/loginseries.h"
#include "ui/itemmodels/loginfacts.h"
#include "ui/itemmodels/snapshotfacts.h"
#include "ui/itemmodels/overviewfacts.h"
#include "ui/logins/linespanel.h"
#include "ui/logins/rulespanel.h"
#include "ui/page/chartzoom.h"
#include "ui/page/filterchips.h"
#include "ui/page/nologs.h"
#include "ui/page/tabletofilter.h"

#include <QBoxLayout>
#include <QPixmap>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::logins {

namespace {

using Facts = itemmodels::LoginFacts;

constexpr int gap = 12;
constexpr int sideBySide = 780;

} // namespace

LoginsPage::LoginsPage(const ui::PageContext &context, QWidget *parent)
    : Page(u"logins"_s, tr("Logins"), context, parent)
    , m_facts(new Facts(context.session, this))
    , m_changes(new itemmodels::ChangeFacts(context.session, this))
{
    auto *rules = ui::makeButton(tr("Rules…"), ui::ButtonKind::Quiet, u"list"_s);
    rules->setObjectName(u"rulesButton"_s);
    connect(rules, &QPushButton::clicked, this, &LoginsPage::openRules);
    head()->addButton(rules);
    buildFilterRow();
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap);
    buildUpper(column);
    buildRisks(column);
    setContent(content);
    connectChart();
    connect(m_facts, &Facts::arrived, this, [this] { came(&LoginsPage::m_waits); });
    connect(m_facts, &Facts::failed, this, [this] { came(&LoginsPage::m_waits); });
    connect(m_facts, &Facts::risksArrived, this, [this] { came(&LoginsPage::m_waitsForRisks); });
    connect(m_facts, &Facts::risksFailed, this, [this] { came(&LoginsPage::m_waitsForRisks); });
    connect(m_facts, &Facts::arrived, this, &LoginsPage::arrived);
    connect(m_facts, &Facts::risksArrived, this, &LoginsPage::risksArrived);
    connect(m_facts, &Facts::timelineArrived, this, &LoginsPage::timelineArrived);
    connect(m_facts, &Facts::failed, this, &LoginsPage::failed);
    connect(m_facts, &Facts::attacksFailed, this, [this](const core::Problem &problem) { m_attacksProblem = problem; });
    connect(m_facts, &Facts::risksFailed, m_risksPanel, &ui::Panel::showError);
}

void LoginsPage::buildFilterRow()
{
    auto *row = new QWidget;
    m_filterChips = new ui::FilterChips(row, navigator(), [this] { return filter(); });
    m_filterChips->add(tr("Login"), u"loginChip"_s, &store::Filter::users);
    m_filterChips->add(tr("Source"), u"sourceChip"_s, &store::Filter::sources);
    m_mechanismChip = m_filterChips->add(tr("Mechanism"), u"mechanismChip"_s, &store::Filter::mechanisms);
    m_mechanismChip->setChoices({ { u"PLAIN"_s, u"PLAIN"_s }, { u"LOGIN"_s, u"LOGIN"_s }, { u"CRAM-MD5"_s, u"CRAM-MD5"_s },
        { u"XOAUTH2"_s, u"XOAUTH2"_s }, { u"OAUTHBEARER"_s, u"OAUTHBEARER"_s }, { u"SCRAM-SHA-256"_s, u"SCRAM-SHA-256"_s } });
    m_serviceChip = m_filterChips->add(tr("Service"), u"serviceChip"_s, &store::Filter::services);
    m_serviceChip->setChoices({ { u"submission"_s, u"submission"_s }, { u"submissions"_s, u"submissions"_s }, { u"smtps"_s, u"smtps"_s },
        { u"smtp"_s, u"smtp"_s }, { u"imap"_s, u"imap"_s }, { u"pop3"_s, u"pop3"_s } });
    setFilterRow(row);
}

void LoginsPage::buildUpper(QBoxLayout *column)
{
    m_chartPanel = new ui::Panel(tr("Failed logins, by kind"));
    m_chartPanel->setObjectName(u"failedPanel"_s);
    m_chart = new charts::TimeChart;
    m_chart->setObjectName(u"failedChart"_s);
    m_chart->setMinimumHeight(170);
    // Names of kinds are long: the legend stands below the chart, where it can wrap.
    auto *figure = new QWidget;
    auto *figureColumn = new QVBoxLayout(figure);
    figureColumn->setContentsMargins(0, 0, 0, 0);
    figureColumn->setSpacing(8);
    figureColumn->addWidget(m_chart, 1);
    figureColumn->addWidget(m_chart->makeLegend());
    m_chartPanel->setContent(figure);
    m_chartPanel->showLoading();
    connect(m_chartPanel, &ui::Panel::tryAgain, this, &LoginsPage::load);

    m_sources = new ui::DataTable(u"loginSourcesTable"_s, tr("Who is behind it"));
    m_sources->setSource(m_facts->sources());
    m_sources->setColumns({ { .column = Facts::SourceAddress, .width = 140, .stretch = true }, { .column = Facts::SourceKind }, { .column = Facts::SourceTries, .width = 84, .number = true },
                              { .column = Facts::SourceLogins, .priority = 1, .number = true } },
        context().tables);
    m_sources->sortInitially(Facts::SourceTries, Qt::DescendingOrder);
    m_sources->setFilterableColumns({ Facts::SourceAddress });
    const auto onlyThis = [this](const QString &source) {
        if (source.isEmpty())
            return;
        store::Filter changed = filter();
        changed.sources = { source };
        navigator()->changeFilter(changed);
    };
    connect(m_sources, &ui::DataTable::opened, this, [this](const QModelIndex &at) {
        const QString source = m_facts->sources()->row(at).source;
        if (source.isEmpty())
            return;
        store::Filter one = filter();
        one.sources = { source };
        openLines(source, one);
    });
    connect(m_sources, &ui::DataTable::filterToThis, this, [onlyThis](int, const QVariant &value) { onlyThis(value.toString()); });
    m_sourcesPanel = new ui::Panel(tr("Who is behind it"));
    m_sourcesPanel->setObjectName(u"loginSourcesPanel"_s);
    auto *attacks = m_attacksLink = ui::makeLink(tr("By rule…"));
    attacks->setObjectName(u"attacksLink"_s);
    connect(attacks, &QPushButton::clicked, this, &LoginsPage::openAttacks);
    m_sourcesPanel->addHeaderWidget(attacks);
    m_sourcesPanel->setContent(m_sources, true);
    m_sourcesPanel->setMinimumHeight(200);
    m_sourcesPanel->showLoading();
    connect(m_sourcesPanel, &ui::Panel::tryAgain, this, &LoginsPage::load);

    m_upper = new QBoxLayout(QBoxLayout::LeftToRight);
    m_upper->setSpacing(gap);
    m_upper->addWidget(m_chartPanel, 3);
    m_upper->addWidget(m_sourcesPanel, 2);
    column->addLayout(m_upper, 3);
}

void LoginsPage::buildRisks(QBoxLayout *column)
{
    m_risks = new ui::DataTable(u"loginsAtRiskTable"_s, tr("Logins at risk"));
    m_risks->setSource(m_facts->risks());
    m_risks->setColumns({ { .column = Facts::RiskLogin, .width = 166 }, { .column = Facts::RiskStateOf, .width = 126 }, { .column = Facts::RiskWhat, .width = 380, .stretch = true },
                            { .column = Facts::RiskFailed, .number = true }, { .column = Facts::RiskGoodFrom, .width = 120, .priority = 1 }, { .column = Facts::RiskGoodAt, .width = 150, .priority = 3 },
                            { .column = Facts::RiskSent, .number = true }, { .column = Facts::RiskPoints, .priority = 2, .number = true } },
        context().tables);
    m_risks->sortInitially(Facts::RiskStateOf, Qt::AscendingOrder);
    m_risks->setFilterableColumns({ Facts::RiskLogin });
    m_risksPanel = new ui::Panel(tr("Logins at risk"));
    m_risksPanel->setObjectName(u"risksPanel"_s);
    m_risksPanel->addHeaderWidget(m_risks->makeCorner(tr("Filter logins")));
    auto *content = new QWidget;
    auto *inside = new QVBoxLayout(content);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(0);
    inside->addWidget(m_risks, 1);
    m_story = new QWidget;
    auto *story = new QVBoxLayout(m_story);
    story->setContentsMargins(12, 8, 12, 8);
    story->setSpacing(4);
    auto *line = new QHBoxLayout;
    m_storyTitle = new ui::Label;
    m_storyTitle->setStrong(true);
    m_storyFacts = new ui::ElidedLabel({}, Qt::ElideRight, ui::FontRole::Base, ui::Token::TextSecondary);
    line->addWidget(m_storyTitle);
    line->addWidget(m_storyFacts, 1);
    auto *sent = ui::makeLink(tr("What it sent"));
    sent->setObjectName(u"sentLink"_s);
    connect(sent, &QPushButton::clicked, this, [this] {
        store::Filter one = filter();
        one.users = { m_login };
        // Of one that somebody else may have: what was sent from there since then, which is what is told of it.
        if (const auto &timeline = m_facts->timeline(); timeline.user == m_login && timeline.risk.sentTo > timeline.risk.sentFrom) {
            one.range = { timeline.risk.sentFrom, timeline.risk.sentTo };
            one.sources = { timeline.risk.networks.value(0) };
        }
        navigator()->openPage(u"messages"_s, one);
    });
    auto *logins = ui::makeLink(tr("Its logins"));
    logins->setObjectName(u"loginLinesLink"_s);
    connect(logins, &QPushButton::clicked, this, [this] {
        store::Filter one = filter();
        one.users = { m_login };
        openLines(m_login, one);
    });
    line->addWidget(logins);
    line->addWidget(sent);
    story->addLayout(line);
    m_strip = new charts::TimelineStrip;
    m_strip->setObjectName(u"loginTimeline"_s);
    connect(m_strip, &charts::TimelineStrip::activated, this, [this](const core::TimeRange &range) {
        store::Filter one = filter();
        one.users = { m_login };
        if (const auto &risk = m_facts->timeline().risk; risk.sentTo > risk.sentFrom)
            one.sources = { risk.networks.value(0) };
        one.range = range;
        navigator()->openPage(u"messages"_s, one);
    });
    story->addWidget(m_strip);
    m_story->hide();
    inside->addWidget(m_story);
    m_risksPanel->setContent(content, true);
    m_risks->setMinimumHeight(128);
    m_risksPanel->showLoading();
    connect(m_risksPanel, &ui::Panel::tryAgain, this, &LoginsPage::load);
    connect(m_risks, &ui::DataTable::currentRowChanged, this, [this](const QModelIndex &at) {
        if (at.isValid())
            openTimeline(m_facts->risks()->row(at).user);
    });
    connect(m_risks, &ui::DataTable::opened, this, [this](const QModelIndex &at) { openTimeline(m_facts->risks()->row(at).user); });
    column->addWidget(m_risksPanel, 3);
    for (ui::Panel *panel : { m_chartPanel, m_sourcesPanel, m_risksPanel })
        panel->setElastic(true);
    m_chartPanel->setMinimumHeight(276); // with a legend of two rows
}

void LoginsPage::connectChart()
{
    ui::zoomTogether(m_chart, navigator());
    connect(m_chart, &charts::TimeChart::spanSelected, this, [this](const core::TimeRange &range) { navigator()->zoomTo(range); });
    connect(m_chart, &charts::TimeChart::bucketActivated, this, [this](const core::TimeRange &range, const QString &) { navigator()->zoomTo(range); });
    connect(m_chart, &charts::TimeChart::annotationActivated, this, &LoginsPage::openTimeline);
    connect(m_chart, &charts::TimeChart::changeActivated, this, [this](const QString &id) {
        if (const auto ids = figures::snapshotsOf(id))
            navigator()->openPage(u"fleet"_s, filter(), { { u"view"_s, u"comparison"_s }, { u"before"_s, ids->first }, { u"after"_s, ids->second } });
    });
    connect(m_changes, &itemmodels::ChangeFacts::arrived, this, &LoginsPage::showChanges);
}

/// They may come before or after the figures.
void LoginsPage::showChanges()
{
    charts::TimeSeriesData shown = m_chart->data();
    shown.changes = figures::changeMarks(m_changes->rows()->rows());
    if (!(shown == m_chart->data()))
        m_chart->setData(std::move(shown));
}

QStringList LoginsPage::dimensions() const
{
    return { u"users"_s, u"sources"_s, u"mechanisms"_s, u"services"_s };
}

void LoginsPage::load()
{
    m_waits = m_waitsForRisks = true;
    setBusy(true);
    m_filterChips->show(filter());
    m_facts->setFormat(format());
    m_chart->setFormat(format());
    m_strip->setFormat(format());
    m_step = itemmodels::stepFor(filter().range, m_chart->maximumBuckets());
    m_attacksProblem.reset();
    m_changes->ask(filter().nodes, filter().range);
    m_facts->ask(filter(), m_step);
    if (!m_login.isEmpty())
        m_facts->askTimeline(filter(), m_login);
}

/// Figures and logins at risk come each for itself.
void LoginsPage::came(bool LoginsPage::*part)
{
    this->*part = false;
    setBusy(m_waits || m_waitsForRisks);
}

/// A question that only rows could answer is no fault, and asking again does not bring them back.
void LoginsPage::failed(const core::Problem &problem)
{
    m_hasFailed = true;
    ui::setDisabledReason(m_attacksLink, problem.oneLine());
    showContent();
    setBanners({}); // of an older answer
    if (problem.kind != core::ProblemKind::Usage) {
        setAnswer(tr("Not known: the logins could not be read"));
        m_chartPanel->showError(problem);
        m_sourcesPanel->showError(problem);
        return;
    }
    setAnswer(tr("Not kept any more in this detail"));
    m_chartPanel->showEmpty(tr("Single logins of this range are not kept any more. Without these filters, or over whole hours, its figures still are."));
    m_sourcesPanel->showEmpty(rowsGone());
}

QString LoginsPage::rowsGone() const
{
    return tr("Single logins of this range are not kept any more, so that nobody can be named here. Their figures are.");
}

void LoginsPage::arrived()
{
    m_hasAnswer = true;
    m_hasFailed = false;
    if (m_facts->logins().nodes == 0) {
        setAnswer(tr("Nothing was read yet"));
        showEmpty(ui::makeNoLogs(navigator(), u"logins"_s, tr("Who is guessing passwords?"),
            tr("Failed and good logins are in the mail log. Bring one, and attacks are told apart from forgotten passwords.")));
        return;
    }
    showContent();
    const auto &answer = m_facts->answer();
    // Kinds need rows; where those of the range have expired, the figures of the cells are all there is.
    const bool byKind = answer.notes.isEmpty() && !answer.buckets.isEmpty();
    charts::TimeSeriesData series = byKind ? figures::kindSeries(answer, m_step, format()) : figures::loginSeries(m_facts->logins(), m_facts->loginsStep(), format());
    if (m_hasRisks)
        for (const auto &risk : m_facts->risk().logins)
            if (risk.state == detection::RiskState::TakenOver && risk.goodAt != 0 && series.annotations.size() < 3)
                series.annotations.push_back({ risk.goodAt, tr("taken over %1").arg(format().clock(risk.goodAt)), ui::Mark::Critical, risk.user });
    series.changes = figures::changeMarks(m_changes->rows()->rows());
    m_chartPanel->setTitle(series.measure);
    m_chartPanel->setSubtitle(!answer.notes.isEmpty() ? tr("by kind only while rows are kept") : byKind ? partsOf(answer.parts) : QString());
    const bool none = series.series.empty();
    m_chart->setData(std::move(series));
    if (none && m_facts->logins().coverage <= 0)
        m_chartPanel->showEmpty(tr("Nothing was heard in this range."));
    else if (none)
        showNothing(m_chartPanel, tr("No login failed in this range."), {}, m_facts->logins().coverage);
    else
        m_chartPanel->showContent();
    // Where nobody could look, none found would be no all clear.
    ui::setDisabledReason(m_attacksLink, m_attacksProblem ? m_attacksProblem->oneLine() : QString());
    m_sourcesPanel->setSubtitle(sinceKept().isEmpty() ? tr("each try once") : sinceKept());
    if (m_attacksProblem && m_attacksProblem->kind != core::ProblemKind::Usage)
        m_sourcesPanel->showError(*m_attacksProblem);
    else if (m_attacksProblem)
        m_sourcesPanel->showEmpty(rowsGone());
    else if (m_facts->sources()->rows().isEmpty() && answer.notes.isEmpty() && m_facts->logins().coverage <= 0)
        m_sourcesPanel->showEmpty(tr("Nothing was heard in this range, so nobody can be named."));
    else if (m_facts->sources()->rows().isEmpty())
        showNothing(m_sourcesPanel, tr("Nobody failed to log in."), answer.notes, m_facts->logins().coverage);
    else
        m_sourcesPanel->showContent();
    explain();
    Q_EMIT exportsChanged();
}

/// What failed consists of, where it is more than the tries that the kinds add up to.
QString LoginsPage::partsOf(const detection::FailedParts &parts) const
{
    if (parts.all() == parts.tries)
        return {};
    QStringList others;
    if (parts.repeats > 0)
        others << tr("%1 the same password again, by another mechanism").arg(format().count(parts.repeats));
    if (parts.outages > 0)
        others << tr("%1 not checked").arg(format().count(parts.outages));
    //: %1 failed logins are %2 tries, and (%3) "2 not checked"
    return tr("%1 failed: %2 tries, %3").arg(format().count(parts.all()), format().count(parts.tries), others.join(tr(", ")));
}

/// "All is well" only where all was looked at.
void LoginsPage::showNothing(ui::Panel *panel, const QString &allWell, const QStringList &notes, double heard) const
{
    if (notes.isEmpty() && heard < ui::wholeRange)
        panel->showEmpty(tr("%1 That holds for the hours that were heard.").arg(allWell), ui::Mark::Unknown);
    else if (notes.isEmpty())
        panel->showEmpty(allWell, ui::Mark::Pass);
    else
        panel->showEmpty(notes.join(u' '), ui::Mark::Unknown);
}

/// What the panels by row begin with, where that is later than the range.
QString LoginsPage::sinceKept() const
{
    const auto &answer = m_facts->answer();
    return answer.notes.isEmpty() || !answer.areRowsKept() ? QString() : tr("from %1 on").arg(format().stamp(answer.keptFrom));
}

void LoginsPage::risksArrived()
{
    m_hasRisks = true;
    const auto &risk = m_facts->risk();
    const int atRisk = int(std::count_if(risk.logins.cbegin(), risk.logins.cend(), [](const auto &login) { return login.state < detection::RiskState::Unusual; }));
    const int unusual = int(std::count_if(risk.logins.cbegin(), risk.logins.cend(), [](const auto &login) { return login.state == detection::RiskState::Unusual; }));
    const int holding = int(risk.logins.size()) - atRisk - unusual;
    QString subtitle = tr("%1 of %n login(s)", nullptr, int(risk.known)).arg(format().count(atRisk));
    if (unusual > 0)
        //: Logins that were good in an unusual way, and need nobody
        subtitle += tr("; %n more unusual", nullptr, unusual);
    if (holding > 0)
        subtitle += tr("; %n more holding", nullptr, holding);
    m_risksPanel->setSubtitle(risk.areRowsKept ? subtitle : QString());
    if (risk.logins.isEmpty()) {
        showNothing(m_risksPanel, tr("No login is at risk."), risk.notes, risk.coverage);
    } else {
        m_risksPanel->showContent();
        if (m_login.isEmpty())
            openTimeline(risk.logins.front().user);
    }
    if (m_hasAnswer && !m_hasFailed)
        arrived();
}

void LoginsPage::explain()
{
    const auto &totals = m_facts->logins().totals;
    const QStringList notes = m_facts->logins().notes + m_facts->answer().notes;
    QList<ui::BannerSpec> banners = ui::partialBanners(notes + m_changes->notes());
    if (!totals.failed) {
        setAnswer(notes.isEmpty() ? tr("Nothing was heard in this range") : tr("Not all of this can be counted any more"));
        setBanners(banners);
        return;
    }
    const bool isBound = m_facts->logins().coverage < ui::wholeRange;
    const QString failed = format().count(*totals.failed);
    const QString good = format().count(totals.ok.value_or(0));
    QString answer = isBound ? tr("At least %1 failed logins, %2 good").arg(failed, good) : tr("%1 failed logins, %2 good").arg(failed, good);
    if (m_hasRisks) {
        const auto &logins = m_facts->risk().logins;
        const int taken = int(std::count_if(logins.cbegin(), logins.cend(), [](const auto &login) { return login.state == detection::RiskState::TakenOver; }));
        if (taken > 0)
            answer += tr("; %n login(s) taken over", nullptr, taken);
    }
    setAnswer(answer);
    if (totals.outages.value_or(0) >= 20)
        banners << ui::BannerSpec { .key = u"outage"_s, .mark = ui::Mark::High, .strong = tr("%1 logins could not be checked.").arg(format().count(*totals.outages)),
            .rest = tr("The password check itself failed; these are no tries, and say nothing of passwords."), .buttonText = {}, .act = {} };
    if (isBound)
        banners << heardBanner(m_facts->logins().coverage, tr("Figures are lower bounds."));
    setBanners(banners);
}

void LoginsPage::openTimeline(const QString &user)
{
    if (user.isEmpty())
        return;
    m_login = user;
    m_facts->askTimeline(filter(), user);
}

void LoginsPage::timelineArrived()
{
    const auto &timeline = m_facts->timeline();
    if (timeline.user != m_login)
        return;
    const charts::TimelineData story = figures::timelineOf(timeline, format());
    m_storyTitle->setText(timeline.user);
    if (story.range.length() <= 0) {
        m_storyFacts->setText(tr("No rows of this login are kept in this range."));
        m_strip->hide();
    } else {
        QString facts = format().range(story.range);
        if (!timeline.risk.what.isEmpty()) // where the table has no room for it
            facts = timeline.risk.what + u" · "_s + facts;
        if (!timeline.risk.node.isEmpty())
            facts = tr("%1, as logged by %2").arg(facts, timeline.risk.node);
        if (!timeline.risk.signs.isEmpty())
            facts += u" · "_s + timeline.risk.arithmetic();
        m_storyFacts->setText(facts);
        m_strip->setData(story);
        m_strip->show();
    }
    m_story->show();
    if (m_risksPanel->state() != ui::Panel::State::Error)
        m_risksPanel->showContent();
}

void LoginsPage::openAttacks()
{
    navigator()->openSidePanel(makeAttacksPanel(m_facts, context(), format()));
}

void LoginsPage::openLines(const QString &about, const store::Filter &filter)
{
    m_linesFilter = filter;
    itemmodels::DecisiveLogin decisive;
    for (const auto &risk : m_facts->risk().logins)
        if (filter.users == QStringList { risk.user })
            decisive = { risk.goodRow, risk.goodAt };
    m_lines = makeLinesPanel(about, filter, decisive, context(), format());
    connect(m_lines, &QObject::destroyed, this, &LoginsPage::exportsChanged);
    navigator()->openSidePanel(m_lines);
    Q_EMIT exportsChanged();
}

void LoginsPage::openRules()
{
    navigator()->openSidePanel(makeRulesPanel());
}

QVariantMap LoginsPage::saveState() const
{
    return { { u"login"_s, m_login } };
}

void LoginsPage::restoreState(const QVariantMap &state)
{
    openTimeline(state.value(u"login"_s).toString());
}

QWidget *LoginsPage::firstFocus()
{
    return m_risks;
}

void LoginsPage::focusFilter()
{
    ui::tableToFilter(this, m_risks)->focusFilter();
}

std::optional<double> LoginsPage::heardShare() const
{
    return m_hasAnswer ? std::optional(m_facts->logins().coverage) : std::nullopt;
}

QList<ui::ExportItem> LoginsPage::exports() const
{
    if (!m_hasAnswer)
        return {};
    const auto csv = [](const QString &title, const QString &name, ui::DataTable *table) {
        return ui::ExportItem { title, u"csv"_s, name, [table](const QString &note) { return table->csv(note); } };
    };
    QList<ui::ExportItem> items { { tr("The chart, as a picture"), u"png"_s, u"logins"_s,
                 [chart = m_chart](const QString &note) { return charts::chartPng(*chart, note); } },
        { tr("The chart's figures, as a table"), u"csv"_s, u"logins"_s, [chart = m_chart](const QString &note) { return chart->csv(note); } },
        csv(tr("Logins at risk, as a table"), u"logins-at-risk"_s, m_risks), csv(tr("Who is behind it, as a table"), u"login-sources"_s, m_sources) };
    if (m_lines)
        items << ui::ExportItem { tr("The login lines at the side, as a table"), u"csv"_s, u"login-lines"_s, {}, [this](const QString &note) { return linesWriter(m_linesFilter, context(), note); } };
    return items;
}

void LoginsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const auto direction = width() < sideBySide ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_upper->direction() != direction)
        m_upper->setDirection(direction);
}

} // namespace bw::logins
