// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/domain/gather.h"

#include "models/dns/doubtingresolver.h"
#include "models/mailauth/domain/context.h"
#include "models/mailauth/text.h"

namespace bw::mailauth::domain {

namespace {

using namespace std::chrono_literals;

DomainFacts pass(const Request &request, const std::string &name, dns::AnswerBook &book, PageBook &pages)
{
    dns::DoubtingResolver doubting(book);
    Context context(request, name, book, pages, doubting);
    DomainFacts facts;
    facts.name = name;
    facts.mail = gatherMail(context);
    facts.spf = gatherSpf(context);
    facts.dkim = gatherDkim(context);
    facts.dmarc = gatherDmarc(context);
    facts.mtaSts = gatherMtaSts(context, facts.mail);
    facts.tlsReports = gatherTlsReports(context);
    facts.tlsa = gatherTlsa(context, facts.mail);
    facts.bimi = gatherBimi(context);
    facts.issuers = gatherIssuers(context, facts.mail);
    facts.zone = gatherZone(context);
    facts.aliases = gatherAliases(context);
    facts.senders = gatherSenders(context);
    facts.spfNames = gatherSpfNames(context);
    facts.listings = gatherListings(context);
    facts.evidence = context.takeEvidence();
    return facts;
}

} // namespace

/// Every pass reads all that is known, and asks for what it misses; the last one misses nothing.
DomainFacts gather(const Request &request, const Sources &sources)
{
    dns::AnswerBook book;
    PageBook pages(sources);
    const std::string name = dns::canonical(asciiDomain(request.domain));
    for (;;) {
        DomainFacts facts = pass(request, name, book, pages);
        for (const dns::Question &question : book.takeWanted())
            sources.asker.start(question);
        if ((!book.hasOpenQuestions() && !pages.hasOpenQuestions()) || transport::Limit { sources.deadline, sources.stop }.isOver())
            return facts;
        if (book.hasOpenQuestions())
            for (const dns::Answer &answer : sources.asker.wait(pages.hasOpenQuestions() ? 20ms : 200ms))
                book.put(answer, sources.clock.now());
        pages.wait(book.hasOpenQuestions() ? 0ms : 200ms);
    }
}

std::vector<NamedFact> namedFacts(const DomainFacts &facts)
{
    FactList all;
    list(facts.mail, all);
    list(facts.spf, all);
    list(facts.dkim, all);
    list(facts.dmarc, facts.name, all);
    list(facts.mtaSts, all);
    list(facts.tlsReports, all);
    list(facts.tlsa, facts.mail, all);
    list(facts.bimi, all);
    list(facts.issuers, all);
    list(facts.zone, all);
    list(facts.aliases, all);
    list(facts.senders, all);
    list(facts.listings, all);
    listPointers(facts, all);
    listDnssec(facts, all);
    listParked(facts, all);
    return all.take();
}

} // namespace bw::mailauth::domain
