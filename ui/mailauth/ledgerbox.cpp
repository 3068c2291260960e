// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mailauth/ledgerbox.h"

#include "ui/common/buttons.h"
#include "ui/common/label.h"
#include "ui/common/tag.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bw::mailauth {

LedgerBox::LedgerBox(QWidget *parent)
    : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_grid = new QGridLayout;
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(0, 1);
    column->addLayout(m_grid);
    m_text = new ui::Label({}, ui::FontRole::Small, ui::Token::TextSecondary);
    m_text->setObjectName(u"ledgerText"_s);
    m_text->setWordWrap(true);
    column->addWidget(m_text);
    m_open = ui::makeButton(tr("Show these rows"), ui::ButtonKind::Normal, {}, ui::ControlSize::Small);
    m_open->setObjectName(u"copiedRowsButton"_s);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT copiedWanted(m_copied); });
    column->addWidget(m_open, 0, Qt::AlignLeading);
    column->addStretch(1);
}

void LedgerBox::clear()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void LedgerBox::add(const QString &name, const QString &figure, bool isAlarm, bool isSum)
{
    const int row = m_grid->rowCount();
    auto *words = new ui::Label(name, ui::FontRole::Base, isAlarm ? ui::Token::TextPrimary : ui::Token::TextSecondary);
    words->setWordWrap(true);
    if (isAlarm) {
        auto *line = new QWidget;
        auto *layout = new QHBoxLayout(line);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(6);
        layout->addWidget(new ui::MarkLabel(ui::Mark::High), 0, Qt::AlignTop);
        layout->addWidget(words, 1);
        m_grid->addWidget(line, row, 0);
    } else {
        m_grid->addWidget(words, row, 0);
    }
    auto *value = new ui::Label(figure, ui::FontRole::Base, isAlarm ? ui::Token::SevHighInk : ui::Token::TextPrimary);
    value->setStrong(isSum || isAlarm);
    value->setAccessibleName(u"%1: %2"_s.arg(name, figure));
    m_grid->addWidget(value, row, 1, Qt::AlignTrailing | Qt::AlignTop);
}

void LedgerBox::show(const store::LedgerAnswer &ledger, const ui::Format &format)
{
    clear();
    qint64 signedMessages = 0, passed = 0, missing = 0, others = 0, copied = 0;
    bool isSignedKnown = false;
    for (const store::LedgerSum &sum : ledger.sums) {
        if (!sum.isFleets)
            continue;
        isSignedKnown = isSignedKnown || sum.signedMessages;
        signedMessages += sum.signedMessages.value_or(0);
        passed += sum.passed;
        missing += sum.late + sum.unreported;
        others += sum.named + sum.forwarded + sum.few;
        copied += sum.copied;
    }
    add(tr("Your nodes signed, by their logs"), isSignedKnown ? format.count(signedMessages) : ui::Format::unknown(), false, true);
    if (isSignedKnown)
        add(tr("Failed, late, or reported by nobody"), u"− "_s + format.count(missing));
    add(tr("Forwarded, or from senders you named"), u"+ "_s + format.count(others));
    if (copied > 0)
        add(ledger.copied.size() == 1 ? tr("Signed with %1, left no node of yours").arg(ledger.copied.constFirst().selector) : tr("Signed with your keys, left no node of yours"), u"+ "_s + format.count(copied), true);
    add(tr("Receivers passed with your keys"), format.count(passed), false, true);
    m_open->setVisible(!ledger.copied.isEmpty());
    if (ledger.copied.isEmpty()) {
        m_text->setText(ledger.notes.join(u' '));
        m_text->setVisible(!ledger.notes.isEmpty());
        return;
    }
    m_copied = ledger.copied.constFirst();
    m_text->setVisible(true);
    m_text->setText(tr("From %1 since %2, for %3. A copied key, or a sender that you forgot.")
                        .arg(ui::Format::isolated(m_copied.networks.isEmpty() ? m_copied.sources.value(0) : m_copied.networks.constFirst()), format.shortDay(m_copied.first), ui::Format::isolated(m_copied.domain)));
    m_text->setToolTip(m_copied.why);
}

} // namespace bw::mailauth
