// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/searchwords.h"

#include "models/core/domainname.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace bw::itemmodels {

SearchWords classify(const QString &text)
{
    SearchWords words;
    words.text = text.trimmed();
    const QString &t = words.text;
    if (t.isEmpty() || t.size() > 1000 || t.contains(u' '))
        return words;
    static const QRegularExpression shortQueueId(u"^[0-9A-F]{6,16}\\*?!?$"_s);
    static const QRegularExpression longQueueId(u"^[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-y]{8,20}z?[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-y]*$"_s);
    static const QRegularExpression mailbox(u"^[^@\\s<>]+@[^@\\s<>]+\\.[^@\\s<>.]+\\.?$|^[^@\\s<>]+@[^@\\s<>.]+$"_s);
    static const QRegularExpression hostName(u"^(?=.{1,253}$)([\\w-]{1,63}\\.)+[\\w-]{1,63}\\.?$"_s, QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression ip4(u"^\\d{1,3}(\\.\\d{1,3}){3}(/\\d{1,2})?$"_s);
    static const QRegularExpression ip6(u"^[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(/\\d{1,3})?$"_s);
    words.ip = ip4.match(t).hasMatch() || ip6.match(t).hasMatch();
    if (words.ip)
        return words;
    words.messageId = t.startsWith(u'<') && t.endsWith(u'>') && t.contains(u'@');
    if (words.messageId)
        return words;
    words.address = mailbox.match(t).hasMatch();
    // A Message-ID without brackets has the form of an address: both are asked for.
    words.messageId = words.address;
    words.queueId = shortQueueId.match(t).hasMatch() || (longQueueId.match(t).hasMatch() && t.contains(QRegularExpression(u"[0-9]"_s)));
    words.host = hostName.match(t).hasMatch();
    if (words.host)
        words.domain = core::domainName(t).value_or(t.toLower());
    words.login = !words.host && t.size() <= 100;
    return words;
}

} // namespace bw::itemmodels
