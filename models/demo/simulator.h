// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/time.h"
#include "models/core/zonerules.h"
#include "models/demo/logwriter.h"
#include "models/demo/mailworld.h"
#include "models/demo/queueids.h"
#include "models/demo/random.h"
#include "models/demo/truth.h"

#include <cstdint>
#include <string>
#include <vector>

namespace bw::demo {

/// What becomes of one recipient.
enum class Fate : std::uint8_t {
    Delivered,
    Greylisted, ///< put off once, then delivered
    RateLimited, ///< put off one to three times for sending too fast, then delivered
    MailboxFull, ///< put off until it expires
    Silent, ///< the receiver's host does not answer for a while, then it is delivered
    NoUser, ///< 5.1.1
    LooksLikeSpam, ///< 5.7.1
    NotAuthenticated, ///< 5.7.26
    OnBlocklist, ///< 5.7.1, blocklist named
    NoDomain, ///< 5.4.4, nothing was tried
};

/// Who opens sessions at a host, and what they bring.
struct Feed
{
    enum class Kind : std::uint8_t { App, Mailer, Submission, Campaign, Inbound, Refused, Imap, Forgotten, Odd, Monitor };
    Kind kind = Kind::App;
    std::uint32_t host = 0;
    std::uint32_t perDay = 0; ///< messages (Refused, Imap, Forgotten, Odd, Monitor: events)
    std::uint32_t perSession = 1; ///< messages a session holds at most
    bool flat = false; ///< no day curve, no weekend
    std::uint32_t login = UINT32_MAX; ///< Submission: always this one, from its usual client
    std::uint32_t badPerMille = 0; ///< recipients that do not exist, beyond the usual
    core::TimeRange active { INT64_MIN, INT64_MAX };
    core::TimeRange pause {};
};

struct HostSpec
{
    std::string name;
    std::string fullName;
    std::string address;
    IdKind ids = IdKind::Long;
    bool logsTls = true;
    bool edge = false; ///< the world's way in: milters and local delivery
    bool signs = false; ///< opendkim signs what it sends
    bool contentFilter = false; ///< every message passes amavis and comes back
};

/// One scripted thing: a session of failed logins, or a good login that sends.
struct Act
{
    enum class Kind : std::uint8_t { Guess, Send, ClearText, Relayed, Handed };
    core::UtcMicros at = 0;
    Kind kind = Kind::Guess;
    std::uint32_t host = 0;
    std::uint32_t client = 0;
    std::uint32_t login = 0; ///< index of a login; with leaked: a number for MailWorld::leakedName
    bool leaked = false;
    bool plain = false; ///< mechanism PLAIN, else LOGIN
    std::uint16_t tries = 0;
    std::uint16_t messages = 0;
    bool stolen = false; ///< sends as a thief does: to isp-north, with many bounces
};

/// Plays mail hosts in event time and writes each line when its moment comes. Deterministic; std only, no I/O.
/// One object, one thread.
class Simulator final
{
public:
    struct Options
    {
        std::uint64_t seed = 1;
        core::TimeRange range;
        bool growth = false; ///< 3 % more mail each week, quieter weekends
        std::string fixedLogin; ///< a login that is not in the world, guessed by acts with login == noLogin
    };
    static constexpr std::uint32_t noLogin = UINT32_MAX;
    static constexpr core::UtcMicros handOverAfter = 180'000; ///< from an act Relayed to its act Handed at the next host

    Simulator(const MailWorld &world, std::vector<HostSpec> hosts, const core::ZoneRules &zone, Options options);

    void addFeed(const Feed &feed);
    void setActs(std::vector<Act> acts); ///< sorted by time
    /// Lines inside are not written and not counted: lost, while the hosts went on.
    void loseLines(core::TimeRange lost) { m_lost = lost; }

    /// No new sessions from then on; what is queued goes on.
    void stopArrivals() { m_arrivals = false; }

    /// Plays on until out holds at least bytes, the next line would lie at or after until, or nothing is left (false).
    bool play(LogWriter &out, std::size_t bytes, core::UtcMicros until);

    [[nodiscard]] core::UtcMicros nextAt() const { return m_events.empty() ? INT64_MAX : m_events.front().at; }
    /// What was written so far; its total is summed here.
    [[nodiscard]] Truth truth() const;
    [[nodiscard]] const std::vector<HostSpec> &hosts() const { return m_hosts; }

private:
    enum class Step : std::uint8_t {
        Arrival, ActDue, Connect, Tls, Guess, Client, Cleanup, Active, Bye, Reject,
        Deliver, Retry, Expire, NoticeId, NoticeLine, NoticeActive, Removed, FilterBack, FilterId, FilterActive, FilterDone,
    };
    struct Event
    {
        core::UtcMicros at;
        std::uint32_t order;
        std::uint32_t slot;
        Step step;
        std::uint8_t arg;
    };
    struct Recipient
    {
        std::uint32_t person;
        std::uint32_t domain;
        Fate fate;
        std::uint8_t tries; ///< attempts put off before the end
        bool open;
    };
    static constexpr std::size_t mostRecipients = 8;
    static constexpr std::uint8_t noSender = 253; ///< a senderKind: from=<>
    struct Message
    {
        QueueId id;
        core::UtcMicros arrived;
        std::uint32_t host;
        std::uint32_t session;
        std::uint32_t other; ///< bounce notice: the message it tells of; filtered: the second pass
        std::uint32_t login;
        std::uint32_t size;
        std::uint32_t sender; ///< person, or a fixed sender (senderKind)
        std::uint64_t messageId; ///< random; with a hop: the moment of the hand-over
        std::uint8_t senderKind;
        std::uint8_t recipientCount;
        std::uint8_t open;
        std::uint8_t inFlight;
        std::uint8_t attempt;
        std::uint8_t hop; ///< 1: handed to mx-fr-2, 2: received from sub-fr-1
        bool inbound;
        bool notice;
        bool bounced;
        bool secondPass;
        bool expires;
        std::uint32_t clientIndex;
        Recipient to[mostRecipients];
    };
    struct Session
    {
        std::uint32_t host;
        std::uint32_t pid;
        std::uint32_t client;
        std::uint32_t login;
        std::uint32_t feed;
        std::uint32_t act;
        std::uint16_t left; ///< messages still to come
        std::uint16_t guesses;
        std::uint16_t mails, recipients, data, authGood, authBad;
        std::uint8_t service; ///< 0 smtpd, 1 submission, 2 smtps
        bool tls;
        bool plain;
        bool refusal;
    };

    void push(core::UtcMicros at, Step step, std::uint32_t slot, std::uint8_t arg = 0);
    Event pop();
    std::uint32_t newMessage();
    std::uint32_t newSession();
    void handle(const Event &event);

    void arrival(const Event &event);
    [[nodiscard]] std::int64_t meanGap(const Feed &feed, core::UtcMicros at);
    void startAct(const Event &event);
    void openSession(core::UtcMicros at, std::uint32_t slot);
    void afterHello(core::UtcMicros at, std::uint32_t slot);
    void nextInSession(core::UtcMicros at, std::uint32_t slot);

    // simulator_session.cpp: what smtpd, cleanup and qmgr write
    void connect(const Event &event);
    void tls(const Event &event);
    void guess(const Event &event);
    void client(const Event &event);
    void cleanup(const Event &event);
    void active(const Event &event);
    void bye(const Event &event);
    void reject(const Event &event);
    void imapLogin(core::UtcMicros at, std::uint32_t host, std::uint32_t login);
    void oddLine(core::UtcMicros at, std::uint32_t host);
    void compose(Message &message, const Session &session);
    void chooseRecipients(Message &message, const Session &session);
    Fate chooseFate(std::uint32_t domain, std::uint32_t badPerMille);
    void milterLines(core::UtcMicros at, const Message &message);

    // simulator_delivery.cpp: what happens in the queue
    void schedule(std::uint32_t slot, core::UtcMicros at);
    void deliver(const Event &event);
    void endOfRound(std::uint32_t slot, core::UtcMicros at);
    void retry(const Event &event);
    void expire(const Event &event);
    void noticeId(const Event &event);
    void noticeLine(const Event &event);
    void noticeActive(const Event &event);
    void removed(const Event &event);
    void filterBack(const Event &event);
    void filterId(const Event &event);
    void filterActive(const Event &event);
    void filterDone(const Event &event);
    void remoteLine(core::UtcMicros at, Message &message, Recipient &to);
    void localLine(core::UtcMicros at, Message &message, Recipient &to);
    void putAcceptance(const Message &message, const Domain &domain);
    void putDeferral(const Message &message, const Recipient &to, const Domain &domain);
    void putBounce(const Message &message, const Recipient &to, const Domain &domain);
    void putDelays(core::UtcMicros at, const Message &message, std::int64_t transmission);

    // Pieces of lines.
    void line(core::UtcMicros at, std::uint32_t host, std::string_view tag, std::uint32_t pid);
    void endLine();
    void putClient(std::uint32_t index);
    void putSender(const Message &message);
    [[nodiscard]] std::string_view ownSenderDomain(const Message &message) const;
    void putRecipient(const Message &message, const Recipient &to);
    void putMessageId(const Message &message);
    /// The queue id that the next host gives to a message that is handed to it at that moment.
    static QueueId handedId(core::UtcMicros at) { return QueueIds::longId(at + 211'000, 0x3F0A1); }
    [[nodiscard]] std::string_view loginName(std::uint32_t login) const;
    [[nodiscard]] Counts &count(std::uint32_t host);
    [[nodiscard]] Counts &countLogin(std::uint32_t login);
    [[nodiscard]] Counts &countDomain(std::uint32_t domain);

    const MailWorld &m_world;
    std::vector<HostSpec> m_hosts;
    core::ZoneRules m_zone;
    Options m_options;
    Random m_random;
    std::vector<QueueIds> m_ids;
    std::vector<Feed> m_feeds;
    std::vector<Act> m_acts;
    std::vector<Event> m_events; ///< a heap, earliest first
    std::uint32_t m_order = 0;
    std::vector<Message> m_messages;
    std::vector<std::uint32_t> m_freeMessages;
    std::vector<Session> m_sessions;
    std::vector<std::uint32_t> m_freeSessions;
    LogWriter *m_out = nullptr;
    Truth m_truth;
    Counts m_unheard; ///< takes the counts of lost lines
    core::TimeRange m_lost {};
    core::UtcMicros m_at = 0;
    core::UtcMicros m_truthHour = INT64_MIN;
    bool m_heard = true;
    bool m_arrivals = true;
    core::UtcMicros m_curveHour = INT64_MIN;
    std::uint32_t m_curve = 0;
    std::uint32_t m_weekend = 1000;
    std::uint32_t m_roundRobin = 0;
};

} // namespace bw::demo
