// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/mailmessage.h"

#include "models/notify/tr.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::notify {

namespace {

constexpr qsizetype mostAddress = 254, mostSubject = 200, mostText = 64 * 1024;
constexpr qsizetype encodedWordBytes = 39; ///< 52 characters of base64: with "Subject: " the line has at most 76
constexpr qsizetype lineCharacters = 76;

/// Control characters become blanks; line ends stay where they are wanted.
QString clean(QString text, bool withLines)
{
    for (QChar &c : text)
        if ((c.unicode() < 0x20 && !(withLines && c == u'\n')) || (c.unicode() >= 0x7f && c.unicode() < 0xa0) || c.unicode() == 0x2028 || c.unicode() == 0x2029)
            c = u' ';
    return text;
}

bool isPlain(const QString &text)
{
    return !text.contains(u"=?"_s) && std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; });
}

QByteArray subjectBytes(const QString &text)
{
    const QString subject = clean(text, false).simplified().left(mostSubject);
    if (isPlain(subject) && subject.size() <= lineCharacters)
        return subject.toLatin1();
    QByteArray all, word;
    const auto flush = [&] {
        all += (all.isEmpty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + word.toBase64() + "?=";
        word.clear();
    };
    for (const char32_t c : subject.toUcs4()) {
        const QByteArray bytes = QString::fromUcs4(&c, 1).toUtf8();
        if (word.size() + bytes.size() > encodedWordBytes)
            flush();
        word += bytes;
    }
    flush();
    return all;
}

QByteArray quotedPrintable(const QString &text)
{
    static constexpr char hex[] = "0123456789ABCDEF";
    QByteArray all;
    for (const QByteArray &line : clean(text.left(mostText), true).toUtf8().split('\n')) {
        qsizetype column = 0;
        for (qsizetype i = 0; i < line.size(); ++i) {
            const auto byte = static_cast<unsigned char>(line.at(i));
            const bool isLast = i + 1 == line.size();
            const bool isSafe = byte > 0x20 && byte < 0x7f && byte != '=';
            const QByteArray piece = isSafe || (byte == 0x20 && !isLast) ? QByteArray(1, line.at(i)) : QByteArray { "=" } + hex[byte >> 4] + hex[byte & 15];
            if (column + piece.size() > lineCharacters - 1) { // one stays for the soft line end
                all += "=\r\n";
                column = 0;
            }
            all += piece;
            column += piece.size();
        }
        all += "\r\n";
    }
    return all;
}

/// RFC 5322 3.3, in UTC.
QByteArray dateBytes(core::UtcMicros t)
{
    return QLocale::c().toString(QDateTime::fromMSecsSinceEpoch(t / 1000, Qt::UTC), u"ddd, dd MMM yyyy HH:mm:ss +0000"_s).toLatin1();
}

} // namespace

bool isMailAddress(const QString &address)
{
    const qsizetype at = address.indexOf(u'@');
    if (at < 1 || at + 1 >= address.size() || address.size() > mostAddress || address.startsWith(u'-') || address.count(u'@') != 1)
        return false;
    for (const QString &part : { address.left(at), address.mid(at + 1) }) // dot-atoms (RFC 5321 4.1.2)
        if (part.startsWith(u'.') || part.endsWith(u'.') || part.contains(u".."_s))
            return false;
    return std::all_of(address.begin(), address.end(), [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f && !u"<>()[]\\,;:\""_s.contains(c); });
}

core::Result<QByteArray> mailBytes(const MailMessage &message)
{
    for (const QString &address : { message.from, message.to })
        if (!isMailAddress(address))
            return core::fail({ core::ProblemKind::Usage, Tr::tr("This is no mail address"), {}, clean(address, false).left(mostAddress), Tr::tr("Write one address, as in name@example.com.") });
    const QByteArray domain = message.from.section(u'@', 1).toLatin1();
    QByteArray id = message.id;
    id.removeIf([](char c) { return !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.'); });
    return "Date: " + dateBytes(message.date) + "\r\nFrom: Breakwater <" + message.from.toLatin1() + ">\r\nTo: <" + message.to.toLatin1() + ">\r\nSubject: " + subjectBytes(message.subject)
        + "\r\nMessage-ID: <" + id + '@' + domain
        + ">\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + quotedPrintable(message.text);
}

} // namespace bw::notify
