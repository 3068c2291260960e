// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/context.h"
#include "app/ctl/storeverbs.h"

#include "app/common/paths.h"

#include "models/crypto/hmachasher.h"
#include "models/crypto/sealing.h"
#include "models/secrets/deskkeystore.h"

#include <QCoreApplication>
#include <QFile>

#include <CLI/CLI.hpp>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace bw::ctl {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

constexpr const char *label = "breakwater store key 1";
constexpr std::size_t mostPassphraseBytes = 1024;

/// One line of standard input, never of the command line: arguments can be seen by every process. Without echo on a terminal.
core::Result<core::Secret> readPassphrase(const QString &question)
{
    termios before {};
    const bool terminal = tcgetattr(STDIN_FILENO, &before) == 0;
    if (terminal) {
        const QByteArray text = question.toUtf8();
        (void)!write(STDERR_FILENO, text.constData(), static_cast<std::size_t>(text.size()));
        termios silent = before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    std::vector<std::uint8_t> line;
    line.reserve(mostPassphraseBytes + 1);
    std::uint8_t byte = 0;
    while (line.size() <= mostPassphraseBytes && read(STDIN_FILENO, &byte, 1) == 1 && byte != '\n')
        line.push_back(byte);
    if (terminal) {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
        (void)!write(STDERR_FILENO, "\n", 1);
    }
    core::Secret secret { line };
    std::fill(line.begin(), line.end(), std::uint8_t(0));
    if (secret.isEmpty())
        return core::fail({ core::ProblemKind::Usage, Tr::tr("No passphrase was given"), {}, {}, Tr::tr("Type it, or write it to standard input as one line.") });
    return secret;
}

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
    QFile file(source);
    if (!file.open(QIODevice::ReadOnly))
        return context.fail({ core::ProblemKind::Missing, Tr::tr("The exported key could not be read"), file.errorString(), source, {} });
    const auto passphrase = readPassphrase(Tr::tr("Passphrase of the exported key: "));
    if (!passphrase)
        return context.fail(passphrase.error());
    const auto key = crypto::unseal(file.read(64 * 1024), *passphrase, label);
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
