// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/queries/filter.h"
#include "ui/common/format.h"

#include <QObject>
#include <QStringList>

namespace bw::service {
class Session;
}

namespace bw::itemmodels {

/// What makes a stretch of time unlike the rest of its range, as sentences: the login, destination and node whose share
/// differs most, and a rise of bounces. Asks in the background; the newest question wins. GUI thread.
class SpanFacts final : public QObject
{
    Q_OBJECT
public:
    explicit SpanFacts(service::Session *session, QObject *parent = nullptr);
    void ask(const store::Filter &span, const store::Filter &whole, const ui::Format &format);

Q_SIGNALS:
    void arrived(const QStringList &sentences); ///< empty: nothing stands out

private:
    service::Session *m_session;
};

} // namespace bw::itemmodels
