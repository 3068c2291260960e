// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/context.h"
#include "app/ctl/storeverbs.h"
#include "app/ctl/verbs.h"

#include "models/store/backup.h"
#include "models/store/canonicaldump.h"
#include "models/store/homezone.h"
#include "models/store/maintenance.h"
#include "models/store/privacy.h"

#include <QCoreApplication>
#include <QDateTime>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>

namespace bw::ctl {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

QString rfc3339(core::UtcMicros time)
{
    return QDateTime::fromMSecsSinceEpoch(time / 1000, Qt::UTC).toString(Qt::ISODate);
}

Answer bare(QStringList columns, const QJsonObject &object)
{
    return { { { QStringLiteral("store"), std::move(columns), { object }, true } }, true };
}

int info(Context &context)
{
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    const auto facts = opened->store.info();
    if (!facts)
        return context.fail(facts.error());
    QJsonObject object {
        { QStringLiteral("path"), facts->path },
        { QStringLiteral("bytes"), facts->bytes },
        { QStringLiteral("messages"), facts->messages },
        { QStringLiteral("schema_version"), facts->schemaVersion },
        { QStringLiteral("store_id"), facts->storeId },
        { QStringLiteral("key_id"), facts->keyId },
        { QStringLiteral("key_kept_in"), opened->key ? opened->keyHome.text : QString() },
        { QStringLiteral("search_by_address"), opened->key != nullptr },
        { QStringLiteral("home_zone"), facts->homeZone },
        { QStringLiteral("days_right_from"), facts->homeZoneSince == 0 ? QJsonValue() : QJsonValue(rfc3339(facts->homeZoneSince)) },
        { QStringLiteral("clear_recipients"), facts->clearRecipients },
        { QStringLiteral("own_domains"), facts->ownDomains.join(QLatin1Char(' ')) },
        { QStringLiteral("rows_kept_days"), store::RetentionPolicy().rowDays },
    };
    if (!opened->key)
        context.say(Tr::tr("The key of this store is not on this computer, so search by address is off: %1").arg(opened->whyNoKey.oneLine()));
    const Answer answer = bare({ QStringLiteral("path"), QStringLiteral("bytes"), QStringLiteral("messages"), QStringLiteral("schema_version"),
                                   QStringLiteral("store_id"), QStringLiteral("key_id"), QStringLiteral("key_kept_in"), QStringLiteral("search_by_address"),
                                   QStringLiteral("home_zone"), QStringLiteral("days_right_from"), QStringLiteral("clear_recipients"), QStringLiteral("own_domains"),
                                   QStringLiteral("rows_kept_days") },
        object);
    return context.answer(context.explained(answer,
        { Tr::tr("messages is the number of queue ids that have rows, with the second pass through a content filter and the notices that a server makes. "
                 "volume, import and demo count each accepted mail once.") }));
}

int check(Context &context)
{
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    if (opened->store.isDamaged())
        return context.fail(opened->store.whyReadOnly());
    if (const auto done = opened->store.quickCheck(); !done)
        return context.fail(done.error());
    return context.answer(bare({ QStringLiteral("ok") }, { { QStringLiteral("ok"), true } }));
}

int compact(Context &context)
{
    const auto opened = context.openStore(store::OpenMode::ReadWrite);
    if (!opened)
        return context.fail(opened.error());
    const auto before = opened->store.info();
    if (const auto done = store::compact(opened->store); !done)
        return context.fail(done.error());
    const auto after = opened->store.info();
    if (!before || !after)
        return context.fail(before ? after.error() : before.error());
    return context.answer(bare({ QStringLiteral("bytes_before"), QStringLiteral("bytes_after") },
        { { QStringLiteral("bytes_before"), before->bytes }, { QStringLiteral("bytes_after"), after->bytes } }));
}

int maintain(Context &context)
{
    const auto opened = context.openStore(store::OpenMode::ReadWrite);
    if (!opened)
        return context.fail(opened.error());
    const std::atomic_bool never = false;
    const auto report = store::maintain(opened->store, {}, context.clock, never);
    if (!report)
        return context.fail(report.error());
    return context.answer(bare({ QStringLiteral("segments_removed"), QStringLiteral("rows_removed"), QStringLiteral("cells_removed"), QStringLiteral("keys_folded"), QStringLiteral("strings_removed") },
        { { QStringLiteral("segments_removed"), report->segmentsRemoved }, { QStringLiteral("rows_removed"), report->rowsRemoved },
            { QStringLiteral("cells_removed"), report->cellsRemoved }, { QStringLiteral("keys_folded"), report->keysFolded }, { QStringLiteral("strings_removed"), report->stringsRemoved } }));
}

int backup(Context &context, const QString &target)
{
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    if (const auto done = store::backup(opened->store, target); !done)
        return context.fail(done.error());
    context.say(Tr::tr("The key is not in the backup. Keep it too: breakwaterctl store key export FILE"));
    return context.answer(bare({ QStringLiteral("path") }, { { QStringLiteral("path"), target } }));
}

int copy(Context &context, const QString &target)
{
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    const std::atomic_bool never = false;
    const auto report = store::copyReadable(opened->store, target, context.clock, never);
    if (!report)
        return context.fail(report.error());
    if (report->messagesLost > 0)
        context.say(Tr::tr("%n message(s) could not be read and are not in the copy.", nullptr, static_cast<int>(std::min<qint64>(report->messagesLost, INT32_MAX))));
    return context.answer(bare({ QStringLiteral("path"), QStringLiteral("rows"), QStringLiteral("messages_lost"), QStringLiteral("incomplete") },
                              { { QStringLiteral("path"), target }, { QStringLiteral("rows"), report->rows }, { QStringLiteral("messages_lost"), report->messagesLost },
                                  { QStringLiteral("incomplete"), report->incomplete.join(QLatin1Char(' ')) } }),
        report->incomplete.isEmpty() ? Done : NeedsAttention);
}

int dump(Context &context)
{
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    const auto done = store::canonicalDump(opened->store, [](std::string_view line) {
        std::fwrite(line.data(), 1, line.size(), stdout);
        std::fputc('\n', stdout);
    });
    if (!done)
        return context.fail(done.error());
    if (std::fflush(stdout) != 0)
        return context.fail({ core::ProblemKind::Full, Tr::tr("The answer could not be written"), {}, {}, Tr::tr("Is the disk full, or the pipe closed?") });
    return Done;
}

/// The three choices print what is now in force.
int choose(Context &context, const std::function<core::Done(const store::Store &)> &change)
{
    const auto opened = context.openStore(store::OpenMode::ReadWrite);
    if (!opened)
        return context.fail(opened.error());
    if (const auto done = change(opened->store); !done)
        return context.fail(done.error());
    return info(context);
}

} // namespace

void addStoreUpkeep(CLI::App &app, Context &context)
{
    const auto simple = [&](const char *name, const char *does, const char *example, int (*act)(Context &)) {
        addVerb(app, name, does, example)->callback([&context, act] { context.chosen = [&context, act] { return act(context); }; });
    };
    simple("info", "what the store is: size, schema, key, home zone, privacy", "store info", info);
    CLI::App *about = app.get_subcommand("info");
    about->footer(about->get_footer() + "\n\"messages\" counts the queue ids that have rows, also those of second passes and notices; volume counts each accepted mail once.");
    simple("check", "read the whole file and say whether it is sound", "store check", check);
    simple("compact", "give unused space back to the disk", "store compact", compact);
    simple("maintain", "retention and folding now, as after each import", "store maintain", maintain);
    const auto withTarget = [&](const char *name, const char *does, const char *example, int (*act)(Context &, const QString &)) {
        auto target = std::make_shared<std::string>();
        CLI::App *verb = addVerb(app, name, does, example);
        verb->add_option("FILE", *target, "a file that does not exist yet")->required();
        verb->callback([&context, act, target] { context.chosen = [&context, act, target] { return act(context, QString::fromStdString(*target)); }; });
    };
    withTarget("backup", "a whole copy, also while others write", "store backup fleet-2026-11.bw", backup);
    withTarget("copy", "save what can still be read of a damaged store into a new one", "store copy saved.bw", copy);
    auto canonical = std::make_shared<bool>(false);
    CLI::App *verb = addVerb(app, "dump", "all that the store holds as sorted text, to compare two stores", "store dump --canonical > a.txt");
    verb->add_flag("--canonical", *canonical, "without ids and times of work (the only form there is)");
    verb->callback([&context, canonical] { context.chosen = [&context] { return dump(context); }; });
}

void addStoreChoices(CLI::App &app, Context &context)
{
    auto zone = std::make_shared<std::string>();
    CLI::App *verb = addVerb(app, "home-zone", "change the zone of the store's days", "store home-zone Europe/Paris");
    verb->add_option("ZONE", *zone, "a name such as Europe/Paris or UTC")->required();
    verb->callback([&context, zone] {
        context.chosen = [&context, zone] {
            return choose(context, [&](const store::Store &store) -> core::Done {
                const auto since = store::changeHomeZone(store, context.clock, QString::fromStdString(*zone));
                return since ? core::Done() : core::Done(core::fail(since.error()));
            });
        };
    });
    auto domains = std::make_shared<std::vector<std::string>>();
    verb = addVerb(app, "own-domains", "name the domains that are yours: their senders are kept in clear", "store own-domains news.example shop.example");
    verb->add_option("DOMAIN", *domains, "all of them; none forgets the list");
    verb->callback([&context, domains] {
        context.chosen = [&context, domains] {
            return choose(context, [&](const store::Store &store) {
                QStringList names;
                for (const auto &name : *domains)
                    names << QString::fromStdString(name);
                return store::setOwnDomains(store, context.clock, names);
            });
        };
    });
    auto word = std::make_shared<std::string>();
    verb = addVerb(app, "clear-recipients", "keep recipients in clear (on), or as keyed hashes alone (off)", "store clear-recipients off");
    verb->add_option("CHOICE", *word, "on or off")->required()->check(CLI::IsMember({ "on", "off" }));
    verb->callback([&context, word] {
        context.chosen = [&context, word] {
            return choose(context, [&](const store::Store &store) { return store::setClearRecipients(store, context.clock, *word == "on"); });
        };
    });
}

void addStore(CLI::App &app, Context &context)
{
    CLI::App *verb = addVerb(app, "store", "the store itself: facts, upkeep, moving, a person's rights", "store info");
    verb->require_subcommand(1);
    addStoreUpkeep(*verb, context);
    addStoreChoices(*verb, context);
    addStoreKey(*verb, context);
    addStorePeople(*verb, context);
}

} // namespace bw::ctl
