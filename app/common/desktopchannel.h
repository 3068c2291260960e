// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/notify/noticechannel.h"

namespace bw::app {

/// A notification of the desktop (org.freedesktop.Notifications 1.2). Where no session bus is named, or nobody shows
/// notifications, it is silently absent. Waits at most two seconds.
class DesktopChannel final : public notify::NoticeChannel
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] core::Done tell(const notify::Telling &telling, const std::atomic_bool &stop) override;
};

} // namespace bw::app
