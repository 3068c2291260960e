// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/time.h"
#include "ui/common/format.h"

#include <QWidget>

#include <vector>

namespace bw::charts {

/// What happened to one login: ticks of failures, a diamond for the success, a bar of what was sent afterwards.
struct TimelineData
{
    core::TimeRange range {};
    std::vector<core::UtcMicros> failures {}; ///< drawn as ticks, at most one a pixel
    struct Success
    {
        core::UtcMicros at = 0;
        QString text {}; ///< "04:12:44 good login from 203.0.113.77"
        bool suspicious = true;
        bool operator==(const Success &) const = default;
    };
    std::vector<Success> successes;
    struct Sent
    {
        core::TimeRange range;
        QString text; ///< "22,310 messages, 04:12 to 06:58"
        bool operator==(const Sent &) const = default;
    };
    std::vector<Sent> sent;
    std::vector<core::TimeRange> gaps; ///< not heard
    QString failuresText; ///< "412 failures from 31 addresses"
    QString endText; ///< "stopped by itself", at the right end
    bool operator==(const TimelineData &) const = default;
};

/// Keyboard: Left/Right from one thing to the next, Home/End, Enter opens it.
class TimelineStrip final : public QWidget
{
    Q_OBJECT
public:
    explicit TimelineStrip(QWidget *parent = nullptr);
    void setFormat(const ui::Format &format);
    void setData(TimelineData timeline);
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QString currentSentence() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void activated(const bw::core::TimeRange &range);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    struct Stop
    {
        core::TimeRange range;
        QString sentence;
    };
    void rebuildStops();
    void paintLabels(QPainter *painter, double middle) const;
    [[nodiscard]] double position(core::UtcMicros t) const;
    TimelineData m_data;
    ui::Format m_format;
    std::vector<Stop> m_stops;
    int m_current = -1;
};

} // namespace bw::charts
