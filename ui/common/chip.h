// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

class QMenu;

namespace bw::ui {

/// A filter: "Stream: any ⌄" in grey, "Node: mx-fr-3 ×" tinted once set. Click, Space or Enter opens the choice; × , Delete or
/// Backspace clears it.
class Chip final : public QAbstractButton
{
    Q_OBJECT
public:
    /// name is the dimension ("Stream"), emptyValue what stands there when nothing is chosen ("any").
    explicit Chip(const QString &name, const QString &emptyValue, QWidget *parent = nullptr);

    /// An empty value means "not set". clearable false keeps the chevron (Group by).
    void setValue(const QString &value);
    [[nodiscard]] QString value() const { return m_value; }
    [[nodiscard]] bool isSet() const { return !m_value.isEmpty(); }
    void setClearable(bool clearable);
    /// Opened below the chip; the chip does not own it. Without a menu, connect to opened().
    void setMenu(QMenu *menu);
    /// The values to choose from, as a menu of the chip's own: the first entry is emptyValue when clearable. Picking one
    /// sets the value and emits valuePicked with its data.
    void setChoices(const QList<QPair<QString, QVariant>> &choices);
    /// The words of the choice with this value, else the value itself.
    [[nodiscard]] QString textOf(const QString &value) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void opened(); ///< the person wants to choose
    void cleared();
    void valuePicked(const QVariant &data, const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QString shownText() const;
    [[nodiscard]] QRect endRect() const;
    void open();
    void clear();
    void describe();

    QString m_name;
    QString m_emptyValue;
    QString m_value;
    QList<QPair<QString, QVariant>> m_choices;
    QMenu *m_menu = nullptr;
    bool m_ownMenu = false;
    bool m_clearable = true;
    bool m_overEnd = false;
};

} // namespace bw::ui
