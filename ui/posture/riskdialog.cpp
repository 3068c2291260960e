// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/posture/riskdialog.h"

#include "ui/common/buttons.h"
#include "ui/common/formfield.h"
#include "ui/common/label.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bw::posture {

namespace {

constexpr int mostYears = 2, usualMonths = 3, mostChars = 200, mostReason = 4000;

QDate dayOf(core::UtcMicros at)
{
    return QDateTime::fromMSecsSinceEpoch(at / 1000, Qt::UTC).date();
}

} // namespace

RiskDialog *RiskDialog::open(QWidget *window, const QString &title, const store::AcceptedRisk &risk, bool isEverywhere, core::UtcMicros now)
{
    auto *dialog = new RiskDialog(window, title, risk, isEverywhere, now);
    dialog->QDialog::open();
    return dialog;
}

RiskDialog::RiskDialog(QWidget *window, const QString &title, const store::AcceptedRisk &risk, bool isEverywhere, core::UtcMicros now)
    : QDialog(window)
    , m_risk(risk)
{
    setObjectName(u"riskDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Accept the risk"));
    setMinimumWidth(480);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    auto *head = new ui::Label(tr("%1: %2", "a control's number and title").arg(risk.control, title), ui::FontRole::Subheading);
    head->setWordWrap(true);
    column->addWidget(head);
    auto *text = new ui::Label(tr("It still counts as failed in the score. It no longer asks for you until the day that you name, and stands in the journal."), ui::FontRole::Base, ui::Token::TextSecondary);
    text->setWordWrap(true);
    column->addWidget(text);
    const QDate today = dayOf(now), last = today.addYears(mostYears);
    m_owner = new QLineEdit(risk.owner);
    m_owner->setObjectName(u"riskOwnerLineEdit"_s);
    m_owner->setMaxLength(mostChars);
    m_reason = new QPlainTextEdit(risk.reason);
    m_reason->setObjectName(u"riskReasonText"_s);
    m_reason->setTabChangesFocus(true);
    m_reason->setFixedHeight(84);
    m_reason->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_until = new QDateEdit(risk.until > now ? dayOf(risk.until) : today.addMonths(usualMonths));
    m_until->setObjectName(u"riskUntilDateEdit"_s);
    m_until->setCalendarPopup(true);
    const auto add = [&](const QString &label, QWidget *field, const QString &hint, const std::function<QString()> &check) {
        auto *made = new ui::FormField(label, field, hint);
        made->setValidator(check);
        m_fields << made;
        column->addWidget(made);
    };
    add(tr("&Who answers for it"), m_owner, tr("A person, by name"), [this] { return m_owner->text().trimmed().isEmpty() ? tr("Name who answers for it.") : QString(); });
    add(tr("&Reason"), m_reason, tr("What makes it bearable until then"), [this] {
        const QString reason = m_reason->toPlainText().trimmed();
        return reason.isEmpty() ? tr("Say why it is accepted.") : reason.size() > mostReason ? tr("At most %1 characters.").arg(mostReason) : QString();
    });
    add(tr("&Until"), m_until, tr("At most two years ahead"), [this, today, last] {
        return m_until->date() <= today ? tr("The day must lie ahead.") : m_until->date() > last ? tr("At most two years ahead: %1.").arg(locale().toString(last, QLocale::ShortFormat)) : QString();
    });
    m_everywhere = new QCheckBox(tr("On &every target, not only on %1").arg(risk.asset));
    m_everywhere->setObjectName(u"riskEverywhereCheckBox"_s);
    m_everywhere->setChecked(isEverywhere);
    column->addWidget(m_everywhere);
    column->addStretch(1);
    auto *buttons = new QDialogButtonBox;
    auto *cancel = ui::makeButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    auto *accept = ui::makeButton(tr("Accept the risk"), ui::ButtonKind::Primary);
    accept->setObjectName(u"saveRiskButton"_s);
    accept->setAutoDefault(false);
    buttons->addButton(cancel, QDialogButtonBox::RejectRole);
    buttons->addButton(accept, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &RiskDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    m_owner->setFocus(Qt::OtherFocusReason);
}

void RiskDialog::save()
{
    if (!ui::FormField::validateAll(m_fields))
        return;
    store::AcceptedRisk risk = m_risk;
    risk.owner = m_owner->text().trimmed();
    risk.reason = m_reason->toPlainText().trimmed();
    risk.until = core::UtcMicros(m_until->date().startOfDay(Qt::UTC).toMSecsSinceEpoch()) * 1000;
    if (m_everywhere->isChecked())
        risk.asset = u"*"_s;
    Q_EMIT chosen(risk);
    accept();
}

} // namespace bw::posture
