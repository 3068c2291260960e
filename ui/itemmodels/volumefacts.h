// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/detection/usual.h"
#include "models/store/queries/volumequery.h"
#include "ui/itemmodels/rowsmodel.h"

#include <QObject>

#include <memory>
#include <optional>

namespace bw::service {
class Session;
}

namespace bw::itemmodels {

/// What the volume page shows: buckets for the chart, top destinations, reasons. Asks in the background; the newest
/// question wins; each part may fail alone. GUI thread.
class VolumeFacts final : public QObject
{
    Q_OBJECT
public:
    enum DestinationColumn { DestinationDomain, DestinationMessages, DestinationRecipients, DestinationDelivered, DestinationDeferred, DestinationBounced, DestinationExpired, DestinationDiscarded, DestinationRejected, DestinationLost };
    enum ReasonColumn { ReasonReply, ReasonCode, ReasonDeferred, ReasonBounced, ReasonExpired, ReasonDiscarded, ReasonRejected, ReasonTotal };

    explicit VolumeFacts(service::Session *session, QObject *parent = nullptr);

    /// \p step: a time key of VolumeQuery. \p group: "" (outcomes alone), "node", "stream", "domain", "sender".
    void ask(const store::Filter &filter, const QString &step, const QString &group);
    void setFormat(const ui::Format &format);

    /// Every column of a destination as machines read it, and the names of these columns. Any thread.
    [[nodiscard]] static QVariantList destinationNames();
    [[nodiscard]] static QVariantList destinationValues(const store::VolumeBucket &row);

    [[nodiscard]] RowsModel<store::VolumeBucket> *destinations() const { return m_destinations; }
    [[nodiscard]] RowsModel<store::ReasonRow> *reasons() const { return m_reasons; }
    /// By step: outcomes of each column.
    [[nodiscard]] const store::VolumeAnswer &volume() const { return m_volume; }
    /// By step and group; empty without a group.
    [[nodiscard]] const store::VolumeAnswer &grouped() const { return m_grouped; }
    [[nodiscard]] const std::optional<detection::UsualAnswer> &usual() const { return m_usual; }
    [[nodiscard]] QString step() const { return m_step; }
    [[nodiscard]] QString group() const { return m_group; }

Q_SIGNALS:
    void arrived();
    void failed(const bw::core::Problem &problem); ///< of the chart's figures
    void destinationsFailed(const bw::core::Problem &problem);
    void reasonsFailed(const bw::core::Problem &problem);

private:
    service::Session *m_session;
    RowsModel<store::VolumeBucket> *m_destinations;
    std::shared_ptr<bool> m_isBound; ///< of the reasons: some hours were not heard whole
    RowsModel<store::ReasonRow> *m_reasons;
    store::VolumeAnswer m_volume, m_grouped;
    std::optional<detection::UsualAnswer> m_usual;
    QString m_step, m_group;
};

} // namespace bw::itemmodels
