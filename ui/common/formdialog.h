// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QDialog;
class QDialogButtonBox;
class QGridLayout;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

/// What dialogs with many fields and a test of them are made of. GUI thread; parents own what is made.
namespace bw::ui {

class FormField;

/// Fields in two columns.
class FieldGrid : public QWidget
{
protected:
    FieldGrid(int leftStretch, int rightStretch, QWidget *parent);
    FormField *add(const QString &label, QWidget *field, const QString &hint, int row, int column);
    [[nodiscard]] static QLineEdit *line(const QString &name, int mostChars);

    QGridLayout *m_grid = nullptr;
};

/// Scrolls what is put into its column; a dialog's buttons stay below it.
class FormScroll final : public QScrollArea
{
public:
    FormScroll();
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }

private:
    QVBoxLayout *m_column = nullptr;
};

/// \p test, Cancel and \p save in a row. Cancel rejects the dialog; save is the box's accepted().
[[nodiscard]] QDialogButtonBox *makeTestButtons(QDialog *dialog, QPushButton *test, QPushButton *save);

} // namespace bw::ui
