// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/posture/assetdialog.h"

#include "ui/common/buttons.h"
#include "ui/common/formdialog.h"
#include "ui/common/formfield.h"
#include "ui/common/label.h"
#include "ui/common/segmentedchoice.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using bw::store::AssetKind;

namespace bw::posture {

namespace {

constexpr int mostChars = 253, mostListChars = 2000, highestPort = 65'535;
const QStringList roleNames { u"edge"_s, u"submission"_s, u"outbound"_s, u"internal"_s };

QStringList partsOf(const QString &text)
{
    QStringList parts;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts))
        if (const QString trimmed = part.trimmed(); !trimmed.isEmpty())
            parts << trimmed;
    return parts;
}

QString joined(const QJsonValue &list)
{
    QStringList parts;
    for (const QJsonValue &one : list.toArray())
        parts << one.toString();
    return parts.join(u", "_s);
}

QComboBox *truthBox(const QString &name, const QJsonValue &value)
{
    auto *box = new QComboBox;
    box->setObjectName(name);
    box->addItem(AssetDialog::tr("find out"));
    box->addItem(AssetDialog::tr("yes"), true);
    box->addItem(AssetDialog::tr("no"), false);
    box->setCurrentIndex(value.isBool() ? (value.toBool() ? 1 : 2) : 0);
    return box;
}

} // namespace

QString domainTyped(const QString &typed)
{
    QString name = typed.trimmed();
    if (const auto scheme = name.indexOf(u"://"); scheme >= 0)
        name = name.mid(scheme + 3);
    name = name.mid(name.lastIndexOf(u'@') + 1);
    if (const auto path = name.indexOf(u'/'); path >= 0)
        name = name.first(path);
    while (name.endsWith(u'.'))
        name.chop(1);
    return name.toLower();
}

QString objectionToDomain(const QString &typed)
{
    const QString name = domainTyped(typed);
    if (name.isEmpty())
        return AssetDialog::tr("Name a domain, as in example.org.");
    if (!name.contains(u'.') || name.startsWith(u'.') || name.contains(u".."_s) || name.contains(u' ') || name.contains(u':'))
        return AssetDialog::tr("A domain has a dot and no blanks, as in example.org.");
    return {};
}

AssetDialog *AssetDialog::open(QWidget *window, const store::Asset &asset)
{
    auto *dialog = new AssetDialog(window, asset);
    dialog->QDialog::open();
    return dialog;
}

AssetDialog::AssetDialog(QWidget *window, const store::Asset &asset)
    : QDialog(window)
    , m_asset(asset)
    , m_isNew(asset.name.isEmpty())
{
    setObjectName(u"assetDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(m_isNew ? tr("Add what is measured") : tr("What you say of %1").arg(asset.name));
    setMinimumSize(500, 380);
    resize(540, 560);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(16, 16, 16, 16);
    outer->setSpacing(12);
    auto *scroll = new ui::FormScroll;
    build(scroll->column());
    outer->addWidget(scroll, 1);
    auto *buttons = new QDialogButtonBox;
    auto *cancel = ui::makeButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    auto *add = ui::makeButton(m_isNew ? tr("Add and measure") : tr("Keep and measure"), ui::ButtonKind::Primary);
    add->setObjectName(u"saveAssetButton"_s);
    add->setDefault(true);
    buttons->addButton(cancel, QDialogButtonBox::RejectRole);
    buttons->addButton(add, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &AssetDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    outer->addWidget(buttons);
    showKind();
    if (m_isNew)
        m_name->setFocus(Qt::OtherFocusReason);
}

void AssetDialog::build(QVBoxLayout *column)
{
    const QJsonObject options = QJsonDocument::fromJson(m_asset.options).object();
    if (m_isNew) {
        m_kind = new ui::SegmentedChoice(tr("What is added"));
        m_kind->setObjectName(u"assetKindChoice"_s);
        m_kind->addChoice(tr("A domain"), int(AssetKind::Domain));
        m_kind->addChoice(tr("A mail server"), int(AssetKind::Host));
        m_kind->setCurrentData(int(m_asset.kind));
        connect(m_kind, &ui::SegmentedChoice::chosen, this, [this] {
            m_asset.kind = AssetKind(m_kind->currentData().toInt());
            showKind();
        });
        column->addWidget(m_kind, 0, Qt::AlignLeading);
    }
    m_name = new QLineEdit(m_asset.name);
    m_name->setObjectName(u"assetNameLineEdit"_s);
    m_name->setMaxLength(mostChars);
    m_name->setReadOnly(!m_isNew);
    m_nameField = new ui::FormField(tr("&Name"), m_name);
    m_nameField->setValidator([this] { return objectionToName(); });
    column->addWidget(m_nameField);
    m_watch = new QCheckBox(tr("&Watch it: measure it again by itself"));
    m_watch->setObjectName(u"assetWatchCheckBox"_s);
    m_watch->setChecked(m_isNew || m_asset.isWatched);
    column->addWidget(m_watch);
    buildDomain(column);
    m_hostBox = new QWidget;
    auto *host = new QVBoxLayout(m_hostBox);
    host->setContentsMargins(0, 0, 0, 0);
    m_protocol = new QComboBox;
    m_protocol->setObjectName(u"assetProtocolComboBox"_s);
    m_protocol->addItem(tr("by its port"), QString());
    m_protocol->addItem(tr("SMTP between servers"), u"smtp"_s);
    m_protocol->addItem(tr("submission, STARTTLS"), u"submission"_s);
    m_protocol->addItem(tr("submission, TLS from the first byte"), u"smtps"_s);
    m_protocol->setCurrentIndex(std::max(0, m_protocol->findData(options.value("protocol"_L1).toString())));
    host->addWidget(new ui::FormField(tr("&Protocol"), m_protocol));
    column->addWidget(m_hostBox);
    buildNode(column);
    column->addStretch(1);
}

void AssetDialog::buildDomain(QVBoxLayout *column)
{
    const QJsonObject options = QJsonDocument::fromJson(m_asset.options).object();
    m_domainBox = new QWidget;
    auto *domain = new QVBoxLayout(m_domainBox);
    domain->setContentsMargins(0, 0, 0, 0);
    domain->setSpacing(12);
    m_sends = truthBox(u"assetSendsComboBox"_s, options.value("sends"_L1));
    m_receives = truthBox(u"assetReceivesComboBox"_s, options.value("receives"_L1));
    domain->addWidget(new ui::FormField(tr("It &sends mail"), m_sends));
    domain->addWidget(new ui::FormField(tr("It &receives mail"), m_receives));
    m_selectors = new QLineEdit(joined(options.value("selectors"_L1)));
    m_selectors->setObjectName(u"assetSelectorsLineEdit"_s);
    m_selectors->setMaxLength(mostListChars);
    domain->addWidget(new ui::FormField(tr("&DKIM selectors"), m_selectors, tr("With commas between them. Those that logs and reports show are known already.")));
    m_blocklists = new QLineEdit(joined(options.value("blocklists"_L1)));
    m_blocklists->setObjectName(u"assetBlocklistsLineEdit"_s);
    m_blocklists->setMaxLength(mostListChars);
    m_looksUp = new QCheckBox(tr("Ask &blocklists about its servers"));
    m_looksUp->setObjectName(u"assetBlocklistsCheckBox"_s);
    m_looksUp->setChecked(!m_blocklists->text().isEmpty());
    domain->addWidget(m_looksUp);
    m_blocklistField = new ui::FormField(tr("B&locklists"), m_blocklists, tr("Their zones, with commas between them. Each learns the addresses of your servers, and has its own terms."));
    m_blocklistField->setValidator([this] { return m_looksUp->isChecked() && partsOf(m_blocklists->text()).isEmpty() ? tr("Name at least one zone, or ask none.") : QString(); });
    domain->addWidget(m_blocklistField);
    m_blocklistField->setVisible(m_looksUp->isChecked());
    connect(m_looksUp, &QCheckBox::toggled, m_blocklistField, &QWidget::setVisible);
    column->addWidget(m_domainBox);
}

void AssetDialog::buildNode(QVBoxLayout *column)
{
    const QJsonObject options = QJsonDocument::fromJson(m_asset.options).object();
    m_nodeBox = new QWidget;
    auto *node = new QVBoxLayout(m_nodeBox);
    node->setContentsMargins(0, 0, 0, 0);
    m_rolesAreSaid = new QCheckBox(tr("I &say what it is for, whatever its settings and log show"));
    m_rolesAreSaid->setObjectName(u"assetRolesSaidCheckBox"_s);
    m_rolesAreSaid->setChecked(options.value("roles"_L1).isArray());
    node->addWidget(m_rolesAreSaid);
    const QStringList titles { tr("&Edge: takes mail from the internet"), tr("S&ubmission: takes mail from logins"), tr("&Outbound: sends to the internet"), tr("&Internal: relays between your own") };
    const QJsonArray said = options.value("roles"_L1).toArray();
    for (int i = 0; i < roleNames.size(); ++i) {
        auto *role = new QCheckBox(titles.at(i));
        role->setObjectName(u"assetRole_"_s + roleNames.at(i));
        role->setChecked(said.contains(roleNames.at(i)));
        role->setEnabled(m_rolesAreSaid->isChecked());
        connect(m_rolesAreSaid, &QCheckBox::toggled, role, &QWidget::setEnabled);
        node->addWidget(role);
        m_roles << role;
    }
    column->addWidget(m_nodeBox);
}

void AssetDialog::showKind()
{
    m_domainBox->setVisible(m_asset.kind == AssetKind::Domain);
    m_hostBox->setVisible(m_asset.kind == AssetKind::Host);
    m_nodeBox->setVisible(m_asset.kind == AssetKind::Node);
    m_watch->setVisible(m_asset.kind != AssetKind::Node);
    m_nameField->setHint(m_asset.kind == AssetKind::Host ? tr("Host and port, as in mx1.example.org:25") : m_asset.kind == AssetKind::Domain ? tr("As in example.org") : QString());
    m_nameField->setError({});
}

QString AssetDialog::objectionToName() const
{
    if (!m_isNew)
        return {};
    if (m_asset.kind == AssetKind::Domain)
        return objectionToDomain(m_name->text());
    const QString name = m_name->text().trimmed();
    const auto colon = name.lastIndexOf(u':');
    bool isNumber = false;
    const int port = name.mid(colon + 1).toInt(&isNumber);
    if (colon < 1 || name.contains(u' '))
        return tr("Write host and port, as in mx1.example.org:25.");
    return !isNumber || port < 1 || port > highestPort ? tr("A port is 1 to 65535.") : QString();
}

void AssetDialog::save()
{
    QList<ui::FormField *> fields { m_nameField };
    if (m_asset.kind == AssetKind::Domain)
        fields << m_blocklistField;
    if (!ui::FormField::validateAll(fields))
        return;
    if (m_isNew)
        m_asset.name = m_asset.kind == AssetKind::Domain ? domainTyped(m_name->text()) : m_name->text().trimmed();
    m_asset.isWatched = m_watch->isChecked();
    QJsonObject options = QJsonDocument::fromJson(m_asset.options).object(); // what else is said stays
    const auto put = [&options](const QString &key, const QJsonValue &value) {
        if (value.isNull() || (value.isArray() && value.toArray().isEmpty()) || (value.isString() && value.toString().isEmpty()))
            options.remove(key);
        else
            options.insert(key, value);
    };
    if (m_asset.kind == AssetKind::Domain) {
        put(u"sends"_s, m_sends->currentData().isValid() ? QJsonValue(m_sends->currentData().toBool()) : QJsonValue());
        put(u"receives"_s, m_receives->currentData().isValid() ? QJsonValue(m_receives->currentData().toBool()) : QJsonValue());
        put(u"selectors"_s, QJsonArray::fromStringList(partsOf(m_selectors->text())));
        put(u"blocklists"_s, m_looksUp->isChecked() ? QJsonValue(QJsonArray::fromStringList(partsOf(m_blocklists->text()))) : QJsonValue());
    } else if (m_asset.kind == AssetKind::Host) {
        put(u"protocol"_s, m_protocol->currentData().toString());
    } else if (m_asset.kind == AssetKind::Node) {
        options.remove(u"roles"_s);
        QJsonArray roles;
        for (int i = 0; i < m_roles.size(); ++i)
            if (m_roles.at(i)->isChecked())
                roles.append(roleNames.at(i));
        if (m_rolesAreSaid->isChecked())
            options.insert(u"roles"_s, roles);
    }
    m_asset.options = options.isEmpty() ? QByteArray() : QJsonDocument(options).toJson(QJsonDocument::Compact);
    Q_EMIT chosen(m_asset);
    accept();
}

} // namespace bw::posture
