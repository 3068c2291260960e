// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page/page.h"

#include <QPointer>

class QBoxLayout;
class QPushButton;

namespace bw::charts {
class TimeChart;
class TimelineStrip;
}
namespace bw::detection {
struct FailedParts;
}
namespace bw::itemmodels {
class ChangeFacts;
class LoginFacts;
}
namespace bw::ui {
class Chip;
class DataTable;
class FilterChips;
class ElidedLabel;
class Label;
class Panel;
}

namespace bw::logins {

/// Who logs in, who guesses, and which logins are at risk. saveState(): "login" = the one whose story is open.
class LoginsPage final : public ui::Page
{
    Q_OBJECT
public:
    explicit LoginsPage(const ui::PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QVariantMap saveState() const override;
    void restoreState(const QVariantMap &state) override;
    [[nodiscard]] QWidget *firstFocus() override;
    void focusFilter() override;
    [[nodiscard]] QList<ui::ExportItem> exports() const override;
    [[nodiscard]] std::optional<double> heardShare() const override;
    [[nodiscard]] QStringList dimensions() const override;

protected:
    void load() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildFilterRow();
    void buildUpper(QBoxLayout *column);
    void buildRisks(QBoxLayout *column);
    void connectChart();
    [[nodiscard]] QString partsOf(const detection::FailedParts &parts) const;
    void showNothing(ui::Panel *panel, const QString &allWell, const QStringList &notes, double heard) const;
    [[nodiscard]] QString sinceKept() const;
    void arrived();
    void came(bool LoginsPage::*part);
    void showChanges();
    void failed(const core::Problem &problem);
    [[nodiscard]] QString rowsGone() const;
    void risksArrived();
    void timelineArrived();
    void explain();
    void openTimeline(const QString &user);
    void openAttacks();
    void openRules();
    void openLines(const QString &about, const store::Filter &filter);

    itemmodels::LoginFacts *m_facts;
    itemmodels::ChangeFacts *m_changes;
    charts::TimeChart *m_chart = nullptr;
    charts::TimelineStrip *m_strip = nullptr;
    ui::Panel *m_chartPanel = nullptr;
    QPushButton *m_attacksLink = nullptr;
    ui::Panel *m_sourcesPanel = nullptr;
    ui::Panel *m_risksPanel = nullptr;
    ui::DataTable *m_sources = nullptr;
    ui::DataTable *m_risks = nullptr;
    ui::Label *m_storyTitle = nullptr;
    ui::ElidedLabel *m_storyFacts = nullptr;
    QWidget *m_story = nullptr;
    QBoxLayout *m_upper = nullptr;
    ui::FilterChips *m_filterChips = nullptr;
    ui::Chip *m_mechanismChip = nullptr;
    ui::Chip *m_serviceChip = nullptr;
    QString m_login;
    QString m_step;
    QPointer<QWidget> m_lines; ///< the side panel with single lines, while it is open
    store::Filter m_linesFilter;
    std::optional<core::Problem> m_attacksProblem; ///< of the last question
    bool m_hasAnswer = false;
    bool m_hasFailed = false; ///< the newest question did: what arrives beside it does not hide that
    bool m_hasRisks = false;
    bool m_waits = false, m_waitsForRisks = false; ///< of the newest question, what has not come
};

} // namespace bw::logins
