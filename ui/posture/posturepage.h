// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/service/postures.h"
#include "ui/itemmodels/posturerows.h"
#include "ui/page/page.h"

#include <QPointer>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace bw::charts {
class TimeChart;
}
namespace bw::itemmodels {
class PostureFacts;
}
namespace bw::ui {
class Chip;
class DataTable;
class Label;
class Panel;
}

namespace bw::posture {

class FindingPanel;
class ScoreCard;

/// How the domains, servers and the organisation stand against the controls. saveState(): "show" = open, all, new, unknown or accepted;
/// "group" = severity, area, target or framework; "kind", "asset", "area", "framework", "requirement" of it; "control" and "target" = the finding that is open; "tab" of it;
/// "needsYou" = true: open findings.
class PosturePage final : public ui::Page
{
    Q_OBJECT
public:
    explicit PosturePage(const ui::PageContext &context, QWidget *parent = nullptr);
    /// Instead of the session's own; null: measuring is not available. Not owned.
    PosturePage(const ui::PageContext &context, service::Postures *postures, QWidget *parent = nullptr);

    [[nodiscard]] QVariantMap saveState() const override;
    [[nodiscard]] QVariantMap lastingState() const override;
    void restoreState(const QVariantMap &state) override;
    [[nodiscard]] QWidget *firstFocus() override;
    void focusFilter() override;
    [[nodiscard]] QList<ui::ExportItem> exports() const override;
    [[nodiscard]] QString whyNoNodes() const override;

protected:
    void load() override;

private:
    void makeHead();
    void makeFilterRow();
    QWidget *makeContent();
    void connectTable();
    void keepPlace();
    void arrived();
    void failed(const core::Problem &problem);
    void watchStore();
    void showFirstUse();
    void choose(const itemmodels::PostureChoice &choice);
    void showChoice();
    void fillChips();
    void explain();
    void showBannersOfLooks();
    void showScore();
    void showTrend();
    void spanHeads();
    [[nodiscard]] QString movedText() const;
    void openFinding(const QString &control, const QString &asset);
    void refreshPanel();
    // What changes or measures something.
    void measure(const QList<service::AssetName> &assets);
    void follow(service::Job *job, std::function<void()> then = {});
    void showWhile(service::Job *job, std::function<void()> then = {}); ///< its progress, too
    void showProgress();
    void cancelMeasuring();
    void measureTyped(QLineEdit *edit);
    void add();
    void saveAsset(const store::Asset &asset);
    void editTarget();
    void removeTarget();
    void acceptRisk();
    void answerQuestions();
    [[nodiscard]] QString whyNoCommands() const;

    service::Postures *m_postures;
    itemmodels::PostureFacts *m_facts;
    QPushButton *m_measure = nullptr, *m_add = nullptr, *m_cancel = nullptr;
    ui::Chip *m_targetChip = nullptr, *m_showChip = nullptr, *m_areaChip = nullptr, *m_frameworkChip = nullptr, *m_requirementChip = nullptr, *m_groupChip = nullptr;
    QWidget *m_progress = nullptr;
    ui::Label *m_progressText = nullptr;
    ScoreCard *m_score = nullptr;
    ui::Panel *m_scorePanel = nullptr, *m_tablePanel = nullptr, *m_trendPanel = nullptr;
    ui::DataTable *m_table = nullptr;
    charts::TimeChart *m_trend = nullptr;
    QPointer<FindingPanel> m_panel;
    QPointer<service::Job> m_job; ///< a measurement that somebody began here
    QPointer<QWidget> m_firstUse; ///< while nothing was measured yet
    QPointer<ui::Label> m_firstProgress; ///< lives as m_firstUse does
    QPointer<QPushButton> m_firstCancel;
    QString m_openControl, m_openAsset; ///< to be opened when the answer is there
    int m_openTab = 0;
    bool m_hasAnswer = false;
};

} // namespace bw::posture
