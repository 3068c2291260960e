// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/mailauth/ledgerprivate.h"

#include "models/core/ipaddress.h"
#include "models/store/queries/coveragequery.h"
#include "models/store/queries/names.h"
#include "models/store/queries/volumequery.h"
#include "models/store/tr.h"

#include <QLocale>

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

namespace bw::store {

using namespace Qt::StringLiterals;
using core::fail;

namespace {

constexpr core::UtcMicros reportsCome = 48 * core::microsPerHour;
/// A network that nothing explains is named when it has as much; what is less may as well be somebody's forwarding.
constexpr qint64 leastMessages = 20;
constexpr double leastShare = 0.0025; ///< of what verifies with the key
constexpr std::size_t mostSources = 200'000; ///< keys × addresses
constexpr std::size_t mostRows = 200'000;
constexpr int mostNamed = 20;

/// Of one key and address.
struct SourceSum
{
    qint64 passed = 0, spfAligned = 0, explained = 0; ///< explained: says the receiver, or the envelope of somebody whom the fleet sends to
    qint64 late = 0;
    std::optional<SourceRole> role;
    core::UtcMicros first = 0, last = 0;
    const char *part = ""; ///< LedgerRow::part

    void add(const ScanReport &report, const ScanRecord &record)
    {
        passed += record.messages;
        spfAligned += record.spf ? record.messages : 0;
        first = first == 0 ? report.from : std::min(first, report.from);
        last = std::max(last, report.to);
    }
    /// A node's, or of an address that the domain's SPF record lets send.
    [[nodiscard]] bool isOwn() const { return role == SourceRole::Own || (role != SourceRole::Sender && spfAligned * 2 > passed); }
    [[nodiscard]] bool isForwarder() const { return role == SourceRole::Forwarder || explained * 2 > passed; }
};

/// What no rule explains, of one key and network.
struct Unexplained
{
    qint64 messages = 0;
    std::vector<std::pair<qint64, std::string>> sources;
    core::UtcMicros first = 0, last = 0;
};

QString addressName(std::string_view bytes)
{
    return QString::fromStdString(core::IpAddress::fromBytes(bytes).toString());
}

/// Domains that the fleet delivered to: who sends on mail of theirs names them in its envelope.
class Delivered final
{
public:
    Delivered(Reader &reader, core::TimeRange range)
        : m_reader(reader)
        , m_range(range)
    {
    }

    bool knows(const QString &domain)
    {
        read();
        for (QStringView rest = domain; rest.count(u'.') > 0; rest = rest.mid(rest.indexOf(u'.') + 1))
            if (m_domains.contains(rest.toString()))
                return true;
        return false;
    }

private:
    void read()
    {
        if (std::exchange(m_isRead, true))
            return;
        constexpr core::UtcMicros before = 31 * core::microsPerDay;
        Names names(m_reader);
        Rows rows = m_reader.rows("SELECT DISTINCT domain FROM destination_cell WHERE node = ? AND level = 1440 AND start >= ? AND start < ? AND delivered > 0", fleetCells(m_reader),
            toMs(m_range.from - before), toMs(m_range.to));
        while (rows.next())
            m_domains.insert(names.text(rows.integer(0)));
        m_domains.remove(QString());
    }

    Reader &m_reader;
    core::TimeRange m_range;
    bool m_isRead = false;
    QSet<QString> m_domains;
};

/// One question.
class Ledger final
{
public:
    Ledger(const LedgerQuery &query, Reader &reader, MailAuthScan &scan, MailAuthTeller &teller)
        : m_query(query)
        , m_reader(reader)
        , m_scan(scan)
        , m_teller(teller)
        , m_delivered(reader, scan.range())
    {
    }

    LedgerAnswer answer()
    {
        m_answer.range = m_scan.range();
        if (m_answer.range == core::TimeRange {}) {
            m_answer.notes << Tr::tr("There are no DMARC reports to compare the logs with.");
            return std::move(m_answer);
        }
        m_lateFrom = m_scan.newest() - reportsCome;
        m_scan.run([this](const ScanReport &report, const ScanRecord &record) { take(report, record); });
        takeSigned();
        for (auto &[key, sum] : m_sums)
            close(key, sum);
        std::stable_sort(m_answer.copied.begin(), m_answer.copied.end(), [](const CopiedKey &a, const CopiedKey &b) { return a.messages > b.messages; });
        if (m_isCut)
            m_answer.notes << Tr::tr("There is more than an answer can hold: some sources are missing from it. Choose a shorter range, or one domain.");
        writeRows();
        return std::move(m_answer);
    }

private:
    bool wantsSelector(const QString &selector) const { return m_query.filter.selectors.isEmpty() || m_query.filter.selectors.contains(selector); }

    void take(const ScanReport &report, const ScanRecord &record)
    {
        if (!record.hasPass(true))
            return;
        const MailAuthTeller::Told told = m_teller.tell(report, record);
        for (const ScanResult &one : told.ownSignatures) {
            if (!one.passes())
                continue;
            const Known &key = keyOf(one);
            SourceSum *source = key.sources ? sourceOf(*key.sources, record.source) : nullptr;
            if (!source)
                continue;
            key.sum->isFleets = key.isFleets;
            source->add(report, record);
            source->role = told.who.role;
            source->late += report.time >= m_lateFrom ? record.messages : 0;
            if (!record.spf && isExplained(record))
                source->explained += record.messages;
            if (m_query.withRows)
                addRow({ core::floorTo(report.time, core::microsPerDay), key.name.first, key.name.second, {}, addressName(record.source) }, record.messages, false);
        }
    }

    using SourceSums = std::unordered_map<std::string, SourceSum>; ///< by address
    struct Known ///< a key by its ids
    {
        SelectorOf name;
        SourceSums *sources = nullptr; ///< none: nobody asks for it
        LedgerSum *sum = nullptr;
        bool isFleets = false;
    };

    const Known &keyOf(const ScanResult &one)
    {
        const auto [found, isNew] = m_known.try_emplace({ one.domain, one.selector });
        Known &key = found->second;
        if (!isNew)
            return key;
        key.name = { m_scan.names()(one.domain), m_scan.names()(one.selector) };
        key.isFleets = m_teller.isFleetKey(one.domain, one.selector);
        if (!key.name.second.isEmpty() && wantsSelector(key.name.second)) {
            key.sources = &m_sources[key.name];
            key.sum = &m_sums[key.name];
        }
        return key;
    }

    SourceSum *sourceOf(SourceSums &sources, const std::string &address)
    {
        const auto found = sources.find(address);
        if (found != sources.end())
            return &found->second;
        m_isCut = m_isCut || m_sourceCount >= mostSources;
        if (m_isCut)
            return nullptr;
        ++m_sourceCount;
        return &sources[address];
    }

    bool isExplained(const ScanRecord &record)
    {
        if (record.saysForwarded)
            return true;
        return std::any_of(record.results.begin(), record.results.end(), [this](const ScanResult &one) { return !one.isDkim && one.passes() && m_delivered.knows(m_scan.names()(one.domain)); });
    }

    using RowKey = std::tuple<core::UtcMicros, QString, QString, QString, QString>; ///< day, domain, selector, node, source

    void addRow(const RowKey &key, qint64 messages, bool isSigned)
    {
        if (!m_query.withRows)
            return;
        if (m_rows.size() >= mostRows && !m_rows.contains(key)) {
            m_isCut = true;
            return;
        }
        auto &[signedMessages, passed] = m_rows[key];
        (isSigned ? signedMessages : passed) += messages;
    }

    /// What the nodes logged.
    void takeSigned()
    {
        bool isOfLogs = false;
        for (const SignedCell &cell : readSigned(m_reader, m_scan.range(), m_query.withRows)) {
            const bool isWanted = m_query.filter.domains.isEmpty()
                || std::any_of(m_query.filter.domains.begin(), m_query.filter.domains.end(), [&](const QString &pattern) { return domainMatches(pattern, cell.key.first); });
            if (!isWanted || !wantsSelector(cell.key.second))
                continue;
            isOfLogs = true;
            LedgerSum &sum = m_sums[cell.key];
            sum.signedMessages = sum.signedMessages.value_or(0) + cell.messages;
            const core::UtcMicros noon = cell.start + core::microsPerDay / 2;
            if (noon >= m_lateFrom)
                m_lateSigned[cell.key] += cell.messages;
            addRow({ core::floorTo(noon, core::microsPerDay), cell.key.first, cell.key.second, cell.node, {} }, cell.messages, true);
        }
        if (!isOfLogs)
            m_answer.notes << Tr::tr("No log of a node tells what it signs: accepted mail of each domain stands beside the reports instead. OpenDKIM tells it with SyslogSuccess.");
    }

    void close(const SelectorOf &key, LedgerSum &sum)
    {
        sum.domain = key.first;
        sum.selector = key.second;
        std::map<std::string, Unexplained> networks;
        qint64 lateOwn = 0;
        for (auto &[address, source] : m_sources[key]) {
            sum.passed += source.passed;
            if (source.isOwn()) {
                sum.own += source.passed;
                source.part = "own";
                lateOwn += source.late;
            } else if (source.role == SourceRole::Sender) {
                sum.named += source.passed;
                source.part = "named";
            } else if (source.isForwarder()) {
                sum.forwarded += source.passed;
                source.part = "forwarded";
            } else {
                source.part = "unlisted"; // of a key of the fleet judge() knows better
                Unexplained &network = networks[std::string(core::IpAddress::fromBytes(address).network())];
                network.messages += source.passed;
                network.sources.emplace_back(source.passed, address);
                network.first = network.first == 0 ? source.first : std::min(network.first, source.first);
                network.last = std::max(network.last, source.last);
            }
        }
        if (sum.isFleets)
            judge(key, sum, networks);
        else
            for (const auto &[network, one] : networks)
                sum.unlisted += one.messages;
        if (sum.signedMessages) {
            sum.late = std::max<qint64>(0, m_lateSigned.value(key) - lateOwn);
            const qint64 rest = *sum.signedMessages - sum.own - sum.late - sum.forwarded - sum.few;
            sum.unreported = std::max<qint64>(0, rest);
            sum.excess = std::max<qint64>(0, -rest);
        }
        m_answer.sums.append(sum);
    }

    void judge(const SelectorOf &key, LedgerSum &sum, const std::map<std::string, Unexplained> &networks)
    {
        CopiedKey copied;
        std::vector<std::pair<qint64, std::string>> sources;
        for (const auto &[network, one] : networks) {
            const bool isFew = one.messages < leastMessages || double(one.messages) < leastShare * double(sum.passed);
            for (const auto &source : one.sources)
                m_sources[key][source.second].part = isFew ? "few" : "copied";
            if (isFew) {
                sum.few += one.messages;
                continue;
            }
            sum.copied += one.messages;
            copied.networks << networkName(network);
            sources.insert(sources.end(), one.sources.begin(), one.sources.end());
            copied.first = copied.first == 0 ? one.first : std::min(copied.first, one.first);
            copied.last = std::max(copied.last, one.last);
        }
        if (sum.copied == 0)
            return;
        std::sort(sources.begin(), sources.end(), std::greater<>());
        for (const auto &[messages, address] : sources)
            if (copied.sources.size() < mostNamed)
                copied.sources << addressName(address);
        copied.domain = key.first;
        copied.selector = key.second;
        copied.messages = sum.copied;
        copied.share = double(sum.copied) / double(sum.passed);
        copied.why = Tr::tr("%L1 messages verify with the key %2 of %3 and came from addresses that are no node's, that the SPF record does not let send, that no rule names and that nothing shows to be forwarders. "
                            "That is %L4 % of what verifies with the key; from less than %L5 % nothing would be said.")
                         .arg(copied.messages)
                         .arg(key.second, key.first)
                         .arg(copied.share * 100, 0, 'f', 1)
                         .arg(leastShare * 100, 0, 'f', 2);
        //: %1 a domain, %2 a selector, as "s1"
        copied.next = Tr::tr("If no sender of yours is behind it, somebody has the key: make a new one for %1 under another selector, let your nodes sign with it, then withdraw %2 in the DNS.").arg(key.first, key.second);
        m_answer.copied.append(copied);
    }

    void writeRows()
    {
        QHash<SelectorOf, QHash<QString, const char *>> parts; // by address
        if (m_query.withRows)
            for (const auto &[key, sources] : m_sources)
                for (const auto &[address, source] : sources)
                    parts[key].insert(addressName(address), source.part);
        for (const auto &[key, counts] : m_rows) {
            const auto &[day, domain, selector, node, source] = key;
            m_answer.rows.append({ day, domain, selector, node, source, counts.first, counts.second, QLatin1StringView(node.isEmpty() ? parts[{ domain, selector }].value(source, "") : "") });
        }
    }

    const LedgerQuery &m_query;
    Reader &m_reader;
    MailAuthScan &m_scan;
    MailAuthTeller &m_teller;
    Delivered m_delivered;
    core::UtcMicros m_lateFrom = 0;
    std::map<SelectorOf, SourceSums> m_sources;
    std::map<SelectorOf, LedgerSum> m_sums;
    std::map<std::pair<std::int64_t, std::int64_t>, Known> m_known;
    std::map<RowKey, std::pair<qint64, qint64>> m_rows;
    QHash<SelectorOf, qint64> m_lateSigned;
    std::size_t m_sourceCount = 0;
    bool m_isCut = false;
    LedgerAnswer m_answer;
};

/// Mail of each domain that the nodes accepted, where no log tells what they sign.
core::Done addAccepted(LedgerAnswer &answer, const Store &store, const Cancel &cancel)
{
    QMap<QString, std::optional<qint64>> accepted;
    for (LedgerSum &sum : answer.sums) {
        if (sum.signedMessages || !sum.isFleets)
            continue;
        if (!accepted.contains(sum.domain)) {
            VolumeQuery query;
            query.filter.range = answer.range;
            query.filter.senders = { sum.domain };
            const auto found = query.run(store, cancel);
            if (!found && found.error().kind == core::ProblemKind::Cancelled)
                return fail(found.error());
            accepted.insert(sum.domain, found ? found->totals.accepted : std::nullopt);
        }
        sum.accepted = accepted[sum.domain];
    }
    return {};
}

/// What nodes signed is known as far as they were heard.
core::Done addHeard(LedgerAnswer &answer, const Store &store, const Cancel &cancel)
{
    if (answer.range == core::TimeRange {})
        return {};
    QList<HeardQuestion> questions { { {}, answer.range } };
    std::map<std::pair<core::UtcMicros, QString>, qsizetype> places; // of a node's day in the questions
    for (const LedgerRow &row : answer.rows)
        if (places.try_emplace({ row.day, row.node }, questions.size()).second)
            questions.append({ row.node.isEmpty() ? QStringList() : QStringList { row.node }, { row.day, row.day + core::microsPerDay } });
    const auto shares = heardSharesOf(store, questions, cancel);
    if (!shares)
        return fail(shares.error());
    answer.heard = shares->constFirst();
    for (LedgerRow &row : answer.rows)
        row.heard = shares->at(places.at({ row.day, row.node }));
    const bool isOfLogs = std::any_of(answer.sums.begin(), answer.sums.end(), [](const LedgerSum &sum) { return sum.signedMessages.has_value(); });
    if (isOfLogs && answer.heard < 0.9995)
        answer.notes << Tr::tr("Not all of this time was heard: what your nodes signed is a lower bound.");
    return {};
}

} // namespace

LedgerBalance LedgerAnswer::balance() const
{
    LedgerBalance all;
    for (const LedgerSum &sum : sums) {
        if (!sum.isFleets)
            continue;
        if (sum.signedMessages)
            all.signedMessages = all.signedMessages.value_or(0) + *sum.signedMessages;
        all.missing += sum.late + sum.unreported;
        all.unlogged += sum.signedMessages ? sum.excess : sum.own + sum.forwarded + sum.few;
        all.named += sum.named;
        all.copied += sum.copied;
        all.passed += sum.passed;
        all.sentOn += sum.forwarded + sum.few;
    }
    return all;
}

MailAuthFilter learnedFrom(const MailAuthFilter &filter)
{
    MailAuthFilter learned;
    learned.range = filter.range;
    learned.domains = filter.domains;
    learned.memory = filter.memory;
    return learned;
}

core::Result<LedgerAnswer> compareLedger(const LedgerQuery &query, Reader &reader, MailAuthTeller &teller)
{
    MailAuthFilter asked = learnedFrom(query.filter);
    asked.sources = query.filter.sources;
    auto scan = MailAuthScan::make(reader, asked);
    if (!scan)
        return fail(scan.error());
    LedgerAnswer answer = Ledger(query, reader, *scan, teller).answer();
    if (reader.problem())
        return fail(*reader.problem());
    return answer;
}

core::Result<QList<CopiedKey>> learnCopies(Reader &reader, MailAuthTeller &teller, const MailAuthFilter &filter)
{
    const auto found = compareLedger({ learnedFrom(filter), false }, reader, teller);
    if (!found)
        return fail(found.error());
    teller.setCopied(found->copied);
    return found->copied;
}

core::Result<LedgerAnswer> LedgerQuery::run(const Store &store, const Cancel &cancel) const
{
    core::Result<LedgerAnswer> answer;
    {
        auto reader = Reader::begin(store, cancel);
        if (!reader)
            return fail(reader.error());
        auto scan = MailAuthScan::make(*reader, learnedFrom(filter));
        if (!scan)
            return fail(scan.error());
        auto teller = MailAuthTeller::make(*reader, *scan, learnedFrom(filter), readSourceRules(*reader));
        if (!teller)
            return fail(teller.error());
        answer = compareLedger(*this, *reader, *teller);
    }
    if (!answer)
        return answer;
    if (auto done = addHeard(*answer, store, cancel); !done)
        return fail(done.error());
    if (withRows)
        if (auto done = addAccepted(*answer, store, cancel); !done)
            return fail(done.error());
    return answer;
}

} // namespace bw::store
