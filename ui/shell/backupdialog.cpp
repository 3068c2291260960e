// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/backupdialog.h"

#include "models/service/session.h"
#include "ui/common/buttons.h"
#include "ui/common/filedialog.h"
#include "ui/common/formfield.h"
#include "ui/common/label.h"

#include <QCheckBox>
#include <QDate>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bw::shell {

namespace {

constexpr int shortestPassphrase = 8;

} // namespace

void BackupDialog::open(QWidget *window, service::Session *session)
{
    auto *dialog = new BackupDialog(window, session);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->QDialog::open();
}

BackupDialog::BackupDialog(QWidget *window, service::Session *session)
    : QDialog(window)
    , m_session(session)
{
    setObjectName(u"backupDialog"_s);
    setWindowTitle(tr("Back up store"));
    setMinimumWidth(520);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    auto *text = new ui::Label(tr("The copy is whole and stands alone; work goes on while it is made."));
    text->setWordWrap(true);
    column->addWidget(text);

    m_path = new QLineEdit;
    m_path->setObjectName(u"backupPathLineEdit"_s);
    const QFileInfo store(session->store().path());
    m_path->setText(QDir::home().filePath(tr("%1-%2.bw", "file name of a backup: store, date").arg(store.completeBaseName(), QDate::currentDate().toString(Qt::ISODate))));
    m_pathField = new ui::FormField(tr("Copy &to"), m_path);
    m_pathField->setValidator([this] { return m_path->text().trimmed().isEmpty() ? tr("Name a file for the copy.") : QString(); });
    auto *row = new QHBoxLayout;
    row->addWidget(m_pathField, 1);
    auto *choose = ui::makeButton(tr("&Choose…"));
    connect(choose, &QPushButton::clicked, this, &BackupDialog::choosePath);
    row->addWidget(choose, 0, Qt::AlignVCenter);
    column->addLayout(row);

    m_withKey = new QCheckBox(tr("With the store's &key, locked by a passphrase"));
    m_withKey->setObjectName(u"withKeyCheckBox"_s);
    m_withKey->setChecked(true);
    column->addWidget(m_withKey);
    auto *why = new ui::Label(tr("Without the key the copy opens and counts, but nobody can search it by an address any more."), ui::FontRole::Small, ui::Token::TextTertiary);
    why->setWordWrap(true);
    column->addWidget(why);
    m_passphrase = new QLineEdit;
    m_passphrase->setObjectName(u"passphraseLineEdit"_s);
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_passphraseField = new ui::FormField(tr("&Passphrase"), m_passphrase, tr("At least 8 characters. Nobody can open the key without it, neither can we."));
    m_passphraseField->setValidator([this] {
        return m_withKey->isChecked() && m_passphrase->text().size() < shortestPassphrase ? tr("A passphrase has at least 8 characters.") : QString();
    });
    column->addWidget(m_passphraseField);
    m_again = new QLineEdit;
    m_again->setObjectName(u"passphraseAgainLineEdit"_s);
    m_again->setEchoMode(QLineEdit::Password);
    m_againField = new ui::FormField(tr("Passphrase a&gain"), m_again);
    m_againField->setValidator([this] { return m_withKey->isChecked() && m_again->text() != m_passphrase->text() ? tr("The two passphrases differ.") : QString(); });
    column->addWidget(m_againField);
    connect(m_withKey, &QCheckBox::toggled, m_passphraseField, &QWidget::setEnabled);
    connect(m_withKey, &QCheckBox::toggled, m_againField, &QWidget::setEnabled);

    auto *buttons = new QDialogButtonBox;
    auto *backup = ui::makeButton(tr("&Back up"), ui::ButtonKind::Primary);
    backup->setObjectName(u"startBackupButton"_s);
    backup->setDefault(true);
    buttons->addButton(backup, QDialogButtonBox::AcceptRole);
    buttons->addButton(ui::makeButton(tr("Cancel")), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &BackupDialog::start);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addStretch(1);
    column->addWidget(buttons);
}

void BackupDialog::choosePath()
{
    const QFileInfo now(m_path->text());
    ui::FileDialog::saveFile(this, { u"backup"_s, tr("Back up store"), tr("Breakwater stores (*.bw)"), now.fileName(), u"bw"_s, now.path() }, [this](const QString &path) {
        if (!path.isEmpty())
            m_path->setText(path);
    });
}

void BackupDialog::start()
{
    if (!ui::FormField::validateAll({ m_pathField, m_passphraseField, m_againField }))
        return;
    m_session->backup(m_path->text().trimmed(), m_withKey->isChecked(), m_withKey->isChecked() ? m_passphrase->text() : QString());
    accept();
}

} // namespace bw::shell
