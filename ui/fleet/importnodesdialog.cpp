// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/importnodesdialog.h"

#include "models/service/fleet.h"
#include "ui/common/buttons.h"
#include "ui/common/filedialog.h"
#include "ui/common/formfield.h"
#include "ui/common/label.h"
#include "ui/common/messagebox.h"
#include "ui/common/panel.h"
#include "ui/common/problemview.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QSet>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using bw::service::NodeOffer;

namespace bw::fleet {

namespace {

constexpr qint64 mostBytes = 16 * 1024 * 1024 + 1; ///< one more than readInventory takes: it says so itself
constexpr qsizetype mostNotes = 5;
constexpr int readAfterMilliseconds = 300;
enum Column { Name, Address, Group, What };

struct Read
{
    core::Result<QList<NodeOffer>> offers;
    QStringList notes;
};

QString sshConfigPath()
{
    return QDir::homePath() + u"/.ssh/config"_s;
}

Read readList(const store::Store &store, const QString &path, const Node &usual)
{
    const auto failed = [](const core::Problem &problem) { return Read { core::fail(problem), {} }; };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failed({ core::ProblemKind::Missing, ImportNodesDialog::tr("The list of nodes could not be read"), file.errorString(), path, {} });
    const QByteArray text = file.read(mostBytes);
    const bool isDesks = QFileInfo(path).canonicalFilePath() == QFileInfo(sshConfigPath()).canonicalFilePath();
    const auto inventory = transport::readInventory({ text.constData(), std::size_t(text.size()) }, usual, {}, isDesks);
    if (!inventory)
        return failed(inventory.error());
    const auto known = store::listFleet(store, {});
    if (!known)
        return failed(known.error());
    return { service::compareWithFleet(*known, *inventory), inventory->notes };
}

QString whatOf(const NodeOffer &offer)
{
    switch (offer.state) {
    case NodeOffer::State::New:
        break;
    case NodeOffer::State::SameName:
        return ImportNodesDialog::tr("there is a node of this name");
    case NodeOffer::State::SamePlace:
        return ImportNodesDialog::tr("the same place as %1").arg(offer.text);
    case NodeOffer::State::Bad:
        return offer.entry.line > 0 ? ImportNodesDialog::tr("line %1: %2").arg(offer.entry.line).arg(offer.text) : offer.text;
    }
    return ImportNodesDialog::tr("new");
}

} // namespace

ImportNodesDialog *ImportNodesDialog::open(QWidget *window, service::Session *session, const QStringList &groups)
{
    auto *dialog = new ImportNodesDialog(window, session, groups);
    dialog->QDialog::open();
    return dialog;
}

ImportNodesDialog::ImportNodesDialog(QWidget *window, service::Session *session, const QStringList &groups)
    : QDialog(window)
    , m_session(session)
{
    setObjectName(u"importNodesDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Import nodes"));
    setMinimumSize(600, 480);
    build(groups);
    resize(760, 620);
    connect(session, &QObject::destroyed, this, &QDialog::reject);
    m_path->setFocus(Qt::OtherFocusReason);
}

void ImportNodesDialog::build(const QStringList &groups)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    m_path = new QLineEdit;
    m_path->setObjectName(u"nodeListLineEdit"_s);
    m_pathField = new ui::FormField(tr("&List of nodes"), m_path, tr("ssh's configuration, what ansible-inventory --list prints, or CSV with a head row"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_pathField, 1);
    auto *choose = ui::makeButton(tr("&Choose…"));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &ImportNodesDialog::choosePath);
    row->addWidget(choose, 0, Qt::AlignVCenter);
    auto *own = ui::makeButton(u"~/.ssh/config"_s);
    own->setObjectName(u"ownSshConfigButton"_s);
    own->setAutoDefault(false);
    connect(own, &QPushButton::clicked, this, [this] { setPath(sshConfigPath()); });
    row->addWidget(own, 0, Qt::AlignVCenter);
    column->addLayout(row);
    column->addWidget(makeUsual(groups));
    m_panel = new ui::Panel(tr("What it names"));
    m_tree = new QTreeWidget;
    m_tree->setObjectName(u"nodeOffersTree"_s);
    m_tree->setAccessibleName(tr("Nodes that the list names"));
    m_tree->setRootIsDecorated(false);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setHeaderLabels({ tr("Node"), tr("Address"), tr("Group"), tr("What it is") });
    m_tree->setFrameShape(QFrame::NoFrame);
    connect(m_tree, &QTreeWidget::itemChanged, this, &ImportNodesDialog::updateButtons);
    m_all = ui::makeButton(tr("Choose &all new"), ui::ButtonKind::Normal, {}, ui::ControlSize::Small);
    m_none = ui::makeButton(tr("Choose n&one"), ui::ButtonKind::Normal, {}, ui::ControlSize::Small);
    m_none->setObjectName(u"chooseNoneButton"_s);
    const std::pair<QPushButton *, Qt::CheckState> answers[] { { m_all, Qt::Checked }, { m_none, Qt::Unchecked } };
    for (const auto &[button, state] : answers) {
        button->setAutoDefault(false);
        m_panel->addHeaderWidget(button);
        connect(button, &QPushButton::clicked, this, [this, state = state] {
            for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
                if (m_offers.at(i).state == NodeOffer::State::New)
                    m_tree->topLevelItem(i)->setCheckState(Name, state);
        });
    }
    m_panel->setContent(m_tree, true);
    column->addWidget(m_panel, 1);
    m_notes = new ui::Label({}, ui::FontRole::Small, ui::Token::TextSecondary);
    m_notes->setObjectName(u"nodeListNotes"_s);
    m_notes->setWordWrap(true);
    m_notes->hide();
    column->addWidget(m_notes);
    auto *buttons = new QDialogButtonBox;
    m_add = ui::makeButton({}, ui::ButtonKind::Primary);
    m_add->setObjectName(u"addNodesButton"_s);
    m_add->setDefault(true);
    auto *cancel = ui::makeButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    buttons->addButton(m_add, QDialogButtonBox::AcceptRole);
    buttons->addButton(cancel, QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &ImportNodesDialog::add);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    m_readSoon = new QTimer(this);
    m_readSoon->setSingleShot(true);
    m_readSoon->setInterval(readAfterMilliseconds);
    connect(m_readSoon, &QTimer::timeout, this, &ImportNodesDialog::read);
    connect(m_path, &QLineEdit::textChanged, this, &ImportNodesDialog::readSoon);
    updateButtons();
}

/// What a list does not say.
QWidget *ImportNodesDialog::makeUsual(const QStringList &groups)
{
    auto *widget = new QWidget;
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    m_route = new QComboBox;
    m_route->setObjectName(u"usualRouteComboBox"_s);
    const std::pair<RouteKind, QString> routes[] { { RouteKind::Ssh, tr("SSH, read-only commands") }, { RouteKind::Sftp, tr("SFTP alone: no commands") }, { RouteKind::Journald, tr("The journal, over SSH") } };
    for (const auto &[route, text] : routes)
        m_route->addItem(text, int(route));
    m_user = new QLineEdit;
    m_user->setObjectName(u"usualUserLineEdit"_s);
    m_group = new QComboBox;
    m_group->setObjectName(u"usualGroupComboBox"_s);
    m_group->setEditable(true);
    m_group->addItems(groups);
    m_group->setEditText({});
    m_group->lineEdit()->setAccessibleName(tr("Group"));
    row->addWidget(new ui::FormField(tr("&Route"), m_route, tr("Where the list does not say it")), 3);
    row->addWidget(new ui::FormField(tr("Log &in as"), m_user, tr("Else as ~/.ssh/config says")), 2);
    row->addWidget(new ui::FormField(tr("&Group"), m_group, tr("Where the list names none")), 2);
    connect(m_route, &QComboBox::currentIndexChanged, this, &ImportNodesDialog::readSoon);
    connect(m_user, &QLineEdit::textEdited, this, &ImportNodesDialog::readSoon);
    connect(m_group, &QComboBox::editTextChanged, this, &ImportNodesDialog::readSoon);
    return widget;
}

Node ImportNodesDialog::usual() const
{
    Node node;
    node.route = RouteKind(m_route->currentData().toInt());
    node.user = m_user->text().trimmed();
    node.group = m_group->currentText().trimmed();
    if (readsFiles(node.route))
        node.logs = QStringList { u"/var/log/mail.log"_s };
    return node;
}

void ImportNodesDialog::choosePath()
{
    ui::FileDialog::openFile(this, { u"nodeList"_s, tr("List of nodes"), tr("All files (*)"), {}, {}, QDir::homePath() }, [this](const QString &path) {
        if (!path.isEmpty())
            setPath(path);
    });
}

void ImportNodesDialog::setPath(const QString &path)
{
    m_path->setText(path);
    read();
}

void ImportNodesDialog::showNone()
{
    m_offers.clear();
    m_tree->clear();
    m_notes->hide();
    m_panel->setSubtitle({});
    m_panel->showEmpty(tr("Choose a list first. It is only read: nothing is connected or run."));
}

/// Nothing of an older list, or with older words, can be added meanwhile.
void ImportNodesDialog::readSoon()
{
    m_isReading = true;
    m_readSoon->start();
    updateButtons();
}

void ImportNodesDialog::read()
{
    m_readSoon->stop();
    m_isReading = true;
    updateButtons();
    QString path = m_path->text().trimmed();
    if (path.startsWith("~/"_L1))
        path = QDir::homePath() + path.mid(1);
    if (path.isEmpty() || !m_session) {
        m_isReading = false;
        showNone();
        updateButtons();
        return;
    }
    m_session->ask(this, "inventory", [this, store = m_session->store(), path, node = usual()](const std::atomic_bool &) -> std::function<void()> {
        return [this, answer = readList(store, path, node)] {
            m_isReading = m_readSoon->isActive();
            if (answer.offers)
                show(*answer.offers, answer.notes);
            else
                showProblem(answer.offers.error());
        };
    });
}

void ImportNodesDialog::showProblem(const core::Problem &problem)
{
    showNone();
    m_panel->showEmpty(problem.what + u": "_s + ui::ProblemView::sentence(problem), ui::Mark::Fail);
    updateButtons();
}

void ImportNodesDialog::show(const QList<NodeOffer> &offers, const QStringList &notes)
{
    QSet<QString> leftOut; // by hand: another group or user does not bring them back
    for (int i = 0; i < m_tree->topLevelItemCount() && i < m_offers.size(); ++i)
        if (m_offers.at(i).state == NodeOffer::State::New && m_tree->topLevelItem(i)->checkState(Name) == Qt::Unchecked)
            leftOut << m_offers.at(i).entry.node.name;
    m_offers = offers;
    const QSignalBlocker blocked(m_tree);
    m_tree->clear();
    int fresh = 0;
    for (const NodeOffer &offer : offers) {
        const Node &node = offer.entry.node;
        auto *item = new QTreeWidgetItem({ node.name, node.port == 22 ? node.host : u"%1:%2"_s.arg(node.host).arg(node.port), node.group, whatOf(offer) });
        const bool isNew = offer.state == NodeOffer::State::New;
        fresh += isNew ? 1 : 0;
        item->setCheckState(Name, isNew && !leftOut.contains(node.name) ? Qt::Checked : Qt::Unchecked);
        if (!isNew) // what is there already, or cannot be one, is shown and stays out
            item->setFlags(item->flags() & ~(Qt::ItemIsUserCheckable | Qt::ItemIsEnabled));
        item->setData(Name, Qt::AccessibleTextRole, isNew ? u"%1, %2"_s.arg(node.name, whatOf(offer)) : tr("%1, cannot be chosen: %2").arg(node.name, whatOf(offer)));
        for (int at = 0; at < m_tree->columnCount(); ++at)
            item->setToolTip(at, isNew ? whatOf(offer) : tr("Cannot be chosen: %1").arg(whatOf(offer)));
        m_tree->addTopLevelItem(item);
    }
    if (offers.isEmpty())
        m_panel->showEmpty(tr("This list names no node."));
    else
        m_panel->showContent();
    for (const int at : { Name, Address, Group })
        m_tree->resizeColumnToContents(at);
    m_panel->setSubtitle(tr("%n node(s), %1 new", nullptr, int(offers.size())).arg(fresh));
    QString passed = notes.mid(0, mostNotes).join(u"; "_s);
    if (notes.size() > mostNotes)
        passed += tr(" and %n more", nullptr, int(notes.size() - mostNotes));
    m_notes->setText(tr("Passed over: %1").arg(passed));
    m_notes->setVisible(!notes.isEmpty());
    updateButtons();
}

QList<Node> ImportNodesDialog::chosen() const
{
    QList<Node> nodes;
    for (int i = 0; i < m_tree->topLevelItemCount() && i < m_offers.size(); ++i)
        if (m_offers.at(i).state == NodeOffer::State::New && m_tree->topLevelItem(i)->checkState(Name) == Qt::Checked)
            nodes << m_offers.at(i).entry.node;
    return nodes;
}

void ImportNodesDialog::updateButtons()
{
    const auto count = chosen().size();
    m_add->setText(tr("Add %n node(s)", nullptr, int(count)));
    ui::setDisabledReason(m_add, m_saving ? tr("They are being saved.") : m_isReading ? tr("The list is being read.") : count == 0 ? tr("Choose at least one new node.") : QString());
    const bool hasNew = std::ranges::any_of(m_offers, [](const NodeOffer &offer) { return offer.state == NodeOffer::State::New; });
    m_all->setEnabled(hasNew);
    m_none->setEnabled(hasNew);
}

void ImportNodesDialog::add()
{
    const QList<Node> nodes = chosen();
    if (nodes.isEmpty() || m_saving || m_isReading || !m_session)
        return;
    m_saving = m_session->fleet()->saveAll(nodes);
    updateButtons();
    connect(m_saving, &service::Job::finished, this, [this, nodes, job = m_saving] {
        const core::Done done = job->outcome();
        m_saving = nullptr;
        if (!done) {
            ui::MessageBox::showProblem(this, done.error(), windowTitle());
            read();
            return;
        }
        QStringList names;
        for (const Node &node : nodes)
            names << node.name;
        Q_EMIT added(names);
        accept();
    });
}

} // namespace bw::fleet
