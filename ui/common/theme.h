// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

#include <memory>

class QApplication;
class QWidget;

namespace bw::ui {

class DesktopLook;

enum class Look { Desktop, Light, Dark };
enum class Density { Normal, Compact, Comfortable };
/// Sizes are factors of the system's text size. In the order of typeValues.
enum class FontRole { Base, Small, Caption, PanelTitle, Subheading, PageTitle, Figure, Code };

/// Colours, fonts, spacing and density of the whole program; GUI thread. One an application: construct it right after
/// QApplication and before the first widget, and let it outlive the widgets. It installs BreakwaterStyle, palette and font.
/// "As the desktop" asks the desktop portal without waiting; where there is no bus or portal it goes by the palette
/// that the application had before. Never keep a QColor of it in a widget: ask while painting.
class Theme final : public QObject
{
    Q_OBJECT
public:
    explicit Theme(QApplication &application, Look look = Look::Desktop);
    ~Theme() override;

    /// The theme in use. Before one is made: a light one that installs nothing, so that painting code always has an answer.
    static const Theme &of(const QWidget *widget);
    static Theme *current(); ///< may be null

    [[nodiscard]] QColor color(Token token) const { return QColor::fromRgba(rgba(token)); }
    [[nodiscard]] QRgb rgba(Token token) const;
    /// Light or dark value whatever is in use (print, tests).
    static QRgb rgba(Token token, bool dark);

    [[nodiscard]] QFont font(FontRole role) const;
    /// Height of a line of that role in device-independent pixels: the token's, scaled with the text size.
    [[nodiscard]] int lineHeight(FontRole role) const;
    /// How much larger than 10 pt the system's text is (1.0 = the pictures).
    [[nodiscard]] double textScale() const { return m_textScale; }
    /// max(token, font height + 10): height of a control, row or bar with a line of base text.
    [[nodiscard]] int controlHeight(int token) const;
    [[nodiscard]] int rowHeight() const; ///< of all tables, by density

    [[nodiscard]] bool isDark() const { return m_dark; }
    [[nodiscard]] Look look() const { return m_look; }
    [[nodiscard]] Density density() const { return m_density; }
    [[nodiscard]] bool patterns() const { return m_patterns; } ///< charts: patterns beside colours
    [[nodiscard]] bool reducedMotion() const { return m_reducedMotion; }
    [[nodiscard]] int duration(int milliseconds) const { return m_reducedMotion ? 0 : milliseconds; }
    [[nodiscard]] QPalette palette() const;

    void setLook(Look look);
    void setDensity(Density density);
    void setPatterns(bool always);

Q_SIGNALS:
    /// Colours, fonts, density or patterns are others now; the palette is set already.
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    friend const Theme &fallbackTheme();
    Theme(); // installs nothing
    void chooseFonts();
    void apply();
    [[nodiscard]] bool wantsDark() const;

    QApplication *m_application = nullptr;
    std::unique_ptr<DesktopLook> m_desktop;
    QFont m_system;
    QFont m_base;
    QFont m_fixed;
    Look m_look = Look::Light;
    Density m_density = Density::Normal;
    double m_textScale = 1.0;
    bool m_dark = false;
    bool m_patterns = true;
    bool m_reducedMotion = false;
    bool m_paletteWasDark = false;
    bool m_applying = false;
};

} // namespace bw::ui
