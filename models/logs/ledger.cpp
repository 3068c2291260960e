// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/ledger.h"

#include "models/logs/ledgerprivate.h"
#include "models/logs/names.h"
#include "models/logs/redact.h"

#include <algorithm>

namespace bw::logs {

namespace {
constexpr std::size_t batchRows = 120'000;
constexpr std::size_t batchStrings = 20'000; ///< new ones; of mail as it is a batch has a few thousand
constexpr std::size_t cachedHashes = 8192;
constexpr std::size_t cachedReplies = 512;
constexpr std::string_view otherHosts = "(other)";
}

std::uint64_t packNetwork(std::string_view network)
{
    std::uint64_t value = network.size();
    for (const char c : network)
        value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

std::string unpackNetwork(std::uint64_t value)
{
    std::string network;
    for (const std::size_t size : { 6U, 3U }) {
        if (value >> (8 * size) != size)
            continue;
        for (std::size_t i = size; i-- > 0;)
            network.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
        return network;
    }
    return network;
}

Ledger::Private::Private(LedgerOptions given, core::KeyedHasher &keyed)
    : options(std::move(given))
    , hasher(keyed)
    , interner(keyed)
    , next(options.next)
    , firstDelivery(options.next.delivery)
{
    hashes.resize(cachedHashes);
    replies.resize(cachedReplies);
    shapes.resize(cachedReplies);
    for (const std::string &domain : options.ownDomains) {
        scratch.clear();
        canonicalAddress("@" + domain, scratch);
        interner.setOwn(intern(StringKind::Domain, std::string_view(scratch).substr(1)), batch.strings);
    }
}

/// Called several times for each line: the same view is known by its place, another by a look at the few hosts there are.
StringRef Ledger::Private::hostOf(std::string_view host)
{
    if (lastHostIndex < heard.size() && host.data() == lastHostView.data() && host.size() == lastHostView.size())
        return heard[lastHostIndex].host;
    lastHostView = host;
    lastHostSalt = 0;
    // Hosts of a log take turns: each has its place by its length and end.
    std::uint16_t &place = hostPlaces[host.empty() ? 0 : (host.size() * 7 + static_cast<unsigned char>(host.back())) % hostPlaces.size()];
    if (place < heard.size() && core::isSame(heard[place].text, host)) {
        lastHostIndex = place;
        lastHostHash = heard[place].hash;
        return heard[place].host;
    }
    lastHostHash = core::fastHash(host, 3);
    lastHostIndex = placeOfHost(host, lastHostHash);
    if (heard[lastHostIndex].text != host)
        lastHostSalt = lastHostHash | 1;
    place = static_cast<std::uint16_t>(lastHostIndex);
    return heard[lastHostIndex].host;
}

/// In heard; beyond limits::hosts the place of all others. Which those are follows from the stretch's lines alone.
std::size_t Ledger::Private::placeOfHost(std::string_view host, std::uint64_t hash)
{
    const std::uint32_t found = hostTable.find(hash, [&](std::uint32_t at) { return core::isSame(heard[at].text, host); });
    if (found != SlotTable::none)
        return found;
    if (heard.size() >= core::limits::hosts && host != otherHosts) // somebody invents names
        return placeOfHost(otherHosts, core::fastHash(otherHosts, 3));
    hostTable.insert(hash, static_cast<std::uint32_t>(heard.size()));
    Heard &fresh = heard.emplace_back();
    fresh.text = host;
    fresh.hash = hash;
    fresh.host = intern(StringKind::Host, host);
    return heard.size() - 1;
}

StringRef Ledger::Private::instanceOf(std::string_view instance)
{
    if (instance.empty())
        return 0;
    if (!core::isSame(instance, lastInstanceText) || lastInstance == 0) {
        lastInstanceText = instance;
        lastInstance = intern(StringKind::Instance, instance);
        if (std::find(instances.begin(), instances.end(), lastInstance) == instances.end() && instances.size() < 64)
            instances.push_back(lastInstance);
    }
    return lastInstance;
}

void Ledger::Private::expire(UtcMicros now)
{
    while (!lingering.empty() && lingering.front().until <= now) {
        const Linger due = lingering.front();
        lingering.pop_front();
        const OpenMessage &message = messages[due.slot];
        if (message.generation != due.generation)
            continue;
        // It may have come to life since: a notice that was named before it was queued.
        if (message.has(OpenMessage::IsEnded) || !(message.has(OpenMessage::HasQueued) || message.has(OpenMessage::HasBegin)))
            giveUp(due.slot);
    }
}

namespace {

constexpr std::size_t asideBytes = 2048;

/// The line as a person would read it: journald's objects and entries hold thirty fields around the message.
std::string textToKeep(const Line &line)
{
    const bool isWrapped = !line.text.empty() && (line.raw.starts_with('{') || line.raw.find('\n') != std::string_view::npos);
    if (!isWrapped)
        return std::string(line.raw);
    std::string text(line.host);
    text.append(" ").append(line.process);
    if (line.pid != 0)
        text.append("[").append(std::to_string(line.pid)).append("]");
    return text.append(": ").append(line.text);
}

} // namespace

void Ledger::Private::setAside(const Line &line, const char *why)
{
    const std::string text = textToKeep(line);
    const bool isInKey = keyBlock.holds(text);
    const UtcMicros hour = core::floorTo(line.time, core::microsPerHour);
    AsideHour &kept = asideHours[placeOfAside(hour)];
    if (kept.hour != hour)
        kept = { hour, 0 };
    if (++kept.lines > core::limits::asideLinesPerHour)
        return;
    AsideLine &aside = batch.aside.emplace_back();
    aside.time = line.time;
    aside.where = { line.offset, source };
    aside.line = line.number;
    aside.process = redactRecipients(redactSecrets(line.process.substr(0, 128)));
    // Secrets first, and further than is kept: what is cut in two is not recognised.
    aside.text = isInKey ? "*" : redactRecipients(redactSecrets(std::string_view(text).substr(0, 2 * asideBytes)).substr(0, asideBytes));
    aside.why = why;
}

SourceRef Ledger::Private::whereOf(const Event &) const
{
    return { lineOffset, source };
}

core::KeyedHash Ledger::Private::hashOf(std::string_view text)
{
    if (hashSeed == 0)
        hashSeed = hasher.hash("the ledger's table of hashes").first64() | 1;
    const core::WideHash text128 = core::wideHash(text, hashSeed);
    CachedHash &cached = hashes[text128.low & (cachedHashes - 1)];
    if (cached.text != text128) {
        cached.hash = hasher.hash(text);
        cached.text = text128;
    }
    return cached.hash;
}

Ledger::Private::Address Ledger::Private::address(std::string_view text)
{
    Address made;
    if (text.empty())
        return made;
    text = text.substr(0, core::limits::fieldBytes);
    scratch.clear();
    canonicalAddress(text, scratch);
    made.hash = hashOf(scratch);
    if (options.clearRecipients && clearTold.insert(made.hash.first64()).second)
        batch.addresses.push_back({ made.hash, scratch });
    const std::size_t at = scratch.rfind('@');
    made.local = std::string_view(scratch).substr(0, at);
    made.domainText = std::string_view(scratch).substr(at + 1);
    made.domain = intern(StringKind::Domain, made.domainText);
    return made;
}

namespace {

/// So long that withoutTokens() could take it out of a reply.
bool holdsLongNumber(std::string_view text)
{
    std::size_t digits = 0;
    for (const char c : text) {
        digits = c >= '0' && c <= '9' ? digits + 1 : 0;
        if (digits == 8)
            return true;
    }
    return false;
}

} // namespace

StringRef Ledger::Private::replyRef(std::string_view reply, std::initializer_list<std::string_view> localParts)
{
    if (reply.empty())
        return 0;
    withoutTokens(reply, stem, std::none_of(localParts.begin(), localParts.end(), holdsLongNumber));
    reply = stem;
    const std::uint64_t place = core::fastHash(stem);
    CachedReply &cached = replies[place & (cachedReplies - 1)];
    const bool isCached = cached.ref != 0 && cached.place == place && core::isSame(cached.text, stem);
    // A receiver may name the mailbox without its domain, "550 unknown user ann", also as another one's.
    bool isNamed = false;
    for (std::string_view local : localParts) {
        while (!local.empty()) {
            if (!isCached || cached.words.mayHold(local)) {
                if (takeOutLocalPart(reply, local, "<*>", scratch2)) {
                    scratch3 = scratch2;
                    reply = scratch3;
                    isNamed = true;
                }
            }
            const std::size_t extension = local.find('+', 1);
            local = extension == std::string_view::npos ? std::string_view() : local.substr(0, extension);
        }
    }
    if (isCached && !isNamed)
        return cached.ref;
    const StringRef ref = shapeRef(replyShape(reply));
    if (!isNamed && stem.size() <= 200) {
        cached.place = place;
        cached.text = stem;
        cached.words = WordSet(stem);
        cached.ref = ref;
    }
    return ref;
}

/// Many replies have one shape, and looking for names in it costs more than making it.
StringRef Ledger::Private::shapeRef(const std::string &shape)
{
    CachedShape &cached = shapes[core::fastHash(shape) & (cachedReplies - 1)];
    if (cached.ref == 0 || !core::isSame(cached.text, shape)) {
        cached.ref = templateRef(withoutMailboxNames(redactSecrets(shape), "…"));
        cached.text = shape;
    }
    return cached.ref;
}

StringRef Ledger::Private::templateRef(std::string_view text)
{
    if (text.empty())
        return 0;
    if (interner.isKnown(StringKind::Reply, text))
        return intern(StringKind::Reply, text);
    const std::uint64_t hash = core::fastHash(text);
    if (templates.size() + options.templates >= core::limits::replyTemplates && !templates.contains(hash))
        return intern(StringKind::Reply, "(other)");
    templates.insert(hash);
    return intern(StringKind::Reply, text);
}

void Ledger::Private::dispatch(const Event &event)
{
    switch (event.kind) {
    case EventKind::Begin: return onBegin(event);
    case EventKind::MessageId: return onMessageId(event);
    case EventKind::Queued: return onQueued(event);
    case EventKind::Delivered: return onDelivery(event, Outcome::Delivered);
    case EventKind::Deferred: return onDelivery(event, Outcome::Deferred);
    case EventKind::Bounced: return onDelivery(event, Outcome::Bounced);
    case EventKind::Expired: return onExpired(event);
    case EventKind::Discarded: return onVerdictOnMessage(event, Outcome::Discarded);
    case EventKind::Held: return onVerdictOnMessage(event, Outcome::Held);
    case EventKind::Rejected: return onRejected(event);
    case EventKind::Removed: return onRemoved(event);
    case EventKind::Deleted: return onDeleted(event);
    case EventKind::Requeued: return onRequeued(event);
    case EventKind::Cancelled: return onCancelled(event);
    case EventKind::Probed: return onProbed(event);
    case EventKind::Notice: return onNotice(event);
    case EventKind::Released: return;
    case EventKind::Connected: return onConnected(event);
    case EventKind::SessionEnd: return onSessionEnd(event);
    case EventKind::Tls: return onTls(event);
    case EventKind::LoginOk:
    case EventKind::LoginFailed: return onLogin(event);
    case EventKind::LoginDetail: return onLoginDetail(event);
    case EventKind::LoginOutage: return onOutage(event);
    case EventKind::AuthResult:
    case EventKind::SpamVerdict:
    case EventKind::FilterVerdict: return onAuthResult(event);
    case EventKind::Limit: return onLimit(event);
    case EventKind::Config:
    case EventKind::Error: return onOccurrence(event);
    case EventKind::Accepted: // no grammar of this issue says it all on one line
        return;
    }
}

Batch Ledger::Private::take()
{
    const auto byKey = [](const auto &a, const auto &b) {
        return std::tie(a.first.start, a.first.a, a.first.b, a.first.c) < std::tie(b.first.start, b.first.a, b.first.b, b.first.c);
    };
    const auto low = [](std::uint64_t value) { return static_cast<std::uint32_t>(value); };
    const auto high = [](std::uint64_t value) { return static_cast<std::uint32_t>(value >> 32); };
    const auto drain = [&](auto &map, auto emit) {
        std::sort(map.entries().begin(), map.entries().end(), byKey);
        for (const auto &[key, value] : map.entries())
            emit(key, value);
        map.clear();
    };
    drain(volume, [&](const HourKey &key, const Counts &counts) {
        if (counts != Counts {})
            batch.volume.push_back({ key.start, counts });
    });
    drain(streamCells, [&](const HourKey &key, const Counts &counts) {
        if (counts != Counts {})
            batch.streamCells.push_back({ key.start, low(key.a), counts });
    });
    drain(destinations, [&](const HourKey &key, const Counts &counts) {
        if (counts != Counts {})
            batch.destinations.push_back({ key.start, low(key.a), low(key.b), counts });
    });
    drain(loginCells, [&](const HourKey &key, const LoginCounts &counts) {
        batch.loginCells.push_back({ key.start, unpackNetwork(key.c), high(key.a), low(key.a), low(key.b), counts.ok,
            counts.failed, counts.refused, counts.outages });
    });
    drain(sessionCells, [&](const HourKey &key, std::int64_t count) {
        batch.sessions.push_back({ key.start, static_cast<std::uint8_t>(key.c), high(key.a), low(key.a), low(key.b), count });
    });
    drain(mailAuth, [&](const HourKey &key, std::int64_t count) {
        MailAuthDelta &delta = batch.mailAuth.emplace_back();
        delta.start = key.start;
        delta.address = mailAuthAddresses.at(key.c);
        delta.domain = high(key.a);
        delta.result = low(key.a);
        delta.check = static_cast<Check>(high(key.b));
        delta.selector = low(key.b);
        delta.messages = count;
    });
    mailAuthAddresses.clear();
    drain(refusals, [&](const HourKey &key, const Refused &refused) {
        if (refused.recipients != 0)
            batch.refusals.push_back({ key.start, low(key.a), low(key.b), low(key.c), refused.recipients });
    });
    evictOld();
    for (Heard &span : heard)
        flushCoverage(span);
    drain(coverage, [&](const HourKey &key, const CoverageCounts &counts) {
        batch.coverage.push_back({ key.start, low(key.a), counts.lines, counts.understood, counts.unrecognised,
            counts.unreadable, counts.foreignLines, counts.evicted, counts.backSteps, counts.skew });
    });
    drain(loginTouches, [&](const HourKey &key, const Touches &touches) {
        batch.loginTouches.push_back({ touches.first, touches.last, touches.count, unpackNetwork(key.c), high(key.a), low(key.a) });
    });
    drain(selectorTouches, [&](const HourKey &key, const Touches &touches) {
        batch.selectors.push_back({ touches.first, touches.last, low(key.a), low(key.b) });
    });
    drain(sourceTouches, [&](const HourKey &key, const Touches &touches) {
        batch.sources.push_back({ touches.first, touches.last, low(key.a), unpackNetwork(key.c) });
    });
    drain(loginDomains, [&](const HourKey &key, UtcMicros time) { batch.loginDomains.push_back({ time, low(key.a), low(key.b) }); });
    tellHeard();
    collectOpen(batch);
    Batch taken;
    std::swap(taken, batch);
    // The next one will be much like it.
    batch.messages.reserve(taken.messages.size());
    batch.deliveries.reserve(taken.deliveries.size());
    batch.logins.reserve(taken.logins.size());
    batch.verdicts.reserve(taken.verdicts.size());
    ++batchNumber;
    clearTold.clear();
    firstDelivery = next.delivery;
    if (interner.isFull())
        sweepStrings();
    return taken;
}

Ledger::Ledger(LedgerOptions options, core::KeyedHasher &hasher)
    : d(std::make_unique<Private>(std::move(options), hasher))
{
}

Ledger::~Ledger() = default;

void Ledger::setSource(std::uint32_t source)
{
    d->source = source;
}

void Ledger::setFamily(EnvelopeFamily family)
{
    d->options.family = family;
}

void Ledger::breakContact()
{
    endContact();
    d->tellHeard();
    d->isInContact = false;
}

void Ledger::endContact()
{
    d->joinSeconds(); // before lives that end by being joined are forgotten
    d->joinParked();
    d->joinEdges();
}

void Ledger::take(const Line &line, std::span<const Event> events)
{
    ++d->touchLine(line).understood;
    d->batch.statistics.events += static_cast<std::uint64_t>(std::count_if(
        events.begin(), events.end(), [](const Event &event) { return static_cast<int>(event.kind) < publicEventKinds; }));
    for (const Event &event : events)
        d->dispatch(event);
}

void Ledger::countUnrecognised(const Line &line)
{
    ++d->touchLine(line).unrecognised;
    ++d->batch.statistics.unrecognised;
    d->setAside(line, "unrecognised");
}

void Ledger::countForeign(const Line &line)
{
    ++d->touchLine(line).foreignLines;
    ++d->batch.statistics.foreignLines;
}

void Ledger::countSilent(const Line &line)
{
    ++d->touchLine(line).understood;
}

void Ledger::countUnreadable(const Line &line, const char *why)
{
    // Not log text: it has no time of its own, so it stands in the hour of the line before it.
    Line placed = line;
    if (placed.time == 0)
        placed.time = d->newest == never ? 0 : d->newest;
    const std::string host(!placed.host.empty() || d->lastHostIndex >= d->heard.size() ? std::string(placed.host)
                                                                                       : d->heard[d->lastHostIndex].text);
    placed.host = host;
    ++d->touchLine(placed).unreadable;
    ++d->batch.statistics.unreadable;
    d->setAside(placed, why);
}

void Ledger::skip(const Line &line)
{
    d->lastHostView = {};
    d->noteHeard(line);
}

void Ledger::setOnAccepted(OnAccepted call)
{
    d->onAccepted = std::move(call);
}

bool Ledger::isBatchFull(std::size_t part) const
{
    const Batch &b = d->batch;
    if (b.strings.size() + b.streams.size() >= batchStrings / part) // somebody invents names
        return true;
    return b.messages.size() + b.deliveries.size() + b.rejections.size() + b.logins.size() + b.verdicts.size()
        + b.occurrences.size() + b.aside.size()
        >= batchRows / part;
}

Batch Ledger::takeBatch()
{
    return d->take();
}

} // namespace bw::logs
