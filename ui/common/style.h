// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

class QAbstractButton;

namespace bw::ui {

class FocusRing;
class WheelGuard;

enum class ButtonKind {
    Normal,
    Primary, ///< the one next sensible step of a page, panel or dialog
    Destructive,
    Quiet, ///< no edge until hovered: page head extras, "+ Filter"
    Link, ///< text in the link colour, underlined when hovered
};
enum class ControlSize { Normal, Small, Large };

/// Say once after construction; the style reads it. setButtonKind also gives a link its hand cursor.
void setButtonKind(QAbstractButton *button, ButtonKind kind);
[[nodiscard]] ButtonKind buttonKind(const QWidget *button);
/// A link inside a sentence is underlined at rest.
void setLinkUnderlined(QAbstractButton *link);
void setControlSize(QWidget *control, ControlSize size);
[[nodiscard]] ControlSize controlSize(const QWidget *control);
/// 2 px critical edge round a field; FormField does this for its fields.
void setFieldError(QWidget *field, bool error);
/// A widget of ours that wants the 2 px ring, 1 px away, when it gets the focus by keyboard. radius is that of the widget's
/// own corners. Buttons and fields have it without asking.
void setFocusRing(QWidget *widget, int radius);

/// Fusion's behaviour with the look of the design language (§6, §8), drawn from Theme's tokens. No style sheets anywhere:
/// one of them wraps the style and breaks sizes.
class BreakwaterStyle final : public QProxyStyle
{
    Q_OBJECT
public:
    BreakwaterStyle();
    ~BreakwaterStyle() override;

    void polish(QWidget *widget) override;
    void unpolish(QWidget *widget) override;
    using QProxyStyle::polish;
    using QProxyStyle::unpolish;
    QPalette standardPalette() const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents, const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *answer) const override;
    QIcon standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const override;

private:
    void drawPushButton(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawButtonLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawToolButton(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const;
    void drawCombo(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const;
    void drawSpin(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const;
    void drawScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const;
    void drawTab(const QStyleOption *option, QPainter *painter, const QWidget *widget, bool label) const;
    void drawHeader(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawMenuItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawMenuBarItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawProgress(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawFocusFrame(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawCheck(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const;

    FocusRing *m_ring = nullptr;
    WheelGuard *m_wheel = nullptr;
};

} // namespace bw::ui
