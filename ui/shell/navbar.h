// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QList>

class QToolButton;
class QVBoxLayout;

namespace bw::shell {

/// One row of the navigation: icon, name, badge. In the narrow form the name is its tool-tip.
class NavItem final : public QAbstractButton
{
    Q_OBJECT
public:
    NavItem(const QString &page, const QString &iconName, const QString &name, QWidget *parent = nullptr);
    [[nodiscard]] const QString &page() const { return m_page; }
    void setNarrow(bool narrow);
    void setBadge(int count, bool critical);
    [[nodiscard]] int badge() const { return m_badge; }
    void setKeys(const QString &keys); ///< "Ctrl+1", in the tool-tip
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void badgePressed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QRect badgeRect() const;
    void describe();
    QString m_page, m_icon, m_keys;
    int m_badge = 0;
    bool m_critical = false;
    bool m_narrow = false;
};

/// The dark column at the window's start: brand, menu button, pages in groups. Dark in both themes.
class NavBar final : public QWidget
{
    Q_OBJECT
public:
    explicit NavBar(QWidget *parent = nullptr);

    void addGroup(const QString &name);
    NavItem *addItem(const QString &page, const QString &iconName, const QString &name);
    void addStretch();
    void setCurrent(const QString &page);
    void setNarrow(bool narrow);
    [[nodiscard]] bool isNarrow() const { return m_narrow; }
    [[nodiscard]] NavItem *item(const QString &page) const;
    [[nodiscard]] const QList<NavItem *> &items() const { return m_items; }
    [[nodiscard]] QToolButton *menuButton() const { return m_menu; }
    [[nodiscard]] QWidget *firstFocus() const;

Q_SIGNALS:
    void pageChosen(const QString &page);
    void badgeChosen(const QString &page); ///< the page, filtered to what needs a person

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    class Brand;
    QVBoxLayout *m_column = nullptr;
    Brand *m_brand = nullptr;
    QToolButton *m_menu = nullptr;
    QList<NavItem *> m_items;
    QList<QWidget *> m_groups;
    bool m_narrow = false;
};

} // namespace bw::shell
