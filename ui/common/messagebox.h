// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/problem.h"

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace bw::ui {

/// A short, blocking question whose buttons are verbs. Esc is cancel; the default is never the destructive one.
struct Question
{
    QString title {}; ///< noun or verb phrase, the window's title: "Remove node"
    QString text {}; ///< names thing and number: "Remove mx-de-2?"
    QString explanation {}; ///< what follows from it
    QString accept {}; ///< verb: "Remove node"
    QString cancel {}; ///< verb: "Keep"; empty takes "Cancel"
    bool destructive = false;
    QString details {}; ///< shown on demand, copied whole
    QString other {}; ///< verb of a third way, between the two: "Discard changes"; empty: there is none
};

/// Questions and problems as dialogs, with a seam for tests (KeePassXC's MessageBox): an answer laid ready is taken instead
/// of showing anything. GUI thread. Nothing waits in a nested loop: the answer comes by callback.
class MessageBox final
{
public:
    using Answer = std::function<void(bool accepted)>;
    enum class Choice { Accept, Other, Cancel };
    /// Opens a window-modal dialog on parent; answer is called once, unless parent dies first.
    static void ask(QWidget *parent, const Question &question, Answer answer);
    /// The same for a question with a third way.
    static void choose(QWidget *parent, const Question &question, std::function<void(Choice choice)> answer);
    /// What, reason, where and remedy with Copy details and Close.
    static void showProblem(QWidget *parent, const core::Problem &problem, const QString &title = {});

    /// Tests: the next question gets this answer (queued: one each).
    static void setNextAnswer(bool accepted);
    static void setNextChoice(Choice choice);
    /// Tests: problems are kept here instead of shown, until it is called again.
    static void keepProblems(bool keep);
    [[nodiscard]] static QStringList askedTexts(); ///< texts of questions answered by the seam
    [[nodiscard]] static QList<core::Problem> keptProblems();
};

} // namespace bw::ui
