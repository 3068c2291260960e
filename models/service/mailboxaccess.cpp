// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/mailboxaccess.h"

#include "models/secrets/keychain.h"
#include "models/secrets/secretfile.h"
#include "models/service/tr.h"
#include "models/transport/oauth/devicecode.h"

#include <chrono>

using namespace Qt::StringLiterals;

namespace bw::service {

using core::fail;
using core::ProblemKind;

namespace {

constexpr std::chrono::seconds readPatience(10), keepPatience(30); ///< a person may have to unlock the keychain
constexpr std::chrono::seconds providerPatience(30);
constexpr std::chrono::hours consentPatience(1);

QString entryOf(const fleet::Mailbox &mailbox)
{
    const bool isToken = mailbox.login == fleet::MailboxLogin::OAuth;
    return (isToken ? u"imap-token/"_s : u"imap-password/"_s) + mailbox.user + u'@' + mailbox.host.toLower();
}

transport::Limit limitOf(std::chrono::milliseconds patience, const std::atomic_bool &stop)
{
    return { std::chrono::steady_clock::now() + patience, &stop };
}

core::Result<core::Secret> accessToken(const fleet::Mailbox &mailbox, const std::atomic_bool &stop)
{
    const auto refresh = mailboxSecret(mailbox);
    if (!refresh)
        return fail(refresh.error());
    auto tokens = transport::renewTokens(mailbox.oauth, *refresh, mailbox.caFile, limitOf(providerPatience, stop));
    if (!tokens)
        return fail(tokens.error());
    // A provider may give another one each time. Where that cannot be kept (a credential is read-only) the old one goes on, as long as
    // the provider takes it; then it says so.
    if (!tokens->refresh.isEmpty())
        static_cast<void>(keepMailboxSecret(mailbox, tokens->refresh));
    return std::move(tokens->access);
}

core::Result<core::Secret> password(const fleet::Mailbox &mailbox, const AskSecret &ask)
{
    auto kept = mailboxSecret(mailbox);
    if (kept || kept.error().kind != ProblemKind::Missing || !ask)
        return kept;
    return ask(Tr::tr("Password of %1 at %2: ").arg(mailbox.user, mailbox.host));
}

} // namespace

core::Result<core::Secret> mailboxSecret(const fleet::Mailbox &mailbox)
{
    if (!mailbox.name.isEmpty())
        if (auto handed = secrets::readCredential(u"imap-"_s + mailbox.name); handed || handed.error().kind != ProblemKind::Missing)
            return handed;
    if (!mailbox.passwordFile.isEmpty())
        return secrets::readSecretFile(mailbox.passwordFile);
    auto kept = secrets::Keychain(readPatience).read(entryOf(mailbox));
    if (kept)
        return kept;
    return fail({ ProblemKind::Missing, Tr::tr("No password of the mailbox is kept"), kept.error().what, fleet::placeOf(mailbox),
        Tr::tr("Keep one with feedback mailbox login, in a file of mode 0600, or as a credential of the service manager.") });
}

core::Done keepMailboxSecret(const fleet::Mailbox &mailbox, const core::Secret &secret)
{
    if (!mailbox.passwordFile.isEmpty() && !secret.isEmpty())
        return secrets::writeSecretFile(mailbox.passwordFile, secret);
    const secrets::Keychain keychain(keepPatience);
    return secret.isEmpty() ? keychain.remove(entryOf(mailbox)) : keychain.write(entryOf(mailbox), secret);
}

core::Done consentToMailbox(const fleet::Mailbox &mailbox, const TellCode &tell, const std::atomic_bool &stop)
{
    const auto code = transport::askDeviceCode(mailbox.oauth, mailbox.caFile, limitOf(providerPatience, stop));
    if (!code)
        return fail(code.error());
    tell(code->address, code->userCode);
    const auto tokens = transport::waitForConsent(mailbox.oauth, *code, mailbox.caFile, limitOf(consentPatience, stop));
    if (!tokens)
        return fail(tokens.error());
    if (tokens->refresh.isEmpty())
        return fail({ ProblemKind::Denied, Tr::tr("The provider's consent ends within the hour"), Tr::tr("it gave nothing that renews it"), {}, Tr::tr("Ask for it in the scope: most providers call it offline_access.") });
    return keepMailboxSecret(mailbox, tokens->refresh);
}

core::Result<ingest::PullCounts> pullMailbox(ingest::MailboxPull &pull, const fleet::Mailbox &mailbox, const core::Secret &given, const AskSecret &ask, const ingest::PullOptions &options, const std::atomic_bool &stop)
{
    const auto connect = [&](const transport::Limit &limit) -> core::Result<std::unique_ptr<transport::imap::Stream>> {
        const auto secret = mailbox.login == fleet::MailboxLogin::OAuth ? accessToken(mailbox, stop) : given.isEmpty() ? password(mailbox, ask) : given.clone();
        if (!secret)
            return fail(secret.error());
        // A person who was asked may have taken a while.
        return transport::imap::connect(mailbox, *secret, limit.isStopped() ? limit : limitOf(options.patience, stop));
    };
    return pull.run(mailbox, connect, options, stop);
}

} // namespace bw::service
