// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/nodepanel.h"

#include "ui/common/banner.h"
#include "ui/common/buttons.h"
#include "ui/common/datatable.h"
#include "ui/common/formfield.h"
#include "ui/common/heardstrip.h"
#include "ui/common/label.h"
#include "ui/common/panel.h"
#include "ui/fleet/diffview.h"
#include "ui/itemmodels/coveragemodels.h"
#include "ui/itemmodels/snapshotfacts.h"

#include <QApplication>
#include <QBoxLayout>
#include <QComboBox>
#include <QItemSelectionModel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>

#include <algorithm>

using namespace Qt::StringLiterals;
using bw::itemmodels::FleetNode;
using bw::ui::FontRole;
using bw::ui::Token;

namespace bw::fleet {

namespace {

constexpr qsizetype mostCounts = 8, mostWords = 6;

/// Empties it but for what stands in \p kept.
void clear(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

ui::Label *heading(const QString &text)
{
    return new ui::Label(text, FontRole::PanelTitle);
}

ui::Label *wrapped(const QString &text)
{
    auto *label = new ui::Label(text, FontRole::Small, Token::TextSecondary);
    label->setWordWrap(true);
    return label;
}

/// What to do about an error, beside what its text says.
QString advice(const QString &kind)
{
    if (kind == "host_key_changed"_L1)
        return NodePanel::tr("The server was installed anew, or someone stands between you and it. Nothing is sent until you decide.");
    if (kind == "host_key_unknown"_L1)
        return NodePanel::tr("This computer never met it. Compare its fingerprint with what its owner says; nothing is sent before.");
    if (kind == "secret_missing"_L1)
        return NodePanel::tr("Its log-in needs a password, or the passphrase of a key.");
    return {};
}

} // namespace

NodePanel::NodePanel(service::Session *session, ui::TableMemory *tables, QWidget *parent)
    : SidePanelFrame({}, parent)
    , m_facts(new itemmodels::NodeFacts(session, this))
    , m_comparison(new itemmodels::ComparisonFacts(session, this))
{
    setObjectName(u"fleetNodePanel"_s);
    m_bannerBox = new QWidget;
    auto *banners = new QVBoxLayout(m_bannerBox);
    banners->setContentsMargins(16, 0, 16, 8);
    addFlush(m_bannerBox);
    m_tabs = new QTabBar;
    m_tabs->setObjectName(u"nodeTabs"_s);
    m_tabs->setAccessibleName(tr("What is shown of the node"));
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    for (const QString &title : { tr("Now"), tr("Snapshots"), tr("Queue"), tr("Coverage") })
        m_tabs->addTab(title);
    addFlush(m_tabs);
    m_stack = new QStackedWidget;
    m_stack->addWidget(makeNow());
    m_stack->addWidget(makeSnapshots(tables));
    m_stack->addWidget(makeScrolling(m_queueColumn));
    m_stack->addWidget(makeCoverage());
    addFlush(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    makeFoot();
    connect(m_facts, &itemmodels::NodeFacts::arrived, this, &NodePanel::arrived);
    connect(m_facts, &itemmodels::NodeFacts::failed, this, &NodePanel::failed);
    connect(m_comparison, &itemmodels::ComparisonFacts::arrived, this, &NodePanel::showChange);
    connect(m_comparison, &itemmodels::ComparisonFacts::failed, this, [this](const core::Problem &problem) { m_words->setText(problem.what); });
}

QWidget *NodePanel::makeScrolling(QVBoxLayout *&column)
{
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget;
    column = new QVBoxLayout(content);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    scroll->setWidget(content);
    return scroll;
}

QWidget *NodePanel::makeNow()
{
    QVBoxLayout *column = nullptr;
    QWidget *scroll = makeScrolling(column);
    m_nowFacts = new ui::FactList;
    column->addWidget(m_nowFacts);
    m_changes = new QWidget;
    auto *changes = new QVBoxLayout(m_changes);
    changes->setContentsMargins(0, 8, 0, 0);
    changes->setSpacing(6);
    changes->addWidget(heading(tr("Changes")));
    auto *choose = new QVBoxLayout; // below each other: a stamp needs the width
    const auto box = [this, choose](const QString &name, const QString &label, const QString &accessible) {
        auto *made = new QComboBox;
        made->setObjectName(name);
        made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        made->setMinimumContentsLength(10);
        connect(made, &QComboBox::activated, this, &NodePanel::askChange);
        choose->addWidget(new ui::FormField(label, made));
        made->setAccessibleName(accessible);
        return made;
    };
    m_before = box(u"panelBeforeComboBox"_s, tr("Before"), tr("Snapshot before"));
    m_after = box(u"panelAfterComboBox"_s, tr("After"), tr("Snapshot after"));
    changes->addLayout(choose);
    m_diff = new DiffView(tr("What changed between the two"));
    m_diff->setObjectName(u"panelDiff"_s);
    changes->addWidget(m_diff);
    m_words = new ui::Label({}, FontRole::Small, Token::TextSecondary);
    m_words->setObjectName(u"panelChangeWords"_s);
    m_words->setWordWrap(true);
    changes->addWidget(m_words);
    m_open = ui::makeLink(tr("Open comparison"));
    m_open->setObjectName(u"openComparisonLink"_s);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT comparisonRequested(m_before->currentData().toLongLong(), m_after->currentData().toLongLong()); });
    changes->addWidget(m_open, 0, Qt::AlignTrailing);
    column->addWidget(m_changes);
    m_noChange = wrapped({});
    column->addWidget(m_noChange);
    column->addStretch(1);
    return scroll;
}

QWidget *NodePanel::makeSnapshots(ui::TableMemory *tables)
{
    using Facts = itemmodels::NodeFacts;
    m_snapshotPanel = new ui::Panel;
    m_snapshots = new ui::DataTable(u"nodeSnapshotsTable"_s, tr("Snapshots of the node"));
    m_snapshots->setSource(m_facts->snapshotModel());
    m_snapshots->setColumns({ { .column = Facts::SnapshotFrom, .width = 172 }, { .column = Facts::SnapshotTo, .width = 156, .priority = 1 }, { .column = Facts::SnapshotVersion, .width = 70, .stretch = true } }, tables);
    m_snapshots->sortInitially(Facts::SnapshotFrom, Qt::DescendingOrder);
    m_compare = ui::makeButton(tr("Compare"), ui::ButtonKind::Normal, u"compare"_s, ui::ControlSize::Small);
    m_compare->setObjectName(u"compareChosenButton"_s);
    m_snapshotPanel->addHeaderWidget(m_compare);
    m_snapshotPanel->setContent(m_snapshots, true);
    connect(m_compare, &QPushButton::clicked, this, [this] {
        const auto [before, after] = chosenPair();
        Q_EMIT comparisonRequested(before, after);
    });
    connect(m_snapshots->selectionModel(), &QItemSelectionModel::selectionChanged, this, &NodePanel::updateCompare);
    updateCompare();
    connect(m_snapshots, &ui::DataTable::opened, this, [this](const QModelIndex &at) {
        const store::SnapshotRow &row = m_facts->snapshotModel()->row(at);
        Q_EMIT snapshotRequested(row.id, tr("%1, %2", "a node and the time of its snapshot").arg(m_name, m_format.stamp(row.first)));
    });
    return m_snapshotPanel;
}

void NodePanel::makeFoot()
{
    m_collect = ui::makeButton(tr("Collect now"));
    m_collect->setObjectName(u"panelCollectButton"_s);
    m_edit = ui::makeButton(tr("Edit…"));
    m_edit->setObjectName(u"panelEditButton"_s);
    m_remove = ui::makeButton(tr("Remove…"));
    m_remove->setObjectName(u"panelRemoveButton"_s);
    connect(m_collect, &QPushButton::clicked, this, [this] { Q_EMIT collectRequested(m_name); });
    connect(m_edit, &QPushButton::clicked, this, [this] { Q_EMIT editRequested(m_name, false); });
    connect(m_remove, &QPushButton::clicked, this, [this] { Q_EMIT removeRequested(m_name); });
    addFootWidget(m_collect);
    addFootWidget(m_edit);
    addFootWidget(m_remove);
}

int NodePanel::tab() const
{
    return m_tabs->currentIndex();
}

void NodePanel::setTab(int tab)
{
    m_tabs->setCurrentIndex(std::clamp(tab, 0, m_tabs->count() - 1));
}

void NodePanel::setNode(const FleetNode &node, const ui::Format &format, const QString &whyNoCommands)
{
    const bool isOther = m_name != node.node.node.name;
    if (isOther || m_format.locale() != format.locale() || m_format.zone() != format.zone())
        m_shownQueue.reset();
    m_node = node;
    m_name = node.node.node.name;
    m_id = node.node.id;
    m_format = format;
    m_facts->setFormat(format);
    setTitle(m_name);
    if (isOther)
        forgetNode();
    showError(node, whyNoCommands);
    showFacts(node);
    showCoverage(node);
    ui::setDisabledReason(m_edit, whyNoCommands);
    const QString whyNotReached = !whyNoCommands.isEmpty() ? whyNoCommands : node.isReached() ? QString() : tr("Nothing says how it is reached. Edit it first.");
    ui::setDisabledReason(m_collect, whyNotReached);
    ui::setDisabledReason(m_remove, whyNoCommands); // one of which only logs were imported can go, too
    m_facts->ask(m_id, node.now);
}

/// Nothing of the node before stands below the title of this one, should its answer fail.
void NodePanel::forgetNode()
{
    m_snapshotPanel->showLoading();
    m_changes->hide();
    m_noChange->setText({});
    m_before->clear();
    m_after->clear();
    m_diff->setDiff({}, true);
    m_words->setText({});
    m_asked = m_compared = {};
    clear(m_queueColumn);
}

void NodePanel::showError(const FleetNode &node, const QString &whyNoCommands)
{
    QStringList texts;
    bool isKey = false, isSecret = false;
    if (node.node.error) {
        const store::NodeErrorRow &error = *node.node.error;
        isKey = error.kind.startsWith("host_key"_L1);
        isSecret = error.kind == "secret_missing"_L1;
        const QString about = advice(error.kind);
        texts = { tr("Not read since %1: %2.").arg(m_format.stamp(error.from), itemmodels::errorTitle(error)), about.isEmpty() ? error.text : about,
            isKey ? tr("Compare keys…") : isSecret ? tr("Give the password…") : tr("Test the connection…"), whyNoCommands };
    }
    m_bannerBox->setVisible(!texts.isEmpty());
    if (texts == m_shownError)
        return;
    m_shownError = texts;
    const bool hadFocus = m_bannerBox->isAncestorOf(QApplication::focusWidget());
    clear(m_bannerBox->layout());
    if (texts.isEmpty()) {
        if (hadFocus)
            m_tabs->setFocus(Qt::OtherFocusReason);
        return;
    }
    auto *banner = new ui::Banner(isKey ? ui::Mark::Critical : ui::Mark::High, texts[0], texts[1]);
    banner->setObjectName(u"nodeErrorBanner"_s);
    banner->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum); // all its lines, however narrow the panel
    banner->setDismissable(false);
    auto *act = ui::makeButton(texts[2], ui::ButtonKind::Normal, {}, ui::ControlSize::Small);
    act->setObjectName(u"nodeErrorButton"_s);
    connect(act, &QPushButton::clicked, this, [this, isSecret] {
        if (isSecret)
            Q_EMIT secretRequested(m_name);
        else
            Q_EMIT editRequested(m_name, true);
    });
    ui::setDisabledReason(act, whyNoCommands);
    banner->addButton(act);
    m_bannerBox->layout()->addWidget(banner);
    if (hadFocus)
        act->setFocus(Qt::OtherFocusReason);
}

void NodePanel::tick(core::UtcMicros now)
{
    m_node.now = now;
    m_nowFacts->setValue(tr("State"), m_node.stateText(m_format));
    if (m_node.queue || m_node.node.queueError)
        m_nowFacts->setValue(tr("Queue"), queueText());
    if (m_node.isReached())
        m_nowFacts->setValue(tr("Last read"), readText());
}

QString NodePanel::readText() const
{
    const core::UtcMicros read = m_node.node.read;
    return read == 0 ? tr("never") : m_format.ago(std::max<core::UtcMicros>(0, m_node.now - read) / core::microsPerSecond);
}

QString NodePanel::queueText() const
{
    if (const auto &error = m_node.node.queueError)
        return tr("not listed since %1: %2").arg(m_format.stamp(error->from), error->text);
    const fleet::QueueSample &queue = *m_node.queue;
    const QString count = queue.isAtLeast ? tr("at least %Ln message(s)", nullptr, int(queue.messages)) : tr("%Ln message(s)", nullptr, int(queue.messages));
    return tr("%1, %2", "a queue, and when it was listed").arg(count, m_format.ago(std::max<core::UtcMicros>(0, m_node.now - queue.time) / core::microsPerSecond));
}

void NodePanel::showFacts(const FleetNode &node)
{
    const store::NodeRow &row = node.node;
    QList<ui::FactList::Fact> facts;
    facts << ui::FactList::Fact { tr("State"), node.stateText(m_format) };
    facts << ui::FactList::Fact { tr("Product"), row.product.isEmpty() ? row.node.mta : row.product + u' ' + row.version };
    facts << ui::FactList::Fact { tr("Route"), itemmodels::routeText(row.node) };
    if (!row.node.host.isEmpty())
        facts << ui::FactList::Fact { tr("Address"), row.node.user.isEmpty() ? row.node.host : row.node.user + u'@' + row.node.host, true };
    if (!row.node.logs.isEmpty())
        facts << ui::FactList::Fact { tr("Logs"), row.node.logs.join(u'\n'), true };
    if (!row.node.group.isEmpty())
        facts << ui::FactList::Fact { tr("Group"), row.node.group };
    if (!row.node.tags.isEmpty())
        facts << ui::FactList::Fact { tr("Tags"), row.node.tags.join(u", "_s) };
    if (node.queue || row.queueError)
        facts << ui::FactList::Fact { tr("Queue"), queueText() };
    if (node.isReached())
        facts << ui::FactList::Fact { tr("Last read"), readText() };
    if (row.lag >= 0)
        facts << ui::FactList::Fact { tr("Newest line"), tr("%1 old when it was read").arg(m_format.age(row.lag / core::microsPerSecond)) };
    if (row.clockOffset)
        facts << ui::FactList::Fact { tr("Its clock"), *row.clockOffset == 0 ? tr("as ours") : *row.clockOffset > 0 ? tr("%1 ahead of ours").arg(m_format.duration(*row.clockOffset)) : tr("%1 behind ours").arg(m_format.duration(-*row.clockOffset)) };
    else if (row.read > 0 && row.node.route != RouteKind::Sftp)
        facts << ui::FactList::Fact { tr("Its clock"), tr("not known") };
    if (!row.hostKey.isEmpty())
        facts << ui::FactList::Fact { tr("Host key"), row.hostKey, true };
    if (row.error)
        facts << ui::FactList::Fact { tr("Last error"), tr("%1, %2").arg(m_format.stampWithSeconds(row.error->last), row.error->text) };
    m_nowFacts->setFacts(facts);
}

void NodePanel::arrived()
{
    const QList<store::SnapshotRow> &snapshots = m_facts->snapshots();
    if (snapshots.isEmpty())
        m_snapshotPanel->showEmpty(tr("No snapshot yet: they come with the first read."));
    else
        m_snapshotPanel->showContent();
    const bool canCompare = snapshots.size() > 1;
    m_changes->setVisible(canCompare);
    m_noChange->setVisible(!canCompare);
    m_noChange->setText(snapshots.isEmpty()                         ? tr("Nothing is known of its settings yet.")
                        : m_node.isReached() && m_node.node.read == 0 ? tr("Its log was never read. Its settings were first asked for at %1.").arg(m_format.stamp(snapshots.last().first))
                                                                      : tr("Its settings have not changed since %1, when they were first read.").arg(m_format.stamp(snapshots.last().first)));
    fillSnapshots();
    updateCompare();
    if (canCompare)
        askChange();
    showQueue();
}

void NodePanel::failed(const core::Problem &problem)
{
    m_snapshotPanel->showError(problem);
    m_noChange->setText(problem.what);
    m_noChange->show();
    if (m_shownQueue)
        return; // of this node, an earlier answer
    clear(m_queueColumn);
    m_queueColumn->addWidget(wrapped(problem.what));
    m_queueColumn->addStretch(1);
}

void NodePanel::fillSnapshots()
{
    QStringList stamps;
    QVariantList ids;
    for (const store::SnapshotRow &row : m_facts->snapshots()) {
        stamps << m_format.stampWithSeconds(row.first);
        ids << qint64(row.id);
    }
    int wanted = stamps.size() > 1 ? 1 : 0; // the one before the newest
    for (QComboBox *box : { m_before, m_after }) {
        bool isSame = box->count() == stamps.size();
        for (int i = 0; isSame && i < box->count(); ++i)
            isSame = box->itemData(i) == ids[i] && box->itemText(i) == stamps[i];
        if (!isSame) {
            const QVariant chosen = box->currentData();
            box->clear();
            for (qsizetype i = 0; i < stamps.size(); ++i)
                box->addItem(stamps[i], ids[i]);
            const int found = chosen.isValid() ? box->findData(chosen) : -1;
            box->setCurrentIndex(found >= 0 ? found : stamps.isEmpty() ? -1 : wanted);
        }
        wanted = 0;
    }
}

/// The two that are chosen, the older first; of one alone the one before it. Zeros: there is nothing to compare.
std::pair<qint64, qint64> NodePanel::chosenPair() const
{
    QList<store::SnapshotRow> chosen;
    for (const QModelIndex &index : m_snapshots->selectionModel()->selectedRows())
        chosen << m_facts->snapshotModel()->row(m_snapshots->sourceIndex(index));
    if (chosen.size() == 1)
        for (const store::SnapshotRow &row : m_facts->snapshots()) // the newest first
            if (row.first < chosen.constFirst().first) {
                chosen << row;
                break;
            }
    if (chosen.size() != 2)
        return {};
    std::ranges::sort(chosen, {}, &store::SnapshotRow::first);
    return { chosen.constFirst().id, chosen.constLast().id };
}

void NodePanel::updateCompare()
{
    const auto count = m_snapshots->selectionModel()->selectedRows().size();
    m_compare->setText(count == 1 ? tr("Compare with the one before") : tr("Compare"));
    ui::setDisabledReason(m_compare, chosenPair().first != 0 ? QString() : count == 1 ? tr("There is none before it.") : tr("Choose two snapshots, or one to compare it with the one before."));
}

/// Snapshots do not change: what was compared is not asked for again.
void NodePanel::askChange()
{
    const std::pair<qint64, qint64> wanted { m_before->currentData().toLongLong(), m_after->currentData().toLongLong() };
    if (wanted == m_compared)
        return;
    m_asked = wanted;
    m_comparison->ask(wanted.first, wanted.second);
}

void NodePanel::showChange()
{
    if (m_asked == std::pair<qint64, qint64>())
        return; // of the node before
    m_compared = m_asked;
    m_diff->setDiff(m_comparison->diff(), true);
    QStringList words;
    for (const Change &change : m_comparison->rows()->rows().first(std::min(mostWords, m_comparison->rows()->rows().size())))
        words << inWords(change);
    const int changed = int(m_comparison->rows()->rows().size()) - m_comparison->spellings();
    words << tr("%n setting(s) changed", nullptr, changed) + tr(", %1 the same").arg(m_format.count(m_comparison->same()));
    m_words->setText(words.join(u'\n'));
    m_diff->setVisible(!m_comparison->diff().isEmpty());
}

void NodePanel::showQueue()
{
    if (m_shownQueue == m_facts->queue())
        return;
    m_shownQueue = m_facts->queue();
    clear(m_queueColumn);
    if (m_facts->queue().isEmpty()) {
        m_queueColumn->addWidget(wrapped(tr("The queue was not read in the last two days.")));
        m_queueColumn->addStretch(1);
        return;
    }
    const fleet::QueueSample &sample = m_facts->queue().last();
    m_queueColumn->addWidget(heading((sample.isAtLeast ? tr("At least %Ln message(s) waited %1", nullptr, int(sample.messages)) : tr("%Ln message(s) waited %1", nullptr, int(sample.messages))).arg(m_format.stamp(sample.time))));
    qint64 most = 0;
    for (const fleet::QueueSample &one : m_facts->queue())
        most = std::max<qint64>(most, one.messages);
    m_queueColumn->addWidget(wrapped(tr("%1 in size; at most %Ln message(s) in two days", nullptr, int(most)).arg(m_format.bytes(sample.bytes))));
    const auto counts = [this](const QString &title, const QMap<QString, std::int64_t> &map, const QString &rest, bool fixed) {
        QList<std::pair<QString, std::int64_t>> rows;
        for (auto it = map.cbegin(); it != map.cend(); ++it)
            if (it.value() > 0)
                rows << std::pair(it.key(), it.value());
        if (rows.isEmpty())
            return;
        std::ranges::stable_sort(rows, std::greater(), &std::pair<QString, std::int64_t>::second);
        m_queueColumn->addWidget(heading(title));
        for (const auto &[name, number] : rows.first(std::min(mostCounts, rows.size()))) {
            auto *line = new QWidget;
            auto *row = new QHBoxLayout(line);
            row->setContentsMargins(0, 0, 0, 0);
            auto *label = new ui::Label(name.isEmpty() ? rest : name, fixed && !name.isEmpty() ? FontRole::Code : FontRole::Base);
            label->setWordWrap(true);
            row->addWidget(label, 1);
            row->addWidget(new ui::Label(m_format.count(number)), 0, Qt::AlignTop);
            m_queueColumn->addWidget(line);
        }
    };
    counts(tr("By queue"), sample.byQueue, tr("others"), false);
    QMap<QString, std::int64_t> ages;
    for (qsizetype i = 0; i < sample.byAge.size(); ++i) {
        const bool isLast = i >= qsizetype(std::size(ageBoundsMinutes));
        const qint64 bound = 60 * ageBoundsMinutes[isLast ? std::size(ageBoundsMinutes) - 1 : std::size_t(i)];
        ages.insert(isLast ? tr("older than %1").arg(m_format.age(bound)) : tr("younger than %1").arg(m_format.age(bound)), sample.byAge.at(i));
    }
    counts(tr("By age"), ages, {}, false);
    counts(tr("By destination"), sample.byDestination, tr("others"), true);
    counts(tr("By sender domain"), sample.bySenderDomain, tr("others"), true);
    counts(tr("Reasons"), sample.reasons, tr("others"), false);
    m_queueColumn->addStretch(1);
}

QWidget *NodePanel::makeCoverage()
{
    QVBoxLayout *column = nullptr;
    QWidget *scroll = makeScrolling(column);
    m_notHeard = wrapped(tr("Nothing was heard of it in this range."));
    column->addWidget(m_notHeard);
    m_heard = new QWidget;
    auto *inside = new QVBoxLayout(m_heard);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(8);
    m_strip = new ui::HeardStrip;
    inside->addWidget(m_strip);
    m_heardFacts = new ui::FactList;
    inside->addWidget(m_heardFacts);
    m_gaps = wrapped({});
    inside->addWidget(m_gaps);
    for (const auto &[text, page] : { std::pair(tr("Open coverage"), u"coverage"_s), std::pair(tr("Show volume"), u"volume"_s) }) {
        auto *link = ui::makeLink(text);
        link->setObjectName(page + u"OfNodeLink"_s);
        connect(link, &QPushButton::clicked, this, [this, page] { Q_EMIT pageRequested(page, m_name); });
        inside->addWidget(link, 0, Qt::AlignLeading);
    }
    column->addWidget(m_heard);
    column->addStretch(1);
    return scroll;
}

void NodePanel::showCoverage(const FleetNode &node)
{
    m_notHeard->setVisible(!node.coverage);
    m_heard->setVisible(node.coverage.has_value());
    if (!node.coverage)
        return;
    const store::NodeCoverage &heard = *node.coverage;
    m_strip->setHours({ node.hours.cbegin(), node.hours.cend() }, tr("heard %1 of the time").arg(itemmodels::shareText(m_format, heard.heard)));
    m_heardFacts->setFacts({ { tr("Heard"), tr("%1 of the range").arg(itemmodels::shareText(m_format, heard.heard)) },
        { tr("Last heard"), heard.lastHeard == 0 ? tr("never") : m_format.fullStamp(heard.lastHeard) }, { tr("Lines"), m_format.count(heard.lines) },
        { tr("Understood"), m_format.count(heard.understood) }, { tr("Kept aside"), m_format.count(heard.unrecognised + heard.unreadable) } });
    QStringList gaps;
    for (const core::TimeRange &gap : heard.gaps.first(std::min(mostCounts, heard.gaps.size())))
        gaps << tr("not heard %1").arg(m_format.range(gap));
    m_gaps->setText(gaps.join(u'\n'));
    m_gaps->setVisible(!gaps.isEmpty());
}

} // namespace bw::fleet
