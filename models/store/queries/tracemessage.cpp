// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/messagerows.h"
#include "models/store/queries/volumesheet.h"
#include "models/store/tr.h"

#include <algorithm>
#include <set>

namespace bw::store {

using core::fail;
using core::UtcMicros;

namespace {

/// How far from its first pass another pass of the same mail can begin.
constexpr UtcMicros passReach = core::microsPerDay;

class Tracer
{
public:
    Tracer(Reader &reader, Names &names, const NodeName &node, const StreamRules &rules)
        : m_reader(reader)
        , m_names(names)
        , m_rows(reader, names, node)
    {
        m_rows.setRules(rules);
    }

    std::optional<MessageTrace> trace(std::int64_t number)
    {
        auto asked = m_rows.message(number);
        if (!asked)
            return std::nullopt;
        const auto passes = allPasses(*asked);
        std::vector<std::int64_t> numbers;
        UtcMicros from = INT64_MAX;
        for (const auto &pass : passes) {
            numbers.push_back(pass.id & rowNumberMask);
            from = std::min(from, pass.accepted);
        }
        const auto deliveries = m_rows.deliveries(numbers, from);
        MessageTrace trace;
        for (auto pass : passes) {
            const auto list = deliveries.find(pass.id & rowNumberMask);
            static const std::vector<StoredDelivery> none;
            const auto &own = list == deliveries.end() ? none : list->second;
            m_rows.summarise(pass, own);
            appendAcceptance(trace, pass);
            for (const auto &one : own)
                trace.events.append(deliveryEvent(pass, one));
            if (pass.id == asked->id)
                trace.message = pass;
            else
                trace.passes.append(pass);
        }
        appendVerdicts(trace, numbers, from);
        appendOccurrences(trace, numbers, from);
        std::stable_sort(trace.events.begin(), trace.events.end(), [](const TraceEvent &a, const TraceEvent &b) { return a.time < b.time; });
        return trace;
    }

private:
    /// The message, what it continues, and whatever continues those.
    QList<MessageSummary> allPasses(const MessageSummary &asked)
    {
        QList<MessageSummary> passes { asked };
        std::set<qint64> known { asked.id };
        for (qint64 id = asked.continues; id != 0 && !known.contains(id);) {
            const auto earlier = m_rows.message(id & rowNumberMask);
            if (!earlier)
                break;
            known.insert(id);
            passes.prepend(*earlier);
            id = earlier->continues;
        }
        const core::TimeRange near { passes.front().accepted - passReach, passes.front().accepted + passReach };
        std::vector<StoredMessage> later;
        m_rows.scan().messages(near, [&](const StoredMessage &message) {
            const qint64 id = rowId(m_rows.node().id, message.number);
            if (message.continues != 0 && known.contains(rowId(m_rows.node().id, message.continues)) && known.insert(id).second)
                later.push_back(message);
            return true;
        });
        for (const StoredMessage &message : later)
            passes.append(m_rows.summaryOf(message));
        return passes;
    }

    void appendAcceptance(MessageTrace &trace, const MessageSummary &pass)
    {
        const auto stored = m_rows.scan().message(pass.id & rowNumberMask);
        if (!stored)
            return;
        TraceEvent event;
        event.time = pass.accepted;
        event.node = pass.node;
        event.host = pass.host;
        event.queueId = pass.queueId;
        event.kind = QStringLiteral("accepted");
        event.tls = pass.tls;
        QStringList said;
        if (!pass.client.isEmpty())
            said.append(Tr::tr("from %1").arg(pass.client));
        if (!pass.login.isEmpty())
            said.append(Tr::tr("login %1").arg(pass.login));
        if (pass.size >= 0)
            said.append(Tr::tr("%n byte(s)", nullptr, static_cast<int>(std::min<qint64>(pass.size, INT32_MAX))));
        event.said = said.join(QStringLiteral(", "));
        event.file = m_rows.file(stored->context.source);
        event.offset = static_cast<quint64>(stored->offset);
        trace.events.append(event);
    }

    TraceEvent deliveryEvent(const MessageSummary &pass, const StoredDelivery &one)
    {
        const DeliveryContext &context = one.context;
        TraceEvent event;
        event.time = fromMs(one.timeMs);
        event.node = pass.node;
        event.host = pass.host;
        event.queueId = pass.queueId;
        event.kind = outcomeName(static_cast<int>(context.outcome));
        event.recipient = m_names.address(one.recipient.view(), m_names.text(context.domain));
        event.said = m_names.text(context.reply);
        event.relay = m_names.text(context.relay);
        event.tls = m_names.text(context.tls);
        event.dsn = dsnText(context.dsn);
        event.delayMs = one.delayMs;
        event.file = m_rows.file(context.source);
        event.offset = static_cast<quint64>(one.offset);
        event.isHandedOn = (context.flags & logs::DeliveryFlag::HandedOn) != 0;
        return event;
    }

    void appendVerdicts(MessageTrace &trace, const std::vector<std::int64_t> &numbers, UtcMicros from)
    {
        static constexpr const char *checks[] { "", "spf", "dkim", "dmarc", "arc", "iprev", "spam" };
        const std::set<std::int64_t> wanted(numbers.begin(), numbers.end());
        m_rows.scan().verdictsOfMessages(*wanted.begin(), *wanted.rbegin(), { from - passReach, from + passReach }, [&](const StoredVerdict &verdict) {
            if (!wanted.contains(verdict.message))
                return true;
            const VerdictContext &context = verdict.context;
            TraceEvent event;
            event.time = fromMs(verdict.timeMs);
            event.node = m_rows.node().name;
            event.host = m_names.text(context.host);
            event.kind = context.check == static_cast<int>(logs::Check::Spam) ? QStringLiteral("spam_verdict") : QStringLiteral("auth_result");
            QStringList said;
            if (context.check > 0 && context.check < static_cast<std::int64_t>(std::size(checks)))
                said.append(QLatin1String(checks[context.check]) + u'=' + m_names.text(context.result));
            for (const std::int64_t word : { context.domain, context.selector, context.reason })
                if (const QString text = m_names.text(word); !text.isEmpty())
                    said.append(text);
            event.said = said.join(u' ');
            event.file = m_rows.file(context.source);
            event.offset = static_cast<quint64>(verdict.offset);
            trace.events.append(event);
            return true;
        });
    }

    void appendOccurrences(MessageTrace &trace, const std::vector<std::int64_t> &numbers, UtcMicros from)
    {
        const std::set<std::int64_t> wanted(numbers.begin(), numbers.end());
        for (const auto &ids : m_rows.kept().ranges("occurrence", { from - core::microsPerMinute, INT64_MAX })) {
            auto rows = m_reader.rows("SELECT message, time_ms, host, kind, reason, source, source_offset FROM occurrence "
                                      "WHERE id BETWEEN ? AND ? AND message BETWEEN ? AND ?",
                ids.first, ids.last, *wanted.begin(), *wanted.rbegin());
            while (rows.next()) {
                if (!wanted.contains(rows.integer(0)))
                    continue;
                TraceEvent event;
                event.time = fromMs(rows.integer(1));
                event.node = m_rows.node().name;
                event.host = m_names.text(rows.integer(2));
                const auto kind = logs::nameOf(static_cast<logs::EventKind>(rows.integer(3)));
                event.kind = QString::fromLatin1(kind.data(), static_cast<qsizetype>(kind.size()));
                event.said = m_names.text(rows.integer(4));
                event.file = m_rows.file(rows.integer(5));
                event.offset = static_cast<quint64>(rows.integer(6));
                trace.events.append(event);
            }
        }
    }

    Reader &m_reader;
    Names &m_names;
    MessageRows m_rows;
};

} // namespace

core::Result<MessageTrace> traceMessage(const Store &store, qint64 id, const Cancel &cancel)
{
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    Names names(*reader);
    const auto rules = StreamRules::make(readStreamRules(*reader));
    if (!rules)
        return fail(rules.error());
    for (const auto &node : names.nodes()) {
        if (node.id != nodeOfRow(id))
            continue;
        auto trace = Tracer(*reader, names, node, *rules).trace(id & rowNumberMask);
        if (reader->problem())
            return fail(*reader->problem());
        if (trace)
            return *trace;
    }
    return fail({ .kind = core::ProblemKind::Missing, .what = Tr::tr("This message is no longer kept"), .reason = {}, .where = {},
        .remedy = Tr::tr("Rows are kept for 30 days after storing; its figures stay in the charts.") });
}

} // namespace bw::store
