// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/context.h"
#include "app/ctl/storeverbs.h"

#include "models/logs/redact.h"
#include "models/store/journal.h"
#include "models/store/maintenance.h"
#include "models/store/subject.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QMap>

#include <CLI/CLI.hpp>

namespace bw::ctl {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

QString rfc3339(core::UtcMicros time)
{
    return QDateTime::fromMSecsSinceEpoch(time / 1000, Qt::UTC).toString(Qt::ISODateWithMs);
}

core::Result<store::Subject> subjectOf(const app::OpenStore &opened, const std::string &address)
{
    const auto hasher = opened.makeHasher();
    if (!hasher)
        return core::fail({ core::ProblemKind::Denied, Tr::tr("The key of this store is not on this computer, so nobody can be found by address"),
            opened.whyNoKey.reason, opened.store.path(), Tr::tr("Bring it with: breakwaterctl store key import FILE") });
    std::string canonical;
    logs::canonicalAddress(address, canonical);
    return store::Subject { hasher->hash(canonical), canonical };
}

core::Done checkAddress(const std::string &address)
{
    if (!QString::fromStdString(address).trimmed().isEmpty())
        return {};
    return core::fail({ core::ProblemKind::Usage, Tr::tr("The address is empty"), {}, {}, Tr::tr("Give the whole address, such as ann@example.org.") });
}

struct Person
{
    std::string address;
    bool isSure = false;
};

int find(Context &context, const Person &person, bool whole)
{
    if (const auto good = checkAddress(person.address); !good)
        return context.fail(good.error());
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    const auto subject = subjectOf(*opened, person.address);
    const auto rows = subject ? store::findSubject(opened->store, *subject) : core::Result<QList<store::SubjectRow>>(core::fail(subject.error()));
    if (!rows)
        return context.fail(rows.error());
    if (!whole) {
        QMap<QPair<QString, QString>, qint64> counts; // in the same order each time
        for (const auto &row : *rows)
            ++counts[{ row.table, row.role }];
        Section section { QStringLiteral("places"), { QStringLiteral("table"), QStringLiteral("role"), QStringLiteral("rows") }, {} };
        for (auto place = counts.cbegin(); place != counts.cend(); ++place)
            section.rows << QJsonObject { { QStringLiteral("table"), place.key().first }, { QStringLiteral("role"), place.key().second }, { QStringLiteral("rows"), place.value() } };
        return context.answer({ { section }, false });
    }
    Section section { QStringLiteral("rows"), { QStringLiteral("time"), QStringLiteral("node"), QStringLiteral("table"), QStringLiteral("role"), QStringLiteral("row") }, {} };
    for (const auto &row : *rows)
        section.rows << QJsonObject { { QStringLiteral("time"), rfc3339(row.time) }, { QStringLiteral("node"), row.node },
            { QStringLiteral("table"), row.table }, { QStringLiteral("role"), row.role }, { QStringLiteral("row"), row.id } };
    return context.answer({ { section }, false });
}

int erase(Context &context, const Person &person)
{
    if (const auto good = checkAddress(person.address); !good)
        return context.fail(good.error());
    if (!person.isSure)
        return context.fail({ core::ProblemKind::Usage, Tr::tr("Erasing cannot be undone"), {}, {}, Tr::tr("Say --yes to go on.") });
    const auto opened = context.openStore(store::OpenMode::ReadWrite);
    if (!opened)
        return context.fail(opened.error());
    const auto subject = subjectOf(*opened, person.address);
    const auto changed = subject ? store::eraseSubject(opened->store, context.clock, *subject) : core::Result<qint64>(core::fail(subject.error()));
    if (!changed)
        return context.fail(changed.error());
    // Writers leave old versions of open messages in unused parts of the file's pages: they name the person too.
    const auto compacted = store::compact(opened->store);
    QStringList notes;
    if (!compacted)
        notes.append(Tr::tr("The person is erased, but older copies may remain in unused parts of the file: %1. Run \"store compact\".").arg(compacted.error().oneLine()));
    const QJsonObject row { { QStringLiteral("rows"), *changed }, { QStringLiteral("compacted"), compacted.has_value() } };
    return context.answerInPart({ { { QStringLiteral("erased"), { QStringLiteral("rows"), QStringLiteral("compacted") }, { row }, true } }, true }, notes);
}

struct HoldOptions
{
    std::string from, to, reason;
    qint64 id = 0;
};

int addHold(Context &context, const HoldOptions &options)
{
    const auto opened = context.openStore(store::OpenMode::ReadWrite);
    if (!opened)
        return context.fail(opened.error());
    const auto from = context.parseTime(QString::fromStdString(options.from), opened->store.homeZone());
    const auto to = context.parseTime(QString::fromStdString(options.to), opened->store.homeZone());
    if (!from || !to)
        return context.fail(from ? to.error() : from.error());
    if (*to <= *from)
        return context.fail({ core::ProblemKind::Usage, Tr::tr("A hold ends after it begins"), {}, {}, Tr::tr("Give a --to that is later than --from.") });
    const auto id = store::addHold(opened->store, context.clock, { *from, *to }, QString::fromStdString(options.reason));
    if (!id)
        return context.fail(id.error());
    return context.answer({ { { QStringLiteral("hold"), { QStringLiteral("id") }, { { { QStringLiteral("id"), *id } } }, true } }, true });
}

int listHolds(Context &context)
{
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    const auto holds = store::listHolds(opened->store);
    if (!holds)
        return context.fail(holds.error());
    Section section { QStringLiteral("holds"), { QStringLiteral("id"), QStringLiteral("from"), QStringLiteral("to"), QStringLiteral("reason"), QStringLiteral("created") }, {} };
    for (const auto &hold : *holds)
        section.rows << QJsonObject { { QStringLiteral("id"), hold.id }, { QStringLiteral("from"), rfc3339(hold.range.from) }, { QStringLiteral("to"), rfc3339(hold.range.to) },
            { QStringLiteral("reason"), hold.reason }, { QStringLiteral("created"), rfc3339(hold.created) } };
    return context.answer({ { section }, false });
}

int removeHold(Context &context, qint64 id)
{
    const auto opened = context.openStore(store::OpenMode::ReadWrite);
    if (!opened)
        return context.fail(opened.error());
    if (const auto done = store::removeHold(opened->store, context.clock, id); !done)
        return context.fail(done.error());
    return listHolds(context);
}

} // namespace

void addStorePeople(CLI::App &app, Context &context)
{
    CLI::App *subject = addVerb(app, "subject", "answer a person's request about one address", "store subject find ann@example.org");
    subject->require_subcommand(1);
    const auto act = [&](const char *name, const char *does, const char *example, std::function<int(Context &, const Person &)> what, bool asks) {
        auto person = std::make_shared<Person>();
        CLI::App *verb = addVerb(*subject, name, does, example);
        verb->add_option("ADDRESS", person->address, "the whole address")->required();
        if (asks)
            verb->add_flag("--yes", person->isSure, "I know that this cannot be undone");
        verb->callback([&context, person, what = std::move(what)] { context.chosen = [&context, person, what] { return what(context, *person); }; });
    };
    act("find", "where the address appears, counted", "store subject find ann@example.org", [](Context &c, const Person &p) { return find(c, p, false); }, false);
    act("export", "each row in which the address appears", "store subject export ann@example.org", [](Context &c, const Person &p) { return find(c, p, true); }, false);
    act("erase", "take the address out of every row; the counts stay", "store subject erase ann@example.org --yes", erase, true);

    CLI::App *hold = addVerb(app, "hold", "stop retention of a range, for a case or an audit", "store hold add --from 2026-11-01 --to 2026-12-01 --reason 'case 7'");
    hold->require_subcommand(1);
    auto options = std::make_shared<HoldOptions>();
    CLI::App *add = addVerb(*hold, "add", "keep what happened in a range", "store hold add --from 2026-11-01 --to 2026-12-01 --reason 'case 7'");
    add->add_option("--from", options->from, "first moment")->required();
    add->add_option("--to", options->to, "end, exclusive")->required();
    add->add_option("--reason", options->reason, "why, for the journal")->required();
    add->callback([&context, options] { context.chosen = [&context, options] { return addHold(context, *options); }; });
    addVerb(*hold, "list", "the holds in force", "store hold list")->callback([&context] { context.chosen = [&context] { return listHolds(context); }; });
    CLI::App *remove = addVerb(*hold, "remove", "end a hold", "store hold remove 1");
    remove->add_option("ID", options->id, "its number")->required();
    remove->callback([&context, options] { context.chosen = [&context, options] { return removeHold(context, options->id); }; });
}

} // namespace bw::ctl
