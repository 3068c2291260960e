// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/posture/catalog.h"

#include <functional>

namespace bw::posture {

enum class TextKind : std::uint8_t {
    Words, ///< always prose
    Remedy, ///< a line of "fix": prose, or a command, a setting or a record, which is the same in every language
};

/// Every text of the shipped catalog that people read, one after the other; what is done to it stays. An organisation's own controls
/// are in its own words.
void eachText(Catalog &catalog, const std::function<void(QString &text, TextKind kind)> &change);

/// Puts the words of another language in their place: { "texts": { "English": "Deutsch" } }. What has none stays English.
void translate(Catalog &catalog, const QList<ControlFile> &texts, QList<Mistake> &mistakes);

} // namespace bw::posture
