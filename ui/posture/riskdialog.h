// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/service/postures.h"

#include <QDialog>

class QCheckBox;
class QDateEdit;
class QLineEdit;
class QPlainTextEdit;

namespace bw::ui {
class FormField;
}

namespace bw::posture {

/// Somebody answers for a risk until a day: owner, reason, and when it is looked at again, at most two years ahead. Window-modal. GUI thread.
class RiskDialog final : public QDialog
{
    Q_OBJECT
public:
    /// \p title: of the control. \p risk has control and asset, and what was said before, of every target if \p isEverywhere.
    static RiskDialog *open(QWidget *window, const QString &title, const store::AcceptedRisk &risk, bool isEverywhere, core::UtcMicros now);

Q_SIGNALS:
    void chosen(const bw::store::AcceptedRisk &risk);

private:
    RiskDialog(QWidget *window, const QString &title, const store::AcceptedRisk &risk, bool isEverywhere, core::UtcMicros now);
    void save();

    store::AcceptedRisk m_risk;
    QLineEdit *m_owner = nullptr;
    QPlainTextEdit *m_reason = nullptr;
    QDateEdit *m_until = nullptr;
    QCheckBox *m_everywhere = nullptr;
    QList<ui::FormField *> m_fields;
};

} // namespace bw::posture
