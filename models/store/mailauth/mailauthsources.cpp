// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/ipaddress.h"
#include "models/store/mailauth/ledgerprivate.h"
#include "models/store/mailauth/mailauthsums.h"
#include "models/store/mailauth/reversenames.h"
#include "models/store/queries/names.h"
#include "models/store/tr.h"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace bw::store {

using namespace Qt::StringLiterals;
using core::fail;

namespace {

constexpr std::size_t mostGroups = 100'000; ///< beside each other; what comes after them is added to the rest
constexpr std::size_t mostAddresses = 1'000'000; ///< that are told apart to count them
constexpr double failingShare = 0.01;

QStringList topOf(FeedbackNames &names, const Tops &tops, int most)
{
    QStringList texts;
    for (const auto &[id, messages] : tops.sorted())
        if (const QString text = names(id); texts.size() < most && !text.isEmpty())
            texts << text;
    return texts;
}

} // namespace

void Tops::add(std::int64_t id, qint64 messages)
{
    if (id == 0)
        return;
    for (auto &[known, count] : m_entries)
        if (known == id) {
            count += messages;
            return;
        }
    if (m_entries.size() < mostKept) {
        m_entries.emplace_back(id, messages);
        return;
    }
    // As space saving does: the smallest gives way, and its count is inherited, so that what is large is never lost.
    auto &smallest = *std::min_element(m_entries.begin(), m_entries.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
    smallest = { id, smallest.second + messages };
}

std::vector<std::pair<std::int64_t, qint64>> Tops::sorted() const
{
    auto entries = m_entries;
    std::stable_sort(entries.begin(), entries.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
    return entries;
}

void SourceSums::add(const ScanReport &report, const ScanRecord &record, const MailAuthTeller::Told &told)
{
    store::add(counts, record);
    kinds[static_cast<std::size_t>(told.kind.kind)] += record.messages;
    if (told.kind.kind == MailAuthKind::Spoofing && dispositionOf(record) != "reject"_L1 && dispositionOf(record) != "quarantine"_L1)
        spoofingDelivered += record.messages;
    domains.add(record.domain, record.messages);
    reporters.add(report.org, record.messages);
    for (const ScanResult &one : record.results) {
        if (!one.passes())
            continue;
        const bool isOwn = one.isDkim ? std::any_of(told.ownSignatures.begin(), told.ownSignatures.end(), [&](const ScanResult &own) { return own.domain == one.domain; }) : record.spf;
        if (!isOwn)
            signers.add(one.domain, record.messages);
    }
    for (const ScanResult &one : told.ownSignatures)
        if (one.passes())
            selectors.add(one.selector, record.messages);
    const qint64 before = senders.value(told.sender).second;
    senders[told.sender] = { told.who.role, before + record.messages };
    first = first == 0 ? report.from : std::min(first, report.from);
    last = std::max(last, report.to);
}

MailAuthSource SourceSums::row(FeedbackNames &names) const
{
    constexpr int most = 10;
    MailAuthSource row;
    row.counts = counts;
    row.domains = topOf(names, domains, most);
    row.reporters = topOf(names, reporters, most);
    row.selectors = topOf(names, selectors, most);
    row.signers = topOf(names, signers, most);
    row.addresses = addresses;
    for (std::size_t i = 0; i < kinds.size(); ++i)
        if (kinds[i] > 0)
            row.kinds.insert(nameOf(static_cast<MailAuthKind>(i)), kinds[i]);
    qint64 largest = -1;
    for (auto it = senders.begin(); it != senders.end(); ++it)
        if (it->second > largest) {
            largest = it->second;
            row.sender = it.key();
            row.role = it->first;
        }
    row.first = first;
    row.last = last;
    row.verdict = verdict(row.role);
    return row;
}

SourceVerdict SourceSums::verdict(std::optional<SourceRole> role) const
{
    const auto of = [this](MailAuthKind kind) { return kinds[static_cast<std::size_t>(kind)]; };
    const bool isFailing = double(counts.fail) > failingShare * double(counts.messages);
    if (role == SourceRole::Own || role == SourceRole::Sender)
        return isFailing ? SourceVerdict::Failing : role == SourceRole::Own ? SourceVerdict::Yours : SourceVerdict::Named;
    const qint64 spoofing = of(MailAuthKind::Spoofing), forwarded = of(MailAuthKind::Forwarded), rest = counts.messages - spoofing - forwarded;
    if (role != SourceRole::Forwarder && spoofing >= forwarded && spoofing >= rest && spoofing > 0)
        return spoofingDelivered * 2 > spoofing                                ? SourceVerdict::SpoofingDelivered
            : double(spoofingDelivered) > failingShare * double(spoofing) ? SourceVerdict::SpoofingPartly
                                                                          : SourceVerdict::SpoofingRefused;
    return role == SourceRole::Forwarder || forwarded >= rest ? SourceVerdict::Forwarded : SourceVerdict::LooksYours;
}

namespace {

/// One question.
class Sources final
{
public:
    Sources(const MailAuthSourceQuery &query, MailAuthScan &scan, MailAuthTeller &teller)
        : m_query(query)
        , m_scan(scan)
        , m_teller(teller)
    {
    }

    MailAuthSources answer(const QList<CopiedKey> &copied)
    {
        m_scan.run([this](const ScanReport &report, const ScanRecord &record) {
            const MailAuthTeller::Told told = m_teller.tell(report, record);
            if (m_teller.wants(told))
                add(report, record, told);
        });
        for (const CopiedKey &key : copied)
            m_copied << key.networks;
        MailAuthSources answer;
        answer.range = m_scan.range();
        answer.addresses = static_cast<int>(m_addresses.size());
        answer.groups = static_cast<int>(m_groups.size());
        for (const auto &[key, sums] : m_groups) {
            store::add(answer.totals, sums.counts);
            answer.rows.append(rowOf(key, sums));
        }
        store::add(answer.totals, m_rest.counts);
        std::stable_sort(answer.rows.begin(), answer.rows.end(), [](const MailAuthSource &a, const MailAuthSource &b) {
            return std::pair(b.counts.messages, a.source) < std::pair(a.counts.messages, b.source);
        });
        cut(answer);
        return answer;
    }

private:
    std::string keyOf(const ScanRecord &record, const MailAuthTeller::Told &told) const
    {
        switch (m_query.group) {
        case SourceGroup::Address:
            return record.source;
        case SourceGroup::Network:
            return std::string(core::IpAddress::fromBytes(record.source).network());
        case SourceGroup::Sender:
            break;
        }
        return told.sender.toStdString();
    }

    void add(const ScanReport &report, const ScanRecord &record, const MailAuthTeller::Told &told)
    {
        const std::string key = keyOf(record, told);
        auto found = m_groups.find(key);
        if (found == m_groups.end() && m_groups.size() < mostGroups)
            found = m_groups.try_emplace(key).first;
        SourceSums &sums = found == m_groups.end() ? m_rest : found->second;
        sums.add(report, record, told);
        if (m_pairs.size() < mostAddresses && m_pairs.insert(core::fastHash(record.source, core::fastHash(key, 7))).second)
            ++sums.addresses;
        if (m_addresses.size() < mostAddresses)
            m_addresses.insert(core::fastHash(record.source, 9));
    }

    MailAuthSource rowOf(const std::string &key, const SourceSums &sums)
    {
        MailAuthSource row = sums.row(m_scan.names());
        if (m_query.group == SourceGroup::Address)
            row.source = QString::fromStdString(core::IpAddress::fromBytes(key).toString());
        else
            row.source = m_query.group == SourceGroup::Network ? networkName(key) : QString::fromStdString(key);
        if (m_query.group == SourceGroup::Sender && row.source == copiedKeyName && !row.role)
            row.verdict = SourceVerdict::CopiedKey;
        const bool mayBeCopied = m_query.group != SourceGroup::Sender && row.counts.dkim.aligned > 0 && (row.verdict == SourceVerdict::Forwarded || row.verdict == SourceVerdict::LooksYours);
        if (mayBeCopied && m_copied.contains(networkName(m_query.group == SourceGroup::Network ? key : std::string(core::IpAddress::fromBytes(key).network()))))
            takeAsCopied(row);
        return row;
    }

    /// The ledger has seen the whole network, a record only itself: what looked sent on is not called a forwarder's beside it, unless a rule says so.
    static void takeAsCopied(MailAuthSource &row)
    {
        row.verdict = SourceVerdict::CopiedKey;
        if (!row.role)
            row.sender.clear();
    }

    /// What the limit leaves out stands in one row, so that all add up.
    void cut(MailAuthSources &answer)
    {
        MailAuthSource rest;
        rest.isRest = true;
        rest.verdict = SourceVerdict::Forwarded;
        const auto addRow = [&rest](const MailAuthSource &row) {
            store::add(rest.counts, row.counts);
            rest.addresses += row.addresses;
            for (auto it = row.kinds.begin(); it != row.kinds.end(); ++it)
                rest.kinds[it.key()] += it.value();
            rest.first = rest.first == 0 ? row.first : std::min(rest.first, row.first);
            rest.last = std::max(rest.last, row.last);
        };
        if (m_rest.counts.messages > 0) {
            addRow(m_rest.row(m_scan.names()));
            answer.notes << Tr::tr("There are more than %L1 sources: those beyond them are one row.").arg(mostGroups);
        }
        const qsizetype limit = m_query.limit > 0 ? m_query.limit : std::numeric_limits<qsizetype>::max();
        for (; answer.rows.size() > limit; answer.rows.removeLast())
            addRow(answer.rows.last());
        if (rest.counts.messages > 0)
            answer.rows.append(rest);
    }

    const MailAuthSourceQuery &m_query;
    MailAuthScan &m_scan;
    MailAuthTeller &m_teller;
    std::unordered_map<std::string, SourceSums> m_groups;
    SourceSums m_rest;
    std::unordered_set<std::uint64_t> m_pairs, m_addresses;
    QStringList m_copied;
};

/// Begin of the first period in which reports older than the range tell of the rows' sources. Records alone are read.
void addFirstEver(MailAuthSources &answer, SourceGroup group, Reader &reader, MailAuthScan &scan)
{
    std::unordered_map<std::string, core::UtcMicros> first;
    QHash<QString, std::string> keys;
    for (const MailAuthSource &row : std::as_const(answer.rows)) {
        if (row.isRest)
            continue;
        const core::IpAddress address = core::IpAddress::parse(row.source.section(u'/', 0, 0).toStdString());
        const std::string key(group == SourceGroup::Network ? address.network() : address.view());
        keys.insert(row.source, key);
        first.emplace(key, row.first);
    }
    Rows rows = reader.rows("SELECT r.from_ms, d.source, CASE d.header_from WHEN 0 THEN r.domain ELSE d.header_from END FROM feedback_report r CROSS JOIN dmarc_record d "
                            "WHERE d.report = r.id AND r.kind = 1 AND r.from_ms < ?", toMs(answer.range.from));
    while (rows.next()) {
        const core::IpAddress address = core::IpAddress::fromBytes(rows.bytes(1));
        const auto found = first.find(std::string(group == SourceGroup::Network ? address.network() : address.view()));
        if (found != first.end() && fromMs(rows.integer(0)) < found->second && scan.wantsDomain(rows.integer(2)))
            found->second = fromMs(rows.integer(0));
    }
    for (MailAuthSource &row : answer.rows)
        if (!row.isRest)
            row.firstEver = first[keys[row.source]];
}

/// The same of senders, which only the rules can tell: reports older than the range are told apart as those in it.
core::Done addFirstEverOfSenders(MailAuthSources &answer, const QStringList &domains, Reader &reader, MailAuthTeller &teller)
{
    QHash<QString, core::UtcMicros> first;
    for (const MailAuthSource &row : std::as_const(answer.rows))
        if (!row.isRest)
            first.insert(row.source, row.first);
    MailAuthFilter before;
    before.range = { 1, answer.range.from };
    before.domains = domains;
    auto scan = MailAuthScan::make(reader, before);
    if (!scan)
        return fail(scan.error());
    if (before.range.length() > 0)
        scan->run([&](const ScanReport &report, const ScanRecord &record) {
            const auto found = first.find(teller.tell(report, record).sender);
            if (found != first.end())
                *found = std::min(*found, report.from);
        });
    for (MailAuthSource &row : answer.rows)
        if (!row.isRest)
            row.firstEver = first[row.source];
    return {};
}

/// Rows of which reports older than the range tell too go.
core::Done keepNew(MailAuthSources &answer, const MailAuthSourceQuery &query, Reader &reader, MailAuthScan &scan)
{
    const auto keyOf = [&](const core::IpAddress &address) { return std::string(query.group == SourceGroup::Network ? address.network() : address.view()); };
    const auto keyOfRow = [&](const MailAuthSource &row) { return keyOf(core::IpAddress::parse(row.source.section(u'/', 0, 0).toStdString())); };
    const core::UtcMicros from = answer.range.from;
    std::unordered_set<std::string> fresh;
    for (const MailAuthSource &row : std::as_const(answer.rows))
        if (!row.isRest && row.first >= from)
            fresh.insert(keyOfRow(row));
    core::TimeRange told { from, from };
    if (query.filter.memory && !fresh.empty()) {
        MailAuthFilter filter = learnedFrom(query.filter);
        filter.range = told = query.filter.memory->range();
        auto remembered = MailAuthScan::make(reader, filter);
        if (!remembered)
            return fail(remembered.error());
        remembered->run([&](const ScanReport &report, const ScanRecord &record) {
            if (report.from < from)
                fresh.erase(keyOf(core::IpAddress::fromBytes(record.source)));
        });
    }
    if (!fresh.empty()) {
        Rows rows = reader.rows("SELECT d.source, CASE d.header_from WHEN 0 THEN r.domain ELSE d.header_from END FROM feedback_report r CROSS JOIN dmarc_record d WHERE d.report = r.id AND r.kind = 1 "
                                "AND r.from_ms < ? AND coalesce((r.from_ms + r.to_ms) / 2, r.from_ms) NOT BETWEEN ? AND ? ORDER BY r.id DESC", toMs(from), toMs(told.from + 999), toMs(told.to + 999) - 1);
        while (!fresh.empty() && rows.next())
            if (const auto found = fresh.find(keyOf(core::IpAddress::fromBytes(rows.bytes(0)))); found != fresh.end() && scan.wantsDomain(rows.integer(1)))
                fresh.erase(found);
    }
    answer.rows.removeIf([&](const MailAuthSource &row) { return !row.isRest && !fresh.contains(keyOfRow(row)); });
    return {};
}

void addReverseNames(MailAuthSources &answer, Reader &reader)
{
    const ReverseNames names = readReverseNames(reader);
    for (MailAuthSource &row : answer.rows)
        if (const auto found = names.constFind(row.source); found != names.constEnd()) {
            row.reverseName = found->name;
            row.reverseAsked = found->asked;
        }
}

/// \p rules: nothing: the stored ones.
core::Result<MailAuthSources> runWith(const MailAuthSourceQuery &query, const Store &store, const std::optional<QList<SourceRule>> &rules, const Cancel &cancel)
{
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    auto scan = MailAuthScan::make(*reader, query.filter);
    if (!scan)
        return fail(scan.error());
    auto teller = MailAuthTeller::make(*reader, *scan, query.filter, rules ? *rules : readSourceRules(*reader));
    if (!teller)
        return fail(teller.error());
    const auto copied = learnCopies(*reader, *teller, query.filter);
    if (!copied)
        return fail(copied.error());
    MailAuthSources answer = Sources(query, *scan, *teller).answer(*copied);
    if (query.onlyNew && query.group != SourceGroup::Sender)
        if (auto done = keepNew(answer, query, *reader, *scan); !done)
            return fail(done.error());
    if (query.withFirstEver && query.group != SourceGroup::Sender)
        addFirstEver(answer, query.group, *reader, *scan);
    else if (query.withFirstEver)
        if (auto done = addFirstEverOfSenders(answer, query.filter.domains, *reader, *teller); !done)
            return fail(done.error());
    if (query.group == SourceGroup::Address)
        addReverseNames(answer, *reader);
    if (reader->problem())
        return fail(*reader->problem());
    return answer;
}

} // namespace

core::Result<MailAuthSources> MailAuthSourceQuery::run(const Store &store, const Cancel &cancel) const
{
    return runWith(*this, store, {}, cancel);
}

core::Result<SourceRulePreview> previewSourceRules(const Store &store, const QList<SourceRule> &rules, const MailAuthFilter &filter, const Cancel &cancel)
{
    if (const auto named = SourceRules::checkDomains(rules); !named)
        return fail(named.error());
    if (const auto made = SourceRules::make(rules); !made)
        return fail(made.error());
    const MailAuthSourceQuery query { filter, SourceGroup::Sender, 0 };
    auto before = runWith(query, store, {}, cancel);
    if (!before)
        return fail(before.error());
    auto after = runWith(query, store, rules, cancel);
    if (!after)
        return fail(after.error());
    SourceRulePreview preview { std::move(*before), std::move(*after), 0 };

    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    auto scan = MailAuthScan::make(*reader, filter);
    if (!scan)
        return fail(scan.error());
    auto now = MailAuthTeller::make(*reader, *scan, filter, readSourceRules(*reader));
    auto then = MailAuthTeller::make(*reader, *scan, filter, rules);
    if (!now || !then)
        return fail(now ? then.error() : now.error());
    scan->run([&](const ScanReport &report, const ScanRecord &record) {
        const auto old = now->tell(report, record), proposed = then->tell(report, record);
        if (old.sender != proposed.sender || old.who.role != proposed.who.role)
            preview.moved += record.messages;
    });
    if (reader->problem())
        return fail(*reader->problem());
    return preview;
}

} // namespace bw::store
