// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/mailauthfacts.h"

#include "models/service/reverselookup.h"
#include "models/service/session.h"
#include "ui/itemmodels/authcolumns.h"

#include <QCoreApplication>

namespace bw::itemmodels {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::itemmodels::MailAuthFacts)
};

using Source = store::MailAuthSource;
using Bucket = store::MailAuthBucket;
using Reporter = store::MailAuthReporter;
using ui::Format;

template <typename Row>
qint64 messagesOf(const Row &row)
{
    return row.counts.messages;
}

/// Messages and what share of them passes: the same for sources and domains.
template <typename Row>
QList<RowColumn<Row>> countColumns()
{
    const std::function<qint64(const Row &)> all = messagesOf<Row>;
    return { countColumn<Row>(Tr::tr("Messages"), all), shareColumn<Row>(Tr::tr("DMARC"), [](const Row &row) { return row.counts.pass; }, all, Tr::tr("SPF or DKIM passes, and is of the domain in From")),
        shareColumn<Row>(Tr::tr("SPF"), [](const Row &row) { return row.counts.spf.aligned; }, all, Tr::tr("SPF passes for the domain in From")),
        shareColumn<Row>(Tr::tr("DKIM"), [](const Row &row) { return row.counts.dkim.aligned; }, all, Tr::tr("A signature of the domain in From verifies")) };
}

template <typename Row>
QList<RowColumn<Row>> doneColumns()
{
    return { countColumn<Row>(Tr::tr("Fail DMARC"), [](const Row &row) { return row.counts.fail; }), //: What receivers did nothing about because of DMARC: disposition none
        countColumn<Row>(Tr::tr("Let through"), [](const Row &row) { return row.counts.none; }),
        countColumn<Row>(Tr::tr("Quarantined"), [](const Row &row) { return row.counts.quarantine; }), countColumn<Row>(Tr::tr("Rejected"), [](const Row &row) { return row.counts.reject; }) };
}

QString nameOf(const Source &row, store::SourceGroup group)
{
    if (row.isRest)
        return restWord();
    if (group == store::SourceGroup::Sender)
        return senderWord(row.source);
    if (!row.reverseName.isEmpty())
        return row.source + QStringLiteral("  ") + row.reverseName;
    return row.source.isEmpty() ? Tr::tr("not reported") : row.source;
}

QString whoOf(const Source &row)
{
    //: Who a source is, and how many addresses it has
    return row.addresses > 1 ? Tr::tr("%1 (%2)").arg(senderWord(row.sender)).arg(row.addresses) : senderWord(row.sender);
}

/// \p group: of the rows that are shown.
QList<RowColumn<Source>> sourceColumns(const store::SourceGroup &group)
{
    QList<RowColumn<Source>> columns;
    columns << RowColumn<Source> { Tr::tr("Source"), [&group](const Source &row, const Format &) { return nameOf(row, group); }, [](const Source &row) { return QVariant(row.source); },
        [&group](const Source &row, int role, const Format &) -> QVariant {
            if (role == ui::FixedFontRole || role == ui::MiddleElideRole)
                return !row.source.isEmpty() && !row.isRest && group != store::SourceGroup::Sender && (role == ui::FixedFontRole || row.reverseName.isEmpty()); // the address stays
            return role == Qt::ToolTipRole ? QVariant(row.reverseName.isEmpty() ? row.source : nameOf(row, group)) : QVariant();
        },
        false };
    columns << RowColumn<Source> { Tr::tr("Who"), [](const Source &row, const Format &) { return whoOf(row); }, [](const Source &row) { return QVariant(whoOf(row)); },
        [](const Source &row, int role, const Format &) -> QVariant {
            if (role == ui::MeasureRole)
                return int(row.sender.isEmpty() ? ui::Measure::None : ui::Measure::Known);
            return role == Qt::ToolTipRole && !row.signers.isEmpty() ? QVariant(Tr::tr("authenticates as %1").arg(row.signers.join(QStringLiteral(", ")))) : QVariant();
        },
        false };
    columns << countColumns<Source>();
    columns << dayColumn<Source>(Tr::tr("First seen"), [](const Source &row) { return row.firstEver.value_or(0); });
    columns << RowColumn<Source> { Tr::tr("Verdict"), [](const Source &row, const Format &) { return row.isRest ? QString() : verdictWord(row.verdict); },
        [](const Source &row) { return row.isRest ? QVariant() : QVariant(int(row.verdict)); },
        [](const Source &row, int role, const Format &) -> QVariant {
            if (row.isRest)
                return {};
            if (role == ui::MarkRole)
                return int(verdictMark(row.verdict));
            if (role == ui::TagRole)
                return true;
            return role == ui::RawRole ? QVariant(store::nameOf(row.verdict)) : QVariant();
        },
        false };
    columns << doneColumns<Source>();
    columns << textColumn<Source>(Tr::tr("In the names of"), [](const Source &row) { return row.domains.join(QStringLiteral(", ")); });
    columns << textColumn<Source>(Tr::tr("Selectors"), [](const Source &row) { return row.selectors.join(QStringLiteral(", ")); }, true);
    return columns;
}

QString domainOf(const Bucket &row)
{
    return row.keys.value(QStringLiteral("domain"));
}

QList<RowColumn<Bucket>> domainColumns()
{
    QList<RowColumn<Bucket>> columns;
    columns << textColumn<Bucket>(Tr::tr("Domain"), domainOf);
    columns << countColumns<Bucket>() << doneColumns<Bucket>();
    return columns;
}

QList<RowColumn<Reporter>> reporterColumns()
{
    QList<RowColumn<Reporter>> columns;
    columns << textColumn<Reporter>(Tr::tr("Reporter"), [](const Reporter &row) { return row.org; });
    columns << countColumn<Reporter>(Tr::tr("Reports"), [](const Reporter &row) { return row.reports; });
    columns << countColumns<Reporter>().mid(0, 2);
    columns << countColumn<Reporter>(Tr::tr("Fail DMARC"), [](const Reporter &row) { return row.counts.fail; });
    columns << countColumn<Reporter>(Tr::tr("Rejected"), [](const Reporter &row) { return row.counts.reject; });
    columns << dayColumn<Reporter>(Tr::tr("Newest report"), [](const Reporter &row) { return row.last; });
    return columns;
}

using Record = store::MailAuthRecord;

/// What counted for DMARC, and what the mechanism said by itself.
QString mechanismText(const QString &aligned, const Record &row, const QString &mechanism)
{
    QStringList raw;
    for (const store::DmarcResultRow &result : row.row.results)
        if (result.mechanism == mechanism)
            raw << QStringLiteral("%1 %2").arg(result.result, result.selector.isEmpty() ? result.domain : result.selector + QStringLiteral("@") + result.domain).trimmed();
    const QString verdict = aligned.isEmpty() ? Tr::tr("not told") : aligned;
    //: What counted for DMARC, and what was found: "fail (pass bounce.example.net)"
    return raw.isEmpty() ? verdict : Tr::tr("%1 (%2)").arg(verdict, raw.join(QStringLiteral(", ")));
}

RowColumn<Record> mechanismColumn(const QString &title, QString store::DmarcRecordRow::*aligned, const QString &mechanism)
{
    return { title, [aligned, mechanism](const Record &row, const Format &) { return mechanismText(row.row.*aligned, row, mechanism); }, [aligned](const Record &row) { return QVariant(row.row.*aligned); },
        [aligned, mechanism](const Record &row, int role, const Format &) -> QVariant {
            if (role == ui::MarkRole)
                return int(row.row.*aligned == QLatin1String("pass") ? ui::Mark::Pass : row.row.*aligned == QLatin1String("fail") ? ui::Mark::Fail : ui::Mark::Unknown);
            return role == Qt::ToolTipRole ? QVariant(mechanismText(row.row.*aligned, row, mechanism)) : QVariant();
        },
        false };
}

QList<RowColumn<Record>> recordColumns()
{
    QList<RowColumn<Record>> columns;
    columns << dayColumn<Record>(Tr::tr("Day"), [](const Record &row) { return row.from; });
    columns << textColumn<Record>(Tr::tr("Source"), [](const Record &row) { return row.row.source; }, true);
    columns << RowColumn<Record> { Tr::tr("Why"), [](const Record &row, const Format &) { return kindWord(row.kind); }, [](const Record &row) { return QVariant(store::nameOf(row.kind)); },
        [](const Record &row, int role, const Format &) -> QVariant { return role == Qt::ToolTipRole ? QVariant(row.why) : QVariant(); }, false };
    columns << countColumn<Record>(Tr::tr("Messages"), [](const Record &row) { return row.row.messages; });
    columns << textColumn<Record>(Tr::tr("From"), [](const Record &row) { return row.row.headerFrom; });
    columns << mechanismColumn(Tr::tr("SPF"), &store::DmarcRecordRow::spf, QStringLiteral("spf")) << mechanismColumn(Tr::tr("DKIM"), &store::DmarcRecordRow::dkim, QStringLiteral("dkim"));
    columns << textColumn<Record>(Tr::tr("What was done"), [](const Record &row) { return row.row.disposition; });
    columns << textColumn<Record>(Tr::tr("Reporter"), [](const Record &row) { return row.org; });
    columns << textColumn<Record>(Tr::tr("Rule"), [](const Record &row) { return row.why; });
    return columns;
}

using Ready = store::ReadyAnswer;

QString readyWord(const Ready &row)
{
    const bool isThere = row.policy == QLatin1String("reject");
    switch (row.verdict) {
    case Ready::Verdict::Ready:
        return isThere ? Tr::tr("at p=reject") : Tr::tr("ready");
    case Ready::Verdict::ButForwarders:
        if (isThere)
            return Tr::tr("at p=reject, forwarders fail");
        //: For p=reject, which refuses what others sent on
        return Tr::tr("ready, but for forwarders");
    case Ready::Verdict::NotYet:
        return Tr::tr("not yet");
    case Ready::Verdict::TooLittle:
        break;
    }
    return Tr::tr("too few reports");
}

QList<RowColumn<Ready>> readyColumns()
{
    QList<RowColumn<Ready>> columns;
    const std::function<qint64(const Ready &)> legitimate = [](const Ready &row) { return row.legitimate.messages; };
    columns << textColumn<Ready>(Tr::tr("Domain"), [](const Ready &row) { return row.domain; });
    columns << RowColumn<Ready> { Tr::tr("Ready for reject?"), [](const Ready &row, const Format &) { return readyWord(row); }, [](const Ready &row) { return QVariant(store::nameOf(row.verdict)); },
        [](const Ready &row, int role, const Format &) -> QVariant {
            if (role == ui::TagRole)
                return true;
            if (role == ui::MarkRole)
                return int(row.verdict == Ready::Verdict::Ready ? ui::Mark::Pass : row.verdict == Ready::Verdict::TooLittle ? ui::Mark::Unknown : ui::Mark::Medium);
            return {};
        },
        false };
    columns << textColumn<Ready>(Tr::tr("Policy now"), [](const Ready &row) { return row.policy.isEmpty() ? QString() : QStringLiteral("p=") + row.policy; }, true);
    columns << countColumn<Ready>(Tr::tr("Legitimate messages"), legitimate);
    columns << countColumn<Ready>(Tr::tr("Would be refused"), [](const Ready &row) { return row.refused; });
    columns << shareColumn<Ready>(Tr::tr("Share"), [](const Ready &row) { return row.refused; }, legitimate);
    columns << countColumn<Ready>(Tr::tr("Through forwarders"), [](const Ready &row) { return row.refusedForwarded; });
    columns << countColumn<Ready>(Tr::tr("Unnamed"), [](const Ready &row) { return row.unnamed.messages; });
    columns << RowColumn<Ready> { Tr::tr("Days reported"), [](const Ready &row, const Format &) { return Tr::tr("%1 of %2").arg(row.daysReported).arg(row.days); }, [](const Ready &row) { return QVariant(row.daysReported); }, {}, true };
    columns << textColumn<Ready>(Tr::tr("Next step"), [](const Ready &row) {
        QStringList next = row.next;
        if (row.namesStep)
            next.insert(*row.namesStep + 1, Tr::tr("“Name sources…” above the table of sources does it."));
        return next.join(u' ');
    });
    return columns;
}

} // namespace

QString senderWord(const QString &sender)
{
    if (sender == QLatin1String("own nodes"))
        return Tr::tr("your nodes");
    if (sender == QLatin1String("copied key"))
        return Tr::tr("your key, not your node");
    if (sender == QLatin1String("forwarder"))
        return Tr::tr("forwarder");
    if (sender == QLatin1String("stranger"))
        return Tr::tr("stranger");
    return sender.isEmpty() ? Tr::tr("nobody named it") : sender;
}

QString restWord()
{
    return Tr::tr("all others");
}

QString roleWord(store::SourceRole role)
{
    using store::SourceRole;
    switch (role) {
    case SourceRole::Own:
        return Tr::tr("your own");
    case SourceRole::Sender:
        return Tr::tr("sends for you");
    case SourceRole::Forwarder:
        return Tr::tr("forwarder");
    case SourceRole::Stranger:
        return Tr::tr("stranger");
    case SourceRole::Service:
        break;
    }
    return Tr::tr("a service");
}

QString verdictWord(store::SourceVerdict verdict)
{
    using store::SourceVerdict;
    switch (verdict) {
    case SourceVerdict::CopiedKey:
        return Tr::tr("your key, not your node");
    case SourceVerdict::SpoofingDelivered:
        return Tr::tr("spoofing, let through");
    case SourceVerdict::LooksYours:
        return Tr::tr("unnamed, looks yours");
    case SourceVerdict::Failing:
        return Tr::tr("yours, and fails");
    case SourceVerdict::SpoofingRefused:
        //: Refused, or put into quarantine
        return Tr::tr("spoofing, stopped");
    case SourceVerdict::SpoofingPartly:
        return Tr::tr("spoofing, partly stopped");
    case SourceVerdict::Forwarded:
        return Tr::tr("forwarded");
    case SourceVerdict::Named:
        return Tr::tr("named sender");
    case SourceVerdict::Yours:
        break;
    }
    return Tr::tr("yours");
}

ui::Mark verdictMark(store::SourceVerdict verdict)
{
    using store::SourceVerdict;
    switch (verdict) {
    case SourceVerdict::CopiedKey:
        return ui::Mark::High;
    case SourceVerdict::SpoofingDelivered:
    case SourceVerdict::SpoofingPartly:
    case SourceVerdict::LooksYours:
    case SourceVerdict::Failing:
        return ui::Mark::Medium;
    case SourceVerdict::Forwarded:
        return ui::Mark::NotApplicable;
    case SourceVerdict::SpoofingRefused:
    case SourceVerdict::Named:
    case SourceVerdict::Yours:
        break;
    }
    return ui::Mark::Pass;
}

QString kindWord(store::MailAuthKind kind)
{
    using store::MailAuthKind;
    switch (kind) {
    case MailAuthKind::Passes:
        return Tr::tr("passes");
    case MailAuthKind::Forwarded:
        return Tr::tr("forwarded");
    case MailAuthKind::Unlisted:
        return Tr::tr("passes, unnamed");
    case MailAuthKind::BrokenKey:
        return Tr::tr("broken signature");
    case MailAuthKind::Alignment:
        return Tr::tr("not aligned");
    case MailAuthKind::Misconfigured:
        return Tr::tr("yours, passes nothing");
    case MailAuthKind::CopiedKey:
        return verdictWord(store::SourceVerdict::CopiedKey);
    case MailAuthKind::Spoofing:
        break;
    }
    return Tr::tr("spoofing");
}

MailAuthFacts::MailAuthFacts(service::Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_sources(new RowsModel<Source>(sourceColumns(m_group), [](const Source &row) { return row.isRest ? QStringLiteral("\n") : row.source; }, this))
    , m_domains(new RowsModel<Bucket>(domainColumns(), domainOf, this))
    , m_reporters(new RowsModel<Reporter>(reporterColumns(), [](const Reporter &row) { return row.org; }, this))
{
}

void MailAuthFacts::setFormat(const Format &format)
{
    m_sources->setFormat(format);
    m_domains->setFormat(format);
    m_reporters->setFormat(format);
}

template <typename Read, typename Take>
void MailAuthFacts::part(Part which, const char *slot, Read read, Take take)
{
    m_asked.insert(which);
    m_session->ask(this, slot, [this, which, read, take, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        auto answer = std::make_shared<decltype(read(store, store::Cancel()))>(read(store, store::Cancel::watching(cancelled)));
        return [this, which, take, answer] {
            m_asked.remove(which);
            if (!*answer) {
                Q_EMIT failed(which, answer->error());
                return;
            }
            take(std::move(**answer));
            Q_EMIT arrived(which);
        };
    });
}

void MailAuthFacts::askTime(const store::MailAuthFilter &filter, const QString &step, bool byDomain)
{
    struct Times
    {
        store::MailAuthAnswer whole, byDomain;
        core::TimeRange stored;
        bool isEmptyEver = false;
    };
    part(Part::Time, "time",
        [filter, step, byDomain](const store::Store &store, const store::Cancel &cancel) -> core::Result<Times> {
            Times times;
            auto whole = store::MailAuthQuery { filter, { step } }.run(store, cancel);
            if (!whole)
                return core::fail(whole.error());
            times.whole = std::move(*whole);
            times.stored = times.whole.range;
            if (times.whole.reports == 0) {
                const auto all = store::MailAuthQuery { {}, {} }.run(store, cancel);
                const auto any = store::listFeedback(store, {}, cancel);
                if (!all || !any)
                    return core::fail(all ? any.error() : all.error());
                times.stored = all->reports == 0 ? core::TimeRange() : all->range;
                times.isEmptyEver = any->isEmpty();
            }
            if (byDomain) {
                auto parted = store::MailAuthQuery { filter, { step, QStringLiteral("domain") } }.run(store, cancel);
                if (!parted)
                    return core::fail(parted.error());
                times.byDomain = std::move(*parted);
            }
            return times;
        },
        [this, step](Times times) {
            m_time = std::move(times.whole);
            m_timeByDomain = std::move(times.byDomain);
            m_stored = times.stored;
            m_isEmptyEver = times.isEmptyEver;
            m_step = step;
        });
}

/// Since when each sends needs all older reports: it comes behind.
void MailAuthFacts::askSources(const store::MailAuthFilter &filter, store::SourceGroup group)
{
    store::MailAuthSourceQuery query;
    query.filter = filter;
    query.group = group;
    part(Part::Sources, "sources", [query](const store::Store &store, const store::Cancel &cancel) { return query.run(store, cancel); },
        [this, query](store::MailAuthSources answer) {
            m_group = query.group;
            m_sources->setRows(answer.rows);
            m_sourcesAnswer = std::move(answer);
            askSince(query);
        });
}

void MailAuthFacts::askSince(store::MailAuthSourceQuery query)
{
    query.withFirstEver = true;
    m_session->ask(this, "since", [this, query, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        const auto answer = query.run(store, store::Cancel::watching(cancelled));
        return [this, query, answer] {
            if (!answer)
                return;
            m_sources->setRows(answer->rows);
            if (m_namesFrom && query.group == store::SourceGroup::Address)
                askNames(answer->rows);
        };
    });
}

/// What is not known now is asked for with the next question.
void MailAuthFacts::askNames(const QList<store::MailAuthSource> &rows)
{
    m_session->ask(this, "names", [this, rows, from = *m_namesFrom, now = m_clock->now(), store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        QList<store::MailAuthSource> named = rows;
        const auto done = service::lookUpSourceNames(named, store, from, now, cancelled);
        return [this, named, isDone = done.has_value()] {
            if (isDone)
                m_sources->setRows(named);
        };
    });
}

void MailAuthFacts::setNamesFrom(std::optional<service::ResolverChoice> resolver, const core::Clock *clock)
{
    m_namesFrom = std::move(resolver);
    m_clock = clock;
}

void MailAuthFacts::ask(const QList<Part> &parts, const store::MailAuthFilter &filter, const QString &step, store::SourceGroup group)
{
    for (const Part one : parts) {
        switch (one) {
        case Part::Time:
            askTime(filter, step, parts.contains(Part::Domains));
            break;
        case Part::Sources:
            askSources(filter, group);
            break;
        case Part::Domains:
            part(one, "domains", [filter](const store::Store &store, const store::Cancel &cancel) { return store::MailAuthQuery { filter, { QStringLiteral("domain") } }.run(store, cancel); },
                [this](const store::MailAuthAnswer &answer) { m_domains->setRows(answer.buckets); });
            break;
        case Part::Reporters:
            part(one, "reporters", [filter](const store::Store &store, const store::Cancel &cancel) { return store::listMailAuthReporters(store, filter, cancel); },
                [this](const QList<Reporter> &rows) { m_reporters->setRows(rows); });
            break;
        case Part::Ledger:
            part(one, "ledger", [filter](const store::Store &store, const store::Cancel &cancel) { return store::LedgerQuery { filter, false }.run(store, cancel); },
                [this](store::LedgerAnswer answer) { m_ledger = std::move(answer); });
            break;
        }
    }
}

RecordFacts::RecordFacts(service::Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_rows(new RowsModel<Record>(recordColumns(), [](const Record &row) { return QStringLiteral("%1/%2").arg(row.report).arg(row.number); }, this))
{
}

void RecordFacts::ask(const store::MailAuthFilter &filter)
{
    m_session->ask(this, "records", [this, filter, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        const auto answer = store::listMailAuthRecords(store, filter, 0, most, store::Cancel::watching(cancelled));
        return [this, answer] {
            if (!answer) {
                Q_EMIT failed(answer.error());
                return;
            }
            m_rows->setRows(answer->rows);
            m_total = answer->total;
            m_messages = answer->messages;
            Q_EMIT arrived();
        };
    });
}

ReadyFacts::ReadyFacts(service::Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_rows(new RowsModel<Ready>(readyColumns(), [](const Ready &row) { return row.domain; }, this))
{
}

void ReadyFacts::ask(const QStringList &domains)
{
    m_session->ask(this, "ready", [this, domains, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        const auto cancel = store::Cancel::watching(cancelled);
        const auto read = [&]() -> core::Result<QList<Ready>> {
            QStringList wanted = domains;
            if (wanted.isEmpty()) {
                const auto all = store::MailAuthQuery { {}, {} }.run(store, cancel);
                if (!all)
                    return core::fail(all.error());
                wanted = all->domains;
            }
            QList<Ready> rows;
            for (const QString &domain : std::as_const(wanted)) {
                const auto one = store::ReadyQuery { domain, {} }.run(store, cancel);
                if (!one)
                    return core::fail(one.error());
                rows << *one;
            }
            return rows;
        };
        const auto rows = read();
        return [this, rows] {
            if (!rows) {
                Q_EMIT failed(rows.error());
                return;
            }
            m_rows->setRows(*rows);
            Q_EMIT arrived();
        };
    });
}

} // namespace bw::itemmodels
