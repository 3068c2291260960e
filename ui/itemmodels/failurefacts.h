// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/mailauth/ledger.h"
#include "ui/itemmodels/rowsmodel.h"

#include <QObject>

namespace bw::service {
class Session;
}

namespace bw::itemmodels {

/// Failed authentication of one domain on one day: what receivers report beside what own logs tell.
struct FailureRow
{
    store::FailureDay day;
    core::TimeRange span; ///< the whole day, in the store's home zone
};

/// Days with failures on either side. Asks in the background; the newest question wins. GUI thread.
class FailureFacts final : public QObject
{
    Q_OBJECT
public:
    enum Column { Day, Domain, Messages, FailDmarc, NotSpf, NotDkim, Rejected, Refused, Verdicts, What };
    explicit FailureFacts(service::Session *session, QObject *parent = nullptr);

    /// Range and domains of \p filter count, in whole days of the home zone.
    void ask(const store::MailAuthFilter &filter);
    void setFormat(const ui::Format &format);

    [[nodiscard]] RowsModel<FailureRow> *rows() const { return m_rows; }
    [[nodiscard]] double heard() const { return m_heard; } ///< share of the range × nodes
    [[nodiscard]] bool hasReports() const { return m_hasReports; } ///< about the range and domains

Q_SIGNALS:
    void arrived();
    void failed(const bw::core::Problem &problem);

private:
    service::Session *m_session;
    RowsModel<FailureRow> *m_rows;
    double m_heard = 0;
    bool m_hasReports = false;
};

/// How many recipients and messages own logs tell of: "≥ 12" where a part of the day was not heard, "unknown" where nothing was.
[[nodiscard]] QString ownCount(qint64 count, double heard, const ui::Format &format);

enum OwnFailureColumn { OwnWho, OwnWhat, OwnMessages, OwnNode };
/// What the own side of a day adds up. \p parent owns it.
[[nodiscard]] RowsModel<store::OwnFailure> *makeOwnFailures(QObject *parent);

} // namespace bw::itemmodels
