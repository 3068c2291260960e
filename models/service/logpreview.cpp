// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/logpreview.h"

#include "models/archive/archivereader.h"
#include "models/core/blocking.h"
#include "models/logs/envelope.h"
#include "models/mta/product.h"

#include <QDateTime>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>
#include <map>
#include <string>

using namespace Qt::StringLiterals;

namespace bw::service {

namespace {

constexpr std::size_t sampleBytes = 64 * 1024;
constexpr int sampleFiles = 8, mostFiles = 10'000, sampleLines = 500;

QString nameOfContainer(archive::Container container)
{
    switch (container) {
    case archive::Container::Gzip:
        return u"gzip"_s;
    case archive::Container::Zstd:
        return u"zstd"_s;
    case archive::Container::Xz:
        return u"xz"_s;
    case archive::Container::Bzip2:
        return u"bzip2"_s;
    case archive::Container::Zip:
        return u"zip"_s;
    case archive::Container::Tar:
        return u"tar"_s;
    case archive::Container::Plain:
        break;
    }
    return {};
}

QList<QFileInfo> filesBelow(const QStringList &paths)
{
    QList<QFileInfo> files;
    for (const QString &path : paths) {
        const QFileInfo info(path);
        if (!info.isDir()) {
            files << info;
            continue;
        }
        QList<QFileInfo> inside;
        QDirIterator it(path, QDir::Files | QDir::Readable, QDirIterator::Subdirectories);
        while (it.hasNext() && inside.size() < mostFiles)
            inside << it.nextFileInfo();
        std::ranges::sort(inside, {}, &QFileInfo::filePath);
        files += inside;
    }
    return files;
}

core::Result<std::string> sampleOf(const QString &path, LogPreview &preview)
{
    auto reader = archive::ArchiveReader::open(path);
    if (!reader)
        return core::fail(reader.error());
    archive::Entry entry;
    const auto more = (*reader)->next(entry);
    if (!more)
        return core::fail(more.error());
    preview.container = nameOfContainer((*reader)->container());
    std::string bytes(*more ? sampleBytes : 0, '\0');
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const auto got = (*reader)->read(bytes.data() + filled, bytes.size() - filled);
        if (!got && filled == 0)
            return core::fail(got.error());
        if (!got || *got == 0)
            break;
        filled += *got;
    }
    bytes.resize(filled);
    return bytes;
}

/// Lines that each mail server's grammar makes sense of; the one with the most is it.
void recognise(const std::string &sample, const logs::EnvelopeOptions &options, LogPreview &preview)
{
    std::map<std::string, int> hosts;
    for (const mta::Product *product : mta::products()) {
        if (!product->isMta)
            continue;
        mta::Dispatcher dispatcher(*product);
        logs::EnvelopeReader reader(options);
        reader.setBlock(sample, 0, 1, sample.size() < sampleBytes);
        logs::Events events;
        logs::Line line;
        int lines = 0, understood = 0;
        hosts.clear();
        for (auto step = reader.next(line); step != logs::EnvelopeReader::Step::NeedMore && lines < sampleLines; step = reader.next(line)) {
            ++lines;
            if (step == logs::EnvelopeReader::Step::Unreadable)
                continue;
            ++hosts[std::string(line.host)];
            if (preview.first == 0)
                preview.first = line.time;
            events.clear();
            const auto outcome = dispatcher.read(line, events);
            understood += outcome == mta::Dispatcher::Outcome::Events || outcome == mta::Dispatcher::Outcome::Silent;
        }
        if (!hosts.empty()) {
            preview.envelope = QString::fromLatin1(logs::nameOf(reader.kind()).data(), qsizetype(logs::nameOf(reader.kind()).size()));
            preview.needsYear = preview.needsZone = reader.kind() == logs::EnvelopeKind::Rfc3164;
        }
        preview.lines = std::max(preview.lines, lines);
        if (understood > preview.understood) {
            preview.understood = understood;
            preview.mta = QString::fromUtf8(product->id.data(), qsizetype(product->id.size()));
        }
    }
    const auto most = std::ranges::max_element(hosts, {}, [](const auto &host) { return host.second; });
    if (most != hosts.end())
        preview.host = QString::fromUtf8(QByteArray::fromStdString(most->first));
}

LogPreview previewOf(const QFileInfo &file, const QString &logZone)
{
    LogPreview preview;
    preview.path = file.filePath();
    preview.bytes = file.size();
    const auto sample = sampleOf(preview.path, preview);
    if (!sample) {
        preview.problem = sample.error();
        return preview;
    }
    logs::EnvelopeOptions options;
    const core::ZoneRules named = core::ZoneRules::named(logZone.toStdString());
    options.zone = !logZone.isEmpty() && named.isValid() ? named : core::ZoneRules::system();
    options.lastModified = file.lastModified().toMSecsSinceEpoch() * 1000;
    recognise(*sample, options, preview);
    return preview;
}

} // namespace

LogPreviews previewLogs(const QStringList &paths, const QString &logZone)
{
    core::willBlock("look into logs");
    LogPreviews previews;
    const QList<QFileInfo> files = filesBelow(paths);
    for (const QFileInfo &file : files) {
        previews.paths << file.filePath();
        previews.bytes += file.size();
        if (previews.files.size() < sampleFiles)
            previews.files << previewOf(file, logZone);
    }
    return previews;
}

} // namespace bw::service
