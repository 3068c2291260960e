// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/context.h"
#include "app/ctl/fleetnode.h"
#include "app/ctl/passphrase.h"

#include "app/common/paths.h"
#include "app/common/routeoptions.h"

#include "models/secrets/keychain.h"
#include "models/secrets/sshkey.h"
#include "models/transport/forcedcommand.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

#include <chrono>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace bw::ctl {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

int printScript(const Context &context)
{
    const QByteArray script = transport::forcedCommandScript();
    if (script.isEmpty() || std::fwrite(script.constData(), 1, static_cast<std::size_t>(script.size()), stdout) != static_cast<std::size_t>(script.size()) || std::fflush(stdout) != 0)
        return context.fail({ core::ProblemKind::Full, Tr::tr("The script could not be written"), {}, {}, {} });
    return Done;
}

Answer keyAnswer(const secrets::SshKey &key)
{
    return { { { u"key"_s, { u"file"_s, u"public_key"_s, u"fingerprint"_s }, { { { u"file"_s, key.file }, { u"public_key"_s, key.publicLine }, { u"fingerprint"_s, key.fingerprint } } }, true } }, true };
}

/// The one that a round offers: the desk's own, or what the service manager handed on in its place.
core::Result<secrets::SshKey> deskKey()
{
    const QString file = app::deskRouteOptions().ownKey;
    return file == secrets::ownKeyFile(app::sshFolder()) ? secrets::ownKey(app::sshFolder()) : secrets::keyAt(file);
}

int makeKey(const Context &context)
{
    const auto key = secrets::makeOwnKey(app::sshFolder());
    return key ? context.answer(keyAnswer(*key)) : context.fail(key.error());
}

int showKey(const Context &context)
{
    const auto key = deskKey();
    return key ? context.answer(keyAnswer(*key)) : context.fail(key.error());
}

core::Result<store::NodeRow> nodeNamed(const Context &context, const std::string &name)
{
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return core::fail(opened.error());
    return store::findNode(opened->store, QString::fromStdString(name), {});
}

core::Result<QString> publicKeyOf(const fleet::Node &node, const std::string &file)
{
    QString path = QString::fromStdString(file);
    if (path.isEmpty() && !node.keyFile.isEmpty())
        path = node.keyFile + u".pub"_s;
    if (path.isEmpty()) {
        const auto key = deskKey();
        if (!key)
            return core::fail(key.error());
        return key->publicLine;
    }
    QFile read(path);
    if (!read.open(QIODevice::ReadOnly))
        return core::fail({ core::ProblemKind::Missing, Tr::tr("The public key could not be read"), read.errorString(), path, Tr::tr("Name it with --public-key.") });
    return QString::fromUtf8(read.read(64 * 1024)).trimmed();
}

int authorize(const std::string &name, const std::string &publicKey, const Context &context)
{
    const auto row = nodeNamed(context, name);
    if (!row)
        return context.fail(row.error());
    const auto key = publicKeyOf(row->node, publicKey);
    if (!key)
        return context.fail(key.error());
    const auto line = transport::authorizedKeysLine(row->node, *key);
    if (!line)
        return context.fail(line.error());
    const QString user = row->node.user.isEmpty() ? u"breakwater"_s : row->node.user;
    const QStringList groups = transport::neededGroups(row->node);
    if (!context.isQuiet && user != u"root") {
        context.say(Tr::tr("On %1, as root:").arg(row->node.host));
        context.say(u"  useradd --system --create-home --shell /bin/sh "_s + user);
        for (const QString &group : groups)
            context.say(u"  usermod --append --groups %1 %2"_s.arg(group, user));
        if (row->node.route != fleet::RouteKind::Sftp)
            context.say(u"  install -o root -g root -m 0755 breakwater-read %1"_s.arg(QLatin1String(transport::forcedCommandPath)));
        context.say(Tr::tr("The script is what “breakwaterctl fleet script” prints. This line goes into ~%1/.ssh/authorized_keys:").arg(user));
    }
    return context.answer({ { { u"authorize"_s, { u"node"_s, u"user"_s, u"line"_s, u"groups"_s, u"script"_s },
                                { { { u"node"_s, row->node.name }, { u"user"_s, user }, { u"line"_s, *line }, { u"groups"_s, QJsonArray::fromStringList(groups) },
                                    { u"script"_s, row->node.route == fleet::RouteKind::Sftp ? QJsonValue() : QJsonValue(QLatin1String(transport::forcedCommandPath)) } } },
                                true } },
        true });
}

struct SecretOptions
{
    std::string node, key;
    bool forgets = false;
};

/// Keeps a passphrase or a password in the keychain, or takes it out.
int keepSecret(const SecretOptions &options, const Context &context)
{
    const bool isPassphrase = !options.key.empty();
    QString entry, question;
    if (isPassphrase) {
        const QString path = QFileInfo(QString::fromStdString(options.key)).absoluteFilePath();
        entry = secrets::passphraseEntry(path);
        question = Tr::tr("Passphrase of %1: ").arg(path);
    } else {
        const auto row = nodeNamed(context, options.node);
        if (!row)
            return context.fail(row.error());
        if (row->node.user.isEmpty())
            return context.fail({ core::ProblemKind::Usage, Tr::tr("%1 names no account").arg(row->node.name), {}, {}, Tr::tr("Add it with --user.") });
        entry = secrets::passwordEntry(row->node.user, row->node.host);
        question = Tr::tr("Password of %1 at %2: ").arg(row->node.user, row->node.host);
    }
    const secrets::Keychain keychain(std::chrono::seconds(30)); // a person may have to unlock it
    core::Done done;
    if (options.forgets) {
        done = keychain.remove(entry);
    } else {
        const auto secret = readPassphrase(question);
        if (!secret)
            return context.fail(secret.error());
        if (isPassphrase && !secrets::opensKeyFile(QString::fromStdString(options.key), *secret))
            return context.fail({ core::ProblemKind::Denied, Tr::tr("This passphrase does not open the key"), {}, QString::fromStdString(options.key), {} });
        done = keychain.write(entry, *secret);
    }
    if (!done)
        return context.fail(done.error());
    return context.answer({ { { u"secret"_s, { u"entry"_s, u"kept"_s }, { { { u"entry"_s, entry }, { u"kept"_s, !options.forgets } } }, true } }, true });
}

} // namespace

void addFleetAccess(CLI::App &fleet, Context &context)
{
    CLI::App *script = addVerb(fleet, "script", "prints the script that a node runs instead of whatever is asked: it reads what is named, and nothing else", "fleet script > breakwater-read");
    script->callback([&context] { context.chosen = [&context] { return printScript(context); }; });

    auto name = std::make_shared<std::string>();
    auto publicKey = std::make_shared<std::string>();
    CLI::App *authorizes = addVerb(fleet, "authorize", "prints the line of authorized_keys for a node, and what its account needs there", "fleet authorize mx1");
    authorizes->add_option("NAME", *name, "of the node")->required();
    authorizes->add_option("--public-key", *publicKey, "a .pub file (else the one beside the node's key, or the one of fleet key)");
    authorizes->callback([&context, name, publicKey] { context.chosen = [&context, name, publicKey] { return authorize(*name, *publicKey, context); }; });

    CLI::App *key = addVerb(fleet, "key", "the key that Breakwater makes for itself", "fleet key make");
    key->require_subcommand(1);
    CLI::App *make = addVerb(*key, "make", "makes an Ed25519 key in your data folder (0600) and prints its public half", "fleet key make");
    make->callback([&context] { context.chosen = [&context] { return makeKey(context); }; });
    CLI::App *show = addVerb(*key, "show", "prints the public half of the key", "fleet key show");
    show->callback([&context] { context.chosen = [&context] { return showKey(context); }; });

    auto options = std::make_shared<SecretOptions>();
    CLI::App *secret = addVerb(fleet, "secret", "keeps a passphrase or password, read from standard input, in the desktop's keychain", "fleet secret --key ~/.ssh/id_ed25519");
    auto *node = secret->add_option("NAME", options->node, "of a node: the password of its account");
    auto *file = secret->add_option("--key", options->key, "a private key file: its passphrase");
    node->excludes(file);
    secret->add_flag("--forget", options->forgets, "take it out of the keychain");
    secret->callback([&context, options] {
        if (options->node.empty() && options->key.empty())
            throw CLI::RequiredError("NAME or --key");
        context.chosen = [&context, options] { return keepSecret(*options, context); };
    });
}

} // namespace bw::ctl
