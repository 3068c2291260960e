// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/itemmodels/posturerows.h"

#include <QAbstractButton>


namespace bw::ui {
class Label;
}

namespace bw::posture {

/// Where on 0 to 100 the score stands, and how far what is unknown could move it.
class ScoreBar final : public QWidget
{
    Q_OBJECT
public:
    explicit ScoreBar(QWidget *parent = nullptr);
    void setScore(const Score &score);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Score m_score;
};

/// An area: its name, what of its controls passes, fails (crossed) and is unknown (dashed), and "12 of 14". Opens the area.
class AreaButton final : public QAbstractButton
{
    Q_OBJECT
public:
    AreaButton(const itemmodels::AreaCounts &counts, bool isChosen, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override; ///< Return chooses, as the space bar does

private:
    [[nodiscard]] QString figure() const;
    itemmodels::AreaCounts m_counts;
    bool m_isChosen;
};

/// The score with its range, what moved it, and how each area stands. GUI thread.
class ScoreCard final : public QWidget
{
    Q_OBJECT
public:
    explicit ScoreCard(QWidget *parent = nullptr);
    /// \p moved: what moved it, with a mark of its own; empty: nothing did.
    void setScore(const Score &score, const QString &moved);
    void setAreas(const QList<itemmodels::AreaCounts> &areas, const QString &chosen);

Q_SIGNALS:
    void areaChosen(const QString &area); ///< empty: all again

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();
    ui::Label *m_figure = nullptr, *m_of = nullptr, *m_range = nullptr, *m_moved = nullptr;
    ScoreBar *m_bar = nullptr;
    QWidget *m_left = nullptr, *m_areaBox = nullptr;
    QList<AreaButton *> m_areas;
    QList<itemmodels::AreaCounts> m_shown;
    QString m_chosen;
};

} // namespace bw::posture
