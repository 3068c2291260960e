// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/progressline.h"

#include "models/core/printable.h"

#include <algorithm>
#include <cstdio>

namespace bw::ctl {

void ProgressLine::show(qint64 done, qint64 total, const QString &text)
{
    if (!m_isShown)
        return;
    constexpr int width = 30;
    QString bar;
    if (total > 0) {
        const auto filled = static_cast<int>(std::clamp<qint64>(done * width / total, 0, width));
        bar = u'[' + QString(filled, u'#') + QString(width - filled, u'.') + QStringLiteral("] %1 % ").arg(std::clamp<qint64>(done * 100 / total, 0, 100));
    }
    std::fprintf(stderr, "\r\033[K%s", qUtf8Printable(core::printable(bar + text)));
    std::fflush(stderr);
    m_isThere = true;
}

void ProgressLine::clear()
{
    if (m_isThere)
        std::fprintf(stderr, "\r\033[K");
    m_isThere = false;
}

} // namespace bw::ctl
