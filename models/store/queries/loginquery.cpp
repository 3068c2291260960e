// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/loginquery.h"

#include "models/store/cubes.h"
#include "models/store/fleet/purge.h"
#include "models/store/queries/distinct.h"
#include "models/store/queries/loginrows.h"
#include "models/store/queries/volumesheet.h"
#include "models/store/tr.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

namespace bw::store {

using core::fail;
using core::Problem;
using core::ProblemKind;
using core::TimeRange;

namespace {

enum class LoginKey { Node, User, Network, Source, Service, Mechanism, Outcome };
constexpr std::array keyNames {
    std::pair { "node", LoginKey::Node },
    std::pair { "user", LoginKey::User },
    std::pair { "network", LoginKey::Network },
    std::pair { "source", LoginKey::Source },
    std::pair { "service", LoginKey::Service },
    std::pair { "mechanism", LoginKey::Mechanism },
    std::pair { "outcome", LoginKey::Outcome },
};
enum LoginColumn { Ok, Failed, Refused, Outages, loginColumns };

class LoginSheet final : public Sheet<LoginKey, loginColumns>
{
public:
    using Sheet::Sheet;
    bool isRefusedKnown = true;
    core::UtcMicros distinctKnownFrom = INT64_MAX;
    Distinct users, sources; ///< by keyOf(); a source by its place in clients
    std::unordered_map<std::string, std::int64_t> clients;
    /// All of it in one: what was read once is not read again for the totals.
    Sums whole {};
    PartsRead read;
    QString distinctNote;
    bool isFoldedLeftOut = false; ///< foldedNote()
};

constexpr std::int64_t otherLogin = -1;
constexpr int noGroup = -1;

QString nameOf(LoginKey key)
{
    for (const auto &[text, named] : keyNames)
        if (named == key)
            return QLatin1String(text);
    return {};
}

struct LoginTask
{
    VolumeTask base;
    QList<qint64> logins; ///< of the filter's users
    std::vector<LoginKey> keys;

    /// Texts of one cell or row, or nothing when the filter leaves it out.
    [[nodiscard]] int groupOf(LoginSheet &sheet, const QString &node, std::int64_t login, std::string_view network, std::string_view client,
        std::int64_t service, std::int64_t mechanism) const
    {
        const auto &filter = base.filter;
        auto &names = base.names;
        if (!filter.users.isEmpty() && !logins.contains(login) && !(login == otherLogin && filter.users.contains(otherStream)))
            return noGroup;
        const auto place = client.empty() ? network : client;
        if (!base.sources.empty()
            && std::none_of(base.sources.begin(), base.sources.end(), [&](const Cidr &source) { return source.holds(place); }))
            return noGroup;
        if (!filter.services.isEmpty() && !filter.services.contains(names.text(service)))
            return noGroup;
        if (!filter.mechanisms.isEmpty() && !filter.mechanisms.contains(names.text(mechanism)))
            return noGroup;
        QStringList texts;
        for (const LoginKey key : sheet.keys()) {
            switch (key) {
            case LoginKey::Node:
                texts.append(node);
                break;
            case LoginKey::User:
                texts.append(login == otherLogin ? otherStream : names.text(login));
                break;
            case LoginKey::Network:
                texts.append(login == otherLogin && network.empty() ? otherStream : networkName(network));
                break;
            case LoginKey::Source:
                texts.append(QString::fromStdString(core::IpAddress::fromBytes(client).toString()));
                break;
            case LoginKey::Service:
                texts.append(names.text(service));
                break;
            case LoginKey::Mechanism:
                texts.append(names.text(mechanism));
                break;
            case LoginKey::Outcome:
                texts.append(QString());
                break;
            }
        }
        return sheet.group(texts);
    }
};

constexpr const char *cellRows = "SELECT start, login, network, service, mechanism, ok, failed, refused, outages FROM login_cell "
                                 "WHERE node = ? AND level = ? AND start >= ? AND start < ?";

/// Was anything refused in the hours that this range lies in? Only cells know.
bool hasRefused(const LoginTask &task, core::TimeRange range)
{
    const auto from = task.base.reader.store().grid("login_cell").startOf(hourLevel, range.from);
    auto rows = task.base.reader.rows(cellRows, fleetCells(task.base.reader), hourLevel, toMs(from), toMs(range.to));
    while (rows.next())
        if (rows.integer(7) > 0)
            return true;
    return false;
}

void readCells(const LoginTask &task, const std::vector<LevelSpan> &spans, LoginSheet &sheet)
{
    const auto nodes = task.base.isWholeFleet ? QList<NodeName> { { fleetCells(task.base.reader), {}, {} } } : task.base.nodes;
    const bool isByName = !task.base.filter.users.isEmpty() || !task.base.sources.empty();
    for (const auto &node : nodes) {
        std::unordered_map<std::string, int> groups; // of this node, by the cell's key
        for (const auto &span : spans) {
            auto rows = task.base.reader.rows(cellRows,
                node.id, span.level, toMs(span.range.from), toMs(span.range.to));
            std::int64_t before = INT64_MIN;
            while (rows.next()) {
                const std::int64_t ids[] { rows.number(1), rows.number(3), rows.number(4) };
                if (rows.number(0) < before)
                    task.base.reader.noteDamage(Tr::tr("sums do not lie in their order"));
                before = rows.number(0);
                std::string key(reinterpret_cast<const char *>(ids), sizeof ids);
                key += rows.bytes(2);
                const auto [found, isNew] = groups.try_emplace(std::move(key), noGroup);
                if (isNew)
                    found->second = task.groupOf(sheet, node.name, ids[0], rows.bytes(2), {}, ids[1], ids[2]);
                if (found->second == noGroup) {
                    sheet.isFoldedLeftOut |= ids[0] == otherLogin && isByName;
                    continue;
                }
                auto *sums = sheet.at(fromMs(rows.integer(0)), found->second);
                for (std::size_t i = 0; i < loginColumns; ++i) {
                    const std::int64_t count = rows.number(5 + static_cast<int>(i));
                    sheet.whole[i] += count;
                    if (sums)
                        (*sums)[i] += count;
                }
            }
        }
    }
}

/// Rows: for keys that no cube holds, and for distinct users and sources. With `counts` false only the latter.
void readRows(const LoginTask &task, core::TimeRange range, LoginSheet &sheet, bool counts, bool distinct)
{
    for (const auto &node : task.base.nodes) {
        const KeptRows kept(task.base.reader, node.id);
        scanLogins(task.base.reader, kept, range, [&](const LoginTry &one) {
            const bool isOutage = one.outcome == logs::LoginOutcome::Outage;
            if (!one.isOk() && !one.isFailure() && !isOutage)
                return true;
            const int group = task.groupOf(sheet, node.name, one.login, one.client.network(), one.client.view(), one.service, one.mechanism);
            const auto bucket = sheet.buckets().indexOf(one.time);
            if (group == noGroup || bucket < 0)
                return true;
            const LoginColumn column = one.isOk() ? Ok : isOutage ? Outages : Failed;
            if (counts) {
                (*sheet.at(one.time, group))[column] += isOutage ? 1 : one.tries;
                sheet.whole[column] += isOutage ? 1 : one.tries;
            }
            if (distinct) {
                const auto cell = LoginSheet::keyOf(static_cast<std::size_t>(bucket), group);
                if (one.login != 0)
                    sheet.users.add(cell, one.login, 1U << column);
                if (one.client.isKnown()) {
                    const auto client = sheet.clients.try_emplace(std::string(one.client.view()), static_cast<std::int64_t>(sheet.clients.size())).first;
                    sheet.sources.add(cell, client->second, 1U << column);
                }
            }
            return true;
        });
    }
    if (counts)
        sheet.isRefusedKnown = false;
}

bool needsRows(const LoginTask &task, const std::vector<LoginKey> &keys)
{
    const auto &base = task.base;
    const bool byTime = base.time == TimeKey::Minute || base.time == TimeKey::FiveMinutes || base.time == TimeKey::Quarter;
    return byTime || std::find(keys.begin(), keys.end(), LoginKey::Source) != keys.end()
        || std::any_of(base.sources.begin(), base.sources.end(), [](const Cidr &source) { return !source.isWide(); });
}

core::Result<LoginSheet> fillSheet(const LoginTask &task, const std::vector<LoginKey> &keys, bool withDistinct)
{
    auto buckets = TimeBuckets::make(task.base.time, task.base.range, task.base.zone);
    if (!buckets)
        return fail(buckets.error());
    LoginSheet sheet(std::move(*buckets), keys);
    const QString possible = Tr::tr("Possible from cells: hour, day, week, month, node, user, network, service, mechanism and outcome, in zones whole "
                                    "hours away from %1.")
                                 .arg(QString::fromStdString(task.base.home.name()));
    const PartReaders readers {
        [&](const std::vector<LevelSpan> &spans) { readCells(task, spans, sheet); },
        [&](const VolumeTask &part) {
            const bool isKnown = sheet.isRefusedKnown && part.isEdge && !hasRefused(task, part.range);
            readRows(task, part.range, sheet, true, false);
            sheet.isRefusedKnown = isKnown;
        },
    };
    auto read = readParts(task.base, CellCube::Login, needsRows(task, keys), possible, readers);
    if (!read)
        return fail(read.error());
    sheet.read = std::move(*read);
    if (sheet.isFoldedLeftOut)
        sheet.read.notes.append(foldedNote());
    if (withDistinct) {
        const TimeRange range { std::clamp(rowsKeptFrom(task.base), task.base.range.from, task.base.range.to), task.base.range.to };
        readRows(task, range, sheet, false, true);
        sheet.users.join();
        sheet.sources.join();
        sheet.distinctKnownFrom = range.from;
        if (range.from > task.base.range.from)
            sheet.distinctNote = Tr::tr("Users and sources are counted from rows, which are kept only from %1 on: before that they are not known.")
                                     .arg(toRfc3339(range.from, task.base.zone));
    }
    if (task.base.reader.problem())
        return fail(*task.base.reader.problem());
    return sheet;
}

struct OutcomeColumn
{
    const char *name;
    std::optional<qint64> LoginCounts::*column;
    unsigned tries; ///< columns of the sheet whose names and sources count; none: rows do not tell
};
constexpr OutcomeColumn outcomes[] {
    { "ok", &LoginCounts::ok, 1U << Ok },
    { "failed", &LoginCounts::failed, 1U << Failed | 1U << Outages }, // refused all the same, as the client saw it
    { "refused", &LoginCounts::refused, 0 },
    { "outages", &LoginCounts::outages, 1U << Outages },
};

/// A cell of the sheet, or all of it.
struct LoginSums
{
    const LoginSheet::Sums *sums = nullptr; ///< null: nothing is in it
    std::optional<std::uint64_t> cell; ///< of the distinct ones; none: all
    core::UtcMicros from = 0;
};

LoginSums cellOf(const LoginSheet &sheet, std::size_t bucket, int group, core::UtcMicros from)
{
    return { sheet.find(bucket, group), LoginSheet::keyOf(bucket, group), from };
}

/// The counts of a cell under a choice of outcomes (none: all). The others are 0; names and sources are those with a try of
/// a chosen outcome.
LoginCounts toCounts(const LoginSheet &sheet, const LoginSums &found, const QStringList &chosen)
{
    static constexpr LoginSheet::Sums none {};
    const auto &sums = found.sums ? *found.sums : none;
    LoginCounts counts;
    counts.ok = sums[Ok];
    counts.failed = sums[Failed] + sums[Outages];
    if (sheet.isRefusedKnown)
        counts.refused = sums[Refused];
    counts.outages = sums[Outages];
    unsigned tries = 0;
    for (const auto &outcome : outcomes) {
        if (chosen.isEmpty() || chosen.contains(QLatin1String(outcome.name)))
            tries |= outcome.tries;
        else if (counts.*outcome.column)
            counts.*outcome.column = 0;
    }
    if (sheet.distinctKnownFrom <= found.from && tries != 0) {
        counts.users = found.cell ? sheet.users.count(*found.cell, tries) : sheet.users.countAll(tries);
        counts.sources = found.cell ? sheet.sources.count(*found.cell, tries) : sheet.sources.countAll(tries);
    }
    return counts;
}

/// Heard, and nothing in it.
bool isNothing(const LoginCounts &counts)
{
    return counts.ok && std::all_of(std::begin(outcomes), std::end(outcomes), [&](const OutcomeColumn &outcome) { return (counts.*outcome.column).value_or(0) == 0; });
}

bool isNothing(const LoginSheet::Sums *sums)
{
    return !sums || std::all_of(sums->begin(), sums->end(), [](std::int64_t n) { return n == 0; });
}

constexpr std::size_t mostGapBuckets = 20'000;

class LoginAnswerMaker
{
public:
    LoginAnswerMaker(const LoginTask &task, const LoginSheet &sheet, const HeardMap &heard)
        : m_task(task)
        , m_sheet(sheet)
        , m_heard(heard)
    {
        for (const LoginKey key : sheet.keys())
            m_names.append(nameOf(key));
    }

    QList<LoginBucket> buckets() const
    {
        QList<LoginBucket> out;
        const auto order = m_sheet.groupsInOrder();
        if (m_sheet.buckets().size() == 1)
            out.reserve(static_cast<qsizetype>(order.size()));
        const bool isPlain = m_sheet.keys().empty();
        const bool showsGaps = m_task.base.time != TimeKey::None && order.size() * m_sheet.buckets().size() <= mostGapBuckets;
        for (std::size_t b = 0; b < m_sheet.buckets().size(); ++b) {
            if (isPlain && order.empty())
                append(out, b, noGroup);
            for (const int group : order) {
                const auto *sums = m_sheet.find(b, group);
                if (isPlain || !isNothing(sums) || (showsGaps && (share(b) <= 0 || isMissing(m_sheet.read, part(b)))))
                    append(out, b, group);
            }
        }
        return out;
    }

private:
    TimeRange part(std::size_t b) const
    {
        return { std::max(m_sheet.buckets().start(b), m_task.base.range.from), std::min(m_sheet.buckets().end(b), m_task.base.range.to) };
    }
    double share(std::size_t b) const { return m_heard.share(part(b)); }

    double shareOf(std::size_t b, int group) const
    {
        const auto &keys = m_sheet.keys();
        const auto key = std::find(keys.begin(), keys.end(), LoginKey::Node);
        if (group < 0 || key == keys.end())
            return share(b);
        for (int i = 0; i < m_task.base.nodes.size(); ++i)
            if (m_task.base.nodes[i].name == m_sheet.texts(group)[key - keys.begin()])
                return m_heard.share(static_cast<std::size_t>(i), part(b));
        return share(b);
    }

    void append(QList<LoginBucket> &out, std::size_t b, int group) const
    {
        LoginBucket bucket;
        const auto &base = m_task.base;
        const bool hasTime = base.time != TimeKey::None;
        bucket.start = hasTime ? m_sheet.buckets().start(b) : base.range.from;
        bucket.end = hasTime ? m_sheet.buckets().end(b) : base.range.to;
        if (hasTime)
            bucket.keys.insert(nameOf(base.time), toRfc3339(bucket.start, base.zone));
        for (std::size_t k = 0; group >= 0 && k < m_sheet.keys().size(); ++k)
            if (m_sheet.keys()[k] != LoginKey::Outcome)
                bucket.keys.insert(m_names.at(static_cast<qsizetype>(k)), m_sheet.texts(group)[static_cast<qsizetype>(k)]);
        bucket.coverage = shareOf(b, group);
        const auto *sums = m_sheet.find(b, group);
        bucket.isKept = !isMissing(m_sheet.read, part(b));
        const bool isHeard = bucket.isKept && (bucket.coverage > 0 || !isNothing(sums));
        const auto cell = cellOf(m_sheet, b, group, part(b).from);
        const auto &chosen = base.filter.outcomes;
        if (isHeard)
            bucket.counts = toCounts(m_sheet, cell, chosen);
        if (!m_sheet.has(LoginKey::Outcome)) {
            const bool isLeftOut = !chosen.isEmpty() && !m_sheet.keys().empty() && isNothing(bucket.counts);
            if (!isLeftOut)
                out.append(bucket);
            return;
        }
        for (const auto &outcome : outcomes) {
            const QString name = QLatin1String(outcome.name);
            if ((!chosen.isEmpty() && !chosen.contains(name)) || (isHeard && (bucket.counts.*outcome.column).value_or(0) == 0))
                continue;
            LoginBucket one = bucket;
            if (isHeard)
                one.counts = toCounts(m_sheet, cell, { name });
            one.keys.insert(QStringLiteral("outcome"), name);
            out.append(one);
        }
    }

    const LoginTask &m_task;
    const LoginSheet &m_sheet;
    const HeardMap &m_heard;
    QStringList m_names; ///< of the sheet's keys
};

} // namespace

core::Result<LoginAnswer> LoginQuery::run(const Store &store, const Cancel &cancel) const
{
    TimeKey time = TimeKey::None;
    std::vector<LoginKey> keys;
    for (const auto &name : by) {
        const auto named = std::find_if(keyNames.begin(), keyNames.end(), [&](const auto &entry) { return name == QLatin1String(entry.first); });
        if (const auto unit = timeKeyNamed(name); unit && time == TimeKey::None)
            time = *unit;
        else if (named != keyNames.end())
            keys.push_back(named->second);
        else
            return fail(Problem { .kind = ProblemKind::Usage, .what = Tr::tr("Logins cannot be grouped by %1").arg(by.join(u',')), .reason = {}, .where = {},
                .remedy = Tr::tr("Possible: one of minute, 5min, 15min, hour, day, week, month; and node, user, network, source, service, mechanism, outcome, kind.") });
    }
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    Names names(*reader);
    const auto chosen = names.chosenNodes(filter);
    if (!chosen)
        return fail(chosen.error());
    const auto zone = zoneOf(filter, store);
    if (!zone)
        return fail(zone.error());
    const auto sources = parseSources(filter);
    if (!sources)
        return fail(sources.error());
    const HeardMap heard(*reader, *chosen);
    LoginTask task { { *reader, names, filter, *chosen, false, filter.range, *zone, store.homeZone(), time, {}, *sources }, {}, keys };
    if (task.base.range == TimeRange {})
        task.base.range = wholeRange(*reader, heard, *zone);
    for (const auto &user : filter.users)
        task.logins += names.findLogins(user);
    const bool isFleet = chosen->size() == names.nodes().size();
    task.base.isWholeFleet = isFleet && std::find(keys.begin(), keys.end(), LoginKey::Node) == keys.end();

    LoginAnswer answer;
    answer.nodes = static_cast<int>(chosen->size());
    answer.range = task.base.range;
    answer.coverage = heard.share(task.base.range);
    const auto sheet = fillSheet(task, keys, withDistinct);
    if (!sheet)
        return fail(sheet.error());
    if (task.base.range.length() > 0)
        answer.buckets = LoginAnswerMaker(task, *sheet, heard).buckets();
    answer.notes = unfinishedPurges(*reader, *chosen) + sheet->read.notes;
    answer.distinctNote = sheet->distinctNote;
    const auto total = [&](const LoginSheet &all, const LoginSums &sums) {
        if (!isMissing(all.read, task.base.range) && (answer.coverage > 0 || !isNothing(sums.sums)))
            answer.totals = toCounts(all, sums, filter.outcomes);
    };
    if (!needsRows(task, keys) && sheet->isRefusedKnown && sheet->read.missing.empty()) {
        total(*sheet, { &sheet->whole, {}, task.base.range.from });
        return answer;
    }
    // Cells know more of the whole than the rows of its parts.
    LoginTask whole = task;
    whole.base.time = TimeKey::None;
    whole.base.isWholeFleet = isFleet;
    const auto all = fillSheet(whole, {}, withDistinct);
    if (!all)
        return fail(all.error());
    total(*all, { &all->whole, {}, task.base.range.from });
    for (const QString &note : all->read.notes)
        if (!answer.notes.contains(note))
            answer.notes.append(note);
    return answer;
}

namespace {

void readPlaces(Reader &reader, QList<LoginEventRow> &rows)
{
    QHash<qint64, QString> files;
    for (LoginEventRow &row : rows) {
        auto place = reader.rows("SELECT source, source_offset FROM login WHERE id = ?", row.rowId);
        if (!place.next())
            continue;
        // Rows name a source by its number in the node, or by its whole id.
        const qint64 source = place.integer(0);
        const qint64 id = source > rowNumberMask ? source : rowId(nodeOfRow(row.rowId), source);
        row.offset = place.integer(1);
        if (!files.contains(id)) {
            auto path = reader.rows("SELECT path FROM source WHERE id = ?", id);
            files.insert(id, path.next() ? path.text(0) : QString());
        }
        row.file = files.value(id);
    }
}

} // namespace

core::Result<QList<LoginEventRow>> LoginEventsQuery::run(const Store &store, const Cancel &cancel) const
{
    const auto range = rangeOf(store, filter, cancel);
    if (!range)
        return fail(range.error());
    std::vector<LoginTry> kept;
    const auto most = static_cast<std::size_t>(std::max(limit, 0));
    const auto done = readLoginTries(store, filter, *range, cancel, [&](std::span<const LoginTry> tries) {
        kept.insert(kept.end(), tries.begin(), tries.end());
        if (most > 0 && kept.size() > most)
            kept.erase(kept.begin(), kept.end() - static_cast<std::ptrdiff_t>(most));
    });
    if (!done)
        return fail(done.error());

    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    Names names(*reader);
    static constexpr const char *outcomeNames[] { "ok", "failed", "no_such_user", "wrong_password", "refused", "outage", "aborted" };
    QList<LoginEventRow> rows;
    for (const auto &one : kept) {
        if (!filter.outcomes.isEmpty() && !filter.outcomes.contains(one.isOk() ? QStringLiteral("ok") : QStringLiteral("failed")))
            continue;
        LoginEventRow row;
        row.time = one.time;
        row.node = names.node(nodeOfRow(one.rowId));
        row.user = names.text(one.login);
        row.source = QString::fromStdString(one.client.toString());
        row.service = names.text(one.service);
        row.mechanism = names.text(one.mechanism);
        row.outcome = QLatin1String(outcomeNames[std::min<std::size_t>(static_cast<std::size_t>(one.outcome), std::size(outcomeNames) - 1)]);
        row.tries = one.tries;
        row.rowId = one.rowId;
        row.loginId = one.login;
        row.network = QByteArray(one.client.network().data(), static_cast<qsizetype>(one.client.network().size()));
        row.host = names.text(one.host);
        row.tls = names.text(one.tls);
        rows.append(row);
    }
    if (withPlaces)
        readPlaces(*reader, rows);
    if (reader->problem())
        return fail(*reader->problem());
    return rows;
}

} // namespace bw::store
