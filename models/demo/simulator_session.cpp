// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What smtpd, cleanup, the milters and qmgr write while a client talks to a host.
#include "models/demo/simulator.h"

#include <array>
#include <chrono>

namespace bw::demo {

using core::microsPerSecond;

namespace {

constexpr std::array<std::string_view, 3> services { "postfix/smtpd", "postfix/submission/smtpd", "postfix/smtps/smtpd" };

// Envelope senders of machines; ownLogin and stranger stand for an address made when it is printed.
constexpr std::uint8_t ownLogin = 255;
constexpr std::uint8_t stranger = 254;
constexpr std::uint8_t verp = 252; ///< bounce+person=domain@news.example
constexpr std::array<std::string_view, 8> senders { "orders@shop.example", "invoice@shop.example", "notify@mta.example",
    "alerts@mta.example", "daily@news.example", "account@news.example", "offers@deals.shop.example", "bounce@news.example" };
constexpr std::uint8_t offers = 6;
constexpr std::uint8_t bounceAddress = 7;

void putPair(LogWriter &out, std::string_view name, std::uint32_t good, std::uint32_t bad)
{
    if (good + bad == 0)
        return;
    out << ' ' << name << '=' << good;
    if (bad > 0)
        out << '/' << good + bad;
}

} // namespace

void Simulator::putClient(std::uint32_t index)
{
    const Client &client = m_world.clients[index];
    *m_out << client.name << '[' << client.address << ']';
}

void Simulator::connect(const Event &event)
{
    const Session &session = m_sessions[event.slot];
    line(event.at, session.host, services[session.service], session.pid);
    *m_out << std::string_view("connect from ");
    putClient(session.client);
    endLine();
    if (session.tls)
        push(event.at + 15'000 + m_random.below(150'000), Step::Tls, event.slot);
    else if (session.act != noLogin && session.guesses == 0 && session.left == 0) {
        m_sessions[event.slot].authBad = 1; // AUTH in clear, refused
        push(event.at + 60'000, Step::Bye, event.slot);
    } else
        afterHello(event.at, event.slot);
}

void Simulator::tls(const Event &event)
{
    const Session &session = m_sessions[event.slot];
    if (m_hosts[session.host].logsTls) {
        line(event.at, session.host, services[session.service], session.pid);
        *m_out << std::string_view("Anonymous TLS connection established from ");
        putClient(session.client);
        const bool old = session.client % 23 == 0;
        *m_out << (old ? std::string_view(": TLSv1.2 with cipher ECDHE-RSA-AES256-GCM-SHA384 (256/256 bits)")
                       : std::string_view(": TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519 "
                                          "server-signature RSA-PSS (2048 bits) server-digest SHA256"));
        endLine();
    }
    afterHello(event.at, event.slot);
}

void Simulator::guess(const Event &event)
{
    Session &session = m_sessions[event.slot];
    const bool leaked = session.act != noLogin && m_acts[session.act].leaked;
    line(event.at, session.host, services[session.service], session.pid);
    *m_out << std::string_view("warning: ");
    putClient(session.client);
    *m_out << std::string_view(": SASL ") << (session.plain ? std::string_view("PLAIN") : std::string_view("LOGIN"))
           << std::string_view(" authentication failed: (reason unavailable), sasl_username=");
    if (leaked)
        *m_out << std::string_view(MailWorld::leakedName(session.login));
    else
        *m_out << loginName(session.login);
    endLine();
    ++session.authBad;
    --session.guesses;
    ++count(session.host).loginsFailed;
    ++countLogin(leaked ? noLogin : session.login).loginsFailed;
    if (session.guesses > 0)
        push(event.at + 2 * microsPerSecond + m_random.below(3'000'000), Step::Guess, event.slot);
    else
        nextInSession(event.at + 200'000, event.slot);
}

void Simulator::client(const Event &event)
{
    const std::uint32_t slot = newMessage();
    Message &message = m_messages[slot];
    const Session &session = m_sessions[event.slot];
    message.session = event.slot;
    message.host = session.host;
    message.arrived = event.at;
    message.login = session.login;
    message.clientIndex = session.client;
    message.id = m_ids[session.host].take(event.at);
    message.messageId = m_random.next();
    const bool scripted = session.act != noLogin;
    message.hop = scripted && m_acts[session.act].kind == Act::Kind::Relayed ? 1
        : scripted && m_acts[session.act].kind == Act::Kind::Handed          ? 2
                                                                             : 0;
    if (message.hop > 0)
        message.messageId = static_cast<std::uint64_t>(m_acts[session.act].at + (message.hop == 1 ? handOverAfter : 0));
    if (message.hop == 2)
        message.id = handedId(m_acts[session.act].at);
    compose(message, session);

    line(event.at, session.host, services[session.service], session.pid);
    *m_out << message.id.view() << std::string_view(": client=");
    putClient(session.client);
    if (session.login != noLogin) {
        *m_out << (session.plain ? std::string_view(", sasl_method=PLAIN, sasl_username=")
                                 : std::string_view(", sasl_method=LOGIN, sasl_username="))
               << loginName(session.login);
        ++count(session.host).logins;
        ++countLogin(session.login).logins;
    }
    endLine();
    push(event.at + 300 + m_random.below(2'000), Step::Cleanup, slot);
}

void Simulator::compose(Message &message, const Session &session)
{
    message.size = 900 + m_random.below(60'000);
    const Feed::Kind kind = session.feed != noLogin ? m_feeds[session.feed].kind : Feed::Kind::Submission;
    message.sender = m_random.below(6'000);
    switch (kind) {
    case Feed::Kind::App:
        message.senderKind = static_cast<std::uint8_t>(m_random.below(6));
        break;
    case Feed::Kind::Mailer:
        message.senderKind = m_feeds[session.feed].badPerMille > 0 ? offers : m_random.perMille(300) ? verp : std::uint8_t(4);
        break;
    case Feed::Kind::Campaign:
        message.senderKind = bounceAddress;
        break;
    case Feed::Kind::Inbound:
        message.senderKind = m_random.perMille(40) ? noSender : stranger;
        message.inbound = true;
        break;
    default:
        message.senderKind = session.login == MailWorld::campaigns || message.hop == 2 ? bounceAddress : ownLogin;
        break;
    }
    if (message.hop > 0)
        message.size = 48'213;
    chooseRecipients(message, session);
}

Fate Simulator::chooseFate(std::uint32_t domain, std::uint32_t badPerMille)
{
    if (badPerMille > 0 && m_random.perMille(badPerMille))
        return Fate::NoUser;
    const std::uint32_t draw = m_random.below(10'000);
    if (draw < 9'700)
        return Fate::Delivered;
    const Receiver receiver = m_world.domains[domain].receiver;
    if (draw < 9'780)
        return receiver == Receiver::Plain ? Fate::Greylisted : Fate::RateLimited;
    if (draw < 9'860)
        return Fate::NoUser;
    if (draw < 9'895)
        return Fate::LooksLikeSpam;
    if (draw < 9'915)
        return Fate::NotAuthenticated;
    if (draw < 9'930)
        return Fate::OnBlocklist;
    if (draw < 9'955)
        return receiver == Receiver::Plain ? Fate::Silent : Fate::RateLimited;
    if (draw < 9'966)
        return Fate::MailboxFull;
    if (draw < 9'985)
        return Fate::NoUser;
    return receiver == Receiver::Plain ? Fate::NoDomain : Fate::NoUser;
}

void Simulator::chooseRecipients(Message &message, const Session &session)
{
    const auto add = [&](std::uint32_t domain, Fate fate) {
        Recipient &to = message.to[message.recipientCount++];
        to.person = m_random.below(200'000);
        to.domain = domain;
        to.fate = fate;
        to.open = true;
        to.tries = 0;
        if (fate == Fate::Greylisted)
            to.tries = 1;
        else if (fate == Fate::RateLimited || fate == Fate::Silent)
            to.tries = static_cast<std::uint8_t>(1 + m_random.below(3));
        else if (fate == Fate::MailboxFull)
            to.tries = UINT8_MAX;
    };
    if (message.hop > 0) { // the message of the trace page
        add(0, Fate::Delivered);
        add(3, message.hop == 2 ? Fate::RateLimited : Fate::Delivered);
        add(4, message.hop == 2 ? Fate::LooksLikeSpam : Fate::Delivered);
        for (std::uint32_t i = 0; i < 3; ++i) {
            message.to[i].person = 77 + i;
            message.to[i].tries = message.to[i].fate == Fate::RateLimited ? 1 : 0;
        }
        return;
    }
    if (session.act != noLogin && m_acts[session.act].stolen) {
        const bool north = m_random.perMille(310);
        const std::uint32_t domain = north ? 4 : m_world.anyDomain(m_random);
        if (m_random.perMille(north ? 190 : 33))
            add(domain, m_random.perMille(600) ? Fate::LooksLikeSpam : Fate::NoUser);
        else
            add(domain, m_random.perMille(domain == 3 ? 150 : 15) ? Fate::RateLimited : Fate::Delivered);
        return;
    }
    if (message.inbound) {
        const std::uint32_t copies = m_random.perMille(80) ? 2 : 1;
        for (std::uint32_t i = 0; i < copies; ++i)
            add(m_world.firstOwnDomain() + m_random.below(MailWorld::ownDomains), m_random.perMille(2) ? Fate::MailboxFull : Fate::Delivered);
        return;
    }
    std::uint32_t copies = 1;
    if (session.service != 0 && session.login != MailWorld::campaigns && m_random.perMille(180))
        copies = 2 + m_random.below(mostRecipients - 1);
    const std::uint32_t bad = session.feed != noLogin ? m_feeds[session.feed].badPerMille : 0;
    for (std::uint32_t i = 0; i < copies; ++i) {
        const std::uint32_t domain = m_world.anyDomain(m_random);
        add(domain, chooseFate(domain, bad));
    }
}

void Simulator::putSender(const Message &message)
{
    switch (message.senderKind) {
    case ownLogin:
        *m_out << loginName(message.login);
        break;
    case stranger:
        MailWorld::putPerson(*m_out, message.sender);
        *m_out << '@' << m_world.domains[message.clientIndex % (m_world.domains.size() - MailWorld::ownDomains)].name;
        break;
    case noSender:
        break;
    case verp:
        *m_out << std::string_view("bounce+");
        MailWorld::putPerson(*m_out, message.to[0].person);
        *m_out << '=' << m_world.domains[message.to[0].domain].name << std::string_view("@news.example");
        break;
    default:
        *m_out << senders[message.senderKind];
    }
}

std::string_view Simulator::ownSenderDomain(const Message &message) const
{
    if (message.senderKind == verp)
        return "news.example";
    const std::string_view sender = message.senderKind == ownLogin ? loginName(message.login) : senders[message.senderKind];
    return sender.substr(sender.find('@') + 1);
}

void Simulator::putMessageId(const Message &message)
{
    *m_out << '<';
    if (message.hop > 0) {
        const std::chrono::sys_seconds at { std::chrono::seconds { message.messageId / microsPerSecond } };
        const auto day = std::chrono::floor<std::chrono::days>(at);
        const std::chrono::year_month_day date { day };
        const auto ofDay = static_cast<std::uint32_t>((at - day).count());
        m_out->digits(static_cast<std::uint32_t>(static_cast<int>(date.year())), 4);
        m_out->digits(static_cast<unsigned>(date.month()) * 100 + static_cast<unsigned>(date.day()), 4);
        m_out->digits(ofDay / 3600 * 10'000 + ofDay / 60 % 60 * 100 + ofDay % 60, 6);
        *m_out << std::string_view(".88@news.example>");
        return;
    }
    if (message.notice) {
        *m_out << static_cast<std::uint64_t>(message.arrived / microsPerSecond) << '.' << message.id.view() << '@'
               << m_hosts[message.host].fullName << '>';
        return;
    }
    m_out->hex(message.messageId >> 24, 10);
    *m_out << '.';
    m_out->hex(message.messageId & 0xFFFFFF, 6);
    *m_out << '@';
    if (message.inbound)
        *m_out << m_world.clients[message.clientIndex].helo;
    else
        *m_out << (message.login != noLogin ? std::string_view("mail.client.example") : std::string_view(m_world.clients[message.clientIndex].name));
    *m_out << '>';
}

void Simulator::cleanup(const Event &event)
{
    Message &message = m_messages[event.slot];
    line(event.at, message.host, "postfix/cleanup", 1001 + message.session % 6);
    *m_out << message.id.view() << std::string_view(": message-id=");
    putMessageId(message);
    endLine();
    if (m_hosts[message.host].edge || message.hop == 2)
        milterLines(event.at, message);
    if (m_hosts[message.host].signs && !message.inbound) {
        line(event.at, message.host, "opendkim", 640);
        *m_out << message.id.view() << std::string_view(": DKIM-Signature field added (s=s1, d=") << ownSenderDomain(message) << ')';
        endLine();
    }
    push(event.at + 1'500 + m_random.below(20'000), Step::Active, event.slot);
}

void Simulator::milterLines(core::UtcMicros at, const Message &message)
{
    const Client &client = m_world.clients[message.clientIndex];
    const std::string_view id = message.id.view();
    const std::string &domain = m_world.domains[message.clientIndex % (m_world.domains.size() - MailWorld::ownDomains)].name;
    if (message.hop == 2 || message.messageId % 2 == 0) {
        line(at, message.host, "rspamd", 812);
        *m_out << '<';
        m_out->hex(message.messageId >> 40, 6);
        *m_out << std::string_view(">; proxy; rspamd_task_write_log: id: ");
        putMessageId(message);
        *m_out << std::string_view(", qid: <") << id << std::string_view(">, ip: ") << client.address << std::string_view(", from: <");
        putSender(message);
        const std::uint32_t tenths = message.hop == 2 ? 410 : static_cast<std::uint32_t>(message.messageId % 520);
        *m_out << std::string_view(">, (default: F (no action): [") << tenths / 100 << '.';
        m_out->digits(tenths % 100, 2);
        *m_out << std::string_view("/15.00] [DMARC_POLICY_ALLOW(-0.50){") << domain
               << std::string_view(";none;},R_SPF_ALLOW(-0.20){+ip4:") << client.address << std::string_view(";},R_DKIM_ALLOW(-0.20){")
               << domain << std::string_view(":s=s1;}]), len: ") << message.size << std::string_view(", time: 71.557ms, dns req: 12, digest: <");
        m_out->hex(message.messageId, 16);
        m_out->hex(message.messageId * 31, 16);
        *m_out << std::string_view(">, rcpts: <");
        putRecipient(message, message.to[0]);
        *m_out << std::string_view(">, mime_rcpts: <");
        putRecipient(message, message.to[0]);
        *m_out << '>';
        endLine();
        return;
    }
    const bool good = message.messageId % 10 != 1;
    line(at, message.host, "opendkim", 640);
    *m_out << id << std::string_view(": ") << client.name << std::string_view(" [") << client.address << std::string_view("] not internal");
    endLine();
    line(at, message.host, "opendkim", 640);
    *m_out << id << std::string_view(": not authenticated");
    endLine();
    line(at, message.host, "opendkim", 640);
    *m_out << id << (good ? std::string_view(": DKIM verification successful") : std::string_view(": bad signature data"));
    endLine();
    line(at, message.host, "opendmarc", 655);
    *m_out << id << std::string_view(": ") << domain << (good ? std::string_view(" pass") : std::string_view(" fail"));
    endLine();
}

void Simulator::active(const Event &event)
{
    const std::uint32_t sessionSlot = m_messages[event.slot].session;
    Message &message = m_messages[event.slot];
    line(event.at, message.host, "postfix/qmgr", 951);
    *m_out << message.id.view() << std::string_view(": from=<");
    putSender(message);
    *m_out << std::string_view(">, size=") << message.size << std::string_view(", nrcpt=") << std::uint32_t(message.recipientCount)
           << std::string_view(" (queue active)");
    endLine();
    Counts &counts = count(message.host);
    ++counts.accepted;
    counts.recipients += message.recipientCount;
    Counts &login = countLogin(message.login);
    ++login.accepted;
    login.recipients += message.recipientCount;
    message.open = message.recipientCount;
    Session &session = m_sessions[sessionSlot];
    ++session.mails;
    ++session.data;
    session.recipients = static_cast<std::uint16_t>(session.recipients + message.recipientCount);
    if (session.login != noLogin)
        session.authGood = 1;
    if (m_hosts[message.host].contentFilter)
        push(event.at + 80'000 + m_random.below(700'000), Step::FilterBack, event.slot);
    else
        schedule(event.slot, event.at);
    nextInSession(event.at, sessionSlot);
}

void Simulator::bye(const Event &event)
{
    const Session &session = m_sessions[event.slot];
    const auto write = [&](std::string_view what, bool counters) {
        line(event.at, session.host, services[session.service], session.pid);
        *m_out << what;
        putClient(session.client);
        if (counters) {
            const std::uint32_t hello = session.tls && session.service != 2 ? 2 : 1;
            const std::uint32_t startTls = hello == 2 ? 1 : 0;
            putPair(*m_out, "ehlo", hello, 0);
            putPair(*m_out, "starttls", startTls, 0);
            putPair(*m_out, "auth", session.authGood, session.authBad);
            putPair(*m_out, "mail", session.mails, 0);
            putPair(*m_out, "rcpt", session.recipients, session.refusal ? 1 : 0);
            putPair(*m_out, "data", session.data, 0);
            const bool quits = session.act == noLogin || session.mails > 0;
            putPair(*m_out, "quit", quits ? 1 : 0, 0);
            const std::uint32_t good = hello + startTls + session.authGood + session.mails + session.recipients + session.data + (quits ? 1 : 0);
            putPair(*m_out, "commands", good, session.authBad + (session.refusal ? 1U : 0U));
        }
        endLine();
    };
    if (session.act != noLogin && session.authBad > 0 && session.authGood == 0 && session.tls)
        write("lost connection after AUTH from ", false);
    write("disconnect from ", true);
    if (!session.tls && session.authBad > 0 && m_heard)
        ++m_truth.refusedWithoutTls;
    m_freeSessions.push_back(event.slot);
}

void Simulator::reject(const Event &event)
{
    Session &session = m_sessions[event.slot];
    const std::uint32_t draw = m_random.below(100);
    const std::uint32_t person = m_random.below(200'000);
    const Client &client = m_world.clients[session.client];
    const std::string &own = m_world.domains[m_world.firstOwnDomain() + person % MailWorld::ownDomains].name;
    const std::string &from = m_world.domains[person % (m_world.domains.size() - MailWorld::ownDomains)].name;
    line(event.at, session.host, services[session.service], session.pid);
    *m_out << std::string_view("NOQUEUE: reject: RCPT from ");
    putClient(session.client);
    *m_out << std::string_view(": ");
    const auto recipient = [&](bool relay) {
        MailWorld::putPerson(*m_out, person);
        *m_out << '@' << (relay ? std::string_view("victim.example") : std::string_view(own));
    };
    const bool relay = draw >= 75 && draw < 85;
    const bool forNow = draw >= 85;
    if (draw < 40) {
        *m_out << std::string_view("554 5.7.1 Service unavailable; Client host [") << client.address
               << std::string_view("] blocked using bl.example; listed, see https://bl.example/q?") << client.address;
    } else if (draw < 75) {
        *m_out << std::string_view("550 5.1.1 <");
        recipient(false);
        *m_out << std::string_view(">: Recipient address rejected: User unknown in virtual mailbox table");
    } else if (relay) {
        *m_out << std::string_view("554 5.7.1 <");
        recipient(true);
        *m_out << std::string_view(">: Relay access denied");
    } else {
        *m_out << std::string_view("450 4.2.0 <");
        recipient(false);
        *m_out << std::string_view(">: Recipient address rejected: Greylisted, see http://postgrey.example/help/") << own << std::string_view(".html");
    }
    *m_out << std::string_view("; from=<");
    MailWorld::putPerson(*m_out, person + 17);
    *m_out << '@' << from << std::string_view("> to=<");
    recipient(relay);
    *m_out << std::string_view("> proto=ESMTP helo=<") << client.helo << '>';
    endLine();
    Counts &counts = count(session.host);
    ++(forNow ? counts.rejectedForNow : counts.rejected);
    session.mails = 1;
    session.left = 0;
    push(event.at + 2'000 + m_random.below(50'000), Step::Bye, event.slot);
}

void Simulator::imapLogin(core::UtcMicros at, std::uint32_t host, std::uint32_t login)
{
    const Login &who = m_world.logins[login];
    const Client &client = m_world.clients[m_random.perMille(500) ? who.office : who.home];
    line(at, host, "dovecot", 0);
    *m_out << std::string_view("imap-login: Login: user=<") << who.name << std::string_view(">, method=PLAIN, rip=") << client.address
           << std::string_view(", lip=") << m_hosts[host].address << std::string_view(", mpid=") << 20'000 + m_random.below(40'000)
           << std::string_view(", TLS, session=<");
    m_out->hex(m_random.next(), 16);
    *m_out << '>';
    endLine();
    ++count(host).logins;
    ++countLogin(login).logins;
}

void Simulator::oddLine(core::UtcMicros at, std::uint32_t host)
{
    line(at, host, "spampd", 733);
    *m_out << std::string_view("clean message <");
    m_out->hex(m_random.next(), 12);
    *m_out << std::string_view("@mta.example> (") << m_random.below(5) << '.' << m_random.below(10)
           << std::string_view("/5.00) in 0.") << m_random.below(9) + 1 << std::string_view("s, ") << 900 + m_random.below(30'000)
           << std::string_view(" bytes.");
    endLine();
    if (m_heard)
        ++m_truth.notUnderstood;
}

} // namespace bw::demo
