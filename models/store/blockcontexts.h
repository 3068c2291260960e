// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/blockbytes.h"
#include "models/store/messageblock.h"

#include <array>
#include <concepts>
#include <cstdint>
#include <utility>
#include <vector>

/// What the rows of a packed block (messageblock.h) have in common. Pure; any thread.
namespace bw::store {

namespace RecipientFlag {
inline constexpr std::int64_t HasOriginal = 1;
inline constexpr std::int64_t IsOfContinued = 2; ///< one that the message which this one continues has
}
namespace VerdictFlag {
inline constexpr std::int64_t NamesQueueId = 1;
inline constexpr std::int64_t IsClientOfMessage = 2;
inline constexpr std::int64_t IsNextNumber = 4;
}

/// A message's context in three parts, which change apart from one another. The first has what a message's own bytes look
/// like too: there are few kinds of arrival.
struct ArrivalContext
{
    std::int64_t flags = 0, deliveries = 0, verdicts = 0, step = 0; ///< step: its number minus the one before
    std::int64_t host = 0, service = 0, mechanism = 0, tls = 0, cipher = 0, origin = 0, instance = 0, source = 0;
    bool operator==(const ArrivalContext &) const = default;
};
struct AuthorContext
{
    std::int64_t senderDomain = 0, senderLocal = 0, login = 0, stream = 0;
    bool operator==(const AuthorContext &) const = default;
};
struct ClientContext
{
    core::IpAddress client;
    bool operator==(const ClientContext &) const = default;
};
/// Hashes of foreign senders: a list or a shop sends many.
struct SenderContext
{
    core::KeyedHash hash;
    bool operator==(const SenderContext &) const = default;
};
struct PackedDelivery : DeliveryContext
{
    std::int64_t how = 0; ///< RecipientFlag
    bool operator==(const PackedDelivery &) const = default;
};
struct PackedVerdict : VerdictContext
{
    std::int64_t how = 0; ///< VerdictFlag
    bool operator==(const PackedVerdict &) const = default;
};

/// The integers of a context, in the order in which they are packed: those that differ most often first.
auto fields(auto &c)
    requires requires { c.cipher; }
{
    return std::array { &c.flags, &c.deliveries, &c.verdicts, &c.step, &c.host, &c.service, &c.mechanism, &c.tls, &c.cipher, &c.origin, &c.instance, &c.source };
}
auto fields(auto &c)
    requires requires { c.senderDomain; }
{
    return std::array { &c.senderDomain, &c.senderLocal, &c.login, &c.stream };
}
auto fields(auto &c)
    requires requires { c.relay; }
{
    return std::array { &c.domain, &c.relay, &c.reply, &c.dsn, &c.outcome, &c.tls, &c.how, &c.flags, &c.source };
}
auto fields(auto &c)
    requires requires { c.selector; }
{
    return std::array { &c.result, &c.domain, &c.selector, &c.check, &c.reason, &c.how, &c.host, &c.instance, &c.source };
}

/// Contexts of a block: each stands where it is used first, and is its number from then on.
template <typename Context>
class Contexts final
{
public:
    void put(Out &out, const Context &context)
    {
        std::uint64_t hash = 0;
        if constexpr (requires { fields(context); })
            for (const auto *field : fields(context))
                hash = (hash ^ static_cast<std::uint64_t>(*field)) * 0x9e3779b97f4a7c15U;
        if constexpr (requires { context.client; })
            hash = core::fastHash(context.client.view(), hash);
        if constexpr (requires { context.hash; })
            hash = context.hash.first64();
        for (std::size_t at = (hash ^ hash >> 32) & mask;; at = (at + 1) & mask) {
            if (m_slots[at] == 0) {
                m_known.push_back(context);
                m_slots[at] = static_cast<std::uint16_t>(m_known.size());
                out.number(m_known.size() - 1);
                write(out, context);
                // More contexts than slots would never end: forget them, as unpacking does.
                if (m_known.size() == most)
                    clear();
                return;
            }
            if (m_known[m_slots[at] - 1U] == context) {
                out.number(m_slots[at] - 1U);
                return;
            }
        }
    }
    const Context &take(In &in)
    {
        static const Context nothing;
        const std::uint64_t index = in.number();
        if (index < m_known.size())
            return m_known[index];
        if (index > m_known.size()) {
            in.spoil();
            return nothing;
        }
        read(in);
        if (m_known.size() == most - 1) // the one that made put() forget
            m_known.clear();
        else
            m_known.push_back(m_last);
        return m_last;
    }

private:
    static constexpr std::size_t slots = 2048, mask = slots - 1, most = 1500;

    /// Which integers differ from the context that was told before, and those.
    void write(Out &out, const Context &context)
    {
        if constexpr (requires { fields(context); }) {
            const auto now = fields(context);
            const auto last = fields(std::as_const(m_last));
            std::uint64_t differs = 0;
            for (std::size_t i = 0; i < now.size(); ++i)
                differs |= std::uint64_t(*now[i] != *last[i] ? 1U : 0U) << i;
            out.number(differs);
            for (std::size_t i = 0; i < now.size(); ++i)
                if (differs >> i & 1U)
                    out.integer(*now[i]);
        }
        if constexpr (std::same_as<Context, PackedVerdict>) {
            if ((context.how & VerdictFlag::IsClientOfMessage) == 0)
                out.address(context.client);
        } else if constexpr (requires { context.client; }) {
            out.address(context.client);
        }
        if constexpr (requires { context.hash; })
            out.hash(context.hash);
        m_last = context;
    }
    void read(In &in)
    {
        Context &context = m_last;
        if constexpr (requires { fields(context); }) {
            const std::uint64_t differs = in.number();
            const auto all = fields(context);
            for (std::size_t i = 0; i < all.size(); ++i)
                if (differs >> i & 1U)
                    *all[i] = in.integer();
        }
        if constexpr (std::same_as<Context, PackedVerdict>)
            context.client = (context.how & VerdictFlag::IsClientOfMessage) == 0 ? in.address() : core::IpAddress {};
        else if constexpr (requires { context.client; })
            context.client = in.address();
        if constexpr (requires { context.hash; })
            context.hash = in.hash();
    }
    void clear()
    {
        m_known.clear();
        m_slots.fill(0);
    }

    std::vector<Context> m_known;
    std::array<std::uint16_t, slots> m_slots {};
    Context m_last; ///< told last
};

} // namespace bw::store
