// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/context.h"

#include "models/store/mailauth/mailauthquery.h"

#include <string>
#include <vector>

namespace bw::ctl {

/// What the verbs of mailauth take to choose from what receivers report.
struct MailAuthOptions
{
    std::vector<std::string> nodes, domains, sources, senders, reporters, dispositions, outcomes, kinds, selectors;
    std::vector<std::string> streams, users; ///< reports tell neither: refused with what is possible
    std::string from, to, zone;

    /// \p isWhole: else only what a ledger can choose by.
    void addTo(CLI::App &verb, bool isWhole = true);
    [[nodiscard]] core::Result<store::MailAuthFilter> filter(const Context &context, const store::Store &store) const;
};

} // namespace bw::ctl
