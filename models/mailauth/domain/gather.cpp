// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/domain/gather.h"

#include "models/dns/doubtingresolver.h"
#include "models/mailauth/domain/context.h"
#include "models/mailauth/text.h"

namespace bw::mailauth::domain {

namespace {

using namespace std::chrono_literals;

DomainFacts pass(const Request &request, const std::string &name, dns::AnswerBook &book)
{
    dns::DoubtingResolver doubting(book);
    Context context(request, name, book, doubting);
    DomainFacts facts;
    facts.name = name;
    facts.mail = gatherMail(context);
    facts.spf = gatherSpf(context);
    facts.dkim = gatherDkim(context);
    facts.dmarc = gatherDmarc(context);
    facts.evidence = context.takeEvidence();
    return facts;
}

} // namespace

/// Every pass reads all that is known, and asks for what it misses; the last one misses nothing.
DomainFacts gather(const Request &request, const Sources &sources)
{
    dns::AnswerBook book;
    const std::string name = dns::canonical(asciiDomain(request.domain));
    for (;;) {
        DomainFacts facts = pass(request, name, book);
        for (const dns::Question &question : book.takeWanted())
            sources.asker.start(question);
        if (!book.hasOpenQuestions())
            return facts;
        const auto answers = sources.asker.wait(1s);
        for (const dns::Answer &answer : answers)
            book.put(answer, sources.clock.now());
    }
}

std::vector<NamedFact> namedFacts(const DomainFacts &facts)
{
    FactList all;
    list(facts.mail, all);
    list(facts.spf, all);
    list(facts.dkim, all);
    list(facts.dmarc, facts.name, all);
    return all.take();
}

} // namespace bw::mailauth::domain
