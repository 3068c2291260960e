// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

namespace bw::ui {

class Label;

/// Label above a field, hint below it, replaced by the error; the field's accessible name and description follow (Kleopatra's
/// FormTextInput). Errors are looked for when the field is left, not while typing; text is kept.
class FormField final : public QWidget
{
    Q_OBJECT
public:
    /// Takes ownership of field. The label may carry a mnemonic and is the field's buddy.
    FormField(const QString &label, QWidget *field, const QString &hint = {}, QWidget *parent = nullptr);

    void setHint(const QString &hint);
    /// Empty clears it. spoken replaces the text for screen readers where the shown one leans on the picture.
    void setError(const QString &error, const QString &spoken = {});
    [[nodiscard]] bool hasError() const { return !m_errorText.isEmpty(); }
    [[nodiscard]] QString error() const { return m_errorText; }
    /// Asked when the field is left and by validate(): an empty answer is fine, else the sentence to show.
    void setValidator(std::function<QString()> check);
    /// Runs the check now; true when there is nothing wrong.
    bool validate();
    [[nodiscard]] QWidget *field() const { return m_field; }

    /// Validates all, focuses the first wrong one; true when all are right.
    static bool validateAll(const QList<FormField *> &fields);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showLine();
    Label *m_label = nullptr;
    QWidget *m_field = nullptr;
    QWidget *m_mark = nullptr;
    Label *m_line = nullptr;
    QString m_hint;
    QString m_errorText;
    QString m_spoken;
    std::function<QString()> m_check;
};

} // namespace bw::ui
