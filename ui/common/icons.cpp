// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"

#include "ui/common/theme.h"

#include <QDirIterator>
#include <QFile>
#include <QIconEngine>
#include <QLoggingCategory>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>
#include <map>
#include <memory>
#include <optional>

using namespace Qt::StringLiterals;

// The resources of a static library register themselves only when asked; outside any namespace, as the macro wants.
static void initIconResources()
{
    Q_INIT_RESOURCE(icons);
}

namespace bw::ui {

namespace {

constexpr double largeSide = 32; // device-independent pixels

Q_LOGGING_CATEGORY(lcIcons, "breakwater.ui.icons")

QString pathOf(const QString &name)
{
    static const bool ready = (initIconResources(), true);
    Q_UNUSED(ready)
    return u":/icons/"_s + name + u".svg"_s;
}

/// One parsed drawing per name and weight for the life of the program: they are few and small. A drawing shown large (empty
/// pages) has thin lines, or it would shout.
QSvgRenderer *rendererOf(const QString &name, bool large)
{
    static std::map<std::pair<QString, bool>, std::unique_ptr<QSvgRenderer>> renderers;
    auto &renderer = renderers[{ name, large }];
    if (!renderer) {
        QFile file(pathOf(name));
        QByteArray drawing;
        if (file.open(QIODevice::ReadOnly))
            drawing = file.readAll();
        else
            qCWarning(lcIcons) << "no such icon:" << name;
        if (large)
            drawing.replace("stroke-width=\"1.5\"", "stroke-width=\"0.8\"");
        renderer = std::make_unique<QSvgRenderer>(drawing);
    }
    return renderer->isValid() ? renderer.get() : nullptr;
}

QPixmap rendered(const QString &name, const QSize &devicePixels, const QColor &color, bool large)
{
    const QString key = u"bw-icon:%1:%2x%3:%4:%5"_s.arg(name).arg(devicePixels.width()).arg(devicePixels.height()).arg(color.rgba(), 8, 16).arg(large);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QImage image(devicePixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(0);
    if (QSvgRenderer *renderer = rendererOf(name, large)) {
        QPainter painter(&image);
        const int side = std::min(devicePixels.width(), devicePixels.height());
        renderer->render(&painter, QRectF((devicePixels.width() - side) / 2.0, (devicePixels.height() - side) / 2.0, side, side));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(image.rect(), color);
    }
    pixmap = QPixmap::fromImage(image);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class LineIconEngine final : public QIconEngine
{
public:
    LineIconEngine(const QString &name, std::optional<Token> color)
        : m_name(name)
        , m_color(color)
    {
    }

    QIconEngine *clone() const override { return new LineIconEngine(*this); }
    QString key() const override { return u"breakwater"_s; }
    /// By its name the style paints it in the ink of the control; one with a colour of its own paints itself.
    QString iconName() override { return m_color ? QString() : m_name; }
    bool isNull() override { return !hasIcon(m_name); }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(painter, rect, m_name, color(mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override { return rendered(m_name, size, color(mode), false); }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal ratio) override
    {
        // Qt 6.4 hands over device pixels here, and the ratio beside it.
        QPixmap pixmap = rendered(m_name, size, color(mode), false);
        pixmap.setDevicePixelRatio(ratio);
        return pixmap;
    }

    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }

private:
    QColor color(QIcon::Mode mode) const
    {
        const Theme &theme = Theme::of(nullptr);
        if (mode == QIcon::Disabled)
            return theme.color(Token::TextTertiary);
        return theme.color(m_color.value_or(Token::TextPrimary));
    }

    QString m_name;
    std::optional<Token> m_color;
};

} // namespace

QIcon icon(const QString &name)
{
    return name.isEmpty() ? QIcon() : QIcon(new LineIconEngine(name, std::nullopt));
}

QIcon icon(const QString &name, Token color)
{
    return name.isEmpty() ? QIcon() : QIcon(new LineIconEngine(name, color));
}

void paintIcon(QPainter *painter, const QRectF &rect, const QString &name, const QColor &color)
{
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
    const QSize devicePixels = (rect.size() * ratio).toSize();
    if (devicePixels.isEmpty())
        return;
    QPixmap pixmap = rendered(name, devicePixels, color, rect.width() >= largeSide);
    pixmap.setDevicePixelRatio(ratio);
    painter->drawPixmap(QPointF(std::round(rect.left() * ratio) / ratio, std::round(rect.top() * ratio) / ratio), pixmap);
}

bool hasIcon(const QString &name)
{
    return QFile::exists(pathOf(name));
}

QStringList iconNames()
{
    QStringList names;
    pathOf({});
    for (QDirIterator it(u":/icons"_s, { u"*.svg"_s }); it.hasNext();)
        names << QFileInfo(it.next()).completeBaseName();
    names.sort();
    return names;
}

} // namespace bw::ui
