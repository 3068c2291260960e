// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/store/queries/cancel.h"
#include "models/store/queries/cidr.h"
#include "models/store/queries/filter.h"
#include "models/store/queries/volumequery.h"
#include "models/store/store.h"

#include <QList>
#include <QString>

#include <string>
#include <vector>

namespace bw::store {

/// Names a sending stream: the first rule, in order, whose every set field matches the stream key. Empty = any.
/// Several rules may bear one name. Applied when read, so that an edit changes every chart back to the first day.
struct StreamRule
{
    QString name;
    QString senderDomain; ///< news.example, or *.news.example for the domains below it
    QString login;
    QString network; ///< CIDR; matches client networks (/24, /48) that lie inside it. "local" for mail without a client
    QString instance; ///< syslog_name
    bool operator==(const StreamRule &) const = default;
};

/// What a rule looks at, in clear.
struct StreamKeyText
{
    QString senderDomain, login, instance;
    std::string network; ///< 3 bytes of a /24, 6 of a /48, empty = local
    std::int64_t senderId = 0, loginId = 0, instanceId = 0; ///< ids of the strings
    bool isFolded = false; ///< many keys in one: matches no rule
};

/// Checked rules, ready to match. Plain data.
class StreamRules final
{
public:
    StreamRules() = default;
    /// Usage names the rule that cannot be: no name, "other" as name, no field, a network that is none.
    static core::Result<StreamRules> make(const QList<StreamRule> &rules);
    /// Usage names the first rule with a domain that is none: of rules that a person wrote, before they are tried or kept.
    static core::Done checkDomains(const QList<StreamRule> &rules);

    [[nodiscard]] const QList<StreamRule> &rules() const { return m_rules; }
    /// Index of the first rule that matches; -1: no rule names it ("other").
    [[nodiscard]] int match(const StreamKeyText &key) const;
    [[nodiscard]] QString nameOf(int rule) const; ///< "other" for -1

private:
    struct Network
    {
        Cidr cidr; ///< without bytes: any
        bool isLocal = false;
    };
    QList<StreamRule> m_rules;
    std::vector<Network> m_networks;
};

class Reader;
class Names;

inline const QString otherStream = QStringLiteral("other");

[[nodiscard]] core::Result<QList<StreamRule>> listStreamRules(const Store &store, const Cancel &cancel = {});
/// Replaces all rules in one transaction and writes it into the journal.
[[nodiscard]] core::Done setStreamRules(const Store &store, const QList<StreamRule> &rules, const core::Clock &clock);

/// Inside a question that is running already.
[[nodiscard]] QList<StreamRule> readStreamRules(Reader &reader);
[[nodiscard]] StreamKeyText streamKeyText(Reader &reader, Names &names, std::int64_t key);

struct StreamPreview
{
    VolumeAnswer before, after; ///< volume by stream over the range, with the stored and with the proposed rules
    qint64 keys = 0; ///< stream keys of the store
    qint64 moved = 0; ///< of them, those that get another name
};
[[nodiscard]] core::Result<StreamPreview> previewStreamRules(const Store &store, const QList<StreamRule> &rules, const Filter &filter,
    const Cancel &cancel = {});

} // namespace bw::store
