// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QWidget>

class QPushButton;
class QToolButton;

namespace bw::ui {
class DropButton;
}

namespace bw::shell {

class Actions;

/// Looks like a search field and opens the command search.
class SearchButton final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit SearchButton(QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

/// Nodes, time range, time zone, search, import, export: the same on every page.
class TopBar final : public QWidget
{
    Q_OBJECT
public:
    explicit TopBar(const Actions &actions, QWidget *parent = nullptr);

    [[nodiscard]] ui::DropButton *nodes() const { return m_nodes; }
    [[nodiscard]] ui::DropButton *range() const { return m_range; }
    [[nodiscard]] ui::DropButton *zone() const { return m_zone; }
    [[nodiscard]] SearchButton *search() const { return m_search; }
    [[nodiscard]] QPushButton *importButton() const { return m_import; }
    [[nodiscard]] QPushButton *collectButton() const { return m_collect; }
    /// Whether nodes are reached: then "Collect now" stands where "Import…" stands else.
    void setCollects(bool collects);
    [[nodiscard]] QPushButton *exportButton() const { return m_export; }
    /// text on the button, what a screen reader says before it.
    void setNodes(const QString &text);
    void setRange(const QString &text, const QString &shortText); ///< short: where the bar is narrow
    void setZone(const QString &text);
    /// Chosen nodes or a zoomed range go along to every page: tinted, with a × beside them that takes both away.
    void setNarrowed(bool byNodes, bool byRange);
    [[nodiscard]] QToolButton *clearButton() const { return m_clear; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    QString m_rangeText, m_shortRange, m_zoneText;
    ui::DropButton *m_nodes = nullptr;
    ui::DropButton *m_range = nullptr;
    ui::DropButton *m_zone = nullptr;
    QToolButton *m_clear = nullptr;
    SearchButton *m_search = nullptr;
    QPushButton *m_collect = nullptr;
    QPushButton *m_import = nullptr;
    QPushButton *m_export = nullptr;
};

} // namespace bw::shell
