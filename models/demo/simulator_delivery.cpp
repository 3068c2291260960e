// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What happens in the queue: deliveries, retries, bounces and their notices, expiry, the content filter.
#include "models/demo/simulator.h"

#include <algorithm>
#include <array>

namespace bw::demo {

using core::microsPerMinute;
using core::microsPerSecond;

namespace {

constexpr core::UtcMicros queueLifetime = 8 * core::microsPerHour;
constexpr std::array<std::int64_t, 5> backoff { 300, 600, 1200, 2400, 4000 };

bool isBounce(Fate fate)
{
    return fate >= Fate::NoUser;
}

} // namespace

void Simulator::putRecipient(const Message &message, const Recipient &to)
{
    if (message.notice) {
        putSender(message);
        return;
    }
    MailWorld::putPerson(*m_out, to.person);
    *m_out << '@' << m_world.domains[to.domain].name;
}

void Simulator::schedule(std::uint32_t slot, core::UtcMicros at)
{
    Message &message = m_messages[slot];
    message.inFlight = 0;
    for (std::uint8_t i = 0; i < message.recipientCount; ++i) {
        if (!message.to[i].open)
            continue;
        ++message.inFlight;
        const bool local = message.inbound || message.notice;
        const std::int64_t wait = local ? 5'000 + m_random.below(40'000) : 90'000 + m_random.below(i == 0 ? 1'200'000 : 1'600'000);
        push(at + wait, Step::Deliver, slot, i);
    }
}

void Simulator::deliver(const Event &event)
{
    Message &message = m_messages[event.slot];
    Recipient &to = message.to[event.arg];
    if (message.inbound || message.notice)
        localLine(event.at, message, to);
    else
        remoteLine(event.at, message, to);
    --message.inFlight;
    if (!to.open)
        --message.open;
    if (message.inFlight == 0)
        endOfRound(event.slot, event.at);
}

void Simulator::endOfRound(std::uint32_t slot, core::UtcMicros at)
{
    Message &message = m_messages[slot];
    const bool toSender = message.bounced && message.senderKind != noSender;
    if (toSender) {
        message.bounced = false;
        const std::uint32_t notice = newMessage(); // message is a dangling reference from here on
        Message &fresh = m_messages[notice];
        fresh = m_messages[slot]; // it goes to that one's sender
        fresh.notice = true;
        fresh.inbound = false;
        fresh.hop = 0;
        fresh.attempt = 0;
        fresh.other = slot;
        fresh.size = fresh.size / 4 + 2'400;
        fresh.recipientCount = fresh.open = 1;
        fresh.to[0].fate = Fate::Delivered;
        fresh.to[0].open = true;
        push(at + 800, Step::NoticeId, notice);
        return; // the round goes on in noticeLine()
    }
    if (message.open == 0) {
        push(at + 300 + m_random.below(900), Step::Removed, slot);
        return;
    }
    if (at - message.arrived >= queueLifetime) {
        push(at + 1'000, Step::Expire, slot);
        return;
    }
    std::int64_t wait = backoff[std::min<std::size_t>(message.attempt, backoff.size() - 1)] * microsPerSecond;
    if (message.hop == 2)
        wait = 31 * microsPerMinute;
    ++message.attempt;
    push(at + wait + m_random.below(20'000'000), Step::Retry, slot);
}

void Simulator::retry(const Event &event)
{
    const Message &message = m_messages[event.slot];
    line(event.at, message.host, "postfix/qmgr", 951);
    *m_out << message.id.view() << std::string_view(": from=<");
    putSender(message);
    *m_out << std::string_view(">, size=") << message.size << std::string_view(", nrcpt=") << std::uint32_t(message.open)
           << std::string_view(" (queue active)");
    endLine();
    schedule(event.slot, event.at);
}

void Simulator::expire(const Event &event)
{
    Message &message = m_messages[event.slot];
    line(event.at, message.host, "postfix/qmgr", 951);
    *m_out << message.id.view() << std::string_view(": from=<");
    putSender(message);
    *m_out << std::string_view(">, status=expired, returned to sender");
    endLine();
    count(message.host).expired += message.open;
    countLogin(message.login).expired += message.open;
    for (std::uint8_t i = 0; i < message.recipientCount; ++i) {
        if (message.to[i].open)
            ++countDomain(message.to[i].domain).expired;
        message.to[i].open = false;
    }
    message.open = 0;
    message.bounced = true;
    endOfRound(event.slot, event.at);
}

void Simulator::noticeId(const Event &event)
{
    Message &notice = m_messages[event.slot];
    notice.id = m_ids[notice.host].take(event.at);
    notice.arrived = event.at;
    line(event.at, notice.host, "postfix/cleanup", 1001 + event.slot % 6);
    *m_out << notice.id.view() << std::string_view(": message-id=");
    putMessageId(notice);
    endLine();
    push(event.at + 250, Step::NoticeActive, event.slot);
}

void Simulator::noticeActive(const Event &event)
{
    const Message &notice = m_messages[event.slot];
    line(event.at, notice.host, "postfix/qmgr", 951);
    *m_out << notice.id.view() << std::string_view(": from=<>, size=") << notice.size << std::string_view(", nrcpt=1 (queue active)");
    endLine();
    schedule(event.slot, event.at);
    push(event.at + 250, Step::NoticeLine, event.slot);
}

// Up to 3.10 the bounce daemon speaks when the notice is in the queue already.
void Simulator::noticeLine(const Event &event)
{
    const Message &notice = m_messages[event.slot];
    line(event.at, notice.host, "postfix/bounce", 1801);
    *m_out << m_messages[notice.other].id.view() << std::string_view(": sender non-delivery notification: ") << notice.id.view();
    endLine();
    if (m_heard)
        ++m_truth.notices;
    endOfRound(notice.other, event.at);
}

void Simulator::removed(const Event &event)
{
    const Message &message = m_messages[event.slot];
    line(event.at, message.host, "postfix/qmgr", 951);
    *m_out << message.id.view() << std::string_view(": removed");
    endLine();
    m_ids[message.host].giveBack(message.id);
    m_freeMessages.push_back(event.slot);
}

void Simulator::putDelays(core::UtcMicros at, const Message &message, std::int64_t transmission)
{
    const std::int64_t delay = at - message.arrived;
    const std::int64_t before = std::min<std::int64_t>(delay, 20'000);
    const std::int64_t setup = std::min<std::int64_t>(delay - before, transmission / 2);
    const std::int64_t sending = std::min<std::int64_t>(delay - before - setup, transmission / 2);
    *m_out << std::string_view(", delay=");
    m_out->seconds(delay);
    *m_out << std::string_view(", delays=");
    m_out->seconds(before);
    *m_out << '/';
    m_out->seconds(delay - before - setup - sending);
    *m_out << '/';
    m_out->seconds(setup);
    *m_out << '/';
    m_out->seconds(sending);
}

void Simulator::localLine(core::UtcMicros at, Message &message, Recipient &to)
{
    const HostSpec &host = m_hosts[message.host];
    const bool full = to.fate == Fate::MailboxFull;
    line(at, message.host, message.notice ? "postfix/local" : "postfix/lmtp", 3001 + m_random.below(8));
    *m_out << message.id.view() << std::string_view(": to=<");
    putRecipient(message, to);
    *m_out << std::string_view(">, relay=");
    if (message.notice)
        *m_out << std::string_view("local");
    else
        *m_out << host.fullName << std::string_view("[private/dovecot-lmtp]");
    putDelays(at, message, 8'000);
    if (full) {
        *m_out << std::string_view(", dsn=4.2.2, status=deferred (host ") << host.fullName
               << std::string_view("[private/dovecot-lmtp] said: 452 4.2.2 <");
        putRecipient(message, to);
        *m_out << std::string_view("> Quota exceeded (mailbox for user is full) (in reply to end of DATA command))");
        endLine();
        ++count(message.host).deferred;
        ++countDomain(to.domain).deferred;
        return;
    }
    if (message.notice) {
        *m_out << std::string_view(", dsn=2.0.0, status=sent (delivered to command: /usr/local/bin/bounces)");
    } else {
        *m_out << std::string_view(", dsn=2.0.0, status=sent (250 2.0.0 <");
        putRecipient(message, to);
        *m_out << std::string_view("> ");
        m_out->hex(m_random.next(), 16);
        *m_out << std::string_view(" Saved)");
    }
    endLine();
    to.open = false;
    if (m_heard)
        ++m_truth.sentLines;
    if (message.notice) {
        if (m_heard)
            ++m_truth.noticesSent;
        return;
    }
    ++count(message.host).delivered;
    ++countDomain(to.domain).delivered;
}

void Simulator::remoteLine(core::UtcMicros at, Message &message, Recipient &to)
{
    const Domain &domain = m_world.domains[to.domain];
    const HostSpec &host = m_hosts[message.host];
    const std::uint32_t pid = 9001 + m_random.below(20);
    const std::uint32_t draw = m_random.below(100);
    const bool noHost = to.fate == Fate::NoDomain;
    const bool silent = to.fate == Fate::Silent && to.tries > 0;
    const bool fresh = draw < 40;
    if (fresh && host.logsTls && !noHost && !silent && message.hop != 1) {
        line(at, message.host, "postfix/smtp", pid);
        *m_out << (to.domain % 5 == 0 ? std::string_view("Untrusted") : to.domain % 5 == 1 ? std::string_view("Verified") : std::string_view("Trusted"))
               << std::string_view(" TLS connection established to ") << domain.mx << '[' << domain.mxAddress
               << (to.domain % 4 == 3 ? std::string_view("]:25: TLSv1.2 with cipher ECDHE-RSA-AES256-GCM-SHA384 (256/256 bits)")
                                      : std::string_view("]:25: TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519 "
                                                         "server-signature RSA-PSS (2048 bits) server-digest SHA256"));
        endLine();
    }
    line(at, message.host, "postfix/smtp", pid);
    *m_out << message.id.view() << std::string_view(": to=<");
    putRecipient(message, to);
    *m_out << std::string_view(">, relay=");
    if (noHost || silent)
        *m_out << std::string_view("none");
    else if (message.hop == 1)
        *m_out << std::string_view("mx-fr-2.mta.example[192.0.2.12]:25");
    else
        *m_out << domain.mx << '[' << domain.mxAddress << std::string_view("]:25");
    if (!fresh && !noHost && !silent && message.hop == 0 && draw < 80)
        *m_out << std::string_view(", conn_use=") << 2 + draw % 9;
    putDelays(at, message, silent ? 30 * microsPerSecond : 700'000);

    Counts &counts = count(message.host);
    Counts &there = countDomain(to.domain);
    Counts &login = countLogin(message.login);
    if (to.tries > 0) {
        if (to.tries != UINT8_MAX)
            --to.tries;
        putDeferral(message, to, domain);
        ++counts.deferred;
        ++there.deferred;
        ++login.deferred;
        endLine();
        return;
    }
    to.open = false;
    if (isBounce(to.fate)) {
        putBounce(message, to, domain);
        message.bounced = true;
        ++counts.bounced;
        ++there.bounced;
        ++login.bounced;
        endLine();
        return;
    }
    *m_out << std::string_view(", dsn=2.0.0, status=sent (");
    putAcceptance(message, domain);
    *m_out << ')';
    endLine();
    ++counts.delivered;
    ++there.delivered;
    ++login.delivered;
    if (m_heard)
        ++m_truth.sentLines;
}

void Simulator::putAcceptance(const Message &message, const Domain &domain)
{
    if (message.hop == 1) {
        *m_out << std::string_view("250 2.0.0 Ok: queued as ") << handedId(static_cast<core::UtcMicros>(message.messageId)).view();
        return;
    }
    switch (domain.receiver) {
    case Receiver::BigMail:
        *m_out << std::string_view("250 2.0.0 OK  ") << static_cast<std::uint64_t>(m_at / microsPerSecond) << ' ';
        m_out->hex(m_random.next(), 12);
        *m_out << std::string_view("si");
        m_out->digits(m_random.below(9'999'999), 7);
        *m_out << std::string_view("wrb.") << 100 + m_random.below(899) << std::string_view(" - gsmtp");
        return;
    case Receiver::WebPost:
        *m_out << std::string_view("250 2.0.0 Requested mail action okay, completed: id=1M");
        m_out->hex(m_random.next(), 12);
        return;
    case Receiver::Inbox:
        *m_out << std::string_view("250 ok dirdel");
        return;
    case Receiver::Office:
        *m_out << std::string_view("250 2.6.0 ");
        putMessageId(message);
        *m_out << std::string_view(" [InternalId=") << static_cast<std::uint64_t>(m_random.next() % 100'000'000'000'000ULL)
               << std::string_view(", Hostname=DB9PR0") << m_random.below(10) << std::string_view("MB.prod.office.example] ") << message.size
               << std::string_view(" bytes in 0.") << 100 + m_random.below(900) << std::string_view(", 94.")
               << 100 + m_random.below(900) << std::string_view(" KB/sec Queued mail for delivery");
        return;
    case Receiver::IspNorth:
        *m_out << std::string_view("250 2.0.0 message accepted, id ");
        m_out->hex(m_random.next(), 10);
        return;
    case Receiver::Plain:
        *m_out << std::string_view("250 2.0.0 Ok: queued as ");
        const QueueId id = QueueIds::longId(m_at - 40'000, 0x3d00 + m_random.below(4'000));
        *m_out << id.view();
        return;
    }
}

void Simulator::putDeferral(const Message &message, const Recipient &to, const Domain &domain)
{
    const std::string &own = m_hosts[message.host].address;
    const auto said = [&](std::string_view dsn) {
        *m_out << std::string_view(", dsn=") << dsn << std::string_view(", status=deferred (host ") << domain.mx << '['
               << domain.mxAddress << std::string_view("] said: ");
    };
    switch (to.fate) {
    case Fate::Silent:
        *m_out << std::string_view(", dsn=4.4.1, status=deferred (connect to ") << domain.mx << '[' << domain.mxAddress
               << std::string_view("]:25: Connection timed out)");
        return;
    case Fate::MailboxFull:
        said("4.2.2");
        if (domain.receiver == Receiver::BigMail) {
            *m_out << std::string_view("452-4.2.2 The recipient's inbox is out of storage space. Please direct the 452-4.2.2 recipient to "
                                       "452 4.2.2  https://support.bigmail.example/mail/?p=OverQuotaTemp ");
            m_out->hex(m_random.next(), 12);
            *m_out << std::string_view(" - gsmtp (in reply to RCPT TO command))");
        } else {
            *m_out << std::string_view("452 4.2.2 <");
            putRecipient(message, to);
            *m_out << std::string_view(">: mailbox full (in reply to RCPT TO command))");
        }
        return;
    case Fate::Greylisted:
        said("4.2.0");
        *m_out << std::string_view("450 4.2.0 <");
        putRecipient(message, to);
        *m_out << std::string_view(">: Recipient address rejected: Greylisted, see http://postgrey.example/help/") << domain.name
               << std::string_view(".html (in reply to RCPT TO command))");
        return;
    default:
        break;
    }
    switch (domain.receiver) {
    case Receiver::BigMail:
        said("4.7.28");
        *m_out << std::string_view("421-4.7.28 [") << own
               << std::string_view("      15] Our system has detected an unusual rate of unsolicited mail originating from your IP address. To "
                                  "421-4.7.28 protect our users from spam, mail sent from your IP address has been temporarily rate limited. "
                                  "421 4.7.28 For more information, see https://support.bigmail.example/mail/?p=UnsolicitedRateLimitError ");
        m_out->hex(m_random.next(), 12);
        *m_out << std::string_view(" - gsmtp (in reply to end of DATA command))");
        return;
    case Receiver::Office:
        if (message.hop == 2) {
            said("4.7.28");
            *m_out << std::string_view("451 4.7.28 too many messages from ") << own << std::string_view(", try later (in reply to end of DATA command))");
            return;
        }
        said("4.7.650");
        *m_out << std::string_view("451 4.7.650 The mail server [") << own
               << std::string_view("] has been temporarily rate limited due to IP reputation. For e-mail delivery information, see "
                                  "https://postmaster.office.example (S775) [DB5EUR03FT031.eop-EUR03.prod.office.example] (in reply to MAIL FROM command))");
        return;
    case Receiver::Inbox:
        said("4.7.0");
        *m_out << std::string_view("421 4.7.0 [TSS04] Messages from ") << own
               << std::string_view(" temporarily deferred due to unexpected volume or user complaints - 4.16.55.1; see "
                                  "https://postmaster.inbox.example/error-codes (in reply to MAIL FROM command))");
        return;
    default:
        said("4.7.28");
        *m_out << std::string_view("450 4.7.28 ") << own
               << std::string_view(" is sending too fast, please slow down and try again later (in reply to RCPT TO command))");
        return;
    }
}

void Simulator::putBounce(const Message &message, const Recipient &to, const Domain &domain)
{
    const std::string &own = m_hosts[message.host].address;
    const auto said = [&](std::string_view dsn) {
        *m_out << std::string_view(", dsn=") << dsn << std::string_view(", status=bounced (host ") << domain.mx << '['
               << domain.mxAddress << std::string_view("] said: ");
    };
    switch (to.fate) {
    case Fate::NoDomain:
        *m_out << std::string_view(", dsn=5.4.4, status=bounced (Host or domain name not found. Name service error for name=")
               << domain.name << std::string_view(" type=AAAA: Host not found)");
        return;
    case Fate::NotAuthenticated:
        if (domain.receiver != Receiver::BigMail) {
            said("5.7.515");
            *m_out << std::string_view("550 5.7.515 Access denied, sending domain does not meet the required authentication level "
                                      "(in reply to end of DATA command))");
            return;
        }
        said("5.7.26");
        *m_out << std::string_view("550-5.7.26 This mail has been blocked because the sender is unauthenticated. 550-5.7.26 All senders must "
                                  "authenticate with either SPF or DKIM. 550 5.7.26  ");
        m_out->hex(m_random.next(), 12);
        *m_out << std::string_view(" - gsmtp (in reply to end of DATA command))");
        return;
    case Fate::OnBlocklist:
        said("5.7.1");
        *m_out << std::string_view("554 5.7.1 Service unavailable; Client host [") << own
               << std::string_view("] blocked using bl.example; https://bl.example/query/ip/") << own
               << std::string_view(" (in reply to RCPT TO command))");
        return;
    case Fate::LooksLikeSpam:
        said("5.7.1");
        if (domain.receiver == Receiver::Office)
            *m_out << std::string_view("550 5.7.1 Unfortunately, messages from [") << own
                   << std::string_view("] weren't sent. Please contact your Internet service provider since part of their network is on our "
                                      "block list (S3150). (in reply to MAIL FROM command))");
        else
            *m_out << std::string_view("550 5.7.1 message refused: content looks like phishing (in reply to end of DATA command))");
        return;
    default:
        break;
    }
    said("5.1.1");
    if (domain.receiver == Receiver::BigMail) {
        *m_out << std::string_view("550-5.1.1 The email account that you tried to reach does not exist. Please try 550-5.1.1 double-checking the "
                                  "recipient's email address for typos or 550-5.1.1 unnecessary spaces. 550 5.1.1  "
                                  "https://support.bigmail.example/mail/?p=NoSuchUser ");
        m_out->hex(m_random.next(), 12);
        *m_out << std::string_view(" - gsmtp (in reply to RCPT TO command))");
        return;
    }
    *m_out << std::string_view("550 5.1.1 <");
    putRecipient(message, to);
    *m_out << std::string_view(">: Recipient address rejected: User unknown in virtual mailbox table (in reply to RCPT TO command))");
}

// ---- content filter: the message goes to amavis and comes back under another id ----

void Simulator::filterBack(const Event &event)
{
    const std::uint32_t slot = newMessage();
    Message &second = m_messages[slot];
    const Message first = m_messages[event.slot];
    second = first;
    second.secondPass = true;
    second.other = event.slot;
    second.arrived = event.at;
    second.id = m_ids[first.host].take(event.at);
    m_messages[event.slot].other = slot;
    line(event.at, first.host, "postfix/smtpd", 1701);
    *m_out << second.id.view() << std::string_view(": client=localhost[127.0.0.1], orig_queue_id=") << first.id.view()
           << std::string_view(", orig_client=");
    putClient(first.clientIndex);
    endLine();
    if (m_heard)
        ++m_truth.secondPasses;
    push(event.at + 400, Step::FilterId, slot);
}

void Simulator::filterId(const Event &event)
{
    const Message &second = m_messages[event.slot];
    line(event.at, second.host, "postfix/cleanup", 1001 + event.slot % 6);
    *m_out << second.id.view() << std::string_view(": message-id=");
    putMessageId(second);
    endLine();
    push(event.at + 600, Step::FilterActive, event.slot);
}

void Simulator::filterActive(const Event &event)
{
    Message &second = m_messages[event.slot];
    second.size += 412;
    line(event.at, second.host, "postfix/qmgr", 951);
    *m_out << second.id.view() << std::string_view(": from=<");
    putSender(second);
    *m_out << std::string_view(">, size=") << second.size << std::string_view(", nrcpt=") << std::uint32_t(second.recipientCount)
           << std::string_view(" (queue active)");
    endLine();
    schedule(event.slot, event.at);
    push(event.at + 700, Step::FilterDone, second.other);
}

void Simulator::filterDone(const Event &event)
{
    const Message &first = m_messages[event.slot];
    const QueueId secondId = m_messages[first.other].id;
    const Client &client = m_world.clients[first.clientIndex];
    line(event.at, first.host, "amavis", 2901);
    *m_out << '(';
    m_out->digits(2901, 5);
    *m_out << '-';
    m_out->digits(static_cast<std::uint32_t>(first.messageId % 89 + 1), 2);
    *m_out << std::string_view(") Passed CLEAN {RelayedInbound}, [") << client.address << std::string_view("]:40001 [") << client.address
           << std::string_view("] <");
    putSender(first);
    *m_out << std::string_view("> -> <");
    putRecipient(first, first.to[0]);
    *m_out << std::string_view(">, Queue-ID: ") << first.id.view() << std::string_view(", Message-ID: ");
    putMessageId(first);
    *m_out << std::string_view(", mail_id: ");
    m_out->hex(first.messageId, 12);
    *m_out << std::string_view(", Hits: -, size: ") << first.size << std::string_view(", queued_as: ") << secondId.view()
           << std::string_view(", ") << static_cast<std::uint64_t>((event.at - first.arrived) / 1000) << std::string_view(" ms");
    endLine();
    for (std::uint8_t i = 0; i < first.recipientCount; ++i) {
        line(event.at, first.host, "postfix/smtp", 2801);
        *m_out << first.id.view() << std::string_view(": to=<");
        putRecipient(first, first.to[i]);
        *m_out << std::string_view(">, relay=127.0.0.1[127.0.0.1]:10024");
        putDelays(event.at, first, 60'000);
        *m_out << std::string_view(", dsn=2.0.0, status=sent (250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as ")
               << secondId.view() << ')';
        endLine();
        if (m_heard) {
            ++m_truth.handOvers;
            ++m_truth.sentLines;
        }
    }
    push(event.at + 300, Step::Removed, event.slot);
}

} // namespace bw::demo
