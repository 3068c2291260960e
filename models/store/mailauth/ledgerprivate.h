// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/mailauth/ledger.h"
#include "models/store/mailauth/mailauthteller.h"

/// Inside models/store/mailauth only.
namespace bw::store {

/// Inside a question that is running already, without LedgerSum::accepted. What a key is known by must not depend on the rest of a filter:
/// \p teller learned from the same range and domains.
[[nodiscard]] core::Result<LedgerAnswer> compareLedger(const LedgerQuery &query, Reader &reader, MailAuthTeller &teller);
/// What the ledger of the range and domains of \p filter calls copied; \p teller tells it from now on.
[[nodiscard]] core::Result<QList<CopiedKey>> learnCopies(Reader &reader, MailAuthTeller &teller, const MailAuthFilter &filter);
[[nodiscard]] MailAuthFilter learnedFrom(const MailAuthFilter &filter); ///< range and domains

} // namespace bw::store
