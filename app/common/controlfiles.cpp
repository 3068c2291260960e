// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/controlfiles.h"

#include "app/common/language.h"
#include "app/common/paths.h"

#include "models/archive/bytesource.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <array>

using namespace Qt::StringLiterals;

namespace bw::app {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::app)
};

} // namespace

core::Result<posture::ControlFile> readControlFile(const QString &path)
{
    const auto failed = [&path](core::Problem problem) {
        problem.what = Tr::tr("The control file could not be read");
        problem.where = path;
        return core::fail(std::move(problem));
    };
    const auto source = archive::FileSource::open(path);
    if (!source)
        return failed(source.error());
    posture::ControlFile file { path, {}, true };
    std::array<char, 64 * 1024> block;
    for (;;) {
        const auto got = (*source)->read(block.data(), block.size());
        if (!got)
            return failed(got.error());
        if (*got == 0)
            return file;
        file.bytes.append(block.data(), static_cast<qsizetype>(*got));
        if (file.bytes.size() > mostControlBytes)
            return failed({ core::ProblemKind::TooLarge, {}, Tr::tr("it is larger than 1 MiB"), {}, Tr::tr("Is it a control file?") });
    }
}

core::Result<posture::LoadedCatalog> loadCatalog(const QString &ownFile)
{
    QList<posture::ControlFile> files = posture::Catalog::shippedFiles();
    const QString path = ownFile.isEmpty() ? ownControlsPath() : ownFile;
    if (!ownFile.isEmpty() || QFileInfo(path).exists() || QFileInfo(path).isSymLink()) {
        const auto own = readControlFile(path);
        if (!own)
            return core::fail(own.error());
        files << *own;
    }
    return posture::Catalog::load(files, posture::Catalog::shippedTexts(languageInForce()));
}

} // namespace bw::app
