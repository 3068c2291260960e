// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/reportfacts.h"

#include "models/service/session.h"
#include "models/store/streams/streamrules.h"
#include "ui/common/mark.h"
#include "ui/itemmodels/authcolumns.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace bw::itemmodels {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::itemmodels::ReportFacts)
};

using Report = store::FeedbackReportRow;
using Details = store::FeedbackDetails;
using ui::Format;

template <typename Row>
RowColumn<Row> fileColumn(const QString &title, std::function<QString(const Row &)> path)
{
    return { title, [path](const Row &row, const Format &) { return path(row) == QLatin1String("-") ? Tr::tr("standard input") : QFileInfo(path(row)).fileName(); }, [path](const Row &row) { return QVariant(path(row)); },
        [path](const Row &row, int role, const Format &) -> QVariant {
            if (role == Qt::ToolTipRole)
                return path(row);
            return role == ui::FixedFontRole || role == ui::MiddleElideRole ? QVariant(true) : QVariant();
        },
        false };
}

QString periodText(const Report &row, const Format &format)
{
    return row.from ? format.range({ *row.from, row.to.value_or(*row.from) + core::microsPerSecond }) : Format::unknown();
}

QList<RowColumn<Report>> reportColumns()
{
    QList<RowColumn<Report>> columns;
    columns << RowColumn<Report> { Tr::tr("Period"), periodText, [](const Report &row) { return row.from ? QVariant(qint64(*row.from)) : QVariant(); },
        [](const Report &row, int role, const Format &format) -> QVariant { return role == Qt::ToolTipRole && row.from ? QVariant(format.fullStamp(*row.from)) : QVariant(); }, false, true };
    columns << textColumn<Report>(Tr::tr("Reporter"), [](const Report &row) { return row.org; });
    columns << textColumn<Report>(Tr::tr("Domain"), [](const Report &row) { return row.domain; });
    columns << countColumn<Report>(Tr::tr("Rows"), [](const Report &row) { return row.records; });
    columns << countColumn<Report>(Tr::tr("Messages"), [](const Report &row) { return row.messages; });
    columns << shareColumn<Report>(Tr::tr("DMARC"), [](const Report &row) { return row.ok; }, [](const Report &row) { return row.messages; });
    columns << countColumn<Report>(Tr::tr("Fail DMARC"), [](const Report &row) { return row.failed; });
    columns << RowColumn<Report> { Tr::tr("As received"),
        [](const Report &row, const Format &) {
            QStringList words;
            if (row.flags & store::inPart)
                words << Tr::tr("in part");
            if (row.flags & store::hasOther)
                words << Tr::tr("says another thing than before");
            if (!row.asReceived.isEmpty())
                words << Tr::tr("%n note(s)", nullptr, int(row.asReceived.size()));
            return words.isEmpty() ? Tr::tr("well-formed") : words.join(QStringLiteral(", "));
        },
        [](const Report &row) { return QVariant(row.asReceived.join(u' ')); },
        [](const Report &row, int role, const Format &) -> QVariant {
            if (role == ui::MarkRole && row.flags != 0)
                return int(ui::Mark::Medium);
            return role == Qt::ToolTipRole ? QVariant(deviationSentences(row.asReceived).join(u'\n')) : QVariant();
        },
        false };
    columns << textColumn<Report>(Tr::tr("Report id"), [](const Report &row) { return row.reportId; }, true);
    columns << fileColumn<Report>(Tr::tr("File"), [](const Report &row) { return row.file; });
    return columns;
}

using Record = store::DmarcRecordRow;

QString resultsText(const Record &row, const QString &mechanism)
{
    QStringList all;
    for (const store::DmarcResultRow &one : row.results)
        if (one.mechanism == mechanism)
            all << QStringLiteral("%1 %2%3").arg(one.result, one.selector.isEmpty() ? QString() : one.selector + u'@', one.domain).trimmed();
    return all.join(QStringLiteral(", "));
}

RowColumn<Record> mechanismColumn(const QString &title, QString Record::*aligned, const QString &mechanism)
{
    const auto text = [aligned, mechanism](const Record &row) {
        const QString verdict = (row.*aligned).isEmpty() ? Tr::tr("not told") : row.*aligned, raw = resultsText(row, mechanism);
        return raw.isEmpty() ? verdict : QStringLiteral("%1 (%2)").arg(verdict, raw);
    };
    return { title, [text](const Record &row, const Format &) { return text(row); }, [aligned](const Record &row) { return QVariant(row.*aligned); },
        [aligned, text](const Record &row, int role, const Format &) -> QVariant {
            if (role == ui::MarkRole)
                return int(row.*aligned == QLatin1String("pass") ? ui::Mark::Pass : row.*aligned == QLatin1String("fail") ? ui::Mark::Fail : ui::Mark::Unknown);
            return role == Qt::ToolTipRole ? QVariant(text(row)) : QVariant();
        },
        false };
}

QList<RowColumn<Record>> recordColumns()
{
    QList<RowColumn<Record>> columns;
    columns << textColumn<Record>(Tr::tr("Source"), [](const Record &row) { return row.source.isEmpty() ? row.said : row.source; }, true);
    columns << countColumn<Record>(Tr::tr("Messages"), [](const Record &row) { return row.messages; });
    columns << mechanismColumn(Tr::tr("SPF"), &Record::spf, QStringLiteral("spf")) << mechanismColumn(Tr::tr("DKIM"), &Record::dkim, QStringLiteral("dkim"));
    columns << textColumn<Record>(Tr::tr("What was done"), [](const Record &row) { return row.disposition; });
    columns << textColumn<Record>(Tr::tr("From"), [](const Record &row) { return row.headerFrom; });
    columns << textColumn<Record>(Tr::tr("Envelope"), [](const Record &row) { return row.envelopeFrom; });
    columns << textColumn<Record>(Tr::tr("Reasons"), [](const Record &row) { return (row.reasons + row.comments.split(u'\n', Qt::SkipEmptyParts)).join(QStringLiteral(", ")); });
    columns << textColumn<Record>(Tr::tr("As received"), [](const Record &row) { return row.said; });
    return columns;
}

QList<RowColumn<ReportDetails::Failure>> failureColumns()
{
    using Failure = ReportDetails::Failure;
    QList<RowColumn<Failure>> columns;
    columns << textColumn<Failure>(Tr::tr("Policy"), [](const Failure &row) { return row.policy.type + u' ' + row.policy.domain; });
    columns << textColumn<Failure>(Tr::tr("Result"), [](const Failure &row) { return row.failure.result.isEmpty() ? row.failure.said : row.failure.result; });
    columns << countColumn<Failure>(Tr::tr("Sessions"), [](const Failure &row) { return row.failure.sessions; });
    columns << textColumn<Failure>(Tr::tr("Receiving MX"), [](const Failure &row) { return row.failure.receivingMx; });
    columns << textColumn<Failure>(Tr::tr("Sent from"), [](const Failure &row) { return row.failure.sendingIp; }, true);
    columns << textColumn<Failure>(Tr::tr("Received at"), [](const Failure &row) { return row.failure.receivingIp; }, true);
    columns << textColumn<Failure>(Tr::tr("As received"), [](const Failure &row) { return QStringList { row.failure.reason, row.failure.information, row.failure.said }.join(u' ').simplified(); });
    return columns;
}

QString policyWord(const QString &type)
{
    if (type == QLatin1String("tlsa"))
        return Tr::tr("DANE (tlsa)");
    if (type == QLatin1String("sts"))
        return Tr::tr("MTA-STS (sts)");
    return type == QLatin1String("no-policy-found") ? Tr::tr("no policy") : type;
}

QList<RowColumn<store::TlsSums::Policy>> policyColumns()
{
    using Policy = store::TlsSums::Policy;
    QList<RowColumn<Policy>> columns;
    columns << textColumn<Policy>(Tr::tr("Domain"), [](const Policy &row) { return row.domain; });
    columns << RowColumn<Policy> { Tr::tr("Policy"), [](const Policy &row, const Format &) { return policyWord(row.type); }, [](const Policy &row) { return QVariant(row.type); }, {}, false };
    columns << countColumn<Policy>(Tr::tr("Reports"), [](const Policy &row) { return row.reports; });
    columns << countColumn<Policy>(Tr::tr("Worked"), [](const Policy &row) { return row.ok; });
    columns << countColumn<Policy>(Tr::tr("Failed"), [](const Policy &row) { return row.failed; });
    columns << shareColumn<Policy>(Tr::tr("Share"), [](const Policy &row) { return row.failed; }, [](const Policy &row) { return row.ok + row.failed; });
    return columns;
}

QList<RowColumn<store::TlsSums::Failure>> tlsFailureColumns()
{
    using Failure = store::TlsSums::Failure;
    QList<RowColumn<Failure>> columns;
    columns << RowColumn<Failure> { Tr::tr("What failed"), [](const Failure &row, const Format &) { return row.result.isEmpty() ? Format::unknown() : row.result; }, [](const Failure &row) { return QVariant(row.result); },
        [](const Failure &, int role, const Format &) -> QVariant { return role == ui::MarkRole ? QVariant(int(ui::Mark::Fail)) : QVariant(); }, false };
    columns << textColumn<Failure>(Tr::tr("Receiving MX"), [](const Failure &row) { return row.receivingMx; });
    columns << textColumn<Failure>(Tr::tr("Domain"), [](const Failure &row) { return row.domain; });
    columns << RowColumn<Failure> { Tr::tr("Policy"), [](const Failure &row, const Format &) { return policyWord(row.type); }, [](const Failure &row) { return QVariant(row.type); }, {}, false };
    columns << countColumn<Failure>(Tr::tr("Sessions"), [](const Failure &row) { return row.sessions; });
    return columns;
}

QString factOf(const Details &details, const char *name)
{
    for (const auto &[key, value] : details.facts)
        if (key == QLatin1String(name))
            return value;
    return {};
}

QString complaintType(const Details &details)
{
    const QString type = details.report.feedbackType;
    if (details.report.kind == store::FeedbackKind::Failure)
        return Tr::tr("authentication failure");
    if (type == QLatin1String("abuse"))
        return Tr::tr("complaint (abuse)");
    if (type == QLatin1String("not-spam"))
        return Tr::tr("not spam after all");
    return type.isEmpty() ? Format::unknown() : type;
}

QList<RowColumn<Details>> complaintColumns()
{
    QList<RowColumn<Details>> columns;
    columns << RowColumn<Details> { Tr::tr("When"), [](const Details &row, const Format &format) { return row.report.from ? format.stamp(*row.report.from) : Format::unknown(); },
        [](const Details &row) { return row.report.from ? QVariant(qint64(*row.report.from)) : QVariant(); }, {}, false, true };
    columns << textColumn<Details>(Tr::tr("Domain"), [](const Details &row) { return row.report.domain; });
    columns << RowColumn<Details> { Tr::tr("What"), [](const Details &row, const Format &) { return complaintType(row); }, [](const Details &row) { return QVariant(row.report.feedbackType); }, {}, false };
    columns << textColumn<Details>(Tr::tr("From whom"), [](const Details &row) { return row.report.org; });
    columns << countColumn<Details>(Tr::tr("Times"), [](const Details &row) { return std::max<qint64>(1, row.report.messages); });
    columns << textColumn<Details>(Tr::tr("Sent from"), [](const Details &row) { return row.report.sourceIp; }, true);
    columns << textColumn<Details>(Tr::tr("Sender"), [](const Details &row) { return factOf(row, "sender"); }, true);
    columns << textColumn<Details>(Tr::tr("Feedback-ID"), [](const Details &row) { return factOf(row, "feedback_id"); }, true);
    columns << textColumn<Details>(Tr::tr("What failed"), [](const Details &row) { return factOf(row, "auth_failure"); });
    return columns;
}

using Unreadable = store::FeedbackUnreadableRow;

/// A reason was kept in the language of who imported: what is known of it is told in the reader's.
QString inThisLanguage(const QString &why)
{
    QStringList parts = why.split(QStringLiteral(": "));
    for (QString &part : parts)
        for (const char *context : { "bw::feedback", "bw::archive", "bw::ingest" })
            if (const QString told = QCoreApplication::translate(context, part.toUtf8().constData()); told != part) {
                part = told;
                break;
            }
    return parts.join(QStringLiteral(": "));
}

QList<RowColumn<Unreadable>> unreadableColumns()
{
    QList<RowColumn<Unreadable>> columns;
    columns << fileColumn<Unreadable>(Tr::tr("File"), [](const Unreadable &row) { return row.file; });
    columns << textColumn<Unreadable>(Tr::tr("Why"), [](const Unreadable &row) { return inThisLanguage(row.why); });
    columns << RowColumn<Unreadable> { Tr::tr("In it"), [](const Unreadable &row, const Format &) { return row.part.isEmpty() ? Tr::tr("the file itself") : row.part; }, [](const Unreadable &row) { return QVariant(row.part); }, {}, false };
    columns << textColumn<Unreadable>(Tr::tr("Position"), [](const Unreadable &row) { return row.position; });
    columns << RowColumn<Unreadable> { Tr::tr("Tried"), [](const Unreadable &row, const Format &format) { return format.stamp(row.time); }, [](const Unreadable &row) { return QVariant(qint64(row.time)); }, {}, false, true };
    return columns;
}

/// A complaint tells the sender alone: rules that ask for a login or a network match none.
QHash<qint64, QString> streamsOf(const store::Store &store, const QList<Details> &rows, const store::Cancel &cancel)
{
    QHash<qint64, QString> streams;
    const auto listed = store::listStreamRules(store, cancel);
    const auto rules = listed ? store::StreamRules::make(*listed) : core::Result<store::StreamRules>();
    if (!rules)
        return streams;
    for (const Details &row : rows) {
        store::StreamKeyText key;
        const QString sender = factOf(row, "sender").section(u'@', -1);
        key.senderDomain = sender.isEmpty() ? row.report.domain : sender;
        key.network.assign(3, '\0'); // in no network, and not "local"
        streams.insert(row.report.id, rules->nameOf(rules->match(key)));
    }
    return streams;
}

/// Whether the store holds none of these kinds, whatever their time.
bool isNoneEver(const store::Store &store, const QList<store::FeedbackKind> &kinds, const store::Cancel &cancel)
{
    store::FeedbackFilter filter;
    filter.kinds = kinds;
    const auto all = store::listFeedback(store, filter, cancel);
    return all && all->isEmpty();
}

} // namespace

QStringList deviationSentences(const QStringList &names)
{
    QStringList sentences;
    for (const QString &name : names) {
        QString sentence = name;
        for (std::size_t i = 0; i < feedback::deviationCount; ++i)
            if (const auto one = static_cast<feedback::Deviation>(i); feedback::nameOf(one) == name.toStdString())
                sentence = feedback::sentenceOf(one);
        sentences << sentence;
    }
    return sentences;
}

ReportFacts::ReportFacts(service::Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_rows(new RowsModel<Report>(reportColumns(), [](const Report &row) { return QString::number(row.id); }, this))
{
}

void ReportFacts::ask(const store::FeedbackFilter &filter)
{
    m_session->ask(this, "reports", [this, filter, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        store::FeedbackFilter wanted = filter;
        wanted.kinds = { store::FeedbackKind::Dmarc };
        auto rows = std::make_shared<core::Result<QList<Report>>>(store::listFeedback(store, wanted, store::Cancel::watching(cancelled)));
        return [this, rows] {
            if (!*rows) {
                Q_EMIT failed(rows->error());
                return;
            }
            m_rows->setRows(std::move(**rows));
            Q_EMIT arrived();
        };
    });
}

ReportDetails::ReportDetails(service::Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_records(new RowsModel<Record>(recordColumns(), [](const Record &row) { return row.source + row.headerFrom + row.envelopeFrom + row.said; }, this))
    , m_failures(new RowsModel<Failure>(failureColumns(), [](const Failure &row) { return QString::number(row.number); }, this))
{
}

void ReportDetails::setFormat(const Format &format)
{
    m_records->setFormat(format);
    m_failures->setFormat(format);
}

void ReportDetails::ask(qint64 report)
{
    m_session->ask(this, "report", [this, report, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        const auto found = store::showFeedback(store, QString::number(report), store::Cancel::watching(cancelled));
        return [this, found] {
            if (!found) {
                Q_EMIT failed(found.error());
                return;
            }
            m_details = found->constFirst();
            m_records->setRows(m_details.records);
            QList<Failure> failures;
            for (const store::TlsPolicyRow &policy : std::as_const(m_details.policies))
                for (const store::TlsFailureRow &failure : policy.failures)
                    failures << Failure { policy, failure, int(failures.size()) };
            m_failures->setRows(failures);
            Q_EMIT arrived();
        };
    });
}

TlsFacts::TlsFacts(service::Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_policies(new RowsModel<store::TlsSums::Policy>(policyColumns(), [](const store::TlsSums::Policy &row) { return row.domain + u' ' + row.type; }, this))
    , m_failures(new RowsModel<store::TlsSums::Failure>(tlsFailureColumns(), [](const store::TlsSums::Failure &row) { return QStringList { row.domain, row.type, row.receivingMx, row.result }.join(u' '); }, this))
{
}

void TlsFacts::setFormat(const Format &format)
{
    m_policies->setFormat(format);
    m_failures->setFormat(format);
}

void TlsFacts::ask(const store::FeedbackFilter &filter)
{
    m_session->ask(this, "tls", [this, filter, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        const auto cancel = store::Cancel::watching(cancelled);
        store::FeedbackFilter wanted = filter;
        wanted.kinds = { store::FeedbackKind::Tls };
        const auto sums = store::sumTlsReports(store, filter, cancel);
        const auto reports = store::listFeedback(store, wanted, cancel);
        const bool isNone = reports && reports->isEmpty() && isNoneEver(store, wanted.kinds, cancel);
        return [this, sums, reports, isNone] {
            if (!sums || !reports) {
                Q_EMIT failed(sums ? reports.error() : sums.error());
                return;
            }
            m_policies->setRows(sums->policies);
            m_failures->setRows(sums->failures);
            m_reports = *reports;
            m_isEmptyEver = isNone;
            Q_EMIT arrived();
        };
    });
}

ComplaintFacts::ComplaintFacts(service::Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_rows(new RowsModel<Details>(complaintColumns(), [](const Details &row) { return QString::number(row.report.id); }, this))
{
}

void ComplaintFacts::ask(const store::FeedbackFilter &filter)
{
    m_session->ask(this, "complaints", [this, filter, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        const auto cancel = store::Cancel::watching(cancelled);
        const auto rows = store::listComplaints(store, filter, cancel);
        const bool isNone = rows && rows->isEmpty() && isNoneEver(store, { store::FeedbackKind::Complaint, store::FeedbackKind::Failure }, cancel);
        const auto streams = rows ? streamsOf(store, *rows, cancel) : QHash<qint64, QString>();
        return [this, rows, streams, isNone] {
            if (!rows) {
                Q_EMIT failed(rows.error());
                return;
            }
            m_streams = streams;
            m_rows->setRows(*rows);
            m_isEmptyEver = isNone;
            Q_EMIT arrived();
        };
    });
}

UnreadableFacts::UnreadableFacts(service::Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_rows(new RowsModel<Unreadable>(unreadableColumns(), [](const Unreadable &row) { return row.file + u'\n' + row.part + u'\n' + row.position; }, this))
{
}

void UnreadableFacts::ask()
{
    m_session->ask(this, "unreadable", [this, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        const auto rows = store::listUnreadableFeedback(store, store::Cancel::watching(cancelled));
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

QStringList UnreadableFacts::files() const
{
    QStringList files;
    for (const Unreadable &row : m_rows->rows())
        if (row.file != QLatin1String("-") && !files.contains(row.file))
            files << row.file;
    return files;
}

} // namespace bw::itemmodels
