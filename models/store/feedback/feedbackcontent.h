// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/hash.h"
#include "models/feedback/aggregate.h"
#include "models/feedback/arfreport.h"
#include "models/feedback/tlsreport.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

/// By what the same report is known again, whichever way it came. Pure; any thread.
namespace bw::store {

using Digest = std::array<char, 16>;
[[nodiscard]] inline std::string_view viewOf(const Digest &digest)
{
    return { digest.data(), digest.size() };
}

/// organisation, report id, policy domain, begin, end; cut from SHA-256.
[[nodiscard]] Digest keyOf(const feedback::AggregateReport &report);
/// The first one is what it is known by; with the others, of its further domains, it is known if it was stored before their order did not count. At least one.
[[nodiscard]] std::vector<Digest> keysOf(const feedback::TlsReport &report);

/// What a report says, bit by bit; the form that it came in does not count. Not against forgery: whoever can write a report
/// can write another one.
class ContentHash final
{
public:
    void add(const feedback::AggregateRecord &record);
    void add(const feedback::AggregateReport &report);
    void add(const feedback::TlsReport &report);
    /// Records, policies and their failures in whatever order.
    [[nodiscard]] Digest digest() const;
    /// As it was before order did not matter: by it reports that were stored then are known again.
    [[nodiscard]] Digest formerDigest() const;

private:
    void take();
    core::WideHash m_hash; ///< of one after the other
    core::WideHash m_records; ///< sum of each one's
    std::string m_scratch;
};

/// All that a complaint says. It has no name of its own, so this is what it is known by, under the store's key: it holds addresses.
/// \p mailId: Message-ID of the mail that brought it, which counts where the complaint does not name its message.
[[nodiscard]] std::string canonicalText(const feedback::ArfReport &report, std::string_view mailId);

} // namespace bw::store
