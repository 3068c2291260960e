// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "tests/support/program.h"
#include "tests/support/workfolder.h"
#include "tests/ui/shell/testdesk.h"
#include "ui/shell/window.h"

#include <functional>
#include <memory>

namespace bw::test {

/// A small fleet that is reached: nodes that are well, that fail in each way a person has to act upon, snapshots that differ; and
/// servers on loopback for the dialogs (tests/simfleet, which needs no root).
class FleetScene final
{
public:
    FleetScene(TestDesk &desk, const core::Clock &clock);
    [[nodiscard]] bool isReady() const { return m_isReady; }

    /// Every state of the Fleet page and its dialogs, one after the other. \p take is called with the widget to be seen.
    using Take = std::function<void(QWidget &seen, const QString &name, const QString &title)>;
    void show(shell::Window &window, const std::function<void(QWidget &)> &settle, const Take &take);

private:
    bool fill();
    void testNode(shell::Window &window, int port, const std::function<void(QDialog &)> &seen);
    TestDesk &m_desk;
    const core::Clock &m_clock;
    WorkFolder m_folder;
    quint16 m_keyPort = 0, m_passwordPort = 0;
    std::unique_ptr<Program> m_keyServer, m_passwordServer;
    bool m_isReady = false;
};

} // namespace bw::test
