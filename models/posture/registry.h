// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/posture/jsontext.h"
#include "models/posture/value.h"

#include <QMap>
#include <QSet>
#include <QStringList>

namespace bw::posture {

struct Field
{
    Shape shape {};
    QString what {}; ///< for a person
};

using Fields = QMap<QString, Field>;

/// One kind of evidence: what a gatherer brings in one go about one target.
struct Kind
{
    QStringList of {}; ///< the words of targets that have it: "domain", "host", "node", "postfix", "organisation" …
    QString how {}; ///< one of the ways of evidence: "dns lookup", "smtp probe" …
    QString what {};
    double goodFor = 0; ///< seconds; older evidence is stale. 0: as long as it stands
    QString record {}; ///< its fields are those of this record
};

/// The names that a condition may use, each with its type (resources/controls/evidence.json). A gatherer fills them; a name that is
/// not here is a mistake in a control file, told with its line and column. Plain data.
struct Registry
{
    QMap<QString, Kind> kinds {};
    QMap<QString, Fields> records {};

    [[nodiscard]] const Field *fieldOf(const QString &record, const QString &name) const;
    /// "" or what is wrong with a value for this shape: what a gatherer brought is checked too.
    [[nodiscard]] QString objectionTo(const Value &value, const Shape &shape) const;
    /// A value of JSON as this shape; null is absent, {"unknown": "why"} is unknown. A mistake is an unknown beginning with "!".
    [[nodiscard]] Value read(const JsonValue &json, const Shape &shape) const;

    /// Mistakes go to the text.
    static Registry read(JsonText &text);
};

/// Every name that may stand in "of" and in a control's "applies_to".
[[nodiscard]] const QStringList &targetWords();
[[nodiscard]] const QStringList &waysOfEvidence();
/// One of them as a person reads it.
[[nodiscard]] QString titleOfWay(const QString &way);
/// "number", "list of text", "list of mx_host": nothing for other words.
[[nodiscard]] std::optional<Shape> shapeOf(const QString &words, const QSet<QString> &records);
[[nodiscard]] QString inWords(const Shape &shape);

} // namespace bw::posture
