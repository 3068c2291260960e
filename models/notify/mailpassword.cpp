// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/mailpassword.h"

#include "models/notify/tr.h"
#include "models/secrets/keychain.h"
#include "models/secrets/secretfile.h"

using namespace Qt::StringLiterals;

namespace bw::notify {

using core::fail;
using core::ProblemKind;

namespace {

QString entryOf(const config::Notices &notices)
{
    return u"smtp-password/"_s + notices.user + u'@' + notices.server;
}

} // namespace

core::Result<core::Secret> mailPassword(const config::Notices &notices, std::chrono::milliseconds patience)
{
    if (auto handed = secrets::readCredential(u"smtp-password"_s); handed || handed.error().kind != ProblemKind::Missing)
        return handed;
    if (!notices.passwordFile.isEmpty())
        return secrets::readSecretFile(notices.passwordFile);
    auto kept = secrets::Keychain(patience).read(entryOf(notices));
    if (kept)
        return kept;
    return fail({ ProblemKind::Missing, Tr::tr("No password of the mail server is kept"), kept.error().what, notices.server,
        Tr::tr("Keep one in the keychain, in a file of mode 0600, or as the credential smtp-password.") });
}

core::Done keepMailPassword(const config::Notices &notices, const core::Secret &password, std::chrono::milliseconds patience)
{
    const secrets::Keychain keychain(patience);
    return password.isEmpty() ? keychain.remove(entryOf(notices)) : keychain.write(entryOf(notices), password);
}

} // namespace bw::notify
