// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/filteroptions.h"
#include "app/ctl/verbs.h"

#include "models/store/queries/timebuckets.h"
#include "models/store/queries/tracequery.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

#include <algorithm>

namespace bw::ctl {

namespace {

using namespace Qt::StringLiterals;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

struct Options
{
    FilterOptions filter;
    std::string message, queueId, recipient, sender, login, client;
    int limit = 200;
};

void put(QJsonObject &row, const QString &key, const QString &value)
{
    if (!value.isEmpty())
        row.insert(key, value);
}

QJsonObject toJson(const store::TraceEvent &event, const core::ZoneRules &zone)
{
    QJsonObject row { { u"time"_s, store::toRfc3339(event.time, zone) }, { u"kind"_s, event.kind }, { u"node"_s, event.node } };
    put(row, u"host"_s, event.host);
    put(row, u"queue_id"_s, event.queueId);
    put(row, u"client"_s, event.client);
    put(row, u"recipient"_s, event.recipient);
    put(row, u"relay"_s, event.relay);
    put(row, u"dsn"_s, event.dsn);
    put(row, u"reply"_s, event.said);
    put(row, u"tls"_s, event.tls);
    if (event.delayMs >= 0)
        row.insert(u"delay"_s, double(event.delayMs) / 1000);
    if (event.isHandedOn)
        row.insert(u"handed_on"_s, true);
    if (!event.file.isEmpty()) {
        row.insert(u"file"_s, event.file);
        row.insert(u"offset"_s, qint64(event.offset));
    }
    return row;
}

QJsonObject toJson(const store::MessageSummary &message, const core::ZoneRules &zone)
{
    QJsonObject row { { u"id"_s, QString::number(message.id) }, { u"accepted"_s, store::toRfc3339(message.accepted, zone) }, { u"node"_s, message.node },
        { u"queue_id"_s, message.queueId }, { u"origin"_s, message.origin }, { u"delivered"_s, message.delivered }, { u"deferred"_s, message.deferred },
        { u"bounced"_s, message.bounced }, { u"expired"_s, message.expired }, { u"discarded"_s, message.discarded }, { u"held"_s, message.held }, { u"deleted"_s, message.deleted } };
    put(row, u"host"_s, message.host);
    put(row, u"instance"_s, message.instance);
    put(row, u"message_id"_s, message.messageId);
    put(row, u"sender"_s, message.sender);
    put(row, u"user"_s, message.login);
    put(row, u"mechanism"_s, message.mechanism);
    put(row, u"client_ip"_s, message.client);
    put(row, u"service"_s, message.service);
    put(row, u"tls"_s, message.tls);
    put(row, u"stream"_s, message.stream);
    put(row, u"destination"_s, message.destination);
    put(row, u"outcome"_s, message.outcome);
    put(row, u"reply"_s, message.lastReply);
    if (message.size >= 0)
        row.insert(u"size"_s, message.size);
    if (message.recipients >= 0)
        row.insert(u"recipients"_s, message.recipients);
    if (message.continues != 0)
        row.insert(u"continues"_s, QString::number(message.continues));
    return row;
}

core::Done checkCriteria(const Options &options, const CLI::App &verb)
{
    if (auto filled = refuseEmpty(verb, { "--message", "--queue-id", "--recipient", "--sender", "--login", "--client" }); !filled)
        return filled;
    const bool hasKey = !options.message.empty() || !options.queueId.empty() || !options.recipient.empty() || !options.sender.empty() || !options.login.empty()
        || !options.client.empty();
    if (hasKey || !options.filter.isEmpty())
        return {};
    return core::fail({ core::ProblemKind::Usage, Tr::tr("trace needs something to look for"), {}, {},
        Tr::tr("Possible: --message, --queue-id, --recipient, --sender, --login, --client; or a choice such as --from -1h --outcome bounced.") });
}

void sayWhatIsCut(const Context &context, int limit, bool areMessagesCut, bool areRefusalsCut)
{
    if (areMessagesCut)
        context.say(Tr::tr("There are more messages than the newest %1, which are listed. --limit lists more.").arg(limit));
    if (areRefusalsCut)
        context.say(Tr::tr("Mail was refused more often than the newest %1 times, which are listed. --limit lists more.").arg(limit));
}

int printTrace(const Context &context, const Options &options, const CLI::App &verb)
{
    if (auto good = checkCriteria(options, verb); !good)
        return context.fail(good.error());
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    const auto filter = options.filter.filter(context, opened->store);
    if (!filter)
        return context.fail(filter.error());
    store::TraceQuery query;
    query.filter = *filter;
    query.messageId = QString::fromStdString(options.message);
    query.queueId = QString::fromStdString(options.queueId);
    query.recipient = QString::fromStdString(options.recipient);
    query.sender = QString::fromStdString(options.sender);
    query.user = QString::fromStdString(options.login);
    query.client = QString::fromStdString(options.client);
    query.limit = options.limit + 1; // one more tells that there are more
    const auto hasher = opened->makeHasher();
    QStringList notes;
    const bool onlyRejected = filter->outcomes == QStringList { u"rejected"_s };
    auto found = onlyRejected ? core::Result<QList<store::MessageSummary>>(QList<store::MessageSummary>()) : query.find(opened->store, hasher.get(), {}, &notes);
    if (!found)
        return context.fail(found.error());
    const bool areMessagesCut = found->size() > options.limit;
    found->resize(std::min<qsizetype>(found->size(), options.limit));

    const auto zone = filter->zone.isEmpty() ? opened->store.homeZone() : core::ZoneRules::named(filter->zone.toStdString());
    QList<store::TraceEvent> events;
    QSet<qint64> traced; // messages and their other passes, whose events are those of the same trace
    Section messages { u"messages"_s, { u"id"_s, u"accepted"_s, u"node"_s, u"queue_id"_s, u"sender"_s, u"user"_s, u"outcome"_s, u"destination"_s }, {}, false };
    for (const auto &message : *found) {
        messages.rows.append(toJson(message, zone));
        if (traced.contains(message.id))
            continue;
        const auto trace = store::traceMessage(opened->store, message.id);
        if (!trace)
            return context.fail(trace.error());
        events += trace->events;
        traced.insert(message.id);
        for (const auto &pass : trace->passes)
            traced.insert(pass.id);
    }
    const bool withRejected = filter->outcomes.isEmpty() || filter->outcomes.contains(u"rejected"_s);
    auto refused = withRejected ? query.findRejections(opened->store, hasher.get()) : core::Result<QList<store::TraceEvent>>(QList<store::TraceEvent>());
    if (!refused)
        return context.fail(refused.error());
    const bool areRefusalsCut = refused->size() > options.limit;
    events += refused->mid(areRefusalsCut ? 1 : 0);
    sayWhatIsCut(context, options.limit, areMessagesCut, areRefusalsCut);
    std::stable_sort(events.begin(), events.end(), [](const store::TraceEvent &a, const store::TraceEvent &b) { return a.time < b.time; });
    Section list { u"events"_s, { u"time"_s, u"kind"_s, u"node"_s, u"host"_s, u"queue_id"_s, u"recipient"_s, u"relay"_s, u"dsn"_s, u"reply"_s }, {}, false };
    for (const auto &event : std::as_const(events))
        list.rows.append(toJson(event, zone));
    if (events.isEmpty()) {
        context.say(Tr::tr("No message that is kept matches. Rows are kept for 30 days after storing."));
        if (!query.recipient.isEmpty() && !query.recipient.contains(u'@'))
            context.say(Tr::tr("A recipient is found by the whole address alone, such as %1@example.org: the store keeps a keyed hash of it.").arg(query.recipient));
        if (filter->range.length() > 0)
            context.say(Tr::tr("--from and --to choose by the time at which a message was accepted, not by its deliveries."));
        sayWhereDataIs(context, opened->store, *filter);
    }
    Answer answer { { list, messages }, false };
    if ((areMessagesCut || areRefusalsCut) && context.format() != Format::Table) // people were told above
        answer.sections.append({ u"cut"_s, { u"messages"_s, u"refusals"_s }, { { { u"messages"_s, areMessagesCut }, { u"refusals"_s, areRefusalsCut } } }, true });
    return context.answerInPart(std::move(answer), notes);
}

} // namespace

void addTrace(CLI::App &app, Context &context)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = addVerb(app, "trace", "what happened to a message", "trace --recipient ann@example.org --from -7d");
    verb->footer(verb->get_footer() + "\nExit 1: single messages of a part of the range that was chosen are no longer kept or cannot be read, and \"partial\" says so."
        + "\nWhere there are more than --limit lists, the JSON answer has \"cut\": {\"messages\": true or false, \"refusals\": the same}.");
    verb->add_option("--message", options->message, "its Message-ID");
    verb->add_option("--queue-id", options->queueId, "a queue id");
    verb->add_option("--recipient", options->recipient, "a recipient's full address");
    // --sender of the common options names a domain; here it is the full address.
    options->filter.outcomeWords.removeAll(u"accepted"_s);
    options->filter.addTo(*verb);
    verb->remove_option(verb->get_option("--sender"));
    verb->add_option("--sender", options->sender, "the sender's full address");
    verb->add_option("--login", options->login, "the login that handed it in");
    verb->add_option("--client", options->client, "the client's address or network");
    verb->add_option("--limit", options->limit, "at most so many messages, and so many refusals, newest first")->check(CLI::Range(1, 100'000));
    verb->callback([options, &context, verb] { context.chosen = [options, &context, verb] { return printTrace(context, *options, *verb); }; });
}

} // namespace bw::ctl
