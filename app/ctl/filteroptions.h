// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/context.h"

#include "models/store/queries/filter.h"

#include <string>
#include <vector>

namespace bw::ctl {

/// --node --stream --domain --sender --user --source --outcome --from --to --tz, as every asking verb takes them.
struct FilterOptions
{
    std::vector<std::string> nodes, streams, domains, senders, users, sources, outcomes;
    std::string from, to, zone;

    void addTo(CLI::App &verb);
    /// Without --from and --to: everything in the store. With --from alone: until now; with --to alone: from the first day.
    [[nodiscard]] core::Result<store::Filter> filter(const Context &context, const store::Store &store) const;
};

[[nodiscard]] QStringList toStrings(const std::vector<std::string> &texts);
[[nodiscard]] QStringList splitKeys(const std::string &by); ///< "hour,node"
void addRepeatable(CLI::App &verb, const char *name, std::vector<std::string> &into, const char *does);

} // namespace bw::ctl
