// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/style.h"

#include <QPushButton>
#include <QToolButton>

namespace bw::ui {

/// The only way to make a tool button: an icon alone has no name for a screen reader.
/// name says the act ("Choose columns"); the tool-tip defaults to it.
[[nodiscard]] QToolButton *makeToolButton(const QString &iconName, const QString &name, const QString &toolTip = {}, QWidget *parent = nullptr);

/// A push button with icon (may be empty), kind and size. Its icon takes accent.on on filled kinds by itself.
[[nodiscard]] QPushButton *makeButton(const QString &text, ButtonKind kind = ButtonKind::Normal, const QString &iconName = {},
                                      ControlSize size = ControlSize::Normal, QWidget *parent = nullptr);
/// Text in the link colour that is pushed like a button.
[[nodiscard]] QPushButton *makeLink(const QString &text, QWidget *parent = nullptr);

/// Grey it and say why, in tool-tip and description; an empty reason enables it again with its own tool-tip.
void setDisabledReason(QWidget *control, const QString &reason);

/// A button that drops a menu or picker, with icon and chevron, as in the top bar ("All 12 nodes ⌄").
class DropButton final : public QPushButton
{
    Q_OBJECT
public:
    explicit DropButton(const QString &iconName, const QString &text, QWidget *parent = nullptr);
    void setIconName(const QString &iconName);
    /// Tinted, as a chip that is set: what it chooses narrows what is shown.
    void setNarrows(bool narrows);
    [[nodiscard]] bool narrows() const { return m_narrows; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
    bool m_narrows = false;
};

} // namespace bw::ui
