// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/mailauth/mailauthteller.h"

#include "models/core/ipaddress.h"
#include "models/store/cubes.h"
#include "models/store/mailauth/ledger.h"
#include "models/store/queries/names.h"

#include <algorithm>

namespace bw::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostCached = 100'000;

QByteArray bytesOf(std::string_view bytes)
{
    return { bytes.data(), static_cast<qsizetype>(bytes.size()) };
}

/// Of a setting or a listener: "192.0.2.7", "[2001:db8::1]:25", "192.0.2.7:25".
core::IpAddress addressIn(QByteArray word)
{
    if (word.startsWith('['))
        word = word.mid(1, word.indexOf(']') - 1);
    else if (word.count(':') == 1)
        word = word.left(word.indexOf(':'));
    const core::IpAddress address = core::IpAddress::parse(word.toStdString());
    const bool isAny = std::all_of(address.bytes.begin(), address.bytes.end(), [](std::uint8_t byte) { return byte == 0; });
    return isAny || address.isLoopback() ? core::IpAddress() : address;
}

/// Settings that name addresses which mail leaves from.
bool namesOwnAddress(const QByteArray &setting)
{
    static constexpr const char *names[] { "inet_interfaces", "proxy_interfaces", "smtp_bind_address", "smtp_bind_address6" };
    return std::any_of(std::begin(names), std::end(names), [&](const char *name) { return setting == name; });
}

void addAddresses(QHash<QByteArray, QString> &into, const QString &node, QByteArray text)
{
    for (const QByteArray &word : text.replace(',', ' ').simplified().split(' '))
        if (const core::IpAddress address = addressIn(word); address.isKnown())
            into.insert(bytesOf(address.view()), node);
}

} // namespace

QHash<QByteArray, QString> readOwnAddresses(Reader &reader)
{
    QHash<QByteArray, QString> own;
    Rows routes = reader.rows("SELECT n.name, r.host FROM node_route r JOIN node n ON n.id = r.node");
    while (routes.next())
        addAddresses(own, routes.text(0), routes.text(1).toUtf8());
    Rows places = reader.rows("SELECT n.name, p.value FROM node_place p JOIN node n ON n.id = p.node WHERE p.kind = 'smtp'");
    while (places.next())
        addAddresses(own, places.text(0), places.text(1).toUtf8());
    // Of each node what it said last.
    Rows sections = reader.rows("SELECT n.name, s.name, t.text FROM node n JOIN snapshot_section s ON s.snapshot = (SELECT max(id) FROM snapshot WHERE id > n.id << 40 AND id < (n.id + 1) << 40) "
                                "JOIN section_text t ON t.hash = s.hash WHERE s.name = 'host.listeners' OR s.name LIKE '%.settings' OR s.name LIKE '%.services'");
    while (sections.next()) {
        const bool isListeners = sections.text(1) == "host.listeners"_L1;
        const QByteArray text = bytesOf(sections.bytes(2));
        for (const QByteArray &line : text.split('\n')) {
            if (isListeners) {
                addAddresses(own, sections.text(0), line);
                continue;
            }
            // "name = value"; in master.cf "-o name=value"
            const qsizetype at = line.indexOf('=');
            const QByteArray setting = line.left(at).trimmed();
            if (at > 0 && namesOwnAddress(setting.mid(setting.lastIndexOf(' ') + 1)))
                addAddresses(own, sections.text(0), line.mid(at + 1));
        }
    }
    return own;
}

QList<SignedCell> readSigned(Reader &reader, core::TimeRange range, bool byNode)
{
    QList<SignedCell> cells;
    Names names(reader);
    const auto word = names.find(logs::StringKind::Word, u"signed"_s);
    if (!word)
        return cells;
    QList<std::int64_t> nodes { fleetCells(reader) };
    if (byNode) {
        nodes.clear();
        for (const NodeName &node : names.nodes())
            nodes << node.id;
    }
    for (const std::int64_t node : nodes) {
        Rows rows = reader.rows("SELECT start, domain, selector, sum(messages) FROM mailauth_cell WHERE node = ? AND level = 1440 AND start >= ? AND start < ? AND result = ? GROUP BY start, domain, selector",
            node, toMs(range.from - core::microsPerDay / 2), toMs(range.to - core::microsPerDay / 2), *word);
        while (rows.next())
            cells.append({ fromMs(rows.integer(0)), { names.text(rows.integer(1)), names.text(rows.integer(2)) }, byNode ? names.node(node) : QString(), rows.number(3) });
    }
    return cells;
}

bool isWithin(const QString &domain, const QString &of)
{
    return domain == of || (!of.isEmpty() && domain.endsWith(of) && domain.at(domain.size() - of.size() - 1) == u'.');
}

MailAuthTeller::MailAuthTeller(MailAuthScan &scan, const MailAuthFilter &filter)
    : m_scan(&scan)
    , m_filter(filter)
{
}

core::Result<MailAuthTeller> MailAuthTeller::make(Reader &reader, MailAuthScan &scan, const MailAuthFilter &filter, const QList<SourceRule> &rules)
{
    MailAuthTeller teller(scan, filter);
    auto owners = SourceRules::make(rules);
    auto starters = SourceRules::make(starterSourceRules());
    if (!owners || !starters)
        return core::fail(owners ? starters.error() : owners.error());
    teller.m_owners = std::move(*owners);
    teller.m_starters = std::move(*starters);
    if (reader.store().schema() < firstSchemaWithFeedback)
        return teller;
    teller.m_own = readOwnAddresses(reader);
    teller.learnKeys(filter, reader);
    return teller;
}

/// What the nodes logged, and what verifies from addresses that may send: the nodes', and those that the domain's SPF record lets send.
void MailAuthTeller::learnKeys(const MailAuthFilter &filter, Reader &reader)
{
    const core::TimeRange range = m_scan->range();
    if (range == core::TimeRange {})
        return;
    const auto keep = [this](const SelectorOf &key) {
        m_keys.insert(key);
        m_keyDomains.insert(key.first);
    };
    for (const SignedCell &cell : readSigned(reader, range, false))
        keep(cell.key);
    MailAuthFilter all;
    all.range = range;
    all.domains = filter.domains;
    all.memory = filter.memory;
    auto scan = MailAuthScan::make(reader, all);
    if (!scan)
        return;
    QSet<std::pair<std::int64_t, std::int64_t>> seen;
    QSet<int> learned; // likenesses
    scan->run([&](const ScanReport &report, const ScanRecord &record) {
        if (!record.dkim || (record.likeness >= 0 && learned.contains(record.likeness)))
            return;
        const Alike &alike = alikeOf(report, record);
        if (!record.spf && whoOf(alike.fitting, record.source).role != SourceRole::Own)
            return;
        if (record.likeness >= 0)
            learned.insert(record.likeness);
        for (const ScanResult &one : alike.ownSignatures)
            if (one.passes() && one.selector != 0 && !seen.contains({ one.domain, one.selector })) {
                seen.insert({ one.domain, one.selector });
                keep({ m_scan->names()(one.domain), m_scan->names()(one.selector) });
            }
    });
}

bool MailAuthTeller::isFleetKey(std::int64_t domain, std::int64_t selector)
{
    const std::pair key { domain, selector };
    const auto known = m_fleetKeys.constFind(key);
    if (known != m_fleetKeys.constEnd())
        return *known;
    if (m_fleetKeys.size() >= mostCached)
        m_fleetKeys.clear();
    const bool isFleet = selector != 0 && m_keys.contains({ m_scan->names()(domain), m_scan->names()(selector) });
    m_fleetKeys.insert(key, isFleet);
    return isFleet;
}

bool MailAuthTeller::areKeysKnown(std::int64_t domain)
{
    const QString from = m_scan->names()(domain);
    return std::any_of(m_keyDomains.begin(), m_keyDomains.end(), [&](const QString &signer) { return isWithin(signer, from) || isWithin(from, signer); });
}

/// Relaxed alignment, with the policy's domain for the organisational one.
std::vector<ScanResult> MailAuthTeller::ownSignaturesOf(const ScanReport &report, const ScanRecord &record)
{
    std::vector<ScanResult> own;
    for (const ScanResult &one : record.results) {
        if (!one.isDkim || one.domain == 0)
            continue;
        bool isOwn = one.domain == record.domain;
        if (!isOwn) {
            const QString signer = m_scan->names()(one.domain), from = m_scan->names()(record.domain), policy = m_scan->names()(report.domain);
            isOwn = isWithin(signer, from) || isWithin(from, signer) || (isWithin(signer, policy) && isWithin(from, policy));
        }
        if (isOwn)
            own.push_back(one);
    }
    return own;
}

MailAuthTeller::Alike &MailAuthTeller::alikeOf(const ScanReport &report, const ScanRecord &record)
{
    if (record.likeness < 0) {
        m_last.fitting = fittingOf(record);
        m_last.ownSignatures = ownSignaturesOf(report, record);
        m_last.facts.reset();
        return m_last;
    }
    const auto at = static_cast<std::size_t>(record.likeness);
    if (m_alike.size() <= at)
        m_alike.resize(at + 1);
    if (!m_alike[at])
        m_alike[at] = Alike { fittingOf(record), ownSignaturesOf(report, record), {} };
    return *m_alike[at];
}

const MailAuthTeller::Fitting &MailAuthTeller::fittingOf(const ScanRecord &record)
{
    QByteArray key;
    const auto addId = [&key](std::int64_t id) { key.append(reinterpret_cast<const char *>(&id), sizeof id); };
    addId(record.domain);
    for (const ScanResult &one : record.results)
        if (one.passes())
            addId(one.isDkim ? one.domain : -one.domain);
    if (const auto known = m_fitting.constFind(key); known != m_fitting.constEnd())
        return *known;
    if (m_fitting.size() >= mostCached)
        m_fitting.clear();
    SourceTraits traits { {}, {}, {}, m_scan->names()(record.domain) };
    for (const ScanResult &one : record.results)
        if (one.passes())
            (one.isDkim ? traits.dkimDomains : traits.spfDomains) << m_scan->names()(one.domain);
    return *m_fitting.insert(key, { m_owners.fitting(traits), m_starters.match(traits) });
}

MailAuthTeller::Who MailAuthTeller::whoOf(const Fitting &fitting, const std::string &source) const
{
    Who who;
    if (!m_own.isEmpty())
        if (const auto node = m_own.constFind(QByteArray::fromRawData(source.data(), static_cast<qsizetype>(source.size()))); node != m_own.constEnd())
            who = { ownNodesName, SourceRole::Own, *node };
    if (const int rule = m_owners.match(fitting.owners, source); rule >= 0)
        who = { m_owners.rules()[rule].name, m_owners.rules()[rule].role, who.node };
    else if (!who.role && fitting.starter >= 0)
        who = { m_starters.rules()[fitting.starter].name, SourceRole::Service, {} };
    return who;
}

void MailAuthTeller::setCopied(const QList<CopiedKey> &copied)
{
    m_copied.clear();
    for (const CopiedKey &key : copied)
        m_copied.insert({ key.domain, key.selector }, QSet<QString>(key.networks.begin(), key.networks.end()));
}

/// What the domain's SPF record lets send is the owner's.
bool MailAuthTeller::isCopied(const ScanRecord &record, std::span<const ScanResult> ownSignatures)
{
    if (m_copied.isEmpty() || record.spf)
        return false;
    return std::any_of(ownSignatures.begin(), ownSignatures.end(), [&](const ScanResult &one) {
        return one.passes() && m_copied.value({ m_scan->names()(one.domain), m_scan->names()(one.selector) }).contains(networkName(core::IpAddress::fromBytes(record.source).network()));
    });
}

KindFacts MailAuthTeller::factsOf(const ScanRecord &record, const std::vector<ScanResult> &ownSignatures)
{
    KindFacts facts;
    facts.dkimAligned = record.dkim;
    facts.spfAligned = record.spf;
    facts.saysForwarded = record.saysForwarded;
    facts.hasOwnSignature = !ownSignatures.empty();
    facts.ownSignaturePasses = std::any_of(ownSignatures.begin(), ownSignatures.end(), [](const ScanResult &one) { return one.passes(); });
    facts.isFleetKey = std::any_of(ownSignatures.begin(), ownSignatures.end(), [this](const ScanResult &one) { return isFleetKey(one.domain, one.selector); });
    facts.areFleetKeysKnown = facts.isFleetKey || areKeysKnown(record.domain);
    facts.spfPasses = record.hasPass(false);
    facts.dkimPasses = record.hasPass(true);
    return facts;
}

MailAuthTeller::Told MailAuthTeller::tell(const ScanReport &report, const ScanRecord &record)
{
    Alike &alike = alikeOf(report, record);
    if (!alike.facts)
        alike.facts = factsOf(record, alike.ownSignatures);
    Told told;
    told.who = whoOf(alike.fitting, record.source);
    told.ownSignatures = alike.ownSignatures;
    KindFacts facts = *alike.facts;
    facts.role = told.who.role;
    const bool isNamed = told.who.role == SourceRole::Own || told.who.role == SourceRole::Sender || told.who.role == SourceRole::Forwarder;
    const bool isCopied = !isNamed && this->isCopied(record, told.ownSignatures);
    told.kind = isCopied ? KindFound { MailAuthKind::CopiedKey, KindRule::KeyCopied } : kindOf(facts);
    if (!told.who.name.isEmpty())
        told.sender = told.who.name;
    else if (isCopied)
        told.sender = copiedKeyName;
    else if (told.kind.kind == MailAuthKind::Forwarded)
        told.sender = nameOf(SourceRole::Forwarder);
    else if (told.kind.kind == MailAuthKind::Spoofing)
        told.sender = nameOf(SourceRole::Stranger);
    return told;
}

bool MailAuthTeller::wants(const Told &told)
{
    if (!m_filter.nodes.isEmpty() && !m_filter.nodes.contains(told.who.node))
        return false;
    if (!m_filter.senders.isEmpty() && !m_filter.senders.contains(told.sender))
        return false;
    if (!m_filter.kinds.isEmpty() && !m_filter.kinds.contains(nameOf(told.kind.kind)))
        return false;
    if (m_filter.selectors.isEmpty())
        return true;
    return std::any_of(told.ownSignatures.begin(), told.ownSignatures.end(), [this](const ScanResult &one) { return one.passes() && m_filter.selectors.contains(m_scan->names()(one.selector)); });
}

} // namespace bw::store
