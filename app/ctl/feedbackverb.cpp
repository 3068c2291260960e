// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/context.h"
#include "app/ctl/feedbackanswers.h"
#include "app/ctl/feedbackverbs.h"
#include "app/ctl/filteroptions.h"
#include "app/ctl/progressline.h"
#include "app/ctl/stopsignal.h"
#include "app/ctl/verbs.h"

#include "models/fleet/mailbox.h"
#include "models/ingest/feedbackimporter.h"
#include "models/ingest/reportwatch.h"
#include "models/store/feedback/feedbackdetails.h"
#include "models/store/mailauth/mailauthquery.h"
#include "models/store/maintenance.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <chrono>
#include <climits>
#include <thread>

namespace bw::ctl {

namespace {

using namespace Qt::StringLiterals;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

struct ImportOptions
{
    std::vector<std::string> paths;
    bool again = false, follow = false;
};

constexpr std::chrono::seconds betweenLooks(2);

struct ListOptions
{
    std::vector<std::string> types, domains, orgs;
    std::string from, to, zone, which;
    bool unreadable = false;
};

/// For a plural's choice.
int few(qint64 count)
{
    return static_cast<int>(std::min<qint64>(count, INT_MAX));
}

QStringList pathsOf(const std::vector<std::string> &texts)
{
    QStringList paths;
    for (const std::string &text : texts)
        paths << QString::fromLocal8Bit(text.data(), static_cast<qsizetype>(text.size()));
    return paths;
}

/// What comes into folders, again and again until somebody ends it; then all that it came to.
int followReports(ingest::FeedbackImporter &importer, const QStringList &paths, const store::Store &store, const Context &context)
{
    const std::atomic_bool &stop = stopOnSignal();
    ingest::ReportWatch watch(paths);
    ingest::FeedbackImportCounts all;
    auto lastUpkeep = std::chrono::steady_clock::now();
    while (!stop) {
        if (const QStringList complete = watch.look(); !complete.isEmpty()) {
            auto counts = importer.run(complete, stop);
            if (!counts)
                return context.fail(counts.error());
            for (const ingest::UnreadableReport &one : counts->unreadable)
                context.complain(sentenceOf(one));
            context.say(Tr::tr("%Ln report(s)", nullptr, few(counts->stored.reports)));
            all.add(std::move(*counts));
        }
        if (std::chrono::steady_clock::now() - lastUpkeep > std::chrono::hours(1)) {
            static_cast<void>(store::maintain(store, {}, context.clock, stop));
            lastUpkeep = std::chrono::steady_clock::now();
        }
        for (const auto next = std::chrono::steady_clock::now() + betweenLooks; !stop && std::chrono::steady_clock::now() < next;)
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return context.answer({ { importSection(all) }, true }, all.unreadableCount > 0 || all.stored.conflicting > 0 ? NeedsAttention : Done);
}

int importReports(const ImportOptions &options, const Context &context)
{
    const auto opened = context.openStore(store::OpenMode::ReadWrite, app::IfMissing::Create);
    if (!opened)
        return context.fail(opened.error());
    QStringList paths = pathsOf(options.paths);
    if (options.again) {
        const auto kept = store::listUnreadableFeedback(opened->store, {});
        if (!kept)
            return context.fail(kept.error());
        bool areInMailboxes = false;
        for (const store::FeedbackUnreadableRow &row : *kept) {
            const bool isInMailbox = fleet::isMailboxUrl(row.file);
            areInMailboxes = areInMailboxes || isInMailbox;
            if (row.file != u"-" && !isInMailbox)
                paths << row.file;
        }
        if (areInMailboxes)
            context.say(Tr::tr("What lies in mailboxes is tried again by feedback pull --again."));
        paths.removeDuplicates();
    } else if (paths.isEmpty()) {
        return context.fail({ core::ProblemKind::Usage, Tr::tr("No file or folder is named"), {}, {}, Tr::tr("Name what to read, or - for standard input; --again tries what could not be read before.") });
    }
    ingest::FeedbackImporter importer(opened->store, opened->hasherMaker(), context.clock);
    if (options.follow)
        return followReports(importer, paths, opened->store, context);
    ProgressLine line(context.showsProgress());
    importer.setOnProgress([&line](const ingest::FeedbackProgress &progress) {
        line.show(progress.bytesDone, progress.bytesTotal, Tr::tr("%Ln report(s)", nullptr, few(progress.counts.stored.reports + progress.counts.stored.duplicates)));
    });
    const auto counts = importer.run(paths, stopOnSignal());
    line.clear();
    if (!counts)
        return context.fail(counts.error());
    const std::atomic_bool never = false;
    static_cast<void>(store::maintain(opened->store, {}, context.clock, never));
    for (const ingest::UnreadableReport &one : counts->unreadable)
        context.complain(sentenceOf(one));
    const auto isMissing = [](const ingest::UnreadableReport &one) { return one.why.kind == core::ProblemKind::Missing; };
    const bool isNothingThere = counts->files > 0 && counts->unreadableCount == counts->files && std::all_of(counts->unreadable.begin(), counts->unreadable.end(), isMissing);
    const bool needsAttention = counts->unreadableCount > 0 || counts->stored.conflicting > 0;
    return context.answer({ { importSection(*counts) }, true }, isNothingThere ? CouldNot : needsAttention ? NeedsAttention : Done);
}

core::Result<store::FeedbackFilter> filterOf(const ListOptions &options, const Context &context, const store::Store &store)
{
    store::FeedbackFilter filter;
    const core::ZoneRules rules = options.zone.empty() ? store.homeZone() : core::ZoneRules::named(options.zone);
    if (!rules.isValid())
        return core::fail({ core::ProblemKind::Usage, Tr::tr("There is no time zone named %1").arg(QString::fromStdString(options.zone)), {}, {},
            Tr::tr("Use a name such as Europe/Paris or UTC.") });
    if (!options.from.empty() || !options.to.empty()) {
        const auto begin = options.from.empty() ? core::Result<core::UtcMicros>(0) : context.parseTime(QString::fromStdString(options.from), rules);
        const auto end = options.to.empty() ? core::Result<core::UtcMicros>(INT64_MAX) : context.parseTime(QString::fromStdString(options.to), rules);
        if (!begin || !end)
            return core::fail(begin ? end.error() : begin.error());
        filter.range = options.to.empty() ? core::TimeRange { rules.startOfDay(*begin), *end } : store::inWholeDays({ *begin, *end }, rules, INT64_MAX);
    }
    for (const std::string &type : options.types)
        for (const auto kind : { store::FeedbackKind::Dmarc, store::FeedbackKind::Tls, store::FeedbackKind::Complaint, store::FeedbackKind::Failure })
            if (store::wordOf(kind) == QString::fromStdString(type))
                filter.kinds << kind;
    const auto named = toDomains(options.domains);
    if (!named)
        return core::fail(named.error());
    filter.domains = *named;
    filter.orgs = toStrings(options.orgs);
    return filter;
}

int listReports(const ListOptions &options, const Context &context)
{
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    if (options.unreadable) {
        const auto unreadable = store::listUnreadableFeedback(opened->store, {});
        return unreadable ? context.answer(unreadableAnswer(*unreadable)) : context.fail(unreadable.error());
    }
    const auto filter = filterOf(options, context, opened->store);
    if (!filter)
        return context.fail(filter.error());
    const auto reports = store::listFeedback(opened->store, *filter, {});
    if (!reports)
        return context.fail(reports.error());
    return context.answer({ { reportsSection(*reports) }, false });
}

int showReport(const ListOptions &options, const Context &context)
{
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    const auto details = store::showFeedback(opened->store, QString::fromStdString(options.which), {});
    return details ? context.answer(detailsAnswer(*details, context.format())) : context.fail(details.error());
}

/// \p ask: the question; \p form: its answer.
template <typename Ask, typename Form>
int askWith(const ListOptions &options, const Context &context, Ask ask, Form form)
{
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    const auto filter = filterOf(options, context, opened->store);
    if (!filter)
        return context.fail(filter.error());
    const auto found = ask(opened->store, *filter, store::Cancel());
    return found ? context.answer(form(*found)) : context.fail(found.error());
}

void addListOptions(CLI::App &verb, ListOptions &options)
{
    addRepeatable(verb, "--domain", options.domains, "only of this domain; *.example.com for those below it (repeatable)");
    addRepeatable(verb, "--org", options.orgs, "only from this organisation (repeatable)");
    verb.add_option("--from", options.from, "begin: RFC 3339, YYYY-MM-DD, -48h, -7d; of the time that reports are about, in whole days of the zone");
    verb.add_option("--to", options.to, "end, not included; the same forms");
    verb.add_option("--tz", options.zone, "time zone of --from and --to, such as Europe/Paris (the store's home zone)");
}

} // namespace

void addFeedback(CLI::App &app, Context &context)
{
    CLI::App *feedback = addVerb(app, "feedback", "what receivers report: DMARC, TLS reports, complaints", "feedback import ~/Downloads/reports");
    feedback->require_subcommand(1);

    auto toImport = std::make_shared<ImportOptions>();
    CLI::App *import = addVerb(*feedback, "import", "reports into the store; one that is there already adds nothing, whichever way it comes",
        "feedback import reports/ google.com!example.org!1700000000!1700086399.zip");
    import->footer(import->get_footer() + "\nExit 1: something could not be read (\"unreadable\" says what and why), or a report says another thing than the same one did before.");
    import->add_option("--home-zone", context.homeZoneOption, "for a new store: the zone of its days (else this computer's)");
    import->add_option("PATH", toImport->paths, "files, folders with all below them, mailboxes (mbox), Maildirs, or - for standard input; known by content, packed or not");
    auto *follow = import->add_flag("--follow", toImport->follow, "go on until SIGTERM or Ctrl+C: what comes into these folders is read once it is complete (no longer growing, or moved there)");
    import->add_flag("--again", toImport->again, "try what could not be read before (feedback list --unreadable)")->excludes(follow);
    import->callback([toImport, &context] { context.chosen = [toImport, &context] { return importReports(*toImport, context); }; });

    addFeedbackMailboxes(*feedback, context);

    auto toList = std::make_shared<ListOptions>();
    CLI::App *list = addVerb(*feedback, "list", "the reports, by the begin of their periods", "feedback list --type dmarc --from -30d");
    list->add_option("--type", toList->types, "only of this kind (repeatable): dmarc, tls, complaint, failure")->allow_extra_args(false)->check(CLI::IsMember({ "dmarc", "tls", "complaint", "failure" }));
    list->add_flag("--unreadable", toList->unreadable, "instead, what could not be read: file, place in it and why; feedback import --again tries it again");
    addListOptions(*list, *toList);
    list->callback([toList, &context] { context.chosen = [toList, &context] { return listReports(*toList, context); }; });

    auto toShow = std::make_shared<ListOptions>();
    CLI::App *show = addVerb(*feedback, "show", "one report with all that it says", "feedback show 17");
    show->add_option("REPORT", toShow->which, "its number (\"id\" of feedback list), or the id that its organisation gave it")->required();
    show->callback([toShow, &context] { context.chosen = [toShow, &context] { return showReport(*toShow, context); }; });

    auto toSum = std::make_shared<ListOptions>();
    CLI::App *tls = addVerb(*feedback, "tls", "sessions and failures of TLS reports, by domain, policy, receiving MX and result", "feedback tls --domain example.org --from -30d");
    addListOptions(*tls, *toSum);
    tls->callback([toSum, &context] { context.chosen = [toSum, &context] { return askWith(*toSum, context, store::sumTlsReports, tlsAnswer); }; });

    auto toTell = std::make_shared<ListOptions>();
    CLI::App *complaints = addVerb(*feedback, "complaints", "complaints and failure reports; addresses as keyed hashes", "feedback complaints --type complaint --from -7d");
    complaints->add_option("--type", toTell->types, "only complaint, or only failure")->allow_extra_args(false)->check(CLI::IsMember({ "complaint", "failure" }));
    addListOptions(*complaints, *toTell);
    complaints->callback([toTell, &context] { context.chosen = [toTell, &context] { return askWith(*toTell, context, store::listComplaints, [&context](const QList<store::FeedbackDetails> &found) {
            const auto isDatedByMail = [](const store::FeedbackDetails &one) { return one.report.from && one.report.asReceived.contains(QStringLiteral("arrival_date_missing")); };
            if (const auto count = std::ranges::count_if(found, isDatedByMail); count > 0)
                context.say(Tr::tr("%Ln report(s) do not say when the message arrived: the date of the mail that brought them counts, else that of the message.", nullptr, few(count)));
            return complaintsAnswer(found);
        }); }; });
}

} // namespace bw::ctl
