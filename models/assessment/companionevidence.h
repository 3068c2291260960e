// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assessment/record.h"
#include "models/fleet/snapshot.h"

namespace bw::assessment {

/// What a node's snapshot says of the programs beside its MTA: kinds dovecot, opendkim, opendmarc, rspamd. One that is not on the node has
/// no kind; of one whose settings could not be read every field is unknown with that section's problem. Defaults are those of the
/// product's manual, where the node does not tell its own.
[[nodiscard]] Kinds evidenceOfCompanions(const posture::Registry &registry, const fleet::Snapshot &snapshot);

} // namespace bw::assessment
