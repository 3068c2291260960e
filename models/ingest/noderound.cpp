// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/noderound.h"

#include "models/core/blocking.h"
#include "models/core/guard.h"
#include "models/ingest/filerun.h"
#include "models/ingest/followedlog.h"
#include "models/ingest/historyreading.h"
#include "models/ingest/journalreading.h"
#include "models/ingest/logzone.h"
#include "models/ingest/tr.h"
#include "models/mta/product.h"
#include "models/mta/questions.h"
#include "models/store/fleet/snapshottable.h"
#include "models/transport/filelist.h"
#include "models/transport/hostclock.h"

#include <algorithm>
#include <utility>

namespace bw::ingest {

using core::fail;
using core::ProblemKind;
using transport::Command;

namespace {

constexpr auto timeToFinish = std::chrono::seconds(2); ///< kept for what was read to reach the store
constexpr auto longestWait = std::chrono::seconds(2); ///< at the gate
constexpr std::size_t mostAnswerBytes = 64 * 1024;
constexpr auto looksForStopEvery = std::chrono::seconds(1); ///< while history is read, which may take hours
constexpr auto hungHostIsAskedAfter = std::chrono::hours(1); ///< each question that hangs may leave a process there
constexpr auto quickRead = std::chrono::seconds(5); ///< of a host that may be asked more
constexpr auto timeForHost = std::chrono::seconds(20); ///< left of a round before its system is asked

ImportOptions optionsOf(const fleet::Node &node, const QString &hostZone)
{
    ImportOptions options;
    options.node = node.name;
    options.mta = node.mta;
    options.paths = node.logs;
    options.logZone = node.logZone.isEmpty() ? hostZone : node.logZone;
    options.follow = true;
    return options;
}

bool isNearlyOver(const transport::Limit &limit)
{
    return limit.isOver() || std::chrono::steady_clock::now() + timeToFinish >= limit.deadline;
}

} // namespace

/// Through the gate, and back.
class NodeRound::Pass final
{
public:
    explicit Pass(WritersGate *gate)
        : m_gate(gate && gate->try_acquire_for(longestWait) ? gate : nullptr)
    {
    }
    ~Pass()
    {
        if (m_gate)
            m_gate->release();
    }
    Pass(const Pass &) = delete;
    Pass &operator=(const Pass &) = delete;

private:
    WritersGate *m_gate;
};

/// What reading a node's files takes, in the order of its parts' lives.
struct NodeRound::Desk
{
    Desk(transport::Files &theFiles, ImportOptions theOptions, core::ZoneRules theZone, WritersGate *gate)
        : files(theFiles)
        , options(std::move(theOptions))
        , zone(std::move(theZone))
        , pass(gate)
    {
    }
    transport::Files &files;
    const ImportOptions options;
    const core::ZoneRules zone;
    const Pass pass;
    std::unique_ptr<Intake> intake;
    QStringList paths;
};

QString errorWord(const core::Problem &problem)
{
    switch (problem.kind) {
    case ProblemKind::Unreachable:
        return QStringLiteral("unreachable");
    case ProblemKind::TimedOut:
        return QStringLiteral("timed_out");
    case ProblemKind::HostKeyUnknown:
        return QStringLiteral("host_key_unknown");
    case ProblemKind::HostKeyChanged:
        return QStringLiteral("host_key_changed");
    case ProblemKind::Denied:
        return QStringLiteral("denied");
    case ProblemKind::Missing:
        return QStringLiteral("log_missing");
    case ProblemKind::Cancelled:
        return QStringLiteral("cancelled");
    case ProblemKind::Conflict:
        return QStringLiteral("busy");
    case ProblemKind::Full:
        return QStringLiteral("store_full");
    case ProblemKind::Damaged:
        return QStringLiteral("store_damaged");
    case ProblemKind::Unsupported:
        return QStringLiteral("unsupported");
    case ProblemKind::Usage:
    case ProblemKind::Malformed:
    case ProblemKind::TooLarge:
        return QStringLiteral("malformed");
    case ProblemKind::Internal:
    case ProblemKind::Defect:
        break;
    }
    return QStringLiteral("failed");
}

void RoundResult::add(RoundResult more)
{
    lines += more.lines;
    events += more.events;
    bytes += more.bytes;
    changedHours += more.changedHours;
    hasMore = more.hasMore;
    settingsMayHaveChanged = settingsMayHaveChanged || more.settingsMayHaveChanged;
    if (more.snapshot != 0)
        snapshot = more.snapshot;
    if (!clockProblem)
        clockProblem = std::move(more.clockProblem);
    if (!queueProblem)
        queueProblem = std::move(more.queueProblem);
    if (more.problem)
        report = std::move(more.report);
    problem = std::move(more.problem);
    errorKind = std::move(more.errorKind);
    const store::RoundRow before = std::exchange(row, std::move(more.row));
    for (QString store::RoundRow::*fact : { &store::RoundRow::hostKey, &store::RoundRow::product, &store::RoundRow::version })
        if ((row.*fact).isEmpty())
            row.*fact = before.*fact;
    row.keyMet = std::max(row.keyMet, before.keyMet);
    if (row.lag < 0)
        row.lag = before.lag;
    if (!row.queueError)
        row.queueError = before.queueError;
    if (!row.clockOffset && !row.isClockUnknown) {
        row.clockOffset = before.clockOffset;
        row.isClockUnknown = before.isClockUnknown;
    }
}

NodeRound::NodeRound(store::Store store, MakeHasher makeHasher, const core::Clock &clock, store::NodeRow node, transport::RouteOptions options, WritersGate *gate)
    : m_store(std::move(store))
    , m_makeHasher(std::move(makeHasher))
    , m_clock(clock)
    , m_node(std::move(node))
    , m_options(std::move(options))
    , m_gate(gate)
{
    m_options.isOfStore = true;
    if (!m_node.node.knownHosts.isEmpty())
        m_options.knownHosts = m_node.node.knownHosts;
}

NodeRound::~NodeRound() = default;

void NodeRound::close()
{
    m_route.reset();
}

void NodeRound::setAcceptedKeys(const QList<transport::AcceptedKey> &keys)
{
    m_options.acceptedKeys = keys;
    const auto own = std::find_if(keys.begin(), keys.end(), [this](const transport::AcceptedKey &key) { return key.node == m_node.node.name; });
    if (own != keys.end() && own->fingerprint != m_keyMet)
        close();
}

RoundResult NodeRound::run(const transport::Limit &limit, const RoundWishes &wishes)
{
    core::willBlock("read a node");
    RoundResult result;
    result.node = m_node.node.name;
    result.row.time = m_clock.now();
    if (m_snapshot == 0)
        m_snapshot = store::snapshotAt(m_store, m_node.id, result.row.time, {}).value_or(0);
    result.snapshot = m_snapshot;
    const bool wasKept = m_route && m_route->isOpen();
    const auto connectAndRead = [&]() -> core::Done {
        auto done = connect(limit, result);
        return done ? readAll(limit, wishes, result) : done;
    };
    core::Done done = core::guarded(m_node.node.name, connectAndRead);
    // A server that was started anew has ended the connection that was kept from the round before: no failure of the node.
    if (!done && done.error().kind != ProblemKind::Defect && wasKept && !(m_route && m_route->isOpen()) && !limit.isOver()) {
        result.report = {};
        done = core::guarded(m_node.node.name, connectAndRead);
    }
    if (!done && done.error().kind == ProblemKind::Defect) { // what is remembered of the round before may be half changed
        m_route.reset();
        m_seen.clear();
        m_recent = {};
    }
    if (m_route)
        m_route->rest();
    if (m_route && std::exchange(m_hasHung, false))
        m_route->close(); // what hangs there holds one of the sessions that a connection may have
    if (!done) {
        result.problem = done.error();
        result.errorKind = done.error().kind == ProblemKind::Denied && !result.report.needs.isEmpty() ? QStringLiteral("secret_missing") : errorWord(done.error());
        result.row.error = store::NodeErrorRow { 0, 0, 0, result.errorKind, done.error().oneLine() };
    }
    result.row.wasRead = done.has_value();
    return result;
}

core::Done NodeRound::connect(const transport::Limit &limit, RoundResult &result)
{
    // A route keeps the keys that were accepted when it was made: another may have been meanwhile.
    const bool isKept = m_route && m_route->isOpen();
    const core::UtcMicros begun = m_clock.now();
    if (!isKept) {
        m_route.reset();
        m_keyMet.clear();
        auto route = transport::makeRoute(m_node.node, m_options);
        if (!route)
            return fail(route.error());
        m_route = std::move(*route);
    }
    auto done = m_route->open(limit, &result.report);
    if (done && !isKept) { // a key that was shown and not accepted is the error's business
        m_keyMet = result.row.hostKey = result.report.hostKey.fingerprint;
        result.row.keyMet = m_keyMet.isEmpty() ? 0 : begun;
    }
    return done;
}

core::Done NodeRound::readAll(const transport::Limit &limit, const RoundWishes &wishes, RoundResult &result)
{
    const auto begun = std::chrono::steady_clock::now();
    if (auto done = askHost(limit, result); !done)
        return done;
    const bool isJournal = m_node.node.route == fleet::RouteKind::Journald || m_node.node.route == fleet::RouteKind::LocalJournal;
    core::Done read = isJournal ? readJournal(limit, result) : readLogs(limit, wishes.mostBytes, result);
    if (wishes.history && read && !isJournal && !result.hasMore)
        read = readHistory(limit, limit.deadline - begun, result);
    // A log that cannot be read is no reason not to look at the settings; a connection that is gone is, and so is a defect.
    if ((!read && read.error().kind == ProblemKind::Defect) || !m_route->isOpen() || (limit.isOver() && !wishes.history))
        return read;
    RoundWishes now = wishes;
    now.host = wishes.host && read && !result.hasMore && !m_hasHung && std::chrono::steady_clock::now() - begun < quickRead;
    now.snapshot = now.snapshot || result.settingsMayHaveChanged;
    if (auto done = askProduct(limit, now, result); !done)
        return done;
    return read;
}

/// Its clock and its zone. A host that does not say is no failure, and one whose answer hangs is asked anew later.
core::Done NodeRound::askHost(const transport::Limit &limit, RoundResult &result)
{
    const auto now = std::chrono::steady_clock::now();
    if (!m_route->runsCommands() || now < m_askHostFrom)
        return {};
    const auto offset = transport::clockOffset(*m_route, m_clock, transport::patienceWithin(limit));
    if (!offset && (!m_route->isOpen() || limit.isOver()))
        return fail(offset.error());
    const auto hung = [&](const core::Problem &problem) {
        if (problem.kind != ProblemKind::TimedOut)
            return;
        m_askHostFrom = now + hungHostIsAskedAfter;
        m_hasHung = true;
    };
    if (offset) {
        result.row.clockOffset = *offset;
        const auto isOff = transport::clockProblem(*offset);
        if (isOff && !m_isClockOff)
            result.clockProblem = isOff;
        m_isClockOff = isOff.has_value();
    } else {
        hung(offset.error());
        result.row.isClockUnknown = true;
        if (!m_isClockUnknown)
            result.clockProblem = offset.error();
    }
    m_isClockUnknown = !offset;
    if (!m_hostZone.isEmpty() || !m_node.node.logZone.isEmpty())
        return {};
    const auto zone = m_route->run(Command::fixed("readlink -f /etc/localtime"), mostAnswerBytes, transport::patienceWithin(limit));
    if (!zone && (!m_route->isOpen() || limit.isOver()))
        return fail(zone.error());
    if (!zone) {
        hung(zone.error());
        return {};
    }
    const QString path = QString::fromStdString(zone->out).trimmed();
    const qsizetype at = path.indexOf(QLatin1String("/zoneinfo/"));
    const QString name = at < 0 ? QStringLiteral("UTC") : path.mid(at + 10); // localtime(5): without the link it is UTC
    if (zone->exitCode == 0 && core::ZoneRules::named(name.toStdString()).isValid())
        m_hostZone = name;
    return {};
}

/// Nothing has changed since they were read to their end?
core::Result<bool> NodeRound::isQuiet(transport::Files &files)
{
    if (m_seen.empty())
        return false;
    for (const QString &log : m_node.node.logs) {
        const auto seen = m_seen.find(log.toStdString());
        if (seen == m_seen.end())
            return false;
        const auto now = files.statusAt(log);
        if (!now)
            return fail(now.error());
        if (!*now || (*now)->size != seen->second.size || (*now)->modified != seen->second.modified || (*now)->inode != seen->second.inode)
            return false;
    }
    return true;
}

core::Result<std::unique_ptr<Intake>> NodeRound::openIntake()
{
    return Intake::open(m_store, m_makeHasher, m_clock, { m_node.node.name, m_node.node.mta, QStringLiteral("collect"), false });
}

void NodeRound::take(Intake &intake, RoundResult &result)
{
    const ImportCounts &counts = intake.counts();
    result.lines += counts.lines - counts.alreadyKnown - counts.alreadyHeard;
    result.events += counts.events;
    result.settingsMayHaveChanged = result.settingsMayHaveChanged || counts.configEvents > 0;
    result.changedHours += [&intake] {
        const auto hours = intake.takeChangedHours();
        return QList<core::UtcMicros>(hours.begin(), hours.end());
    }();
    if (intake.lastTime() != 0)
        result.row.lag = std::max<core::UtcMicros>(0, m_clock.now() - intake.lastTime());
}

core::Result<QStringList> NodeRound::logPaths(transport::Files &files, const Intake &intake) const
{
    // Folders are looked through anew: a log may have come.
    QStringList paths;
    for (const QString &log : m_node.node.logs) {
        const bool wasLog = std::ranges::any_of(intake.state().cursors, [key = log.toStdString()](const store::CursorRow &cursor) { return cursor.path == key; });
        const auto isFolder = transport::isFolderOfLogs(files, log, wasLog || fleet::meansOneLog(m_node.node.route, log));
        if (!isFolder)
            return fail(isFolder.error());
        if (!*isFolder) {
            paths << log;
            continue;
        }
        const auto below = transport::filesBelow(files, log);
        if (!below)
            return fail(below.error());
        for (const QString &path : *below) {
            QString set;
            int age = 0;
            splitRotated(path, set, age);
            if (age == 0 && set == path)
                paths << path;
        }
    }
    return paths;
}

core::Result<std::unique_ptr<NodeRound::Desk>> NodeRound::sitDown(transport::Files &files)
{
    ImportOptions options = optionsOf(m_node.node, m_hostZone);
    auto zone = logZone(options.logZone);
    if (!zone)
        return fail(zone.error());
    auto desk = std::make_unique<Desk>(files, std::move(options), std::move(*zone), m_gate);
    auto intake = openIntake();
    if (!intake)
        return fail(intake.error());
    desk->intake = std::move(*intake);
    auto paths = logPaths(files, *desk->intake);
    if (!paths)
        return fail(paths.error());
    desk->paths = std::move(*paths);
    return desk;
}

core::Done NodeRound::readLogs(const transport::Limit &limit, std::uint64_t mostBytes, RoundResult &result)
{
    const auto files = m_route->files();
    if (!files)
        return fail(files.error());
    const auto quiet = isQuiet(**files);
    if (!quiet)
        return fail(quiet.error());
    if (*quiet)
        return {};
    const auto desk = sitDown(**files);
    if (!desk)
        return fail(desk.error());
    Intake &intake = *(*desk)->intake;
    const std::atomic_bool never = false;
    Progress progress({});
    const auto remembering = m_recent.over(**files, (*desk)->paths);
    FileRun wholeFiles(intake, *remembering, (*desk)->options, (*desk)->zone, progress, limit.stop ? *limit.stop : never);
    core::Done read;
    qsizetype logsLeft = (*desk)->paths.size();
    for (const QString &path : (*desk)->paths) {
        const std::uint64_t share = (mostBytes - std::min(mostBytes, result.bytes)) / static_cast<std::uint64_t>(logsLeft--);
        const auto before = (*files)->statusAt(path);
        bool more = true;
        read = intake.guard(path, [&] {
            FollowedLog log(intake, wholeFiles, path, (*desk)->options, (*desk)->zone);
            auto done = log.start();
            while (done && more && log.bytesRead() < share && !isNearlyOver(limit)) {
                more = false;
                done = log.look(more);
                if (done)
                    done = intake.commit(false);
            }
            result.bytes += log.bytesRead();
            return done;
        });
        if (!read)
            break;
        result.hasMore = result.hasMore || more;
        if (before && *before && !more)
            m_seen[path.toStdString()] = **before;
        else
            m_seen.erase(path.toStdString());
    }
    const core::Done finished = intake.finish(true);
    take(intake, result);
    if (!finished || (!read && !intake.counts().unreadableInputs.isEmpty()))
        m_seen.clear(); // what was not written is read again
    return read ? finished : read;
}

core::Done NodeRound::readHistory(const transport::Limit &limit, std::chrono::nanoseconds stretch, RoundResult &result)
{
    const auto files = m_route->files();
    if (!files)
        return fail(files.error());
    const auto desk = sitDown(**files);
    if (!desk)
        return fail(desk.error());
    Intake &intake = *(*desk)->intake;
    bool isStopped = false; // somebody else was shown another host key meanwhile
    auto lastLook = std::chrono::steady_clock::now();
    const auto goOn = [&]() -> core::Done {
        const auto now = std::chrono::steady_clock::now();
        if (now - lastLook >= looksForStopEvery) {
            isStopped = isStopped || store::isStopped(m_store, m_node.id).value_or(false);
            lastLook = now;
        }
        return m_route->isOpen() ? m_route->open({ isStopped ? now : now + stretch, limit.stop }, nullptr) : core::Done();
    };
    const std::atomic_bool never = false;
    const std::atomic_bool &stop = limit.stop ? *limit.stop : never;
    Progress progress([&](const ImportProgress &state) {
        result.changedHours += state.changedHours;
        static_cast<void>(goOn()); // as long as bytes come
    });
    FileRun wholeFiles(intake, **files, (*desk)->options, (*desk)->zone, progress, stop);
    core::Done read = goOn();
    for (const QString &path : (*desk)->paths) {
        if (read)
            read = intake.guard(path, [&] { return HistoryReading(intake, wholeFiles, path, (*desk)->options).run(stop); });
    }
    const core::Done finished = intake.finish(true);
    take(intake, result);
    if (!read)
        return read;
    if (limit.isStopped())
        return fail({ ProblemKind::Cancelled, Tr::tr("Reading was stopped"), {}, {}, Tr::tr("What was read is kept; ask again to go on.") });
    if (!m_route->isOpen())
        return fail({ ProblemKind::TimedOut, Tr::tr("The connection ended while old logs were read"), intake.counts().unreadableInputs.value(0), {}, Tr::tr("What was read is kept; ask again to go on.") });
    if (const QStringList &unread = intake.counts().unreadableInputs; !unread.isEmpty())
        return fail({ ProblemKind::Malformed, Tr::tr("%n old log(s) could not be read", nullptr, static_cast<int>(unread.size())), unread.front(), {}, {} });
    return finished;
}

core::Done NodeRound::readJournal(const transport::Limit &limit, RoundResult &result)
{
    const Pass pass(m_gate);
    auto intake = openIntake();
    if (!intake)
        return fail(intake.error());
    JournalReading journal(**intake, *m_route, m_node.node.logs.value(0));
    core::Done read = (*intake)->guard(Tr::tr("the journal"), [&] { return journal.run([&limit] { return isNearlyOver(limit); }); });
    result.hasMore = journal.hasMore();
    result.bytes += journal.bytes();
    const core::Done finished = (*intake)->finish(true);
    take(**intake, result);
    return read ? finished : read;
}

core::Done NodeRound::askProduct(const transport::Limit &limit, const RoundWishes &wishes, RoundResult &result)
{
    const mta::Product *product = mta::productById(m_node.node.mta.toStdString());
    if (!product || !product->questions || !m_route->runsCommands()) {
        result.row.queueError = QString(); // it has none that could be asked
        return {};
    }
    const mta::Questions &questions = *product->questions;
    mta::Asked asked { m_node.node.configDir, m_snapshot == 0 ? QString() : m_node.version };
    if (wishes.snapshot && questions.takeSnapshot) {
        fleet::Snapshot snapshot;
        snapshot.time = m_clock.now();
        const QByteArray hostKey = "host_asked:" + QByteArray::number(qlonglong(m_node.id));
        const core::UtcMicros hostAsked = m_store.value(hostKey.constData()).value_or(QString()).toLongLong();
        // Some forty commands: once a day, by a round that has the time for them.
        asked.wantsHost = (hostAsked == 0 || hostAsked > snapshot.time || snapshot.time - hostAsked >= core::microsPerDay) && wishes.host && limit.deadline - std::chrono::steady_clock::now() > timeForHost;
        if (auto done = questions.takeSnapshot(*m_route, asked, snapshot); !done)
            return done;
        for (const mta::Product *companion : mta::products())
            if (!companion->isMta && companion->questions && companion->questions->takeSnapshot)
                if (auto done = companion->questions->takeSnapshot(*m_route, asked, snapshot); !done)
                    return done;
        std::sort(snapshot.sections.begin(), snapshot.sections.end(), [](const fleet::Section &a, const fleet::Section &b) { return a.name < b.name; });
        const auto id = store::keepSnapshot(m_store, m_node.id, snapshot);
        if (!id)
            return fail(id.error());
        if (asked.wantsHost)
            if (auto done = m_store.setValue(hostKey.constData(), QString::number(snapshot.time)); !done)
                return done;
        m_snapshot = result.snapshot = *id;
        m_node.version = result.row.version = snapshot.version;
        m_node.product = result.row.product = snapshot.product;
    }
    if (!wishes.queue || !questions.sampleQueue)
        return {};
    asked.patience = transport::halfOf(limit);
    const auto sample = questions.sampleQueue(*m_route, asked);
    if (!sample && !m_route->isOpen())
        return fail(sample.error());
    m_hasHung = m_hasHung || (!sample && sample.error().kind == ProblemKind::TimedOut);
    // Where no product was found, that its queue is not listed is no news.
    const bool isUnread = !sample && !m_node.version.isEmpty();
    result.row.queueError = isUnread ? sample.error().oneLine() : QString();
    if (isUnread && !m_isQueueUnread)
        result.queueProblem = sample.error();
    m_isQueueUnread = isUnread;
    return sample ? store::keepQueueSample(m_store, m_node.id, *sample) : core::Done();
}

} // namespace bw::ingest
