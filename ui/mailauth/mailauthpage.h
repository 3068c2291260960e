// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mailauth/view.h"
#include "ui/page/page.h"

#include <QPointer>

class QPushButton;
class QTabBar;

namespace bw::service {
class FeedbackJob;
}
namespace bw::itemmodels {
class MailboxFacts;
class UnreadableFacts;
}
namespace bw::ui {
class Chip;
class FilterChips;
class Label;
class SegmentedChoice;
}

namespace bw::mailauth {

class FailuresView;
class RecordsPanel;
class ReportPanel;
class ReportsView;
class SourcesView;
class UnreadablePanel;

/// Who sends in the domains' names, and who fails: what receivers report, and own logs. saveState(): "tab" = sources, domains, failures, reports,
/// tls or complaints; "group" = network, sender or address; "reporter", "verdict" = what its own chips say; "report" = number of the report that is open;
/// "unreadable" = true: the list of what could not be read is open.
class MailAuthPage final : public ui::Page
{
    Q_OBJECT
public:
    explicit MailAuthPage(const ui::PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QVariantMap saveState() const override;
    [[nodiscard]] QVariantMap lastingState() const override;
    void restoreState(const QVariantMap &state) override;
    [[nodiscard]] QWidget *firstFocus() override;
    void focusFilter() override;
    [[nodiscard]] QList<ui::ExportItem> exports() const override;
    [[nodiscard]] std::optional<double> heardShare() const override;
    [[nodiscard]] QStringList dimensions() const override;
    [[nodiscard]] QString whyNoNodes() const override;

protected:
    void load() override;

private:
    void buildHead();
    void buildFilterRow();
    QWidget *buildProgress();
    void buildViews();
    void connectView(View *view);
    void answered();
    void timeArrived();
    void showNothingYet();
    void leaveEmpty();
    void followImport();
    void watchJobs();
    void showProgress();
    void feedbackChanged();
    void showOwnBanners();
    void openRecords(const QString &title, const store::MailAuthFilter &filter, const QString &nextStep = {});
    void openReport(qint64 report, qint64 record);
    [[nodiscard]] bool hasNothing() const;
    void openUnreadable();
    void setTab(int tab);
    [[nodiscard]] View *view() const;
    ui::Chip *addChip(const QString &name, const QString &objectName);

    SourcesView *m_sources = nullptr;
    FailuresView *m_failures = nullptr;
    ReportsView *m_reports = nullptr;
    itemmodels::UnreadableFacts *m_unreadable = nullptr;
    itemmodels::MailboxFacts *m_mailboxes = nullptr;
    QTabBar *m_tabs = nullptr;
    QList<View *> m_views;
    ui::FilterChips *m_chips = nullptr;
    ui::Chip *m_domainChip = nullptr, *m_reporterChip = nullptr, *m_verdictChip = nullptr;
    ui::SegmentedChoice *m_group = nullptr;
    QWidget *m_groupRow = nullptr, *m_progress = nullptr;
    ui::Label *m_progressText = nullptr;
    ui::Label *m_wholeDays = nullptr;
    QPushButton *m_read = nullptr;
    QPointer<QWidget> m_empty; ///< while nothing was read yet
    QPointer<service::FeedbackJob> m_job;
    QPointer<RecordsPanel> m_recordsPanel;
    QPointer<UnreadablePanel> m_unreadablePanel;
    QPointer<ReportPanel> m_reportPanel;
    core::TimeRange m_followed; ///< the range that was chosen because reports came
    QString m_bannersOf = QStringLiteral("0\n\n"); ///< what the banners tell of
    bool m_isMore = false; ///< came while the page was asking
    bool m_follows = false; ///< of an import that somebody began with this page in sight
};

} // namespace bw::mailauth
