// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does with nodes: add, edit, remove, import, collect, give a secret.
#include "models/service/fleet.h"
#include "ui/common/datatable.h"
#include "ui/common/label.h"
#include "ui/common/messagebox.h"
#include "ui/fleet/fleetpage.h"
#include "ui/fleet/importnodesdialog.h"
#include "ui/fleet/nodedialog.h"
#include "ui/fleet/nodepanel.h"
#include "ui/fleet/removedialog.h"
#include "ui/fleet/secretdialog.h"
#include "ui/itemmodels/fleetfacts.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using bw::itemmodels::FleetNode;

namespace bw::fleet {

/// What can be done with the nodes that are chosen: in the menu of the head and in that of the table.
void FleetPage::addCommands(QMenu *menu)
{
    const QStringList names = chosenNodes();
    const bool isPossible = whyNoCommands().isEmpty() && !names.isEmpty();
    QStringList lacking;
    for (const QString &name : names)
        if (const FleetNode *node = m_facts->find(name); node && node->lacksSecret())
            lacking << name;
    menu->addAction(tr("&Collect now"), this, [this, names] { collect(names); })->setEnabled(isPossible);
    if (!lacking.isEmpty()) {
        QAction *give = menu->addAction(tr("Give the &password…"), this, [this, lacking] { giveSecrets(lacking); });
        give->setObjectName(u"givePasswordAction"_s);
        give->setEnabled(isPossible);
    }
    menu->addAction(tr("&Edit…"), QKeySequence(Qt::Key_F2), this, [this, names] { edit(names.value(0), false); })->setEnabled(isPossible && names.size() == 1);
    menu->addAction(tr("C&ompare snapshots…"), this, [this, names] {
            navigator()->openPage(id(), filter(), { { u"view"_s, u"comparison"_s }, { u"nodes"_s, names } });
        })->setEnabled(names.size() <= 2);
    menu->addSeparator();
    menu->addAction(tr("&Remove…"), QKeySequence(Qt::Key_Delete), this, [this, names] { remove(names); })->setEnabled(isPossible);
}

/// Asks at once where it is known what is lacking; else a try finds it out, and then it is asked.
void FleetPage::giveSecrets(const QStringList &names)
{
    service::Fleet *fleet = session()->fleet();
    if (std::ranges::all_of(names, [fleet](const QString &name) { return fleet->needs(name).isEmpty(); }))
        fleet->collect(names);
    else
        askForSecrets(window(), session(), names);
}

QStringList FleetPage::chosenNodes() const
{
    QStringList names;
    for (const QModelIndex &index : m_nodes->selectionModel()->selectedIndexes()) {
        // The head of a group stands for all of its nodes.
        const FleetNode &row = m_facts->nodes()->row(m_nodes->sourceIndex(index));
        names << (row.isHeading() ? row.members : QStringList { row.node.node.name });
    }
    const QModelIndex current = m_nodes->sourceIndex(m_nodes->currentIndex());
    if (names.isEmpty() && current.isValid()) {
        const FleetNode &row = m_facts->nodes()->row(current);
        names = row.isHeading() ? row.members : QStringList { row.node.node.name };
    }
    names.removeDuplicates();
    return names;
}

bool FleetPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_nodes && event->type() == QEvent::KeyPress && whyNoCommands().isEmpty()) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const QStringList names = chosenNodes();
        if (key == Qt::Key_Delete && !names.isEmpty()) {
            remove(names);
            return true;
        }
        if (key == Qt::Key_F2 && names.size() == 1) {
            edit(names.first(), false);
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

void FleetPage::addNode()
{
    Node node;
    openDialog(node, false);
}

void FleetPage::importNodes()
{
    auto *dialog = ImportNodesDialog::open(window(), session(), groups());
    connect(dialog, &ImportNodesDialog::added, this, [this](const QStringList &names) {
        navigator()->say(tr("%n node(s) added", nullptr, int(names.size())));
        collect(names);
    });
}

void FleetPage::edit(const QString &name, bool testsAtOnce)
{
    const FleetNode *found = m_facts->find(name);
    if (!found || !whyNoCommands().isEmpty())
        return;
    Node node = found->node.node;
    if (node.route == RouteKind::None) { // so far only its logs were imported: SSH is what most will want
        node.route = RouteKind::Ssh;
        node.logs = { u"/var/log/mail.log"_s };
    }
    openDialog(node, testsAtOnce);
}

void FleetPage::openDialog(const Node &node, bool testsAtOnce)
{
    NodeDialog *dialog = NodeDialog::open(window(), session(), { .node = node, .groups = groups(), .testsAtOnce = testsAtOnce });
    connect(dialog, &NodeDialog::saved, this, [this](const QString &name) {
        m_openWhenRead = name;
        collect({ name });
    });
}

void FleetPage::remove(const QStringList &names)
{
    QStringList reached;
    std::optional<qint64> sent;
    bool isBound = false;
    for (const QString &name : names)
        if (const FleetNode *node = m_facts->find(name)) { // one that has only imported logs can go, too
            reached << name;
            if (node->sent)
                sent = sent.value_or(0) + *node->sent;
            isBound = isBound || node->isBound || !node->sent;
        }
    if (reached.isEmpty())
        return;
    RemoveDialog *dialog = RemoveDialog::open(window(), reached, !sent ? ui::Format::unknown() : isBound ? ui::Format::atLeast(format().count(*sent)) : format().count(*sent));
    connect(dialog, &RemoveDialog::chosen, this, [this, reached](bool purges) {
        if (purges && m_panel && reached.contains(m_panel->nodeName()))
            navigator()->closeSidePanel();
        service::Job *job = purges ? session()->fleet()->purge(reached) : session()->fleet()->remove(reached);
        if (purges)
            showPurge(job, reached);
        connect(job, &service::Job::finished, this, [this, job, reached, purges] {
            const core::Done done = job->outcome();
        if (!done && done.error().kind == core::ProblemKind::Cancelled)
            navigator()->say(tr("Removing was stopped: what is left goes when the node is removed again."));
        else if (!done)
                ui::MessageBox::showProblem(this, done.error(), tr("Remove node"));
            else
                navigator()->say(purges ? tr("%n node(s) and all data of them are gone", nullptr, int(reached.size())) : tr("%n node(s) removed; what they said stays", nullptr, int(reached.size())));
        });
    });
}

void FleetPage::collect(const QStringList &names)
{
    session()->fleet()->collect(names);
}

void FleetPage::collectingChanged()
{
    service::CollectJob *job = session()->fleet()->collecting();
    m_progress->setVisible(job || m_purge);
    if (job)
        connect(job, &service::Job::progressed, this, &FleetPage::showProgress, Qt::UniqueConnection);
    showProgress();
}

/// Minutes may pass: what happens is said where the nodes still stand.
void FleetPage::showPurge(service::Job *job, const QStringList &names)
{
    m_purge = job;
    m_purging = names;
    connect(job, &service::Job::progressed, this, &FleetPage::showProgress);
    connect(job, &service::Job::finished, this, [this, job] {
        if (m_purge != job)
            return;
        m_purge.clear();
        m_purging.clear();
        collectingChanged();
    });
    collectingChanged();
}

void FleetPage::showProgress()
{
    const service::CollectJob *job = session()->fleet()->collecting();
    QHash<QString, QString> words;
    for (const QString &name : std::as_const(m_purging))
        words.insert(name, tr("being removed…"));
    if (m_purge)
        m_progressText->setText(m_purge->progress() < 0 ? tr("%1 …", "a job that runs").arg(m_purge->title())
                                                        : tr("%1: %2 of their rows are gone", "a job that runs").arg(m_purge->title(), format().percent(m_purge->progress(), 0)));
    m_cancel->setToolTip(m_purge ? tr("What is gone by then stays gone. The rest stays, and goes when the node is removed again.") : QString());
    if (job && !m_purge) {
        using State = service::NodeProgress::State;
        for (const service::NodeProgress &node : job->nodes())
            words.insert(node.node, node.state == State::Waiting ? tr("reading…") : node.state == State::Failed ? tr("failed") : tr("%1 new lines").arg(format().count(node.lines)));
        m_progressText->setText(tr("Reading %n node(s), %1 done", nullptr, int(job->nodes().size())).arg(job->done()));
    }
    m_facts->setProgress(words);
}

} // namespace bw::fleet
