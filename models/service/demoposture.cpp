// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/demoposture.h"

#include "models/assessment/assessor.h"
#include "models/assessment/endpointevidence.h"
#include "models/assessment/knowledge.h"
#include "models/assessment/logevidence.h"
#include "models/assessment/nodelook.h"
#include "models/demo/demosettings.h"
#include "models/demo/demozone.h"
#include "models/service/tr.h"
#include "models/store/fleet/nodetable.h"
#include "models/store/fleet/snapshottable.h"

#include <QDateTime>

#include <map>

namespace bw::service {

using core::Done;
using core::fail;

namespace {

class StoryClock final : public core::Clock
{
public:
    [[nodiscard]] core::UtcMicros now() const override { return m_now; }
    void set(core::UtcMicros now) { m_now = now; }

private:
    core::UtcMicros m_now = 0;
};

class PostureFiller final
{
public:
    PostureFiller(const store::Store &store, const demo::DemoFleet &fleet, const std::atomic_bool &stop)
        : m_store(store)
        , m_fleet(fleet)
        , m_stop(stop)
        , m_catalog(posture::Catalog::load(posture::Catalog::shippedFiles()).catalog)
        , m_end(fleet.options().endsAt)
    {
    }

    Done fill()
    {
        using core::microsPerDay;
        // Few moments, however long the demo is: to measure takes longer than to make a day of logs.
        const core::UtcMicros begin = m_fleet.nodes().front().pieces.front().range.from + microsPerDay;
        const core::UtcMicros first = std::max(begin, m_end - 14 * microsPerDay), second = std::max(begin, m_end - 12 * microsPerDay), third = m_end - 5 * microsPerDay;
        m_clock.set(begin);
        Done done = watch();
        m_clock.set(first);
        const bool isLong = m_end - begin > 5 * microsPerDay; // a short one has no history worth the time
        for (std::size_t number = 0; done && isLong && number < m_fleet.nodes().size(); number += 4)
            done = lookAtNodeEarly(number);
        m_clock.set(second);
        if (done && isLong)
            done = lookAtDomains();
        m_clock.set(third);
        if (done && isLong)
            done = lookAtDomains();
        m_clock.set(m_end - microsPerDay);
        for (std::size_t number = 0; done && number < m_fleet.nodes().size(); ++number)
            if (m_fleet.nodes()[number].name == "mx-fr-2") // the last time before it was opened
                done = lookAtNodeEarly(number);
        m_clock.set(m_end);
        if (done)
            done = lookAtDomains();
        for (std::size_t number = 0; done && number < m_fleet.nodes().size(); ++number)
            done = lookAtNode(number);
        return done ? lookAtEdge() : done;
    }

private:
    [[nodiscard]] assessment::Means means() const
    {
        assessment::Means means { m_catalog, m_clock, [this] { return demo::demoZone(m_fleet, m_clock.now()); } };
        means.store = &m_store;
        means.stop = &m_stop;
        return means;
    }
    [[nodiscard]] Done keep(const core::Result<assessment::Look> &look) const
    {
        return look ? store::keepLook(m_store, assessment::rowsOf(*look)) : Done(fail(look.error()));
    }

    /// What people said: which domains are theirs, what they do, and what they put up with.
    Done watch()
    {
        for (const std::string &domain : demo::demoDomains())
            if (auto done = store::saveAsset(m_store, { store::AssetKind::Domain, QString::fromStdString(domain), false, R"({"selectors":["s1"],"sends":true})" }, m_clock); !done)
                return done;
        const auto dayOf = [this](int before) { return QDateTime::fromMSecsSinceEpoch((m_end - before * core::microsPerDay) / 1000, Qt::UTC).date().toString(Qt::ISODate).toUtf8(); };
        const struct
        {
            const char *control, *owner;
            QByteArray values;
            int given, review; ///< days before the end; below 0: after it
        } answers[] = {
            { "BW-IDA-001", "Nadia Keller", R"({"enforced":true,"resistant":true,"log_clean":true})", 40, -50 },
            { "BW-IDA-002", "Nadia Keller", R"({"registrar_mfa":true,"writers_justified":true})", 40, -140 },
            { "BW-EXP-012", "Tomas Lind", R"({"daily":true,"offline":true,"restored":")" + dayOf(61) + R"(","time":true})", 55, -125 },
            { "BW-GOV-001", "Ines Marchand", R"({"executive":true,"met":")" + dayOf(150) + R"(","decides":true})", 70, -295 }, // it should have met since
            { "BW-PPL-001", "Ines Marchand", R"({"listed":true,"trained":")" + dayOf(430) + R"(","content":true})", 400, 35 }, // nobody said it again
        };
        for (const auto &one : answers) {
            store::Answer answer;
            answer.control = QString::fromLatin1(one.control);
            answer.owner = QString::fromUtf8(one.owner);
            answer.values = one.values;
            answer.at = m_end - one.given * core::microsPerDay;
            answer.reviewAt = m_end - one.review * core::microsPerDay;
            if (auto done = store::saveAnswer(m_store, answer, {}, m_clock); !done)
                return done;
        }
        store::AcceptedRisk risk;
        risk.control = QStringLiteral("BW-TLS-002");
        risk.asset = QStringLiteral("edge-2");
        risk.owner = QStringLiteral("Ines Marchand");
        risk.reason = Tr::tr("A partner's gateway speaks TLS 1.0 until it is replaced.");
        risk.until = m_end + 64 * core::microsPerDay;
        return store::acceptRisk(m_store, risk, m_clock);
    }

    Done lookAtDomains()
    {
        for (const std::string &domain : demo::demoDomains())
            if (auto done = keep(assessment::lookAtDomain(means(), { QString::fromStdString(domain), {}, false })); !done)
                return done;
        return keep(assessment::lookAtOrganisation(means()));
    }

    Done lookAtNode(std::size_t number)
    {
        if (auto done = read(number); !done)
            return done;
        return keep(assessment::lookAtNode(means(), nameOf(number)));
    }

    /// As lookAtNode(), by settings and log alone; what proved it is not kept, since a later look takes its place.
    Done lookAtNodeEarly(std::size_t number)
    {
        if (auto done = read(number); !done)
            return done;
        const QString name = nameOf(number);
        assessment::NodeFacts node { .name = name, .snapshot = demo::snapshotOf(m_fleet, number, m_clock.now()), .shows = {}, .others = {}, .saidRoles = {} };
        auto log = assessment::evidenceOfNodeLog(m_catalog.registry, m_store, name, m_clock.now(), means().cancel());
        if (!log)
            return fail(log.error());
        node.others = std::move(*log);
        auto shows = assessment::logShowsOf(m_store, name, m_clock.now(), means().cancel());
        if (!shows)
            return fail(shows.error());
        node.shows = *shows;
        store::LookToKeep rows = assessment::rowsOf(assessment::lookOf(m_catalog, node, m_clock.now()));
        rows.evidence.clear();
        return store::keepLook(m_store, rows);
    }

    /// The first MX from outside: a certificate that is right, and ends soon.
    Done lookAtEdge()
    {
        smtp::EndpointLook seen;
        seen.endpoint = { QStringLiteral("edge-1.mta.example"), QStringLiteral("192.0.2.31"), 25, smtp::Role::Mx };
        seen.taken = m_end;
        seen.certificateName = seen.endpoint.host;
        seen.banner = QStringLiteral("220 edge-1.mta.example ESMTP");
        seen.greeting = { 220, seen.banner, false, {}, QStringLiteral("S: ") + seen.banner };
        seen.ehlo = { 250, QStringLiteral("250 CHUNKING"), false, {}, {} };
        seen.keywords = QStringList { QStringLiteral("PIPELINING"), QStringLiteral("SIZE"), QStringLiteral("STARTTLS"), QStringLiteral("ENHANCEDSTATUSCODES"), QStringLiteral("8BITMIME"), QStringLiteral("CHUNKING") };
        seen.keywordsTls = seen.keywords;
        seen.keywordsTls.removeAll(QStringLiteral("STARTTLS"));
        tls::CertificateFacts certificate;
        certificate.subject = "CN=mta.example";
        certificate.issuer = "CN=R11,O=Example CA,C=US";
        certificate.names = { "edge-1.mta.example", "edge-2.mta.example" };
        certificate.notBefore = m_end - 81 * core::microsPerDay;
        certificate.notAfter = m_end + 9 * core::microsPerDay;
        certificate.keyKind = "EC";
        certificate.curve = "prime256v1";
        certificate.keyBits = 256;
        certificate.digest = "SHA256";
        seen.tls.chain = { certificate };
        seen.tls.verdict = tls::ChainVerdict { .isTrusted = true, .error = 0, .errorDepth = 0, .errorText = {}, .isNameRight = true, .isInTime = true, .ocsp = tls::OcspState::NotStapled, .ocspNextUpdate = 0, .tlsa = {}, .isDaneRight = false };
        seen.tls.isPublic = true;
        seen.tls.handshake.emplace().isComplete = true;
        assessment::Look look;
        look.kind = store::AssetKind::Host;
        look.target = { seen.endpoint.host + QStringLiteral(":25"), { QStringLiteral("host") }, {} };
        look.at = m_end;
        look.facts.kinds.insert(QStringLiteral("smtp"), assessment::evidenceOfEndpoints(m_catalog.registry, { seen }, {}, m_end));
        assessment::judge(look, m_catalog, {});
        return keep(look);
    }

    [[nodiscard]] QString nameOf(std::size_t number) const { return QString::fromStdString(m_fleet.nodes().at(number).name); }

    /// What the node said of its settings since it was last looked at.
    Done read(std::size_t number)
    {
        const auto row = store::findNode(m_store, nameOf(number), {});
        if (!row)
            return fail(row.error());
        std::vector<core::UtcMicros> times = demo::readingsOf(m_fleet, number);
        core::UtcMicros &last = m_read[number];
        std::erase_if(times, [&](core::UtcMicros time) { return time <= last || time >= m_clock.now(); });
        times.push_back(last = m_clock.now());
        for (const core::UtcMicros at : times)
            if (const auto kept = store::keepSnapshot(m_store, row->id, demo::snapshotOf(m_fleet, number, at)); !kept)
                return fail(kept.error());
        return {};
    }

    const store::Store &m_store;
    const demo::DemoFleet &m_fleet;
    const std::atomic_bool &m_stop;
    posture::Catalog m_catalog;
    core::UtcMicros m_end;
    std::map<std::size_t, core::UtcMicros> m_read; ///< when each node was last read
    StoryClock m_clock;
};

} // namespace

Done fillDemoPosture(const store::Store &store, const demo::DemoFleet &fleet, const std::atomic_bool &stop)
{
    return PostureFiller(store, fleet, stop).fill();
}

} // namespace bw::service
