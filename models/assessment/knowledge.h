// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assessment/look.h"
#include "models/store/queries/cancel.h"

#include <optional>

namespace bw::assessment {

/// What the store knows of an asset beside what is measured now. Plain data.
struct Knowledge
{
    QJsonObject options; ///< what its owner said (store::Asset::options); empty: nothing
    QMap<QString, posture::Evidence> answers; ///< of people, by control
    QList<posture::Exception> risks; ///< accepted
    Kinds kept; ///< evidence of the last look
    QList<posture::Finding> before; ///< findings of the last look, without their evidence

    [[nodiscard]] QStringList texts(const char *name) const; ///< an option that is a list of texts
    [[nodiscard]] std::optional<bool> truth(const char *name) const;
};

/// Without a store: nothing is known. Errors: the store's, Cancelled.
[[nodiscard]] core::Result<Knowledge> knowledgeOf(const posture::Catalog &catalog, const store::Store *store, store::AssetKind kind, const QString &name, const store::Cancel &cancel = {});

/// Judges what was measured, with answers and accepted risks. What cannot be known this time keeps its last say in the score (Finding::held): not
/// to be able to look moves no score.
void judge(Look &look, const posture::Catalog &catalog, const Knowledge &knowledge);

/// Since when keys are seen, in test mode, and in use: from the last look's evidence. A key's age is known if it came between two looks, or once it
/// was seen for longer than any control asks (half a year).
void rememberKeys(Kinds &kinds, const Kinds &kept, core::UtcMicros now);

} // namespace bw::assessment
