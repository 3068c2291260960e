// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/store/mailauth/mailauthquery.h"
#include "models/store/store.h"
#include "models/store/streams/streamrules.h"

#include <QObject>

namespace bw::service {
class Session;
}

namespace bw::itemmodels {

/// The owner's choices that live in the store: privacy, own domains, home zone, rules that name streams and sources. Read and written in
/// the background, one after the other. GUI thread.
class StoreSettings final : public QObject
{
    Q_OBJECT
public:
    StoreSettings(service::Session *session, const core::Clock &clock, QObject *parent = nullptr);

    void load();
    void setClearRecipients(bool clear);
    void setOwnDomains(const QStringList &domains);
    /// The open store keeps the old zone: open it again after homeZoneChanged().
    void setHomeZone(const QString &zone);
    void setStreamRules(const QList<store::StreamRule> &rules);
    void setSourceRules(const QList<store::SourceRule> &rules);
    /// What the rules would do to the volume of filter's range.
    void preview(const QList<store::StreamRule> &rules, const store::Filter &filter);
    /// What they would call who sends, as reports of filter's range tell.
    void previewSources(const QList<store::SourceRule> &rules, const store::Filter &filter);

Q_SIGNALS:
    void loaded(const bw::store::StoreInfo &info);
    void streamsLoaded(const QList<bw::store::StreamRule> &rules);
    void streamsFailed(const bw::core::Problem &problem); ///< to be read
    void sourcesLoaded(const QList<bw::store::SourceRule> &rules);
    void sourcesFailed(const bw::core::Problem &problem); ///< to be read
    void previewed(const bw::store::StreamPreview &preview);
    void previewFailed(const bw::core::Problem &problem);
    void sourcesPreviewed(const bw::store::SourceRulePreview &preview);
    void sourcesPreviewFailed(const bw::core::Problem &problem);
    void saved(); ///< load() follows by itself
    void homeZoneChanged();
    void failed(const bw::core::Problem &problem);

private:
    /// \p what: only a newer change of the same may take the place of one that has not begun.
    void change(const char *what, std::function<core::Done(const store::Store &)> work, void (StoreSettings::*then)() = &StoreSettings::saved);
    void savedRules(); ///< figures of all pages are others then
    service::Session *m_session;
    const core::Clock &m_clock;
};

} // namespace bw::itemmodels
