// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QBoxLayout;
class QGridLayout;
class QHBoxLayout;
class QVBoxLayout;

namespace bw::ui {

class Label;

/// What stands in the window's side panel: title with close, optional tags above, content, and a foot of buttons. The shell
/// gives it width and place. Esc closes.
class SidePanelFrame : public QWidget
{
    Q_OBJECT
public:
    explicit SidePanelFrame(const QString &title, QWidget *parent = nullptr);
    void setTitle(const QString &title);
    [[nodiscard]] QString title() const;
    /// Both take ownership.
    void addHeaderWidget(QWidget *widget); ///< before ×
    void addLeadingTag(QWidget *tag); ///< in the row of ×, with the title below
    /// The content's layout, 16 px from the edges; add widgets to it.
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    /// Content that goes to the edges (tables, tabs) is added with addFlush.
    void addFlush(QWidget *widget, int stretch = 0);
    void addFootWidget(QWidget *widget);

Q_SIGNALS:
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QHBoxLayout *m_top = nullptr;
    QHBoxLayout *m_tags = nullptr;
    QVBoxLayout *m_outer = nullptr;
    QVBoxLayout *m_body = nullptr;
    QBoxLayout *m_foot = nullptr;
    Label *m_title = nullptr;
};

/// Name and value pairs in two columns (104 px and the rest), as in node and message panels.
class FactList final : public QWidget
{
    Q_OBJECT
public:
    explicit FactList(QWidget *parent = nullptr);
    void clear();
    /// fixed: addresses, ids. A word too long for the column (a fingerprint, a path) is broken where the line ends.
    void add(const QString &name, const QString &value, bool fixed = false);
    void add(const QString &name, QWidget *value); ///< takes ownership
    void setValue(const QString &name, const QString &value); ///< of a text that was added; else nothing happens
    struct Fact
    {
        QString name, value;
        bool fixed = false;
    };
    /// All of them; where only values differ from those before, what is marked in the others stays.
    void setFacts(const QList<Fact> &facts);

private:
    QGridLayout *m_grid = nullptr;
    int m_rows = 0;
    QList<Fact> m_facts; ///< of the last setFacts()
};

} // namespace bw::ui
