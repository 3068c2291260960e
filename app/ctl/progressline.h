// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bw::ctl {

/// One line on a terminal that is written over and over. One thread.
class ProgressLine final
{
public:
    explicit ProgressLine(bool isShown)
        : m_isShown(isShown)
    {
    }
    ~ProgressLine() { clear(); }
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

    /// \p total below 1: unknown.
    void show(qint64 done, qint64 total, const QString &text);
    void clear();

private:
    bool m_isShown;
    bool m_isThere = false;
};

} // namespace bw::ctl
