// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QString>

#include <atomic>

namespace bw::notify {

/// What is told at once.
struct Telling
{
    QString title; ///< one line
    QString text; ///< plain, lines end with \n
    bool isUrgent = false;
};

/// A way to a person. tell() may block for as long as its timeouts say; never on the UI thread; one thread at a time.
class NoticeChannel
{
public:
    virtual ~NoticeChannel() = default;
    [[nodiscard]] virtual QString name() const = 0; ///< a word: what was told is remembered by it
    /// A channel that is not there at all (no session bus) has told everything that it could: done.
    /// Cancelled: \p stop came while nothing of the telling had left; once some has, it is told to its end.
    [[nodiscard]] virtual core::Done tell(const Telling &telling, const std::atomic_bool &stop) = 0;
};

} // namespace bw::notify
