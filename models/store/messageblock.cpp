// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/messageblock.h"

#include "models/store/blockcontexts.h"
#include "models/store/blockqueueid.h"

#include <algorithm>
#include <array>
#include <span>

namespace bw::store {

namespace {

constexpr char blockFormat = 2;
constexpr std::size_t sumBytes = 4; ///< of the checksum behind everything else
constexpr std::int64_t mostRowsOfOne = 1'000'000; ///< deliveries of one message that unpacking believes
constexpr std::size_t fewestBytes = 6; ///< of a message
constexpr std::size_t mostKnownRecipients = 16; ///< of a first pass, that those of the second are looked for among

namespace MessageFlag {
constexpr unsigned HasHash = 1;
constexpr unsigned HasSender = 2;
constexpr unsigned HasSize = 4;
constexpr unsigned HasRecipients = 8;
constexpr unsigned IsOneRecipient = 16;
constexpr unsigned HasContinues = 32;
constexpr unsigned HasLongId = 64;
constexpr unsigned HasHashOfContinued = 128;
}

constexpr std::int64_t inMicros(std::int64_t ms)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(ms) * 1000U);
}

/// What the messages of a block share, and what was told last.
struct Shared
{
    Contexts<ArrivalContext> arrivals;
    Contexts<AuthorContext> authors;
    Contexts<ClientContext> clients;
    Contexts<SenderContext> senders;
    Contexts<PackedDelivery> deliveries;
    Contexts<PackedVerdict> verdicts;
    std::array<std::int64_t, 16> inodes {}; ///< of the last long queue id of hosts with these low bits
    std::int64_t delivery = 0, verdict = 0; ///< numbers

    [[nodiscard]] std::int64_t &inodeOf(std::int64_t host) { return inodes[static_cast<std::uint64_t>(host) % inodes.size()]; }
};

/// The place of the message that a later one continues, among those before it; as many as there are: not in this block.
std::size_t placeOf(std::span<const StoredMessage> before, std::int64_t number)
{
    const auto found = std::ranges::lower_bound(before, number, {}, &StoredMessage::number);
    return found != before.end() && found->number == number ? static_cast<std::size_t>(found - before.begin()) : before.size();
}

/// One block on its way to bytes.
class Packing final
{
public:
    Packing(const MessageBlock &block, std::string &to)
        : m_block(block)
        , m_out(to)
    {
    }

    void run()
    {
        m_out.byte(static_cast<std::uint8_t>(blockFormat));
        m_out.number(m_block.messages.size());
        m_firstDeliveries.reserve(m_block.messages.size() + 1);
        const StoredMessage nothing;
        const StoredMessage *before = &nothing;
        for (const StoredMessage &message : m_block.messages) {
            std::size_t deliveries = m_delivery, verdicts = m_verdict;
            while (deliveries < m_block.deliveries.size() && m_block.deliveries[deliveries].message == message.number)
                ++deliveries;
            while (verdicts < m_block.verdicts.size() && m_block.verdicts[verdicts].message == message.number)
                ++verdicts;
            m_firstDeliveries.push_back(m_delivery);
            putMessage(message, *before, deliveries - m_delivery, verdicts - m_verdict);
            for (; m_delivery < deliveries; ++m_delivery)
                putDelivery(m_block.deliveries[m_delivery], message);
            std::int64_t time = message.acceptedMs, offset = message.offset;
            for (; m_verdict < verdicts; ++m_verdict)
                putVerdict(m_block.verdicts[m_verdict], message, time, offset);
            before = &message;
        }
        m_out.flush();
    }

private:
    void putMessage(const StoredMessage &message, const StoredMessage &before, std::size_t deliveries, std::size_t verdicts)
    {
        const MessageContext &c = message.context;
        const std::size_t place = m_firstDeliveries.size() - 1;
        m_continued = message.continues == 0 ? place : placeOf({ m_block.messages.data(), place }, message.continues);
        const auto longId = longIdOf(message.queueId.view());
        unsigned flags = 0;
        if (message.messageHash != 0)
            flags |= m_continued < place && m_block.messages[m_continued].messageHash == message.messageHash ? MessageFlag::HasHashOfContinued : MessageFlag::HasHash;
        flags |= !message.sender.isNull() ? MessageFlag::HasSender : 0;
        flags |= message.size >= 0 ? MessageFlag::HasSize : 0;
        flags |= message.recipients == 1 ? MessageFlag::IsOneRecipient : message.recipients >= 0 ? MessageFlag::HasRecipients : 0;
        flags |= message.continues != 0 ? MessageFlag::HasContinues : 0;
        flags |= longId ? MessageFlag::HasLongId : 0;
        m_shared.arrivals.put(m_out, { flags, static_cast<std::int64_t>(deliveries), static_cast<std::int64_t>(verdicts), minus(message.number, before.number), c.host,
            c.service, c.mechanism, c.tls, c.cipher, c.origin, c.instance, c.source });
        m_shared.authors.put(m_out, { c.senderDomain, c.senderLocal, c.login, c.stream });
        m_shared.clients.put(m_out, { c.client });
        m_out.integer(minus(message.acceptedMs, before.acceptedMs));
        if (longId) {
            std::int64_t &inode = m_shared.inodeOf(c.host);
            m_out.integer(minus(inMicros(message.acceptedMs), longId->micros));
            m_out.integer(minus(longId->inode, inode));
            inode = longId->inode;
        } else {
            putQueueId(m_out, message.queueId, before.queueId);
        }
        for (int shift = 56; flags & MessageFlag::HasHash && shift >= 0; shift -= 8)
            m_out.byte(static_cast<std::uint8_t>(message.messageHash >> shift));
        if (flags & MessageFlag::HasSender)
            m_shared.senders.put(m_out, { message.sender });
        if (flags & MessageFlag::HasSize)
            m_out.number(static_cast<std::uint64_t>(message.size));
        if (flags & MessageFlag::HasRecipients)
            m_out.number(static_cast<std::uint64_t>(message.recipients));
        if (flags & MessageFlag::HasContinues)
            m_out.integer(minus(message.number, message.continues));
        m_out.integer(minus(message.offset, before.offset));
    }

    void putDelivery(const StoredDelivery &delivery, const StoredMessage &message)
    {
        // A second pass has the recipients of the first.
        std::size_t known = 0, end = 0;
        if (const std::size_t place = m_firstDeliveries.size() - 1; m_continued < place) {
            known = m_firstDeliveries[m_continued];
            end = std::min(m_firstDeliveries[m_continued + 1], known + mostKnownRecipients);
            while (known < end && m_block.deliveries[known].recipient != delivery.recipient)
                ++known;
        }
        const bool isKnown = known < end, hasOriginal = !delivery.original.isNull();
        m_shared.deliveries.put(m_out, { delivery.context, (isKnown ? RecipientFlag::IsOfContinued : 0) | (hasOriginal ? RecipientFlag::HasOriginal : 0) });
        m_out.integer(minus(delivery.number, m_shared.delivery));
        m_shared.delivery = delivery.number;
        const std::int64_t after = minus(delivery.timeMs, message.acceptedMs);
        m_out.integer(after);
        m_out.integer(minus(delivery.delayMs, after));
        if (isKnown)
            m_out.number(known - m_firstDeliveries[m_continued]);
        else
            m_out.hash(delivery.recipient);
        if (hasOriginal)
            m_out.hash(delivery.original);
        m_out.integer(minus(delivery.offset, message.offset));
    }

    void putVerdict(const StoredVerdict &verdict, const StoredMessage &message, std::int64_t &time, std::int64_t &offset)
    {
        PackedVerdict context { verdict.context, verdict.context.namesQueueId ? VerdictFlag::NamesQueueId : 0 };
        context.namesQueueId = false;
        if (context.client == message.context.client) { // nearly always
            context.how |= VerdictFlag::IsClientOfMessage;
            context.client = {};
        }
        const bool isNext = verdict.number == plus(m_shared.verdict, 1);
        context.how |= isNext ? VerdictFlag::IsNextNumber : 0;
        m_shared.verdicts.put(m_out, context);
        if (!isNext)
            m_out.integer(minus(verdict.number, m_shared.verdict));
        m_shared.verdict = verdict.number;
        m_out.integer(minus(verdict.timeMs, time));
        m_out.integer(minus(verdict.offset, offset));
        time = verdict.timeMs;
        offset = verdict.offset;
    }

    const MessageBlock &m_block;
    Out m_out;
    Shared m_shared;
    std::vector<std::size_t> m_firstDeliveries; ///< of each message so far
    std::size_t m_delivery = 0, m_verdict = 0; ///< to be told next
    std::size_t m_continued = 0; ///< place of the message that this one continues, or its own
};

/// And back.
class Unpacking final
{
public:
    Unpacking(std::string_view from, MessageBlock &block)
        : m_in(from)
        , m_block(block)
    {
    }

    bool run(std::size_t size)
    {
        if (m_in.byte() != static_cast<std::uint8_t>(blockFormat))
            return false;
        const std::uint64_t count = m_in.number();
        if (count > size / fewestBytes)
            return false;
        m_block.messages.reserve(count);
        m_firstDeliveries.reserve(count + 1);
        for (std::uint64_t i = 0; i < count && m_in.isGood(); ++i) {
            m_firstDeliveries.push_back(m_block.deliveries.size());
            const ArrivalContext arrival = m_shared.arrivals.take(m_in);
            const StoredMessage &message = takeMessage(arrival);
            for (std::int64_t j = 0; j < arrival.deliveries && m_in.isGood() && j < mostRowsOfOne; ++j)
                takeDelivery(message);
            std::int64_t time = message.acceptedMs, offset = message.offset;
            for (std::int64_t j = 0; j < arrival.verdicts && m_in.isGood() && j < mostRowsOfOne; ++j)
                takeVerdict(message, time, offset);
        }
        return m_in.isGood() && m_in.isAtEnd();
    }

private:
    const StoredMessage &takeMessage(const ArrivalContext &arrival)
    {
        static const StoredMessage nothing;
        const std::size_t place = m_block.messages.size();
        StoredMessage &message = m_block.messages.emplace_back();
        const StoredMessage &before = place == 0 ? nothing : m_block.messages[place - 1];
        const auto flags = static_cast<unsigned>(arrival.flags);
        const AuthorContext author = m_shared.authors.take(m_in);
        message.context = { arrival.host, arrival.instance, author.senderDomain, author.senderLocal, author.login, arrival.service, arrival.mechanism,
            arrival.tls, arrival.cipher, author.stream, arrival.origin, arrival.source, m_shared.clients.take(m_in).client };
        message.number = plus(before.number, arrival.step);
        message.acceptedMs = plus(before.acceptedMs, m_in.integer());
        if (flags & MessageFlag::HasLongId) {
            std::int64_t &inode = m_shared.inodeOf(arrival.host);
            const std::int64_t micros = minus(inMicros(message.acceptedMs), m_in.integer());
            inode = plus(inode, m_in.integer());
            if (!writeLongId({ micros, inode }, message.queueId))
                m_in.spoil();
        } else {
            message.queueId = takeQueueId(m_in, before.queueId);
        }
        for (int i = 0; flags & MessageFlag::HasHash && i < 8; ++i)
            message.messageHash = message.messageHash << 8 | m_in.byte();
        if (flags & MessageFlag::HasSender)
            message.sender = m_shared.senders.take(m_in).hash;
        message.size = flags & MessageFlag::HasSize ? static_cast<std::int64_t>(m_in.number()) : -1;
        message.recipients = flags & MessageFlag::IsOneRecipient ? 1 : flags & MessageFlag::HasRecipients ? static_cast<std::int64_t>(m_in.number()) : -1;
        message.continues = flags & MessageFlag::HasContinues ? minus(message.number, m_in.integer()) : 0;
        message.offset = plus(before.offset, m_in.integer());
        m_continued = message.continues == 0 ? place : placeOf({ m_block.messages.data(), place }, message.continues);
        if (flags & MessageFlag::HasHashOfContinued) {
            if (m_continued < place)
                message.messageHash = m_block.messages[m_continued].messageHash;
            else
                m_in.spoil();
        }
        return message;
    }

    void takeDelivery(const StoredMessage &message)
    {
        const PackedDelivery &context = m_shared.deliveries.take(m_in);
        StoredDelivery &delivery = m_block.deliveries.emplace_back();
        delivery.context = context;
        delivery.message = message.number;
        delivery.number = m_shared.delivery = plus(m_shared.delivery, m_in.integer());
        const std::int64_t after = m_in.integer();
        delivery.timeMs = plus(message.acceptedMs, after);
        delivery.delayMs = plus(after, m_in.integer());
        if (delivery.delayMs < -1)
            m_in.spoil();
        if (context.how & RecipientFlag::IsOfContinued) {
            const std::uint64_t index = m_in.number();
            const std::size_t place = m_firstDeliveries.size() - 1;
            if (m_continued < place && index < m_firstDeliveries[m_continued + 1] - m_firstDeliveries[m_continued])
                delivery.recipient = m_block.deliveries[m_firstDeliveries[m_continued] + index].recipient;
            else
                m_in.spoil();
        } else {
            delivery.recipient = m_in.hash();
        }
        if (context.how & RecipientFlag::HasOriginal)
            delivery.original = m_in.hash();
        delivery.offset = plus(message.offset, m_in.integer());
    }

    void takeVerdict(const StoredMessage &message, std::int64_t &time, std::int64_t &offset)
    {
        const PackedVerdict &context = m_shared.verdicts.take(m_in);
        StoredVerdict &verdict = m_block.verdicts.emplace_back();
        verdict.context = context;
        verdict.context.namesQueueId = (context.how & VerdictFlag::NamesQueueId) != 0;
        if (context.how & VerdictFlag::IsClientOfMessage)
            verdict.context.client = message.context.client;
        verdict.message = message.number;
        verdict.number = m_shared.verdict = plus(m_shared.verdict, context.how & VerdictFlag::IsNextNumber ? 1 : m_in.integer());
        verdict.timeMs = time = plus(time, m_in.integer());
        verdict.offset = offset = plus(offset, m_in.integer());
    }

    In m_in;
    MessageBlock &m_block;
    Shared m_shared;
    std::vector<std::size_t> m_firstDeliveries;
    std::size_t m_continued = 0;
};

} // namespace

void MessageBlock::clear()
{
    messages.clear();
    deliveries.clear();
    verdicts.clear();
}

const StoredMessage *MessageBlock::find(std::int64_t number) const
{
    const auto found = std::lower_bound(
        messages.begin(), messages.end(), number, [](const StoredMessage &message, std::int64_t wanted) { return message.number < wanted; });
    return found != messages.end() && found->number == number ? &*found : nullptr;
}

std::string packBlock(const MessageBlock &block)
{
    std::string bytes;
    bytes.reserve(block.messages.size() * 80);
    Packing(block, bytes).run();
    const std::uint64_t sum = core::fastHash(bytes);
    for (std::size_t i = 0; i < sumBytes; ++i)
        bytes.push_back(static_cast<char>(sum >> 8 * i));
    return bytes;
}

bool unpackBlock(std::string_view bytes, MessageBlock &block, Checksum checksum)
{
    block.clear();
    if (bytes.size() < sumBytes)
        return false;
    const std::string_view told = bytes.substr(bytes.size() - sumBytes);
    bytes.remove_suffix(sumBytes);
    const std::uint64_t sum = core::fastHash(bytes);
    for (std::size_t i = 0; i < sumBytes && checksum == Checksum::Verified; ++i)
        if (static_cast<std::uint8_t>(told[i]) != static_cast<std::uint8_t>(sum >> 8 * i))
            return false;
    return Unpacking(bytes, block).run(bytes.size());
}

} // namespace bw::store
