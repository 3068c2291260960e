// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/sidepanelframe.h"
#include "ui/itemmodels/failurefacts.h"
#include "ui/page/page.h"

namespace bw::mailauth {

/// One domain's day: both sides in figures, what own logs tell one by one, and the ways to the messages and to the rows of reports.
class FailurePanel final : public ui::SidePanelFrame
{
    Q_OBJECT
public:
    FailurePanel(const itemmodels::FailureRow &row, const ui::PageContext &context, const ui::Format &format, QWidget *parent = nullptr);

Q_SIGNALS:
    void recordsWanted(const QString &title, const bw::store::MailAuthFilter &filter);

private:
    void showFacts(const itemmodels::FailureRow &row, const ui::Format &format);
    void addButtons(const ui::PageContext &context);
    /// Of the whole day, or of one line of it.
    void openMessages(ui::Navigator *navigator, const store::OwnFailure *failure) const;

    itemmodels::FailureRow m_row;
};

} // namespace bw::mailauth
