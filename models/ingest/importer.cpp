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

#include <utility>

namespace bw::ingest {

using core::fail;
using core::Problem;
using core::ProblemKind;

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

core::Result<ImportCounts> Importer::run(const ImportOptions &options, const std::atomic_bool &stop)
{
    while (true) {
        bool isOvertaken = false;
        auto counts = core::guarded(options.node, [&] { return runOnce(options, stop, isOvertaken); });
        // What stands on standard input cannot be read again.
        if (counts || !isOvertaken || (stop && !options.follow) || options.paths.contains(QStringLiteral("-")))
            return counts;
        if (stop) // the last lines come with the next run
            return ImportCounts {};
    }
}

core::Result<ImportCounts> Importer::runOnce(const ImportOptions &options, const std::atomic_bool &stop, bool &isOvertaken)
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
    Progress progress(m_onProgress);
    if (options.follow) {
        Follower follower(**intake, here, options, *zone, progress);
        if (auto done = follower.run(stop); !done) {
            isOvertaken = (*intake)->isOvertaken();
            return fail(done.error());
        }
    } else {
        (*intake)->counts().unreadableInputs = unreadable;
        (*intake)->counts().emptyInputs = empty;
        progress.setTotal(inputs);
        FileRun run(**intake, here, options, *zone, progress, stop);
        for (const Input &input : std::as_const(inputs)) {
            if (stop)
                break;
            if (auto done = run.read(input); !done) {
                isOvertaken = (*intake)->isOvertaken();
                return fail(done.error());
            }
        }
    }
    if (auto done = (*intake)->finish(options.follow); !done) {
        isOvertaken = (*intake)->isOvertaken();
        return fail(done.error());
    }
    progress.showLast(**intake);
    if (stop && !options.follow)
        return fail({ ProblemKind::Cancelled, Tr::tr("The import was stopped"), Tr::tr("what was read so far is in the store"), {},
            Tr::tr("Import the same files again to go on.") });
    return (*intake)->counts();
}

} // namespace bw::ingest
