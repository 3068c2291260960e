// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/crypto/hmachasher.h"
#include "models/service/collector.h"
#include "models/store/fleet/nodetable.h"
#include "tests/support/program.h"
#include "tests/support/workfolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <cstdio>

#include <sys/resource.h>
#include <thread>

using namespace Qt::StringLiterals;
using namespace bw;
using std::chrono::steady_clock;

// usage: fleetrounds [--nodes 200] [--hang 5] [--rounds 5] [--every 60] [--deadline 5]
// Rounds over made-up nodes (tests/support/simfleet): a first one that reads each log, one of which 4 x hang nodes hang, then
// idle ones, then some before which each node logs a line; what these cost.

namespace {

double seconds(steady_clock::duration time)
{
    return std::chrono::duration<double>(time).count();
}

double cpuSeconds()
{
    rusage used {};
    ::getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

QByteArray statusLine(const char *name)
{
    for (const QByteArray &line : test::contentOf(u"/proc/self/status"_s).split('\n'))
        if (line.startsWith(name))
            return line.simplified();
    return {};
}

struct Wire
{
    double received = 0, sent = 0;
    int connections = 0;
};

Wire wireOf(QProcess &fleet)
{
    fleet.write("?\n");
    fleet.waitForBytesWritten();
    while (!fleet.canReadLine())
        if (!fleet.waitForReadyRead(10'000))
            return {};
    const QList<QByteArray> fields = fleet.readLine().simplified().split(' ');
    return { fields.value(0).toDouble(), fields.value(1).toDouble(), fields.value(2).toInt() };
}

int option(const QStringList &arguments, const QString &name, int otherwise)
{
    const qsizetype at = arguments.indexOf(name);
    return at < 0 ? otherwise : arguments.value(at + 1).toInt();
}

QByteArray logOf(int node)
{
    QByteArray log;
    for (int i = 0; i < 200; ++i) {
        const QByteArray id = "4jY33" + QByteArray::number(10'000 + node * 200 + i).toHex().left(8).toUpper();
        const QByteArray head = "2026-11-23T10:" + QByteArray::number(10 + i / 60) + ':' + QByteArray::number(10 + i % 50) + ".000000+00:00 mx" + QByteArray::number(node) + " postfix/";
        log += head + "qmgr[9]: B" + id.right(8) + ": removed\n";
    }
    return log;
}

} // namespace

int main(int count, char **argv)
{
    const QCoreApplication app(count, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int nodes = option(arguments, u"--nodes"_s, 200), hang = option(arguments, u"--hang"_s, 5), rounds = option(arguments, u"--rounds"_s, 5);
    const int every = option(arguments, u"--every"_s, 60), deadline = option(arguments, u"--deadline"_s, 5);
    rlimit files {};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = std::min<rlim_t>(files.rlim_max, 8192);
    ::setrlimit(RLIMIT_NOFILE, &files);

    test::WorkFolder folder;
    static_cast<void>(test::runProgram(u"ssh-keygen"_s, { u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, u""_s, u"-f"_s, folder.path(u"host"_s) }));
    static_cast<void>(test::runProgram(u"ssh-keygen"_s, { u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, u""_s, u"-f"_s, folder.path(u"user"_s) }));
    const quint16 port = test::freePort();
    const QString fingerprint = QString::fromLatin1(test::runProgram(u"ssh-keygen"_s, { u"-lf"_s, folder.path(u"host.pub"_s) }).out).section(u' ', 1, 1);
    QByteArray known;
    const QByteArray publicKey = test::contentOf(folder.path(u"host.pub"_s)).split(' ').mid(0, 2).join(' ');
    core::SystemClock clock;
    const auto store = store::Store::create(folder.path(u"fleet.bw"_s), { u"UTC"_s, u"key"_s }, clock);
    if (!store)
        return 1;
    for (int i = 0; i < nodes; ++i) {
        folder.write(u"files/%1/mail.log"_s.arg(i), logOf(i));
        fleet::Node node;
        node.name = u"node%1"_s.arg(i, 3, 10, QLatin1Char('0'));
        node.route = fleet::RouteKind::Ssh;
        node.host = u"127.1.%1.%2"_s.arg(i / 200).arg(i % 200 + 1);
        node.port = port;
        node.user = u"reader"_s;
        node.keyFile = folder.path(u"user"_s);
        node.logs = { u"/var/log/mail.log"_s };
        known += '[' + node.host.toLatin1() + "]:" + QByteArray::number(port) + ' ' + publicKey + '\n';
        if (auto done = store::saveNode(*store, node, {}, clock); !done) {
            std::fprintf(stderr, "%s\n", qPrintable(done.error().oneLine()));
            return 1;
        }
    }
    folder.write(u"known_hosts"_s, known);

    const auto startFleet = [&](QProcess &process, int hanging) {
        process.start(QCoreApplication::applicationDirPath() + u"/../tests/simfleet"_s,
            { u"--host-key"_s, folder.path(u"host"_s), u"--files"_s, folder.path(u"files"_s), u"--port"_s, QString::number(port), u"--nodes"_s, QString::number(nodes), u"--hang"_s, QString::number(hanging) });
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        while (!process.canReadLine())
            if (!process.waitForReadyRead(20'000))
                return false;
        return process.readLine().startsWith("ready");
    };
    const std::vector<std::uint8_t> keyBytes(32, 7);
    const auto makeHasher = [&keyBytes]() -> std::unique_ptr<core::KeyedHasher> { return std::make_unique<crypto::HmacHasher>(core::Secret(keyBytes)); };
    service::CollectorOptions options;
    options.deadline = std::chrono::seconds(deadline);
    options.snapshotEvery = options.queueEvery = std::chrono::hours(24);
    options.route.knownHosts = folder.path(u"known_hosts"_s);
    const std::atomic_bool never = false;

    {
        QProcess hanging;
        if (!startFleet(hanging, hang))
            return 1;
        service::Collector collector(*store, makeHasher, clock, options);
        const auto begun = steady_clock::now();
        const auto results = collector.round({}, never);
        const double took = seconds(steady_clock::now() - begun);
        if (!results)
            return 1;
        const auto failed = std::count_if(results->begin(), results->end(), [](const auto &result) { return result.problem.has_value(); });
        qint64 lines = 0;
        for (const auto &result : *results)
            lines += result.lines;
        std::printf("first round, %d of %d nodes hang, deadline %d s: %.2f s, %lld failed, %lld lines\n", 4 * hang, nodes, deadline, took, static_cast<long long>(failed), static_cast<long long>(lines));
        hanging.closeWriteChannel();
        hanging.waitForFinished();
    }
    QProcess fleet;
    if (!startFleet(fleet, 0))
        return 1;
    service::Collector collector(*store, makeHasher, clock, options);
    auto begun = steady_clock::now();
    auto results = collector.round({}, never);
    std::printf("a round that connects to %d nodes: %.2f s\n", nodes, seconds(steady_clock::now() - begun));
    static_cast<void>(collector.round({}, never));
    const Wire before = wireOf(fleet);
    const double cpuBefore = cpuSeconds();
    double longest = 0;
    for (int i = 0; i < rounds; ++i) {
        begun = steady_clock::now();
        results = collector.round({}, never);
        longest = std::max(longest, seconds(steady_clock::now() - begun));
        std::this_thread::sleep_until(begun + std::chrono::seconds(every));
    }
    const Wire after = wireOf(fleet);
    const double cpu = (cpuSeconds() - cpuBefore) / rounds;
    const double bytes = (after.received - before.received + after.sent - before.sent) / rounds / nodes;
    std::printf("%d idle rounds over %d nodes: %.2f s at most; %.2f CPU s a round (%.1f %% of a core at one every 60 s); %.0f bytes of TCP payload a node and round; %d connections open; %s, %s\n", rounds,
        nodes, longest, cpu, cpu / 60 * 100, bytes, after.connections, statusLine("VmRSS").constData(), statusLine("VmHWM").constData());
    const Wire quiet = wireOf(fleet);
    const double cpuQuiet = cpuSeconds();
    for (int i = 0; i < rounds; ++i) {
        for (int node = 0; node < nodes; ++node) {
            QFile log(folder.path(u"files/%1/mail.log"_s.arg(node)));
            if (log.open(QIODevice::Append))
                log.write("2026-11-23T11:" + QByteArray::number(10 + i % 50) + ":00.000000+00:00 mx1 postfix/qmgr[9]: B" + QByteArray::number(10'000'000 + i) + ": removed\n");
        }
        begun = steady_clock::now();
        results = collector.round({}, never);
        std::this_thread::sleep_until(begun + std::chrono::seconds(every));
    }
    const Wire busy = wireOf(fleet);
    std::printf("%d rounds in which each node logs a line: %.2f CPU s a round; %.0f bytes of TCP payload a node and round; %s\n", rounds, (cpuSeconds() - cpuQuiet) / rounds,
        (busy.received - quiet.received + busy.sent - quiet.sent) / rounds / nodes, statusLine("VmRSS").constData());
    for (const auto &result : *results)
        if (result.problem) {
            std::printf("%s: %s\n", qPrintable(result.node), qPrintable(result.problem->oneLine()));
            break;
        }
    fleet.closeWriteChannel();
    fleet.waitForFinished();
    return 0;
}
