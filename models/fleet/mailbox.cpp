// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/mailbox.h"

#include "models/core/printable.h"
#include "models/fleet/node.h"
#include "models/fleet/tr.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::fleet {

using core::fail;
using core::ProblemKind;

namespace {

constexpr qsizetype mostChars = 320; ///< of a user, a folder
constexpr qsizetype mostUrlChars = 2000;
constexpr int tlsPort = 993, startTlsPort = 143;

core::Problem wrong(const QString &what, const QString &where, const QString &remedy)
{
    return { ProblemKind::Usage, what, {}, core::printable(where.left(mostChars)), remedy };
}

bool isOneLine(const QString &text)
{
    return text.size() <= mostChars && std::none_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
}

bool isHttps(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return text.size() <= mostUrlChars && url.isValid() && url.scheme() == u"https" && !url.host().isEmpty() && url.userInfo().isEmpty();
}

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, "/"));
}

} // namespace

QString loginWord(MailboxLogin login)
{
    return login == MailboxLogin::OAuth ? u"oauth"_s : u"password"_s;
}

MailboxLogin loginFromWord(const QString &word)
{
    return word == u"oauth" ? MailboxLogin::OAuth : MailboxLogin::Password;
}

OAuthClient microsoftClient()
{
    return { u"https://login.microsoftonline.com/organizations/oauth2/v2.0/devicecode"_s, u"https://login.microsoftonline.com/organizations/oauth2/v2.0/token"_s, {},
        u"https://outlook.office.com/IMAP.AccessAsUser.All offline_access"_s };
}

core::Done check(const Mailbox &mailbox)
{
    if (!mailbox.name.isEmpty())
        if (auto done = checkName(mailbox.name); !done)
            return done;
    if (isMailboxUrl(mailbox.name))
        return fail(wrong(Tr::tr("A mailbox's name is no URL"), mailbox.name, Tr::tr("Give it a short name, and its place beside it.")));
    const auto host = endpointFrom(mailbox.host.contains(u':') ? u'[' + mailbox.host + u']' : mailbox.host);
    if (!host || !host->user.isEmpty() || host->port != 0)
        return fail(wrong(Tr::tr("This is no name of a mail server"), mailbox.host, Tr::tr("Write a name, as in imap.example.com.")));
    if (mailbox.port < 1 || mailbox.port > 65535)
        return fail(wrong(Tr::tr("This is no port"), QString::number(mailbox.port), Tr::tr("993 is usual for TLS, 143 for STARTTLS.")));
    if (mailbox.user.isEmpty() || !isOneLine(mailbox.user))
        return fail(wrong(Tr::tr("The mailbox names nobody who can log in"), mailbox.user, Tr::tr("Name the user, as in imaps://reports@imap.example.com.")));
    for (const QString &folder : { mailbox.folder, mailbox.moveTo })
        if (!isOneLine(folder))
            return fail(wrong(Tr::tr("This is no folder"), folder, Tr::tr("Write its name as the server does, without control characters.")));
    if (mailbox.folder.isEmpty() || mailbox.folder == mailbox.moveTo)
        return fail(wrong(Tr::tr("Messages cannot be moved to where they are"), mailbox.folder, Tr::tr("Name another folder, as in Archive.")));
    if (mailbox.login == MailboxLogin::OAuth)
        if (!isHttps(mailbox.oauth.deviceUrl) || !isHttps(mailbox.oauth.tokenUrl) || mailbox.oauth.clientId.isEmpty() || !isOneLine(mailbox.oauth.clientId))
            return fail(wrong(Tr::tr("OAuth needs two addresses that begin with https://, and the id of a client"), {}, Tr::tr("Your provider's documentation names them; the id is that of the application that you registered there.")));
    return {};
}

bool isMailboxUrl(const QString &text)
{
    return text.startsWith(u"imaps://", Qt::CaseInsensitive) || text.startsWith(u"imap://", Qt::CaseInsensitive);
}

core::Result<Mailbox> mailboxFromUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!isMailboxUrl(text) || text.size() > mostUrlChars || !url.isValid() || url.hasQuery() || url.hasFragment())
        return fail(wrong(Tr::tr("This is no mailbox"), url.toString(QUrl::RemovePassword), Tr::tr("Write imaps://user@host/folder.")));
    if (!url.password(QUrl::FullyDecoded).isNull() || url.userInfo().contains(u':'))
        return fail(wrong(Tr::tr("A password does not belong into a command"), url.toString(QUrl::RemoveUserInfo), Tr::tr("Every process can see it there. It is asked for, read from a file, or taken from the keychain.")));
    Mailbox mailbox;
    mailbox.host = url.host();
    mailbox.startsTls = url.scheme() == u"imap";
    mailbox.port = url.port(mailbox.startsTls ? startTlsPort : tlsPort);
    mailbox.user = url.userName(QUrl::FullyDecoded);
    if (const QString folder = url.path(QUrl::FullyDecoded).mid(1); !folder.isEmpty())
        mailbox.folder = folder.compare(u"INBOX", Qt::CaseInsensitive) == 0 ? u"INBOX"_s : folder; // RFC 9051, 5.1
    if (mailbox.folder.contains(u';'))
        return fail(wrong(Tr::tr("This is no mailbox"), text, Tr::tr("Name the folder, not a message of it.")));
    if (auto done = check(mailbox); !done)
        return fail(done.error());
    return mailbox;
}

QString placeOf(const Mailbox &mailbox)
{
    const QString host = mailbox.host.contains(u':') ? u'[' + mailbox.host.toLower() + u']' : mailbox.host.toLower();
    const QString port = mailbox.port == (mailbox.startsTls ? startTlsPort : tlsPort) ? QString() : u':' + QString::number(mailbox.port);
    return (mailbox.startsTls ? u"imap://"_s : u"imaps://"_s) + encoded(mailbox.user) + u'@' + host + port + u'/' + encoded(mailbox.folder);
}

QString messagePlace(const QString &place, std::uint32_t uidValidity, std::uint32_t uid)
{
    return place + u";UIDVALIDITY=%1/;UID=%2"_s.arg(uidValidity).arg(uid);
}

} // namespace bw::fleet
