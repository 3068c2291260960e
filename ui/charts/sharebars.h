// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/time.h"
#include "ui/common/swatch.h"

#include <QWidget>

#include <vector>

namespace bw::charts {

/// Horizontal bars of parts of a whole, one a row: name, bar, figure. Keyboard: Up/Down row, Enter opens.
class ShareBars final : public QWidget
{
    Q_OBJECT
public:
    struct Part
    {
        double value = 0;
        ui::Swatch swatch {};
        QString name {};
        bool operator==(const Part &) const = default;
    };
    struct Row
    {
        QString key {};
        QString name {};
        std::vector<Part> parts {};
        QString figure {}; ///< at the end: "12 of 14", "31 %"
        bool operator==(const Row &) const = default;
    };
    explicit ShareBars(const QString &accessibleName, QWidget *parent = nullptr);
    /// scale: what the whole width means; 0 takes the largest row.
    void setRows(std::vector<Row> rows, double scale = 0);
    [[nodiscard]] int currentRow() const { return m_current; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void rowActivated(const QString &key);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] int rowHeight() const;
    void setCurrent(int row);
    void describe();
    QString m_name;
    std::vector<Row> m_rows;
    double m_scale = 0;
    int m_current = -1;
};

} // namespace bw::charts
