// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"

#include <QAbstractButton>

#include <vector>

namespace bw::ui {

/// What a change means; direction is told by the arrow, not by the colour.
enum class Change { Neutral, Good, Bad, Unknown };
enum class Arrow { None, Up, Down };

struct TileData
{
    QString title {}; ///< "Messages sent"
    QString figure {}; ///< "≥ 1.94 M"
    QString remark {}; ///< small, after the figure: "of 100, 76–88 possible"
    Arrow arrow = Arrow::None;
    Change change = Change::Neutral;
    QString changeText {}; ///< strong part: "3 %"
    QString changeRemark {}; ///< "on last week"
    std::vector<double> trend {}; ///< sparkline; NaN leaves a gap; empty leaves it out
    Token trendColor = Token::ChartDelivered;
    QString wholeFigure {}; ///< tool-tip and screen reader: "1,942,310 or more"
    bool operator==(const TileData &) const = default;
};

/// A key figure that opens what is behind it (click, Space, Enter: clicked()). Loading shows still grey blocks.
class Tile final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit Tile(const QString &title, QWidget *parent = nullptr);
    void setData(const TileData &data);
    [[nodiscard]] const TileData &data() const { return m_data; }
    void setLoading(bool loading);
    /// Instead of a figure: tertiary words ("unknown", "no data yet") with the reason as tool-tip.
    void setUnknown(const QString &word, const QString &reason);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void describe();
    void paintChange(QPainter *painter, const QRect &line) const;

    TileData m_data;
    QString m_reason;
    bool m_loading = false;
    bool m_unknown = false;
};

/// A line without axes; values in equal steps, NaN is a gap.
void paintSparkline(QPainter *painter, const QRectF &rect, const std::vector<double> &values, const QColor &color);

} // namespace bw::ui
