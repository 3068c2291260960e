// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/mailauth/mailauthkinds.h"
#include "models/store/mailauth/mailauthscan.h"

#include <optional>
#include <span>

/// Inside models/store/mailauth only.
namespace bw::store {

struct CopiedKey;

inline const QString ownNodesName = QStringLiteral("own nodes");
inline const QString copiedKeyName = QStringLiteral("copied key"); ///< sender of what the ledger calls copied

/// Addresses that the fleet sends from, as far as the store knows them: where nodes are reached, and what their snapshots say of their own
/// addresses. By address its node's name.
[[nodiscard]] QHash<QByteArray, QString> readOwnAddresses(Reader &reader);

using SelectorOf = std::pair<QString, QString>; ///< domain, selector

/// Keys that nodes logged to sign with, by messages, of days whose middle lies within a range, as a report's does.
struct SignedCell
{
    core::UtcMicros start = 0; ///< of a day of the home zone
    SelectorOf key;
    QString node;
    qint64 messages = 0;
};
/// \p byNode: else the fleet's sums, and `node` is empty.
[[nodiscard]] QList<SignedCell> readSigned(Reader &reader, core::TimeRange range, bool byNode);

/// Who a source is, and why a record is told apart. One question long.
class MailAuthTeller final
{
public:
    struct Who
    {
        QString name; ///< that a rule gave, or ownNodesName; empty: neither
        std::optional<SourceRole> role;
        QString node; ///< of an own address
    };
    struct Told
    {
        Who who;
        KindFound kind {};
        QString sender; ///< MailAuthSource::sender
        std::span<const ScanResult> ownSignatures; ///< in the domain's name; until the next record is told
    };

    /// \p rules: the owner's; the starter list comes behind them. Learns the fleet's keys from the logs and from the reports of the scan's range.
    static core::Result<MailAuthTeller> make(Reader &reader, MailAuthScan &scan, const MailAuthFilter &filter, const QList<SourceRule> &rules);

    /// From now on what unnamed sources signed so is told to be of copiedKeyName (ledgerprivate.h: learnCopies).
    void setCopied(const QList<CopiedKey> &copied);
    [[nodiscard]] Told tell(const ScanReport &report, const ScanRecord &record);
    /// The rest of the filter, which a scan cannot tell.
    [[nodiscard]] bool wants(const Told &told);
    /// Does the fleet sign with it? Ids of feedback_text.
    [[nodiscard]] bool isFleetKey(std::int64_t domain, std::int64_t selector);

private:
    MailAuthTeller(MailAuthScan &scan, const MailAuthFilter &filter);
    struct Fitting ///< of sources that authenticate alike
    {
        std::vector<int> owners;
        int starter = -1;
    };
    struct Alike ///< what records of one likeness share
    {
        Fitting fitting;
        std::vector<ScanResult> ownSignatures;
        std::optional<KindFacts> facts; ///< without the role; once the keys are known
    };
    Alike &alikeOf(const ScanReport &report, const ScanRecord &record);
    const Fitting &fittingOf(const ScanRecord &record);
    KindFacts factsOf(const ScanRecord &record, const std::vector<ScanResult> &ownSignatures);
    Who whoOf(const Fitting &fitting, const std::string &source) const;
    std::vector<ScanResult> ownSignaturesOf(const ScanReport &report, const ScanRecord &record);
    bool isCopied(const ScanRecord &record, std::span<const ScanResult> ownSignatures);
    void learnKeys(const MailAuthFilter &filter, Reader &reader);
    bool areKeysKnown(std::int64_t domain);

    MailAuthScan *m_scan;
    MailAuthFilter m_filter;
    SourceRules m_owners, m_starters;
    QHash<QByteArray, QString> m_own;
    QSet<SelectorOf> m_keys;
    QSet<QString> m_keyDomains;
    QHash<SelectorOf, QSet<QString>> m_copied; ///< networks
    QHash<QByteArray, Fitting> m_fitting;
    std::vector<std::optional<Alike>> m_alike; ///< by likeness
    Alike m_last; ///< of a record without one
    QHash<std::pair<std::int64_t, std::int64_t>, bool> m_fleetKeys;
};

/// Is \p domain that one, or below it?
[[nodiscard]] bool isWithin(const QString &domain, const QString &of);

} // namespace bw::store
