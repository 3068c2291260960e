// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/blocking.h"

#include <QtGlobal>

#include <atomic>

namespace bw::core {

namespace {

thread_local bool isUi = false;

void complain(const char *what)
{
#ifdef NDEBUG
    qWarning("The UI thread was about to wait: %s", what);
#else
    qFatal("The UI thread was about to wait: %s", what);
#endif
}

std::atomic<OnBlockingCall> onCall = complain;

} // namespace

void markUiThread()
{
    isUi = true;
}

bool isUiThread()
{
    return isUi;
}

OnBlockingCall setOnBlockingCall(OnBlockingCall call)
{
    return onCall.exchange(call ? call : complain);
}

void willBlock(const char *what)
{
    if (isUi) [[unlikely]]
        onCall.load()(what);
}

} // namespace bw::core
