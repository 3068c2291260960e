// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/logevidence.h"

#include "models/assessment/logspans.h"
#include "models/assessment/relaysettings.h"
#include "models/assessment/tr.h"
#include "models/detection/needs.h"
#include "models/store/mailauth/domainnames.h"
#include "models/store/queries/coveragequery.h"
#include "models/store/queries/nodefigures.h"
#include "models/store/queries/timebuckets.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::assessment {

using core::microsPerDay;
using posture::Source;
using posture::Value;

namespace {

constexpr int days = 7, daysOfLimits = 30, daysOfRoles = 28;
constexpr qsizetype mostDestinations = 20;

/// Hours end where the log was last heard, if that is not long ago; else now.
core::Result<core::UtcMicros> endOf(const store::Store &store, const QString &node, core::UtcMicros now, const store::Cancel &cancel)
{
    const auto nodes = store::listNodes(store, cancel);
    if (!nodes)
        return core::fail(nodes.error());
    for (const store::NodeCoverage &one : *nodes)
        if (one.node == node && one.lastHeard > now - microsPerDay)
            return std::min(one.lastHeard, now);
    return now;
}

/// What is no stranger's address beside private ones.
core::Result<QStringList> ownNetworks(const store::Store &store, const RelaySettings &settings, const store::Cancel &cancel)
{
    const auto names = store::namesOfNodes(store, cancel);
    if (!names)
        return core::fail(names.error());
    QStringList networks = settings.networks.value_or(QStringList());
    for (const store::NodeNames &one : *names)
        networks += one.addresses;
    return networks;
}

/// One node.
class NodeLog final
{
public:
    NodeLog(const posture::Registry &registry, const store::Store &store, const QString &node, core::UtcMicros now, const store::Cancel &cancel)
        : m_store(store)
        , m_node(node)
        , m_now(now)
        , m_cancel(cancel)
        , m_logins(registry, u"logins"_s, now, Tr::tr("Not found in the store"))
        , m_delivery(registry, u"delivery"_s, now, Tr::tr("Not found in the store"))
    {
    }

    core::Result<Kinds> kinds()
    {
        for (const auto part : { &NodeLog::read, &NodeLog::watch })
            if (auto done = (this->*part)(); !done)
                return core::fail(done.error());
        writeLogins();
        writeOutbound();
        writeRelayed();
        writeOthers();
        writeMissing();
        return Kinds { { u"logins"_s, m_logins.take() }, { u"delivery"_s, m_delivery.take() } };
    }

private:
    core::Done read()
    {
        const auto end = endOf(m_store, m_node, m_now, m_cancel);
        const auto settings = readRelaySettings(m_store, m_node, m_now, m_cancel);
        if (!end || !settings)
            return core::fail(end ? settings.error() : end.error());
        m_week = { *end - days * microsPerDay, *end };
        m_month = { *end - daysOfLimits * microsPerDay, *end };
        m_settings = *settings;
        const auto networks = ownNetworks(m_store, m_settings, m_cancel);
        if (!networks)
            return core::fail(networks.error());
        const auto figures = store::NodeFiguresQuery { m_node, m_week, *networks, m_settings.domains.value_or(QStringList()) }.run(m_store, m_cancel);
        const auto ofMonth = store::NodeFiguresQuery { m_node, m_month, {}, {}, true }.run(m_store, m_cancel);
        if (!figures || !ofMonth)
            return core::fail(figures ? ofMonth.error() : figures.error());
        m_figures = *figures;
        m_limits = ofMonth->limits;
        const auto lackOfWeek = lackOf(m_week, figures->keptFrom), lackOfMonth = lackOf(m_month, ofMonth->keptFrom);
        if (!lackOfWeek || !lackOfMonth)
            return core::fail(lackOfWeek ? lackOfMonth.error() : lackOfWeek.error());
        m_lackOfWeek = lackOfWeek->isEmpty() ? figures->notes.join(u' ') : *lackOfWeek;
        m_lackOfMonth = *lackOfMonth;
        m_logins.source({}, counted(m_week));
        m_delivery.source({}, counted(m_week));
        return {};
    }

    /// Why figures of the time are lower bounds; empty: they are whole.
    core::Result<QString> lackOf(core::TimeRange range, core::UtcMicros keptFrom) const
    {
        const auto gaps = unheardOf(m_store, { m_node }, range, m_cancel);
        if (!gaps)
            return core::fail(gaps.error());
        if (!gaps->isEmpty())
            return Tr::tr("Not all of the time was heard: %1").arg(*gaps);
        if (keptFrom >= range.to)
            return Tr::tr("The rows of this log are not kept any more");
        if (keptFrom > range.from)
            return Tr::tr("The rows of this log are kept from %1 on").arg(store::toRfc3339(keptFrom, m_store.homeZone()));
        return QString();
    }

    [[nodiscard]] Source counted(core::TimeRange range, const QString &raw = {}) const
    {
        return { u"breakwaterctl check node %1"_s.arg(shellWord(m_node)), raw, Tr::tr("kept rows of the log of %1, %2 to %3").arg(m_node, store::toRfc3339(range.from, m_store.homeZone()), store::toRfc3339(range.to, m_store.homeZone())) };
    }

    /// A count of what should not be: some is known whatever was not heard, none only where all was.
    static Value atLeast(qint64 count, const QString &lack) { return count > 0 || lack.isEmpty() ? Value::ofNumber(double(count)) : Value::unknown(lack); }

    /// The rules are questions to the log: they run now, over these hours.
    core::Done watch()
    {
        const core::TimeRange day { m_week.to - microsPerDay, m_week.to };
        const auto ofDay = warnings(day), ofWeek = warnings(m_week);
        const auto lack = lackOf(day, INT64_MIN);
        for (const auto *answer : { &ofDay, &ofWeek })
            if (!*answer)
                return core::fail(answer->error());
        if (!lack)
            return core::fail(lack.error());
        const QString why = lack->isEmpty() ? ofDay->notes.join(u' ') : *lack;
        const Value watched = why.isEmpty() ? Value::truth(true) : Value::unknown(why);
        m_logins.set(u"accounts_watched"_s, watched).set(u"attacks_watched"_s, watched);
        m_delivery.set(u"volume_watched"_s, watched).source(u"volume_watched"_s, warned(day, *ofDay));
        m_logins.source(u"accounts_watched"_s, warned(day, *ofDay)).source(u"attacks_watched"_s, warned(day, *ofDay));
        const auto old = std::count_if(ofWeek->needs.begin(), ofWeek->needs.end(), [&](const detection::Need &need) {
            return (need.rule == "taken_over"_L1 || need.rule == "suspicious_login"_L1) && need.window.to <= day.from;
        });
        const QString whyOpen = old > 0 ? Tr::tr("%Ln warning(s) of logins at risk are older than a day; whether somebody looked at them is not kept", nullptr, static_cast<int>(old)) : !m_lackOfWeek.isEmpty() ? m_lackOfWeek : ofWeek->notes.join(u' ');
        m_logins.set(u"open_alerts"_s, whyOpen.isEmpty() ? Value::ofNumber(0) : Value::unknown(whyOpen)).source(u"open_alerts"_s, warned(m_week, *ofWeek));
        return {};
    }

    [[nodiscard]] core::Result<detection::NeedsAnswer> warnings(core::TimeRange range) const
    {
        detection::NeedsQuery query;
        query.filter.range = range;
        query.filter.nodes = { m_node };
        return query.run(m_store, m_cancel);
    }

    [[nodiscard]] Source warned(core::TimeRange range, const detection::NeedsAnswer &answer) const
    {
        QStringList ids;
        for (const detection::Need &need : answer.needs)
            ids << need.id;
        return { u"breakwaterctl warnings list --node %1 --from %2 --to %3 --format json"_s.arg(shellWord(m_node), store::toRfc3339(range.from), store::toRfc3339(range.to)), ids.join(u'\n'),
            Tr::tr("warnings by the rules of docs/login-rules.md, %1 to %2").arg(store::toRfc3339(range.from, m_store.homeZone()), store::toRfc3339(range.to, m_store.homeZone())) };
    }

    void writeLogins()
    {
        const bool isTold = m_settings.logsTlsIn.value_or(false) || m_figures.clearLogins < m_figures.logins || m_figures.withTls > 0;
        m_logins.set(u"clear_7d"_s, m_figures.clearLogins == 0 || isTold ? atLeast(m_figures.clearLogins, m_lackOfWeek) : Value::unknown(Tr::tr("This log tells of no TLS at all, and that smtpd_tls_loglevel is 1 or more is not known: whether logins came in clear cannot be told")));
        m_logins.source(u"clear_7d"_s, counted(m_week, Tr::tr("%1 of %2 good logins of other hosts without TLS").arg(m_figures.clearLogins).arg(m_figures.logins)));
        m_logins.set(u"limited"_s, atLeast(m_limits, m_lackOfMonth)).source(u"limited"_s, counted(m_month, QString::number(m_limits)));
    }

    void writeOutbound()
    {
        const qint64 all = m_figures.sentOut, overTls = m_figures.sentOutOverTls;
        const bool isTold = overTls > 0 || m_settings.logsTlsOut.value_or(false);
        QString why = m_lackOfWeek;
        if (why.isEmpty() && all == 0)
            why = Tr::tr("Nothing was delivered to another host in these 7 days");
        if (why.isEmpty() && !isTold)
            why = Tr::tr("This log tells of no TLS at all, and that smtp_tls_loglevel is 1 or more is not known: what went out over TLS cannot be told");
        const QString raw = Tr::tr("%1 of %2 recipients delivered to other hosts, over TLS").arg(overTls).arg(all);
        m_delivery.set(u"messages_7d"_s, m_lackOfWeek.isEmpty() ? Value::ofNumber(double(all)) : Value::unknown(m_lackOfWeek)).source(u"messages_7d"_s, counted(m_week, raw));
        m_delivery.set(u"tls_share_7d"_s, why.isEmpty() ? Value::ofNumber(double(overTls) / double(all)) : Value::unknown(why)).source(u"tls_share_7d"_s, counted(m_week, raw));
        QStringList domains = m_figures.inClear.keys();
        std::stable_sort(domains.begin(), domains.end(), [this](const QString &a, const QString &b) { return m_figures.inClear[a] > m_figures.inClear[b]; });
        const qsizetype more = domains.size() - mostDestinations;
        domains = domains.first(std::min(domains.size(), mostDestinations));
        if (more > 0)
            domains << Tr::tr("%Ln more", nullptr, static_cast<int>(more));
        m_delivery.set(u"clear_destinations"_s, all > 0 && !isTold ? Value::unknown(why) : domains.isEmpty() && !m_lackOfWeek.isEmpty() ? Value::unknown(m_lackOfWeek) : Value::ofTexts(domains)).source(u"clear_destinations"_s, counted(m_week, countsIn(m_figures.inClear)));
        m_delivery.set(u"clear_to_required"_s, Value::unknown(Tr::tr("Which destinations must be reached over TLS, nothing that was read tells")));
    }

    static QString countsIn(const QMap<QString, qint64> &counts)
    {
        QStringList lines;
        for (auto it = counts.cbegin(); it != counts.cend(); ++it)
            lines << u"%1: %2"_s.arg(it.key()).arg(it.value());
        return lines.join(u'\n');
    }

    void writeRelayed()
    {
        qint64 messages = 0;
        for (const qint64 ofDomain : m_figures.relayed)
            messages += ofDomain;
        const bool isSure = m_settings.networks && m_settings.domains;
        m_delivery.set(u"relayed_without_login"_s, messages == 0 || isSure ? atLeast(messages, m_lackOfWeek)
                : Value::unknown(Tr::tr("%Ln message(s) of other hosts went on to domains that no login ever sent from; whether the node trusts those hosts, or takes mail for these domains, its settings do not tell", nullptr, static_cast<int>(messages))));
        m_delivery.source(u"relayed_without_login"_s, counted(m_week, countsIn(m_figures.relayed)));
    }

    void writeOthers()
    {
        const qint64 ended = m_figures.strangersEnded, bounced = m_figures.strangersBounced;
        m_delivery.set(u"local_bounce_share"_s, !m_lackOfWeek.isEmpty() ? Value::unknown(m_lackOfWeek) : ended == 0 ? Value::unknown(Tr::tr("No mail of other hosts came to an end in these 7 days")) : Value::ofNumber(double(bounced) / double(ended)));
        m_delivery.source(u"local_bounce_share"_s, counted(m_week, u"%1 / %2"_s.arg(bounced).arg(ended)));
        qint64 most = 0;
        for (const qint64 ofDay : m_figures.byWebUsers)
            most = std::max(most, ofDay);
        const QString unsure = Tr::tr("The log's account of who handed mail in by command is not kept, and the sender's name alone does not tell a web server's mail");
        m_delivery.set(u"web_user_messages"_s, most > 0 ? Value::ofNumber(double(most)) : m_figures.madeHere > 0 ? Value::unknown(unsure) : atLeast(0, m_lackOfWeek));
        m_delivery.source(u"web_user_messages"_s, counted(m_week, Tr::tr("%1 messages on the busiest day from www-data, apache, httpd, nginx, www, wwwrun or nobody, of %2 that were handed in by command").arg(most).arg(m_figures.madeHere)));
    }

    /// What not one of the messages' lines tells.
    void writeMissing()
    {
        QStringList missing;
        const auto miss = [&](qint64 of, qint64 found, const QString &what) {
            if (of > 0 && found == 0)
                missing << what;
        };
        miss(m_figures.bySmtp(), m_figures.withClient, Tr::tr("client address"));
        miss(m_figures.bySmtp(), m_figures.withSender, Tr::tr("sender"));
        miss(m_figures.bySmtp(), m_figures.withMessageId, Tr::tr("Message-ID"));
        miss(m_figures.bySmtp(), m_figures.withTls + (m_settings.logsTlsIn.value_or(false) ? 1 : 0), Tr::tr("TLS of mail that comes in"));
        miss(m_figures.sentOut, m_figures.sentOutOverTls + (m_settings.logsTlsOut.value_or(false) ? 1 : 0), Tr::tr("TLS of mail that goes out"));
        const bool isNothing = m_figures.bySmtp() == 0 && m_figures.sentOut == 0;
        m_delivery.set(u"fields_missing"_s, isNothing ? Value::unknown(m_lackOfWeek.isEmpty() ? Tr::tr("No mail in these 7 days") : m_lackOfWeek) : missing.isEmpty() ? Value::absent() : Value::ofTexts(missing));
        m_delivery.source(u"fields_missing"_s, counted(m_week, Tr::tr("%1 messages by SMTP, %2 recipients delivered to other hosts").arg(m_figures.bySmtp()).arg(m_figures.sentOut)));
    }

    const store::Store &m_store;
    const QString &m_node;
    core::UtcMicros m_now;
    const store::Cancel &m_cancel;
    RecordBuilder m_logins, m_delivery;
    core::TimeRange m_week, m_month;
    RelaySettings m_settings;
    store::NodeFigures m_figures;
    qint64 m_limits = 0;
    QString m_lackOfWeek, m_lackOfMonth; ///< why figures of that time are lower bounds
};

} // namespace

core::Result<Kinds> evidenceOfNodeLog(const posture::Registry &registry, const store::Store &store, const QString &node, core::UtcMicros now, const store::Cancel &cancel)
{
    return NodeLog(registry, store, node, now, cancel).kinds();
}

core::Result<LogShows> logShowsOf(const store::Store &store, const QString &node, core::UtcMicros now, const store::Cancel &cancel)
{
    const auto end = endOf(store, node, now, cancel);
    const auto settings = readRelaySettings(store, node, now, cancel);
    if (!end || !settings)
        return core::fail(end ? settings.error() : end.error());
    const auto networks = ownNetworks(store, *settings, cancel);
    if (!networks)
        return core::fail(networks.error());
    const core::TimeRange range { *end - daysOfRoles * microsPerDay, *end };
    const auto figures = store::NodeFiguresQuery { node, range, *networks, settings->domains.value_or(QStringList()) }.run(store, cancel);
    const auto gaps = unheardOf(store, { node }, range, cancel);
    if (!figures || !gaps)
        return core::fail(figures ? gaps.error() : figures.error());
    const bool isWhole = gaps->isEmpty() && figures->keptFrom <= range.from && figures->notes.isEmpty();
    const auto told = [isWhole](qint64 messages) { return messages > 0 || isWhole ? std::optional(messages) : std::nullopt; }; // none is known only where all was heard
    return LogShows { told(figures->fromStrangers), told(figures->byLogin), told(figures->toStrangers), told(figures->fromOwnNetworks) };
}

} // namespace bw::assessment
