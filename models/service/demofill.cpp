// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/demofill.h"

#include "models/core/blocking.h"
#include "models/demo/demoreports.h"
#include "models/ingest/feedbackimporter.h"
#include "models/ingest/progress.h"
#include "models/ingest/sourcereader.h"
#include "models/service/demoposture.h"
#include "models/service/tr.h"
#include "models/store/mailauth/sourcerules.h"
#include "models/store/streams/streamrules.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <memory>

namespace bw::service {

using core::fail;
using core::ProblemKind;

namespace {

core::Done fillNode(const demo::DemoFleet &fleet, std::size_t number, ingest::Intake &intake, ingest::Progress &progress, std::uint64_t &bytes,
    const std::atomic_bool &stop)
{
    const demo::DemoNode &node = fleet.nodes().at(number);
    demo::DemoNodeLog log = fleet.open(number);
    std::unique_ptr<ingest::SourceReader> source;
    std::size_t piece = 0;
    while (!stop) {
        const std::string_view block = log.next();
        if (block.empty())
            break;
        if (source && log.piece() != piece) {
            if (auto done = source->end(); !done)
                return done;
            source.reset();
            intake.addLost({ node.pieces.at(piece).range.to, node.pieces.at(log.piece()).range.from, "rotated_away" });
        }
        piece = log.piece();
        if (!source) {
            ingest::SourceStart start;
            start.row.path = "demo/" + node.name + '/' + node.pieces.at(piece).fileName;
            start.envelope.zone = core::ZoneRules::named(fleet.options().zone);
            start.envelope.lastModified = node.pieces.at(piece).range.to;
            source = std::make_unique<ingest::SourceReader>(intake, std::move(start));
        }
        if (auto done = source->append(block); !done)
            return done;
        bytes += block.size();
        progress.setBytes(bytes);
        progress.show(intake);
    }
    return source ? source->end() : core::Done();
}

/// What receivers report of it, through the importer of real reports.
core::Done importReports(const store::Store &store, const ingest::MakeHasher &makeHasher, const core::Clock &clock, const demo::DemoFleet &fleet, const std::atomic_bool &stop)
{
    const QTemporaryDir folder;
    for (const demo::DemoReport &report : demo::demoReports(fleet)) {
        QFile file(folder.filePath(QString::fromStdString(report.fileName)));
        if (!file.open(QIODevice::WriteOnly) || file.write(report.text.data(), static_cast<qint64>(report.text.size())) < 0)
            return fail({ ProblemKind::Denied, Tr::tr("The demo was not made"), file.errorString(), file.fileName(), {} });
    }
    const auto counts = ingest::FeedbackImporter(store, makeHasher, clock).run({ folder.path() }, stop);
    if (!counts)
        return fail(counts.error());
    QList<store::SourceRule> rules(3);
    rules[0].name = Tr::tr("Our nodes");
    rules[0].role = store::SourceRole::Own;
    rules[0].network = QStringLiteral("192.0.2.0/24");
    rules[1].name = Tr::tr("The CRM");
    rules[1].network = QStringLiteral("198.51.100.64/27");
    rules[2].name = Tr::tr("Forwarders");
    rules[2].role = store::SourceRole::Forwarder;
    rules[2].network = QStringLiteral("2001:db8:40::/44");
    return store::setSourceRules(store, rules, clock);
}

core::Done nameStreams(const store::Store &store, const core::Clock &clock)
{
    QList<store::StreamRule> rules;
    for (const demo::DemoStream &stream : demo::DemoFleet::streams()) {
        store::StreamRule rule;
        rule.name = QString::fromStdString(stream.name);
        rule.senderDomain = QString::fromStdString(stream.senderDomain);
        rule.login = QString::fromStdString(stream.login);
        if (!rule.senderDomain.isEmpty() || !rule.login.isEmpty()) // a node is no part of a stream's key
            rules << rule;
    }
    return store::setStreamRules(store, rules, clock);
}

} // namespace

core::Result<DemoFillCounts> fillWithDemo(const store::Store &store, const ingest::MakeHasher &makeHasher, const core::Clock &clock,
    const DemoFillOptions &options, const std::function<void(const ingest::ImportProgress &)> &onProgress, const std::atomic_bool &stop)
{
    core::willBlock("fill a store with the demo");
    const auto info = store.info();
    if (!info)
        return fail(info.error());
    if (info->messages > 0)
        return fail({ ProblemKind::Conflict, Tr::tr("The demo was not made"), Tr::tr("this store holds mail already"), store.path(),
            Tr::tr("Make a store of its own for the demo.") });
    demo::DemoOptions demo;
    demo.seed = options.seed;
    demo.days = static_cast<std::uint32_t>(std::max(3, options.days));
    demo.messagesPerDay = static_cast<std::uint32_t>(std::max(1, options.messagesPerDay));
    demo.endsAt = clock.now();
    const demo::DemoFleet fleet(demo);
    ingest::Progress progress(onProgress);
    progress.setTotal(static_cast<qint64>(fleet.estimatedBytes()));
    DemoFillCounts counts;
    std::uint64_t bytes = 0;
    for (std::size_t number = 0; number < fleet.nodes().size() && !stop; ++number) {
        ingest::IntakeOptions node;
        node.node = QString::fromStdString(fleet.nodes().at(number).name);
        node.mta = QStringLiteral("postfix");
        node.purpose = QStringLiteral("demo");
        auto intake = ingest::Intake::open(store, makeHasher, clock, node);
        if (!intake)
            return fail(intake.error());
        progress.startNode(node.node);
        if (auto done = fillNode(fleet, number, **intake, progress, bytes, stop); !done)
            return fail(done.error());
        if (auto done = (*intake)->finish(false); !done)
            return fail(done.error());
        progress.showLast(**intake);
        ++counts.nodes;
        counts.lines += (*intake)->counts().lines;
        counts.messages += (*intake)->counts().messages;
    }
    if (stop)
        return fail({ ProblemKind::Cancelled, Tr::tr("The demo was stopped"), {}, store.path(), Tr::tr("Delete this store and make it anew.") });
    if (auto done = nameStreams(store, clock); !done)
        return fail(done.error());
    if (auto done = importReports(store, makeHasher, clock, fleet, stop); !done)
        return fail(done.error());
    if (auto done = fillDemoPosture(store, fleet, stop); !done)
        return fail(done.error());
    return counts;
}

} // namespace bw::service
