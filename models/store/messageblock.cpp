// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/messageblock.h"

#include "models/core/varint.h"

#include <algorithm>
#include <array>
#include <concepts>
#include <tuple>

namespace bw::store {

namespace {

constexpr char blockFormat = 1;
constexpr std::size_t sumBytes = 4; ///< of the checksum behind everything else
constexpr std::size_t mostRowsOfOne = 1'000'000; ///< deliveries of one message that unpacking believes

enum MessageFlag : std::uint8_t { HasMessageHash = 1, HasSender = 2, HasSize = 4, HasRecipients = 8, IsOneRecipient = 16, HasContinues = 32 };

/// Differences wrap: bytes of a damaged store may say anything.
constexpr std::int64_t minus(std::int64_t a, std::int64_t b)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b));
}
constexpr std::int64_t plus(std::int64_t a, std::int64_t b)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}

class Out final
{
public:
    explicit Out(std::string &to)
        : m_to(to)
    {
    }
    void byte(std::uint8_t value) { m_to.push_back(static_cast<char>(value)); }
    void number(std::uint64_t value) { core::putNumber(m_to, value); }
    void integer(std::int64_t value) { number(core::zigzag(value)); }
    void bytes(std::string_view value) { m_to.append(value); }
    void hash(const core::KeyedHash &hash) { bytes({ reinterpret_cast<const char *>(hash.bytes.data()), hash.bytes.size() }); }
    void address(const core::IpAddress &address)
    {
        byte(address.length);
        bytes(address.view());
    }

private:
    std::string &m_to;
};

class In final
{
public:
    explicit In(std::string_view from)
        : m_from(from)
    {
    }
    [[nodiscard]] bool isGood() const { return m_isGood; }
    [[nodiscard]] bool isAtEnd() const { return m_at == m_from.size(); }
    void spoil() { m_isGood = false; }
    std::uint8_t byte()
    {
        if (m_at >= m_from.size()) {
            m_isGood = false;
            return 0;
        }
        return static_cast<std::uint8_t>(m_from[m_at++]);
    }
    std::uint64_t number()
    {
        std::uint64_t value = 0;
        m_isGood = core::takeNumber(m_from, m_at, value) && m_isGood;
        return value;
    }
    std::int64_t integer() { return core::unzigzag(number()); }
    std::string_view bytes(std::size_t size)
    {
        if (size > m_from.size() - m_at) {
            m_isGood = false;
            return {};
        }
        const std::string_view found = m_from.substr(m_at, size);
        m_at += size;
        return found;
    }
    core::KeyedHash hash()
    {
        core::KeyedHash hash;
        const std::string_view found = bytes(hash.bytes.size());
        std::copy(found.begin(), found.end(), hash.bytes.begin());
        return hash;
    }
    core::IpAddress address()
    {
        const std::uint8_t length = byte();
        if (length != 0 && length != 4 && length != 16)
            m_isGood = false;
        return m_isGood ? core::IpAddress::fromBytes(bytes(length)) : core::IpAddress {};
    }

private:
    std::string_view m_from;
    std::size_t m_at = 0;
    bool m_isGood = true;
};

/// A message's context in three parts, which change apart from one another.
struct ArrivalContext
{
    std::int64_t host = 0, instance = 0, service = 0, mechanism = 0, tls = 0, cipher = 0, origin = 0, source = 0;
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

/// The integers of a context, in the order in which they are packed.
auto fields(auto &c)
    requires requires { c.cipher; }
{
    return std::array { &c.host, &c.instance, &c.service, &c.mechanism, &c.tls, &c.cipher, &c.origin, &c.source };
}
auto fields(auto &c)
    requires requires { c.senderDomain; }
{
    return std::array { &c.senderDomain, &c.senderLocal, &c.login, &c.stream };
}
auto fields(auto &c)
    requires requires { c.relay; }
{
    return std::array { &c.domain, &c.relay, &c.reply, &c.dsn, &c.tls, &c.outcome, &c.flags, &c.source };
}
/// Hashes of foreign senders: a list or a shop sends many.
struct SenderContext
{
    core::KeyedHash hash;
    bool operator==(const SenderContext &) const = default;
};
/// A verdict's client is nearly always its message's.
struct PackedVerdict : VerdictContext
{
    bool isClientOfMessage = false;
    bool operator==(const PackedVerdict &) const = default;
};
auto fields(auto &c)
    requires(requires { c.hash; } || std::same_as<std::remove_cvref_t<decltype(c)>, ClientContext>)
{
    return std::array<std::int64_t *, 0> {};
}
auto fields(auto &c)
    requires requires { c.namesQueueId; }
{
    return std::array { &c.host, &c.instance, &c.check, &c.result, &c.domain, &c.selector, &c.reason, &c.source };
}

/// Contexts of a block: each stands where it is used first, and is its number from then on.
template <typename Context>
class Contexts final
{
public:
    void put(Out &out, const Context &context)
    {
        std::uint64_t hash = 0;
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
        if (m_known.size() == most - 1) { // the one that made put() forget
            m_last = read(in);
            m_known.clear();
            return m_last;
        }
        m_known.push_back(read(in));
        return m_known.back();
    }

private:
    static constexpr std::size_t slots = 2048, mask = slots - 1, most = 1500;

    static void write(Out &out, const Context &context)
    {
        for (const auto *field : fields(context))
            out.integer(*field);
        if constexpr (requires { context.client; })
            out.address(context.client);
        if constexpr (requires { context.isClientOfMessage; })
            out.byte(static_cast<std::uint8_t>((context.namesQueueId ? 1U : 0U) | (context.isClientOfMessage ? 2U : 0U)));
        if constexpr (requires { context.hash; })
            out.hash(context.hash);
    }
    static Context read(In &in)
    {
        Context context;
        for (auto *field : fields(context))
            *field = in.integer();
        if constexpr (requires { context.client; })
            context.client = in.address();
        if constexpr (requires { context.isClientOfMessage; }) {
            const std::uint8_t flags = in.byte();
            context.namesQueueId = (flags & 1U) != 0;
            context.isClientOfMessage = (flags & 2U) != 0;
        }
        if constexpr (requires { context.hash; })
            context.hash = in.hash();
        return context;
    }
    void clear()
    {
        m_known.clear();
        m_slots.fill(0);
    }

    std::vector<Context> m_known;
    std::array<std::uint16_t, slots> m_slots {};
    Context m_last;
};

/// A queue id: what it shares with the one before, and the rest in 4, 6 or 8 bits a letter.
enum Alphabet : std::uint8_t { Hexadecimal, Alphanumeric, Bytes };

int hexadecimalOf(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}
int alphanumericOf(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'Z' ? c - 'A' + 10 : c >= 'a' && c <= 'z' ? c - 'a' + 36 : -1;
}
constexpr std::string_view alphanumericLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

void putQueueId(Out &out, const logs::QueueId &id, const logs::QueueId &before)
{
    const std::string_view text = id.view(), last = before.view();
    std::size_t shared = 0;
    while (shared < text.size() && shared < last.size() && text[shared] == last[shared])
        ++shared;
    const std::string_view rest = text.substr(shared);
    const Alphabet alphabet = std::all_of(rest.begin(), rest.end(), [](char c) { return hexadecimalOf(c) >= 0; }) ? Hexadecimal
        : std::all_of(rest.begin(), rest.end(), [](char c) { return alphanumericOf(c) >= 0; })                  ? Alphanumeric
                                                                                                                 : Bytes;
    const bool isSameLength = text.size() == last.size();
    out.byte(static_cast<std::uint8_t>(shared | unsigned(alphabet) << 5 | (isSameLength ? 0x80U : 0U)));
    if (!isSameLength)
        out.byte(static_cast<std::uint8_t>(text.size()));
    if (alphabet == Bytes) {
        out.bytes(rest);
        return;
    }
    const unsigned width = alphabet == Hexadecimal ? 4 : 6;
    std::uint32_t bits = 0;
    unsigned held = 0;
    for (const char c : rest) {
        bits = bits << width | static_cast<unsigned>(alphabet == Hexadecimal ? hexadecimalOf(c) : alphanumericOf(c));
        for (held += width; held >= 8; held -= 8)
            out.byte(static_cast<std::uint8_t>(bits >> (held - 8)));
    }
    if (held > 0)
        out.byte(static_cast<std::uint8_t>(bits << (8 - held)));
}

logs::QueueId takeQueueId(In &in, const logs::QueueId &before)
{
    logs::QueueId id;
    const std::uint8_t first = in.byte();
    const std::size_t shared = first & 0x1FU, length = first & 0x80U ? before.length : in.byte();
    const unsigned alphabet = first >> 5 & 3U;
    if (shared > before.length || length > sizeof id.text || shared > length || alphabet > Bytes) {
        in.spoil();
        return id;
    }
    id.length = static_cast<std::uint8_t>(length);
    std::copy_n(before.text, shared, id.text);
    if (alphabet == Bytes) {
        const std::string_view rest = in.bytes(length - shared);
        std::copy(rest.begin(), rest.end(), id.text + shared);
        return id;
    }
    const unsigned width = alphabet == Hexadecimal ? 4 : 6;
    std::uint32_t bits = 0;
    unsigned held = 0;
    for (std::size_t i = shared; i < length; ++i) {
        if (held < width) {
            bits = bits << 8 | in.byte();
            held += 8;
        }
        held -= width;
        const std::uint32_t letter = bits >> held & ((1U << width) - 1U);
        if (letter >= alphanumericLetters.size()) {
            in.spoil();
            return id;
        }
        id.text[i] = alphanumericLetters[letter];
    }
    return id;
}

/// What the messages of a block share.
struct SharedContexts
{
    Contexts<ArrivalContext> arrivals;
    Contexts<AuthorContext> authors;
    Contexts<ClientContext> clients;
    Contexts<SenderContext> senders;
    Contexts<DeliveryContext> deliveries;
    Contexts<PackedVerdict> verdicts;

    void put(Out &out, const MessageContext &c)
    {
        arrivals.put(out, { c.host, c.instance, c.service, c.mechanism, c.tls, c.cipher, c.origin, c.source });
        authors.put(out, { c.senderDomain, c.senderLocal, c.login, c.stream });
        clients.put(out, { c.client });
    }
    MessageContext take(In &in)
    {
        const ArrivalContext arrival = arrivals.take(in);
        const AuthorContext author = authors.take(in);
        return { arrival.host, arrival.instance, author.senderDomain, author.senderLocal, author.login, arrival.service, arrival.mechanism,
            arrival.tls, arrival.cipher, author.stream, arrival.origin, arrival.source, clients.take(in).client };
    }
};

void putMessage(Out &out, const StoredMessage &message, const StoredMessage &before, SharedContexts &shared)
{
    out.number(static_cast<std::uint64_t>(minus(message.number, before.number)));
    shared.put(out, message.context);
    out.integer(minus(message.acceptedMs, before.acceptedMs));
    std::uint8_t flags = 0;
    flags |= message.messageHash != 0 ? HasMessageHash : 0;
    flags |= !message.sender.isNull() ? HasSender : 0;
    flags |= message.size >= 0 ? HasSize : 0;
    flags |= message.recipients == 1 ? IsOneRecipient : message.recipients >= 0 ? HasRecipients : 0;
    flags |= message.continues != 0 ? HasContinues : 0;
    out.byte(flags);
    putQueueId(out, message.queueId, before.queueId);
    if (flags & HasMessageHash) {
        for (int shift = 56; shift >= 0; shift -= 8)
            out.byte(static_cast<std::uint8_t>(message.messageHash >> shift));
    }
    if (flags & HasSender)
        shared.senders.put(out, { message.sender });
    if (flags & HasSize)
        out.number(static_cast<std::uint64_t>(message.size));
    if (flags & HasRecipients)
        out.number(static_cast<std::uint64_t>(message.recipients));
    if (flags & HasContinues)
        out.integer(minus(message.number, message.continues));
    out.integer(minus(message.offset, before.offset));
}

StoredMessage takeMessage(In &in, const StoredMessage &before, SharedContexts &shared)
{
    StoredMessage message;
    message.number = plus(before.number, static_cast<std::int64_t>(in.number()));
    message.context = shared.take(in);
    message.acceptedMs = plus(before.acceptedMs, in.integer());
    const std::uint8_t flags = in.byte();
    message.queueId = takeQueueId(in, before.queueId);
    if (flags & HasMessageHash) {
        for (int i = 0; i < 8; ++i)
            message.messageHash = message.messageHash << 8 | in.byte();
    }
    if (flags & HasSender)
        message.sender = shared.senders.take(in).hash;
    if (flags & HasSize)
        message.size = static_cast<std::int64_t>(in.number());
    message.recipients = flags & IsOneRecipient ? 1 : flags & HasRecipients ? static_cast<std::int64_t>(in.number()) : -1;
    if (flags & HasContinues)
        message.continues = minus(message.number, in.integer());
    message.offset = plus(before.offset, in.integer());
    return message;
}

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
    bytes.reserve(block.messages.size() * 96);
    Out out(bytes);
    out.byte(blockFormat);
    out.number(block.messages.size());
    SharedContexts shared;
    StoredMessage before;
    std::int64_t lastDelivery = 0, lastVerdict = 0;
    auto delivery = block.deliveries.begin();
    auto verdict = block.verdicts.begin();
    for (const StoredMessage &message : block.messages) {
        putMessage(out, message, before, shared);
        const auto deliveriesEnd = std::find_if(delivery, block.deliveries.end(), [&](const StoredDelivery &one) { return one.message != message.number; });
        out.number(static_cast<std::uint64_t>(deliveriesEnd - delivery));
        for (; delivery != deliveriesEnd; ++delivery) {
            shared.deliveries.put(out, delivery->context);
            out.integer(minus(delivery->number, lastDelivery));
            lastDelivery = delivery->number;
            out.integer(minus(delivery->timeMs, message.acceptedMs));
            out.number(static_cast<std::uint64_t>(delivery->delayMs + 1) << 1 | (delivery->original.isNull() ? 0U : 1U));
            out.hash(delivery->recipient);
            if (!delivery->original.isNull())
                out.hash(delivery->original);
            out.integer(minus(delivery->offset, message.offset));
        }
        const auto verdictsEnd = std::find_if(verdict, block.verdicts.end(), [&](const StoredVerdict &one) { return one.message != message.number; });
        out.number(static_cast<std::uint64_t>(verdictsEnd - verdict));
        for (; verdict != verdictsEnd; ++verdict) {
            PackedVerdict context { verdict->context, verdict->context.client == message.context.client };
            if (context.isClientOfMessage)
                context.client = {};
            shared.verdicts.put(out, context);
            out.integer(minus(verdict->number, lastVerdict));
            lastVerdict = verdict->number;
            out.integer(minus(verdict->timeMs, message.acceptedMs));
            out.integer(minus(verdict->offset, message.offset));
        }
        before = message;
    }
    const std::uint64_t sum = core::fastHash(bytes);
    for (std::size_t i = 0; i < sumBytes; ++i)
        out.byte(static_cast<std::uint8_t>(sum >> 8 * i));
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
    In in(bytes);
    if (in.byte() != static_cast<std::uint8_t>(blockFormat))
        return false;
    const std::uint64_t count = in.number();
    if (count > bytes.size())
        return false;
    block.messages.reserve(count);
    SharedContexts shared;
    StoredMessage before;
    std::int64_t lastDelivery = 0, lastVerdict = 0;
    for (std::uint64_t i = 0; i < count && in.isGood(); ++i) {
        const StoredMessage &message = block.messages.emplace_back(takeMessage(in, before, shared));
        const std::uint64_t deliveries = in.number();
        for (std::uint64_t j = 0; j < deliveries && in.isGood() && j < mostRowsOfOne; ++j) {
            StoredDelivery &delivery = block.deliveries.emplace_back();
            delivery.message = message.number;
            delivery.context = shared.deliveries.take(in);
            delivery.number = lastDelivery = plus(lastDelivery, in.integer());
            delivery.timeMs = plus(message.acceptedMs, in.integer());
            const std::uint64_t delay = in.number();
            delivery.delayMs = static_cast<std::int64_t>(delay >> 1) - 1;
            delivery.recipient = in.hash();
            if (delay & 1)
                delivery.original = in.hash();
            delivery.offset = plus(message.offset, in.integer());
        }
        const std::uint64_t verdicts = in.number();
        for (std::uint64_t j = 0; j < verdicts && in.isGood() && j < mostRowsOfOne; ++j) {
            StoredVerdict &verdict = block.verdicts.emplace_back();
            verdict.message = message.number;
            const PackedVerdict &context = shared.verdicts.take(in);
            verdict.context = context;
            if (context.isClientOfMessage)
                verdict.context.client = message.context.client;
            verdict.number = lastVerdict = plus(lastVerdict, in.integer());
            verdict.timeMs = plus(message.acceptedMs, in.integer());
            verdict.offset = plus(message.offset, in.integer());
        }
        before = message;
    }
    return in.isGood() && in.isAtEnd();
}

} // namespace bw::store
