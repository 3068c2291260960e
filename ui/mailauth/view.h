// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/itemmodels/mailauthfacts.h"
#include "ui/page/page.h"

#include <QWidget>

namespace bw::ui {
class DataTable;
}

namespace bw::mailauth {

/// What all tabs are asked about. Plain data.
struct Question
{
    store::MailAuthFilter filter;
    ui::Format format;
    core::UtcMicros now = 0;

    /// The same of whole reports: of TLS reports and complaints.
    [[nodiscard]] store::FeedbackFilter ofReports() const
    {
        store::FeedbackFilter reports;
        reports.range = filter.range;
        reports.domains = filter.domains;
        reports.orgs = filter.reporters;
        return reports;
    }
};

/// One tab of the page. UI thread.
class View : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Asks anew; the old answer stays until the new one is there.
    virtual void ask(const Question &question) = 0;
    [[nodiscard]] virtual QList<ui::ExportItem> exports() const = 0;
    [[nodiscard]] virtual QWidget *firstFocus() = 0;
    [[nodiscard]] virtual ui::DataTable *table() const = 0; ///< that Ctrl+F filters
    /// What stands beside the page's title; empty: nothing came yet.
    [[nodiscard]] virtual QString answer() const = 0;
    /// Of the range × nodes, where own logs are part of what is shown.
    [[nodiscard]] virtual std::optional<double> heardShare() const { return std::nullopt; }

protected:
    /// The answer() of what failed: that of another tab must not stay there.
    [[nodiscard]] static QString notKnown() { return tr("Not known: the reports could not be read"); }

Q_SIGNALS:
    void answered();
    void importWanted();
    /// \p nextStep: what to do about them; may be empty.
    void recordsWanted(const QString &title, const bw::store::MailAuthFilter &filter, const QString &nextStep = {});
    void reportWanted(qint64 report);
    void domainWanted(const QString &domain); ///< only this one on the page
    /// The rules that name sources; with a rule to begin with (map as SettingsPage has it), unless it is empty.
    void sourceRulesWanted(const QVariantMap &newSource);
    void wholeRangeWanted(const bw::core::TimeRange &range); ///< where the reports are
};

} // namespace bw::mailauth
