// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/posture/catalog.h"

namespace bw::posture {

/// A part of a framework: "nist_csf_2_0" and "PR.AA", or all of it.
struct FrameworkPart
{
    QString framework {}, group {}; ///< group empty: all
    bool operator==(const FrameworkPart &) const = default;
};

/// "NAME" or "NAME:GROUP" as somebody types it, small or capital letters. Usage: no such framework, or nothing of the catalog stands
/// in such a group; the problem names what there is.
[[nodiscard]] core::Result<FrameworkPart> frameworkPartOf(const Catalog &catalog, const QString &typed);

/// A number and those above it, nearest first: "PR.AA-05", "PR.AA", "PR".
[[nodiscard]] QStringList withThoseAbove(const QString &number);
/// What a number is grouped under: the nearest that has a title, else itself.
[[nodiscard]] QString groupOf(const Catalog &catalog, const QString &framework, const QString &number);
/// "PR.AA Identities, logins and access"; without a title the number alone.
[[nodiscard]] QString titleOfGroup(const Catalog &catalog, const QString &framework, const QString &group);
/// The groups that a control stands under, in their order, within a part; none: it does not belong to the part.
[[nodiscard]] QStringList groupsOf(const Catalog &catalog, const Control &control, const FrameworkPart &part);
/// Every group that some control of the catalog stands under, in their order.
[[nodiscard]] QStringList groupsOf(const Catalog &catalog, const QString &framework);
/// By which numbers stand in order: "A.5.9" before "A.5.10".
[[nodiscard]] QString sortKey(const QString &number);

} // namespace bw::posture
