// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/mailboxaccess.h"

#include "models/secrets/keychain.h"
#include "models/secrets/secretfile.h"
#include "models/service/tr.h"
#include "models/transport/imap/imapsession.h"
#include "models/transport/oauth/devicecode.h"

#include <chrono>

using namespace Qt::StringLiterals;

namespace bw::service {

using core::fail;
using core::ProblemKind;

namespace {

constexpr std::chrono::seconds readPatience(10), keepPatience(30); ///< a person may have to unlock the keychain
constexpr std::chrono::seconds providerPatience(30), testPatience(30);
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

core::Result<core::Secret> accessToken(const fleet::Mailbox &mailbox, MailboxSecrets &secrets, const std::atomic_bool &stop)
{
    const auto refresh = secrets.find(mailbox);
    if (!refresh)
        return fail(refresh.error());
    auto tokens = transport::renewTokens(mailbox.oauth, *refresh, mailbox.caFile, limitOf(providerPatience, stop));
    if (!tokens)
        return fail(tokens.error());
    // A provider may give another one each time. Where that cannot be kept (a credential is read-only) the old one goes on, as long as
    // the provider takes it; then it says so.
    if (!tokens->refresh.isEmpty())
        secrets.replace(mailbox, tokens->refresh);
    return std::move(tokens->access);
}

core::Result<core::Secret> password(const fleet::Mailbox &mailbox, MailboxSecrets &secrets, const AskSecret &ask)
{
    auto kept = secrets.find(mailbox);
    if (kept || kept.error().kind != ProblemKind::Missing || !ask)
        return kept;
    auto told = ask(Tr::tr("Password of %1 at %2: ").arg(mailbox.user, mailbox.host));
    if (told)
        static_cast<void>(secrets.give(mailbox, *told, false)); // once for all pulls
    return told;
}

core::Done keepFor(const fleet::Mailbox &mailbox, const core::Secret &secret)
{
    return mailbox.passwordFile.isEmpty() ? secrets::Keychain(keepPatience).write(entryOf(mailbox), secret) : secrets::writeSecretFile(mailbox.passwordFile, secret);
}

} // namespace

core::Result<core::Secret> MailboxSecrets::find(const fleet::Mailbox &mailbox) const
{
    {
        const std::lock_guard lock(m_mutex);
        if (const auto told = m_told.find(entryOf(mailbox)); told != m_told.end())
            return told->second.clone();
    }
    if (!mailbox.name.isEmpty())
        if (auto handed = secrets::readCredential(u"imap-"_s + mailbox.name); handed || handed.error().kind != ProblemKind::Missing)
            return handed;
    if (!mailbox.passwordFile.isEmpty())
        return secrets::readSecretFile(mailbox.passwordFile);
    auto kept = secrets::Keychain(readPatience).read(entryOf(mailbox));
    if (kept)
        return kept;
    if (mailbox.login != fleet::MailboxLogin::OAuth)
        return fail({ ProblemKind::Missing, Tr::tr("No password of the mailbox is kept"), kept.error().what, fleet::placeOf(mailbox),
            Tr::tr("Give it in the window, under Reports mailboxes, or by feedback mailbox login; without a desktop in a file of mode 0600 (feedback pull --password-file FILE), on standard input (feedback pull --password-stdin), or as the credential imap-NAME of the service manager.") });
    return fail({ ProblemKind::Missing, Tr::tr("Nobody has consented to the mailbox yet"), kept.error().what,
        fleet::placeOf(mailbox), Tr::tr("Give it in the window, under Reports mailboxes, or by feedback mailbox login; for a service in a file of mode 0600, or as a credential of its manager.") });
}

core::Done MailboxSecrets::give(const fleet::Mailbox &mailbox, const core::Secret &secret, bool keep)
{
    const core::Done kept = keep ? keepFor(mailbox, secret) : core::Done();
    const std::lock_guard lock(m_mutex);
    if (keep && kept)
        m_told.erase(entryOf(mailbox));
    else
        m_told.insert_or_assign(entryOf(mailbox), secret.clone());
    return kept;
}

core::Done MailboxSecrets::forget(const fleet::Mailbox &mailbox)
{
    {
        const std::lock_guard lock(m_mutex);
        m_told.erase(entryOf(mailbox));
    }
    return secrets::Keychain(keepPatience).remove(entryOf(mailbox));
}

void MailboxSecrets::replace(const fleet::Mailbox &mailbox, const core::Secret &secret)
{
    {
        const std::lock_guard lock(m_mutex);
        if (const auto told = m_told.find(entryOf(mailbox)); told != m_told.end()) {
            told->second = secret.clone();
            return;
        }
    }
    static_cast<void>(keepFor(mailbox, secret));
}

core::Done consentToMailbox(const fleet::Mailbox &mailbox, MailboxSecrets &secrets, bool keep, const TellCode &tell, const std::atomic_bool &stop)
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
    return secrets.give(mailbox, tokens->refresh, keep);
}

core::Result<ingest::PullCounts> pullMailbox(ingest::MailboxPull &pull, const fleet::Mailbox &mailbox, MailboxSecrets &secrets, const AskSecret &ask, const ingest::PullOptions &options, const std::atomic_bool &stop)
{
    const auto connect = [&](const transport::Limit &limit) -> core::Result<std::unique_ptr<transport::imap::Stream>> {
        const auto secret = mailbox.login == fleet::MailboxLogin::OAuth ? accessToken(mailbox, secrets, stop) : password(mailbox, secrets, ask);
        if (!secret)
            return fail(secret.error());
        // A person who was asked may have taken a while.
        return transport::imap::connect(mailbox, *secret, limit.isStopped() ? limit : limitOf(options.patience, stop));
    };
    return pull.run(mailbox, connect, options, stop);
}

core::Result<int> testMailbox(const fleet::Mailbox &mailbox, MailboxSecrets &secrets, const core::Secret &given, const std::atomic_bool &stop)
{
    if (auto done = fleet::check(mailbox); !done)
        return fail(done.error());
    const auto secret = mailbox.login == fleet::MailboxLogin::OAuth ? accessToken(mailbox, secrets, stop) : given.isEmpty() ? password(mailbox, secrets, {}) : given.clone();
    if (!secret)
        return fail(secret.error());
    auto stream = transport::imap::connect(mailbox, *secret, limitOf(testPatience, stop));
    if (!stream)
        return fail(stream.error());
    transport::imap::Session session(std::move(*stream), fleet::placeOf(mailbox), testPatience, stop);
    const auto folder = session.open(mailbox.folder, false);
    if (!folder)
        return fail(folder.error());
    session.logOut();
    return static_cast<int>(folder->messages);
}

} // namespace bw::service
