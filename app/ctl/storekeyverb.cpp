// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/context.h"
#include "app/ctl/passphrase.h"
#include "app/ctl/smallfile.h"
#include "app/ctl/storeverbs.h"

#include "app/common/paths.h"

#include "models/crypto/hmachasher.h"
#include "models/crypto/sealing.h"
#include "models/secrets/deskkeystore.h"

#include <QCoreApplication>
#include <QFile>

#include <CLI/CLI.hpp>

#include <fcntl.h>
#include <unistd.h>

namespace bw::ctl {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

constexpr const char *label = "breakwater store key 1";
int exportKey(Context &context, const QString &target)
{
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    if (!opened->key)
        return context.fail(opened->whyNoKey);
    const auto passphrase = readPassphrase(Tr::tr("Passphrase for the exported key: "));
    if (!passphrase)
        return context.fail(passphrase.error());
    const auto sealed = crypto::seal(*opened->key, *passphrase, label);
    if (!sealed)
        return context.fail(sealed.error());
    const int handle = ::open(QFile::encodeName(target).constData(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    QFile file;
    const bool opensFile = handle >= 0 && file.open(handle, QIODevice::WriteOnly, QFileDevice::AutoCloseHandle);
    if (!opensFile || file.write(*sealed) != sealed->size() || !file.flush())
        return context.fail({ core::ProblemKind::Denied, Tr::tr("The key was not written"), qt_error_string(errno), target, Tr::tr("Choose a file that does not exist, in a folder where you may write.") });
    return context.answer({ { { QStringLiteral("key"), { QStringLiteral("path"), QStringLiteral("key_id") },
                                { { { QStringLiteral("path"), target }, { QStringLiteral("key_id"), opened->store.keyId() } } }, true } }, true });
}

int importKey(Context &context, const QString &source)
{
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    constexpr qsizetype mostBytes = 64 * 1024;
    const auto sealed = readSmallFile(source, mostBytes, Tr::tr("The exported key could not be read"));
    if (!sealed)
        return context.fail(sealed.error());
    const auto passphrase = readPassphrase(Tr::tr("Passphrase of the exported key: "));
    if (!passphrase)
        return context.fail(passphrase.error());
    const auto key = crypto::unseal(*sealed, *passphrase, label);
    if (!key)
        return context.fail(key.error());
    if (crypto::keyIdOf(*key) != opened->store.keyId().toStdString())
        return context.fail({ core::ProblemKind::Conflict, Tr::tr("This is the key of another store"), {}, source, Tr::tr("Name the right store with --store, or the right key.") });
    secrets::DeskKeyStore keys(app::keyFolder());
    const auto home = keys.save(opened->store.keyId(), *key);
    if (!home)
        return context.fail(home.error());
    return context.answer({ { { QStringLiteral("key"), { QStringLiteral("key_kept_in"), QStringLiteral("key_id") },
                                { { { QStringLiteral("key_kept_in"), home->text }, { QStringLiteral("key_id"), opened->store.keyId() } } }, true } }, true });
}

} // namespace

void addStoreKey(CLI::App &app, Context &context)
{
    CLI::App *key = addVerb(app, "key", "carry the store's key to another desk", "store key export fleet.key");
    key->require_subcommand(1);
    const auto act = [&](const char *name, const char *does, const char *example, int (*what)(Context &, const QString &)) {
        auto path = std::make_shared<std::string>();
        CLI::App *verb = addVerb(*key, name, does, example);
        verb->add_option("FILE", *path, "the key, locked with a passphrase that is read from standard input")->required();
        verb->callback([&context, path, what] { context.chosen = [&context, path, what] { return what(context, QString::fromStdString(*path)); }; });
    };
    act("export", "write the key to a file, locked with a passphrase", "store key export fleet.key < passphrase.txt", exportKey);
    act("import", "keep the key of a file on this desk", "store key import fleet.key", importKey);
}

} // namespace bw::ctl
