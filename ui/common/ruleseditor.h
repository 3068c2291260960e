// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/problem.h"

#include <QList>
#include <QStringList>
#include <QWidget>

#include <functional>

class QBoxLayout;
class QGridLayout;
class QPushButton;
class QToolButton;

namespace bw::ui {

class Label;

/// What every rule has: a line of text, or one of several words.
struct RuleField
{
    QString name; ///< of its widgets, which a number from 0 follows: "streamNameLineEdit"
    QString title; ///< above the column
    QString spoken; ///< for screen readers: "Login of rule %1"
    QString hint {}; ///< where nothing is typed
    QString toolTip {};
    QList<std::pair<QString, QString>> choices {}; ///< text and value; the first is that of a new rule. Empty: a line of text
};

/// Rules in order, of which the first that fits wins: added, changed, moved and removed by mouse and keys. Trying shows what they would
/// do; nothing changes before they are saved. A rule is its values in the order of the fields; one without any text is none.
class RulesEditor : public QWidget
{
    Q_OBJECT
public:
    /// \p name stands in the names of widgets: "stream" gives addStreamRuleButton, tryStreamRulesButton, streamPreview …
    RulesEditor(const QString &name, const QString &explanation, const QString &noRule, const QList<RuleField> &fields, QWidget *parent = nullptr);

    using Rules = QList<QStringList>;
    void setRules(const Rules &rules); ///< as stored; what was typed since the last ones stays
    [[nodiscard]] Rules rules() const; ///< as typed
    [[nodiscard]] bool isChanged() const { return rules() != m_saved; } ///< since they were read or saved
    void setSaved(); ///< what is typed
    void setReadOnly(const QString &reason);
    /// As if somebody had typed them, at \p at or (-1) at the end, with the focus on the first field of the first; waits for the stored ones.
    void addRules(const Rules &added, int at = -1);
    void addButton(QPushButton *button); ///< takes ownership; behind "Add rule", and usable where that is

    /// Columns whose index is in \p numbers stand right. The first row is the head.
    void showPreview(const QString &sentence, const QList<QStringList> &table, const QList<int> &numbers);
    void showTrying();
    void showProblem(const core::Problem &problem); ///< with what was tried

Q_SIGNALS:
    void previewWanted();
    void saveWanted();

private:
    struct Row
    {
        QList<QWidget *> fields;
        QToolButton *up = nullptr, *down = nullptr, *remove = nullptr;
    };
    void buildButtons(QBoxLayout *column);
    void buildPreview(QBoxLayout *column);
    [[nodiscard]] Rules typed() const; ///< with those that are empty yet
    void addRow(const QStringList &values, int index);
    [[nodiscard]] QWidget *makeField(const RuleField &field, const QString &value, int index);
    [[nodiscard]] QToolButton *makeButton(const QString &icon, const QString &name, const QString &text, const QString &key, int index);
    void rebuild(const Rules &rules);
    void placeInTabOrder();
    using Choose = std::function<QWidget *(const Row &)>; ///< what of a rule gets the focus
    void changeLater(const Rules &rules, int focusRow, const Choose &focus);
    void move(int row, int by, const Choose &focus);
    void remove(int row);
    void touched();
    bool eventFilter(QObject *watched, QEvent *event) override;

    QString m_name, m_noRule, m_readOnly;
    QList<RuleField> m_fields;
    QList<Row> m_rows;
    Rules m_saved, m_waiting;
    int m_waitingAt = -1;
    bool m_isRead = false;
    QGridLayout *m_grid = nullptr, *m_result = nullptr;
    QBoxLayout *m_buttons = nullptr;
    QWidget *m_resultBox = nullptr;
    Label *m_sentence = nullptr;
    QList<QPushButton *> m_adders;
    QPushButton *m_try = nullptr, *m_save = nullptr;
};

} // namespace bw::ui
