// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/snapshot.h"
#include "models/logs/redact.h"
#include "models/mta/asking.h"
#include "models/mta/postfix/snapshot.h"
#include "models/mta/tr.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <iterator>
#include <map>

using namespace Qt::StringLiterals;

namespace bw::mta::postfix {

using core::fail;

namespace {

constexpr std::size_t mostLineBytes = 1024 * 1024; ///< an entry with thousands of recipients
constexpr std::size_t mostKept = 50; ///< of each list, the rest in one
constexpr std::size_t mostCounted = 20'000; ///< different ones while counting

QString domainOf(const QString &address)
{
    const qsizetype at = address.lastIndexOf(u'@');
    return at < 0 ? QString() : address.mid(at + 1).toLower();
}

constexpr int notFound = 127; // POSIX sh, 2.8.2

struct Unlisted
{
    QString reason, remedy;
};

/// Why postqueue(1) lists nothing, by its own words (postqueue.c, mail_conf.c), and what helps against it.
Unlisted whyUnlisted(const transport::CommandOutput &output, const QString &folder)
{
    if (output.exitCode == notFound)
        return { Tr::tr("there is no /usr/sbin/postqueue"), Tr::tr("If another program sends mail there, name it as the node's product; its log is read all the same.") };
    const QByteArray err = QByteArray(output.err.data(), static_cast<qsizetype>(output.err.size())).toLower();
    const QString said = saidBy(output);
    const auto says = [&err](const char *words) { return err.contains(words); };
    if (says("mail system is down"))
        return { Tr::tr("Postfix does not run there, the mail system is down"), Tr::tr("It or its showq alone has stopped: start it, and see its log for why.") };
    if (says("not allowed to view the mail queue"))
        return { said, Tr::tr("Name the account there in authorized_mailq_users of its main.cf.") };
    if (says("configuration directory") || says("alternate_config_directories"))
        return { said, Tr::tr("Name %1 in alternate_config_directories of the main.cf in Postfix's usual folder.").arg(folder) };
    return { said.isEmpty() ? Tr::tr("it ended with %1").arg(output.exitCode) : said, Tr::tr("Run “postqueue -c %1 -j” there as that account to see more.").arg(folder) };
}

} // namespace

struct QueueCounter::Counts
{
    using Map = std::map<QString, std::int64_t>;
    fleet::QueueSample sample;
    Map senders, destinations, reasons;

    static void count(Map &map, const QString &key)
    {
        const auto found = map.find(key);
        if (found != map.end())
            ++found->second;
        else
            ++map[map.size() < mostCounted ? key : QString()];
    }
    static QMap<QString, std::int64_t> mostFrequent(const Map &map)
    {
        std::vector<std::pair<QString, std::int64_t>> list(map.begin(), map.end());
        std::stable_sort(list.begin(), list.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
        QMap<QString, std::int64_t> kept;
        for (std::size_t i = 0; i < list.size(); ++i)
            kept[i < mostKept ? list[i].first : QString()] += list[i].second;
        return kept;
    }
};

QueueCounter::QueueCounter(core::UtcMicros now)
    : d(std::make_unique<Counts>())
    , m_now(now)
{
    d->sample.time = now;
    d->sample.byAge = QList<std::int64_t>(static_cast<qsizetype>(std::size(fleet::ageBoundsMinutes)) + 1, 0);
}

QueueCounter::~QueueCounter() = default;

bool QueueCounter::take(std::string_view bytes)
{
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        m_rest.append(bytes.substr(0, end));
        if (end == std::string_view::npos) {
            if (m_rest.size() > mostLineBytes) { // a line that never ends
                ++m_badLines;
                m_rest.clear();
                d->sample.isAtLeast = true;
                return false;
            }
            return true;
        }
        if (d->sample.messages >= fleet::mostQueueEntries) {
            d->sample.isAtLeast = true;
            return false;
        }
        if (!m_rest.empty() && !takeLine(m_rest))
            ++m_badLines;
        m_rest.clear();
        bytes.remove_prefix(end + 1);
    }
    return true;
}

bool QueueCounter::takeLine(std::string_view line)
{
    const QJsonObject entry = QJsonDocument::fromJson(QByteArray(line.data(), static_cast<qsizetype>(line.size()))).object();
    const QString queue = entry.value("queue_name"_L1).toString();
    if (queue.isEmpty())
        return false;
    ++d->sample.messages;
    d->sample.bytes += std::max<qint64>(0, entry.value("message_size"_L1).toInteger());
    ++d->sample.byQueue[queue.left(32)];
    const std::int64_t minutes = (m_now / core::microsPerSecond - entry.value("arrival_time"_L1).toInteger()) / 60;
    const auto *const bound = std::upper_bound(std::begin(fleet::ageBoundsMinutes), std::end(fleet::ageBoundsMinutes), minutes);
    ++d->sample.byAge[bound - std::begin(fleet::ageBoundsMinutes)];
    const QString sender = entry.value("sender"_L1).toString();
    Counts::count(d->senders, sender.isEmpty() ? u"<>"_s : domainOf(sender));
    QSet<QString> domains, reasons; // a message counts once for each
    for (const QJsonValue &value : entry.value("recipients"_L1).toArray()) {
        const QJsonObject recipient = value.toObject();
        domains.insert(domainOf(recipient.value("address"_L1).toString()));
        if (const std::string reason = recipient.value("delay_reason"_L1).toString().toStdString(); !reason.empty())
            reasons.insert(QString::fromStdString(logs::replyTemplate(reason)));
    }
    for (const QString &domain : domains)
        Counts::count(d->destinations, domain);
    for (const QString &reason : reasons)
        Counts::count(d->reasons, reason);
    return true;
}

fleet::QueueSample QueueCounter::finish()
{
    if (!m_rest.empty() && !d->sample.isAtLeast && !takeLine(m_rest))
        ++m_badLines;
    m_rest.clear();
    d->sample.bySenderDomain = Counts::mostFrequent(d->senders);
    d->sample.byDestination = Counts::mostFrequent(d->destinations);
    d->sample.reasons = Counts::mostFrequent(d->reasons);
    return d->sample;
}

core::Result<fleet::QueueSample> sampleQueue(transport::Route &route, const Asked &asked)
{
    fleet::Snapshot unused;
    Asking asking(route, unused);
    QueueCounter counter(QDateTime::currentMSecsSinceEpoch() * 1000);
    QStringList folders { asked.configDir };
    if (asked.configDir.isEmpty()) {
        QString why;
        const auto said = asking.ask("{} -l", { u"/usr/sbin/postmulti"_s }, &why);
        if (!said)
            return fail(said.error());
        folders.clear();
        if (*said)
            for (const Instance &instance : instancesFrom(**said))
                if (instance.isEnabled)
                    folders << instance.configDir;
        if (folders.isEmpty())
            folders << u"/etc/postfix"_s;
    }
    for (const QString &folder : std::as_const(folders)) {
        const auto command = transport::Command::with("/usr/sbin/postqueue -c {} -j", { folder });
        if (!command)
            return fail(command.error());
        const auto output = route.stream(*command, [&counter](std::string_view bytes) { return counter.take(bytes); }, asked.patience);
        if (!output && route.isOpen())
            return fail({ output.error().kind, Tr::tr("The queue could not be listed"), output.error().what, folder, output.error().remedy });
        if (!output)
            return fail(output.error());
        if (output->exitCode != 0 && !output->isCut) {
            const Unlisted why = whyUnlisted(*output, folder);
            return fail({ core::ProblemKind::Denied, Tr::tr("The queue could not be listed"), why.reason, folder, why.remedy });
        }
    }
    return counter.finish();
}

} // namespace bw::mta::postfix
