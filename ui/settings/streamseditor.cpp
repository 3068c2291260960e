// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/streamseditor.h"

#include "ui/common/buttons.h"
#include "ui/common/format.h"
#include "ui/common/label.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMap>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using bw::ui::FontRole;
using bw::ui::Token;

namespace bw::settings {

namespace {

QMap<QString, qint64> recipientsByStream(const store::VolumeAnswer &answer)
{
    QMap<QString, qint64> sums;
    for (const store::VolumeBucket &bucket : answer.buckets)
        sums[bucket.keys.value(u"stream"_s)] += bucket.counts.recipients ? *bucket.counts.recipients : bucket.counts.delivered.value_or(0);
    return sums;
}

void clearGrid(QGridLayout *grid)
{
    while (QLayoutItem *item = grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

StreamsEditor::StreamsEditor(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"streamsEditor"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    auto *text = new ui::Label(tr("A stream is what is sent for one purpose: newsletters, invoices, people. The first rule whose fields all fit names it; an empty field fits "
                                  "anything. Rules apply when figures are read, back to the first day."),
                               FontRole::Base, Token::TextSecondary);
    text->setWordWrap(true);
    column->addWidget(text);
    auto *rows = new QWidget;
    m_grid = new QGridLayout(rows);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(8);
    column->addWidget(rows);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_add = ui::makeButton(tr("Add rule"), ui::ButtonKind::Normal, u"plus"_s, ui::ControlSize::Small);
    m_add->setObjectName(u"addRuleButton"_s);
    m_try = ui::makeButton(tr("Try on stored data"), ui::ButtonKind::Normal, u"eye"_s, ui::ControlSize::Small);
    m_try->setObjectName(u"tryRulesButton"_s);
    m_save = ui::makeButton(tr("Save rules"), ui::ButtonKind::Primary, {}, ui::ControlSize::Small);
    m_save->setObjectName(u"saveRulesButton"_s);
    buttons->addWidget(m_add);
    buttons->addWidget(m_try);
    buttons->addWidget(m_save);
    buttons->addStretch(1);
    column->addLayout(buttons);
    connect(m_add, &QPushButton::clicked, this, [this] {
        QList<store::StreamRule> all = rules();
        all << store::StreamRule();
        rebuild(all);
        m_rows.constLast().name->setFocus();
        touched();
    });
    connect(m_try, &QPushButton::clicked, this, [this] { Q_EMIT previewWanted(rules()); });
    connect(m_save, &QPushButton::clicked, this, [this] { Q_EMIT saveWanted(rules()); });

    m_resultBox = new QWidget;
    m_resultBox->setObjectName(u"streamPreview"_s);
    auto *result = new QVBoxLayout(m_resultBox);
    result->setContentsMargins(0, 0, 0, 0);
    m_summary = new ui::Label({}, FontRole::Base, Token::TextPrimary);
    m_summary->setObjectName(u"streamPreviewLabel"_s);
    m_summary->setWordWrap(true);
    result->addWidget(m_summary);
    auto *table = new QWidget;
    m_result = new QGridLayout(table);
    m_result->setContentsMargins(0, 0, 0, 0);
    m_result->setHorizontalSpacing(24);
    m_result->setVerticalSpacing(4);
    result->addWidget(table, 0, Qt::AlignLeading);
    m_resultBox->hide();
    column->addWidget(m_resultBox);
    rebuild({});
    touched();
}

void StreamsEditor::setRules(const QList<store::StreamRule> &rules)
{
    // The page reads again while somebody types: what was typed stays.
    const bool isEdited = this->rules() != m_saved;
    m_saved = rules;
    if (!isEdited && this->rules() != rules)
        rebuild(rules);
    touched();
}

QList<store::StreamRule> StreamsEditor::rules() const
{
    QList<store::StreamRule> all;
    for (const Row &row : m_rows) {
        const store::StreamRule rule { row.name->text().trimmed(), row.sender->text().trimmed(), row.login->text().trimmed(), row.network->text().trimmed(),
                                       row.instance->text().trimmed() };
        if (rule != store::StreamRule())
            all << rule;
    }
    return all;
}

void StreamsEditor::setSaved()
{
    m_saved = rules();
    touched();
}

void StreamsEditor::setReadOnly(const QString &reason)
{
    m_readOnly = reason;
    ui::setDisabledReason(m_add, reason);
    touched();
}

void StreamsEditor::rebuild(const QList<store::StreamRule> &rules)
{
    clearGrid(m_grid);
    m_rows.clear();
    int column = 0;
    for (const QString &title : { tr("Stream"), tr("Sender domain"), tr("Login"), tr("Client network"), tr("Instance") })
        m_grid->addWidget(new ui::Label(title, FontRole::Small, Token::TextSecondary), 0, column++);
    for (const store::StreamRule &rule : rules)
        addRow(rule);
    if (rules.isEmpty())
        m_grid->addWidget(new ui::Label(tr("No rule yet: everything is “other”."), FontRole::Base, Token::TextTertiary), 1, 0, 1, 5);
}

void StreamsEditor::addRow(const store::StreamRule &rule)
{
    const int index = int(m_rows.size());
    Row row;
    const auto field = [&](const QString &name, const QString &text, const QString &hint, int at) {
        auto *edit = new QLineEdit(text);
        edit->setObjectName(name + QString::number(index));
        edit->setPlaceholderText(hint);
        edit->setMaxLength(255);
        connect(edit, &QLineEdit::textEdited, this, &StreamsEditor::touched);
        m_grid->addWidget(edit, index + 1, at);
        return edit;
    };
    row.name = field(u"streamNameLineEdit"_s, rule.name, tr("Newsletter"), 0);
    row.sender = field(u"streamSenderLineEdit"_s, rule.senderDomain, tr("any"), 1);
    row.login = field(u"streamLoginLineEdit"_s, rule.login, tr("any"), 2);
    row.network = field(u"streamNetworkLineEdit"_s, rule.network, tr("any"), 3);
    row.instance = field(u"streamInstanceLineEdit"_s, rule.instance, tr("any"), 4);
    row.name->setAccessibleName(tr("Stream of rule %1").arg(index + 1));
    row.sender->setAccessibleName(tr("Sender domain of rule %1").arg(index + 1));
    row.login->setAccessibleName(tr("Login of rule %1").arg(index + 1));
    row.network->setAccessibleName(tr("Client network of rule %1").arg(index + 1));
    row.network->setToolTip(tr("192.0.2.0/24, 2001:db8::/32, or “local” for mail that no client handed in"));
    row.instance->setAccessibleName(tr("Instance of rule %1").arg(index + 1));
    auto *up = ui::makeToolButton(u"chevron-up"_s, tr("Move rule %1 up").arg(index + 1));
    auto *down = ui::makeToolButton(u"chevron-down"_s, tr("Move rule %1 down").arg(index + 1));
    auto *remove = ui::makeToolButton(u"trash"_s, tr("Remove rule %1").arg(index + 1));
    remove->setObjectName(u"removeRuleButton"_s + QString::number(index));
    connect(up, &QToolButton::clicked, this, [this, index] { move(index, -1); });
    connect(down, &QToolButton::clicked, this, [this, index] { move(index, 1); });
    connect(remove, &QToolButton::clicked, this, [this, index] {
        QList<store::StreamRule> all = rules();
        if (index < all.size())
            all.removeAt(index);
        QMetaObject::invokeMethod(this, [this, all] { rebuild(all), touched(); }, Qt::QueuedConnection);
    });
    m_grid->addWidget(up, index + 1, 5);
    m_grid->addWidget(down, index + 1, 6);
    m_grid->addWidget(remove, index + 1, 7);
    m_rows << row;
}

void StreamsEditor::move(int row, int by)
{
    QList<store::StreamRule> all = rules();
    const int to = row + by;
    if (row >= all.size() || to < 0 || to >= all.size())
        return;
    all.swapItemsAt(row, to);
    QMetaObject::invokeMethod(this, [this, all] { rebuild(all), touched(); }, Qt::QueuedConnection);
}

void StreamsEditor::touched()
{
    const bool changed = rules() != m_saved;
    ui::setDisabledReason(m_save, !m_readOnly.isEmpty() ? m_readOnly : changed ? QString() : tr("These rules are saved already."));
}

void StreamsEditor::showProblem(const core::Problem &problem)
{
    clearGrid(m_result);
    m_resultBox->show();
    m_summary->setText(problem.oneLine());
    m_summary->setColor(Token::SevCriticalInk);
}

void StreamsEditor::showPreview(const store::StreamPreview &preview, const ui::Format &format)
{
    clearGrid(m_result);
    m_resultBox->show();
    m_summary->setColor(Token::TextPrimary);
    m_summary->setText(tr("%1 of %n known sending keys would get another stream. Recipients in the chosen range:", nullptr, int(preview.keys)).arg(format.count(preview.moved)));
    const QMap<QString, qint64> before = recipientsByStream(preview.before), after = recipientsByStream(preview.after);
    QStringList names = before.keys() + after.keys();
    names.removeDuplicates();
    names.sort();
    int row = 0;
    const auto cell = [&](const QString &text, int column, bool number, Token color = Token::TextPrimary) {
        auto *label = new ui::Label(text, FontRole::Base, color);
        m_result->addWidget(label, row, column, number ? Qt::AlignTrailing : Qt::AlignLeading);
    };
    cell(tr("Stream"), 0, false, Token::TextSecondary);
    cell(tr("now"), 1, true, Token::TextSecondary);
    cell(tr("then"), 2, true, Token::TextSecondary);
    for (const QString &name : std::as_const(names)) {
        ++row;
        cell(name, 0, false);
        cell(format.count(before.value(name)), 1, true);
        cell(format.count(after.value(name)), 2, true);
    }
}

} // namespace bw::settings
