// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/context.h"
#include "app/ctl/progressline.h"
#include "app/ctl/stopsignal.h"
#include "app/ctl/verbs.h"

#include "models/detection/fleethours.h"
#include "models/ingest/importer.h"
#include "models/store/maintenance.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace bw::ctl {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

struct Options
{
    std::string node, mta, zone;
    int year = 0;
    bool follow = false, anyway = false;
    std::vector<std::string> files;
};

/// For a plural's choice.
int few(qint64 count)
{
    return static_cast<int>(std::min<qint64>(count, INT_MAX));
}

Answer toAnswer(const ingest::ImportCounts &counts, bool isForPeople)
{
    Section section;
    section.name = QStringLiteral("import");
    section.isObject = true;
    section.columns = { QStringLiteral("lines"), QStringLiteral("events"), QStringLiteral("messages"), QStringLiteral("recipients"),
        QStringLiteral("unrecognised"), QStringLiteral("unreadable"), QStringLiteral("already_known") };
    section.rows << QJsonObject { { section.columns.at(0), counts.lines }, { section.columns.at(1), counts.events },
        { section.columns.at(2), counts.messages }, { section.columns.at(3), counts.recipients }, { section.columns.at(4), counts.unrecognised },
        { section.columns.at(5), counts.unreadable }, { section.columns.at(6), counts.alreadyKnown } };
    Answer answer { { section }, true };
    Section years { QStringLiteral("assumed_years"), { QStringLiteral("file"), QStringLiteral("first"), QStringLiteral("last") }, {}, false };
    for (const ingest::AssumedYears &file : counts.assumedYears)
        years.rows << QJsonObject { { QStringLiteral("file"), file.file }, { QStringLiteral("first"), file.years.first }, { QStringLiteral("last"), file.years.last } };
    if (!years.rows.isEmpty() && !isForPeople) // the notes say it
        answer.sections << years;
    return answer;
}

/// What a reader of the counts must know: what was empty, and which year stamps without one were read as.
QStringList notesOf(const ingest::ImportCounts &counts)
{
    QStringList notes;
    for (const QString &input : counts.emptyInputs)
        notes << (input == u'-' ? Tr::tr("Standard input was empty.") : Tr::tr("%1 is empty: there is nothing to read in it.").arg(input));
    for (const ingest::AssumedYears &file : counts.assumedYears) {
        const auto &[first, last] = file.years;
        notes << (first == last ? Tr::tr("%1: its stamps have no year; they were read as %2. --year names another.").arg(file.file).arg(first)
                                : Tr::tr("%1: its stamps have no year; they were read as %2 to %3. --year names another first year.").arg(file.file).arg(first).arg(last));
    }
    return notes;
}

/// A pipe gives its bytes once, and an import looks at a file before it reads it: a pipe is read as standard input is.
core::Result<QStringList> withPipesAsInput(const std::vector<std::string> &files)
{
    QStringList paths;
    for (const std::string &file : files) {
        struct ::stat status {};
        const bool isPipe = file != "-" && ::stat(file.c_str(), &status) == 0 && S_ISFIFO(status.st_mode);
        paths << (isPipe ? QStringLiteral("-") : QString::fromLocal8Bit(file.data(), static_cast<qsizetype>(file.size())));
        if (!isPipe)
            continue;
        const int pipe = ::open(file.c_str(), O_RDONLY | O_CLOEXEC); // waits for whoever writes, as cat does
        if (pipe < 0 || ::dup2(pipe, STDIN_FILENO) < 0)
            return core::fail({ core::ProblemKind::Denied, Tr::tr("The pipe could not be opened"), QString::fromLocal8Bit(std::strerror(errno)),
                QString::fromLocal8Bit(file.c_str()), {} });
        ::close(pipe);
    }
    if (paths.count(QStringLiteral("-")) > 1)
        return core::fail({ core::ProblemKind::Usage, Tr::tr("One pipe can be read at a time"), {}, {}, Tr::tr("Import them one after the other.") });
    return paths;
}

int importFiles(const Options &options, const Context &context)
{
    const auto paths = withPipesAsInput(options.files);
    if (!paths)
        return context.fail(paths.error());
    const auto opened = context.openStore(store::OpenMode::ReadWrite, app::IfMissing::Create);
    if (!opened)
        return context.fail(opened.error());
    ingest::ImportOptions what;
    what.node = QString::fromStdString(options.node);
    what.mta = QString::fromStdString(options.mta);
    what.year = options.year;
    what.logZone = QString::fromStdString(options.zone);
    what.follow = options.follow;
    what.anyway = options.anyway;
    what.paths = *paths;
    ingest::Importer importer(opened->store, opened->hasherMaker(), context.clock);
    ProgressLine line(context.showsProgress());
    core::UtcMicros firstChanged = INT64_MAX;
    importer.setOnProgress([&line, &firstChanged](const ingest::ImportProgress &progress) {
        for (const core::UtcMicros hour : progress.changedHours)
            firstChanged = std::min(firstChanged, hour);
        line.show(progress.bytesDone, progress.bytesTotal, Tr::tr("%Ln line(s)", nullptr, few(progress.counts.lines)) + QStringLiteral(", ") + Tr::tr("%Ln message(s)", nullptr, few(progress.counts.messages)));
    });
    const auto counts = importer.run(what, stopOnSignal());
    line.clear();
    if (!counts)
        return context.fail(counts.error());
    // What is due leaves now: retention and folding run after an import, never during one.
    const std::atomic_bool never = false;
    static_cast<void>(store::maintain(opened->store, {}, context.clock, never));
    static_cast<void>(detection::rememberFleetHours(opened->store, firstChanged, never));
    for (const QString &input : counts->unreadableInputs)
        context.complain(input);
    if (counts->alreadyHeard > 0)
        context.complain(Tr::tr("this node is already heard for the hours of %Ln line(s), through another kind of log. "
                                "Nothing of them was written; --anyway imports them all the same.",
            nullptr, few(counts->alreadyHeard)));
    const bool nothingUnderstood = counts->lines > counts->alreadyKnown && counts->events == 0 && counts->unrecognised + counts->unreadable == counts->lines - counts->alreadyKnown;
    if (nothingUnderstood)
        context.complain(Tr::tr("none of the %Ln line(s) was understood: is this a log of %1? See coverage for the lines that were kept aside.", nullptr, few(counts->lines)).arg(what.mta));
    const bool nothingRead = counts->lines == 0 && !counts->unreadableInputs.isEmpty();
    // A log that was just rotated is none of anybody's concern; a folder without a file is the wrong one.
    const bool nothingThere = counts->lines == 0 && std::ranges::any_of(counts->emptyInputs, [](const QString &path) { return QFileInfo(path).isDir(); });
    const bool needsAttention = nothingThere || counts->alreadyHeard > 0 || nothingUnderstood || !counts->unreadableInputs.isEmpty();
    return context.answer(context.explained(toAnswer(*counts, context.format() == Format::Table), notesOf(*counts)), nothingRead ? CouldNot : needsAttention ? NeedsAttention : Done);
}

} // namespace

void addImport(CLI::App &app, Context &context)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = addVerb(app, "import", "log files into the store; running it again on the same bytes adds nothing",
        "import --node mx1 --mta postfix /var/log/mail.log.1 /var/log/mail.log");
    verb->add_option("--node", options->node, "the node that wrote the log, as you call it")->required();
    verb->add_option("--mta", options->mta, "what wrote the log: postfix")->required();
    verb->add_option("--year", options->year, "of the first time stamp that has none (else by the file's date, and the answer says which)")->check(CLI::Range(1970, 2100));
    verb->add_option("--log-tz", options->zone, "time zone of stamps without one, as Europe/Paris (else this computer's)");
    verb->add_option("--home-zone", context.homeZoneOption, "for a new store: the zone of its days (else this computer's)");
    verb->add_flag("--follow", options->follow, "go on while the log grows, through rotation, until SIGTERM or Ctrl+C");
    verb->add_flag("--anyway", options->anyway, "import though the node is heard for these hours through another kind of log");
    verb->add_option("FILE", options->files, "logs, folders, or - for standard input; .gz .zst .xz .bz2 .zip are opened")->required();
    verb->callback([options, &context] { context.chosen = [options, &context] { return importFiles(*options, context); }; });
}

} // namespace bw::ctl
