// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/filteroptions.h"
#include "app/ctl/mailauthanswers.h"
#include "app/ctl/mailauthoptions.h"
#include "app/ctl/sendersverb.h"
#include "app/ctl/stopsignal.h"
#include "app/ctl/verbs.h"

#include "models/core/domainname.h"
#include "models/service/reverselookup.h"
#include "models/store/queries/timebuckets.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

namespace bw::ctl {

namespace {

using namespace Qt::StringLiterals;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

struct Options
{
    MailAuthOptions filter;
    ByOption by;
};

/// Nothing was found: where reports are, if there are any.
void sayWhereReportsAre(const Context &context, const store::Store &store, const store::MailAuthFilter &filter)
{
    const auto whole = store::mailAuthRange(store);
    if (!whole)
        return;
    if (*whole == core::TimeRange {}) {
        context.say(Tr::tr("There are no DMARC reports in this store. Read some: breakwaterctl feedback import FILE…"));
        return;
    }
    if (filter.range == core::TimeRange {} || (whole->from < filter.range.to && filter.range.from < whole->to))
        return;
    const auto zone = store.homeZone();
    const auto day = [&](core::UtcMicros t) { return store::toRfc3339(t, zone).left(10); };
    context.say(Tr::tr("No report is about this range. There are reports of %1 to %2.").arg(day(whole->from), day(whole->to - 1)));
}

int printBuckets(const Context &context, const Options &options)
{
    const auto keys = splitKeys(options.by, store::mailAuthKeyNames());
    if (!keys)
        return context.fail(keys.error());
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    const auto filter = options.filter.filter(context, opened->store);
    if (!filter)
        return context.fail(filter.error());
    const auto answer = store::MailAuthQuery { *filter, *keys }.run(opened->store);
    if (!answer)
        return context.fail(answer.error());
    if (answer->rows == 0)
        sayWhereReportsAre(context, opened->store, *filter);
    return context.answer(context.explained(toAnswer(*answer, *keys, context.format()), answer->notes));
}

/// \p ask: store and filter in, the answer's form out.
template <typename Ask>
int askWith(const Context &context, const MailAuthOptions &options, Ask ask, store::OpenMode mode = store::OpenMode::ReadOnly)
{
    const auto opened = context.openStore(mode);
    if (!opened)
        return context.fail(opened.error());
    const auto filter = options.filter(context, opened->store);
    return filter ? ask(opened->store, *filter) : context.fail(filter.error());
}

core::ZoneRules zoneOf(const store::Store &store, const store::MailAuthFilter &filter)
{
    return filter.zone.isEmpty() ? store.homeZone() : core::ZoneRules::named(filter.zone.toStdString());
}

struct SourceOptions
{
    MailAuthOptions filter;
    std::string group = "network", resolver;
    int limit = 1'000;
    bool resolves = false;
};

int printSources(const Context &context, const SourceOptions &options)
{
    return askWith(context, options.filter, [&](const store::Store &store, const store::MailAuthFilter &filter) {
        if (options.resolves && options.group != "address")
            return context.fail({ core::ProblemKind::Usage, Tr::tr("Only addresses have reverse names"), {}, {}, Tr::tr("Add --group address.") });
        const auto group = options.group == "address" ? store::SourceGroup::Address : options.group == "sender" ? store::SourceGroup::Sender : store::SourceGroup::Network;
        auto sources = store::MailAuthSourceQuery { filter, group, options.limit, true }.run(store);
        if (!sources)
            return context.fail(sources.error());
        if (options.resolves) {
            const auto names = service::lookUpSourceNames(sources->rows, store, { QString::fromStdString(options.resolver), {} }, context.clock.now(), stopOnSignal());
            if (!names)
                return context.fail(names.error());
            if (names->notKept)
                sources->notes << Tr::tr("The names were not kept: %1").arg(names->notKept->what);
            if (names->unknown > 0)
                sources->notes << Tr::tr("What %L1 of the addresses are called, the name server did not say.").arg(names->unknown);
        }
        if (sources->rows.isEmpty())
            sayWhereReportsAre(context, store, filter);
        return context.answer(context.explained(toAnswer(*sources, zoneOf(store, filter), context.format()), sources->notes));
    }, options.resolves ? store::OpenMode::ReadWrite : store::OpenMode::ReadOnly);
}

struct RecordOptions
{
    MailAuthOptions filter;
    qint64 offset = 0, limit = 100;
};

int printRecords(const Context &context, const RecordOptions &options)
{
    return askWith(context, options.filter, [&](const store::Store &store, const store::MailAuthFilter &filter) {
        const auto records = store::listMailAuthRecords(store, filter, options.offset, options.limit);
        if (!records)
            return context.fail(records.error());
        if (records->total == 0)
            sayWhereReportsAre(context, store, filter);
        return context.answer(toAnswer(*records));
    });
}

struct ReadyOptions
{
    MailAuthOptions filter;
    std::string domain;
};

int printReady(const Context &context, const ReadyOptions &options)
{
    return askWith(context, options.filter, [&](const store::Store &store, const store::MailAuthFilter &filter) {
        const auto domain = core::domainToFind(QString::fromStdString(options.domain));
        if (!domain)
            return context.fail(noDomain(QString::fromStdString(options.domain)));
        const auto answer = store::ReadyQuery { *domain, filter.range }.run(store);
        if (!answer)
            return context.fail(answer.error());
        if (answer->daysReported == 0)
            sayWhereReportsAre(context, store, filter);
        return context.answer(toAnswer(*answer, context.format()), answer->verdict == store::ReadyAnswer::Verdict::Ready ? Done : NeedsAttention);
    });
}

int printLedger(const Context &context, const MailAuthOptions &options)
{
    return askWith(context, options, [&](const store::Store &store, const store::MailAuthFilter &filter) {
        const auto answer = store::LedgerQuery { filter, true }.run(store);
        if (!answer)
            return context.fail(answer.error());
        for (const store::CopiedKey &one : answer->copied)
            context.say(one.why + u' ' + one.next);
        return context.answer(context.explained(toAnswer(*answer, context.format()), answer->notes), answer->copied.isEmpty() ? Done : NeedsAttention);
    });
}

int printFailures(const Context &context, const MailAuthOptions &options)
{
    return askWith(context, options, [&](const store::Store &store, const store::MailAuthFilter &filter) {
        const auto days = store::listFailureDays(store, filter);
        return days ? context.answer(toAnswer(*days, store.homeZone(), context.format())) : context.fail(days.error());
    });
}

void addAnswers(CLI::App &verb, Context &context)
{
    auto ready = std::make_shared<ReadyOptions>();
    CLI::App *toReady = addVerb(verb, "ready", "is a domain ready for p=reject? what would be refused, and whose it is", "mailauth ready example.org");
    toReady->footer(toReady->get_footer() + "\nOf the 30 days before the newest report, subdomains included. ready: less than 0.1 % of the legitimate mail would be refused; ready_but_forwarders: more,\n"
                                            "but only of what forwarders broke, which you cannot repair and p=reject loses; too_little: reports of less than 7 days or 100 messages.\n"
                                            "refused: legitimate messages that fail DMARC, refused_forwarded of them through forwarders. copied: signed with a copied key of yours (mailauth ledger), in none of the other figures. Exit 1: anything but ready.\n"
                                            "CSV has a row for each source that would lose mail, behind what is told of the domain; without any, one row.");
    toReady->add_option("DOMAIN", ready->domain, "the domain of the DMARC record")->required();
    toReady->add_option("--from", ready->filter.from, "begin: RFC 3339, YYYY-MM-DD, -30d");
    toReady->add_option("--to", ready->filter.to, "end, not included; the same forms");
    toReady->callback([ready, &context] { context.chosen = [ready, &context] { return printReady(context, *ready); }; });

    auto ledger = std::make_shared<MailAuthOptions>();
    CLI::App *toLedger = addVerb(verb, "ledger", "what own nodes signed against what receivers report with these keys", "mailauth ledger --domain example.org --from -30d");
    toLedger->footer(toLedger->get_footer() + "\nkeys: signed (by own logs) + excess = own + forwarded + few + late + unreported; passed (reported) = own + named + forwarded + few + copied + unlisted.\n"
                                              "copied: mail that verifies with a key of yours and that no node sent: a copied key, or a sender that was forgotten. Exit 1: there is some. unlisted: verifies with another key than\nyour nodes', from whom nobody named. excess: reported beyond signed, since each of several domains reports one message, or a log was not read.\nCSV has the rows: day, domain, selector, and the node that signed or the address that was reported; part: of passed the one that the row is in.\ncoverage: the share that was heard of the time that was asked for (of a row: of its day and node, of what was reported all nodes),\nwhere it is less than all: what was signed is a lower bound then.");
    ledger->addTo(*toLedger, false);
    toLedger->callback([ledger, &context] { context.chosen = [ledger, &context] { return printLedger(context, *ledger); }; });

    auto failures = std::make_shared<MailAuthOptions>();
    CLI::App *toFailures = addVerb(verb, "failures", "failed authentication by day and domain: what receivers report beside what own logs tell", "mailauth failures --from -7d");
    toFailures->footer(toFailures->get_footer() + "\nrefused: recipients that receivers refused because of it (5.7.20 to 5.7.26, 5.7.515, and replies that name SPF, DKIM, DMARC or an unauthenticated\n"
                                                  "sender), by the domain of the envelope's sender, whoever handed the mail in and whatever own-domains says; verdicts: what OpenDKIM, OpenDMARC, Rspamd and others on\n"
                                                  "own nodes found wrong in mail of own domains. Days are those of the store's home zone. coverage: the share of the day that was heard, where it is\nless than all: both are lower bounds then, and null where nothing was.");
    addRepeatable(*toFailures, "--domain", failures->domains, "only this domain; *.example.com for those below it (repeatable)");
    toFailures->add_option("--from", failures->from, "begin: RFC 3339, YYYY-MM-DD, -48h, -7d");
    toFailures->add_option("--to", failures->to, "end, not included; the same forms");
    toFailures->callback([failures, &context] { context.chosen = [failures, &context] { return printFailures(context, *failures); }; });

    auto sources = std::make_shared<SourceOptions>();
    CLI::App *toSources = addVerb(verb, "sources", "who sends in the domains' names: volume, since when, what passes, and what it is", "mailauth sources --group sender --from -30d");
    toSources->footer(toSources->get_footer() + "\nverdict: yours, named, forwarded, looks_yours (nobody named it, and it authenticates), failing, spoofing_refused (or put aside),\n"
                                                "spoofing_partly_refused (more than 1 % neither), spoofing_delivered (more than half neither), copied_key (see mailauth ledger).\n"
                                                "first_ever: since when reports tell of it, in all that is stored (\"First seen\" of the page); first and last: in the range.");
    toSources->add_option("--group", sources->group, "address, network or sender")->check(CLI::IsMember({ "address", "network", "sender" }))->capture_default_str();
    toSources->add_option("--limit", sources->limit, "rows beside the rest; 0: all")->capture_default_str();
    CLI::Option *resolve = toSources->add_flag("--resolve", sources->resolves, "looks up the reverse names of the first 200 addresses, which tells your name server of them, and keeps them for a week (20 seconds at most); with --group address");
    toSources->add_option("--resolver", sources->resolver, "IP or IP:PORT of the resolver to ask (else those of /etc/resolv.conf)")->needs(resolve);
    sources->filter.addTo(*toSources);
    toSources->callback([sources, &context] { context.chosen = [sources, &context] { return printSources(context, *sources); }; });

    auto records = std::make_shared<RecordOptions>();
    CLI::App *toRecords = addVerb(verb, "records", "rows of reports, newest first, with why each is told apart and the file it came from", "mailauth records --source 203.0.113.0/24 --kind spoofing");
    toRecords->add_option("--offset", records->offset, "rows to leave out first")->check(CLI::NonNegativeNumber);
    toRecords->add_option("--limit", records->limit, "rows at most")->check(CLI::NonNegativeNumber)->capture_default_str();
    records->filter.addTo(*toRecords);
    toRecords->callback([records, &context] { context.chosen = [records, &context] { return printRecords(context, *records); }; });
}

} // namespace

void addMailAuth(CLI::App &app, Context &context)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = addVerb(app, "mailauth", "mail authentication: who sends in the domains' names, what passes and fails, as receivers report it", "mailauth --by day,domain --from -30d");
    verb->footer(verb->get_footer() + "\nmessages: of DMARC aggregate reports (feedback import). spf and dkim: \"aligned\" is what counted for DMARC, \"pass\" and \"fail\" are the raw results;\n"
                                      "what was not reported is in neither. --by spf and --by dkim tell the raw result, in JSON instead of its figures; a key that was not reported is empty.\n"
                                      "A report counts at the middle of its period; a day without any report has nulls. models/store/mailauth/README.md has the rules of --by kind.");
    options->by.addTo(*verb, store::mailAuthKeyNames());
    options->filter.addTo(*verb);
    // The verb's own callback runs before that of a subcommand, which then chooses anew.
    verb->callback([options, &context, verb] {
        if (verb->get_subcommands().empty())
            context.chosen = [options, &context] { return printBuckets(context, *options); };
    });
    addAnswers(*verb, context);
    addSenders(*verb, context);
}

} // namespace bw::ctl
