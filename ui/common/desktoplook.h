// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusVariant>
#include <QObject>

namespace bw::ui {

/// What the desktop wishes, asked over its portal (org.freedesktop.portal.Settings) without waiting. Silent where there is no
/// session bus or portal. GUI thread.
class DesktopLook final : public QObject
{
    Q_OBJECT
public:
    enum class Scheme { NoWish, Dark, Light };

    explicit DesktopLook(QObject *parent = nullptr);
    /// Connects to the bus; answers come as changed().
    void start();
    [[nodiscard]] Scheme scheme() const { return m_scheme; }
    [[nodiscard]] bool reducedMotion() const { return m_reducedMotion; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void ask(const QString &group, const QString &key);
    void take(const QString &group, const QString &key, const QVariant &value);

    Scheme m_scheme = Scheme::NoWish;
    bool m_reducedMotion = false;
};

} // namespace bw::ui
