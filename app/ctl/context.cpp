// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/context.h"

#include "app/common/paths.h"

#include "models/fleet/homepath.h"
#include "models/secrets/deskkeystore.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>

#include <CLI/CLI.hpp>

#include <cstdio>
#include <unistd.h>

namespace bw::ctl {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

core::Problem noTime(const QString &text)
{
    return { core::ProblemKind::Usage, Tr::tr("%1 is not a time").arg(text), {}, {},
        Tr::tr("Write 2026-11-23T10:00:00Z, 2026-11-23, -48h or -7d.") };
}

void writeAll(std::FILE *file, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), file);
    std::fflush(file);
}

} // namespace

QString Context::storePath() const
{
    return storeOption.empty() ? app::defaultStorePath() : QString::fromStdString(storeOption);
}

Format Context::format() const
{
    if (formatOption == "table")
        return Format::Table;
    if (formatOption == "jsonl")
        return Format::JsonLines;
    if (formatOption == "csv")
        return Format::Csv;
    return formatOption.empty() && ::isatty(STDOUT_FILENO) ? Format::Table : Format::Json;
}

core::Result<app::OpenStore> Context::openStore(store::OpenMode mode, app::IfMissing ifMissing) const
{
    if (storeOption.starts_with("postgresql:") || storeOption.starts_with("postgres:"))
        return core::fail({ core::ProblemKind::Unsupported, Tr::tr("Team stores on PostgreSQL come with a later version"), {}, {},
            Tr::tr("Name a file with --store.") });
    secrets::DeskKeyStore keys(app::keyFolder());
    return app::openStore(storePath(), mode, ifMissing, QString::fromStdString(homeZoneOption), keys, clock);
}

int Context::answer(const Answer &answer, int exitCode) const
{
    write(answer, format(), [](const QByteArray &piece) { writeAll(stdout, piece); });
    if (std::ferror(stdout))
        return fail({ core::ProblemKind::Full, Tr::tr("The answer could not be written"), {}, {}, Tr::tr("Is the disk full, or the pipe closed?") });
    return exitCode;
}

int Context::answerInPart(Answer answer, const QStringList &notes) const
{
    if (format() != Format::Table) // there they stand below the rows
        for (const QString &note : notes)
            say(note);
    answer.sections += partialSection(notes);
    return this->answer(answer, notes.isEmpty() ? Done : NeedsAttention);
}

Answer Context::explained(Answer answer, const QStringList &notes) const
{
    if (format() != Format::Table)
        for (const QString &note : notes)
            say(note);
    answer.sections += notesSection(notes);
    return answer;
}

int Context::fail(const core::Problem &problem) const
{
    writeAll(stderr, "breakwaterctl: " + problem.oneLine().toUtf8() + '\n');
    return problem.kind == core::ProblemKind::Usage ? WrongUsage : CouldNot;
}

void Context::say(const QString &text) const
{
    if (!isQuiet)
        writeAll(stderr, core::Problem { {}, text, {}, {}, {} }.oneLine().toUtf8() + '\n');
}

void Context::complain(const QString &text) const
{
    writeAll(stderr, "breakwaterctl: " + core::Problem { {}, text, {}, {}, {} }.oneLine().toUtf8() + '\n');
}

bool Context::showsProgress() const
{
    return !isQuiet && ::isatty(STDERR_FILENO);
}

core::Result<core::UtcMicros> Context::parseTime(const QString &text, const core::ZoneRules &zone) const
{
    if (text == QLatin1String("now"))
        return clock.now();
    if (text.size() > 2 && text.front() == u'-') {
        bool isNumber = false;
        const qint64 count = QStringView(text).mid(1, text.size() - 2).toLongLong(&isNumber);
        const QChar unit = text.back();
        const core::UtcMicros step = unit == u'm' ? core::microsPerMinute
            : unit == u'h'                        ? core::microsPerHour
            : unit == u'd'                        ? core::microsPerDay
            : unit == u'w'                        ? 7 * core::microsPerDay
                                                  : 0;
        if (!isNumber || step == 0 || count < 0 || count > 100 * 366 * 24 * 60)
            return core::fail(noTime(text));
        return clock.now() - count * step;
    }
    if (text.size() == 10) {
        const QDate date = QDate::fromString(text, Qt::ISODate);
        if (!date.isValid())
            return core::fail(noTime(text));
        return zone.toUtc(QDate(1970, 1, 1).daysTo(date) * core::microsPerDay);
    }
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid())
        return core::fail(noTime(text));
    if (time.timeSpec() == Qt::LocalTime) // no offset given: of the chosen zone
        return zone.toUtc(QDateTime(time.date(), time.time(), Qt::UTC).toMSecsSinceEpoch() * 1000);
    return time.toMSecsSinceEpoch() * 1000;
}

QString wholePath(const std::string &path)
{
    return path.empty() ? QString() : QFileInfo(fleet::withHome(QString::fromStdString(path))).absoluteFilePath();
}

std::chrono::seconds intervalFrom(const std::string &text)
{
    if (text.empty())
        return {};
    char *end = nullptr;
    const long number = std::strtol(text.c_str(), &end, 10);
    const std::string unit = end ? end : "";
    if (number <= 0 || number > 86'400)
        return {};
    if (unit == "s" || unit.empty())
        return std::chrono::seconds(number);
    if (unit == "m")
        return std::chrono::minutes(number);
    return unit == "h" ? std::chrono::hours(number) : std::chrono::seconds(0);
}

CLI::App *addVerb(CLI::App &parent, const char *name, const char *does, const char *example)
{
    CLI::App *verb = parent.add_subcommand(name, does);
    verb->footer(std::string("Example:\n  breakwaterctl ") + example);
    verb->fallthrough();
    return verb;
}

} // namespace bw::ctl
