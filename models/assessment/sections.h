// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/comparison.h"
#include "models/fleet/snapshot.h"
#include "models/posture/evaluation.h"

#include <QStringList>

#include <functional>
#include <optional>

namespace bw::assessment {

/// A section of a snapshot, read for evidence. Views the snapshot, which must outlive it.
class SectionText final
{
public:
    SectionText(const fleet::Snapshot &snapshot, const QString &name);

    /// Why it says nothing: its problem, or that the snapshot is older than the section. Empty: it was read.
    [[nodiscard]] const QString &problem() const { return m_problem; }
    [[nodiscard]] bool isRead() const { return m_problem.isEmpty(); }
    [[nodiscard]] const QList<fleet::Setting> &settings() const { return m_settings; }
    [[nodiscard]] QStringList lines() const; ///< without blank ones
    /// The last one of that name, as programs take it; nothing: there is none.
    [[nodiscard]] std::optional<QString> value(QStringView name, Qt::CaseSensitivity sensitivity = Qt::CaseSensitive) const;
    /// Its lines "name = value" whose name pleases, for a source's raw text.
    [[nodiscard]] QString rawOf(const std::function<bool(const QString &)> &isWanted) const;
    [[nodiscard]] QString rawOf(const QString &name) const;

private:
    const fleet::Section *m_section = nullptr;
    QString m_problem;
    QList<fleet::Setting> m_settings;
};

} // namespace bw::assessment
