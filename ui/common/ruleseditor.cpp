// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/ruleseditor.h"

#include "ui/common/buttons.h"
#include "ui/common/label.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QKeySequence>
#include <QLineEdit>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace bw::ui {

namespace {

constexpr int longestText = 255;

void clearGrid(QGridLayout *grid)
{
    while (QLayoutItem *item = grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

QString valueOf(const QWidget *field)
{
    const auto *box = qobject_cast<const QComboBox *>(field);
    return box ? box->currentData().toString() : static_cast<const QLineEdit *>(field)->text().trimmed();
}

QString capitalised(const QString &name)
{
    return name.left(1).toUpper() + name.mid(1);
}

} // namespace

RulesEditor::RulesEditor(const QString &name, const QString &explanation, const QString &noRule, const QList<RuleField> &fields, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_noRule(noRule)
    , m_fields(fields)
{
    setObjectName(name + u"RulesEditor"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    auto *text = new Label(explanation, FontRole::Base, Token::TextSecondary);
    text->setWordWrap(true);
    column->addWidget(text);
    auto *rows = new QWidget;
    m_grid = new QGridLayout(rows);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(8);
    for (int i = 0; i < m_fields.size(); ++i)
        m_grid->setColumnStretch(i, 1);
    column->addWidget(rows);
    buildButtons(column);
    buildPreview(column);
    rebuild({});
    touched();
}

void RulesEditor::buildButtons(QBoxLayout *column)
{
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(8);
    auto *add = ui::makeButton(tr("Add rule"), ButtonKind::Normal, u"plus"_s, ControlSize::Small);
    add->setObjectName(u"add"_s + capitalised(m_name) + u"RuleButton"_s);
    m_try = ui::makeButton(tr("Try on stored data"), ButtonKind::Normal, u"eye"_s, ControlSize::Small);
    m_try->setObjectName(u"try"_s + capitalised(m_name) + u"RulesButton"_s);
    m_save = ui::makeButton(tr("Save rules"), ButtonKind::Primary, {}, ControlSize::Small);
    m_save->setObjectName(u"save"_s + capitalised(m_name) + u"RulesButton"_s);
    m_buttons->addWidget(add);
    m_buttons->addWidget(m_try);
    m_buttons->addWidget(m_save);
    m_buttons->addStretch(1);
    column->addLayout(m_buttons);
    m_adders << add;
    connect(add, &QPushButton::clicked, this, [this] { addRules({ QStringList() }); });
    connect(m_try, &QPushButton::clicked, this, &RulesEditor::previewWanted);
    connect(m_save, &QPushButton::clicked, this, &RulesEditor::saveWanted);
}

void RulesEditor::addButton(QPushButton *button)
{
    m_buttons->insertWidget(int(m_adders.size()), button);
    m_adders << button;
    touched();
}

void RulesEditor::buildPreview(QBoxLayout *column)
{
    m_resultBox = new QWidget;
    m_resultBox->setObjectName(m_name + u"Preview"_s);
    auto *result = new QVBoxLayout(m_resultBox);
    result->setContentsMargins(0, 0, 0, 0);
    m_sentence = new Label;
    m_sentence->setObjectName(m_name + u"PreviewLabel"_s);
    m_sentence->setWordWrap(true);
    result->addWidget(m_sentence);
    auto *table = new QWidget;
    m_result = new QGridLayout(table);
    m_result->setContentsMargins(0, 0, 0, 0);
    m_result->setHorizontalSpacing(24);
    m_result->setVerticalSpacing(4);
    result->addWidget(table, 0, Qt::AlignLeading);
    m_resultBox->hide();
    column->addWidget(m_resultBox);
}

void RulesEditor::setRules(const Rules &rules)
{
    // The page reads again while somebody types: what was typed stays.
    const bool isEdited = isChanged();
    m_saved = rules;
    const bool isFirst = !std::exchange(m_isRead, true);
    if (isFirst || (!isEdited && this->rules() != rules))
        rebuild(rules);
    if (isFirst && !m_waiting.isEmpty())
        addRules(std::exchange(m_waiting, {}), m_waitingAt);
    touched();
}

RulesEditor::Rules RulesEditor::typed() const
{
    Rules all;
    for (const Row &row : m_rows) {
        QStringList values;
        for (const QWidget *field : row.fields)
            values << valueOf(field);
        all << values;
    }
    return all;
}

RulesEditor::Rules RulesEditor::rules() const
{
    Rules all = typed();
    all.removeIf([this](const QStringList &values) {
        for (int i = 0; i < m_fields.size(); ++i)
            if (m_fields.at(i).choices.isEmpty() && !values.at(i).isEmpty())
                return false;
        return true;
    });
    return all;
}

void RulesEditor::setSaved()
{
    m_saved = rules();
    touched();
}

void RulesEditor::setReadOnly(const QString &reason)
{
    m_readOnly = reason;
    for (const Row &row : m_rows) {
        for (QWidget *field : row.fields)
            setDisabledReason(field, reason);
        for (QToolButton *button : { row.up, row.down, row.remove })
            setDisabledReason(button, reason);
    }
    touched();
}

void RulesEditor::addRules(const Rules &added, int at)
{
    if (!m_isRead) {
        m_waiting = added;
        m_waitingAt = at;
        return;
    }
    if (!m_readOnly.isEmpty() || added.isEmpty())
        return;
    Rules all = typed();
    const int first = at < 0 ? int(all.size()) : at;
    for (int i = 0; i < added.size(); ++i)
        all.insert(first + i, added.at(i));
    rebuild(all);
    m_rows.at(first).fields.constFirst()->setFocus(Qt::OtherFocusReason);
    touched();
}

void RulesEditor::rebuild(const Rules &rules)
{
    clearGrid(m_grid);
    m_rows.clear();
    if (rules.isEmpty()) {
        m_grid->addWidget(new Label(m_isRead ? m_noRule : tr("The rules are being read."), FontRole::Base, Token::TextTertiary), 0, 0, 1, int(m_fields.size()));
        return;
    }
    for (int i = 0; i < m_fields.size(); ++i) {
        auto *title = new Label(m_fields.at(i).title, FontRole::Small, Token::TextSecondary);
        title->setWordWrap(true);
        m_grid->addWidget(title, 0, i, Qt::AlignBottom);
    }
    for (int i = 0; i < rules.size(); ++i)
        addRow(rules.at(i), i);
    setDisabledReason(m_rows.constFirst().up, tr("It is the first rule."));
    setDisabledReason(m_rows.constLast().down, tr("It is the last rule."));
    if (!m_readOnly.isEmpty())
        setReadOnly(m_readOnly);
    placeInTabOrder();
}

/// As they are read: before the buttons, though they are newer. A layout shows what is new in it only later, and what is hidden takes no focus.
void RulesEditor::placeInTabOrder()
{
    QWidget *const behind = m_adders.constFirst();
    QWidget *before = behind->previousInFocusChain();
    while (before != behind && !(before->focusPolicy() & Qt::TabFocus))
        before = before->previousInFocusChain();
    for (const Row &row : std::as_const(m_rows))
        for (QWidget *widget : row.fields + QList<QWidget *> { row.up, row.down, row.remove }) {
            widget->show();
            if (before != behind)
                setTabOrder(before, widget);
            before = widget;
        }
}

QWidget *RulesEditor::makeField(const RuleField &field, const QString &value, int index)
{
    QWidget *made = nullptr;
    if (field.choices.isEmpty()) {
        auto *edit = new QLineEdit(value);
        edit->setPlaceholderText(field.hint);
        edit->setMaxLength(longestText);
        edit->setCursorPosition(0);
        connect(edit, &QLineEdit::textEdited, this, &RulesEditor::touched);
        made = edit;
    } else {
        auto *box = new QComboBox;
        for (const auto &[text, word] : field.choices)
            box->addItem(text, word);
        box->setCurrentIndex(std::max(0, box->findData(value)));
        box->setMinimumContentsLength(8);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        connect(box, &QComboBox::currentIndexChanged, this, &RulesEditor::touched);
        made = box;
    }
    made->setObjectName(field.name + QString::number(index));
    made->setAccessibleName(field.spoken.arg(index + 1));
    made->setToolTip(field.toolTip);
    made->installEventFilter(this);
    return made;
}

QToolButton *RulesEditor::makeButton(const QString &icon, const QString &name, const QString &text, const QString &key, int index)
{
    //: %1 is "Move rule 2 up", %2 the key
    auto *button = makeToolButton(icon, text, key.isEmpty() ? QString() : tr("%1 (%2 in its fields)").arg(text, key));
    button->setObjectName(name + capitalised(m_name) + u"RuleButton"_s + QString::number(index));
    return button;
}

void RulesEditor::addRow(const QStringList &values, int index)
{
    Row row;
    for (int i = 0; i < m_fields.size(); ++i) {
        row.fields << makeField(m_fields.at(i), values.value(i), index);
        m_grid->addWidget(row.fields.constLast(), index + 1, i);
    }
    row.up = makeButton(u"chevron-up"_s, u"raise"_s, tr("Move rule %1 up").arg(index + 1), QKeySequence(Qt::ALT | Qt::Key_Up).toString(QKeySequence::NativeText), index);
    row.down = makeButton(u"chevron-down"_s, u"lower"_s, tr("Move rule %1 down").arg(index + 1), QKeySequence(Qt::ALT | Qt::Key_Down).toString(QKeySequence::NativeText), index);
    row.remove = makeButton(u"trash"_s, u"remove"_s, tr("Remove rule %1").arg(index + 1), {}, index);
    connect(row.up, &QToolButton::clicked, this, [this, index] { move(index, -1, [](const Row &moved) { return moved.up; }); });
    connect(row.down, &QToolButton::clicked, this, [this, index] { move(index, 1, [](const Row &moved) { return moved.down; }); });
    connect(row.remove, &QToolButton::clicked, this, [this, index] { remove(index); });
    int column = int(m_fields.size());
    for (QToolButton *button : { row.up, row.down, row.remove })
        m_grid->addWidget(button, index + 1, column++);
    m_rows << row;
}

/// What was pressed goes with the rows: only after its own signal.
void RulesEditor::changeLater(const Rules &rules, int focusRow, const Choose &focus)
{
    QTimer::singleShot(0, this, [this, rules, focusRow, focus] {
        rebuild(rules);
        touched();
        if (m_rows.isEmpty()) {
            m_adders.constFirst()->setFocus(Qt::OtherFocusReason);
            return;
        }
        const Row &row = m_rows.at(std::min<qsizetype>(focusRow, m_rows.size() - 1));
        QWidget *chosen = focus(row);
        (chosen->isEnabled() ? chosen : row.fields.constFirst())->setFocus(Qt::OtherFocusReason);
    });
}

/// The focus goes with the rule.
void RulesEditor::move(int row, int by, const Choose &focus)
{
    Rules all = typed();
    const int to = row + by;
    if (to < 0 || to >= all.size())
        return;
    all.swapItemsAt(row, to);
    changeLater(all, to, focus);
}

void RulesEditor::remove(int row)
{
    Rules all = typed();
    all.removeAt(row);
    changeLater(all, row, [](const Row &next) { return next.remove; });
}

/// Alt with an arrow moves the rule that is typed in.
bool RulesEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || !m_readOnly.isEmpty() || !qobject_cast<QLineEdit *>(watched))
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const auto row = std::ranges::find_if(m_rows, [watched](const Row &one) { return one.fields.contains(static_cast<QWidget *>(watched)); });
    if (row == m_rows.end() || key->modifiers() != Qt::AltModifier || (key->key() != Qt::Key_Up && key->key() != Qt::Key_Down))
        return QWidget::eventFilter(watched, event);
    const auto field = row->fields.indexOf(static_cast<QWidget *>(watched));
    move(int(row - m_rows.begin()), key->key() == Qt::Key_Up ? -1 : 1, [field](const Row &moved) { return moved.fields.at(field); });
    return true;
}

void RulesEditor::touched()
{
    const QString notYet = m_isRead ? QString() : tr("The rules are being read.");
    for (QPushButton *adder : std::as_const(m_adders))
        setDisabledReason(adder, notYet.isEmpty() ? m_readOnly : notYet);
    setDisabledReason(m_try, notYet);
    setDisabledReason(m_save, !notYet.isEmpty() ? notYet : !m_readOnly.isEmpty() ? m_readOnly : isChanged() ? QString() : tr("These rules are saved already."));
}

void RulesEditor::showTrying()
{
    clearGrid(m_result);
    m_resultBox->show();
    m_sentence->setColor(Token::TextSecondary);
    m_sentence->setText(tr("Trying the rules on what is stored …"));
}

void RulesEditor::showProblem(const core::Problem &problem)
{
    clearGrid(m_result);
    m_resultBox->show();
    m_sentence->setColor(Token::SevCriticalInk);
    m_sentence->setText(problem.oneLine());
}

void RulesEditor::showPreview(const QString &sentence, const QList<QStringList> &table, const QList<int> &numbers)
{
    clearGrid(m_result);
    m_resultBox->show();
    m_sentence->setColor(Token::TextPrimary);
    m_sentence->setText(sentence);
    for (int row = 0; row < table.size(); ++row)
        for (int column = 0; column < table.at(row).size(); ++column) {
            auto *cell = new Label(table.at(row).at(column), FontRole::Base, row == 0 ? Token::TextSecondary : Token::TextPrimary);
            m_result->addWidget(cell, row, column, numbers.contains(column) ? Qt::AlignTrailing : Qt::AlignLeading);
        }
}

} // namespace bw::ui
