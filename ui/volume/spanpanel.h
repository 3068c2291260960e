// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/timeseriesdata.h"
#include "ui/common/sidepanelframe.h"
#include "ui/page/page.h"

namespace bw::itemmodels {
class MessagesItemModel;
}
namespace bw::ui {
class DataTable;
class Label;
class Panel;
}

namespace bw::volume {

enum class Heard { Whole, Partly, Not };
/// Whether the chart's buckets inside a stretch were heard.
[[nodiscard]] Heard heardIn(const charts::TimeSeriesData &shown, const core::TimeRange &range);

/// A selected stretch of time: what makes it unlike the rest of the range, and the messages behind it.
class SpanPanel final : public ui::SidePanelFrame
{
    Q_OBJECT
public:
    /// \p whole is the page's filter: what the stretch is compared with.
    SpanPanel(const ui::PageContext &context, const store::Filter &span, const store::Filter &whole, Heard heard, const ui::Format &format, QWidget *parent = nullptr);

private:
    void showUnlike(const QStringList &sentences);
    void showCount();

    ui::PageContext m_context;
    store::Filter m_span, m_whole;
    Heard m_heard;
    ui::Format m_format;
    ui::Label *m_unlike = nullptr;
    ui::Panel *m_messagesPanel = nullptr;
    ui::DataTable *m_table = nullptr;
    ui::Label *m_count = nullptr;
    itemmodels::MessagesItemModel *m_messages = nullptr;
};

} // namespace bw::volume
