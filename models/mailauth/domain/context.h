// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dns/answerbook.h"
#include "models/mailauth/domain/gather.h"

#include <future>
#include <map>

/// How facts are gathered: not for use outside this folder.
namespace bw::mailauth::domain {

/// Pages that were asked for, each fetched once on a thread of its own. One thread.
class PageBook final
{
public:
    PageBook(const Sources &sources)
        : m_sources(sources)
    {
    }
    struct Entry
    {
        std::future<core::Result<transport::Page>> coming; ///< not valid any more once it is here
        std::optional<core::Result<transport::Page>> page;
        core::UtcMicros at = 0;
    };
    /// Fetched from now on, if it was not before.
    const Entry &ask(const std::string &host, const std::vector<core::IpAddress> &addresses);
    [[nodiscard]] bool hasOpenQuestions() const;
    /// Takes what has come, after \p patience at most.
    void wait(std::chrono::milliseconds patience);
    [[nodiscard]] static std::string urlOf(const std::string &host, std::uint16_t port);
    [[nodiscard]] std::uint16_t port() const { return m_sources.port; }

private:
    const Sources &m_sources;
    std::map<std::string, Entry> m_entries; ///< by host
};

/// One pass over what is known so far. Lives within gather().
class Context final
{
public:
    Context(const Request &asked, const std::string &domain, const dns::AnswerBook &book, PageBook &pages, dns::Resolver &resolver)
        : request(asked)
        , name(domain)
        , m_book(book)
        , m_pages(pages)
        , m_resolver(resolver)
    {
    }

    dns::Answer ask(std::string_view of, dns::Type type, Proof &proof);
    /// The answer is to come: for what is not done twice.
    [[nodiscard]] bool isOpen(std::string_view of, dns::Type type) const { return m_book.isOpen(of, type); }
    /// The policy of MTA-STS at a host; null: it has not come yet.
    const core::Result<transport::Page> *fetch(const std::string &host, const std::vector<core::IpAddress> &addresses, Proof &proof);
    std::vector<Evidence> takeEvidence() { return std::move(m_evidence); }

    const Request &request;
    const std::string &name;

private:
    const dns::AnswerBook &m_book;
    PageBook &m_pages;
    dns::Resolver &m_resolver;
    std::vector<Evidence> m_evidence;
    std::map<dns::Question, std::size_t> m_places;
};

/// For what is read with a Resolver: all that it asks is proof of one thing.
class Proving final : public dns::Resolver
{
public:
    Proving(Context &context, Proof &proof)
        : m_context(context)
        , m_proof(proof)
    {
    }
    [[nodiscard]] dns::Answer ask(std::string_view name, dns::Type type) override { return m_context.ask(name, type, m_proof); }

private:
    Context &m_context;
    Proof &m_proof;
};

/// Both kinds of addresses of a name; \p unknown: why they are not known.
struct Addresses
{
    std::vector<core::IpAddress> all;
    std::vector<std::string> aliases;
    QString unknown;
    bool isSecure = false; ///< both answers
    bool isVoid4 = false, isVoid6 = false; ///< surely none
    bool isNoName = false;
};
[[nodiscard]] Addresses addressesOf(Context &context, std::string_view name, Proof &proof);

[[nodiscard]] MailExchange gatherMail(Context &context);
[[nodiscard]] Spf gatherSpf(Context &context);
[[nodiscard]] Dkim gatherDkim(Context &context);
[[nodiscard]] Dmarc gatherDmarc(Context &context);
[[nodiscard]] MtaSts gatherMtaSts(Context &context, const MailExchange &mail);
[[nodiscard]] TlsReports gatherTlsReports(Context &context);
[[nodiscard]] std::vector<TlsaSet> gatherTlsa(Context &context, const MailExchange &mail);
[[nodiscard]] BimiRecord gatherBimi(Context &context);
[[nodiscard]] std::vector<IssuerRules> gatherIssuers(Context &context, const MailExchange &mail);
[[nodiscard]] Zone gatherZone(Context &context);
[[nodiscard]] Aliases gatherAliases(Context &context);
[[nodiscard]] std::vector<Sender> gatherSenders(Context &context);
[[nodiscard]] std::vector<SpfName> gatherSpfNames(Context &context);
[[nodiscard]] std::vector<Listing> gatherListings(Context &context);

/// The list that namedFacts() gives, as it grows.
class FactList final
{
public:
    /// What follows is "prefix.…", proven by \p proof, and unknown where \p unknown says why.
    void begin(const char *prefix, const Proof &proof, const QString &unknown = {});
    void add(const char *name, const QJsonValue &value) { add(name, value, m_unknown); }
    void add(const char *name, const QJsonValue &value, const QString &unknown);
    std::vector<NamedFact> take() { return std::move(m_facts); }

private:
    std::vector<NamedFact> m_facts;
    QString m_prefix, m_unknown;
    Proof m_proof;
};

[[nodiscard]] QJsonValue textOf(std::string_view text); ///< of strangers, to be shown
[[nodiscard]] QJsonValue textsOf(const std::vector<std::string> &texts);
[[nodiscard]] QJsonValue textsOf(const std::vector<core::IpAddress> &addresses);

void list(const MailExchange &mail, FactList &facts);
void list(const Spf &spf, FactList &facts);
void list(const Dkim &dkim, FactList &facts);
void list(const Dmarc &dmarc, const std::string &domain, FactList &facts);
void list(const MtaSts &sts, FactList &facts);
void list(const TlsReports &reports, FactList &facts);
void list(const std::vector<TlsaSet> &sets, const MailExchange &mail, FactList &facts);
void list(const BimiRecord &bimi, FactList &facts);
void list(const std::vector<IssuerRules> &issuers, FactList &facts);
void list(const Zone &zone, FactList &facts);
void list(const Aliases &aliases, FactList &facts);
void list(const std::vector<Sender> &senders, FactList &facts);
void list(const std::vector<Listing> &listings, FactList &facts);
void listPointers(const DomainFacts &all, FactList &facts);
void listDnssec(const DomainFacts &all, FactList &facts);
void listParked(const DomainFacts &all, FactList &facts);

} // namespace bw::mailauth::domain
