// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"

#include <QIcon>
#include <QString>

class QPainter;
class QRectF;

namespace bw::ui {

/// A line icon of ours by the name of its file in resources/icons ("fleet", "chevron-down"). Its colour follows state and
/// theme when it is painted: text.primary, text.tertiary when disabled. GUI thread; cheap to copy, cached by size, ratio and colour.
/// An unknown name gives an empty icon and a warning in debug builds.
[[nodiscard]] QIcon icon(const QString &name);
/// The same in one colour whatever the state (accent.on on primary buttons, nav.text in the navigation).
[[nodiscard]] QIcon icon(const QString &name, Token color);

/// Draws into rect, sharp at any scale.
void paintIcon(QPainter *painter, const QRectF &rect, const QString &name, const QColor &color);

[[nodiscard]] bool hasIcon(const QString &name);
[[nodiscard]] QStringList iconNames();

} // namespace bw::ui
