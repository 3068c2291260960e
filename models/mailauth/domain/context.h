// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dns/answerbook.h"
#include "models/mailauth/domain/gather.h"

#include <map>

/// How facts are gathered: not for use outside this folder.
namespace bw::mailauth::domain {

/// One pass over what is known so far. Lives within gather().
class Context final
{
public:
    Context(const Request &asked, const std::string &domain, const dns::AnswerBook &book, dns::Resolver &resolver)
        : request(asked)
        , name(domain)
        , m_book(book)
        , m_resolver(resolver)
    {
    }

    dns::Answer ask(std::string_view of, dns::Type type, Proof &proof);
    std::vector<Evidence> takeEvidence() { return std::move(m_evidence); }

    const Request &request;
    const std::string &name;

private:
    const dns::AnswerBook &m_book;
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

/// For use within a network alone, or on the host itself (RFC 6890, RFC 4193, RFC 6598).
[[nodiscard]] bool isPrivate(const core::IpAddress &address);

[[nodiscard]] MailExchange gatherMail(Context &context);
[[nodiscard]] Spf gatherSpf(Context &context);
[[nodiscard]] Dkim gatherDkim(Context &context);
[[nodiscard]] Dmarc gatherDmarc(Context &context);

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

} // namespace bw::mailauth::domain
