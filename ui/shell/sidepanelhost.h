// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

namespace bw::shell {

/// Content and, at its end, the side panel: it pushes the content, or covers it where the window is narrower than 1100 px.
/// Its edge is dragged, or moved by keyboard with Alt+Shift+Left/Right.
class SidePanelHost final : public QWidget
{
    Q_OBJECT
public:
    explicit SidePanelHost(QWidget *content, QWidget *parent = nullptr);

    /// Takes ownership; the one before is deleted. Null closes.
    void setPanel(QWidget *panel);
    [[nodiscard]] QWidget *panel() const { return m_panel; }
    void setCovering(bool covering);
    void setPanelWidth(int width);
    [[nodiscard]] int panelWidth() const { return m_width; }

Q_SIGNALS:
    void panelChanged(bool open);
    void panelWidthChanged(int width); ///< by the person

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Edge;
    void arrange();
    QWidget *m_content;
    QPointer<QWidget> m_panel;
    Edge *m_edge = nullptr;
    int m_width;
    bool m_covering = false;
};

} // namespace bw::shell
