// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/inputs.h"

#include "models/archive/archivereader.h"
#include "models/core/zonerules.h"
#include "models/ingest/logzone.h"
#include "models/ingest/routesource.h"
#include "models/ingest/tr.h"
#include "models/logs/envelope.h"
#include "models/transport/filelist.h"

#include <algorithm>
#include <string>

namespace bw::ingest {

namespace {

constexpr std::size_t lookAhead = 64 * 1024;

/// The first stamp in the file, also inside a container.
core::Result<core::UtcMicros> firstStamp(transport::Files &files, const Input &input, int year, const core::ZoneRules &zone)
{
    auto reader = openArchive(files, input.path);
    if (!reader)
        return core::fail(reader.error());
    archive::Entry entry;
    const auto more = (*reader)->next(entry);
    if (!more)
        return core::fail(more.error());
    if (!*more)
        return 0;
    std::string start(lookAhead, '\0');
    const auto got = (*reader)->read(start.data(), start.size());
    if (!got)
        return core::fail(got.error());
    start.resize(*got);
    logs::EnvelopeReader envelope({ zone, year, entry.modified != 0 ? entry.modified : input.modified });
    envelope.setBlock(start, 0, 1, true);
    logs::Line line;
    for (auto step = envelope.next(line); step != logs::EnvelopeReader::Step::NeedMore; step = envelope.next(line))
        if (step == logs::EnvelopeReader::Step::Line)
            return line.time;
    if (start.substr(0, 512).find('\0') != std::string::npos)
        return core::fail({ core::ProblemKind::Malformed, Tr::tr("This is no log"), Tr::tr("it holds bytes and no text"), input.path, {} });
    return 0;
}

bool endsWithDate(const QString &text)
{
    return text.size() >= 8 && std::all_of(text.begin(), text.begin() + 8, [](QChar c) { return c.isDigit(); });
}

} // namespace

void splitRotated(const QString &path, QString &set, int &age)
{
    QString name = path;
    for (const char *end : { ".gz", ".zst", ".xz", ".bz2" })
        if (name.endsWith(QLatin1String(end)))
            name.chop(static_cast<qsizetype>(qstrlen(end)));
    set = name;
    age = 0;
    const qsizetype slash = name.lastIndexOf(u'/');
    // "mail.log.2", "mail.log-20261123", "maillog.20261123-104500"
    for (qsizetype i = slash + 2; i < name.size(); ++i) {
        const QString tail = name.mid(i + 1);
        if ((name.at(i) != u'.' && name.at(i) != u'-') || tail.isEmpty())
            continue;
        bool isNumber = false;
        const int number = tail.toInt(&isNumber);
        if (endsWithDate(tail)) {
            set = name.left(i);
            age = -1;
            return;
        }
        if (name.at(i) == u'.' && isNumber && number >= 0 && number < 10'000) {
            set = name.left(i);
            age = number;
            return;
        }
    }
}

QList<Input> inputsOf(transport::Files &files, const QStringList &paths, int year, const QString &zoneName, QStringList &unreadable, QStringList *empty)
{
    const core::ZoneRules zone = logZone(zoneName).value_or(core::ZoneRules());
    QStringList named;
    for (const QString &path : paths) {
        if (path == u"-" || !files.isFolder(path).value_or(false)) {
            named << path;
            continue;
        }
        QStringList special;
        const auto below = transport::filesBelow(files, path, &special);
        for (const QString &link : std::as_const(special))
            unreadable << transport::notAFile(link).oneLine();
        if (below)
            named << *below;
        else
            unreadable << below.error().oneLine();
        if (below && below->isEmpty() && empty)
            *empty << path;
    }
    named.removeDuplicates();
    QList<Input> inputs;
    for (const QString &path : std::as_const(named)) {
        Input input;
        input.path = path;
        if (path != u"-") {
            splitRotated(path, input.set, input.age);
            const auto file = files.open(path);
            const auto identity = file ? (*file)->status() : core::Result<transport::FileIdentity>(core::fail(file.error()));
            if (!identity) {
                unreadable << identity.error().oneLine();
                continue;
            }
            input.modified = identity->modified;
            if ((*file)->isRegular()) {
                input.size = identity->size;
                const auto first = firstStamp(files, input, year, zone);
                if (!first) {
                    unreadable << first.error().oneLine();
                    continue;
                }
                input.first = *first;
            }
        }
        inputs << input;
    }
    std::stable_sort(inputs.begin(), inputs.end(), [](const Input &a, const Input &b) { return a.first < b.first; });
    for (qsizetype i = 1; i < inputs.size(); ++i) {
        const Input &before = inputs.at(i - 1), &input = inputs.at(i);
        inputs[i].isContinuation = !input.set.isEmpty() && before.set == input.set && (before.age < 0 || before.age == input.age + 1);
    }
    return inputs;
}

} // namespace bw::ingest
