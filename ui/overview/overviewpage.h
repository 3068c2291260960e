// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/timeseriesdata.h"
#include "ui/overview/needlist.h"
#include "ui/page/page.h"

#include <optional>

class QGridLayout;
class QBoxLayout;

namespace bw::charts {
class TimeChart;
}

namespace bw::itemmodels {
class OverviewLoader;
struct OverviewFacts;
}

namespace bw::store {
struct CoverageAnswer;
}

namespace bw::ui {
class Panel;
class Tile;
}

namespace bw::overview {

class NodeCells;

/// Is everything well? Key figures against the usual, volume by outcome, what needs a person, which nodes were heard.
class OverviewPage final : public ui::Page
{
    Q_OBJECT
public:
    explicit OverviewPage(const ui::PageContext &context, QWidget *parent = nullptr);
    ~OverviewPage() override;

    [[nodiscard]] QVariantMap saveState() const override;
    void restoreState(const QVariantMap &state) override;
    [[nodiscard]] QWidget *firstFocus() override;
    [[nodiscard]] QList<ui::ExportItem> exports() const override;
    [[nodiscard]] std::optional<double> heardShare() const override;

protected:
    void load() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void connectChart();
    void show(const itemmodels::OverviewFacts &facts);
    void showTiles(const itemmodels::OverviewFacts &facts);
    void showChart(const itemmodels::OverviewFacts &facts);
    void showNeeds();
    void explain();
    void needsArrived();
    [[nodiscard]] std::vector<charts::Annotation> annotations(const core::TimeRange &range) const;
    void showNodes(const itemmodels::OverviewFacts &facts);
    [[nodiscard]] QList<ui::BannerSpec> gapBanners(const store::CoverageAnswer &coverage, const core::TimeRange &range) const;
    void showGaps(const itemmodels::OverviewFacts &facts);
    void showNothingYet();
    void openNeed(const Need &need);
    void openSpan(const core::TimeRange &range);
    [[nodiscard]] store::Filter filterAt(const core::TimeRange &range) const;
    void arrange();

    itemmodels::OverviewLoader *m_loader = nullptr;
    QWidget *m_content = nullptr;
    QGridLayout *m_tileGrid = nullptr;
    QBoxLayout *m_lower = nullptr;
    ui::Tile *m_sent = nullptr;
    ui::Tile *m_delivered = nullptr;
    ui::Tile *m_failed = nullptr;
    ui::Tile *m_heard = nullptr;
    ui::Panel *m_chartPanel = nullptr;
    charts::TimeChart *m_chart = nullptr;
    ui::Panel *m_needPanel = nullptr;
    NeedList *m_needs = nullptr;
    ui::Panel *m_nodePanel = nullptr;
    NodeCells *m_nodes = nullptr;
    QList<Need> m_needRows;
    core::TimeRange m_annotations; ///< that they may lie in
    bool m_loadedOnce = false, m_isEmpty = false;
    int m_needsOfEmpty = 0; ///< that the page without logs tells of
    QList<ui::BannerSpec> m_gapBanners;
    QStringList m_figureNotes; ///< what the figures lack
    [[nodiscard]] bool isPartial() const; ///< not all of node × time was heard
    core::UtcMicros m_lastByHand = 0;
    std::optional<double> m_heardShare; ///< of the figures that the chart shows
};

} // namespace bw::overview
