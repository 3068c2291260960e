// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ingest/importer.h"
#include "models/ingest/inputs.h"

#include <chrono>
#include <functional>

namespace bw::ingest {

class Intake;

/// Tells whoever waits how far the import is, at most ten times a second. The importing thread.
class Progress final
{
public:
    explicit Progress(std::function<void(const ImportProgress &)> call)
        : m_call(std::move(call))
    {
    }
    void setTotal(const QList<Input> &inputs); ///< unknown when one of them is
    void setTotal(qint64 bytes) { m_state.bytesTotal = bytes; }
    void startFile(const QString &path);
    void startNode(const QString &name) { m_state.file = name; } ///< bytes go on
    void setBytes(std::uint64_t ofFile) { m_state.bytesDone = m_before + static_cast<qint64>(ofFile); }
    [[nodiscard]] qint64 bytesLeft() const { return m_state.bytesTotal < 0 ? -1 : m_state.bytesTotal - m_state.bytesDone; } ///< -1: unknown
    void show(Intake &intake);
    void showLast(Intake &intake); ///< at once

private:
    std::function<void(const ImportProgress &)> m_call;
    ImportProgress m_state;
    qint64 m_before = 0; ///< bytes of the files that are done
    std::chrono::steady_clock::time_point m_shown {};
};

} // namespace bw::ingest
