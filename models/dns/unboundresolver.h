// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dns/asker.h"
#include "models/dns/server.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

struct ub_ctx;

namespace bw::dns {

struct UnboundOptions
{
    std::vector<Server> servers {}; ///< empty: those of /etc/resolv.conf
    std::string trustAnchorFile {}; ///< DS or DNSKEY records as in a zone file (RFC 4033, 2)
    std::vector<std::string> trustAnchors {}; ///< a record each. Without any anchor nothing is validated: all is Indeterminate
    std::chrono::milliseconds perQuery { 3'000 };
    std::chrono::milliseconds perCheck { 10'000 }; ///< from open(): what is asked later has TimedOut already
};

/// libunbound for one check. It remembers which servers were silent and then refuses other names at once, so that a new check opens
/// a new one. A thread of its own asks; ask() and wait() block their caller. One thread at a time; it may be another than the one that
/// opened it.
class UnboundResolver final : public Resolver, public Asker
{
public:
    /// Malformed: an anchor that cannot be read. Missing: no resolver is named, and /etc/resolv.conf has none.
    [[nodiscard]] static core::Result<std::unique_ptr<UnboundResolver>> open(const UnboundOptions &options);

    ~UnboundResolver() override;

    /// Not while something that was started is under way.
    [[nodiscard]] Answer ask(std::string_view name, Type type) override;
    void start(const Question &question) override;
    [[nodiscard]] std::vector<Answer> wait(std::chrono::milliseconds patience) override;

private:
    struct Waiting;
    struct Free
    {
        void operator()(ub_ctx *context) const;
    };
    UnboundResolver(std::unique_ptr<ub_ctx, Free> context, const UnboundOptions &options);
    [[nodiscard]] static core::Result<void> setUp(ub_ctx &context, const UnboundOptions &options);
    /// Of all that is under way: those that have an answer, or whose time is over.
    [[nodiscard]] std::vector<Answer> takeDone();

    std::unique_ptr<ub_ctx, Free> m_context;
    std::chrono::milliseconds m_perQuery;
    std::chrono::steady_clock::time_point m_end;
    std::vector<std::string> m_anchored; ///< owners of anchors; those of a file count as the root
    std::vector<std::unique_ptr<Waiting>> m_waiting;
};

} // namespace bw::dns
