// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/importer.h"

#include "models/core/blocking.h"
#include "models/core/guard.h"
#include "models/ingest/filerun.h"
#include "models/ingest/follower.h"
#include "models/ingest/inputs.h"
#include "models/ingest/intake.h"
#include "models/ingest/logzone.h"
#include "models/ingest/products.h"
#include "models/ingest/progress.h"
#include "models/transport/local/localroute.h"

#include <algorithm>
#include <chrono>
#include <climits>
#include <thread>
#include <utility>

namespace bw::ingest {

using core::fail;
using core::Problem;
using core::ProblemKind;

namespace {
constexpr auto wakeEvery = std::chrono::milliseconds(50); ///< to see the stop flag
constexpr int waitsForOthers = 10;
}

Importer::Importer(store::Store store, std::function<std::unique_ptr<core::KeyedHasher>()> makeHasher, const core::Clock &clock)
    : m_store(std::move(store))
    , m_makeHasher(std::move(makeHasher))
    , m_clock(clock)
{
}

void Importer::setOnProgress(std::function<void(const ImportProgress &)> call)
{
    m_onProgress = std::move(call);
}

void ImportCounts::add(const ImportCounts &more)
{
    lines += more.lines;
    events += more.events;
    messages += more.messages;
    recipients += more.recipients;
    unrecognised += more.unrecognised;
    unreadable += more.unreadable;
    alreadyKnown += more.alreadyKnown;
    configEvents += more.configEvents;
    alreadyHeard += more.alreadyHeard;
    unfinished += more.unfinished;
    const auto addNew = [](auto &list, const auto &others) {
        for (const auto &other : others)
            if (!list.contains(other))
                list << other;
    };
    addNew(unreadableInputs, more.unreadableInputs);
    addNew(emptyInputs, more.emptyInputs);
    addNew(assumedYears, more.assumedYears);
}

core::Result<ImportCounts> Importer::run(const ImportOptions &options, const std::atomic_bool &stop)
{
    ImportCounts before;
    bool wasOvertaken = false;
    while (true) {
        Ended ended;
        auto counts = core::guarded(options.node, [&] { return runOnce(options, stop, before, ended); });
        if (counts) {
            before.add(*counts);
            return before;
        }
        // Somebody was quicker than who begins anew.
        const bool isBusy = wasOvertaken && options.follow && ended.isOpening && counts.error().kind == ProblemKind::Conflict;
        // What stands on standard input cannot be read again.
        if ((!ended.isOvertaken && !isBusy) || (stop && !options.follow) || options.paths.contains(QStringLiteral("-")))
            return counts;
        wasOvertaken = true;
        if (options.follow)
            before.add(ended.stored);
        for (int i = 0; isBusy && !stop && i < waitsForOthers; ++i)
            std::this_thread::sleep_for(wakeEvery);
        if (stop) // the last lines come with the next run
            return before;
    }
}

core::Result<ImportCounts> Importer::runOnce(const ImportOptions &options, const std::atomic_bool &stop, const ImportCounts &before, Ended &ended)
{
    core::willBlock("import a log");
    const auto zone = logZone(options.logZone);
    if (!zone)
        return fail(zone.error());
    if (const auto product = mtaNamed(options.mta); !product)
        return fail(product.error());
    if (options.paths.isEmpty())
        return fail({ ProblemKind::Usage, Tr::tr("No log was named"), {}, {}, Tr::tr("Name files, folders, or - for standard input.") });
    // Before the writer: it makes the node, and a node of which nothing could be read would only lower the coverage.
    transport::LocalFiles here;
    QStringList unreadable, empty;
    QList<Input> inputs = options.follow ? QList<Input>() : inputsOf(here, options.paths, options.year, options.logZone, unreadable, &empty);
    if (!options.follow && inputs.isEmpty()) {
        ImportCounts nothing;
        nothing.unreadableInputs = unreadable;
        nothing.emptyInputs = empty;
        return nothing;
    }
    auto intake = Intake::open(m_store, m_makeHasher, m_clock,
        { options.node, options.mta, options.follow ? QStringLiteral("import --follow") : QStringLiteral("import"), options.anyway });
    if (!intake)
        return fail(intake.error());
    ended.isOpening = false;
    const auto failed = [&](const Problem &problem) {
        ended.isOvertaken = (*intake)->isOvertaken();
        ended.stored = (*intake)->stored();
        Problem told = problem;
        if (const qint64 lines = ended.stored.lines; told.kind == ProblemKind::Defect && lines > 0)
            told.reason += (told.reason.isEmpty() ? QString() : QStringLiteral("; "))
                + Tr::tr("%Ln line(s) are in the store", nullptr, static_cast<int>(std::min<qint64>(lines, INT_MAX)));
        return fail(std::move(told));
    };
    Progress progress(m_onProgress ? [&](ImportProgress now) {
        ImportCounts counts = before;
        counts.add(now.counts);
        now.counts = std::move(counts);
        m_onProgress(now);
    } : std::function<void(ImportProgress)>());
    if (options.follow) {
        Follower follower(**intake, here, options, *zone, progress);
        if (auto done = follower.run(stop); !done)
            return failed(done.error());
    } else {
        (*intake)->counts().unreadableInputs = unreadable;
        (*intake)->counts().emptyInputs = empty;
        progress.setTotal(inputs);
        FileRun run(**intake, here, options, *zone, progress, stop);
        for (const Input &input : std::as_const(inputs)) {
            if (stop)
                break;
            if (auto done = run.read(input); !done)
                return failed(done.error());
        }
    }
    if (auto done = (*intake)->finish(options.follow); !done)
        return failed(done.error());
    progress.showLast(**intake);
    if (stop && !options.follow)
        return fail({ ProblemKind::Cancelled, Tr::tr("The import was stopped"), Tr::tr("what was read so far is in the store"), {},
            Tr::tr("Import the same files again to go on.") });
    return (*intake)->counts();
}

} // namespace bw::ingest
