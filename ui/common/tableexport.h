// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QVariantList>

class QAbstractItemModel;
class QVariant;

namespace bw::ui {

/// A raw value as machines read it: plain digits, C decimals, ISO 8601 UTC, true/false. Any thread.
[[nodiscard]] QString rawText(const QVariant &value);

/// Tab-separated lines; tabs and line breaks inside values become spaces. Rows and columns of model, in that order.
[[nodiscard]] QString toTsv(const QAbstractItemModel &model, const QList<int> &rows, const QList<int> &columns, bool withHeaders);

/// RFC 4180 in UTF-8 with CRLF. A column that holds lower bounds is followed by "…, lower bound" with 1 or 0. Text that a
/// spreadsheet would take for a formula gets an apostrophe before it: log text is written by strangers.
/// Heads of blocks are no rows of it: where there are any, its first column says which one a row stands under.
/// note, when given, is a first line of its own beginning with "# ".
[[nodiscard]] QByteArray toCsv(const QAbstractItemModel &model, const QList<int> &columns, const QString &note);
/// One line of such a file, from raw values.
[[nodiscard]] QByteArray csvLine(const QVariantList &values);
/// Its first line: what the rows are of.
[[nodiscard]] QByteArray csvNote(const QString &note);

} // namespace bw::ui
