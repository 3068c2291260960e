// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/posture/evaluation.h"

namespace bw::posture {

/// A control's words with the names of the target in them, as people read them.
struct Remedy
{
    QStringList lines {};
    QStringList notes {}; ///< what is to be put for each "<word>" that was not known, and where there is more than one of a name
    bool operator==(const Remedy &) const = default;
};

/// What is known of a target for {{name}}: "domain", "mx", "selector", "rua" … Somebody may paste it into a shell: a value with other than
/// letters, digits and . _ : @ + / - is none, whatever a stranger's DNS says.
[[nodiscard]] QMap<QString, QStringList> remedyNames(const Target &target, const QMap<QString, Evidence> &kinds);

/// Fills every {{name}} by what is known, else by a plain "<word>" with a note. No {{name}} is left.
[[nodiscard]] Remedy fillRemedy(const QStringList &lines, const QMap<QString, QStringList> &names);
/// The same of one sentence, without notes.
[[nodiscard]] QString fillSentence(const QString &sentence, const QMap<QString, QStringList> &names);

} // namespace bw::posture
