// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/nodeoffers.h"

#include <map>

namespace bw::service {

namespace {

QString placeOf(const fleet::Node &node)
{
    return fleet::usesSsh(node.route) ? node.host.toLower() + u':' + QString::number(node.port) : QString();
}

} // namespace

QList<NodeOffer> compareWithFleet(const QList<store::NodeRow> &known, const transport::Inventory &inventory)
{
    std::map<QString, QString> names, places;
    for (const store::NodeRow &row : known) {
        if (row.node.route == fleet::RouteKind::None)
            continue;
        names.emplace(row.node.name, row.node.name);
        if (const QString place = placeOf(row.node); !place.isEmpty())
            places.emplace(place, row.node.name);
    }
    QList<NodeOffer> offers;
    for (const transport::InventoryEntry &entry : inventory.entries) {
        NodeOffer offer { entry, NodeOffer::State::New, {} };
        const QString place = placeOf(entry.node);
        if (!entry.problem.isEmpty()) {
            offer.state = NodeOffer::State::Bad;
            offer.text = entry.problem;
        } else if (const auto name = names.find(entry.node.name); name != names.end()) {
            offer.state = NodeOffer::State::SameName;
            offer.text = name->second;
        } else if (const auto at = places.find(place); at != places.end()) {
            offer.state = NodeOffer::State::SamePlace;
            offer.text = at->second;
        } else {
            names.emplace(entry.node.name, entry.node.name);
            if (!place.isEmpty())
                places.emplace(place, entry.node.name);
        }
        offers << offer;
    }
    return offers;
}

} // namespace bw::service
