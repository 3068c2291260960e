// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assessment/assessor.h"
#include "models/mailauth/domain/facts.h"
#include "models/smtp/look.h"

namespace bw::assessment {

/// What a domain's MX hosts show: up to 6 hosts, up to 4 addresses of each, at the addresses that the DNS gave. Hosts side by side, the
/// addresses of one after the other. Blocks until \p end. What was not looked at in time is not among the looks. Cancelled.
[[nodiscard]] core::Result<QList<smtp::EndpointLook>> lookAtMailServers(const mailauth::domain::DomainFacts &facts, const Means &means, std::chrono::steady_clock::time_point end);

/// Makes a look at this host keep the pace, where there is one. Conflict: it was looked at within the hour.
[[nodiscard]] core::Done keepPace(const Means &means, const QString &host, smtp::LookOptions &options);

/// The PEM file of Means::caFile. Missing, TooLarge.
[[nodiscard]] core::Result<std::string> authoritiesIn(const QString &path);

} // namespace bw::assessment
