// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/feedback/arfreport.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bw::store {

/// The local parts of those whom a complaint is about, wherever it names them, to be taken out of all of its texts that are kept:
/// receivers write them beside their domain too ("for ann", "smtp.helo=ann.example.net"), where no form tells a name from a word.
/// Plain data; any thread.
class RecipientNames final
{
public:
    /// \p reporter: From: of the mail that brought it.
    RecipientNames(const feedback::ArfReport &report, std::string_view reporter);

    /// Where one may stand, as a whole word, whatever its case, also in percent, quoted-printable or numbered form.
    enum class Place {
        Text, ///< anywhere
        Format, ///< anywhere but in words of the format, so that a recipient "all" or "dkim" spoils no verdict
        Results, ///< of Authentication-Results: words of the format stay but in comments, quotation and values of properties
    };
    /// \p text with "*" for each of them. The domain of an address of the report stays, also behind labels that do not.
    [[nodiscard]] std::string without(std::string_view text, Place place = Place::Text) const;

private:
    void addOne(std::string_view address);
    void addAll(std::string_view list);
    void scan(std::string_view list);
    void addLocal(std::string_view local);
    void addEmbedded(std::string_view local);
    void addReceived(std::string_view field);
    void addPersonal(std::string_view text);
    void addResults(std::string_view results, const feedback::ArfReport &report);
    void add(std::string_view name);
    void addForm(const std::string &low);
    void addDomain(std::string_view domain);
    [[nodiscard]] std::size_t lengthAt(std::string_view text, std::size_t at) const;
    [[nodiscard]] std::size_t domainFrom(std::string_view text, std::size_t at, std::size_t end) const;

    std::vector<std::string> m_names; ///< in lower case, long ones first
    std::vector<std::string> m_domains; ///< of addresses, in lower case
    bool m_areTooMany = false; ///< no text is kept then
};

} // namespace bw::store
