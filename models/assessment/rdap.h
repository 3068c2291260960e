// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assessment/record.h"
#include "models/core/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace bw::assessment {

/// What a registry says of a domain (RFC 9083, 5.3), without people: their names and addresses are left where they are. Plain data.
struct Registration
{
    bool saysStatus = false; ///< it need not
    QStringList status; ///< "client transfer prohibited" (RFC 8056); small letters, at most 50
    std::optional<double> expires; ///< seconds since 1970
    QString registrar; ///< empty: not said
    std::optional<bool> isSigned; ///< a DS record stands in the parent zone
};

/// Where domains of this name are asked about: the base of the longest matching entry of the bootstrap file (RFC 9224), HTTPS alone, with a slash
/// at its end. Any bytes. Malformed: it is no such file. Missing: the registry offers no RDAP.
[[nodiscard]] core::Result<QString> rdapBaseOf(const QByteArray &bootstrap, const QString &domain);

/// Any bytes. Malformed: it is no answer about this domain.
[[nodiscard]] core::Result<Registration> registrationFrom(const QByteArray &body, const QString &domain);

/// The kind "registration". \p url: that was asked; empty: none was.
[[nodiscard]] posture::Evidence evidenceOfRegistration(const posture::Registry &registry, const QString &url, const core::Result<Registration> &registration, core::UtcMicros taken);

} // namespace bw::assessment
