// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/mailauth/sourcerules.h"

#include "models/core/domainname.h"
#include "models/store/reader.h"
#include "models/store/sqlite.h"
#include "models/store/tr.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <sqlite3.h>
#include <utility>

namespace bw::store {

using namespace Qt::StringLiterals;

namespace {

constexpr int firstSchemaWithSourceRules = 5;

constexpr std::array roleNames { std::pair(SourceRole::Own, "own"), std::pair(SourceRole::Sender, "sender"), std::pair(SourceRole::Forwarder, "forwarder"), std::pair(SourceRole::Stranger, "stranger"),
    std::pair(SourceRole::Service, "service") };

bool anyMatches(const QString &pattern, const QStringList &domains)
{
    return pattern.isEmpty() || std::any_of(domains.begin(), domains.end(), [&](const QString &domain) { return domainMatches(pattern, domain); });
}

core::Problem cannotBe(int position, const QString &why)
{
    return { .kind = core::ProblemKind::Usage, .what = Tr::tr("Source rule %1 cannot be used").arg(position), .reason = why, .where = {},
        .remedy = Tr::tr("Change that rule; nothing was saved.") };
}

QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    for (const QJsonValue &one : value.toArray())
        texts << one.toString();
    return texts;
}

} // namespace

QString nameOf(SourceRole role)
{
    for (const auto &[one, name] : roleNames)
        if (one == role)
            return QLatin1String(name);
    return {};
}

std::optional<SourceRole> sourceRoleNamed(const QString &name)
{
    for (const auto &[role, text] : roleNames)
        if (name == QLatin1String(text))
            return role;
    return std::nullopt;
}

core::Result<SourceRules> SourceRules::make(const QList<SourceRule> &rules)
{
    SourceRules made;
    int position = 0;
    for (SourceRule rule : rules) {
        ++position;
        if (rule.name.trimmed().isEmpty())
            return core::fail(cannotBe(position, Tr::tr("it has no name")));
        if (rule.network.isEmpty() && rule.dkimDomain.isEmpty() && rule.spfDomain.isEmpty())
            return core::fail(cannotBe(position, Tr::tr("it names no network and no domain that DKIM or SPF passed for")));
        Cidr network;
        if (!rule.network.isEmpty()) {
            const auto cidr = Cidr::parse(rule.network);
            if (!cidr)
                return core::fail(cannotBe(position, Tr::tr("%1 is no network").arg(rule.network)));
            network = *cidr;
        }
        for (QString *domain : { &rule.dkimDomain, &rule.spfDomain, &rule.domain })
            *domain = core::domainPattern(*domain).value_or(domain->toLower());
        made.m_rules.append(rule);
        made.m_networks.push_back(std::move(network));
    }
    return made;
}

core::Done SourceRules::checkDomains(const QList<SourceRule> &rules)
{
    for (int i = 0; i < rules.size(); ++i)
        for (const QString &domain : { rules[i].dkimDomain, rules[i].spfDomain, rules[i].domain })
            if (!domain.isEmpty() && !core::domainPattern(domain))
                return core::fail(cannotBe(i + 1, Tr::tr("\"%1\" is not a domain name").arg(domain)));
    return {};
}

std::vector<int> SourceRules::fitting(const SourceTraits &traits) const
{
    std::vector<int> found;
    for (int i = 0; i < m_rules.size(); ++i) {
        const SourceRule &rule = m_rules[i];
        if (!rule.domain.isEmpty() && !domainMatches(rule.domain, traits.domain))
            continue;
        if (!anyMatches(rule.dkimDomain, traits.dkimDomains) || !anyMatches(rule.spfDomain, traits.spfDomains))
            continue;
        found.push_back(i);
        if (m_networks[static_cast<std::size_t>(i)].bytes.empty())
            break;
    }
    return found;
}

int SourceRules::match(const std::vector<int> &fitting, std::string_view address) const
{
    for (const int i : fitting)
        if (const Cidr &network = m_networks[static_cast<std::size_t>(i)]; network.bytes.empty() || network.holds(address))
            return i;
    return -1;
}

QList<SourceRule> starterSourceRules()
{
    QFile file(u":/senders/starter.json"_s);
    QList<SourceRule> rules;
    if (!file.open(QIODevice::ReadOnly))
        return rules;
    const QJsonArray senders = QJsonDocument::fromJson(file.readAll())[u"senders"_s].toArray();
    for (const QJsonValue &sender : senders) {
        const QString name = sender[u"name"_s].toString();
        for (const QString &domain : textsOf(sender[u"dkim"_s]))
            rules.append({ name, SourceRole::Service, {}, domain, {}, {} });
        for (const QString &domain : textsOf(sender[u"spf"_s]))
            rules.append({ name, SourceRole::Service, {}, {}, domain, {} });
    }
    return rules;
}

core::Result<QList<SourceRule>> listSourceRules(const Store &store, const Cancel &cancel)
{
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return core::fail(reader.error());
    QList<SourceRule> rules = readSourceRules(*reader);
    if (reader->problem())
        return core::fail(*reader->problem());
    return rules;
}

QList<SourceRule> readSourceRules(Reader &reader)
{
    QList<SourceRule> rules;
    if (reader.store().schema() < firstSchemaWithSourceRules)
        return rules;
    Rows rows = reader.rows("SELECT name, role, network, dkim_domain, spf_domain, domain FROM source_rule ORDER BY position");
    while (rows.next())
        rules.append({ rows.text(0), static_cast<SourceRole>(std::clamp<std::int64_t>(rows.integer(1), 1, 5)), rows.text(2), rows.text(3), rows.text(4), rows.text(5) });
    return rules;
}

core::Done setSourceRules(const Store &store, const QList<SourceRule> &rules, const core::Clock &clock)
{
    if (const auto named = SourceRules::checkDomains(rules); !named)
        return named;
    const auto made = SourceRules::make(rules);
    if (!made)
        return core::fail(made.error());
    if (store.isReadOnly())
        return core::fail(store.whyReadOnly());
    auto database = sqlite::Database::open(store.path(), sqlite::Access::ReadWrite);
    if (!database)
        return core::fail(database.error());
    auto transaction = sqlite::Transaction::begin(*database);
    if (!transaction)
        return core::fail(transaction.error());
    if (auto done = database->run("DELETE FROM source_rule"); !done)
        return done;
    auto insert = database->prepare("INSERT INTO source_rule(position, name, role, network, dkim_domain, spf_domain, domain) VALUES (?, ?, ?, ?, ?, ?, ?)");
    auto note = database->prepare("INSERT INTO journal(id, time_ms, actor, act, details) "
                                  "VALUES ((SELECT coalesce(max(id), 0) + 1 FROM journal), ?, ?, 'source rules set', ?)");
    if (!insert || !note)
        return core::fail(insert ? note.error() : insert.error());
    const QString what = Tr::tr("The source rules could not be saved");
    int position = 0;
    for (const SourceRule &rule : made->rules()) {
        insert->reset();
        insert->bind(1, ++position);
        insert->bindText(2, rule.name);
        insert->bind(3, static_cast<std::int64_t>(rule.role));
        int column = 3;
        for (const QString &text : { rule.network, rule.dkimDomain, rule.spfDomain, rule.domain })
            insert->bindText(++column, text.isNull() ? u""_s : text);
        if (const int code = insert->step(); code != SQLITE_DONE)
            return core::fail(database->problem(code, what));
    }
    note->bind(1, toMs(clock.now()));
    note->bindText(2, qEnvironmentVariable("USER", u"unknown"_s));
    note->bindText(3, QString::number(rules.size()));
    if (const int code = note->step(); code != SQLITE_DONE)
        return core::fail(database->problem(code, what));
    return transaction->commit();
}

} // namespace bw::store
