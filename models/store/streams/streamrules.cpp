// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/streams/streamrules.h"

#include "models/core/domainname.h"
#include "models/store/queries/names.h"
#include "models/store/reader.h"
#include "models/store/sqlite.h"
#include "models/store/tr.h"

#include <sqlite3.h>

namespace bw::store {

namespace {

bool domainMatches(const QString &pattern, const QString &domain)
{
    if (pattern.startsWith(QLatin1String("*.")))
        return domain.endsWith(QStringView(pattern).mid(1), Qt::CaseInsensitive);
    return domain.compare(pattern, Qt::CaseInsensitive) == 0;
}

core::Problem cannotBe(int position, const QString &why)
{
    return { .kind = core::ProblemKind::Usage, .what = Tr::tr("Stream rule %1 cannot be used").arg(position), .reason = why, .where = {},
        .remedy = Tr::tr("Change that rule; nothing was saved.") };
}

} // namespace

core::Result<StreamRules> StreamRules::make(const QList<StreamRule> &rules)
{
    StreamRules made;
    made.m_rules = rules;
    for (StreamRule &rule : made.m_rules)
        rule.senderDomain = core::domainPattern(rule.senderDomain).value_or(rule.senderDomain);
    int position = 0;
    for (const auto &rule : rules) {
        ++position;
        if (rule.name.trimmed().isEmpty())
            return core::fail(cannotBe(position, Tr::tr("it has no name")));
        if (rule.name == otherStream)
            return core::fail(cannotBe(position, Tr::tr("\"other\" is the name of what no rule names")));
        if (rule.senderDomain.isEmpty() && rule.login.isEmpty() && rule.network.isEmpty() && rule.instance.isEmpty())
            return core::fail(cannotBe(position, Tr::tr("it names no sender domain, login, network or instance")));
        Network network;
        if (rule.network == QLatin1String("local")) {
            network.isLocal = true;
        } else if (!rule.network.isEmpty()) {
            const auto cidr = Cidr::parse(rule.network);
            if (!cidr)
                return core::fail(cannotBe(position, Tr::tr("%1 is no network").arg(rule.network)));
            if (!cidr->isWide())
                return core::fail(
                    cannotBe(position, Tr::tr("%1 is too narrow; clients are kept as /24 and /48 networks").arg(rule.network)));
            network.cidr = *cidr;
        }
        made.m_networks.push_back(std::move(network));
    }
    return made;
}

core::Done StreamRules::checkDomains(const QList<StreamRule> &rules)
{
    for (int i = 0; i < rules.size(); ++i)
        if (!rules[i].senderDomain.isEmpty() && !core::domainPattern(rules[i].senderDomain))
            return core::fail(cannotBe(i + 1, Tr::tr("\"%1\" is not a domain name").arg(rules[i].senderDomain)));
    return {};
}

int StreamRules::match(const StreamKeyText &key) const
{
    for (int i = 0; i < m_rules.size() && !key.isFolded; ++i) {
        const auto &rule = m_rules[i];
        const auto &network = m_networks[static_cast<std::size_t>(i)];
        if (!rule.senderDomain.isEmpty() && !domainMatches(rule.senderDomain, key.senderDomain))
            continue;
        if (!rule.login.isEmpty() && rule.login != key.login)
            continue;
        if (!rule.instance.isEmpty() && rule.instance != key.instance)
            continue;
        if (network.isLocal && !key.network.empty())
            continue;
        if (network.cidr.bytes.empty() || network.cidr.holds(key.network))
            return i;
    }
    return -1;
}

QString StreamRules::nameOf(int rule) const
{
    return rule < 0 ? otherStream : m_rules[rule].name;
}

core::Result<QList<StreamRule>> listStreamRules(const Store &store, const Cancel &cancel)
{
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return core::fail(reader.error());
    const auto rules = readStreamRules(*reader);
    if (reader->problem())
        return core::fail(*reader->problem());
    return rules;
}

QList<StreamRule> readStreamRules(Reader &reader)
{
    QList<StreamRule> rules;
    auto rows = reader.rows("SELECT name, sender_domain, login, network, instance FROM stream_rule ORDER BY position");
    while (rows.next())
        rules.append({ rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4) });
    return rules;
}

core::Done setStreamRules(const Store &store, const QList<StreamRule> &rules, const core::Clock &clock)
{
    if (const auto named = StreamRules::checkDomains(rules); !named)
        return named;
    const auto made = StreamRules::make(rules);
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
    if (auto done = database->run("DELETE FROM stream_rule"); !done)
        return done;
    auto insert = database->prepare("INSERT INTO stream_rule(position, name, sender_domain, login, network, instance) VALUES (?, ?, ?, ?, ?, ?)");
    auto note = database->prepare("INSERT INTO journal(id, time_ms, actor, act, details) "
                                  "VALUES ((SELECT coalesce(max(id), 0) + 1 FROM journal), ?, ?, 'stream rules set', ?)");
    if (!insert || !note)
        return core::fail(insert ? note.error() : insert.error());
    const QString what = Tr::tr("The stream rules could not be saved");
    int position = 0;
    for (const auto &rule : made->rules()) {
        insert->reset();
        insert->bind(1, ++position);
        const QString texts[] { rule.name, rule.senderDomain, rule.login, rule.network, rule.instance };
        for (int i = 0; i < 5; ++i)
            insert->bindText(i + 2, texts[i].isNull() ? QStringLiteral("") : texts[i]);
        if (const int code = insert->step(); code != SQLITE_DONE)
            return core::fail(database->problem(code, what));
    }
    note->bind(1, toMs(clock.now()));
    note->bindText(2, qEnvironmentVariable("USER", QStringLiteral("unknown")));
    note->bindText(3, QString::number(rules.size()));
    if (const int code = note->step(); code != SQLITE_DONE)
        return core::fail(database->problem(code, what));
    return transaction->commit();
}

StreamKeyText streamKeyText(Reader &reader, Names &names, std::int64_t key)
{
    StreamKeyText text;
    auto rows = reader.rows("SELECT sender_domain, login, network, instance FROM stream_key WHERE id = ?", key);
    if (!rows.next())
        return text;
    text.senderId = rows.integer(0);
    text.loginId = rows.integer(1);
    text.network = rows.bytes(2);
    text.instanceId = rows.integer(3);
    text.senderDomain = names.text(text.senderId);
    text.login = names.text(text.loginId);
    text.instance = names.text(text.instanceId);
    return text;
}

} // namespace bw::store
