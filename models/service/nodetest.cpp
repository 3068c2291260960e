// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/nodetest.h"

#include "models/core/clock.h"
#include "models/fleet/snapshot.h"
#include "models/mta/asking.h"
#include "models/mta/product.h"
#include "models/mta/questions.h"
#include "models/service/tr.h"
#include "models/transport/filelist.h"
#include "models/transport/hostclock.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace bw::service {

using core::Problem;
using core::ProblemKind;
using transport::Step;
using transport::StepReport;
using transport::StepState;

namespace {

QString titleOf(Step step)
{
    switch (step) {
    case Step::Name:
        return Tr::tr("Name");
    case Step::Port:
        return Tr::tr("Port answers");
    case Step::HostKey:
        return Tr::tr("Host key");
    case Step::Login:
        return Tr::tr("Log in");
    case Step::Reading:
        break;
    }
    return Tr::tr("Reading");
}

void add(NodeTest &test, const QString &title, const QString &text)
{
    test.steps.append({ title, StepState::Done, text, {} });
}

void addFailure(NodeTest &test, const QString &title, const Problem &problem)
{
    test.steps.append({ title, StepState::Failed, problem.reason.isEmpty() ? problem.what : problem.what + QStringLiteral(": ") + problem.reason, problem.remedy });
    if (!test.problem)
        test.problem = problem;
}

void addWaiting(NodeTest &test, const fleet::Node &node)
{
    QStringList titles;
    if (fleet::usesSsh(node.route))
        for (const Step step : { Step::Name, Step::Port, Step::HostKey, Step::Login })
            titles << titleOf(step);
    const mta::Product *product = mta::productById(node.mta.toStdString());
    if (node.route != fleet::RouteKind::Sftp && product && product->questions && product->questions->takeSnapshot)
        titles << Tr::tr("Product and version") << Tr::tr("Settings and queue");
    titles << Tr::tr("Log can be read");
    if (node.route != fleet::RouteKind::Sftp)
        titles << Tr::tr("Clock");
    for (const QString &title : std::as_const(titles))
        if (std::none_of(test.steps.begin(), test.steps.end(), [&title](const TestStep &step) { return step.title == title; }))
            test.steps.append({ title, StepState::Waiting, {}, {} });
}

void connectSteps(NodeTest &test, const fleet::Node &node, const std::optional<Problem> &problem)
{
    for (const StepReport &step : std::as_const(test.connection.steps))
        test.steps.append({ titleOf(step.step), step.state, step.text, step.remedy });
    if (problem && (test.steps.isEmpty() || test.steps.last().state == StepState::Done))
        test.steps.append({ Tr::tr("Connection"), StepState::Failed, problem->what, problem->remedy });
    if (problem && fleet::usesSsh(node.route))
        for (const Step step : { Step::Name, Step::Port, Step::HostKey, Step::Login })
            if (std::none_of(test.connection.steps.begin(), test.connection.steps.end(), [step](const StepReport &report) { return report.step == step; }))
                test.steps.append({ titleOf(step), StepState::Waiting, {}, {} });
}

/// Product, settings and queue.
bool testProduct(NodeTest &test, const fleet::Node &node, transport::Route &route, const transport::Limit &limit)
{
    const mta::Product *product = mta::productById(node.mta.toStdString());
    if (!product || !route.runsCommands() || !product->questions || !product->questions->takeSnapshot)
        return true;
    fleet::Snapshot snapshot;
    mta::Asked asked { node.configDir, {} };
    asked.wantsHost = false; // somebody waits
    const auto taken = product->questions->takeSnapshot(route, asked, snapshot);
    const QString title = Tr::tr("Product and version");
    if (!taken) {
        addFailure(test, title, taken.error());
        return false;
    }
    test.isProductFound = !snapshot.version.isEmpty() || snapshot.sections.size() > 1;
    if (snapshot.version.isEmpty())
        addFailure(test, title, { ProblemKind::Missing, Tr::tr("%1 was not found there").arg(node.mta), snapshot.sections.value(0).problem, node.name, Tr::tr("Check that this is the right host, or choose another product.") });
    else
        add(test, title, snapshot.product + u' ' + snapshot.version);
    if (!test.isProductFound) { // nor has it settings and a queue
        test.steps.append({ Tr::tr("Settings and queue"), StepState::Waiting, {}, {} });
        return route.isOpen();
    }
    const auto unread = std::count_if(snapshot.sections.begin(), snapshot.sections.end(), [](const fleet::Section &section) { return !section.problem.isEmpty(); });
    asked.patience = transport::halfOf(limit);
    const auto sample = product->questions->sampleQueue ? product->questions->sampleQueue(route, asked) : core::Result<fleet::QueueSample>();
    const QString settings = Tr::tr("%1 of %2 sections could be read").arg(snapshot.sections.size() - unread).arg(snapshot.sections.size());
    if (!sample)
        addFailure(test, Tr::tr("Settings and queue"), sample.error());
    else
        add(test, Tr::tr("Settings and queue"), product->questions->sampleQueue ? Tr::tr("%1; %L2 messages wait").arg(settings).arg(sample->messages) : settings);
    return route.isOpen();
}

void testLogs(NodeTest &test, const fleet::Node &node, transport::Route &route)
{
    const QString title = Tr::tr("Log can be read");
    if (!fleet::readsFiles(node.route)) {
        const auto command = node.logs.isEmpty() ? core::Result<transport::Command>(transport::Command::fixed("journalctl -o json --no-pager --quiet -n 1 SYSLOG_FACILITY=2"))
                                                 : transport::Command::with("journalctl -D {} -o json --no-pager --quiet -n 1 SYSLOG_FACILITY=2", { node.logs.front() });
        const auto said = command ? route.run(*command, 64 * 1024) : core::Result<transport::CommandOutput>(core::fail(command.error()));
        if (!said)
            addFailure(test, title, said.error());
        else if (said->exitCode != 0)
            addFailure(test, title, { ProblemKind::Denied, Tr::tr("The journal could not be read"), mta::saidBy(*said), node.name,
                Tr::tr("Make the account there a member of the group systemd-journal.") });
        else
            add(test, title, said->out.empty() ? Tr::tr("the journal holds no mail lines yet") : Tr::tr("the journal"));
        test.isLogRead = said && said->exitCode == 0;
        return;
    }
    const auto files = route.files();
    if (!files) {
        addFailure(test, title, files.error());
        return;
    }
    QStringList read;
    for (const QString &path : node.logs) {
        const auto isFolder = transport::isFolderOfLogs(**files, path, fleet::meansOneLog(node.route, path));
        if (!isFolder) {
            addFailure(test, title, isFolder.error());
            return;
        }
        if (*isFolder) {
            const auto listed = (*files)->list(path);
            if (!listed) {
                addFailure(test, title, listed.error());
                return;
            }
            read << Tr::tr("%1 (%n entries)", nullptr, static_cast<int>(listed->size())).arg(path);
            continue;
        }
        const auto file = (*files)->open(path);
        std::array<char, 1> byte {};
        const auto got = file ? (*file)->readAt(0, byte) : core::Result<std::size_t>(core::fail(file.error()));
        const auto status = file ? (*file)->status() : core::Result<transport::FileIdentity>(core::fail(file.error()));
        if (!got || !status) {
            addFailure(test, title, got ? status.error() : got.error());
            return;
        }
        read << Tr::tr("%1, %L2 bytes").arg(path).arg(status->size);
    }
    add(test, title, read.join(QStringLiteral("; ")));
    test.isLogRead = true;
}

/// What its clock says; a node that does not tell is read all the same.
void testClock(NodeTest &test, transport::Route &route, const transport::Limit &limit)
{
    if (!route.runsCommands() || !route.isOpen())
        return;
    const core::SystemClock clock;
    const auto offset = transport::clockOffset(route, clock, transport::patienceWithin(limit));
    if (!offset) {
        addFailure(test, Tr::tr("Clock"), offset.error());
        return;
    }
    if (const auto problem = transport::clockProblem(*offset))
        addFailure(test, Tr::tr("Clock"), *problem);
    else
        add(test, Tr::tr("Clock"), std::abs(*offset) < core::microsPerSecond ? Tr::tr("as ours") : (*offset > 0 ? Tr::tr("ahead of ours by %1") : Tr::tr("behind ours by %1")).arg(transport::lengthOf(*offset)));
}

} // namespace

NodeTest testNode(const fleet::Node &node, const transport::RouteOptions &options, const transport::Limit &limit, const std::function<void(const NodeTest &)> &tell)
{
    NodeTest test;
    const auto sayHowFar = [&node, &tell](NodeTest soFar) {
        addWaiting(soFar, node);
        soFar.connection.noted = {}; // it points here
        if (tell)
            tell(soFar);
    };
    test.connection.noted = [&test, &node, &sayHowFar] {
        NodeTest soFar = test;
        connectSteps(soFar, node, {});
        sayHowFar(soFar);
    };
    sayHowFar(test);
    transport::RouteOptions with = options;
    if (!node.knownHosts.isEmpty())
        with.knownHosts = node.knownHosts;
    auto route = transport::makeRoute(node, with);
    if (!route) {
        test.connection.noted = {};
        test.problem = route.error();
        connectSteps(test, node, test.problem);
        return test;
    }
    const auto opened = (*route)->open(limit, &test.connection);
    test.connection.noted = {};
    if (!opened)
        test.problem = opened.error();
    connectSteps(test, node, test.problem);
    test.isConnected = !test.problem;
    if (!test.isConnected) {
        addWaiting(test, node);
        return test;
    }
    sayHowFar(test);
    if (testProduct(test, node, **route, limit)) {
        sayHowFar(test);
        testLogs(test, node, **route);
        if ((*route)->runsCommands())
            sayHowFar(test);
        testClock(test, **route, limit);
    }
    return test;
}

} // namespace bw::service
