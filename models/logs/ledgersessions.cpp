// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/ledgerprivate.h"
#include "models/logs/redact.h"

#include <algorithm>

/// Logins, sessions, verdicts of other programs, and what is only worth a note.
namespace bw::logs {

namespace {
constexpr std::size_t sessionsKept = 20'000;
constexpr std::size_t loginCharacters = 100; ///< Postfix cuts there too

LoginOutcome outcomeOf(LoginFailure failure)
{
    switch (failure) {
    case LoginFailure::WrongPassword: return LoginOutcome::WrongPassword;
    case LoginFailure::NoSuchUser: return LoginOutcome::NoSuchUser;
    case LoginFailure::Refused: return LoginOutcome::Refused;
    case LoginFailure::Unknown:
    case LoginFailure::Other: break;
    }
    return LoginOutcome::Failed;
}

/// The realm that Cyrus SASL adds: mx1 or mx1.example.com on mx1. "acme.com" or "acme.co.uk" on acme is a domain that mail goes to.
bool isOwnRealm(std::string_view domain, std::string_view host)
{
    if (host.empty() || !domain.starts_with(host))
        return false;
    if (domain.size() == host.size() && host.find('.') == std::string_view::npos)
        return true;
    if (domain.size() > host.size() && domain[host.size()] != '.')
        return false;
    const std::size_t last = domain.rfind('.');
    const std::size_t second = last == 0 || last == std::string_view::npos ? std::string_view::npos : domain.rfind('.', last - 1);
    if (second == std::string_view::npos)
        return false;
    const bool mayBeSuffix = domain.size() - last == 3 && last - second <= 4; // ".uk" behind ".co"
    return !mayBeSuffix || domain.find('.') < second;
}

Check checkOf(const Event &event)
{
    if (event.kind != EventKind::AuthResult)
        return Check::Spam;
    return event.check == "spf" ? Check::Spf
        : event.check == "dkim" ? Check::Dkim
        : event.check == "dmarc" ? Check::Dmarc
        : event.check == "arc"   ? Check::Arc
        : event.check == "iprev" ? Check::Iprev
                                 : Check::Spam;
}

} // namespace

/// One name for one person: the domain in lower case, without the realm that Cyrus SASL adds (the host's own name).
std::string Ledger::Private::canonicalLogin(std::string_view user, std::string_view host) const
{
    if (user == "(unavailable)")
        return {};
    user = user.substr(0, loginCharacters);
    const std::size_t at = user.rfind('@');
    if (at == std::string_view::npos)
        return std::string(user);
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    std::string domain(user.substr(at + 1));
    std::transform(domain.begin(), domain.end(), domain.begin(), lower);
    std::string name(host);
    std::transform(name.begin(), name.end(), name.begin(), lower);
    if (isOwnRealm(domain, name))
        return std::string(user.substr(0, at));
    return std::string(user.substr(0, at + 1)) + domain;
}

Session *Ledger::Private::sessionOf(const Event &event, bool mayMake)
{
    if (event.instance.empty() || event.pid == 0)
        return nullptr; // only Postfix has one process for one session
    hostOf(event.host);
    const std::uint64_t key = core::fastHash(event.process, mix(lastHostHash, event.pid)) | 1;
    std::uint32_t slot = sessionTable.find(key, [&](std::uint32_t at) { return sessions[at].key == key; });
    if (slot != SlotTable::none)
        return &sessions[slot];
    if (!mayMake)
        return nullptr;
    if (sessionTable.size() >= sessionsKept)
        forgetOldSessions(INT64_MAX);
    if (freeSessions.empty()) {
        slot = static_cast<std::uint32_t>(sessions.size());
        sessions.emplace_back();
    } else {
        slot = freeSessions.back();
        freeSessions.pop_back();
    }
    Session &session = sessions[slot];
    std::vector<std::uint64_t> kept = std::move(session.messages);
    kept.clear();
    session = {};
    session.messages = std::move(kept);
    session.key = key;
    session.client = core::IpAddress::parse(event.clientIp);
    session.host = hostOf(event.host);
    session.instance = instanceOf(event.instance);
    session.service = intern(StringKind::Service, event.service);
    session.start = session.last = event.time;
    session.isChanged = true;
    sessionTable.insert(key, slot);
    return &session;
}

void Ledger::Private::forgetSession(std::uint32_t slot)
{
    Session &session = sessions[slot];
    if (session.isStored)
        forgotten.push_back(keyOf('S', session.key));
    sessionTable.erase(session.key, slot);
    const std::vector<std::uint64_t> held = std::move(session.messages);
    session.messages = {};
    session.key = 0;
    freeSessions.push_back(slot);
    for (const std::uint64_t number : held) {
        OpenMessage *message = byNumber(number);
        if (!message || message->session == 0)
            continue;
        message->session = 0;
        message->isChanged = true;
        if (message->has(OpenMessage::IsEnded))
            end(byNumberTable.find(mix(number), [&](std::uint32_t at) { return messages[at].row.number == number; }));
    }
}

/// Sessions whose last line is older; of too many, the older half.
void Ledger::Private::forgetOldSessions(UtcMicros before)
{
    std::vector<std::pair<UtcMicros, std::uint32_t>> ages;
    for (std::uint32_t slot = 0; slot < sessions.size(); ++slot) {
        if (sessions[slot].key != 0 && sessions[slot].last < before)
            ages.emplace_back(sessions[slot].last, slot);
    }
    std::sort(ages.begin(), ages.end());
    if (before == INT64_MAX)
        ages.resize(ages.size() / 2);
    for (const auto &[last, slot] : ages)
        forgetSession(slot);
}

void Ledger::Private::onConnected(const Event &event)
{
    if (Session *old = sessionOf(event, false))
        forgetSession(static_cast<std::uint32_t>(
            sessionTable.find(old->key, [&](std::uint32_t at) { return sessions[at].key == old->key; })));
    sessionOf(event, true);
}

void Ledger::Private::onSessionEnd(const Event &event)
{
    Session *session = sessionOf(event, true);
    if (!session)
        return;
    session->isChanged = true;
    session->last = event.time;
    HourKey key;
    key.start = hourOf(event.time);
    key.a = std::uint64_t(session->service) << 32 | session->tls;
    key.b = session->mechanism;
    ++sessionCells[key];
    const std::int64_t refused = std::int64_t(event.count) - event.loginsOk - session->failed;
    if (refused > 0)
        loginAt(event.time, 0, session->client, session->service, 0).refused += refused;
    if (event.loginsOk > session->succeeded && session->login == 0) { // nobody sent anything, so no line says who it was
        Event login = event;
        login.kind = EventKind::LoginOk;
        login.count = event.loginsOk - session->succeeded;
        onLogin(login);
    }
    session->recipients = std::max(event.recipients, 0); // 0: not told, or none
    settleSession(*session);
}

/// The session's disconnect line says how many recipients were accepted in it. Messages that went into the queue with
/// more (always_bcc, an alias expanded by cleanup, a bcc rule) had them added by Postfix.
void Ledger::Private::settleSession(Session &session)
{
    std::vector<OpenMessage *> known;
    std::int64_t queued = 0;
    for (const std::uint64_t number : session.messages) {
        OpenMessage *message = byNumber(number);
        if (!message)
            continue;
        if (message->isAdded) {
            known.push_back(message);
            queued += message->addedRecipients;
        } else if (!message->has(OpenMessage::IsEnded) && newest - session.last < core::microsPerHour) {
            return; // its queue line comes later
        }
    }
    std::int64_t excess = session.recipients > 0 ? queued - session.recipients : 0;
    // Each message that has any to give gives one in turn: a bcc adds one to each.
    for (bool isMoving = true; excess > 0 && isMoving;) {
        isMoving = false;
        for (OpenMessage *message : known) {
            if (excess == 0 || message->addedRecipients <= 1)
                continue;
            message->sessionRecipients = message->addedRecipients - 1;
            settle(*message);
            --excess;
            isMoving = true;
        }
    }
    // Held or discarded, and never queued: its line names one recipient, the session knows how many there were.
    if (excess < 0 && session.messages.size() == 1 && known.size() == 1 && !known[0]->has(OpenMessage::HasQueued)) {
        known[0]->queuedRecipients = session.recipients;
        settle(*known[0]);
    }
    forgetSession(sessionTable.find(session.key, [&](std::uint32_t at) { return sessions[at].key == session.key; }));
}

void Ledger::Private::onTls(const Event &event)
{
    const StringRef version = intern(StringKind::TlsVersion, event.tls);
    if (event.reason == "outbound") {
        HourKey key;
        key.start = hourOf(event.time);
        key.a = version;
        key.c = 1;
        ++sessionCells[key];
        if (Session *session = sessionOf(event, true)) { // of the next deliveries by this process
            session->client = core::IpAddress::parse(event.relayIp);
            session->tls = version;
            session->last = event.time;
            session->isChanged = true;
            hasOutbound = true;
        }
        return;
    }
    if (Session *session = sessionOf(event, true)) {
        session->tls = version;
        session->cipher = intern(StringKind::Cipher, event.cipher);
        session->last = event.time;
        session->isChanged = true;
    }
}

/// Who is refused by name had logged in, though it may never send a message.
void Ledger::Private::onRejectedLogin(const Event &event)
{
    const Session *session = sessionOf(event, true);
    if (!session || session->succeeded > 0)
        return;
    Event login = event;
    login.kind = EventKind::LoginOk;
    login.count = 1;
    onLogin(login);
}

void Ledger::Private::onLogin(const Event &event)
{
    const bool isOk = event.kind == EventKind::LoginOk;
    const StringRef login = interner.login(canonicalLogin(event.user, event.host), isOk, batch.strings);
    const StringRef mechanism = intern(StringKind::Mechanism, event.mechanism);
    Session *session = sessionOf(event, true);
    if (session) {
        session->isChanged = true;
        session->last = event.time;
        if (isOk && session->succeeded > 0 && session->login == login && session->mechanism == mechanism)
            return; // a further message of the same session
        if (isOk) {
            session->login = login;
            session->mechanism = mechanism;
            ++session->succeeded;
        } else {
            session->failed += event.count;
        }
    }
    LoginRow row;
    row.number = next.login++;
    row.time = event.time;
    row.client = core::IpAddress::parse(event.clientIp);
    row.where = whereOf(event);
    row.tries = std::max(event.count, 1);
    row.host = hostOf(event.host);
    row.instance = instanceOf(event.instance);
    row.service = intern(StringKind::Service, event.service);
    row.login = login;
    row.mechanism = mechanism;
    row.tls = !event.tls.empty() ? intern(StringKind::TlsVersion, event.tls) : session ? session->tls : 0;
    row.outcome = isOk ? LoginOutcome::Ok : outcomeOf(event.failure);
    LoginCounts &counts = loginAt(event.time, login, row.client, row.service, mechanism);
    if (isOk) {
        counts.ok += row.tries;
        HourKey key;
        key.start = hourOf(event.time);
        key.a = std::uint64_t(login) << 32 | row.service;
        key.c = packNetwork(row.client.network());
        Touches &touches = loginTouches[key];
        touches.add(event.time);
        touches.count += row.tries - 1;
        lineLogin = batch.logins.size();
        batch.logins.push_back(row);
        return;
    }
    counts.failed += row.tries;
    while (!recentDetails.empty() && event.time - recentDetails.front().time > detailWindow)
        recentDetails.pop_front();
    const auto detail = std::find_if(recentDetails.begin(), recentDetails.end(), [&](const Detail &one) {
        return one.host == row.host && one.login == login && login != 0 && (!one.client.isKnown() || one.client == row.client)
            && one.time - event.time <= detailWindow; // not of later history
    });
    if (row.outcome == LoginOutcome::Failed && detail != recentDetails.end()) {
        row.outcome = detail->outcome;
        std::erase_if(edgeDetails, [&](const EdgeDetail &edge) { return edge.stretch == stretch && edge.detail.time == detail->time && edge.detail.login == login; });
        recentDetails.erase(detail);
    } else if (row.outcome == LoginOutcome::Failed) {
        if (login != 0 && isNearStart(event.time, detailWindow))
            keepEdge(edgeFailures, { row, stretch });
        recentFailures.push_back({ row, batchNumber, static_cast<std::uint32_t>(batch.logins.size()) });
        if (recentFailures.size() > recentKept)
            recentFailures.pop_front();
    }
    batch.logins.push_back(row);
}

/// A line that says more of a login that another line counts (Dovecot's auth, saslauthd, PAM): never counted itself.
void Ledger::Private::onLoginDetail(const Event &event)
{
    const StringRef login = interner.login(canonicalLogin(event.user, event.host), false, batch.strings);
    const LoginOutcome outcome = outcomeOf(event.failure);
    if (login == 0 || outcome == LoginOutcome::Failed)
        return;
    const StringRef host = hostOf(event.host);
    const core::IpAddress client = core::IpAddress::parse(event.clientIp);
    while (!recentFailures.empty() && event.time - recentFailures.front().row.time > detailWindow)
        recentFailures.pop_front();
    const auto counted = std::find_if(recentFailures.begin(), recentFailures.end(), [&](const RecentLogin &one) {
        return one.row.host == host && one.row.login == login && (!client.isKnown() || one.row.client == client)
            && one.row.time - event.time <= detailWindow; // not of later history
    });
    if (counted == recentFailures.end()) {
        recentDetails.push_back({ event.time, client, host, login, outcome });
        if (isNearStart(event.time, detailWindow))
            keepEdge(edgeDetails, { recentDetails.back(), stretch });
        if (recentDetails.size() > recentKept)
            recentDetails.pop_front();
        return;
    }
    counted->row.outcome = outcome;
    std::erase_if(edgeFailures, [&](const EdgeFailure &edge) { return edge.row.number == counted->row.number; });
    if (counted->batch == batchNumber)
        batch.logins[counted->index].outcome = outcome;
    else
        batch.logins.push_back(counted->row); // given again
    recentFailures.erase(counted);
}

void Ledger::Private::onOutage(const Event &event)
{
    LoginRow &row = batch.logins.emplace_back();
    row.number = next.login++;
    row.time = event.time;
    row.client = core::IpAddress::parse(event.clientIp);
    row.where = whereOf(event);
    row.tries = 0;
    row.host = hostOf(event.host);
    row.instance = instanceOf(event.instance);
    row.service = intern(StringKind::Service, event.service);
    row.login = interner.login(canonicalLogin(event.user, event.host), false, batch.strings);
    row.mechanism = intern(StringKind::Mechanism, event.mechanism);
    row.outcome = LoginOutcome::Outage;
    ++loginAt(event.time, row.login, row.client, row.service, row.mechanism).outages;
    if (Session *session = sessionOf(event, true)) {
        ++session->failed; // tried, as its end will say
        session->isChanged = true;
        session->last = event.time;
    }
}

void Ledger::Private::onAuthResult(const Event &event)
{
    const StringRef host = hostOf(event.host);
    VerdictRow row;
    row.number = next.verdict++;
    row.time = event.time;
    row.queueId.length = static_cast<std::uint8_t>(std::min(event.queueId.size(), sizeof(QueueId::text)));
    std::copy_n(event.queueId.begin(), row.queueId.length, row.queueId.text);
    row.client = core::IpAddress::parse(event.clientIp);
    row.where = whereOf(event);
    row.host = host;
    row.instance = instanceOf(event.instance);
    row.check = checkOf(event);
    row.result = intern(StringKind::Word, event.result);
    if (!event.domain.empty()) {
        scratch2.assign(event.domain.find('@') == std::string_view::npos ? "@" : "").append(event.domain);
        scratch.clear();
        canonicalAddress(scratch2, scratch);
        row.domain = intern(StringKind::Domain, std::string_view(scratch).substr(scratch.rfind('@') + 1));
    }
    row.selector = intern(StringKind::Selector, event.selector);
    row.reason = replyRef(event.reason, {});
    const std::uint32_t slot = findAnyInstance(host, lastHostSalt, event.queueId);
    if (slot != SlotTable::none) {
        OpenMessage &message = messages[slot];
        row.message = message.row.number;
        if (message.verdicts.size() < recentKept)
            message.verdicts.push_back(row.number);
        message.isChanged = true;
        row.instance = message.row.instance;
        if (!row.client.isKnown())
            row.client = message.row.client;
    }
    if (row.check != Check::Spam && row.domain != 0) {
        HourKey key;
        key.start = hourOf(event.time);
        key.a = std::uint64_t(row.domain) << 32 | row.result;
        key.b = std::uint64_t(row.check) << 32 | row.selector;
        key.c = core::fastHash(row.client.view(), 5);
        if (++mailAuth[key] == 1)
            mailAuthAddresses[key.c] = row.client;
        HourKey day;
        day.start = core::floorTo(event.time, core::microsPerDay);
        day.a = row.domain;
        if (row.check == Check::Dkim && row.selector != 0) {
            day.b = row.selector;
            selectorTouches[day].add(event.time);
            day.b = 0;
        }
        if (row.client.isKnown() && event.result == "pass") {
            day.c = packNetwork(row.client.network());
            sourceTouches[day].add(event.time);
        }
    }
    if (row.message == 0 && event.queueId.empty() && row.client.isKnown()) {
        // policyd-spf asks before the queue id is made: the client's next message is meant.
        pendingVerdicts.push_back({ row.number, event.time, row.client, host });
        if (pendingVerdicts.size() > recentKept)
            pendingVerdicts.pop_front();
    }
    batch.verdicts.push_back(row);
}

void Ledger::Private::joinVerdicts(const OpenMessage &message, UtcMicros time)
{
    while (!pendingVerdicts.empty() && time - pendingVerdicts.front().time > verdictWindow)
        pendingVerdicts.pop_front();
    for (auto it = pendingVerdicts.begin(); it != pendingVerdicts.end();) {
        if (it->client != message.row.client || it->host != message.row.host || it->time > time + verdictWindow) {
            ++it;
            continue;
        }
        if (!batch.verdicts.empty() && it->number >= batch.verdicts.front().number)
            batch.verdicts[it->number - batch.verdicts.front().number].message = message.row.number;
        else
            batch.verdictChanges.push_back({ it->number, message.row.number });
        it = pendingVerdicts.erase(it);
    }
}

void Ledger::Private::onOccurrence(const Event &event)
{
    OccurrenceRow &row = batch.occurrences.emplace_back();
    row.number = next.occurrence++;
    row.time = event.time;
    row.client = core::IpAddress::parse(event.clientIp);
    row.where = whereOf(event);
    row.host = hostOf(event.host);
    row.instance = instanceOf(event.instance);
    row.kind = event.kind;
    const StringRef reason = replyRef(event.reason, {});
    const std::uint32_t slot = findAnyInstance(row.host, lastHostSalt, event.queueId);
    OccurrenceRow &filled = batch.occurrences.back();
    filled.reason = reason;
    filled.message = slot == SlotTable::none ? 0 : messages[slot].row.number;
}

} // namespace bw::logs
