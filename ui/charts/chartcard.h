// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/swatch.h"

#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

namespace bw::charts {

/// The hover card of a chart: beside what it tells of, never over it. A child of the window, so that no window manager
/// takes part; takes no mouse and no focus.
class ChartCard final : public QWidget
{
    Q_OBJECT
public:
    struct Row
    {
        std::optional<ui::Swatch> swatch;
        QString name;
        QString value;
        QString share;
        bool strong = false;
        bool wide = false; ///< the name has the whole line, and the card grows for it up to a limit
    };
    struct Content
    {
        QString title;
        std::vector<Row> rows;
        QString coverage; ///< in the unknown colour; empty leaves it out
        QString hint;
    };
    explicit ChartCard(QWidget *window);
    /// anchor in window coordinates.
    void showFor(const Content &content, const QRect &anchor);
    [[nodiscard]] const Content &content() const { return m_content; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Content m_content;
};

} // namespace bw::charts
