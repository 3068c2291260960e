// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/formdialog.h"

#include "ui/common/buttons.h"
#include "ui/common/commontr.h"
#include "ui/common/formfield.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace bw::ui {

FieldGrid::FieldGrid(int leftStretch, int rightStretch, QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnStretch(0, leftStretch);
    m_grid->setColumnStretch(1, rightStretch);
}

FormField *FieldGrid::add(const QString &label, QWidget *field, const QString &hint, int row, int column)
{
    auto *made = new FormField(label, field, hint);
    m_grid->addWidget(made, row, column, Qt::AlignTop); // one with a hint is higher than one without
    return made;
}

QLineEdit *FieldGrid::line(const QString &name, int mostChars)
{
    auto *edit = new QLineEdit;
    edit->setObjectName(name);
    edit->setMaxLength(mostChars);
    return edit;
}

FormScroll::FormScroll()
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(3, 3, 9, 3); // room for focus rings
    m_column->setSpacing(12);
    setWidget(content);
}

QDialogButtonBox *makeTestButtons(QDialog *dialog, QPushButton *test, QPushButton *save)
{
    auto *buttons = new QDialogButtonBox;
    auto *cancel = makeButton(Tr::tr("Cancel"));
    cancel->setAutoDefault(false);
    buttons->addButton(test, QDialogButtonBox::ActionRole);
    buttons->addButton(cancel, QDialogButtonBox::RejectRole);
    buttons->addButton(save, QDialogButtonBox::AcceptRole);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    return buttons;
}

} // namespace bw::ui
