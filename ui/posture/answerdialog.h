// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/posture/control.h"
#include "models/service/postures.h"

#include <QDialog>
#include <QJsonValue>

#include <functional>

class QDateEdit;
class QLineEdit;
class QPlainTextEdit;
class QVBoxLayout;

namespace bw::ui {
class FormField;
}

namespace bw::posture {

/// The questions of a control that a person answers, each by its shape; who answers, what is added to it, and when it is asked again.
/// What is left open is unknown. Window-modal. GUI thread.
class AnswerDialog final : public QDialog
{
    Q_OBJECT
public:
    /// \p before: the answer until now, null: none. Both are copied.
    static AnswerDialog *open(QWidget *window, const Control &control, const store::Answer *before, core::UtcMicros now);

Q_SIGNALS:
    void chosen(const bw::store::Answer &answer, const QString &attachment);

private:
    AnswerDialog(QWidget *window, const Control &control, const store::Answer *before, core::UtcMicros now);
    void addQuestion(QVBoxLayout *column, const Question &question, const QJsonValue &before);
    void addOwn(QVBoxLayout *column, const store::Answer *before, core::UtcMicros now);
    void save();

    QString m_control;
    double m_goodFor = 0; ///< seconds
    QMap<QString, std::function<QJsonValue()>> m_values; ///< by question; null: left open
    QList<ui::FormField *> m_fields;
    QLineEdit *m_owner = nullptr, *m_attachment = nullptr;
    QPlainTextEdit *m_note = nullptr;
    QDateEdit *m_review = nullptr;
};

} // namespace bw::posture
