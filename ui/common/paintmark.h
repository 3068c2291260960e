// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/mark.h"
#include "ui/common/tokens.h"

#include <QPixmap>
#include <QString>

class QPainter;
class QRectF;

namespace bw::ui {

class Theme;

/// Draws the shape centred in rect (12 px by intent) in its own ink.
void paintMark(QPainter *painter, const QRectF &rect, Mark mark, const Theme &theme);
/// With another ink; background is what shows through ticks and crosses.
void paintMark(QPainter *painter, const QRectF &rect, Mark mark, const QColor &ink, const QColor &background);

[[nodiscard]] Token markInk(Mark mark);
[[nodiscard]] Token markFill(Mark mark);
/// "critical", "passes", "does not apply"; empty for Mark::None. Translated.
[[nodiscard]] QString markWord(Mark mark);
/// For QLabel, QAction and the like.
[[nodiscard]] QPixmap markPixmap(Mark mark, const Theme &theme, qreal ratio);

} // namespace bw::ui
