// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dns/asker.h"

#include <QString>

#include <chrono>
#include <memory>

namespace bw::service {

/// Who is asked for the DNS's records, and how far they are believed.
struct ResolverChoice
{
    QString server; ///< IP or IP:PORT; empty: those of this computer
    QString trustAnchor; ///< a file of DS or DNSKEY records; empty: no signature is validated
};

/// For one check of 20 seconds at most: what is asked later has TimedOut. Doubts a server that denies everything. Blocks.
/// Usage: an address that is none. Missing: nobody to ask. Malformed: the anchor cannot be read.
[[nodiscard]] core::Result<std::unique_ptr<dns::Resolver>> openCheckResolver(const ResolverChoice &choice);

/// For many questions at once, all within \p time. Doubts nobody: who gathers does (mailauth/domain). Blocks. Errors as above.
[[nodiscard]] core::Result<std::unique_ptr<dns::Asker>> openCheckAsker(const ResolverChoice &choice, std::chrono::milliseconds time);

/// Why this cannot be asked; empty: it can (or is empty, which means those of this computer).
[[nodiscard]] QString whyNoResolver(const QString &server);

} // namespace bw::service
