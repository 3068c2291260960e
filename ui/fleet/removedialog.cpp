// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/removedialog.h"

#include "ui/common/buttons.h"
#include "ui/common/label.h"

#include <QDialogButtonBox>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bw::fleet {

RemoveDialog *RemoveDialog::open(QWidget *window, const QStringList &names, const QString &sent)
{
    auto *dialog = new RemoveDialog(window, names, sent);
    dialog->QDialog::open();
    return dialog;
}

RemoveDialog::RemoveDialog(QWidget *window, const QStringList &names, const QString &sent)
    : QDialog(window)
    , m_count(names.size())
{
    setObjectName(u"removeDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Remove node"));
    setMinimumWidth(480);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    auto *head = new ui::Label(m_count == 1 ? tr("Remove %1?").arg(names.first()) : tr("Remove %n nodes?", nullptr, int(m_count)), ui::FontRole::Subheading);
    head->setObjectName(u"removeHeadLabel"_s);
    head->setWordWrap(true);
    column->addWidget(head);
    auto *text = new ui::Label(tr("It is no longer read, and how it is reached is forgotten. What shall become of what it said?"), ui::FontRole::Base, ui::Token::TextSecondary);
    text->setWordWrap(true);
    column->addWidget(text);
    const auto answer = [this, column](const QString &title, const QString &hint, const QString &name) {
        auto *radio = new QRadioButton(title);
        radio->setObjectName(name);
        radio->setAccessibleDescription(hint);
        column->addWidget(radio);
        auto *said = new ui::Label(hint, ui::FontRole::Small, ui::Token::TextSecondary);
        said->setWordWrap(true);
        said->setContentsMargins(24, 0, 0, 4);
        column->addWidget(said);
        connect(radio, &QRadioButton::toggled, this, &RemoveDialog::refresh);
        return radio;
    };
    m_keep = answer(tr("&Keep its data"), tr("Its figures, logins and snapshots stay in the store, and the totals with them. Messages in this range: %1.").arg(sent), u"keepDataRadio"_s);
    m_purge = answer(tr("&Purge its data"), tr("Figures, rows, logins and snapshots of it go for ever, and the totals follow. Messages in this range: %1. This cannot be undone, and may take minutes.").arg(sent), u"purgeDataRadio"_s);
    column->addStretch(1);
    auto *buttons = new QDialogButtonBox;
    m_remove = ui::makeButton({}, ui::ButtonKind::Destructive);
    m_remove->setObjectName(u"removeNodeButton"_s);
    m_remove->setAutoDefault(false);
    auto *leave = ui::makeButton(tr("Leave it"));
    buttons->addButton(m_remove, QDialogButtonBox::AcceptRole);
    buttons->addButton(leave, QDialogButtonBox::RejectRole);
    leave->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(m_purge->isChecked());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    m_keep->setChecked(true);
    m_keep->setFocus(Qt::OtherFocusReason);
}

void RemoveDialog::refresh()
{
    if (m_remove && m_purge)
        m_remove->setText(m_purge->isChecked() ? tr("Remove and purge") : tr("Remove, keep its data"));
}

} // namespace bw::fleet
