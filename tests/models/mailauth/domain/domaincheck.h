// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mailauth/domain/gather.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedasker.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace bw::test {

/// What is gathered of one domain in a DNS of the test's own, by name.
class DomainCheck final
{
public:
    using Fetch = decltype(mailauth::domain::Sources::fetch);
    /// \p fetch: what a test has instead of HTTPS; none: a host that does not answer.
    DomainCheck(ScriptedResolver &script, const mailauth::domain::Request &request, const Fetch &fetch = {})
        : m_asker(script)
    {
        const ManualClock clock;
        mailauth::domain::Sources sources { m_asker, clock };
        sources.fetch = fetch ? fetch : [](const transport::PageRequest &, const transport::Limit &) -> core::Result<transport::Page> {
            return core::fail({ core::ProblemKind::TimedOut, QStringLiteral("No answer in time while fetching a page") });
        };
        facts = mailauth::domain::gather(request, sources);
        named = mailauth::domain::namedFacts(facts);
    }
    [[nodiscard]] const mailauth::domain::NamedFact &fact(const char *name) const
    {
        const auto it = std::ranges::find(named, QString::fromLatin1(name), &mailauth::domain::NamedFact::name);
        if (it == named.end())
            qFatal("no fact is named %s", name);
        return *it;
    }
    /// As JSON, without the strings' quotes; "unknown: why" where it is not known.
    [[nodiscard]] QString value(const char *name) const
    {
        const auto &found = fact(name);
        if (!found.unknown.isEmpty())
            return QStringLiteral("unknown: ") + found.unknown;
        if (found.value.isString())
            return found.value.toString();
        const QString text = QString::fromUtf8(QJsonDocument(QJsonArray { found.value }).toJson(QJsonDocument::Compact));
        return text.mid(1, text.size() - 2);
    }
    [[nodiscard]] bool isUnknown(const char *name) const { return !fact(name).unknown.isEmpty(); }
    [[nodiscard]] int silentRounds() const { return m_asker.silentRounds; }
    [[nodiscard]] int rounds() const { return m_asker.rounds; }

    mailauth::domain::DomainFacts facts;
    std::vector<mailauth::domain::NamedFact> named;

private:
    ScriptedAsker m_asker;
};

} // namespace bw::test
