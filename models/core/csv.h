// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

/// The one dialect of CSV that this project writes: RFC 4180 in UTF-8 with CRLF; numbers with a point and as many digits as
/// they have, yes and no as true and false, unknown as an empty field. Any thread.
namespace bw::core::csv {

/// A field as it is: quoted where it must be.
[[nodiscard]] QString field(const QString &text);
/// Text of unknown origin. What a spreadsheet would take for a formula gets an apostrophe before it: log text is written by
/// strangers.
[[nodiscard]] QString text(const QString &text);
[[nodiscard]] QString number(double value);
[[nodiscard]] QString truth(bool value);
/// Fields that are ready, as a line.
[[nodiscard]] QByteArray line(const QStringList &fields);

} // namespace bw::core::csv
