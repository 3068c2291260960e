// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include "ui/common/desktoplook.h"
#include "ui/common/style.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontMetrics>
#include <QPixmapCache>
#include <QTimer>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::ui {

namespace {

Theme *theTheme = nullptr;

/// 13 px at 10 pt and 96 dpi.
constexpr double basePointsPerSystemPoint = 13.0 * 72.0 / 96.0 / 10.0;
constexpr double referencePoints = 10.0;

bool isGeneric(const QString &family)
{
    static const QStringList generic { QString(), u"sans"_s, u"sans serif"_s, u"sans-serif"_s, u"system-ui"_s, u"default"_s };
    return generic.contains(family.toLower());
}

bool desktopIsKnown()
{
    return !qEnvironmentVariableIsEmpty("XDG_CURRENT_DESKTOP");
}

QString firstInstalled(const QStringList &families)
{
    for (const QString &family : families) {
        if (QFontDatabase::hasFamily(family))
            return family;
    }
    return {};
}

} // namespace

/// Answers painting code that runs without an application theme (single widgets in tests).
const Theme &fallbackTheme()
{
    static const Theme theme;
    return theme;
}

Theme::Theme()
{
    m_base = QFont(u"Inter"_s);
    m_base.setPointSizeF(referencePoints * basePointsPerSystemPoint);
    m_fixed = QFont(u"DejaVu Sans Mono"_s);
}

Theme::Theme(QApplication &application, Look look)
    : m_application(&application)
    , m_desktop(std::make_unique<DesktopLook>())
    , m_look(look)
{
    Q_ASSERT_X(!theTheme, "Theme", "one an application");
    theTheme = this;
    const QPalette before = QApplication::palette();
    m_paletteWasDark = before.color(QPalette::Window).lightness() < before.color(QPalette::WindowText).lightness();
    m_system = QApplication::font();
    chooseFonts();
    QApplication::setStyle(new BreakwaterStyle);
    m_dark = wantsDark();
    apply();
    application.installEventFilter(this);
    connect(m_desktop.get(), &DesktopLook::changed, this, [this] {
        m_reducedMotion = m_desktop->reducedMotion();
        if (m_dark != wantsDark())
            apply();
        else
            Q_EMIT changed();
    });
    // After the first event-loop turn: the first window does not wait for a bus.
    QTimer::singleShot(0, m_desktop.get(), &DesktopLook::start);
}

Theme::~Theme()
{
    if (theTheme == this)
        theTheme = nullptr;
}

const Theme &Theme::of(const QWidget *)
{
    return theTheme ? *theTheme : fallbackTheme();
}

Theme *Theme::current()
{
    return theTheme;
}

QRgb Theme::rgba(Token token, bool dark)
{
    const TokenValue &value = tokenValues[std::size_t(token)];
    return dark ? value.dark : value.light;
}

QRgb Theme::rgba(Token token) const
{
    return rgba(token, m_dark);
}

void Theme::chooseFonts()
{
    QString family = m_system.family();
    double points = m_system.pointSizeF();
    if (points <= 0)
        points = m_system.pixelSize() > 0 ? m_system.pixelSize() * 72.0 / 96.0 : referencePoints;
    if (isGeneric(family) || !QFontDatabase::hasFamily(family)) {
        if (const QString found = firstInstalled({ u"Inter"_s, u"DejaVu Sans"_s }); !found.isEmpty())
            family = found;
        // A generic family without a desktop is Qt's own guess, and so is its size.
        if (!desktopIsKnown())
            points = referencePoints;
    }
    m_textScale = points / referencePoints;
    m_base = QFont(family);
    m_base.setPointSizeF(points * basePointsPerSystemPoint);

    m_fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (isGeneric(m_fixed.family()) || m_fixed.family().compare(u"monospace"_s, Qt::CaseInsensitive) == 0
        || !QFontDatabase::hasFamily(m_fixed.family())) {
        if (const QString found = firstInstalled({ u"DejaVu Sans Mono"_s }); !found.isEmpty())
            m_fixed = QFont(found);
    }
    m_fixed.setStyleHint(QFont::Monospace);
}

QFont Theme::font(FontRole role) const
{
    const TypeValue &type = typeValues[std::size_t(role)];
    QFont font = role == FontRole::Code ? m_fixed : m_base;
    font.setPointSizeF(m_base.pointSizeF() * type.px / typeValues[0].px);
    font.setWeight(QFont::Weight(type.weight));
    return font;
}

int Theme::lineHeight(FontRole role) const
{
    const int scaled = qRound(typeValues[std::size_t(role)].line * m_textScale);
    return std::max(scaled, QFontMetrics(font(role)).height());
}

int Theme::controlHeight(int token) const
{
    return std::max(token, QFontMetrics(font(FontRole::Base)).height() + 8);
}

int Theme::rowHeight() const
{
    const int token = m_density == Density::Compact ? size::rowCompact
        : m_density == Density::Comfortable         ? size::rowComfortable
                                                    : size::row;
    const int room = m_density == Density::Compact ? 8 : 10;
    return std::max(token, QFontMetrics(font(FontRole::Base)).height() + room);
}

bool Theme::wantsDark() const
{
    switch (m_look) {
    case Look::Light:
        return false;
    case Look::Dark:
        return true;
    case Look::Desktop:
        break;
    }
    if (m_desktop && m_desktop->scheme() != DesktopLook::Scheme::NoWish)
        return m_desktop->scheme() == DesktopLook::Scheme::Dark;
    return m_paletteWasDark;
}

void Theme::setLook(Look look)
{
    if (m_look == look)
        return;
    m_look = look;
    if (m_dark != wantsDark())
        apply();
}

void Theme::setDensity(Density density)
{
    if (m_density == density)
        return;
    m_density = density;
    Q_EMIT changed();
}

void Theme::setPatterns(bool always)
{
    if (m_patterns == always)
        return;
    m_patterns = always;
    Q_EMIT changed();
}

void Theme::apply()
{
    m_applying = true;
    m_dark = wantsDark();
    QPixmapCache::clear();
    if (m_application) {
        QApplication::setPalette(palette());
        QApplication::setFont(font(FontRole::Base));
        QToolTip::setPalette(palette()); // desktops bring one of their own
    }
    m_applying = false;
    Q_EMIT changed();
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Token token) { palette.setColor(role, color(token)); };
    set(QPalette::Window, Token::SurfaceWindow);
    set(QPalette::Base, Token::SurfacePanel);
    set(QPalette::Button, Token::SurfacePanel);
    set(QPalette::AlternateBase, Token::SurfaceAlternate);
    set(QPalette::Text, Token::TextPrimary);
    set(QPalette::WindowText, Token::TextPrimary);
    set(QPalette::ButtonText, Token::TextPrimary);
    set(QPalette::PlaceholderText, Token::TextTertiary);
    set(QPalette::BrightText, Token::TextSecondary);
    set(QPalette::Highlight, Token::SelectionFill);
    set(QPalette::HighlightedText, Token::TextPrimary);
    set(QPalette::Link, Token::TextLink);
    set(QPalette::LinkVisited, Token::TextLink);
    set(QPalette::ToolTipBase, Token::SurfaceSunken);
    set(QPalette::ToolTipText, Token::TextPrimary);
    set(QPalette::Light, Token::SurfacePanel);
    set(QPalette::Midlight, Token::LineFaint);
    set(QPalette::Mid, Token::LineSubtle);
    set(QPalette::Dark, Token::LineControl);
    set(QPalette::Shadow, Token::LineControl);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, color(Token::SelectionInactive));
    for (const auto role : { QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::HighlightedText })
        palette.setColor(QPalette::Disabled, role, color(Token::TextTertiary));
    palette.setColor(QPalette::Disabled, QPalette::Base, color(Token::SurfaceWindow));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, color(Token::SelectionInactive));
    return palette;
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    // The desktop gave another font: QApplication's own, since ours is set explicitly, comes only from the person's settings.
    if (watched == m_application && event->type() == QEvent::ApplicationFontChange && !m_applying
        && QApplication::font() != font(FontRole::Base)) {
        m_system = QApplication::font();
        chooseFonts();
        apply();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace bw::ui
