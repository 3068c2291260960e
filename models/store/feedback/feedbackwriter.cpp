// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/feedback/feedbackwriter.h"

#include "models/store/feedback/feedbackcontent.h"
#include "models/store/feedback/feedbackrows.h"
#include "models/store/reader.h"
#include "models/store/sqlite.h"
#include "models/store/tr.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

namespace bw::store {

using core::fail;
using feedback::AggregateRecord;
using feedback::AggregateReport;
using feedback::Deviations;
using feedback::TlsReport;

namespace {

constexpr std::size_t bytesHeld = 4 * 1024 * 1024; ///< of a document, until it is known that it ends well; beyond that rows stand behind a savepoint
constexpr std::size_t reportsHeld = 500;
constexpr std::size_t partsCompared = 32; ///< with one of the same key; more stay beside each other
constexpr int documentsABatch = 2'000;
constexpr auto longestBatch = std::chrono::milliseconds(400); ///< others wait for it

std::optional<std::int64_t> msOrNothing(core::UtcMicros time)
{
    return time == 0 ? std::nullopt : std::optional(toMs(time));
}

/// "a@feedback.example.org", "Reports <a@feedback.example.org>": the domain.
std::string domainOfFrom(std::string_view from)
{
    const std::size_t open = from.rfind('<');
    std::string_view address = open == std::string_view::npos ? from : from.substr(open + 1, from.find('>', open) - open - 1);
    Deviations unused;
    return address.find('@') == std::string_view::npos ? std::string() : feedback::domainOf(address, unused).name;
}

std::string namesOf(Deviations deviations, const Deviations &around)
{
    deviations.add(around);
    std::string names;
    for (std::size_t i = 0; i < feedback::deviationCount; ++i)
        if (const auto one = static_cast<feedback::Deviation>(i); deviations.has(one))
            names.append(names.empty() ? "" : " ").append(nameOf(one));
    return names;
}

struct Aggregate
{
    AggregateReport report;
    std::vector<AggregateRecord> records; ///< not written yet
    ContentHash content;
    std::int64_t id = 0, written = 0; ///< of records that are written already
    std::int64_t passed = 0;
    std::size_t bytes = 0; ///< of records
};

} // namespace

struct FeedbackWriter::Private
{
    Private(Store theStore, std::unique_ptr<core::KeyedHasher> theHasher, const core::Clock &theClock)
        : store(std::move(theStore))
        , hasher(std::move(theHasher))
        , clock(theClock)
    {
    }

    core::Done ensureBegun()
    {
        if (transaction)
            return {};
        auto begun = sqlite::Transaction::begin(database);
        if (!begun)
            return fail(begun.error());
        transaction.emplace(std::move(*begun));
        started = std::chrono::steady_clock::now();
        documents = 0;
        today = clock.now() / core::microsPerDay;
        if (auto done = rows->begin(today); !done)
            return done;
        lacking.reset();
        nextReport = rows->next(Sql::FeedbackReportNextId);
        nextFile = rows->next(Sql::FeedbackFileNextId);
        return rows->result();
    }

    std::int64_t fileId()
    {
        if (file.id == 0)
            file.id = nextFile++;
        return file.id;
    }

    /// The same report, also where damage took something of the head that it is known by, of this one or of what is there.
    std::vector<FeedbackRows::Known> knownOf(const ReportRow &row, bool isInPart)
    {
        std::vector<FeedbackRows::Known> known = rows->reportsOf(row.key);
        const auto add = [&known](const FeedbackRows::Known &one) {
            if (std::ranges::find(known, one.id, &FeedbackRows::Known::id) == known.end())
                known.push_back(one);
        };
        if (!lacking)
            lacking = rows->partsLacking();
        if (lacking->empty() && !isInPart)
            return known;
        const FeedbackRows::Head head = rows->headOf(row);
        for (const FeedbackRows::Head &one : *lacking)
            if (one.canBe(head))
                add({ one.id, one.flags, {} });
        if (isInPart && !head.isWhole())
            for (const FeedbackRows::Known &one : rows->reportsLike(head))
                add(one);
        return known;
    }

    /// What stands for the new one: nothing (a duplicate), or its flags.
    /// \p former: what its content was called in stores of before.
    std::optional<std::int64_t> admit(std::vector<FeedbackRows::Known> known, const Digest &content, const Digest &former, bool isInPart, FeedbackCounts &counting)
    {
        const auto isWhole = [](const FeedbackRows::Known &one) { return (one.flags & inPart) == 0; };
        if (!isInPart) { // it takes the place of those in part, also of one that lacks nothing after all
            for (const FeedbackRows::Known &one : known)
                if (!isWhole(one))
                    replacePart(one.id, counting);
            std::erase_if(known, [&](const FeedbackRows::Known &one) { return !isWhole(one); });
        }
        if (std::ranges::any_of(known, [&](const FeedbackRows::Known &one) { return one.content == content || one.content == former || (isInPart && isWhole(one)); })) {
            ++counting.duplicates;
            return {};
        }
        for (const FeedbackRows::Known &one : known)
            if ((one.flags & hasOther) == 0)
                rows->setFlags(one.id, one.flags | hasOther);
        ++counting.reports;
        counting.conflicting += known.empty() ? 0 : 1;
        return (isInPart ? inPart : std::int64_t(0)) | (known.empty() ? std::int64_t(0) : hasOther);
    }

    /// One that this run counted as new adds nothing any more: it is a copy of the one that comes.
    void replacePart(std::int64_t id, FeedbackCounts &counting)
    {
        rows->forgetReport(id);
        if (lacking)
            std::erase_if(*lacking, [id](const FeedbackRows::Head &one) { return one.id == id; });
        const auto counted = parts.find(id);
        if (counted == parts.end() || !replaced.insert(id).second)
            return;
        --counting.reports;
        ++counting.duplicates;
        counting.records -= counted->second.records;
        counting.conflicting -= counted->second.conflicting;
    }

    /// Of a report in part only what those lack that are there, so that together they are what came of it; one that has all of another takes
    /// its place. True: the new one adds nothing.
    bool settleParts(Aggregate &one, std::vector<FeedbackRows::Known> &known)
    {
        if (known.empty() || known.size() > partsCompared || std::ranges::any_of(known, [](const FeedbackRows::Known &other) { return (other.flags & inPart) == 0; }))
            return false;
        if (one.id == 0)
            one.id = nextReport++;
        writeRecords(one, one.id);
        const std::vector<StoredRecord> own = rows->recordsOf(one.id);
        struct Other
        {
            std::int64_t id;
            std::vector<StoredRecord> records;
            std::vector<std::pair<std::size_t, std::size_t>> same;
        };
        std::vector<Other> others;
        std::vector<bool> isTaken(own.size());
        std::size_t taken = 0;
        for (const FeedbackRows::Known &of : known) {
            Other other { of.id, rows->recordsOf(of.id), {} };
            other.same = sameRecords(own, isTaken, other.records);
            for (const auto &[mine, theirs] : other.same)
                isTaken[mine] = true;
            taken += other.same.size();
            others.push_back(std::move(other));
        }
        const bool isCopy = taken == own.size();
        for (const Other &other : others) {
            const bool givesWay = !isCopy && other.same.size() == other.records.size();
            for (const auto &[mine, theirs] : other.same) {
                const StoredRecord &kept = givesWay ? own[mine] : other.records[theirs], &leaving = givesWay ? other.records[theirs] : own[mine];
                if (kept.results != leaving.results) // no selector is lost by it
                    rows->addResults(givesWay ? one.id : other.id, kept.number, givesWay ? other.id : one.id, leaving.number);
                if (!givesWay && !isCopy)
                    leave(one, own[mine]);
            }
            if (!givesWay)
                continue;
            replacePart(other.id, ofDocument);
            std::erase_if(known, [&other](const FeedbackRows::Known &leaving) { return leaving.id == other.id; });
        }
        return isCopy;
    }

    void leave(Aggregate &one, const StoredRecord &record)
    {
        rows->forgetRecord(one.id, record.number);
        --one.report.records;
        one.report.messages -= record.messages;
        one.passed -= record.passes ? record.messages : 0;
    }

    void write(Aggregate &one, const Deviations &around)
    {
        one.content.add(one.report);
        ReportRow row;
        row.key = keyOf(one.report);
        row.content = one.content.digest();
        row.kind = FeedbackKind::Dmarc;
        row.org = one.report.organisation;
        row.contact = one.report.contact;
        row.reportId = one.report.reportId;
        row.domain = one.report.policy.domain.name;
        row.fromMs = msOrNothing(one.report.period.begin);
        row.toMs = msOrNothing(one.report.period.end);
        const bool isInPart = one.report.isPartial();
        std::vector<FeedbackRows::Known> known = knownOf(row, isInPart);
        const bool isCopy = isInPart && settleParts(one, known);
        ofDocument.duplicates += isCopy ? 1 : 0;
        const auto flags = isCopy ? std::nullopt : admit(std::move(known), row.content, one.content.formerDigest(), isInPart, ofDocument);
        if (!flags) {
            if (one.written > 0)
                rows->forgetRecords(one.id);
            return;
        }
        row.id = one.id != 0 ? one.id : nextReport++;
        row.records = one.report.records;
        row.messages = one.report.messages;
        row.ok = one.passed;
        row.failed = one.report.messages - one.passed;
        row.flags = *flags;
        row.asReceived = namesOf(one.report.deviations, around);
        place(row);
        rows->add(row);
        rows->addPolicy(row.id, one.report);
        writeRecords(one, row.id);
        ofDocument.records += one.report.records;
        if ((row.flags & inPart) != 0) {
            parts[row.id] = { .records = one.report.records, .conflicting = (row.flags & hasOther) != 0 ? 1 : 0 };
            partsOfDocument.push_back(row.id);
            if (const FeedbackRows::Head head = rows->headOf(row); !head.isWhole())
                lacking->push_back(head);
        }
    }

    void writeRecords(Aggregate &one, std::int64_t id)
    {
        for (const AggregateRecord &record : one.records)
            rows->add(id, ++one.written, record);
        one.records.clear();
    }

    void write(const TlsReport &report, const Deviations &around)
    {
        ContentHash content;
        content.add(report);
        ReportRow row;
        const std::vector<Digest> keys = keysOf(report);
        row.key = keys.front();
        row.content = content.digest();
        const auto isStored = [&](const Digest &key) {
            return std::ranges::any_of(rows->reportsOf(key), [&](const FeedbackRows::Known &one) { return one.content == row.content || one.content == content.formerDigest(); });
        };
        if (std::any_of(keys.begin() + 1, keys.end(), isStored)) {
            ++ofDocument.duplicates;
            return;
        }
        const auto flags = admit(rows->reportsOf(row.key), row.content, content.formerDigest(), false, ofDocument);
        if (!flags)
            return;
        row.id = nextReport++;
        row.kind = FeedbackKind::Tls;
        row.org = report.organisation;
        row.contact = report.contact;
        row.reportId = report.reportId;
        row.domain = report.policies.empty() ? std::string_view() : std::string_view(report.policies.front().domain.name);
        row.fromMs = msOrNothing(report.period.begin);
        row.toMs = msOrNothing(report.period.end);
        row.records = std::ssize(report.policies);
        for (const feedback::TlsPolicy &policy : report.policies) {
            row.ok += policy.successful;
            row.failed += policy.failed;
        }
        row.flags = *flags;
        row.asReceived = namesOf(report.deviations, around);
        place(row);
        rows->add(row);
        rows->add(row.id, report);
    }

    void write(const ComplaintMail &mail, const Deviations &around)
    {
        const feedback::ArfReport &report = mail.report;
        ReportRow row;
        const core::KeyedHash key = hasher->hash(canonicalText(report, mail.messageId));
        std::copy_n(key.view().begin(), row.key.size(), row.key.begin());
        row.content = row.key;
        const auto flags = admit(rows->reportsOf(row.key), row.content, row.content, false, ofDocument);
        if (!flags)
            return;
        row.id = nextReport++;
        row.kind = report.isFailure() ? FeedbackKind::Failure : FeedbackKind::Complaint;
        const std::string org = domainOfFrom(mail.from);
        row.org = org;
        const RecipientNames names(report, mail.from);
        const std::string partOfFile = names.without(keptName(part));
        row.domain = report.reportedDomains.empty() ? report.originalFrom.name : report.reportedDomains.front().name; // the sender's own, as whom it is found
        const auto date = report.arrival ? report.arrival : mail.date ? mail.date : report.originalDate;
        row.fromMs = row.toMs = date ? std::optional(toMs(*date)) : std::nullopt;
        row.messages = report.incidents;
        row.flags = *flags;
        row.asReceived = namesOf(report.deviations, around);
        place(row);
        row.part = partOfFile;
        rows->add(row);
        rows->add(row.id, report, names, *hasher);
    }

    void place(ReportRow &row)
    {
        row.day = today;
        row.file = fileId();
        row.part = part;
    }

    /// What is written before the document has ended can be undone.
    core::Done ensureSavepoint()
    {
        if (auto done = ensureBegun(); !done || isBehindSavepoint)
            return done;
        if (auto done = database.run("SAVEPOINT document"); !done)
            return done;
        isBehindSavepoint = true;
        return {};
    }

    core::Done spillRecords()
    {
        if (auto done = ensureSavepoint(); !done)
            return done;
        if (open.id == 0)
            open.id = nextReport++;
        bytesInMemory -= std::exchange(open.bytes, 0);
        writeRecords(open, open.id);
        return rows->result();
    }

    core::Done spillReports()
    {
        if (auto done = ensureSavepoint(); !done)
            return done;
        writeHeld({});
        return rows->result();
    }

    void writeHeld(const Deviations &around)
    {
        for (auto &one : held)
            std::visit([&](auto &report) { write(report, around); }, one);
        held.clear();
        bytesInMemory = 0;
    }

    void closeDocument()
    {
        held.clear();
        open = {};
        bytesInMemory = 0;
        isBehindSavepoint = false;
        ofDocument = {};
        for (const std::int64_t id : partsOfDocument) // it was dropped
            parts.erase(id);
        partsOfDocument.clear();
        replaced.clear();
    }

    /// What the document came to is so for good.
    void keepDocument()
    {
        counts.reports += ofDocument.reports;
        counts.records += ofDocument.records;
        counts.duplicates += ofDocument.duplicates;
        counts.conflicting += ofDocument.conflicting;
        for (const std::int64_t id : replaced)
            parts.erase(id);
        partsOfDocument.clear();
    }

    Store store;
    std::unique_ptr<core::KeyedHasher> hasher;
    const core::Clock &clock;
    sqlite::Database database;
    std::unique_ptr<FeedbackRows> rows;
    std::optional<sqlite::Transaction> transaction;
    std::chrono::steady_clock::time_point started {};
    int documents = 0; ///< in the transaction
    std::int64_t today = 0, nextReport = 0, nextFile = 0;

    struct File
    {
        QByteArray path;
        std::int64_t id = 0; ///< 0: nothing of it is in the store
        std::int64_t unreadable = 0;
    } file;

    std::string part;
    Aggregate open; ///< whose report has not come yet
    std::vector<std::variant<Aggregate, TlsReport, ComplaintMail>> held;
    std::size_t bytesInMemory = 0;
    bool isBehindSavepoint = false;
    FeedbackCounts ofDocument, counts;
    std::unordered_map<std::int64_t, FeedbackCounts> parts; ///< reports in part that this run counted as new: what they were counted for
    std::vector<std::int64_t> partsOfDocument;
    std::optional<std::vector<FeedbackRows::Head>> lacking; ///< FeedbackRows::partsLacking(), once it was asked for
    std::unordered_set<std::int64_t> replaced; ///< of parts, by the open document
};

namespace {

std::string_view view(const QByteArray &bytes)
{
    return { bytes.constData(), static_cast<std::size_t>(bytes.size()) };
}

} // namespace

FeedbackWriter::FeedbackWriter(std::unique_ptr<Private> made)
    : p(std::move(made))
{
}

FeedbackWriter::~FeedbackWriter() = default;

core::Result<std::unique_ptr<FeedbackWriter>> FeedbackWriter::open(const Store &store, std::unique_ptr<core::KeyedHasher> hasher, const core::Clock &clock)
{
    if (store.isReadOnly())
        return fail(store.whyReadOnly());
    auto made = std::make_unique<Private>(store, std::move(hasher), clock);
    auto database = sqlite::Database::open(store.path(), sqlite::Access::ReadWrite);
    if (!database)
        return fail(database.error());
    made->database = std::move(*database);
    if (auto set = made->database.run("PRAGMA synchronous = NORMAL; PRAGMA cache_size = -24000; PRAGMA wal_autocheckpoint = 2000"); !set)
        return fail(set.error());
    auto rows = FeedbackRows::open(made->database);
    if (!rows)
        return fail(rows.error());
    made->rows = std::move(*rows);
    return std::unique_ptr<FeedbackWriter>(new FeedbackWriter(std::move(made)));
}

core::Done FeedbackWriter::beginFile(const QByteArray &path)
{
    p->file = { path, 0, 0 };
    if (auto done = p->ensureBegun(); !done)
        return done;
    p->rows->forgetUnreadableOf(view(path));
    return p->rows->result();
}

core::Done FeedbackWriter::endFile(const QByteArray &sha256, qint64 size)
{
    if (p->file.id == 0)
        return {};
    if (auto done = p->ensureBegun(); !done)
        return done;
    p->rows->setFile(p->file.id, view(p->file.path), view(sha256), size, p->clock.now() / 1000);
    p->file = {};
    return p->rows->result();
}

void FeedbackWriter::begin(std::string_view part)
{
    p->closeDocument();
    p->part = part;
}

core::Done FeedbackWriter::take(AggregateRecord &&record)
{
    p->open.content.add(record);
    p->open.passed += record.passes() ? record.count : 0;
    const std::size_t bytes = bytesOf(record);
    p->open.bytes += bytes;
    p->bytesInMemory += bytes;
    p->open.records.push_back(std::move(record));
    return p->bytesInMemory >= bytesHeld && p->open.bytes >= bytesHeld / 4 ? p->spillRecords() : core::Done();
}

core::Done FeedbackWriter::take(AggregateReport &&report)
{
    p->open.report = std::move(report);
    p->held.emplace_back(std::exchange(p->open, {}));
    return p->bytesInMemory >= bytesHeld || p->held.size() >= reportsHeld ? p->spillReports() : core::Done();
}

core::Done FeedbackWriter::take(TlsReport &&report)
{
    p->held.emplace_back(std::move(report));
    return {};
}

core::Done FeedbackWriter::take(ComplaintMail &&complaint)
{
    p->held.emplace_back(std::move(complaint));
    return {};
}

core::Done FeedbackWriter::end(const Deviations &around)
{
    if (auto done = p->ensureBegun(); !done)
        return done;
    p->writeHeld(around);
    if (p->isBehindSavepoint)
        if (auto done = p->database.run("RELEASE document"); !done)
            return done;
    p->keepDocument();
    p->closeDocument();
    if (auto done = p->rows->result(); !done)
        return done;
    if (++p->documents >= documentsABatch || std::chrono::steady_clock::now() - p->started > longestBatch)
        return commit();
    return {};
}

core::Done FeedbackWriter::drop()
{
    if (p->isBehindSavepoint) {
        if (auto done = p->database.run("ROLLBACK TO document; RELEASE document"); !done)
            return done;
        p->rows->forgetTexts();
        p->lacking.reset();
    }
    p->closeDocument();
    return {};
}

core::Done FeedbackWriter::addUnreadable(std::string_view part, std::string_view place, std::string_view why)
{
    if (auto done = p->ensureBegun(); !done)
        return done;
    p->rows->addUnreadable(p->fileId(), ++p->file.unreadable, part, place, why);
    return p->rows->result();
}

core::Done FeedbackWriter::commit()
{
    if (!p->transaction)
        return {};
    if (p->file.id != 0) // goes on in the next one
        p->rows->setFile(p->file.id, view(p->file.path), {}, 0, p->clock.now() / 1000);
    if (auto done = p->rows->result(); !done)
        return done;
    auto done = p->transaction->commit();
    p->transaction.reset();
    return done;
}

const FeedbackCounts &FeedbackWriter::counts() const
{
    return p->counts;
}

} // namespace bw::store
