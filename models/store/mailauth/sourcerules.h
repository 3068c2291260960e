// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/domainname.h"
#include "models/core/result.h"
#include "models/store/queries/cancel.h"
#include "models/store/queries/cidr.h"
#include "models/store/store.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <string_view>
#include <vector>

namespace bw::store {

/// What a source of mail is to the owner of the domains.
enum class SourceRole : std::int64_t {
    Own = 1, ///< a node of the fleet
    Sender = 2, ///< sends for the owner: "our ESP", "the CRM"
    Forwarder = 3, ///< sends on what was sent to somebody there
    Stranger = 4, ///< nobody who may send in the domains' names
    Service = 5, ///< a well-known service; whether it sends for the owner, the owner has to say: anybody can be its customer
};
[[nodiscard]] QString nameOf(SourceRole role); ///< own sender forwarder stranger service
[[nodiscard]] std::optional<SourceRole> sourceRoleNamed(const QString &name);

/// Names a source of mail: the first rule, in order, whose every set field matches. Empty = any. Several rules may bear one name.
/// Applied when read, so that an edit changes every chart back to the first day. What receivers report of a source decides, and nothing
/// that has to be looked up; a reverse name is not among it.
struct SourceRule
{
    QString name;
    SourceRole role = SourceRole::Sender;
    QString network; ///< address or CIDR
    QString dkimDomain; ///< d= of a signature that verified; esp.example, or *.esp.example for the domains below it
    QString spfDomain; ///< that SPF passed for; the same forms
    QString domain; ///< only mail in this domain's name (header From); the same forms
    bool operator==(const SourceRule &) const = default;
};

using core::domainMatches; // both in lower case

/// What a rule looks at, in clear. Domains are lower case.
struct SourceTraits
{
    std::string_view address; ///< 4 or 16 bytes; empty: not reported
    QStringList dkimDomains; ///< that verified
    QStringList spfDomains; ///< that passed
    QString domain; ///< header From
};

/// Checked rules, ready to match. Plain data.
class SourceRules final
{
public:
    SourceRules() = default;
    /// Usage names the rule that cannot be: no name, no field beside the domain, a network that is none.
    static core::Result<SourceRules> make(const QList<SourceRule> &rules);
    /// Usage names the first rule with a domain that is none: of rules that a person wrote, before they are tried or kept.
    static core::Done checkDomains(const QList<SourceRule> &rules);

    [[nodiscard]] const QList<SourceRule> &rules() const { return m_rules; }
    /// Index of the first rule that matches; -1: none.
    [[nodiscard]] int match(const SourceTraits &traits) const { return match(fitting(traits), traits.address); }
    /// The two halves of it, for many addresses that authenticate alike: rules that fit but for their networks, up to the first without one.
    [[nodiscard]] std::vector<int> fitting(const SourceTraits &traits) const;
    [[nodiscard]] int match(const std::vector<int> &fitting, std::string_view address) const;

private:
    QList<SourceRule> m_rules;
    std::vector<Cidr> m_networks; ///< without bytes: any
};

class Reader;

/// The owner's rules, without the starter list.
[[nodiscard]] core::Result<QList<SourceRule>> listSourceRules(const Store &store, const Cancel &cancel = {});
/// Replaces all of them in one transaction and writes it into the journal. The starter list is not touched.
[[nodiscard]] core::Done setSourceRules(const Store &store, const QList<SourceRule> &rules, const core::Clock &clock);
/// Well-known senders (resources/senders/starter.json, which says how each is known); tried after the owner's rules.
[[nodiscard]] QList<SourceRule> starterSourceRules();

/// Inside a question that is running already: the owner's rules.
[[nodiscard]] QList<SourceRule> readSourceRules(Reader &reader);

} // namespace bw::store
