// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dns/unboundresolver.h"

#include "models/core/blocking.h"
#include "models/dns/tr.h"
#include "models/dns/wire.h"

#include <poll.h>
#include <unbound.h>

#include <algorithm>

namespace bw::dns {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int classIn = 1, servfail = 2, nxdomain = 3;

/// As libunbound reads names: every byte that could mean something else as \DDD.
std::string presentation(std::string_view wire)
{
    std::string text = wire.front() == '\0' ? "." : "";
    for (std::size_t at = 0; at < wire.size() && wire[at] != '\0';) {
        const std::size_t end = at + 1 + static_cast<unsigned char>(wire[at]);
        for (++at; at < end; ++at) {
            const auto byte = static_cast<unsigned char>(wire[at]);
            if ((byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') || byte == '-' || byte == '_') {
                text += wire[at];
            } else {
                text += '\\';
                for (const int scale : { 100, 10, 1 })
                    text += static_cast<char>('0' + byte / scale % 10);
            }
        }
        text += '.';
    }
    return text;
}

struct FreeResult
{
    void operator()(ub_result *result) const { ub_resolve_free(result); }
};

/// The owner of an anchor, its first word.
std::string ownerOf(const std::string &anchor)
{
    return canonical(std::string_view(anchor).substr(0, anchor.find_first_of(" \t")));
}

/// Below an anchor what is not signed is insecure; elsewhere nothing says (RFC 4033, 5).
bool isBelow(const std::vector<std::string> &anchored, std::string_view name)
{
    return std::ranges::any_of(anchored, [name](const std::string &owner) { return owner == "." || isWithin(name, owner); });
}

void fill(Answer &answer, const ub_result &result, bool hasAnchor)
{
    answer.rcode = result.rcode;
    answer.ttl = static_cast<std::uint32_t>(std::max(0, result.ttl));
    answer.security = result.secure ? Security::Secure : result.bogus ? Security::Bogus : hasAnchor ? Security::Insecure : Security::Indeterminate;
    if (result.answer_packet && result.answer_len > 0) {
        const std::string_view packet(static_cast<const char *>(result.answer_packet), static_cast<std::size_t>(result.answer_len));
        answer.aliases = aliasChain(packet, answer.name);
        answer.signedUntil = signedUntil(packet);
    }
    if (result.bogus) {
        answer.outcome = Outcome::Failed;
        answer.rcode = servfail;
        answer.whyBogus = result.why_bogus ? result.why_bogus : "";
        return;
    }
    if (result.rcode == nxdomain) {
        answer.outcome = Outcome::NoName;
    } else if (result.rcode != 0) {
        answer.outcome = Outcome::Failed;
    } else {
        for (int i = 0; result.havedata && result.data[i]; ++i)
            answer.data.emplace_back(result.data[i], static_cast<std::size_t>(result.len[i]));
        answer.outcome = answer.data.empty() ? Outcome::NoData : Outcome::Found;
    }
}

core::Problem cannotStart(int error)
{
    return { core::ProblemKind::Internal, Tr::tr("The resolver could not be started"), QString::fromUtf8(ub_strerror(error)), {}, {} };
}

} // namespace

/// A question under way, and what the callback leaves; lives until it was called or the question was cancelled.
struct UnboundResolver::Waiting
{
    Answer answer; ///< as it is if nobody answers
    Clock::time_point end;
    int id = 0;
    bool isDone = false; ///< libunbound has nothing to do with it any more
    int error = 0;
    std::unique_ptr<ub_result, FreeResult> result;

    static void take(void *self, int error, ub_result *result)
    {
        auto &waiting = *static_cast<Waiting *>(self);
        waiting.isDone = true;
        waiting.error = error;
        waiting.result.reset(result);
    }
};

UnboundResolver::~UnboundResolver() = default;

void UnboundResolver::Free::operator()(ub_ctx *context) const
{
    ub_ctx_delete(context);
}

UnboundResolver::UnboundResolver(std::unique_ptr<ub_ctx, Free> context, const UnboundOptions &options)
    : m_context(std::move(context))
    , m_perQuery(options.perQuery)
    , m_end(Clock::now() + options.perCheck)
{
    if (!options.trustAnchorFile.empty())
        m_anchored.emplace_back(".");
    for (const std::string &anchor : options.trustAnchors)
        m_anchored.push_back(ownerOf(anchor));
}

core::Result<void> UnboundResolver::setUp(ub_ctx &context, const UnboundOptions &options)
{
    static_cast<void>(ub_ctx_debugout(&context, nullptr)); // stderr is the program's
    for (const int error : { ub_ctx_async(&context, 1),
             // As many sockets as a check has questions: those that nobody answers would keep all of the default's 16.
             ub_ctx_set_option(&context, "outgoing-range:", "256"), ub_ctx_set_option(&context, "outgoing-num-tcp:", "16"), ub_ctx_set_option(&context, "do-not-query-localhost:", "no"), ub_ctx_set_option(&context, "unblock-lan-zones:", "yes"),
             ub_ctx_set_option(&context, "insecure-lan-zones:", "yes") })
        if (error != 0)
            return core::fail(cannotStart(error));
    for (const Server &server : options.servers)
        if (const int error = ub_ctx_set_fwd(&context, (server.address.toString() + '@' + std::to_string(server.port)).c_str()))
            return core::fail(cannotStart(error));
    if (options.servers.empty() && ub_ctx_resolvconf(&context, nullptr) != 0)
        return core::fail({ core::ProblemKind::Missing, Tr::tr("/etc/resolv.conf names no resolver"), {}, {}, Tr::tr("Name one by its address.") });
    bool isGood = options.trustAnchorFile.empty() || ub_ctx_add_ta_file(&context, options.trustAnchorFile.c_str()) == 0;
    for (const std::string &anchor : options.trustAnchors)
        isGood = isGood && ub_ctx_add_ta(&context, anchor.c_str()) == 0;
    // The resolver alone decides what is in the DNS: libunbound would deny reserved names by itself (RFC 6303, 6761). The first of
    // these calls ends the setting up: it reads the anchors.
    for (const char *zone : { "localhost.", "127.in-addr.arpa.", "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.ip6.arpa.", "home.arpa.", "test.", "invalid.", "onion." })
        isGood = isGood && ub_ctx_zone_remove(&context, zone) == 0;
    if (isGood)
        return {};
    if (options.trustAnchorFile.empty() && options.trustAnchors.empty())
        return core::fail(cannotStart(UB_INITFAIL));
    return core::fail({ core::ProblemKind::Malformed, Tr::tr("A trust anchor could not be read"), {}, QString::fromStdString(options.trustAnchorFile),
        Tr::tr("It is a DS or DNSKEY record as in a zone file.") });
}

core::Result<std::unique_ptr<UnboundResolver>> UnboundResolver::open(const UnboundOptions &options)
{
    core::willBlock("open a resolver");
    std::unique_ptr<ub_ctx, Free> context(ub_ctx_create());
    if (!context)
        return core::fail(cannotStart(UB_NOMEM));
    if (const auto done = setUp(*context, options); !done)
        return core::fail(done.error());
    return std::unique_ptr<UnboundResolver>(new UnboundResolver(std::move(context), options));
}

Answer UnboundResolver::ask(std::string_view name, Type type)
{
    start({ std::string(name), type });
    for (;;)
        if (const auto answers = wait(m_perQuery); !answers.empty())
            return answers.front();
}

void UnboundResolver::start(const Question &question)
{
    core::willBlock("ask the DNS");
    auto waiting = std::make_unique<Waiting>();
    Answer &answer = waiting->answer;
    answer.name = question.name;
    answer.type = question.type;
    waiting->end = std::min(Clock::now() + m_perQuery, m_end);
    const auto wire = question.name == "." ? std::optional(std::string(1, '\0')) : wireName(question.name);
    if (!wire) {
        answer.outcome = Outcome::NoName;
        answer.rcode = nxdomain;
        waiting->isDone = true;
    } else if (Clock::now() >= waiting->end) {
        waiting->isDone = true;
    } else {
        waiting->error = ub_resolve_async(
            m_context.get(), presentation(*wire).c_str(), static_cast<int>(question.type), classIn, waiting.get(), &Waiting::take, &waiting->id);
        waiting->isDone = waiting->error != 0;
    }
    m_waiting.push_back(std::move(waiting));
}

std::vector<Answer> UnboundResolver::takeDone()
{
    std::vector<Answer> answers;
    const auto now = Clock::now();
    std::erase_if(m_waiting, [&](const std::unique_ptr<Waiting> &one) {
        if (!one->isDone && now < one->end)
            return false;
        if (!one->isDone) {
            static_cast<void>(ub_cancel(m_context.get(), one->id)); // afterwards the callback comes no more
        } else if (one->result && one->error == 0) {
            fill(one->answer, *one->result, isBelow(m_anchored, one->answer.name));
        } else if (one->error != 0) {
            one->answer.outcome = Outcome::Failed;
            one->answer.rcode = servfail;
        }
        answers.push_back(std::move(one->answer));
        return true;
    });
    return answers;
}

std::vector<Answer> UnboundResolver::wait(std::chrono::milliseconds patience)
{
    core::willBlock("ask the DNS");
    const auto end = Clock::now() + patience;
    for (;;) {
        if (auto answers = takeDone(); !answers.empty() || m_waiting.empty())
            return answers;
        const auto first = std::ranges::min_element(m_waiting, {}, [](const auto &one) { return one->end; });
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(std::min(end, (*first)->end) - Clock::now()).count();
        pollfd ready { ub_fd(m_context.get()), POLLIN, 0 };
        const bool isReady = ::poll(&ready, 1, static_cast<int>(std::max<decltype(left)>(0, left))) > 0;
        const int error = isReady ? ub_process(m_context.get()) : 0;
        for (const auto &one : m_waiting)
            if (error != 0 && !one->isDone) {
                static_cast<void>(ub_cancel(m_context.get(), one->id));
                one->isDone = true;
                one->error = error;
            }
        if (!isReady && Clock::now() >= end)
            return takeDone();
    }
}

} // namespace bw::dns
