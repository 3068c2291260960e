// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/fleetpage.h"

#include "models/service/fleet.h"
#include "ui/common/buttons.h"
#include "ui/common/chip.h"
#include "ui/common/datatable.h"
#include "ui/common/emptystate.h"
#include "ui/common/flowlayout.h"
#include "ui/common/label.h"
#include "ui/common/pagehead.h"
#include "ui/common/panel.h"
#include "ui/common/segmentedchoice.h"
#include "ui/common/tableproxy.h"
#include "ui/fleet/collectorline.h"
#include "ui/fleet/comparisonview.h"
#include "ui/fleet/nodepanel.h"
#include "ui/fleet/snapshotview.h"
#include "ui/itemmodels/fleetfacts.h"
#include "ui/itemmodels/snapshotfacts.h"
#include "ui/page/desk.h"

#include <QBoxLayout>
#include <QMenu>
#include <QStackedWidget>
#include <QTimer>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using bw::itemmodels::FleetNode;
using bw::itemmodels::NodeState;

namespace bw::fleet {

namespace {

using Facts = itemmodels::FleetFacts;
using Changes = itemmodels::ChangeFacts;

constexpr qsizetype mostNamed = 3;
constexpr core::UtcMicros changesLookBack = 7 * core::microsPerDay, readLately = 2 * core::microsPerMinute;
constexpr core::UtcMicros leastOld = 3 * core::microsPerMinute;
constexpr std::chrono::seconds ageStep { 5 };
const QStringList viewNames { u"nodes"_s, u"comparison"_s, u"snapshot"_s };

} // namespace

FleetPage::FleetPage(const ui::PageContext &context, QWidget *parent)
    : Page(u"fleet"_s, tr("Fleet"), context, parent)
    , m_facts(new Facts(context.session, this))
    , m_changeFacts(new Changes(context.session, this))
{
    build();
    connect(m_facts, &Facts::arrived, this, &FleetPage::arrived);
    connect(m_facts, &Facts::failed, this, [this](const core::Problem &problem) {
        setBusy(false);
        if (m_hasAnswer)
            m_nodesPanel->showError(problem);
        else
            showError(problem);
    });
    connect(m_changeFacts, &Changes::arrived, this, [this] {
        m_areChangesKnown = true;
        explainChanges();
        Q_EMIT exportsChanged();
    });
    connect(m_changeFacts, &Changes::failed, this, [this](const core::Problem &problem) {
        m_areChangesKnown = false;
        m_changesPanel->showError(problem);
    });
    service::Fleet *fleet = context.session->fleet();
    connect(fleet, &service::Fleet::changed, this, [this] { refresh({}); });
    connect(fleet, &service::Fleet::collectingChanged, this, &FleetPage::collectingChanged);
    collectingChanged();
    auto *ages = new QTimer(this);
    ages->setInterval(ageStep);
    connect(ages, &QTimer::timeout, this, &FleetPage::tick);
    ages->start();
}

void FleetPage::tick()
{
    if (!isVisible() || !m_hasAnswer)
        return;
    const core::UtcMicros now = context().clock->now();
    m_facts->tick(now);
    if (m_views->currentIndex() == Nodes)
        explain();
    if (m_panel)
        m_panel->tick(now);
}

void FleetPage::explainChanges()
{
    m_changesPanel->setSubtitle(m_changeFacts->notes().isEmpty() ? tr("from snapshots") : m_changeFacts->notes().join(u' '));
    const bool hasRows = !m_changeFacts->rows()->rows().isEmpty();
    // The room of what is not there is the nodes'.
    m_nodesColumn->setStretchFactor(m_changesPanel, hasRows ? 2 : 0);
    m_changesPanel->setSizePolicy(QSizePolicy::Preferred, hasRows ? QSizePolicy::Preferred : QSizePolicy::Maximum);
    if (hasRows) {
        m_changesPanel->showContent();
        return;
    }
    // A version comes with the settings: without one (SFTP alone, by hand) nobody looked, and none is no good news.
    const core::UtcMicros since = context().clock->now() - changesLookBack;
    const auto told = std::ranges::count_if(m_facts->all(), [since](const FleetNode &node) { return node.node.read >= since && !node.node.version.isEmpty(); });
    const auto all = m_facts->all().size();
    if (told == 0)
        m_changesPanel->showEmpty(tr("Not known: no settings were read in these 7 days. Nodes that are reached tell them."), ui::Mark::Unknown);
    else if (told < all)
        m_changesPanel->showEmpty(tr("No change is known: %1 of %2 nodes told their settings in these 7 days.").arg(format().count(told), format().count(all)), ui::Mark::Unknown);
    else
        m_changesPanel->showEmpty(tr("Nothing changed."), ui::Mark::Pass);
}

void FleetPage::build()
{
    makeHead();
    makeFilterRow();
    m_views = new QStackedWidget;
    m_views->addWidget(makeNodes());
    m_comparison = new ComparisonView(session(), context().tables);
    m_views->addWidget(m_comparison);
    m_snapshot = new SnapshotView(session(), context().tables);
    m_views->addWidget(m_snapshot);
    connect(m_comparison, &ComparisonView::answered, this, [this] {
        explain();
        Q_EMIT exportsChanged();
    });
    setContent(m_views);
}

void FleetPage::makeHead()
{
    auto *import = new ui::DropButton(u"import"_s, tr("Import"));
    import->setObjectName(u"fleetImportButton"_s);
    connect(import, &QPushButton::clicked, this, [this, import] {
        auto *menu = new QMenu(this);
        menu->setObjectName(u"fleetImportMenu"_s);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        QAction *many = menu->addAction(tr("&Nodes of a list…"), this, &FleetPage::importNodes);
        many->setObjectName(u"importNodesAction"_s);
        many->setEnabled(whyNoCommands().isEmpty());
        menu->addAction(tr("&Log files…"), this, [this] { navigator()->importLogs({}); });
        menu->popup(import->mapToGlobal(QPoint(0, import->height())));
    });
    m_with = new ui::DropButton({}, tr("With the chosen"));
    m_with->setObjectName(u"withChosenButton"_s);
    connect(m_with, &QPushButton::clicked, this, [this] {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        addCommands(menu);
        menu->popup(m_with->mapToGlobal(QPoint(0, m_with->height())));
    });
    m_add = ui::makeButton(tr("Add node…"), ui::ButtonKind::Primary, u"plus"_s);
    m_add->setObjectName(u"addNodeButton"_s);
    m_add->setToolTip(tr("Reach a mail server by SSH, or its files on this computer (Ctrl+N)"));
    ui::setDisabledReason(m_add, whyNoCommands());
    connect(m_add, &QPushButton::clicked, this, &FleetPage::addNode);
    head()->addButton(m_with);
    head()->addButton(import);
    head()->addButton(m_add);
}

void FleetPage::makeFilterRow()
{
    auto *row = new QWidget;
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_back = ui::makeButton(tr("All nodes"), ui::ButtonKind::Normal, u"back"_s);
    m_back->setObjectName(u"allNodesButton"_s);
    connect(m_back, &QPushButton::clicked, this, [this] { navigator()->openPage(id(), filter(), { { u"view"_s, viewNames[Nodes] } }); });
    m_back->hide();
    column->addWidget(m_back, 0, Qt::AlignLeading);
    m_chipRow = new QWidget;
    auto *chips = new ui::FlowLayout(m_chipRow);
    const auto chip = [this, chips](const QString &name, const QString &objectName) {
        auto *made = new ui::Chip(name, tr("any"));
        made->setObjectName(objectName);
        connect(made, &ui::Chip::valuePicked, this, [this, made](const QVariant &value) {
            made->setValue(value.toString());
            choose();
        });
        connect(made, &ui::Chip::cleared, this, [this, made] {
            made->setValue({});
            choose();
        });
        chips->addWidget(made);
        return made;
    };
    m_stateChip = chip(tr("State"), u"stateChip"_s);
    m_productChip = chip(tr("Product"), u"productChip"_s);
    m_groupChip = chip(tr("Group"), u"groupChip"_s);
    m_tagChip = chip(tr("Tag"), u"tagChip"_s);
    QList<QPair<QString, QVariant>> states;
    for (const NodeState state : { NodeState::Well, NodeState::NotRead, NodeState::Silent, NodeState::NotReadYet, NodeState::NotLately, NodeState::QueueNotRead, NodeState::PartlyUnderstood, NodeState::ByHand })
        states << QPair<QString, QVariant>(itemmodels::nodeStateWord(state), QString::number(int(state)));
    m_stateChip->setChoices(states);
    m_groupBy = new ui::SegmentedChoice(tr("Group by"));
    m_groupBy->setObjectName(u"groupByChoice"_s);
    m_groupBy->addChoice(tr("All in one"), int(Facts::GroupBy::Nothing));
    m_groupBy->addChoice(tr("By group"), int(Facts::GroupBy::Group));
    m_groupBy->addChoice(tr("By tag"), int(Facts::GroupBy::Tag));
    connect(m_groupBy, &ui::SegmentedChoice::chosen, this, [this] {
        context().tables->save(u"fleetGroupBy"_s, QByteArray::number(m_groupBy->currentData().toInt()));
        groupBy();
    });
    chips->addWidget(m_groupBy);
    chips->setFarEnd(m_groupBy);
    column->addWidget(m_chipRow);
    m_progress = new QWidget;
    auto *progress = new QHBoxLayout(m_progress);
    progress->setContentsMargins(0, 0, 0, 0);
    m_progressText = new ui::Label;
    m_progressText->setObjectName(u"collectProgressLabel"_s);
    progress->addWidget(m_progressText);
    auto *cancel = m_cancel = ui::makeButton(tr("Cancel"), ui::ButtonKind::Normal, u"stop"_s, ui::ControlSize::Small);
    cancel->setObjectName(u"cancelCollectButton"_s);
    connect(cancel, &QPushButton::clicked, this, [this] {
        if (m_purge)
            m_purge->cancel();
        else if (service::CollectJob *job = session()->fleet()->collecting())
            job->cancel();
    });
    progress->addWidget(cancel);
    progress->addStretch(1);
    m_progress->hide();
    column->addWidget(m_progress);
    m_collector = new CollectorLine(session()->fleet(), context().desk);
    m_collector->setReadOnly(whyNoCommands());
    column->addWidget(m_collector);
    setFilterRow(row);
}

QWidget *FleetPage::makeNodes()
{
    auto *content = new QWidget;
    auto *column = m_nodesColumn = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    m_nodesPanel = new ui::Panel(tr("Nodes"));
    m_nodes = new ui::DataTable(u"fleetTable"_s, tr("Nodes"));
    m_nodes->setSource(m_facts->nodes());
    m_nodes->setColumns({ { .column = Facts::Name, .width = 120 }, { .column = Facts::Product, .width = 120, .priority = 5 }, { .column = Facts::Sent, .width = 100, .number = true },
                            { .column = Facts::Delivered, .width = 80, .priority = 2, .number = true }, { .column = Facts::Queue, .width = 80, .priority = 1, .number = true },
                            { .column = Facts::Heard, .width = 120, .priority = 4, .stretch = true }, { .column = Facts::LastRead, .width = 110, .number = true },
                            { .column = Facts::LastError, .width = 130, .priority = 3 }, { .column = Facts::Group, .priority = 6 }, { .column = Facts::Tags, .hidden = true },
                            { .column = Facts::Address, .hidden = true } },
        context().tables);
    m_nodes->sortInitially(Facts::Name, Qt::AscendingOrder);
    m_nodes->setFilterableColumns({});
    m_nodes->installEventFilter(this);
    m_nodesPanel->addHeaderWidget(m_nodes->makeCorner(tr("Filter nodes")));
    m_nodesPanel->setContent(m_nodes, true);
    m_nodesPanel->showLoading();
    connect(m_nodesPanel, &ui::Panel::tryAgain, this, &FleetPage::load);
    connect(m_nodesPanel, &ui::Panel::emptyAction, this, [this] {
        for (ui::Chip *one : { m_stateChip, m_productChip, m_groupChip, m_tagChip })
            one->setValue({});
        choose();
    });
    m_groupBy->setCurrentData(context().tables ? context().tables->load(u"fleetGroupBy"_s).toInt() : 0);
    groupBy();
    connect(m_nodes, &ui::DataTable::opened, this, [this](const QModelIndex &at) {
        if (const FleetNode &row = m_facts->nodes()->row(at); !row.isHeading())
            openNode(row.node.node.name);
    });
    connect(m_nodes, &ui::DataTable::cellMenuOpening, this, [this](QMenu *menu) {
        menu->addSeparator();
        addCommands(menu);
    });
    connect(m_nodes, &ui::DataTable::currentRowChanged, this, [this](const QModelIndex &at) {
        if (m_panel && at.isValid() && m_nodes->hasFocus() && !m_facts->nodes()->row(at).isHeading())
            openNode(m_facts->nodes()->row(at).node.node.name);
    });
    column->addWidget(m_nodesPanel, 3);

    m_changesPanel = new ui::Panel(tr("Changed in the last 7 days"));
    m_changesPanel->setObjectName(u"fleetChangesPanel"_s);
    m_changes = new ui::DataTable(u"fleetChangesTable"_s, tr("Changed in the last 7 days"));
    m_changes->setSource(m_changeFacts->rows());
    m_changes->setColumns({ { .column = Changes::When, .width = 150 }, { .column = Changes::Node, .width = 100 }, { .column = Changes::Setting },
                              { .column = Changes::BeforeAfter, .width = 240, .stretch = true }, { .column = Changes::Default, .width = 120, .priority = 1 },
                              { .column = Changes::Section, .width = 150, .priority = 2, .hidden = true } },
        context().tables);
    m_changes->sortInitially(Changes::When, Qt::DescendingOrder);
    m_changesPanel->addHeaderWidget(m_changes->makeCorner(tr("Filter changes")));
    m_changesPanel->setContent(m_changes, true);
    m_changesPanel->showLoading();
    connect(m_changesPanel, &ui::Panel::tryAgain, this, &FleetPage::load);
    connect(m_changes, &ui::DataTable::opened, this, [this](const QModelIndex &at) {
        const itemmodels::NodeChange &change = m_changeFacts->rows()->row(at);
        navigator()->openPage(id(), filter(), { { u"view"_s, viewNames[Comparing] }, { u"before"_s, change.before }, { u"after"_s, change.after } });
    });
    column->addWidget(m_changesPanel, 2);
    return content;
}

QString FleetPage::whyNoCommands() const
{
    return session()->isReadOnly() ? tr("This store is open read-only.") : QString();
}

void FleetPage::load()
{
    setBusy(true);
    const core::UtcMicros now = context().clock->now();
    m_facts->setFormat(format());
    m_changeFacts->setFormat(format());
    m_comparison->setFormat(format());
    m_facts->setOldAfter(std::max(leastOld, 3 * context().desk->settings().collectEvery * core::microsPerSecond));
    m_facts->ask(filter(), now);
    m_changeFacts->ask(filter().nodes, { now - changesLookBack, now + core::microsPerHour });
}

void FleetPage::arrived()
{
    setBusy(false);
    m_hasAnswer = true;
    m_hasReached = std::ranges::any_of(m_facts->all(), &FleetNode::isReached);
    m_collector->setVisible(m_hasReached && m_views->currentIndex() == Nodes);
    if (m_facts->all().isEmpty() && filter().nodes.isEmpty()) {
        auto *empty = new ui::EmptyState(u"fleet"_s, tr("Which servers send your mail?"), tr("Name them once. From then on they are read over SSH, and nothing is installed there."));
        auto *add = empty->addPrimaryButton(tr("Add node…"), u"plus"_s);
        add->setObjectName(u"emptyAddNodeButton"_s);
        ui::setDisabledReason(add, whyNoCommands());
        connect(add, &QPushButton::clicked, this, &FleetPage::addNode);
        auto *many = empty->addWay(u"fleet"_s, tr("A list of nodes"), tr("From ~/.ssh/config, an Ansible inventory or CSV."), tr("Import nodes…"));
        many->setObjectName(u"emptyImportNodesButton"_s);
        ui::setDisabledReason(many, whyNoCommands());
        connect(many, &QPushButton::clicked, this, &FleetPage::importNodes);
        auto *import = empty->addWay(u"import"_s, tr("Log files"), tr("Bring the logs by hand; their nodes appear here."), tr("Import logs…"));
        connect(import, &QPushButton::clicked, this, [this] { navigator()->importLogs({}); });
        auto *demo = empty->addExampleLine(tr("Only looking?"), tr("Show this page with example data"), tr("It stays apart from your own."));
        connect(demo, &QPushButton::clicked, this, [this] { navigator()->trigger(u"demo"_s); });
        m_with->hide(); // what there is to do stands in the middle
        m_add->hide();
        setAnswer(tr("No node yet"));
        setBanners({});
        showEmpty(empty);
        return;
    }
    m_with->show();
    m_add->show();
    showContent();
    fillChips();
    choose();
    explain();
    if (m_areChangesKnown)
        explainChanges();
    showBannersOfErrors();
    refreshPanel();
    Q_EMIT exportsChanged();
}

void FleetPage::groupBy()
{
    const auto by = Facts::GroupBy(m_groupBy->currentData().toInt());
    m_nodes->proxy()->setHasBlocks(by != Facts::GroupBy::Nothing);
    m_facts->groupBy(by);
    m_nodes->setTotals(m_facts->totals(format()));
}

void FleetPage::choose()
{
    m_facts->choose({ m_stateChip->value(), m_productChip->value(), m_groupChip->value(), m_tagChip->value() });
    if (m_facts->nodes()->rows().isEmpty())
        m_nodesPanel->showEmpty(tr("No node matches these filters."), ui::Mark::None, tr("Clear filters"));
    else
        m_nodesPanel->showContent();
    m_nodes->setTotals(m_facts->totals(format()));
    m_nodesPanel->setSubtitle(m_facts->shown() < m_facts->all().size() ? tr("%1 of %2").arg(m_facts->shown()).arg(m_facts->all().size()) : QString());
}

void FleetPage::fillChips()
{
    QStringList products, tags;
    for (const FleetNode &node : m_facts->all()) {
        products << Facts::productOf(node);
        tags << node.node.node.tags;
    }
    const auto fill = [](ui::Chip *chip, QStringList values) {
        values.removeAll(QString());
        values.removeDuplicates();
        values.sort();
        QList<QPair<QString, QVariant>> choices;
        for (const QString &value : std::as_const(values))
            choices << QPair<QString, QVariant>(value, value);
        const QString now = chip->value();
        chip->setChoices(choices);
        chip->setValue(values.contains(now) ? now : QString());
        chip->setVisible(!values.isEmpty());
    };
    fill(m_productChip, products);
    fill(m_groupChip, groups());
    fill(m_tagChip, tags);
}

QStringList FleetPage::groups() const
{
    QStringList all;
    for (const FleetNode &node : m_facts->all())
        if (!node.node.node.group.isEmpty() && !all.contains(node.node.node.group))
            all << node.node.node.group;
    all.sort();
    return all;
}

void FleetPage::explain()
{
    if (m_views->currentIndex() == Comparing) {
        setAnswer(m_comparison->answer().isEmpty() ? tr("Comparison of two snapshots") : m_comparison->answer());
        return;
    }
    if (m_views->currentIndex() == OneSnapshot) {
        setAnswer(m_snapshot->title());
        return;
    }
    if (!m_hasAnswer)
        return;
    const qsizetype all = m_facts->all().size();
    const auto reached = std::ranges::count_if(m_facts->all(), &FleetNode::isReached);
    const auto fresh = std::ranges::count_if(m_facts->all(), [](const FleetNode &node) { return node.isReached() && node.node.read > node.now - readLately; });
    const auto failing = std::ranges::count(m_facts->all(), NodeState::NotRead, &FleetNode::state);
    QString text = tr("%n node(s)", nullptr, int(all));
    if (reached == 0)
        text += tr(", all imported by hand");
    else if (failing > 0)
        text += tr(", %n cannot be read", nullptr, int(failing));
    else
        text += tr(", %1 of %2 read in the last 2 minutes").arg(fresh).arg(reached);
    if (const auto silent = std::ranges::count(m_facts->all(), NodeState::Silent, &FleetNode::state); silent > 0)
        text += tr(", %n silent", nullptr, int(silent));
    setAnswer(text);
}

void FleetPage::showBannersOfErrors()
{
    QList<ui::BannerSpec> banners;
    const QString whyNot = whyNoCommands();
    for (const FleetNode &node : m_facts->all()) {
        if (!node.node.error || !node.node.error->kind.startsWith("host_key"_L1))
            continue;
        const QString name = node.node.node.name;
        const bool hasChanged = node.node.error->kind == "host_key_changed"_L1;
        banners << ui::BannerSpec { .key = u"hostKey/"_s + name, .mark = ui::Mark::Critical,
            .strong = (hasChanged ? tr("%1 is not read since %2: its host key changed.") : tr("%1 is not read since %2: its host key is not known to this computer.")).arg(name, format().stamp(node.node.error->from)),
            .rest = tr("Nothing is sent to it until you decide."),
            .buttonText = whyNot.isEmpty() ? tr("Compare keys…") : QString(), .act = [this, name] { edit(name, true); }, .dismissable = false };
        if (!whyNot.isEmpty())
            banners.last().rest += u' ' + whyNot;
    }
    QStringList lacking;
    for (const FleetNode &node : m_facts->all())
        if (node.lacksSecret())
            lacking << node.node.node.name;
    if (!lacking.isEmpty())
        banners << ui::BannerSpec { .key = u"secret/"_s + lacking.join(u','), .mark = ui::Mark::High, .strong = tr("%n node(s) wait for a password or passphrase.", nullptr, int(lacking.size())),
            .rest = lacking.size() > mostNamed ? tr("%1 and more are not read until somebody gives it.").arg(lacking.mid(0, mostNamed).join(u", "_s)) : tr("%1 is not read until somebody gives it.").arg(lacking.join(u", "_s)),
            .buttonText = whyNot.isEmpty() ? tr("Give it…") : QString(), .act = [this, lacking] { giveSecrets(lacking); }, .dismissable = false };
    setBanners(banners);
}

void FleetPage::showView(View view)
{
    m_views->setCurrentIndex(view);
    m_back->setVisible(view != Nodes);
    m_chipRow->setVisible(view == Nodes);
    m_collector->setVisible(view == Nodes && m_hasReached);
    explain();
    Q_EMIT exportsChanged();
}

void FleetPage::openNode(const QString &name)
{
    const FleetNode *node = m_facts->find(name);
    if (!node) {
        m_openWhenRead = name;
        return;
    }
    if (!m_panel) {
        m_panel = new NodePanel(session(), context().tables);
        connect(m_panel, &NodePanel::editRequested, this, &FleetPage::edit);
        connect(m_panel, &NodePanel::collectRequested, this, [this](const QString &one) { collect({ one }); });
        connect(m_panel, &NodePanel::removeRequested, this, [this](const QString &one) { remove({ one }); });
        connect(m_panel, &NodePanel::secretRequested, this, [this](const QString &one) { giveSecrets({ one }); });
        connect(m_panel, &NodePanel::comparisonRequested, this, [this](qint64 before, qint64 after) {
            navigator()->openPage(id(), filter(), { { u"view"_s, viewNames[Comparing] }, { u"before"_s, before }, { u"after"_s, after } });
        });
        connect(m_panel, &NodePanel::snapshotRequested, this, [this](qint64 snapshot, const QString &title) {
            navigator()->openPage(id(), filter(), { { u"view"_s, viewNames[OneSnapshot] }, { u"snapshot"_s, snapshot }, { u"title"_s, title } });
        });
        connect(m_panel, &NodePanel::pageRequested, this, [this](const QString &page, const QString &one) {
            store::Filter only = filter();
            only.nodes = { one };
            navigator()->openPage(page, only);
        });
        navigator()->openSidePanel(m_panel);
    }
    m_panel->setNode(*node, format(), whyNoCommands());
}

void FleetPage::refreshPanel()
{
    if (const QString name = std::exchange(m_openWhenRead, {}); !name.isEmpty() && m_facts->find(name))
        openNode(name);
    else if (m_panel)
        if (const FleetNode *node = m_facts->find(m_panel->nodeName()))
            m_panel->setNode(*node, format(), whyNoCommands());
}

QVariantMap FleetPage::saveState() const
{
    const int view = m_views->currentIndex();
    QVariantMap state { { u"view"_s, viewNames.at(view) } };
    if (view != Nodes)
        state.insert(u"beginning"_s, QVariantMap { { u"view"_s, viewNames[Nodes] } });
    if (view == Comparing) {
        state.insert(u"before"_s, m_comparison->before());
        state.insert(u"after"_s, m_comparison->after());
        state.insert(u"nodes"_s, m_comparison->nodes());
    } else if (view == OneSnapshot) {
        state.insert(u"snapshot"_s, m_snapshot->snapshot());
        state.insert(u"title"_s, m_snapshot->title());
    } else if (m_panel) {
        state.insert(u"node"_s, m_panel->nodeName());
    }
    return state;
}

void FleetPage::restoreState(const QVariantMap &state)
{
    const int view = int(std::max<qsizetype>(0, viewNames.indexOf(state.value(u"view"_s).toString())));
    if (view != Nodes && m_panel)
        navigator()->closeSidePanel();
    if (view == Comparing)
        m_comparison->compare(state.value(u"before"_s).toLongLong(), state.value(u"after"_s).toLongLong(), state.value(u"nodes"_s).toStringList());
    else if (view == OneSnapshot)
        m_snapshot->show(state.value(u"snapshot"_s).toLongLong(), state.value(u"title"_s).toString());
    if (state.value(u"needsYou"_s).toBool()) {
        m_stateChip->setValue(QString::number(int(NodeState::NotRead)));
        if (m_hasAnswer)
            choose();
    }
    showView(View(view));
    if (const QString node = state.value(u"node"_s).toString(); !node.isEmpty())
        openNode(node);
}

QWidget *FleetPage::firstFocus()
{
    return m_views->currentIndex() == Comparing ? static_cast<QWidget *>(m_comparison->table()) : m_views->currentIndex() == OneSnapshot ? m_snapshot->table() : m_nodes;
}

void FleetPage::focusFilter()
{
    static_cast<ui::DataTable *>(firstFocus())->focusFilter();
}

QList<ui::ExportItem> FleetPage::exports() const
{
    if (!m_hasAnswer)
        return {};
    const auto csv = [](const QString &title, const QString &name, ui::DataTable *table) {
        return ui::ExportItem { title, u"csv"_s, name, [table](const QString &note) { return table->csv(note); } };
    };
    if (m_views->currentIndex() == Comparing)
        return { csv(tr("What differs, as a table"), u"comparison"_s, m_comparison->table()) };
    if (m_views->currentIndex() == OneSnapshot)
        return { csv(tr("The snapshot, as a table"), u"snapshot"_s, m_snapshot->table()) };
    return { csv(tr("Nodes, as a table"), u"fleet"_s, m_nodes), csv(tr("Changes, as a table"), u"fleet-changes"_s, m_changes) };
}

} // namespace bw::fleet
