// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/detection/needs.h"

#include <QObject>

class QTimer;

namespace bw::service {
class Session;
}

namespace bw::itemmodels {

/// What needs a person in the window's range, on its nodes: asked once for the badges of the navigation and for the Overview,
/// whichever page is shown. Asks in the background; the old answer stays until the new one comes. GUI thread.
class NeedFacts final : public QObject
{
    Q_OBJECT
public:
    explicit NeedFacts(service::Session *session, QObject *parent = nullptr);

    /// Only range, nodes and zone of the filter count. The same again asks nothing.
    void ask(const store::Filter &filter);
    void refresh(); ///< at most once a second
    void tryAgain();
    [[nodiscard]] bool isKnown() const { return m_isKnown; }
    [[nodiscard]] const core::Result<detection::NeedsAnswer> &answer() const { return m_answer; }
    /// Of those that open \p page; empty: of all.
    [[nodiscard]] int count(const QString &page = {}) const;
    [[nodiscard]] bool isAnyCritical(const QString &page = {}) const;

Q_SIGNALS:
    void changed();

private:
    void askNow();
    service::Session *m_session;
    QTimer *m_timer;
    store::Filter m_filter;
    core::Result<detection::NeedsAnswer> m_answer;
    bool m_isKnown = false;
};

} // namespace bw::itemmodels
