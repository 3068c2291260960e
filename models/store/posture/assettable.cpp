// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/posture/posturetable.h"

#include "models/core/domainname.h"
#include "models/core/ipaddress.h"
#include "models/store/fleet/change.h"
#include "models/store/journal.h"
#include "models/store/posture/posturerows.h"
#include "models/store/statements.h"

#include <QJsonDocument>

#include <array>

namespace bw::store {

using core::fail;
using core::ProblemKind;
using namespace posturerows;
using namespace Qt::StringLiterals;

namespace {

constexpr std::array<std::pair<AssetKind, QStringView>, 4> kinds { { { AssetKind::Domain, u"domain" }, { AssetKind::Node, u"node" }, { AssetKind::Host, u"host" },
    { AssetKind::Organisation, u"organisation" } } };

std::optional<QString> hostAndPort(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    bool isNumber = false;
    const int port = text.mid(colon + 1).toInt(&isNumber);
    if (colon < 1 || !isNumber || port < 1 || port > 65535)
        return std::nullopt;
    QString host = text.left(colon);
    const bool isBracketed = host.startsWith(u'[') && host.endsWith(u']');
    const auto address = core::IpAddress::parse((isBracketed ? host.mid(1, host.size() - 2) : host).toStdString());
    if (address.isKnown()) {
        if ((address.length == 4) == isBracketed)
            return std::nullopt;
        host = QString::fromStdString(address.toString());
        return (isBracketed ? u'[' + host + u']' : host) + u':' + QString::number(port);
    }
    const auto name = core::domainName(host);
    return name && !isBracketed ? std::optional(*name + u':' + QString::number(port)) : std::nullopt;
}

core::Problem noName(const QString &what, const QString &remedy)
{
    return { ProblemKind::Usage, what, {}, {}, remedy };
}

} // namespace

QString nameOf(AssetKind kind)
{
    for (const auto &[known, name] : kinds)
        if (known == kind)
            return name.toString();
    return {};
}

std::optional<AssetKind> assetKindNamed(const QString &name)
{
    for (const auto &[kind, known] : kinds)
        if (known == name)
            return kind;
    return std::nullopt;
}

core::Result<QString> assetName(AssetKind kind, const QString &name)
{
    const QString said = name.trimmed();
    switch (kind) {
    case AssetKind::Domain:
        if (const auto domain = core::domainName(said); domain && domain->contains(u'.') && !domain->startsWith(u'['))
            return *domain;
        return fail(noName(Tr::tr("\"%1\" is not a domain name").arg(said), Tr::tr("Name domains such as example.com.")));
    case AssetKind::Node:
        if (!said.isEmpty())
            return said;
        return fail(noName(Tr::tr("The node has no name"), Tr::tr("See fleet list for those that there are.")));
    case AssetKind::Host:
        if (const auto host = hostAndPort(said))
            return *host;
        return fail(noName(Tr::tr("\"%1\" is not a host with a port").arg(said), Tr::tr("Name it such as mx1.example.com:25.")));
    case AssetKind::Organisation:
        if (said == u"organisation")
            return said;
        break;
    }
    return fail(noName(Tr::tr("\"%1\" is not the organisation").arg(said), Tr::tr("There is one, and its name is organisation.")));
}

core::Result<QList<Asset>> listAssets(const Store &store, const Cancel &cancel)
{
    QList<Asset> assets;
    if (store.schema() < firstSchema)
        return assets;
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    for (const KnownAsset &known : assetsNamed(*reader, {}))
        assets << known.asset;
    if (reader->problem())
        return fail(*reader->problem());
    return assets;
}

core::Done saveAsset(const Store &store, const Asset &asset, const core::Clock &clock)
{
    if (!asset.options.isEmpty() && !QJsonDocument::fromJson(asset.options).isObject())
        return fail({ ProblemKind::Usage, Tr::tr("What is said of %1 is no JSON object").arg(asset.name), {}, {}, {} });
    auto change = Change::begin(store);
    if (!change)
        return fail(change.error());
    const auto key = assetKey(change->database(), asset.kind, asset.name);
    if (!key)
        return fail(key.error());
    if (key->id == 0) {
        if (const auto id = addAsset(change->database(), *key, asset); !id)
            return fail(id.error());
    } else if (auto done = execute(change->database(), textOf(Sql::ChangeAsset), asset.isWatched, asset.options, key->id); !done)
        return done;
    if (auto done = writeJournal(change->database(), clock, key->id == 0 ? u"asset.add"_s : u"asset.change"_s, nameOf(asset.kind) + u' ' + key->name); !done)
        return done;
    return change->commit();
}

core::Done removeAsset(const Store &store, AssetKind kind, const QString &name, const core::Clock &clock)
{
    auto change = Change::begin(store);
    if (!change)
        return fail(change.error());
    const auto key = assetKey(change->database(), kind, name);
    if (!key)
        return fail(key.error());
    if (key->id == 0)
        return fail({ ProblemKind::Missing, Tr::tr("Nothing was measured of %1").arg(key->name), {}, {}, Tr::tr("See what is measured for the names that there are.") });
    if (auto done = forgetAsset(change->database(), key->id, key->name); !done)
        return done;
    if (auto done = writeJournal(change->database(), clock, u"asset.remove"_s, nameOf(kind) + u' ' + key->name); !done)
        return done;
    return change->commit();
}

} // namespace bw::store
