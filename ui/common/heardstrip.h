// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

namespace bw::ui {

class Theme;

/// Which hours were heard: full bar, short bar for an incomplete hour, a thin line where nothing was heard.
/// Values: 0 to 1 of the hour heard; below 0 is not heard.
class HeardStrip final : public QWidget
{
    Q_OBJECT
public:
    explicit HeardStrip(QWidget *parent = nullptr);
    /// sentence is what a screen reader says ("46 of 48 hours heard").
    void setHours(std::vector<double> hours, const QString &sentence);
    QSize sizeHint() const override;

    static void paint(QPainter *painter, const QRectF &rect, const std::vector<double> &hours, const Theme &theme, bool rightToLeft = false);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<double> m_hours;
};

} // namespace bw::ui
