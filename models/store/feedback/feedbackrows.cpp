// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/feedback/feedbackrows.h"

#include "models/logs/redact.h"
#include "models/store/reader.h"
#include "models/store/tr.h"

#include <sqlite3.h>

#include <algorithm>
#include <tuple>

namespace bw::store {

using core::fail;

namespace {

/// What stood where a word, a host or a name is not what the format has there, redacted: "disposition=maybe; source=hidden".
class Said final
{
public:
    template <typename E>
    Said &word(std::string_view name, const feedback::Word<E> &word)
    {
        if (word.value == E::Unknown)
            add(name, word.text);
        return *this;
    }
    Said &host(std::string_view name, const feedback::Host &host)
    {
        feedback::Deviations unused;
        if (!host.address.isKnown()) // of an address, which may stand there too, the name is not kept
            add(name, feedback::domainOf(host.received, unused).name);
        return *this;
    }
    Said &domain(std::string_view name, const feedback::Domain &domain)
    {
        add(name, domain.received);
        return *this;
    }
    Said &add(std::string_view name, std::string_view text)
    {
        if (!text.empty())
            m_text.append(m_text.empty() ? "" : "; ").append(name).append("=").append(keptText(text));
        return *this;
    }
    [[nodiscard]] const std::string &text() const { return m_text; }

private:
    std::string m_text;
};

std::string joined(const std::vector<std::string> &list)
{
    std::string text;
    for (const std::string &one : list)
        text.append(text.empty() ? "" : "\n").append(one);
    return text;
}

std::string_view bare(std::string_view id)
{
    return id.size() >= 2 && id.front() == '<' && id.back() == '>' ? id.substr(1, id.size() - 2) : id;
}

/// "dns; mx.example.org", "mx.example.org"
std::string_view hostOfMta(std::string_view text)
{
    const std::size_t semicolon = text.find(';');
    return feedback::trimmed(semicolon == std::string_view::npos ? text : text.substr(semicolon + 1));
}

} // namespace

/// Binds in order.
class FeedbackRows::Values final
{
public:
    explicit Values(sqlite::Statement &statement)
        : m_statement(statement)
    {
    }
    Values &operator<<(std::int64_t value)
    {
        m_statement.bind(++m_index, value);
        return *this;
    }
    Values &operator<<(std::optional<std::int64_t> value)
    {
        if (value)
            m_statement.bind(++m_index, *value);
        else
            m_statement.bindNull(++m_index);
        return *this;
    }
    Values &operator<<(std::string_view bytes)
    {
        m_statement.bindBlob(++m_index, bytes);
        return *this;
    }
    template <typename E>
    Values &operator<<(const feedback::Word<E> &word)
    {
        return *this << codeOf(word.value);
    }
    Values &null()
    {
        m_statement.bindNull(++m_index);
        return *this;
    }

private:
    sqlite::Statement &m_statement;
    int m_index = 0;
};

core::Result<std::unique_ptr<FeedbackRows>> FeedbackRows::open(sqlite::Database &database)
{
    auto texts = FeedbackTexts::open(database);
    if (!texts)
        return fail(texts.error());
    std::unique_ptr<FeedbackRows> rows(new FeedbackRows(database, std::move(*texts)));
    for (auto sql = static_cast<std::size_t>(Sql::FeedbackReportNextId); sql <= static_cast<std::size_t>(Sql::ForgetFeedbackUnreadable); ++sql) {
        auto statement = database.prepare(textOf(static_cast<Sql>(sql)));
        if (!statement)
            return fail(statement.error());
        rows->m_statements[sql] = std::move(*statement);
    }
    auto setAddress = database.prepare(textOf(Sql::SetAddress));
    if (!setAddress)
        return fail(setAddress.error());
    rows->m_statements[static_cast<std::size_t>(Sql::SetAddress)] = std::move(*setAddress);
    return rows;
}

core::Done FeedbackRows::result() const
{
    if (m_texts.hasFailed())
        return fail(m_texts.problem());
    return m_problem ? core::Done(fail(*m_problem)) : core::Done();
}

core::Done FeedbackRows::begin(std::int64_t day)
{
    const auto clear = m_database.integer("SELECT count(*) FROM store_info WHERE key = 'clear_recipients' AND value = '1'");
    if (!clear)
        return fail(clear.error());
    m_keepsAddresses = *clear > 0;
    return m_texts.begin(day);
}

void FeedbackRows::note(int code)
{
    if (!m_problem)
        m_problem = m_database.problem(code, Tr::tr("The store could not be written"));
}

void FeedbackRows::run(Sql sql)
{
    sqlite::Statement &statement = (*this)[sql];
    const int code = statement.step();
    statement.reset();
    if (code != SQLITE_DONE)
        note(code);
}

std::int64_t FeedbackRows::next(Sql query)
{
    sqlite::Statement &statement = (*this)[query];
    const int code = statement.step();
    const std::int64_t value = code == SQLITE_ROW ? statement.integer(0) : 0;
    statement.reset();
    if (code != SQLITE_ROW)
        note(code);
    return value;
}

void FeedbackRows::add(const ReportRow &row)
{
    const std::string reportId = std::string(row.reportId), part = keptName(row.part);
    Values values((*this)[Sql::AddFeedbackReport]);
    values << row.id << static_cast<std::int64_t>(row.kind) << viewOf(row.key) << viewOf(row.content) << row.day << m_texts.name(row.org) << m_texts.name(row.contact)
           << std::string_view(reportId) << m_texts.name(row.domain) << row.fromMs << row.toMs << row.records << row.messages << row.ok << row.failed << row.flags
           << std::string_view(row.asReceived) << row.file << std::string_view(part);
    run(Sql::AddFeedbackReport);
}

void FeedbackRows::add(std::int64_t report, std::int64_t number, const feedback::AggregateRecord &record)
{
    std::int64_t reasons = 0;
    std::string comments;
    Said said;
    said.host("source", record.source).word("disposition", record.disposition).word("dkim", record.dkim).word("spf", record.spf);
    said.domain("header_from", record.headerFrom).domain("envelope_from", record.envelopeFrom).domain("envelope_to", record.envelopeTo);
    for (const feedback::Reason &reason : record.reasons) {
        reasons |= std::int64_t(1) << static_cast<int>(reason.type.value);
        said.word("reason", reason.type);
        if (!reason.comment.empty())
            comments.append(comments.empty() ? "" : "\n").append(reason.comment);
    }
    Values((*this)[Sql::AddDmarcRecord]) << report << number << record.source.address.view() << record.count << record.disposition << record.dkim << record.spf
                                         << m_texts.name(record.headerFrom.name) << m_texts.name(record.envelopeFrom.name) << m_texts.name(record.envelopeTo.name) << reasons
                                         << m_texts.remark(comments) << m_texts.redacted(said.text());
    run(Sql::AddDmarcRecord);
    addResults(report, number, record);
}

void FeedbackRows::addResults(std::int64_t report, std::int64_t number, const feedback::AggregateRecord &record)
{
    std::int64_t count = 0;
    for (const feedback::DkimResult &result : record.dkimResults) {
        const Said said = Said().word("result", result.result).domain("domain", result.domain).add("human_result", result.humanResult);
        Values((*this)[Sql::AddDmarcResult]) << report << number << ++count << std::int64_t(1) << m_texts.name(result.domain.name) << m_texts.name(result.selector) << result.result
                                             << std::int64_t(0) << m_texts.redacted(said.text());
        run(Sql::AddDmarcResult);
    }
    for (const feedback::SpfResult &result : record.spfResults) {
        const Said said = Said().word("result", result.result).word("scope", result.scope).domain("domain", result.domain).add("human_result", result.humanResult);
        Values((*this)[Sql::AddDmarcResult]) << report << number << ++count << std::int64_t(2) << m_texts.name(result.domain.name) << std::int64_t(0) << result.result << result.scope
                                             << m_texts.redacted(said.text());
        run(Sql::AddDmarcResult);
    }
}

void FeedbackRows::addPolicy(std::int64_t report, const feedback::AggregateReport &of)
{
    const feedback::PublishedPolicy &policy = of.policy;
    Said said;
    said.domain("domain", policy.domain).word("adkim", policy.adkim).word("aspf", policy.aspf).word("p", policy.p).word("sp", policy.sp).word("np", policy.np);
    said.word("discovery_method", policy.discovery).word("testing", policy.testing);
    const std::optional<std::int64_t> percent = policy.percent ? std::optional<std::int64_t>(*policy.percent) : std::nullopt;
    Values((*this)[Sql::AddDmarcPolicy]) << report << policy.adkim << policy.aspf << policy.p << policy.sp << policy.np << percent << m_texts.name(policy.fo) << policy.discovery
                                         << policy.testing << m_texts.redacted(said.text()) << m_texts.name(of.nameSpace) << m_texts.name(of.version) << m_texts.remark(of.generator)
                                         << m_texts.remark(of.extraContact) << m_texts.remark(joined(of.errors));
    run(Sql::AddDmarcPolicy);
}

void FeedbackRows::add(std::int64_t report, const feedback::TlsReport &of)
{
    std::int64_t number = 0;
    for (const feedback::TlsPolicy &policy : of.policies) {
        const Said said = Said().word("policy-type", policy.type).domain("policy-domain", policy.domain);
        Values((*this)[Sql::AddTlsPolicy]) << report << ++number << policy.type << m_texts.name(policy.domain.name) << m_texts.remark(joined(policy.strings))
                                           << m_texts.remark(joined(policy.mxHosts)) << policy.successful << policy.failed << m_texts.redacted(said.text());
        run(Sql::AddTlsPolicy);
        std::int64_t count = 0;
        for (const feedback::TlsFailure &failure : policy.failures) {
            const Said how = Said().word("result-type", failure.result).host("sending-mta-ip", failure.sendingMta).host("receiving-ip", failure.receiving);
            Values((*this)[Sql::AddTlsFailure]) << report << number << ++count << failure.result << failure.sendingMta.address.view() << m_texts.name(failure.receivingMx)
                                                << m_texts.name(failure.receivingHelo) << failure.receiving.address.view() << failure.sessions
                                                << m_texts.remark(failure.information) << m_texts.remark(failure.reasonCode) << m_texts.redacted(how.text());
            run(Sql::AddTlsFailure);
        }
    }
}

void FeedbackRows::add(std::int64_t report, const feedback::ArfReport &of, const RecipientNames &names, core::KeyedHasher &hasher)
{
    using Place = RecipientNames::Place;
    const auto addressHash = [&](std::string_view address) {
        std::string canonical;
        logs::canonicalAddress(bare(address), canonical);
        const core::KeyedHash hash = hasher.hash(canonical);
        if (m_keepsAddresses && address.find('@') != std::string_view::npos) {
            Values((*this)[Sql::SetAddress]) << hash.view() << std::string_view(canonical);
            run(Sql::SetAddress);
        }
        return hash;
    };
    feedback::Deviations unused;
    // What holds no "@" is a name, and no domain.
    const auto domainOf = [&unused](std::string_view address) { return address.find('@') == std::string_view::npos ? std::string() : feedback::domainOf(address, unused).name; };
    const auto textId = [&](std::string_view text, Place place = Place::Text) { return m_texts.redacted(names.without(keptText(text), place)); };
    const auto nameId = [&](std::string_view text) { return m_texts.redacted(names.without(keptName(text))); };
    const std::string_view sender = bare(of.mailFrom), messageId = bare(feedback::valueOf(of.original, "Message-ID"));
    const core::KeyedHash senderHash = addressHash(sender), messageHash = hasher.hash(messageId), envelopeHash = hasher.hash(of.envelopeId);
    Said said;
    said.word("feedback-type", of.type).word("auth-failure", of.failure).word("delivery-result", of.delivery).host("source-ip", of.source);
    Values values((*this)[Sql::AddComplaint]);
    values << report << of.type << (of.arrival ? std::optional<std::int64_t>(toMs(*of.arrival)) : std::nullopt) << of.source.address.view() << of.incidents << nameId(hostOfMta(of.reportingMta))
           << textId(of.userAgent) << nameId(of.version) << m_texts.name(domainOf(sender));
    sender.find('@') == std::string_view::npos ? values.null() : values << senderHash.view();
    values << m_texts.name(of.originalFrom.name);
    messageId.empty() ? values.null() : values << messageHash.view().substr(0, 8);
    of.envelopeId.empty() ? values.null() : values << envelopeHash.view();
    values << textId(feedback::valueOf(of.original, "Feedback-ID")) << of.failure << of.delivery << textId(of.identityAlignment, Place::Format) << m_texts.name(of.dkimDomain.name)
           << m_texts.name(of.dkimSelector) << textId(of.spfDns, Place::Format) << m_texts.redacted(names.without(keptResults(joined(of.authenticationResults)), Place::Results))
           << m_texts.redacted(names.without(said.text(), Place::Format));
    run(Sql::AddComplaint);
    std::int64_t number = 0;
    for (const std::string &recipient : of.recipients) {
        const core::KeyedHash hash = addressHash(recipient);
        Values((*this)[Sql::AddComplaintRecipient]) << report << ++number << hash.view() << m_texts.name(domainOf(bare(recipient)));
        run(Sql::AddComplaintRecipient);
    }
}

void FeedbackRows::forgetRecords(std::int64_t report)
{
    for (const Sql sql : { Sql::ForgetDmarcRecords, Sql::ForgetDmarcResults }) {
        (*this)[sql].bind(1, report);
        run(sql);
    }
}

void FeedbackRows::forgetReport(std::int64_t report)
{
    forgetRecords(report);
    for (const Sql sql : { Sql::ForgetDmarcPolicy, Sql::ForgetFeedbackReport }) {
        (*this)[sql].bind(1, report);
        run(sql);
    }
}

void FeedbackRows::setFlags(std::int64_t report, std::int64_t flags)
{
    Values((*this)[Sql::FlagFeedbackReport]) << flags << report;
    run(Sql::FlagFeedbackReport);
}

std::vector<FeedbackRows::Known> FeedbackRows::reportsOf(const Digest &key)
{
    sqlite::Statement &statement = (*this)[Sql::FeedbackReportsByKey];
    statement.bindBlob(1, viewOf(key));
    return knownOf(statement);
}

bool FeedbackRows::Head::canBe(const Head &other) const
{
    const bool sharesOrg = org != 0 && org == other.org, sharesId = !reportId.empty() && reportId == other.reportId;
    const bool sharesDomain = domain != 0 && domain == other.domain, sharesDates = fromMs && fromMs == other.fromMs && toMs == other.toMs;
    const bool differs = (!sharesOrg && org != 0 && other.org != 0) || (!sharesId && !reportId.empty() && !other.reportId.empty()) || (!sharesDomain && domain != 0 && other.domain != 0)
        || (!sharesDates && fromMs && other.fromMs);
    return !differs && ((sharesOrg && sharesId) || (sharesDomain && sharesDates && (sharesOrg || sharesId)));
}

FeedbackRows::Head FeedbackRows::headOf(const ReportRow &row)
{
    return { row.id, m_texts.name(row.org), m_texts.name(row.domain), std::string(row.reportId), row.fromMs, row.toMs, row.flags };
}

FeedbackRows::Head FeedbackRows::headIn(const sqlite::Statement &row)
{
    const auto optional = [&row](int column) { return row.isNull(column) ? std::nullopt : std::optional(row.integer(column)); };
    return { row.integer(0), row.integer(1), row.integer(2), std::string(row.bytes(3)), optional(4), optional(5), row.integer(6) };
}

std::vector<FeedbackRows::Head> FeedbackRows::partsLacking()
{
    std::vector<Head> parts;
    sqlite::Statement &statement = (*this)[Sql::FeedbackPartsLacking];
    int code = 0;
    while ((code = statement.step()) == SQLITE_ROW)
        parts.push_back(headIn(statement));
    statement.reset();
    if (code != SQLITE_DONE)
        note(code);
    return parts;
}

std::vector<FeedbackRows::Known> FeedbackRows::reportsLike(const Head &head)
{
    std::vector<Known> known;
    if (!head.canBe(head))
        return known;
    sqlite::Statement &statement = (*this)[Sql::FeedbackReportsLike];
    Values(statement) << head.org << head.domain;
    int code = 0;
    while ((code = statement.step()) == SQLITE_ROW)
        if (const Head one = headIn(statement); one.canBe(head))
            known.push_back(knownIn(one.id, one.flags, statement.bytes(7)));
    statement.reset();
    if (code != SQLITE_DONE)
        note(code);
    return known;
}

FeedbackRows::Known FeedbackRows::knownIn(std::int64_t id, std::int64_t flags, std::string_view content)
{
    Known one { id, flags, {} };
    std::copy_n(content.begin(), std::min(content.size(), one.content.size()), one.content.begin());
    return one;
}

std::vector<FeedbackRows::Known> FeedbackRows::knownOf(sqlite::Statement &statement)
{
    std::vector<Known> known;
    int code = 0;
    while ((code = statement.step()) == SQLITE_ROW) {
        known.push_back(knownIn(statement.integer(0), statement.integer(2), statement.bytes(1)));
    }
    statement.reset();
    if (code != SQLITE_DONE)
        note(code);
    return known;
}

void FeedbackRows::forgetRecord(std::int64_t report, std::int64_t number)
{
    for (const Sql sql : { Sql::ForgetDmarcRecord, Sql::ForgetDmarcResultsOf }) {
        Values((*this)[sql]) << report << number;
        run(sql);
    }
}

void FeedbackRows::addResults(std::int64_t report, std::int64_t number, std::int64_t fromReport, std::int64_t fromNumber)
{
    Values((*this)[Sql::AddDmarcResultsOf]) << report << number << fromReport << fromNumber;
    run(Sql::AddDmarcResultsOf);
}

std::vector<StoredRecord> FeedbackRows::recordsOf(std::int64_t report)
{
    constexpr int columns = 11; // all but the source are numbers
    std::vector<StoredRecord> records;
    sqlite::Statement &statement = (*this)[Sql::DmarcRecordsOf], &results = (*this)[Sql::DmarcResultsOf];
    statement.bind(1, report);
    results.bind(1, report);
    int ofResults = results.step();
    std::string row;
    int code = 0;
    while ((code = statement.step()) == SQLITE_ROW) {
        row.clear();
        for (int column = 1; column < columns; ++column) {
            const std::int64_t value = statement.integer(column);
            row.append(reinterpret_cast<const char *>(&value), sizeof value);
        }
        row.append(statement.bytes(0));
        const core::WideHash hash = core::wideHash(row, 0);
        const std::int64_t number = statement.integer(columns);
        row.clear();
        for (; ofResults == SQLITE_ROW && results.integer(0) <= number; ofResults = results.step())
            for (int column = 1; results.integer(0) == number && column < 6; ++column) {
                const std::int64_t value = results.integer(column);
                row.append(reinterpret_cast<const char *>(&value), sizeof value);
            }
        const auto passes = [&](int column) { return statement.integer(column) == codeOf(feedback::Verdict::Pass); };
        records.push_back({ { hash.low, hash.high }, core::wideHash(row, 0).low, number, statement.integer(1), passes(3) || passes(4) });
    }
    statement.reset();
    results.reset();
    if (code != SQLITE_DONE || (ofResults != SQLITE_DONE && ofResults != SQLITE_ROW))
        note(code != SQLITE_DONE ? code : ofResults);
    std::ranges::sort(records, [](const StoredRecord &one, const StoredRecord &other) { return std::tie(one.hash, one.results, one.number) < std::tie(other.hash, other.results, other.number); });
    return records;
}

void FeedbackRows::setFile(std::int64_t id, std::string_view path, std::string_view sha256, std::int64_t size, std::int64_t readMs)
{
    Values((*this)[Sql::SetFeedbackFile]) << id << path << sha256 << size << readMs;
    run(Sql::SetFeedbackFile);
}

void FeedbackRows::addUnreadable(std::int64_t file, std::int64_t number, std::string_view part, std::string_view place, std::string_view why)
{
    const std::string keptPart = keptName(part), keptWhy = keptText(why);
    Values((*this)[Sql::AddFeedbackUnreadable]) << file << number << std::string_view(keptPart) << place << std::string_view(keptWhy);
    run(Sql::AddFeedbackUnreadable);
}

void FeedbackRows::forgetUnreadableOf(std::string_view path)
{
    sqlite::Statement &statement = (*this)[Sql::FeedbackFilesOf];
    statement.bindBlob(1, path);
    std::vector<std::int64_t> files;
    int code = 0;
    while ((code = statement.step()) == SQLITE_ROW)
        files.push_back(statement.integer(0));
    statement.reset();
    if (code != SQLITE_DONE)
        note(code);
    for (const std::int64_t file : files) {
        (*this)[Sql::ForgetFeedbackUnreadable].bind(1, file);
        run(Sql::ForgetFeedbackUnreadable);
    }
}

} // namespace bw::store
