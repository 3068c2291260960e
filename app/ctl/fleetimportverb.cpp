// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/context.h"
#include "app/ctl/fleetnode.h"
#include "app/ctl/passphrase.h"
#include "app/ctl/smallfile.h"

#include "app/common/deskcredentials.h"
#include "app/common/routeoptions.h"

#include "models/service/nodeoffers.h"
#include "models/service/hostkeys.h"
#include "models/service/nodetest.h"
#include "models/transport/nodeimport.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <chrono>

using namespace Qt::StringLiterals;

namespace bw::ctl {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

struct ImportOptions
{
    NodeOptions usual;
    std::string file, kind;
    bool isPreview = false, tests = false;
};

struct Offer
{
    transport::InventoryEntry entry;
    QString state; ///< new, same_name, same_place, bad, failed, added
    QString text; ///< whose name or place it is; why not
};

/// In the words of the contract.
QList<Offer> compareWith(const QList<store::NodeRow> &rows, const transport::Inventory &inventory)
{
    using State = service::NodeOffer::State;
    QList<Offer> offers;
    for (const service::NodeOffer &offer : service::compareWithFleet(rows, inventory))
        offers << Offer { offer.entry, offer.state == State::New ? u"new"_s : offer.state == State::SameName ? u"same_name"_s : offer.state == State::SamePlace ? u"same_place"_s : u"bad"_s, offer.text };
    return offers;
}

Answer offersAnswer(const QList<Offer> &offers, const transport::Inventory &inventory)
{
    Section section { u"nodes"_s, { u"name"_s, u"state"_s, u"text"_s, u"host"_s, u"port"_s, u"user"_s, u"route"_s, u"jump"_s, u"group"_s, u"tags"_s, u"line"_s }, {}, false };
    for (const Offer &offer : offers) {
        store::NodeRow row;
        row.node = offer.entry.node;
        QJsonObject json = toJson(row);
        for (const char *unset : { "host_key", "last_heard", "clock_offset", "error", "queue_error", "version" })
            json.remove(QLatin1String(unset));
        json.insert(u"state"_s, offer.state);
        json.insert(u"text"_s, offer.text);
        json.insert(u"line"_s, offer.entry.line == 0 ? QJsonValue() : QJsonValue(offer.entry.line));
        section.rows.append(json);
    }
    return { QList<Section> { section } + notesSection(inventory.notes), false };
}

core::Result<transport::Inventory> readList(const ImportOptions &options)
{
    const auto usual = usualNodeFrom(options.usual);
    if (!usual)
        return core::fail(usual.error());
    const QString path = QString::fromStdString(options.file);
    constexpr qsizetype mostBytes = 16 * 1024 * 1024 + 1;
    const auto text = readSmallFile(path, mostBytes, Tr::tr("The list of nodes could not be read"));
    if (!text)
        return core::fail(text.error());
    std::optional<transport::InventoryKind> kind;
    if (options.kind == "ssh")
        kind = transport::InventoryKind::SshConfig;
    else if (options.kind == "ansible")
        kind = transport::InventoryKind::Ansible;
    else if (options.kind == "csv")
        kind = transport::InventoryKind::Csv;
    const bool isDesks = QFileInfo(path).canonicalFilePath() == QFileInfo(QDir::homePath() + u"/.ssh/config"_s).canonicalFilePath();
    auto inventory = transport::readInventory({ text->constData(), static_cast<std::size_t>(text->size()) }, *usual, kind, isDesks);
    if (!inventory) {
        core::Problem problem = inventory.error();
        problem.where = problem.where.isEmpty() ? path : path + u", "_s + problem.where;
        return core::fail(problem);
    }
    return inventory;
}

int importNodes(const ImportOptions &options, const Context &context)
{
    const auto inventory = readList(options);
    if (!inventory)
        return context.fail(inventory.error());
    const auto opened = context.openStore(options.isPreview ? store::OpenMode::ReadOnly : store::OpenMode::ReadWrite, options.isPreview ? app::IfMissing::Fail : app::IfMissing::Create);
    QList<store::NodeRow> rows;
    if (opened && !options.isPreview && opened->store.isReadOnly())
        return context.fail(opened->store.whyReadOnly());
    if (opened) {
        const auto listed = store::listFleet(opened->store, {});
        if (!listed)
            return context.fail(listed.error());
        rows = *listed;
    } else if (!options.isPreview || opened.error().kind != core::ProblemKind::Missing) {
        return context.fail(opened.error()); // a preview needs no store
    }
    QList<Offer> offers = compareWith(rows, *inventory);
    app::DeskCredentials credentials(canAsk() ? readPassphrase : app::DeskCredentials::Ask());
    transport::RouteOptions route = app::deskRouteOptions();
    route.credentials = &credentials;
    route.acceptedKeys = service::acceptedKeys(rows);
    bool isWhole = true;
    for (Offer &offer : offers) {
        if (offer.state == u"bad")
            context.complain(offer.entry.line == 0 ? Tr::tr("%1: %2").arg(offer.entry.node.name, offer.text) : Tr::tr("line %1: %2: %3").arg(QString::number(offer.entry.line), offer.entry.node.name, offer.text));
        if (offer.state != u"new" || options.isPreview) {
            isWhole = isWhole && offer.state == u"new";
            continue;
        }
        if (options.tests) {
            const auto test = service::testNode(offer.entry.node, route, { std::chrono::steady_clock::now() + std::chrono::seconds(options.usual.deadline), nullptr });
            if (!test.isConnected) {
                offer.state = u"failed"_s;
                offer.text = test.problem->oneLine();
                isWhole = false;
                continue;
            }
        }
        if (auto done = store::saveNode(opened->store, offer.entry.node, {}, context.clock); !done)
            return context.fail(done.error());
        offer.state = u"added"_s;
    }
    return context.answer(offersAnswer(offers, *inventory), isWhole ? Done : NeedsAttention);
}

} // namespace

void addFleetImport(CLI::App &fleet, Context &context)
{
    auto options = std::make_shared<ImportOptions>();
    options->usual.route = "ssh";
    CLI::App *verb = addVerb(fleet, "import", "adds the nodes that a list names: ~/.ssh/config, what ansible-inventory --list prints, or CSV with a head row", "fleet import inventory.json --preview");
    verb->add_option("FILE", options->file, "the list, or - for standard input")->required();
    verb->add_option("--as", options->kind, "what the list is (else as it looks)")->check(CLI::IsMember({ "ssh", "ansible", "csv" }));
    verb->add_flag("--preview", options->isPreview, "shows what would be added, and what is there already; adds nothing");
    verb->add_flag("--test", options->tests, "tries to reach each node first, and adds only those that let us in (else nothing is connected)");
    verb->add_option("--mta", options->usual.mta, "what sends mail there, where the list does not say it: postfix");
    verb->add_option("--route", options->usual.route, "ssh, sftp or journald, where the list does not say it");
    addNodeOptions(*verb, options->usual);
    verb->callback([options, &context] {
        if (options->usual.logs.empty() && options->usual.route != "journald")
            options->usual.logs = { "/var/log/mail.log" };
        context.chosen = [options, &context] { return importNodes(*options, context); };
    });
}

} // namespace bw::ctl
