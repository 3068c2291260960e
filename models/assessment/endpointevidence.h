// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assessment/record.h"
#include "models/smtp/look.h"

#include <QList>

namespace bw::assessment {

/// What was seen of ports of a host or node, as the kind "smtp". \p refused: ports that refuse connections.
[[nodiscard]] posture::Evidence evidenceOfEndpoints(const posture::Registry &registry, const QList<smtp::EndpointLook> &looks, const QList<int> &refused, core::UtcMicros taken);

/// One of them, as an element of smtp.endpoints.
[[nodiscard]] posture::Value endpointValue(const posture::Registry &registry, const smtp::EndpointLook &look);

/// Fills the fields of mx.hosts and dane.hosts that only a look at the servers tells (answers, starttls, handshake, certificate_valid,
/// dane_ee, open_relay …), by name; what is asked of all addresses holds if it holds of each. role_mailboxes comes of the first look that
/// took a recipient of a domain that LookOptions::domains named. Hosts that were not looked at stay as they are.
void joinEndpoints(const posture::Registry &registry, Kinds &kinds, const QList<smtp::EndpointLook> &looks, core::UtcMicros taken);

/// Evidence names whole lists ("smtp.endpoints"); a control is about some of their fields. Puts the commands and raw answers of these
/// fields where a finding says how its evidence was got.
void sharpenSources(const posture::Catalog &catalog, const Kinds &kinds, QList<posture::Finding> &findings);

} // namespace bw::assessment
