// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/mailauth/mailauthready.h"

#include "models/core/ipaddress.h"
#include "models/store/feedback/feedbackrows.h"
#include "models/store/mailauth/ledgerprivate.h"
#include "models/store/mailauth/mailauthsums.h"
#include "models/store/queries/names.h"
#include "models/store/tr.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace bw::store {

using namespace Qt::StringLiterals;
using core::fail;

namespace {

constexpr int daysAsked = 30, leastDays = 7;
constexpr qint64 leastMessages = 100;
constexpr double mostLost = 0.001; ///< of the legitimate mail
constexpr int mostLosses = 100;
constexpr std::size_t mostAddresses = 200'000;

/// One domain.
class Readiness final
{
public:
    Readiness(Reader &reader, MailAuthScan &scan, MailAuthTeller &teller, const QList<CopiedKey> &copied, const QString &domain)
        : m_reader(reader)
        , m_scan(scan)
        , m_teller(teller)
        , m_copied(copied)
    {
        m_answer.domain = domain;
        m_answer.range = scan.range();
    }

    ReadyAnswer answer()
    {
        m_scan.run([this](const ScanReport &, const ScanRecord &record) {
            if (m_balance.size() < mostAddresses || m_balance.contains(record.source))
                m_balance[record.source] += record.passes() ? record.messages : -record.messages;
        });
        m_scan.run([this](const ScanReport &report, const ScanRecord &record) { take(report, record); });
        m_answer.daysReported = static_cast<int>(m_days.size());
        m_answer.days = static_cast<int>((m_answer.range.length() + core::microsPerDay - 1) / core::microsPerDay);
        for (const std::int64_t id : std::as_const(m_reporters))
            m_answer.reporters << m_scan.names()(id);
        m_answer.reporters.sort();
        readPolicy();
        writeLosses();
        decide();
        return std::move(m_answer);
    }

private:
    void take(const ScanReport &report, const ScanRecord &record)
    {
        const MailAuthTeller::Told told = m_teller.tell(report, record);
        m_days.insert(core::floorTo(report.time, core::microsPerDay));
        m_reporters.insert(report.org);
        if (report.time >= m_newest && m_scan.names()(report.domain) == m_answer.domain) {
            m_newest = report.time;
            m_newestReport = report.id;
        }
        if (told.kind.kind == MailAuthKind::CopiedKey) {
            add(m_answer.copied, record);
            return;
        }
        const auto balance = m_balance.find(record.source);
        const bool isForwarded = told.kind.kind == MailAuthKind::Forwarded;
        const bool isWanted = told.who.role == SourceRole::Own || told.who.role == SourceRole::Sender || isForwarded
            || (told.who.role != SourceRole::Stranger && balance != m_balance.end() && balance->second > 0);
        const bool isStranger = !isWanted && (told.kind.kind == MailAuthKind::Spoofing || told.who.role == SourceRole::Stranger);
        add(isWanted ? m_answer.legitimate : isStranger ? m_answer.strangers : m_answer.unnamed, record);
        if (record.passes() || isStranger)
            return;
        if (isWanted) {
            m_answer.refused += record.messages;
            m_answer.refusedForwarded += isForwarded ? record.messages : 0;
            if (isForwarded)
                add(m_forwardedLoss, record);
        }
        const std::string key = isWanted && told.who.role ? told.sender.toStdString() : std::string(core::IpAddress::fromBytes(record.source).network());
        SourceSums &sums = (isWanted ? m_lost : m_undecided)[key];
        sums.add(report, record, told);
        sums.addresses += m_addresses.insert({ key, record.source }).second ? 1 : 0;
    }

    void readPolicy()
    {
        using namespace feedback;
        Rows rows = m_reader.rows("SELECT p, sp, percent FROM dmarc_policy WHERE report = ?", m_newestReport);
        if (!rows.next())
            return;
        m_answer.policy = textOfBytes(feedback::nameOf(wordOfCode<Policy>(rows.integer(0))));
        m_answer.subdomainPolicy = textOfBytes(feedback::nameOf(wordOfCode<Policy>(rows.integer(1))));
        if (!rows.isNull(2))
            m_answer.percent = static_cast<int>(rows.integer(2));
    }

    void writeLosses()
    {
        for (const auto *losses : { &m_lost, &m_undecided }) {
            for (const auto &[key, sums] : *losses) {
                ReadyLoss loss;
                loss.source = sums.row(m_scan.names());
                loss.source.source = loss.source.role && losses == &m_lost ? QString::fromStdString(key) : networkName(key);
                loss.refused = sums.counts.fail;
                loss.isLegitimate = losses == &m_lost;
                loss.share = m_answer.legitimate.messages > 0 && loss.isLegitimate ? double(loss.refused) / double(m_answer.legitimate.messages) : 0;
                m_answer.losses.append(loss);
            }
        }
        std::stable_sort(m_answer.losses.begin(), m_answer.losses.end(), [](const ReadyLoss &a, const ReadyLoss &b) { return std::pair(b.isLegitimate, b.refused) < std::pair(a.isLegitimate, a.refused); });
        if (m_answer.losses.size() > mostLosses)
            m_answer.losses.resize(mostLosses);
    }

    void decide()
    {
        using Verdict = ReadyAnswer::Verdict;
        if (m_answer.copied.messages > 0)
            for (const CopiedKey &key : m_copied)
                m_answer.next << key.next;
        const qint64 known = m_answer.legitimate.messages, undecided = m_answer.unnamed.fail;
        if (m_answer.daysReported < leastDays || known + undecided < leastMessages) {
            m_answer.verdict = Verdict::TooLittle;
            m_answer.next << Tr::tr("Wait for reports of at least %L1 days and %L2 messages; publish rua= in the DMARC record if receivers do not know where to send them.").arg(leastDays).arg(leastMessages);
            return;
        }
        const auto isMuch = [known](qint64 refused) { return double(refused) >= mostLost * double(std::max<qint64>(known, 1)) && refused > 0; };
        const bool isLost = isMuch(m_answer.refused - m_answer.refusedForwarded);
        const bool isUndecided = double(undecided) >= mostLost * double(known + undecided) && undecided > 0;
        m_answer.verdict = isLost || isUndecided ? Verdict::NotYet : isMuch(m_answer.refused) ? Verdict::ButForwarders : Verdict::Ready;
        if (isUndecided) {
            m_answer.namesStep = m_answer.next.size();
            m_answer.next << Tr::tr("Name the sources that authenticate and that nobody named, or call them strangers: %L1 messages.").arg(undecided);
        }
        for (const ReadyLoss &loss : std::as_const(m_answer.losses))
            if (isLost && loss.isLegitimate && m_answer.next.size() < 6 && kindOf(loss) != MailAuthKind::Forwarded)
                m_answer.next << nextOf(loss);
        if (m_answer.refusedForwarded > 0)
            m_answer.next << nextOfForwarded();
        if (m_answer.verdict == Verdict::ButForwarders && m_answer.policy != "reject"_L1)
            m_answer.next << (m_answer.policy == "quarantine"_L1 ? Tr::tr("Publish p=reject only if that mail may be lost; p=quarantine puts it aside.") : Tr::tr("Publish p=quarantine, which puts that mail aside; p=reject only if it may be lost."));
        if (m_answer.verdict == Verdict::Ready)
            m_answer.next << (m_answer.policy == "reject"_L1 ? Tr::tr("Nothing: p=reject is published.")
                    : m_answer.policy == "quarantine"_L1     ? Tr::tr("Publish p=reject.")
                                                             : Tr::tr("Publish p=quarantine for two weeks, look here again, then p=reject."));
    }

    /// Once p=reject is published, what receivers did is known.
    QString nextOfForwarded() const
    {
        if (m_answer.policy != "reject"_L1)
            return Tr::tr("%L1 of the %L2 legitimate messages that would be refused went through forwarders: p=reject loses them, and nothing of yours can change that.").arg(m_answer.refusedForwarded).arg(m_answer.refused);
        return Tr::tr("p=reject is published. Of the %L1 legitimate messages that failed through forwarders, receivers refused %L2, put aside %L3 and let through %L4; nothing of yours can change that.")
            .arg(m_answer.refusedForwarded)
            .arg(m_forwardedLoss.reject)
            .arg(m_forwardedLoss.quarantine)
            .arg(m_forwardedLoss.none);
    }

    /// What most of it is, beside what was sent on.
    static MailAuthKind kindOf(const ReadyLoss &loss)
    {
        QString word;
        qint64 largest = 0;
        for (auto it = loss.source.kinds.begin(); it != loss.source.kinds.end(); ++it)
            if (it.value() > largest && it.key() != nameOf(MailAuthKind::Forwarded)) {
                largest = it.value();
                word = it.key();
            }
        return mailAuthKindNamed(word).value_or(MailAuthKind::Forwarded);
    }

    static QString nextOf(const ReadyLoss &loss)
    {
        const QString who = loss.source.source;
        switch (kindOf(loss)) {
        case MailAuthKind::BrokenKey:
            //: %1 names a sender, as "our ESP", or a network
            return Tr::tr("%1: its signatures do not verify. Compare the key in DNS with the one that it signs with.").arg(who);
        case MailAuthKind::Alignment:
            return Tr::tr("%1: it authenticates as another domain. Let it sign with a key of yours, or send with an envelope of your domain.").arg(who);
        case MailAuthKind::Misconfigured:
            return Tr::tr("%1: it passes neither SPF nor DKIM. Put its addresses into the SPF record and let it sign.").arg(who);
        default:
            return Tr::tr("%1: most of its mail passes, but this passes nothing. If it sends for you, name it, and let it sign all of its mail.").arg(who);
        }
    }

    Reader &m_reader;
    MailAuthScan &m_scan;
    MailAuthTeller &m_teller;
    const QList<CopiedKey> &m_copied;
    ReadyAnswer m_answer;
    MailAuthCounts m_forwardedLoss; ///< what became of refusedForwarded
    std::set<core::UtcMicros> m_days;
    QSet<std::int64_t> m_reporters;
    std::unordered_map<std::string, qint64> m_balance; ///< by address, what passes minus what fails
    std::map<std::string, SourceSums> m_lost, m_undecided;
    std::set<std::pair<std::string, std::string>> m_addresses;
    core::UtcMicros m_newest = INT64_MIN;
    std::int64_t m_newestReport = 0;
};

} // namespace

QString nameOf(ReadyAnswer::Verdict verdict)
{
    switch (verdict) {
    case ReadyAnswer::Verdict::Ready:
        return u"ready"_s;
    case ReadyAnswer::Verdict::ButForwarders:
        return u"ready_but_forwarders"_s;
    case ReadyAnswer::Verdict::NotYet:
        return u"not_yet"_s;
    case ReadyAnswer::Verdict::TooLittle:
        break;
    }
    return u"too_little"_s;
}

core::Result<ReadyAnswer> ReadyQuery::run(const Store &store, const Cancel &cancel) const
{
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    MailAuthFilter filter;
    const QString name = domain.toLower();
    filter.domains = { name, u"*."_s + name };
    filter.range = range;
    if (range == core::TimeRange {}) {
        const auto newest = MailAuthScan::make(*reader, filter);
        if (!newest)
            return fail(newest.error());
        if (newest->newest() != 0)
            filter.range = { newest->newest() + core::microsPerSecond - daysAsked * core::microsPerDay, newest->newest() + core::microsPerSecond };
    }
    auto scan = MailAuthScan::make(*reader, filter);
    if (!scan)
        return fail(scan.error());
    auto teller = MailAuthTeller::make(*reader, *scan, filter, readSourceRules(*reader));
    if (!teller)
        return fail(teller.error());
    const auto copied = learnCopies(*reader, *teller, filter);
    if (!copied)
        return fail(copied.error());
    ReadyAnswer answer = Readiness(*reader, *scan, *teller, *copied, name).answer();
    if (reader->problem())
        return fail(*reader->problem());
    return answer;
}

} // namespace bw::store
