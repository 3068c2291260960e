// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLineEdit;
class QListView;
class QSortFilterProxyModel;
class QStandardItemModel;

namespace bw::ui {
class Label;
}

namespace bw::shell {

/// A popup below a button of the top bar: a panel with a control line. Esc closes it.
class PickerPopup : public QFrame
{
    Q_OBJECT
public:
    explicit PickerPopup(const QString &accessibleName, QWidget *parent);
    void showBelow(QWidget *anchor);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

/// Which nodes: search, tick one or many; nothing ticked is all of them.
class NodePicker final : public PickerPopup
{
    Q_OBJECT
public:
    explicit NodePicker(QWidget *parent);
    void setNodes(const QStringList &nodes);
    void setChosen(const QStringList &chosen);
    [[nodiscard]] QStringList chosen() const;

Q_SIGNALS:
    void nodesChosen(const QStringList &nodes); ///< while ticking; empty: all

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void tick(const QModelIndex &proxyIndex);
    QLineEdit *m_search = nullptr;
    QListView *m_list = nullptr;
    ui::Label *m_nothing = nullptr;
    QStandardItemModel *m_model = nullptr;
    QSortFilterProxyModel *m_proxy = nullptr;
    bool m_setting = false;
};

/// The time zone of buckets and stamps: the store's home zone, this computer's, UTC, and all others by search.
class ZonePicker final : public PickerPopup
{
    Q_OBJECT
public:
    explicit ZonePicker(QWidget *parent);
    void setHomeZone(const QString &zone);
    void setCurrent(const QString &zone);

Q_SIGNALS:
    void zoneChosen(const QString &zone); ///< IANA name; empty: the home zone

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void fill();
    void choose(const QModelIndex &proxyIndex);
    QString m_home, m_current;
    QLineEdit *m_search = nullptr;
    QListView *m_list = nullptr;
    QStandardItemModel *m_model = nullptr;
    QSortFilterProxyModel *m_proxy = nullptr;
};

/// All zone names of the system, best known first; what first start and Settings offer too.
[[nodiscard]] QStringList zoneNames();

} // namespace bw::shell
