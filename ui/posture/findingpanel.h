// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/format.h"
#include "ui/common/sidepanelframe.h"
#include "ui/itemmodels/posturefacts.h"

class QMenu;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QVBoxLayout;

namespace bw::ui {
class Label;
class Tag;
}

namespace bw::posture {

/// One finding at the side: what it says, what proves it, why it matters, how it is mended, how it went, what it is part of. GUI thread.
class FindingPanel final : public ui::SidePanelFrame
{
    Q_OBJECT
public:
    explicit FindingPanel(QWidget *parent = nullptr);
    /// \p control is null where no control of this name is known any more. \p answer: the newest of its control, null: none.
    /// \p whyNoCommands greys what changes or measures something; empty: all is possible.
    void setFinding(const itemmodels::PostureRow &row, const Control *control, const Catalog &catalog, const store::Answer *answer, const ui::Format &format, const QString &whyNoCommands);
    /// \p names: what is known of the target, for its remedies (models/posture/remedy.h).
    void setHistory(const QList<store::FindingSpan> &spans, const QMap<QString, QStringList> &names);
    void setHistoryProblem(const core::Problem &problem);
    [[nodiscard]] const QString &control() const { return m_row.finding.control; }
    [[nodiscard]] const QString &asset() const { return m_row.finding.asset; }
    [[nodiscard]] int tab() const;
    void setTab(int tab);

Q_SIGNALS:
    void acceptRequested();
    void withdrawRequested();
    void measureRequested();
    void answerRequested();
    void targetRequested(); ///< what its owner says of it
    void removeRequested();

private:
    enum Tab { Evidence, Why, Fix, History, MapsTo };
    QVBoxLayout *addTab(const QString &title);
    void makeButtons();
    void showHead(const Control *control);
    void showEvidence(const store::Answer *answer, const Control *control);
    void showWhy();
    void showFix();
    void showMappings(const Control *control, const Catalog &catalog);
    void showMenu();

    itemmodels::PostureRow m_row;
    ui::Format m_format;
    QString m_whyNot;
    std::optional<Control> m_control;
    QMap<QString, QStringList> m_names;
    bool m_hasQuestions = false;
    QByteArray m_shown; ///< what the tabs were built of: the same again builds nothing, for somebody may be reading
    ui::Tag *m_level = nullptr, *m_verdict = nullptr;
    ui::Label *m_reason = nullptr, *m_plain = nullptr, *m_accepted = nullptr;
    QPushButton *m_answer = nullptr, *m_accept = nullptr, *m_measure = nullptr, *m_more = nullptr;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_stack = nullptr;
    QList<QVBoxLayout *> m_columns;
};

} // namespace bw::posture
