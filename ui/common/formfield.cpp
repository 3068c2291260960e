// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/formfield.h"

#include "ui/common/label.h"
#include "ui/common/style.h"
#include "ui/common/tag.h"

#include <QAccessible>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bw::ui {

FormField::FormField(const QString &label, QWidget *field, const QString &hint, QWidget *parent)
    : QWidget(parent)
    , m_field(field)
    , m_hint(hint)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s1);
    m_label = new Label(label, FontRole::Small, Token::TextSecondary);
    m_label->setStrong(true);
    m_label->setBuddy(field);
    layout->addWidget(m_label);
    layout->addWidget(field);
    auto *below = new QHBoxLayout;
    below->setSpacing(space::s1);
    m_mark = new MarkLabel(Mark::Fail);
    m_line = new Label({}, FontRole::Small, Token::TextSecondary);
    m_line->setWordWrap(true);
    below->addWidget(m_mark, 0, Qt::AlignVCenter);
    below->addWidget(m_line, 1);
    layout->addLayout(below);
    QString name = label;
    field->setAccessibleName(name.remove(u'&'));
    field->installEventFilter(this);
    showLine();
}

void FormField::setHint(const QString &hint)
{
    m_hint = hint;
    showLine();
}

void FormField::setError(const QString &error, const QString &spoken)
{
    const bool isNew = !error.isEmpty() && error != m_errorText;
    m_errorText = error;
    m_spoken = spoken;
    showLine();
    if (isNew) {
        QAccessibleEvent event(m_field, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void FormField::showLine()
{
    const bool wrong = hasError();
    setFieldError(m_field, wrong);
    m_mark->setVisible(wrong);
    m_line->setColor(wrong ? Token::SevCriticalInk : Token::TextSecondary);
    m_line->setText(wrong ? m_errorText : m_hint);
    m_line->setVisible(!m_line->text().isEmpty());
    const QString said = m_spoken.isEmpty() ? m_errorText : m_spoken;
    //: Said by a screen reader before the sentence that tells what is wrong with a field.
    m_field->setAccessibleDescription(wrong ? tr("Wrong: %1").arg(said) : m_hint);
}

void FormField::setValidator(std::function<QString()> check)
{
    m_check = std::move(check);
}

bool FormField::validate()
{
    if (m_check)
        setError(m_check());
    return !hasError();
}

bool FormField::validateAll(const QList<FormField *> &fields)
{
    FormField *firstWrong = nullptr;
    for (FormField *field : fields) {
        if (!field->validate() && !firstWrong)
            firstWrong = field;
    }
    if (firstWrong)
        firstWrong->field()->setFocus(Qt::OtherFocusReason);
    return !firstWrong;
}

bool FormField::eventFilter(QObject *watched, QEvent *event)
{
    // A window that goes to the back, or away, is no end of typing; and of one that is being destroyed the check may not be asked any more.
    if (watched == m_field && event->type() == QEvent::FocusOut && static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason)
        validate();
    return QWidget::eventFilter(watched, event);
}

} // namespace bw::ui
