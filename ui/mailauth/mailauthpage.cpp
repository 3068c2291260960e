// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mailauth/mailauthpage.h"

#include "models/service/mailboxes.h"
#include "models/service/session.h"
#include "ui/common/buttons.h"
#include "ui/common/chip.h"
#include "ui/common/datatable.h"
#include "ui/common/emptystate.h"
#include "ui/common/flowlayout.h"
#include "ui/common/label.h"
#include "ui/common/pagehead.h"
#include "ui/common/segmentedchoice.h"
#include "ui/itemmodels/mailboxfacts.h"
#include "ui/mailauth/complaintsview.h"
#include "ui/mailauth/domainsview.h"
#include "ui/mailauth/failuresview.h"
#include "ui/mailauth/recordspanel.h"
#include "ui/mailauth/reportpanel.h"
#include "ui/mailauth/reportsview.h"
#include "ui/mailauth/sourcesview.h"
#include "ui/mailauth/tlsview.h"
#include "ui/mailauth/unreadablepanel.h"
#include "ui/page/filterchips.h"
#include "ui/page/tabletofilter.h"

#include <QApplication>
#include <QBoxLayout>
#include <QPushButton>
#include <QTabBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::mailauth {

namespace {

using Part = itemmodels::MailAuthFacts::Part;

const QStringList tabNames { u"sources"_s, u"domains"_s, u"failures"_s, u"reports"_s, u"tls"_s, u"complaints"_s };
const QStringList groupNames { u"network"_s, u"sender"_s, u"address"_s };

store::SourceGroup groupOf(const QString &name)
{
    return name == u"sender" ? store::SourceGroup::Sender : name == u"address" ? store::SourceGroup::Address : store::SourceGroup::Network;
}

} // namespace

MailAuthPage::MailAuthPage(const ui::PageContext &context, QWidget *parent)
    : Page(u"mailauth"_s, tr("Mail authentication"), context, parent)
    , m_unreadable(new itemmodels::UnreadableFacts(context.session, this))
    , m_mailboxes(new itemmodels::MailboxFacts(context.session, this))
{
    buildHead();
    buildFilterRow();
    buildViews();
    connect(m_unreadable, &itemmodels::UnreadableFacts::arrived, this, &MailAuthPage::showOwnBanners);
    connect(m_mailboxes, &itemmodels::MailboxFacts::arrived, this, &MailAuthPage::showOwnBanners);
    connect(context.session->mailboxes(), &service::Mailboxes::changed, m_mailboxes, &itemmodels::MailboxFacts::ask);
    connect(context.session, &service::Session::jobsChanged, this, &MailAuthPage::watchJobs);
    connect(context.session, &service::Session::feedbackChanged, this, &MailAuthPage::feedbackChanged);
    watchJobs();
}

void MailAuthPage::buildHead()
{
    auto *check = ui::makeButton(tr("Check a message…"), ui::ButtonKind::Normal, u"messages"_s);
    check->setObjectName(u"checkMessageButton"_s);
    connect(check, &QPushButton::clicked, this, [this] { navigator()->trigger(u"checkMessage"_s); });
    head()->addButton(check);
    auto *mailboxes = ui::makeButton(tr("Mailboxes…"));
    mailboxes->setObjectName(u"reportMailboxesButton"_s);
    mailboxes->setToolTip(tr("Mailboxes that reports come into"));
    connect(mailboxes, &QPushButton::clicked, this, [this] { navigator()->trigger(u"reportMailboxes"_s); });
    head()->addButton(mailboxes);
    m_read = ui::makeButton(tr("Import reports…"), ui::ButtonKind::Primary, u"folder"_s);
    m_read->setObjectName(u"importReportsButton"_s);
    ui::setDisabledReason(m_read, session()->isReadOnly() ? tr("This store is open read-only.") : QString());
    connect(m_read, &QPushButton::clicked, this, [this] { navigator()->trigger(u"importReports"_s); });
    head()->addButton(m_read);
}

ui::Chip *MailAuthPage::addChip(const QString &name, const QString &objectName)
{
    auto *chip = new ui::Chip(name, tr("any"));
    chip->setObjectName(objectName);
    connect(chip, &ui::Chip::valuePicked, this, [this, chip](const QVariant &value) {
        chip->setValue(value.toString());
        load();
    });
    connect(chip, &ui::Chip::cleared, this, [this, chip] {
        chip->setValue({});
        load();
    });
    m_chips->layout()->addWidget(chip);
    return chip;
}

QWidget *MailAuthPage::buildProgress()
{
    m_progress = new QWidget;
    auto *row = new QHBoxLayout(m_progress);
    row->setContentsMargins(0, 0, 0, 0);
    m_progressText = new ui::Label;
    m_progressText->setObjectName(u"importProgressLabel"_s);
    row->addWidget(m_progressText);
    auto *cancel = ui::makeButton(tr("Cancel"), ui::ButtonKind::Normal, u"stop"_s, ui::ControlSize::Small);
    cancel->setObjectName(u"cancelReportsButton"_s);
    connect(cancel, &QPushButton::clicked, this, [this] {
        if (m_job)
            m_job->cancel();
    });
    row->addWidget(cancel);
    row->addStretch(1);
    m_progress->hide();
    return m_progress;
}

void MailAuthPage::buildFilterRow()
{
    auto *row = new QWidget;
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_tabs = new QTabBar;
    m_tabs->setObjectName(u"authTabs"_s);
    m_tabs->setAccessibleName(tr("What is shown of mail authentication"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setUsesScrollButtons(true);
    for (const QString &title : { tr("Sources"), tr("Domains"), tr("Failures"), tr("Reports"), tr("TLS reports"), tr("Complaints") })
        m_tabs->addTab(title);
    connect(m_tabs, &QTabBar::currentChanged, this, &MailAuthPage::setTab);
    column->addWidget(m_tabs);
    column->addWidget(buildProgress());
    auto *chips = new QWidget;
    m_chips = new ui::FilterChips(chips, navigator(), [this] { return filter(); });
    m_domainChip = m_chips->add(tr("Domain"), u"authDomainChip"_s, &store::Filter::domains);
    m_reporterChip = addChip(tr("Reporter"), u"reporterChip"_s);
    m_verdictChip = addChip(tr("DMARC"), u"verdictChip"_s);
    m_verdictChip->setChoices({ { tr("passes"), u"pass"_s }, { tr("fails"), u"fail"_s } });
    m_groupRow = new QWidget;
    auto *group = new QHBoxLayout(m_groupRow);
    group->setContentsMargins(0, 0, 0, 0);
    group->setSpacing(8);
    group->addWidget(new ui::Label(tr("Group by"), ui::FontRole::Base, ui::Token::TextSecondary));
    m_group = new ui::SegmentedChoice(tr("Group by"));
    m_group->setObjectName(u"sourceGroupChoice"_s);
    m_group->addChoice(tr("Network"), groupNames[0]);
    m_group->addChoice(tr("Sender"), groupNames[1]);
    m_group->addChoice(tr("Address"), groupNames[2]);
    connect(m_group, &ui::SegmentedChoice::chosen, this, [this] { load(); });
    group->addWidget(m_group);
    m_chips->layout()->addWidget(m_groupRow);
    m_chips->layout()->setFarEnd(m_groupRow);
    column->addWidget(chips);
    m_wholeDays = new ui::Label({}, ui::FontRole::Base, ui::Token::TextSecondary);
    m_wholeDays->setObjectName(u"wholeDaysLabel"_s);
    m_wholeDays->setWordWrap(true);
    m_wholeDays->hide();
    column->addWidget(m_wholeDays);
    setFilterRow(row);
}

void MailAuthPage::buildViews()
{
    // Those that are not shown take no room: a stack would be as high as the highest.
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    m_sources = new SourcesView(context());
    m_failures = new FailuresView(context());
    m_reports = new ReportsView(context());
    for (View *one : QList<View *> { m_sources, new DomainsView(context()), m_failures, m_reports, new TlsView(context()), new ComplaintsView(context()) }) {
        column->addWidget(one);
        if (!m_views.isEmpty()) // never shown without a parent: that would be a window
            one->hide();
        m_views << one;
        connectView(one);
    }
    connect(m_sources->facts(), &itemmodels::MailAuthFacts::arrived, this, [this](Part part) {
        if (part == Part::Time)
            timeArrived();
    });
    connect(m_reports, &ReportsView::reporterWanted, this, [this](const QString &reporter) {
        m_reporterChip->setValue(reporter);
        load();
    });
    setContent(content);
}

void MailAuthPage::connectView(View *view)
{
    connect(view, &View::answered, this, &MailAuthPage::answered);
    connect(view, &View::importWanted, this, [this] { navigator()->trigger(u"importReports"_s); });
    connect(view, &View::recordsWanted, this, &MailAuthPage::openRecords);
    connect(view, &View::reportWanted, this, [this](qint64 report) { openReport(report, 0); });
    connect(view, &View::domainWanted, this, [this](const QString &domain) {
        store::Filter one = filter();
        one.domains = { domain };
        navigator()->changeFilter(one);
    });
    connect(view, &View::sourceRulesWanted, this, [this](const QVariantMap &newSource) {
        QVariantMap state { { u"section"_s, u"sources"_s } };
        if (!newSource.isEmpty())
            state.insert(u"newSource"_s, newSource);
        navigator()->openPage(u"settings"_s, filter(), state);
    });
    connect(view, &View::wholeRangeWanted, this, [this](const core::TimeRange &range) {
        store::Filter one = filter();
        one.range = range;
        navigator()->openPage(id(), one, saveState());
    });
}

View *MailAuthPage::view() const
{
    return m_views.at(m_tabs->currentIndex());
}

QStringList MailAuthPage::dimensions() const
{
    return { u"domains"_s };
}

QString MailAuthPage::whyNoNodes() const
{
    return tr("Receivers report of domains, not of nodes.");
}

void MailAuthPage::setTab(int tab)
{
    for (int i = 0; i < m_views.size(); ++i)
        m_views.at(i)->setVisible(i == tab);
    m_groupRow->setVisible(view() == m_sources);
    m_reporterChip->setVisible(view() != m_failures); // own logs are of no reporter
    m_verdictChip->setVisible(tab < tabNames.indexOf(u"failures"_s)); // of a message, not of a report
    load();
    Q_EMIT exportsChanged();
}

void MailAuthPage::load()
{
    setBusy(true);
    m_chips->show(filter());
    Question question;
    const core::ZoneRules zone = filter().zone.isEmpty() ? context().session->store().homeZone() : core::ZoneRules::named(filter().zone.toStdString());
    question.filter.range = store::inWholeDays(filter().range, zone, context().clock->now());
    m_wholeDays->setVisible(question.filter.range != filter().range);
    m_wholeDays->setText(tr("This page counts %1, as reports tell of whole days.").arg(format().range(question.filter.range)));
    question.filter.zone = filter().zone;
    question.filter.domains = filter().domains;
    if (m_reporterChip->isSet())
        question.filter.reporters = { m_reporterChip->value() };
    if (m_verdictChip->isSet() && !m_verdictChip->isHidden())
        question.filter.outcomes = { m_verdictChip->value() };
    question.format = format();
    question.now = context().clock->now();
    m_sources->setGroup(groupOf(m_group->currentData().toString()));
    // The first tab knows whether there is anything at all, and what there is to choose.
    if (view() != m_sources)
        m_sources->askTime(question);
    view()->ask(question);
    m_unreadable->setFormat(question.format);
    m_unreadable->ask();
    m_mailboxes->ask();
}

void MailAuthPage::timeArrived()
{
    const store::MailAuthAnswer &time = m_sources->facts()->time();
    const auto choices = [](const QStringList &names) {
        QList<QPair<QString, QVariant>> all;
        for (const QString &name : names.mid(0, 50))
            all << qMakePair(name, QVariant(name));
        return all;
    };
    m_domainChip->setChoices(choices(time.domains));
    m_reporterChip->setChoices(choices(time.reporters));
    if (hasNothing())
        showNothingYet();
    else
        leaveEmpty();
    followImport();
}

/// What own logs say needs no report.
bool MailAuthPage::hasNothing() const
{
    return m_sources->facts()->isEmptyEver() && !m_job && view() != m_failures;
}

void MailAuthPage::answered()
{
    setBusy(false);
    if (m_isMore && !m_sources->facts()->isAsking())
        feedbackChanged();
    if (hasNothing()) {
        setAnswer(tr("No report was read yet"));
        return;
    }
    if (const QString answer = view()->answer(); !answer.isEmpty())
        setAnswer(answer);
    Q_EMIT exportsChanged();
}

void MailAuthPage::showNothingYet()
{
    if (m_empty)
        return;
    auto *empty = new ui::EmptyState(u"mailauth"_s, tr("Who sends mail in your name?"), tr("Receivers tell you once a day, if you ask them: DMARC and TLS reports, and complaints. Bring what they sent."));
    auto *choose = empty->addDropZone(tr("Drop reports, mails with reports or folders here"), tr(".xml, .json, .gz, .zip, .zst, .eml, mbox or Maildir, whatever they are named"), tr("Choose files…"), u"folder"_s);
    choose->setObjectName(u"chooseReportsButton"_s);
    const QString whyNot = session()->isReadOnly() ? tr("This store is open read-only.") : QString();
    ui::setDisabledReason(choose, whyNot);
    connect(choose, &QPushButton::clicked, this, [this] { navigator()->trigger(u"importReports"_s); });
    connect(empty, &ui::EmptyState::filesDropped, this, [this](const QStringList &paths) { navigator()->importLogs(paths); });
    auto *folder = empty->addWay(u"folder"_s, tr("A folder of reports"), tr("With all folders below it, and mailboxes."), tr("Choose a folder…"));
    ui::setDisabledReason(folder, whyNot);
    connect(folder, &QPushButton::clicked, this, [this] { navigator()->trigger(u"importReportFolder"_s); });
    auto *mailbox = empty->addWay(u"mailauth"_s, tr("A mailbox"), tr("Receivers mail their reports: name the mailbox, and it is read by itself."), tr("Name a mailbox…"));
    mailbox->setObjectName(u"nameMailboxButton"_s);
    connect(mailbox, &QPushButton::clicked, this, [this] { navigator()->trigger(u"reportMailboxes"_s); });
    auto *check = empty->addWay(u"messages"_s, tr("One message"), tr("Whether it proves who it is from, and what to change."), tr("Check a message…"));
    connect(check, &QPushButton::clicked, this, [this] { navigator()->trigger(u"checkMessage"_s); });
    auto *own = empty->addWay(u"log"_s, tr("Your own logs"), tr("What they say of failed authentication, without any report."), tr("Show failures"));
    own->setObjectName(u"ownFailuresButton"_s);
    connect(own, &QPushButton::clicked, this, [this] { m_tabs->setCurrentIndex(int(tabNames.indexOf(u"failures"_s))); });
    auto *example = empty->addExampleLine(tr("Only looking?"), tr("Show a made-up fleet"), tr("It stays apart from your own."));
    connect(example, &QPushButton::clicked, this, [this] { navigator()->trigger(u"demo"_s); });
    setAnswer(tr("No report was read yet"));
    const QWidget *focus = QApplication::focusWidget();
    const bool hadFocus = isVisible() && (!focus || isAncestorOf(focus));
    m_empty = empty;
    showEmpty(empty);
    if (hadFocus) // the tabs have gone
        firstFocus()->setFocus(Qt::OtherFocusReason);
}

void MailAuthPage::leaveEmpty()
{
    m_empty = nullptr;
    showContent();
}

void MailAuthPage::watchJobs()
{
    service::FeedbackJob *running = nullptr;
    for (service::Job *job : session()->jobs())
        if (auto *feedback = qobject_cast<service::FeedbackJob *>(job); feedback && !feedback->isFinished())
            running = feedback;
    if (running == m_job.data())
        return;
    m_job = running;
    m_follows = m_follows || running;
    if (running) {
        connect(running, &service::Job::progressed, this, &MailAuthPage::showProgress);
        leaveEmpty();
    }
    if (!running && m_unreadablePanel)
        m_unreadablePanel->ask();
    showProgress();
    loadSoon();
}

void MailAuthPage::showProgress()
{
    m_progress->setVisible(m_job);
    if (!m_job)
        return;
    const ingest::FeedbackProgress state = m_job->state();
    const ingest::FeedbackImportCounts &counts = state.counts;
    const QString reports = tr("%1 new reports, %2 known already").arg(format().count(counts.stored.reports), format().count(counts.stored.duplicates));
    if (qobject_cast<service::MailboxPullJob *>(m_job.data())) {
        m_progressText->setText(state.filesTotal == 0 ? tr("Connecting to the mailbox…") : tr("Reading the mailbox: %1 of %2 messages; %3").arg(format().count(counts.files), format().count(state.filesTotal), reports));
        return;
    }
    m_progressText->setText(state.filesTotal == 0 ? tr("Looking for reports…") : tr("Reading reports: %1 of %2 files; %3").arg(format().count(counts.files), format().count(state.filesTotal), reports));
}

/// The first figures at once, the others once a second; and none begins anew what is being asked, or there would never be an answer.
void MailAuthPage::feedbackChanged()
{
    m_isMore = m_sources->facts()->isAsking();
    if (m_isMore)
        return;
    if (m_sources->facts()->time().reports == 0)
        loadSoon();
    else
        refresh({});
}

/// Who brings reports sees them, though they are about another time than the one that was chosen.
void MailAuthPage::followImport()
{
    if (!m_follows || !isVisible())
        return;
    const auto *facts = m_sources->facts();
    const core::TimeRange there = m_sources->newest();
    const bool isOurs = !m_job && filter().range == m_followed; // once at its begin, once at its end
    const bool isElsewhere = facts->time().reports == 0 && there.length() > 0;
    if (!m_job)
        m_follows = false;
    if (there.length() <= 0 || there == filter().range || !(isElsewhere || isOurs) || m_reporterChip->isSet() || m_verdictChip->isSet() || !filter().domains.isEmpty())
        return;
    m_followed = there;
    store::Filter one = filter();
    one.range = there;
    navigator()->openPage(id(), one, saveState());
}

void MailAuthPage::showOwnBanners()
{
    const int unreadable = int(m_unreadable->rows()->rows().size());
    QStringList unread;
    QString why;
    for (const itemmodels::MailboxLine &line : m_mailboxes->rows()->rows())
        if (line.row.error) {
            unread << line.row.mailbox.name;
            why = line.row.error->what;
        }
    const QString told = QString::number(unreadable) + u'\n' + unread.join(u'\n') + u'\n' + why;
    if (told == m_bannersOf)
        return;
    m_bannersOf = told;
    QList<ui::BannerSpec> banners;
    if (!unread.isEmpty()) {
        const QString strong = unread.size() == 1 ? tr("The mailbox %1 is not read.").arg(unread.first()) : tr("%n mailboxes are not read.", nullptr, int(unread.size()));
        banners << ui::BannerSpec { .key = u"unreadMailboxes"_s + unread.join(u','), .mark = ui::Mark::NotRead, .strong = strong, .rest = unread.size() == 1 ? why + u'.' : unread.join(u", "_s) + u'.', .buttonText = tr("Show mailboxes"),
            .act = [this] { navigator()->trigger(u"reportMailboxes"_s); } };
    }
    if (unreadable > 0)
        banners << ui::BannerSpec { .key = u"unreadableReports"_s, .mark = ui::Mark::Unknown, .strong = tr("%n thing(s) could not be read.", nullptr, unreadable), .rest = tr("What could not be read is kept aside, and can be tried again."),
            .buttonText = tr("See which"), .act = [this] { openUnreadable(); } };
    setBanners(banners);
}

void MailAuthPage::openRecords(const QString &title, const store::MailAuthFilter &filter, const QString &nextStep)
{
    const QWidget *focus = QApplication::focusWidget();
    const bool hadFocus = focus && !isAncestorOf(focus); // in a panel that goes
    m_recordsPanel = new RecordsPanel(title, filter, context(), format());
    m_recordsPanel->setNextStep(nextStep);
    connect(m_recordsPanel, &RecordsPanel::reportWanted, this, &MailAuthPage::openReport);
    navigator()->openSidePanel(m_recordsPanel);
    if (hadFocus)
        m_recordsPanel->focusFirst();
    Q_EMIT exportsChanged();
}

void MailAuthPage::openReport(qint64 report, qint64 record)
{
    const bool hadFocus = m_recordsPanel && m_recordsPanel->isAncestorOf(QApplication::focusWidget());
    m_reportPanel = new ReportPanel(report, record, context(), format());
    navigator()->openSidePanel(m_reportPanel);
    if (hadFocus)
        m_reportPanel->focusFirst();
}

void MailAuthPage::openUnreadable()
{
    m_unreadablePanel = new UnreadablePanel(context(), format());
    navigator()->openSidePanel(m_unreadablePanel);
    Q_EMIT exportsChanged();
}

QVariantMap MailAuthPage::lastingState() const
{
    return { { u"tab"_s, tabNames.value(m_tabs->currentIndex()) }, { u"group"_s, m_group->currentData() } };
}

QVariantMap MailAuthPage::saveState() const
{
    QVariantMap state = lastingState();
    state.insert(u"reporter"_s, m_reporterChip->value());
    state.insert(u"verdict"_s, m_verdictChip->value());
    if (m_reportPanel)
        state.insert(u"report"_s, m_reportPanel->report());
    if (m_unreadablePanel)
        state.insert(u"unreadable"_s, true);
    return state;
}

void MailAuthPage::restoreState(const QVariantMap &state)
{
    if (state.contains(u"group"_s))
        m_group->setCurrentData(state.value(u"group"_s));
    if (state.contains(u"reporter"_s))
        m_reporterChip->setValue(state.value(u"reporter"_s).toString());
    if (state.contains(u"verdict"_s))
        m_verdictChip->setValue(state.value(u"verdict"_s).toString());
    if (const qsizetype tab = tabNames.indexOf(state.value(u"tab"_s).toString()); tab >= 0 && tab != m_tabs->currentIndex())
        m_tabs->setCurrentIndex(int(tab));
    else
        loadSoon();
    if (state.contains(u"report"_s) && (!m_reportPanel || m_reportPanel->report() != state.value(u"report"_s).toLongLong()))
        openReport(state.value(u"report"_s).toLongLong(), 0);
    else if (state.value(u"unreadable"_s).toBool() && !m_unreadablePanel)
        openUnreadable();
}

QWidget *MailAuthPage::firstFocus()
{
    if (m_empty)
        if (auto *button = m_empty->findChild<QPushButton *>(u"chooseReportsButton"_s); button && button->isEnabled())
            return button;
    QWidget *first = view()->firstFocus();
    return first->isVisible() ? first : m_tabs->isVisible() ? static_cast<QWidget *>(m_tabs) : m_read; // nothing came yet, or there is nothing
}

void MailAuthPage::focusFilter()
{
    ui::tableToFilter(this, view()->table())->focusFilter();
}

std::optional<double> MailAuthPage::heardShare() const
{
    return view()->heardShare();
}

QList<ui::ExportItem> MailAuthPage::exports() const
{
    QList<ui::ExportItem> items = view()->exports();
    if (m_recordsPanel)
        items << ui::ExportItem { tr("Rows of reports, as a table"), u"csv"_s, u"report-rows"_s, [panel = m_recordsPanel](const QString &note) { return panel ? panel->csv(note) : QByteArray(); } };
    if (m_unreadablePanel)
        items << ui::ExportItem { tr("What could not be read, as a table"), u"csv"_s, u"unreadable"_s, [panel = m_unreadablePanel](const QString &note) { return panel ? panel->csv(note) : QByteArray(); } };
    return items;
}

} // namespace bw::mailauth
