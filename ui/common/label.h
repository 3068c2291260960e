// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QLabel>

namespace bw::ui {

/// A label whose font and colour are a role and a token, and follow the theme. Plain text unless said otherwise: data never
/// becomes markup.
class Label : public QLabel
{
    Q_OBJECT
public:
    explicit Label(const QString &text = {}, FontRole role = FontRole::Base, Token color = Token::TextPrimary, QWidget *parent = nullptr);

    void setRole(FontRole role);
    void setColor(Token color);
    [[nodiscard]] FontRole role() const { return m_role; }
    /// Semibold whatever the role.
    void setStrong(bool strong);

protected:
    bool event(QEvent *event) override;

private:
    void followDirection();
    void restyle();
    FontRole m_role;
    Token m_color;
    bool m_strong = false, m_isMirrored = false;
};

/// One line that elides where it is cut; the whole text is in the tool-tip then, and always in the accessible name.
class ElidedLabel final : public Label
{
    Q_OBJECT
public:
    explicit ElidedLabel(const QString &text = {}, Qt::TextElideMode mode = Qt::ElideRight, FontRole role = FontRole::Base,
                         Token color = Token::TextPrimary, QWidget *parent = nullptr);
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    Qt::TextElideMode m_mode;
};

/// "Ctrl+K" in its little box.
class KeyHint final : public QWidget
{
    Q_OBJECT
public:
    explicit KeyHint(const QString &keys, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    static QSize sizeFor(const QString &keys);
    static void paint(QPainter *painter, const QRect &rect, const QString &keys, const Theme &theme);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_keys;
};

} // namespace bw::ui
