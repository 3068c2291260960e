// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/queries/loginquery.h"
#include "ui/itemmodels/rowsmodel.h"

#include <QObject>

#include <atomic>

namespace bw::service {
class Session;
}

namespace bw::itemmodels {

inline constexpr int mostLoginLines = 2000;

/// The single logins behind a figure, newest first, with the place of each line in its file; at most mostLoginLines. Asks in
/// the background; the newest question wins. GUI thread.
class LoginLines final : public QObject
{
    Q_OBJECT
public:
    enum Column { Time, Node, Login, Client, Outcome, Mechanism, Service, Tries, Where };

    explicit LoginLines(service::Session *session, QObject *parent = nullptr);
    /// Good and failed ones, unless the filter's outcomes choose.
    void ask(const store::Filter &filter);
    void setFormat(const ui::Format &format);
    [[nodiscard]] RowsModel<store::LoginEventRow> *rows() const { return m_rows; }
    [[nodiscard]] bool isCut() const { return m_rows->rows().size() >= mostLoginLines; } ///< there may be older ones

Q_SIGNALS:
    void arrived();
    void failed(const bw::core::Problem &problem);

private:
    service::Session *m_session;
    RowsModel<store::LoginEventRow> *m_rows;
};

/// All of them in order of time, for a file. Any thread.
[[nodiscard]] core::Result<QList<store::LoginEventRow>> readLoginLines(const store::Store &store, const store::Filter &filter, const std::atomic_bool &cancelled);

} // namespace bw::itemmodels
