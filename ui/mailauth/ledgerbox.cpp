// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mailauth/ledgerbox.h"

#include "ui/common/buttons.h"
#include "ui/common/flowlayout.h"
#include "ui/common/label.h"
#include "ui/common/tag.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bw::mailauth {

LedgerBox::LedgerBox(const QString &whyNoRules, QWidget *parent)
    : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_text = new ui::Label({}, ui::FontRole::Small, ui::Token::TextSecondary);
    m_text->setObjectName(u"ledgerText"_s);
    m_text->setWordWrap(true);
    column->addWidget(m_text);
    m_acts = new QWidget;
    auto *acts = new ui::FlowLayout(m_acts);
    acts->setContentsMargins(0, 0, 0, 0);
    auto *open = ui::makeButton(tr("Show these rows"), ui::ButtonKind::Normal, {}, ui::ControlSize::Small);
    open->setObjectName(u"copiedRowsButton"_s);
    connect(open, &QPushButton::clicked, this, [this] { Q_EMIT copiedWanted(m_copied); });
    acts->addWidget(open);
    auto *name = ui::makeButton(tr("Name this sender…"), ui::ButtonKind::Normal, {}, ui::ControlSize::Small);
    name->setObjectName(u"nameCopiedButton"_s);
    ui::setDisabledReason(name, whyNoRules);
    connect(name, &QPushButton::clicked, this, [this] { Q_EMIT nameWanted(m_copied); });
    acts->addWidget(name);
    column->addWidget(m_acts);
    column->addStretch(1);
}

/// What is marked stays where nothing changed.
void LedgerBox::showRows(const QList<Row> &rows)
{
    if (rows == m_rows)
        return;
    m_rows = rows;
    delete m_box;
    m_box = new QWidget;
    auto *grid = new QGridLayout(m_box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(0, 1);
    for (int row = 0; row < rows.size(); ++row)
        add(grid, row, rows.at(row));
    static_cast<QVBoxLayout *>(layout())->insertWidget(0, m_box);
}

void LedgerBox::add(QGridLayout *grid, int row, const Row &content)
{
    auto *words = new ui::Label(content.name, ui::FontRole::Base, content.isAlarm ? ui::Token::TextPrimary : ui::Token::TextSecondary);
    words->setWordWrap(true);
    if (content.isAlarm) {
        auto *line = new QWidget;
        auto *inside = new QHBoxLayout(line);
        inside->setContentsMargins(0, 0, 0, 0);
        inside->setSpacing(6);
        inside->addWidget(new ui::MarkLabel(ui::Mark::High), 0, Qt::AlignTop);
        inside->addWidget(words, 1);
        grid->addWidget(line, row, 0);
    } else {
        grid->addWidget(words, row, 0);
    }
    auto *value = new ui::Label(content.figure, ui::FontRole::Base, content.isAlarm ? ui::Token::SevHighInk : ui::Token::TextPrimary);
    value->setStrong(content.isSum || content.isAlarm);
    value->setAccessibleName(u"%1: %2"_s.arg(content.name, content.figure));
    grid->addWidget(value, row, 1, Qt::AlignTrailing | Qt::AlignTop);
}

void LedgerBox::show(const store::LedgerAnswer &ledger, const ui::Format &format)
{
    const store::LedgerBalance all = ledger.balance();
    const auto byLogs = [&](qint64 count) { return ledger.heard < ui::wholeRange ? ui::Format::atLeast(format.count(count)) : format.count(count); };
    QList<Row> rows { { tr("Your nodes signed, by their logs"), all.signedMessages ? byLogs(*all.signedMessages) : ui::Format::unknown(), false, true } };
    if (all.signedMessages)
        rows << Row { tr("Failed, late, or reported by nobody"), u"− "_s + byLogs(all.missing) };
    if (all.unlogged > 0) // as far as more logs would tell of it
        rows << Row { all.signedMessages ? tr("Reported beyond what your logs tell") : tr("Reported, and no log tells of it"), u"+ "_s + format.count(all.unlogged) };
    rows << Row { tr("From senders you named"), u"+ "_s + format.count(all.named) };
    if (all.copied > 0)
        rows << Row { ledger.copied.size() == 1 ? tr("Signed with %1, left no node of yours").arg(ledger.copied.constFirst().selector) : tr("Signed with your keys, left no node of yours"), u"+ "_s + format.count(all.copied), true };
    rows << Row { tr("Receivers passed with your keys"), format.count(all.passed), false, true };
    if (all.sentOn > 0)
        rows << Row { tr("of them sent on by forwarders, or too few to tell"), format.count(all.sentOn) };
    showRows(rows);
    m_acts->setVisible(!ledger.copied.isEmpty());
    if (ledger.copied.isEmpty()) {
        m_text->setText(ledger.notes.join(u' '));
        m_text->setVisible(!ledger.notes.isEmpty());
        return;
    }
    m_copied = ledger.copied.constFirst();
    m_text->setVisible(true);
    m_text->setText(tr("From %1 since %2, for %3.")
                        .arg(ui::Format::isolated(m_copied.networks.isEmpty() ? m_copied.sources.value(0) : m_copied.networks.constFirst()), format.shortDay(m_copied.first), ui::Format::isolated(m_copied.domain)) + u' ' + m_copied.next);
    m_text->setToolTip(m_copied.why);
}

} // namespace bw::mailauth
