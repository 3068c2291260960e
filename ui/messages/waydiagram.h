// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

namespace bw::store {
struct MessageTrace;
}
namespace bw::itemmodels {
struct Sought;
}
namespace bw::ui {
class Format;
}

namespace bw::messages {

/// The way of one message as boxes and arrows: who handed it in, the hosts it passed, where its recipients are. Painted from left to
/// right (mirrored in right-to-left layouts). Its description says the same in words.
class WayDiagram final : public QWidget
{
    Q_OBJECT
public:
    explicit WayDiagram(QWidget *parent = nullptr);
    /// The recipient that \p sought names is marked.
    void setTrace(const store::MessageTrace &trace, const ui::Format &format, const itemmodels::Sought &sought);
    [[nodiscard]] QString sentence() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Tone { Plain, Good, Bad, Waiting };
    struct Box
    {
        QString title, fact;
        Tone tone = Tone::Plain;
        int from = -1; ///< of an end: the box in m_passes that it left
        bool isSought = false;
    };
    void paintBox(QPainter &painter, const QRect &rect, const Box &box) const;
    void paintArrow(QPainter &painter, const QPoint &from, const QPoint &to, bool isFromBelow = false) const;
    [[nodiscard]] int boxHeight() const;
    [[nodiscard]] int besideLast() const; ///< rows of what left the last pass, at least one
    [[nodiscard]] int rowCount() const;

    std::vector<Box> m_passes; ///< client, then each host
    std::vector<Box> m_ends; ///< destinations, at most mostEnds and "n more"
};

} // namespace bw::messages
