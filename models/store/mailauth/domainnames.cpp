// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/mailauth/domainnames.h"

#include "models/core/ipaddress.h"
#include "models/store/mailauth/mailauthteller.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace bw::store {

using namespace Qt::StringLiterals;
using core::fail;

namespace {

constexpr std::size_t mostNames = 10'000;

void count(QHash<QString, qint64> &into, const QString &name, qint64 messages)
{
    if (name.isEmpty() || (std::size_t(into.size()) >= mostNames && !into.contains(name)))
        return;
    into[name] += messages;
}

DomainNames::Counted sorted(const QHash<QString, qint64> &counted)
{
    DomainNames::Counted list;
    for (auto it = counted.cbegin(); it != counted.cend(); ++it)
        list.append({ it.key(), it.value() });
    std::sort(list.begin(), list.end(), [](const auto &a, const auto &b) { return std::pair(b.second, a.first) < std::pair(a.second, b.first); });
    return list;
}

/// What an instance of Postfix calls itself.
struct Called
{
    QString host, helo;

    /// Lines "name = value".
    void read(const QString &settings)
    {
        for (const QStringView line : QStringView(settings).split(u'\n')) {
            const qsizetype at = line.indexOf(u'=');
            const QStringView name = line.left(at).trimmed();
            if (at > 0 && (name == u"myhostname" || name == u"smtp_helo_name"))
                (name == u"myhostname" ? host : helo) = line.mid(at + 1).trimmed().toString().toLower();
        }
    }
    /// Empty where another setting decides.
    [[nodiscard]] QString name() const
    {
        const QString said = helo.isEmpty() || helo == "$myhostname"_L1 ? host : helo;
        return said.contains(u'$') ? QString() : said;
    }
};

} // namespace

core::Result<DomainNames> namesOfDomain(const Store &store, const QString &domain, core::TimeRange range, const Cancel &cancel)
{
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    MailAuthFilter filter;
    filter.range = range;
    filter.domains = { domain, u"*."_s + domain };
    filter.memory = makeMailAuthMemory(range);
    auto scan = MailAuthScan::make(*reader, filter);
    if (!scan)
        return fail(scan.error());
    auto teller = MailAuthTeller::make(*reader, *scan, filter, readSourceRules(*reader));
    if (!teller)
        return fail(teller.error());
    QHash<QString, qint64> selectors, sources, bounces, helos;
    std::unordered_map<std::string, qint64> addresses;
    scan->run([&](const ScanReport &report, const ScanRecord &record) {
        const MailAuthTeller::Told told = teller->tell(report, record);
        for (const ScanResult &one : told.ownSignatures)
            if (one.passes() && scan->names()(one.domain) == domain)
                count(selectors, scan->names()(one.selector), record.messages);
        if (told.who.role != SourceRole::Own && told.who.role != SourceRole::Sender)
            return;
        if (addresses.size() < mostNames || addresses.contains(record.source))
            addresses[record.source] += record.messages;
        for (const ScanResult &one : record.results)
            if (const QString name = one.isDkim ? QString() : scan->names()(one.domain); name != domain || one.isHelo)
                count(one.isHelo ? helos : bounces, name, record.messages);
    });
    for (const auto &[address, messages] : addresses)
        count(sources, QString::fromStdString(core::IpAddress::fromBytes(address).toString()), messages);
    for (const SignedCell &cell : readSigned(*reader, range, false))
        if (cell.key.first == domain)
            count(selectors, cell.key.second, cell.messages);
    if (reader->problem())
        return fail(*reader->problem());
    return DomainNames { sorted(selectors), sorted(sources), sorted(bounces), sorted(helos) };
}

core::Result<QHash<QString, NodeNames>> namesOfNodes(const Store &store, const Cancel &cancel)
{
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    QHash<QString, NodeNames> nodes;
    if (store.schema() < firstSchemaWithFeedback) // as who a source is: no older one is asked for a domain's mail
        return nodes;
    const QHash<QByteArray, QString> own = readOwnAddresses(*reader);
    for (auto it = own.cbegin(); it != own.cend(); ++it)
        nodes[it.value()].addresses << QString::fromStdString(core::IpAddress::fromBytes(std::string_view(it.key().constData(), static_cast<std::size_t>(it.key().size()))).toString());
    std::map<std::pair<QString, QString>, Called> called; // by node and instance
    Rows sections = reader->rows("SELECT n.name, s.name, t.text FROM node n JOIN snapshot_section s ON s.snapshot = (SELECT max(id) FROM snapshot WHERE id > n.id << 40 AND id < (n.id + 1) << 40) "
                                 "JOIN section_text t ON t.hash = s.hash WHERE s.name LIKE 'postfix%.defaults' OR s.name LIKE 'postfix%.settings' ORDER BY s.name"); // the latter overrule
    while (sections.next())
        called[{ sections.text(0), sections.text(1).section(u'.', 0, -2) }].read(textOfBytes(sections.bytes(2)));
    for (const auto &[key, one] : called)
        if (const QString name = one.name(); !name.isEmpty() && !nodes[key.first].heloNames.contains(name))
            nodes[key.first].heloNames << name;
    for (NodeNames &names : nodes) {
        names.addresses.sort();
        names.heloNames.sort();
    }
    if (reader->problem())
        return fail(*reader->problem());
    return nodes;
}

} // namespace bw::store
