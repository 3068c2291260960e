// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/progress.h"

#include "models/ingest/intake.h"

namespace bw::ingest {

void Progress::setTotal(const QList<Input> &inputs)
{
    m_state.bytesTotal = 0;
    for (const Input &input : inputs) {
        if (input.size < 0) {
            m_state.bytesTotal = -1;
            return;
        }
        m_state.bytesTotal += input.size;
    }
}

void Progress::startFile(const QString &path)
{
    m_before = m_state.bytesDone;
    m_state.file = path;
}

void Progress::show(Intake &intake)
{
    if (!m_call)
        return;
    const auto now = std::chrono::steady_clock::now();
    if (now - m_shown < std::chrono::milliseconds(100))
        return;
    m_shown = now;
    showLast(intake);
}

void Progress::showLast(Intake &intake)
{
    if (!m_call)
        return;
    m_state.counts = intake.counts();
    m_state.changedHours.clear();
    for (const core::UtcMicros hour : intake.takeChangedHours())
        m_state.changedHours << hour;
    m_call(m_state);
}

} // namespace bw::ingest
