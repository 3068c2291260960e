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

/// The good login that a warning is about: its row, when it was. No row: none.
struct DecisiveLogin
{
    qint64 row = 0;
    core::UtcMicros time = 0;
};

/// The single logins behind a figure, with the place of each line in its file: the decisive one first, the others newest first;
/// at most mostLoginLines, and the decisive one in any case. Asks in the background; the newest question wins. GUI thread.
class LoginLines final : public QObject
{
    Q_OBJECT
public:
    enum Column { Time, Node, Login, Client, Outcome, Mechanism, Service, Tries, Where };

    explicit LoginLines(service::Session *session, QObject *parent = nullptr);
    /// Good and failed ones, unless the filter's outcomes choose.
    void ask(const store::Filter &filter);
    void setDecisive(const DecisiveLogin &decisive) { m_decisive = decisive; } ///< before ask()
    [[nodiscard]] bool hasDecisive() const { return m_decisive.row != 0 && !m_rows->rows().isEmpty() && m_rows->rows().constFirst().rowId == m_decisive.row; }
    void setFormat(const ui::Format &format);
    [[nodiscard]] RowsModel<store::LoginEventRow> *rows() const { return m_rows; }
    [[nodiscard]] bool isCut() const { return m_rows->rows().size() >= mostLoginLines; } ///< there may be older ones

Q_SIGNALS:
    void arrived();
    void failed(const bw::core::Problem &problem);

private:
    service::Session *m_session;
    RowsModel<store::LoginEventRow> *m_rows;
    DecisiveLogin m_decisive;
};

/// All of them in order of time, for a file. Any thread.
[[nodiscard]] core::Result<QList<store::LoginEventRow>> readLoginLines(const store::Store &store, const store::Filter &filter, const std::atomic_bool &cancelled);

} // namespace bw::itemmodels
