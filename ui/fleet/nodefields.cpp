// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/nodefields.h"

#include "models/fleet/homepath.h"
#include "ui/common/buttons.h"
#include "ui/common/filedialog.h"
#include "ui/common/formfield.h"
#include "ui/common/icons.h"

#include <QComboBox>
#include <QDir>
#include <QGridLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace bw::fleet {

namespace {

constexpr int mostChars = 1000;

QStringList words(const QString &text)
{
    static const QRegularExpression blanks(u"[\\s,;]+"_s);
    return text.split(blanks, Qt::SkipEmptyParts);
}

} // namespace

NodeFields::NodeFields(QWidget *parent)
    : FieldGrid(3, 2, parent)
{
    build();
    Node fresh;
    fresh.route = RouteKind::Ssh;
    fresh.logs = QStringList { u"/var/log/mail.log"_s };
    setNode(fresh);
}

void NodeFields::build()
{
    m_host = line(u"hostLineEdit"_s, mostChars);
    m_port = new QSpinBox;
    m_port->setObjectName(u"portSpinBox"_s);
    m_port->setRange(1, 65535);
    m_name = line(u"nodeNameLineEdit"_s, mostChars);
    m_group = new QComboBox;
    m_group->setObjectName(u"groupComboBox"_s);
    m_group->setEditable(true);
    m_group->lineEdit()->setAccessibleName(tr("Group"));
    m_route = new QComboBox;
    m_route->setObjectName(u"routeComboBox"_s);
    const std::pair<RouteKind, QString> routes[] { { RouteKind::Ssh, tr("SSH, read-only commands") }, { RouteKind::Sftp, tr("SFTP alone: no commands") }, { RouteKind::Journald, tr("The journal, over SSH") },
        { RouteKind::Local, tr("Files of this computer") }, { RouteKind::LocalJournal, tr("The journal of this computer") } };
    for (const auto &[route, text] : routes)
        m_route->addItem(text, int(route));
    m_user = line(u"userLineEdit"_s, mostChars);
    m_key = line(u"keyFileLineEdit"_s, mostChars);
    m_key->setPlaceholderText(tr("SSH agent, then ~/.ssh/config"));
    auto *choose = m_key->addAction(ui::icon(u"folder"_s), QLineEdit::TrailingPosition);
    choose->setToolTip(tr("Choose a key file"));
    connect(choose, &QAction::triggered, this, [this] {
        ui::FileDialog::openFile(this, { u"key"_s, tr("Private key"), tr("All files (*)"), {}, {}, QDir::homePath() + u"/.ssh"_s }, [this](const QString &path) {
            if (!path.isEmpty()) {
                m_key->setText(path);
                Q_EMIT changed();
            }
        });
    });
    m_jump = line(u"jumpLineEdit"_s, mostChars);
    m_logs = line(u"logsLineEdit"_s, mostChars);
    m_tags = line(u"tagsLineEdit"_s, mostChars);

    m_hostField = add(tr("&Address"), m_host, tr("Name or address of its SSH server"), 0, 0);
    m_portField = add(tr("&Port"), m_port, {}, 0, 1);
    m_nameField = add(tr("&Name"), m_name, tr("What you call it, and what its figures stand under"), 1, 0);
    add(tr("&Group"), m_group, {}, 1, 1);
    add(tr("&Route"), m_route, {}, 2, 0);
    m_userField = add(tr("Log &in as"), m_user, tr("Else as ~/.ssh/config says"), 2, 1);
    m_keyField = add(tr("Sign in with a &key file"), m_key, tr("Empty: the SSH agent, then ~/.ssh/config"), 3, 0);
    m_jumpField = add(tr("T&hrough"), m_jump, tr("user@host:port, or a name of ~/.ssh/config"), 3, 1);
    m_logsField = add(tr("&Logs"), m_logs, tr("Where the mail server writes; several with blanks between"), 4, 0);
    m_tagsField = add(tr("Tag&s"), m_tags, tr("Words to find it by"), 4, 1);

    m_hostField->setValidator([this] { return usesSsh(route()) && m_host->text().trimmed().isEmpty() ? tr("Name the host, as you would for ssh.") : QString(); });
    m_nameField->setValidator([this] { return m_name->text().trimmed().isEmpty() ? tr("A node needs a name.") : QString(); });
    m_logsField->setValidator([this] {
        const QStringList paths = words(m_logs->text());
        if (!readsFiles(route()))
            return QString();
        if (paths.isEmpty())
            return tr("Name the log, such as /var/log/mail.log.");
        return std::ranges::all_of(paths, [](const QString &path) { return path.startsWith(u'/'); }) ? QString() : tr("Begin each path with a slash.");
    });
    m_jumpField->setValidator([this] {
        for (const QString &hop : words(m_jump->text()))
            if (!endpointFrom(hop))
                return tr("“%1” is no host. Write user@host:port.").arg(hop);
        return QString();
    });
    connect(m_host, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (!m_nameTyped)
            m_name->setText(text.section(u'.', 0, 0).trimmed());
    });
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_nameTyped = !text.isEmpty();
        Q_EMIT named();
    });
    for (QLineEdit *edit : { m_host, m_user, m_key, m_jump, m_logs })
        connect(edit, &QLineEdit::textEdited, this, &NodeFields::changed);
    connect(m_port, &QSpinBox::valueChanged, this, &NodeFields::changed);
    connect(m_route, &QComboBox::currentIndexChanged, this, [this] {
        routeChanged();
        Q_EMIT changed();
    });
}

RouteKind NodeFields::route() const
{
    return RouteKind(m_route->currentData().toInt());
}

void NodeFields::routeChanged()
{
    for (QWidget *field : { m_hostField, m_portField, m_userField, m_keyField, m_jumpField })
        field->setVisible(usesSsh(route()));
    m_logsField->setVisible(readsFiles(route()));
    // Where there is less to say, what is left moves up: no hole stands between.
    const bool isFar = usesSsh(route());
    m_grid->addWidget(m_tagsField, isFar ? 4 : 2, isFar && !readsFiles(route()) ? 0 : 1, Qt::AlignTop);
    m_grid->addWidget(m_logsField, 4, 0, 1, isFar ? 1 : 2, Qt::AlignTop);
    setTabOrder(isFar ? m_logs : static_cast<QWidget *>(m_route), m_tags);
    setTabOrder(isFar ? m_jump : m_tags, m_logs);
}

void NodeFields::setNode(const Node &node)
{
    const QSignalBlocker blocked(this);
    m_rest = node;
    m_nameTyped = !node.name.isEmpty();
    m_host->setText(node.host);
    m_port->setValue(node.port);
    m_name->setText(node.name);
    m_group->setEditText(node.group);
    m_route->setCurrentIndex(std::max(0, m_route->findData(int(node.route))));
    m_user->setText(node.user);
    m_key->setText(node.keyFile);
    m_jump->setText(node.jump);
    m_logs->setText(node.logs.join(u' '));
    m_tags->setText(node.tags.join(u' '));
    routeChanged();
}

void NodeFields::setGroups(const QStringList &groups)
{
    const QString now = m_group->currentText();
    m_group->clear();
    m_group->addItems(groups);
    m_group->setEditText(now);
}

Node NodeFields::node() const
{
    Node node = m_rest;
    node.route = route();
    node.name = m_name->text().trimmed();
    node.group = m_group->currentText().trimmed();
    node.tags = words(m_tags->text());
    node.host = usesSsh(node.route) ? m_host->text().trimmed() : QString();
    node.port = usesSsh(node.route) ? m_port->value() : 22;
    node.user = usesSsh(node.route) ? m_user->text().trimmed() : QString();
    node.keyFile = usesSsh(node.route) ? withHome(m_key->text().trimmed()) : QString();
    node.jump = usesSsh(node.route) ? words(m_jump->text()).join(u',') : QString();
    node.logs = readsFiles(node.route) ? words(m_logs->text()) : QStringList();
    return node;
}

bool NodeFields::validate()
{
    return ui::FormField::validateAll({ m_hostField, m_nameField, m_jumpField, m_logsField });
}

QWidget *NodeFields::firstField() const
{
    return usesSsh(route()) ? m_host : m_name;
}

} // namespace bw::fleet
