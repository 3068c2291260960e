// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "tests/support/nsd.h"
#include "tests/support/workfolder.h"
#include "tests/ui/shell/testdesk.h"
#include "ui/shell/window.h"

#include <QUdpSocket>

#include <functional>
#include <memory>

class QDialog;

namespace bw::test {

/// Reports of the last ten days but one, of two domains and two receivers, with TLS and a complaint among them. True once they are stored.
[[nodiscard]] bool importReports(TestDesk &desk, const WorkFolder &folder, const core::Clock &clock);

/// The dialogs of Mail authentication: reports mailboxes in each state a person has to act upon, and the check of a message. The DNS
/// of the check is nsd on loopback; without nsd its verdicts are not shown.
class MailScene final
{
public:
    MailScene(TestDesk &desk, const core::Clock &clock);
    [[nodiscard]] bool isReady() const { return m_isReady; }

    /// One state after the other. \p take is called with the widget to be seen.
    using Take = std::function<void(QWidget &seen, const QString &name, const QString &title)>;
    using Settle = std::function<void(QWidget &)>;
    void show(shell::Window &window, const Settle &settle, const Take &take);

private:
    using See = std::function<void(QWidget &, const QString &)>;
    bool fill();
    [[nodiscard]] bool nameMailboxes() const;
    void showMailboxes(shell::Window &window, const See &see);
    void showForm(shell::Window &window, const See &see);
    void showConsent(shell::Window &window, const See &see);
    void showCheck(shell::Window &window, const See &see);
    void showVerdicts(shell::Window &window, const See &see);
    void checkFile(shell::Window &window, const See &see, const QByteArray &message, const QString &name, bool isWhole);
    void useResolver(const QString &address);

    TestDesk &m_desk;
    const core::Clock &m_clock;
    WorkFolder m_folder;
    std::unique_ptr<Nsd> m_nsd;
    QUdpSocket m_silent; ///< a name server that never answers
    QByteArray m_signed, m_ours;
    bool m_isReady = false;
};

} // namespace bw::test
