// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/smallfile.h"

#include "models/archive/bytesource.h"

#include <algorithm>
#include <array>

namespace bw::ctl {

core::Result<QByteArray> readSmallFile(const QString &path, qsizetype most, const QString &what)
{
    const auto failed = [&](core::Problem problem) {
        problem.what = what;
        problem.where = path;
        return core::fail(std::move(problem));
    };
    const auto source = archive::FileSource::open(path);
    if (!source)
        return failed(source.error());
    QByteArray bytes;
    std::array<char, 64 * 1024> block;
    while (bytes.size() < most) {
        const auto got = (*source)->read(block.data(), std::min(block.size(), static_cast<std::size_t>(most - bytes.size())));
        if (!got)
            return failed(got.error());
        if (*got == 0)
            break;
        bytes.append(block.data(), static_cast<qsizetype>(*got));
    }
    return bytes;
}

} // namespace bw::ctl
