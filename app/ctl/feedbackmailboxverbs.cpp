// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/context.h"
#include "app/ctl/feedbackanswers.h"
#include "app/ctl/feedbackverbs.h"
#include "app/ctl/passphrase.h"
#include "app/ctl/progressline.h"
#include "app/ctl/stopsignal.h"

#include "models/service/mailboxaccess.h"
#include "models/store/feedback/mailboxtable.h"
#include "models/store/maintenance.h"
#include "models/store/queries/timebuckets.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <thread>

using namespace Qt::StringLiterals;

namespace bw::ctl {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

constexpr int usualDeadline = 60;

struct Options
{
    std::string name, url, every;
    std::optional<std::string> moveTo, ca, passwordFile, provider, deviceUrl, tokenUrl, clientId, scope;
    int deadline = usualDeadline;
    bool seen = false, again = false, passwordFromInput = false, forgets = false;
};

void take(const std::optional<std::string> &from, QString &to)
{
    if (from)
        to = QString::fromStdString(*from);
}

/// What the options say of a mailbox that its name or its URL does not.
void apply(const Options &options, fleet::Mailbox &mailbox)
{
    take(options.moveTo, mailbox.moveTo);
    mailbox.marksSeen = mailbox.marksSeen || options.seen;
    if (options.ca)
        mailbox.caFile = wholePath(*options.ca);
    if (options.passwordFile)
        mailbox.passwordFile = wholePath(*options.passwordFile);
    if (options.provider)
        mailbox.oauth = fleet::microsoftClient();
    take(options.deviceUrl, mailbox.oauth.deviceUrl);
    take(options.tokenUrl, mailbox.oauth.tokenUrl);
    take(options.clientId, mailbox.oauth.clientId);
    take(options.scope, mailbox.oauth.scope);
    if (options.provider || options.deviceUrl || options.tokenUrl || options.clientId)
        mailbox.login = fleet::MailboxLogin::OAuth;
}

QJsonObject toJson(const store::MailboxRow &row)
{
    const fleet::Mailbox &mailbox = row.mailbox;
    const auto orNull = [](const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); };
    const auto timeOrNull = [](core::UtcMicros time) { return time == 0 ? QJsonValue() : QJsonValue(store::toRfc3339(time, core::ZoneRules::named("UTC"))); };
    const QJsonValue error = row.error ? QJsonObject { { u"kind"_s, row.error->kind }, { u"text"_s, core::Problem { {}, row.error->what, row.error->reason, row.error->where, row.error->remedy }.oneLine() } } : QJsonValue();
    return { { u"name"_s, mailbox.name }, { u"host"_s, mailbox.host }, { u"port"_s, mailbox.port }, { u"security"_s, mailbox.startsTls ? u"starttls"_s : u"tls"_s }, { u"user"_s, mailbox.user },
        { u"folder"_s, mailbox.folder }, { u"move_to"_s, orNull(mailbox.moveTo) }, { u"marks_seen"_s, mailbox.marksSeen }, { u"login"_s, fleet::loginWord(mailbox.login) },
        { u"ca"_s, orNull(mailbox.caFile) }, { u"password_file"_s, orNull(mailbox.passwordFile) },
        { u"last_read"_s, timeOrNull(row.read) }, { u"last_tried"_s, timeOrNull(row.tried) }, { u"error"_s, error } };
}

Answer mailboxesAnswer(const QList<store::MailboxRow> &rows, const Context &context)
{
    Section section { u"mailboxes"_s,
        { u"name"_s, u"host"_s, u"port"_s, u"security"_s, u"user"_s, u"folder"_s, u"move_to"_s, u"marks_seen"_s, u"login"_s, u"ca"_s, u"password_file"_s, u"last_read"_s, u"last_tried"_s, u"error"_s }, {}, false };
    for (const store::MailboxRow &row : rows)
        section.rows << toJson(row);
    if (context.format() == Format::Table) // words, not the object of programs
        for (QJsonObject &row : section.rows)
            if (const QJsonValue error = row.value(u"error"_s); error.isObject())
                row.insert(u"error"_s, error.toObject().value(u"text"_s));
    return { { section }, false };
}

core::Result<fleet::Mailbox> mailboxOf(const Options &options, const store::Store &store)
{
    const QString name = QString::fromStdString(options.name);
    auto mailbox = fleet::isMailboxUrl(name) ? fleet::mailboxFromUrl(name) : store::findMailbox(store, name, {});
    if (mailbox)
        apply(options, *mailbox);
    return mailbox;
}

int add(const Options &options, const Context &context)
{
    auto mailbox = fleet::mailboxFromUrl(QString::fromStdString(options.url));
    if (!mailbox)
        return context.fail(mailbox.error());
    mailbox->name = QString::fromStdString(options.name);
    apply(options, *mailbox);
    const auto opened = context.openStore(store::OpenMode::ReadWrite, app::IfMissing::Create);
    if (!opened)
        return context.fail(opened.error());
    if (auto done = store::saveMailbox(opened->store, *mailbox, {}, context.clock); !done)
        return context.fail(done.error());
    return context.answer(mailboxesAnswer({ { *mailbox } }, context));
}

int list(const Context &context)
{
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    const auto rows = store::listMailboxes(opened->store, {});
    return rows ? context.answer(mailboxesAnswer(*rows, context)) : context.fail(rows.error());
}

int remove(const Options &options, const Context &context)
{
    const auto opened = context.openStore(store::OpenMode::ReadWrite);
    if (!opened)
        return context.fail(opened.error());
    const QString name = QString::fromStdString(options.name);
    const auto mailbox = store::findMailbox(opened->store, name, {});
    if (!mailbox)
        return context.fail(mailbox.error());
    if (auto done = store::removeMailbox(opened->store, name, context.clock); !done)
        return context.fail(done.error());
    return context.answer({ { { u"mailbox"_s, { u"name"_s, u"removed"_s }, { { { u"name"_s, name }, { u"removed"_s, true } } }, true } }, true });
}

/// Where no desktop runs there is no keychain: what works there.
core::Problem withoutKeychain(core::Problem problem)
{
    problem.remedy = Tr::tr("Unlock the keychain and try again. Without a desktop: write the password into a file of mode 0600 and name it by feedback pull --password-file FILE (feedback mailbox add keeps that), or give it by feedback pull --password-stdin.");
    return problem;
}

int logIn(const Options &options, const Context &context)
{
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    const auto mailbox = mailboxOf(options, opened->store);
    if (!mailbox)
        return context.fail(mailbox.error());
    core::Done done;
    service::MailboxSecrets secrets;
    if (options.forgets) {
        done = secrets.forget(*mailbox);
    } else if (mailbox->login == fleet::MailboxLogin::OAuth) {
        done = service::consentToMailbox(*mailbox, secrets, true, [&](const QString &address, const QString &code) {
            context.complain(Tr::tr("Open %1 in a browser, log in as %2 and type the code %3").arg(address, mailbox->user, code));
        }, stopOnSignal());
    } else {
        const auto secret = readPassphrase(Tr::tr("Password of %1 at %2: ").arg(mailbox->user, mailbox->host));
        done = secret ? secrets.give(*mailbox, *secret, true) : core::Done(core::fail(secret.error()));
        if (secret && !done && mailbox->passwordFile.isEmpty())
            return context.fail(withoutKeychain(done.error()));
    }
    if (!done)
        return context.fail(done.error());
    return context.answer({ { { u"login"_s, { u"user"_s, u"host"_s, u"kept"_s }, { { { u"user"_s, mailbox->user }, { u"host"_s, mailbox->host }, { u"kept"_s, !options.forgets } } }, true } }, true });
}

/// What a round came to, for a person.
void tell(const ingest::PullCounts &counts, const Context &context)
{
    for (const ingest::UnreadableReport &one : counts.feedback.unreadable)
        context.complain(sentenceOf(one));
    if (counts.isRenumbered)
        context.say(Tr::tr("The server has numbered the folder anew: all of it was read again, and what was known counts once."));
    if (counts.hasMore)
        context.say(Tr::tr("There are more messages than one pull reads: the next one goes on."));
    for (const auto &problem : { counts.moveProblem, counts.problem })
        if (problem)
            context.complain(problem->oneLine());
}

int answerOf(const ingest::PullCounts &counts, const Context &context)
{
    Section section = importSection(counts.feedback);
    section.columns << u"messages"_s << u"moved"_s;
    section.rows.first().insert(u"messages"_s, counts.messages);
    section.rows.first().insert(u"moved"_s, counts.moved);
    const bool needsAttention = counts.feedback.unreadableCount > 0 || counts.feedback.stored.conflicting > 0 || counts.moveProblem || counts.hasMore;
    return context.answer({ { section }, true }, counts.problem ? CouldNot : needsAttention ? NeedsAttention : Done);
}

using PullOnce = std::function<core::Result<ingest::PullCounts>()>;

/// Again and again until somebody ends it; then all that it came to. A server that is away is tried again, one that refuses is not: it might
/// lock the account.
int pullEvery(std::chrono::seconds every, const PullOnce &once, const store::Store &store, const Context &context)
{
    const std::atomic_bool &stop = stopOnSignal();
    ingest::PullCounts all;
    while (!stop) {
        const auto next = std::chrono::steady_clock::now() + every;
        auto counts = once();
        if (!counts && counts.error().kind != core::ProblemKind::Unreachable && counts.error().kind != core::ProblemKind::TimedOut && !stop)
            return context.fail(counts.error());
        if (!counts && !stop)
            context.complain(counts.error().oneLine());
        if (counts) {
            if (stop)
                counts->problem.reset(); // it was ended as it is meant to be
            tell(*counts, context);
            all.messages += counts->messages;
            all.moved += counts->moved;
            all.feedback.add(std::move(counts->feedback));
            static_cast<void>(store::maintain(store, {}, context.clock, stop));
        }
        while (!stop && std::chrono::steady_clock::now() < next)
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return answerOf(all, context);
}

int pull(const Options &options, const Context &context)
{
    const std::chrono::seconds every = intervalFrom(options.every);
    if (!options.every.empty() && every.count() == 0)
        return context.fail({ core::ProblemKind::Usage, Tr::tr("%1 is no interval").arg(QString::fromStdString(options.every)), {}, {}, Tr::tr("Write 60s, 5m or 1h.") });
    const auto opened = context.openStore(store::OpenMode::ReadWrite, app::IfMissing::Create);
    if (!opened)
        return context.fail(opened.error());
    const auto mailbox = mailboxOf(options, opened->store);
    if (!mailbox)
        return context.fail(mailbox.error());
    service::MailboxSecrets secrets;
    if (options.passwordFromInput) {
        const auto given = readPassphrase({});
        if (!given)
            return context.fail(given.error());
        static_cast<void>(secrets.give(*mailbox, *given, false));
    }
    const service::AskSecret ask = canAsk() ? service::AskSecret(readPassphrase) : service::AskSecret();
    ingest::MailboxPull pull(opened->store, opened->hasherMaker(), context.clock);
    ProgressLine line(context.showsProgress());
    pull.setOnProgress([&line](const ingest::FeedbackProgress &progress) { line.show(progress.counts.files, progress.filesTotal, Tr::tr("messages")); });
    const PullOnce once = [&] {
        auto counts = service::pullMailbox(pull, *mailbox, secrets, ask, { options.again, std::chrono::seconds(options.deadline) }, stopOnSignal());
        line.clear();
        return counts;
    };
    if (every.count() > 0)
        return pullEvery(every, once, opened->store, context);
    const auto counts = once();
    if (!counts)
        return context.fail(counts.error());
    const std::atomic_bool never = false;
    static_cast<void>(store::maintain(opened->store, {}, context.clock, never));
    tell(*counts, context);
    return answerOf(*counts, context);
}

void addPlaceOptions(CLI::App &verb, Options &options)
{
    verb.add_option("--move-to", options.moveTo, "folder of the server that messages go to once their reports are stored; what held none, or could not be read, stays");
    verb.add_flag("--seen", options.seen, "mark what was read as seen; without this and --move-to nothing is changed there");
    verb.add_option("--ca", options.ca, "file with the authority of the server's certificate, in PEM");
    verb.add_option("--password-file", options.passwordFile, "file of mode 0600 with the password, where no keychain runs; the credential imap-NAME comes first");
}

} // namespace

void addFeedbackMailboxes(CLI::App &feedback, Context &context)
{
    auto toPull = std::make_shared<Options>();
    CLI::App *pulls = addVerb(feedback, "pull", "reports out of an IMAP mailbox, over TLS; a second pull brings only what is new", "feedback pull imaps://reports%40example.org@imap.example.org/INBOX");
    pulls->footer(pulls->get_footer() + "\nExit 1: something could not be read or moved. Exit 3: not reached, or broken off; what was fetched by then is stored, and the next pull goes on there.");
    pulls->add_option("MAILBOX", toPull->name, "name of a mailbox (feedback mailbox add), or imaps://USER@HOST[:PORT]/FOLDER, imap:// with STARTTLS; \"@\" in USER is written %40")->required();
    pulls->add_flag("--password-stdin", toPull->passwordFromInput, "the password is the first line of standard input; else file or keychain, else it is asked for on a terminal");
    addPlaceOptions(*pulls, *toPull);
    auto *every = pulls->add_option("--every", toPull->every, "go on until SIGTERM or Ctrl+C, a pull every 60s, 5m, 1h");
    pulls->add_flag("--again", toPull->again, "instead, try what could not be read before (feedback list --unreadable)")->excludes(every);
    pulls->add_option("--deadline", toPull->deadline, "seconds for the connection, and for each block of messages")->check(CLI::Range(1, 3600));
    pulls->add_option("--home-zone", context.homeZoneOption, "for a new store: the zone of its days (else this computer's)");
    pulls->callback([toPull, &context] { context.chosen = [toPull, &context] { return pull(*toPull, context); }; });

    CLI::App *mailbox = addVerb(feedback, "mailbox", "mailboxes that reports come into, under short names", "feedback mailbox add reports imaps://reports%40example.org@imap.example.org");
    mailbox->require_subcommand(1);
    auto toAdd = std::make_shared<Options>();
    CLI::App *adds = addVerb(*mailbox, "add", "names a mailbox; its password is kept by feedback mailbox login", "feedback mailbox add reports imaps://reports%40example.org@imap.example.org/INBOX --move-to Archive");
    adds->add_option("NAME", toAdd->name, "what you call it")->required();
    adds->add_option("URL", toAdd->url, "imaps://USER@HOST[:PORT]/FOLDER, or imap:// with STARTTLS")->required();
    addPlaceOptions(*adds, *toAdd);
    adds->add_option("--oauth", toAdd->provider, "log in by consent instead of a password: microsoft")->check(CLI::IsMember({ "microsoft" }));
    adds->add_option("--oauth-device", toAdd->deviceUrl, "of another provider: address that gives device codes (RFC 8628), https://");
    adds->add_option("--oauth-token", toAdd->tokenUrl, "of another provider: address that gives tokens, https://");
    adds->add_option("--client-id", toAdd->clientId, "id of the application that you registered at the provider");
    adds->add_option("--scope", toAdd->scope, "what is asked for, with what renews it (offline_access)");
    adds->callback([toAdd, &context] { context.chosen = [toAdd, &context] { return add(*toAdd, context); }; });
    addVerb(*mailbox, "list", "those that there are, when each was last read to its end, and why the last try failed", "feedback mailbox list")->callback([&context] {
        context.chosen = [&context] { return list(context); };
    });
    auto toLogIn = std::make_shared<Options>();
    CLI::App *logsIn = addVerb(*mailbox, "login", "keeps its password, read from standard input, in the desktop's keychain; with OAuth: shows the code by which you consent", "feedback mailbox login reports");
    logsIn->add_option("MAILBOX", toLogIn->name, "name of the mailbox, or its URL")->required();
    logsIn->add_flag("--forget", toLogIn->forgets, "take it out of the keychain");
    logsIn->callback([toLogIn, &context] { context.chosen = [toLogIn, &context] { return logIn(*toLogIn, context); }; });
    auto toRemove = std::make_shared<Options>();
    CLI::App *removes = addVerb(*mailbox, "remove", "forgets it; its reports stay", "feedback mailbox remove reports");
    removes->add_option("NAME", toRemove->name, "of the mailbox")->required();
    removes->callback([toRemove, &context] { context.chosen = [toRemove, &context] { return remove(*toRemove, context); }; });
}

} // namespace bw::ctl
