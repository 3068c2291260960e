// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace bw::ctl {

enum class Format { Table, Json, JsonLines, Csv };

/// What a verb answers, before it is written. Plain data: sections keep their order, columns name the order of keys.
struct Section
{
    QString name; ///< "buckets"; of the JSON object's key
    QStringList columns; ///< keys in order; keys of a row that are not named come last
    QList<QJsonObject> rows;
    bool isObject = false; ///< one row, written as an object: "totals"
    QStringList texts {}; ///< keys whose values are of several lines: a table shows them as such
    /// The columns of a table for people, where JSON and CSV have more than a line can hold; "counts.tries" is a key within an object.
    /// Empty: all that occur.
    QStringList shown {};
    QStringList notAsked {}; ///< keys whose null says that the question is not about them: "-" in a table, not "unknown"
    /// Instead of rows, where they may be very many: made one by one while they are written.
    std::function<QJsonObject(qsizetype)> made {};
    qsizetype madeRows = 0;

    [[nodiscard]] qsizetype size() const { return made ? madeRows : rows.size(); }
    [[nodiscard]] QJsonObject row(qsizetype at) const { return made ? made(at) : rows.value(at); }
};

struct Answer
{
    QList<Section> sections; ///< the first one is the table; an object named "totals" becomes its last row, in CSV it is left out
    bool isBare = false; ///< the first section's object is the whole JSON answer
};

/// What an answer lacks ("partial"), or nothing where it is whole.
[[nodiscard]] QList<Section> partialSection(const QStringList &why);
/// How a whole answer is to be read ("notes"), or nothing.
[[nodiscard]] QList<Section> notesSection(const QStringList &notes);

/// JSON: one object, keys in order. JSON lines: a line for each row of the first section, then one for each object.
/// CSV: models/core/csv.h, the first section's rows under a head row. No total: whoever adds the rows up would count all twice.
/// Table: aligned columns for people, a text's further lines below its first (all other line ends are shown as what they are not: U+FFFD),
/// lists and objects in words, shares as percent; a figure that is null as "unknown", anything else as "none"; further sections follow
/// under their names.
/// Given away in pieces.
void write(const Answer &answer, Format format, const std::function<void(const QByteArray &)> &give);

} // namespace bw::ctl
