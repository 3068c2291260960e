// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/feedback/feedbackcontent.h"
#include "models/store/feedback/feedbackparts.h"
#include "models/store/feedback/feedbacktexts.h"
#include "models/store/feedback/feedbackwriter.h"
#include "models/store/feedback/recipientnames.h"
#include "models/store/sqlite.h"
#include "models/store/statements.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bw::store {

/// A word of a closed set as tables hold it: -1 for one that is unknown, so that words may be added.
template <typename E>
[[nodiscard]] constexpr std::int64_t codeOf(E value)
{
    return value == E::Unknown ? -1 : static_cast<std::int64_t>(value);
}
template <typename E>
[[nodiscard]] E wordOfCode(std::int64_t code)
{
    return code < 0 || code >= static_cast<std::int64_t>(E::Unknown) ? E::Unknown : static_cast<E>(code);
}

/// What a report's row holds beside what its own tables hold.
struct ReportRow
{
    std::int64_t id = 0;
    FeedbackKind kind = FeedbackKind::Dmarc;
    Digest key {}, content {};
    std::int64_t day = 0;
    std::string_view org, contact, reportId, domain;
    std::optional<std::int64_t> fromMs, toMs;
    std::int64_t records = 0, messages = 0, ok = 0, failed = 0, flags = 0;
    std::string asReceived;
    std::int64_t file = 0;
    std::string_view part;
};

/// Reports into rows. Within the caller's transaction; one thread.
class FeedbackRows final
{
public:
    /// \p database must outlive it.
    static core::Result<std::unique_ptr<FeedbackRows>> open(sqlite::Database &database);

    /// The first failure since begin(); nothing that was written after it counts.
    [[nodiscard]] core::Done result() const;
    core::Done begin(std::int64_t day); ///< a transaction
    void forgetTexts() { m_texts.forget(); } ///< after a savepoint was rolled back

    void add(const ReportRow &row);
    void add(std::int64_t report, std::int64_t number, const feedback::AggregateRecord &record);
    void addPolicy(std::int64_t report, const feedback::AggregateReport &of);
    void add(std::int64_t report, const feedback::TlsReport &of);
    /// \p names: of the report. \p hasher gives what stands for addresses and ids.
    void add(std::int64_t report, const feedback::ArfReport &of, const RecipientNames &names, core::KeyedHasher &hasher);
    void forgetRecords(std::int64_t report);
    void forgetReport(std::int64_t report);
    void setFlags(std::int64_t report, std::int64_t flags);

    struct Known
    {
        std::int64_t id = 0, flags = 0;
        Digest content {};
    };
    [[nodiscard]] std::vector<Known> reportsOf(const Digest &key);
    /// By what else than its key a DMARC report is known, where damage took something of it. Texts are ids; 0, nothing: it does not tell.
    struct Head
    {
        std::int64_t id = 0, org = 0, domain = 0;
        std::string reportId;
        std::optional<std::int64_t> fromMs, toMs;
        std::int64_t flags = 0;
        [[nodiscard]] bool isWhole() const { return org != 0 && domain != 0 && !reportId.empty() && fromMs; }
        [[nodiscard]] bool canBe(const Head &other) const; ///< nothing that both tell differs, and enough of it is the same
    };
    [[nodiscard]] Head headOf(const ReportRow &row);
    [[nodiscard]] std::vector<Head> partsLacking(); ///< reports in part whose head is not whole
    [[nodiscard]] std::vector<Known> reportsLike(const Head &head); ///< which canBe()
    /// What tells the records of a DMARC report apart; sorted by hash and results.
    [[nodiscard]] std::vector<StoredRecord> recordsOf(std::int64_t report);
    void forgetRecord(std::int64_t report, std::int64_t number);
    /// Those of selectors and domains that the record lacks.
    void addResults(std::int64_t report, std::int64_t number, std::int64_t fromReport, std::int64_t fromNumber);

    void setFile(std::int64_t id, std::string_view path, std::string_view sha256, std::int64_t size, std::int64_t readMs);
    void addUnreadable(std::int64_t file, std::int64_t number, std::string_view part, std::string_view place, std::string_view why);
    void forgetUnreadableOf(std::string_view path);
    [[nodiscard]] std::int64_t next(Sql query); ///< of FeedbackReportNextId and its like

private:
    FeedbackRows(sqlite::Database &database, FeedbackTexts texts)
        : m_database(database)
        , m_texts(std::move(texts))
    {
    }
    class Values;
    sqlite::Statement &operator[](Sql sql) { return m_statements[static_cast<std::size_t>(sql)]; }
    void run(Sql sql);
    void note(int code);
    std::vector<Known> knownOf(sqlite::Statement &statement);
    static Known knownIn(std::int64_t id, std::int64_t flags, std::string_view content);
    static Head headIn(const sqlite::Statement &row);
    void addResults(std::int64_t report, std::int64_t number, const feedback::AggregateRecord &record);

    sqlite::Database &m_database;
    FeedbackTexts m_texts;
    std::array<sqlite::Statement, sqlCount> m_statements;
    std::optional<core::Problem> m_problem;
    bool m_keepsAddresses = false; ///< in clear, beside their hashes: the owner's choice
};

} // namespace bw::store
