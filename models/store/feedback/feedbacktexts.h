// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/store/sqlite.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace bw::store {

/// Ids of the names that receivers wrote (table feedback_text), fetched or made in the batch's own transaction. What could name a
/// person is redacted before. One thread.
class FeedbackTexts final
{
public:
    /// \p database must outlive it. \p day: today.
    static core::Result<FeedbackTexts> open(sqlite::Database &database);
    /// A transaction has begun: what other writers made since is looked for again.
    core::Done begin(std::int64_t day);
    /// Back to a savepoint: what was made since is gone.
    void forget() { m_names.clear(), m_remarks.clear(), m_redacted.clear(); }

    /// Of a domain, a selector, an organisation; 0: empty. Negative: a failure, which problem() tells.
    [[nodiscard]] std::int64_t name(std::string_view text);
    /// Of what somebody wrote freely.
    [[nodiscard]] std::int64_t remark(std::string_view text);
    /// Of a text whose parts are redacted already.
    [[nodiscard]] std::int64_t redacted(std::string_view text);
    [[nodiscard]] bool hasFailed() const { return m_code != 0; }
    [[nodiscard]] core::Problem problem() const;

private:
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    using Ids = std::unordered_map<std::string, std::int64_t, Hash, std::equal_to<>>;

    FeedbackTexts(sqlite::Database &database, sqlite::Statement find, sqlite::Statement nextId, sqlite::Statement add, sqlite::Statement touch);
    std::int64_t idOf(std::string_view kept);

    sqlite::Database *m_database;
    sqlite::Statement m_find, m_nextId, m_add, m_touch;
    Ids m_names, m_remarks, m_redacted;
    std::int64_t m_day = 0, m_next = 0;
    int m_code = 0; ///< of SQLite, that was not expected
};

/// A text as it is kept: logs::redactRecipients(), and what that takes for the domain in a VERP address goes too, since in
/// "smtp.mailfrom=ann.smith@example.org" it is somebody's name; so does what stands between two "@", and the name in
/// "ann @ example.org", "ann at example.org", "ann[AT]example dot org", "ann!example.org" and "example.org!ann". Blanks and comments around an "@" go.
[[nodiscard]] std::string keptText(std::string_view text);
/// Authentication-Results as they are kept: verdicts, domains and selectors as they stand, every other value as keptText() has it.
[[nodiscard]] std::string keptResults(std::string_view text);
/// A name as it is kept: one that could hold an address, also "ann at example.org", loses its local part.
[[nodiscard]] std::string keptName(std::string_view text);

} // namespace bw::store
