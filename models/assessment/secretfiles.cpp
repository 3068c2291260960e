// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/secretfiles.h"

#include "models/assessment/tr.h"

#include <QRegularExpression>

#include <optional>

using namespace Qt::StringLiterals;

namespace bw::assessment {

using posture::Value;

namespace {

struct Seen
{
    uint mode = 0;
    QString owner, group;
};

/// root, or an account of a program that mail passes.
bool isExpected(const QString &account)
{
    static const QStringList accounts { u"root"_s, u"postfix"_s, u"dovecot"_s, u"dovenull"_s, u"vmail"_s, u"opendkim"_s, u"opendmarc"_s, u"_rspamd"_s, u"rspamd"_s, u"amavis"_s, u"Debian-exim"_s, u"exim"_s, u"kumod"_s, u"_smtpd"_s };
    return accounts.contains(account);
}

/// Can somebody else put another file in its place?
bool isWritableByOthers(const Seen &folder)
{
    constexpr uint sticky = 01000, byGroup = 020, byOthers = 02;
    return !isExpected(folder.owner) || (folder.mode & (sticky | byOthers)) == byOthers || ((folder.mode & byGroup) != 0 && !isExpected(folder.group));
}

} // namespace

Value secretFiles(const posture::Registry &registry, const QStringList &lines)
{
    static const QRegularExpression seenForm(u"^([0-7]{1,5}) (\\S+) (\\S+) (tls key|dkim key|password|folder) (/.*)$"_s), unseenForm(u"^(denied|missing|unseen) (tls key|dkim key|password) (/[^(]*)(.*)$"_s);
    QMap<QString, Seen> folders;
    for (const QString &line : lines)
        if (const auto match = seenForm.match(line); match.captured(4) == "folder"_L1)
            folders.insert(match.captured(5), { match.captured(1).toUInt(nullptr, 8), match.captured(2), match.captured(3) });
    QList<Value> all;
    QStringList paths;
    const auto add = [&](const QString &path, const QString &kind, QMap<QString, Value> fields, const QString &otherwise) {
        if (paths.contains(path))
            return;
        paths << path;
        fields.insert(u"name"_s, Value::ofText(path));
        fields.insert(u"kind"_s, Value::ofText(kind));
        all << elementOf(registry, u"secret_file"_s, fields, otherwise);
    };
    const QString asRoot = Tr::tr("This account may not see it. As root, look at owner and mode there.");
    for (const QString &line : lines) {
        if (line.startsWith("closed "_L1)) {
            QMap<QString, Value> fields { { u"world_readable"_s, Value::truth(false) } };
            if (const auto folder = folders.constFind(line.mid(7)); folder != folders.constEnd())
                fields.insert(u"writable_parent"_s, Value::truth(isWritableByOthers(*folder)));
            add(line.mid(7), u"dkim key"_s, fields, asRoot);
            continue;
        }
        if (const auto unseen = unseenForm.match(line); unseen.hasMatch()) {
            const QString path = unseen.captured(3).trimmed();
            if (unseen.captured(1) == "denied"_L1)
                add(path, unseen.captured(2), { { u"world_readable"_s, Value::truth(false) } }, asRoot);
            else if (unseen.captured(1) == "unseen"_L1)
                add(path, unseen.captured(2), {}, Tr::tr("It could not be looked at: %1").arg(unseen.captured(4)));
            continue;
        }
        const auto seen = seenForm.match(line);
        if (!seen.hasMatch()) {
            if (line.startsWith("unseen more "_L1))
                add(line.mid(7), u"password"_s, {}, Tr::tr("More files than are looked at."));
            continue;
        }
        if (seen.captured(4) == "folder"_L1)
            continue;
        const uint mode = seen.captured(1).toUInt(nullptr, 8);
        const QString path = seen.captured(5), owner = seen.captured(2);
        const auto folder = folders.constFind(path.section(u'/', 0, -2));
        const bool isReachable = folder == folders.constEnd() || (folder->mode & 01U) != 0;
        QMap<QString, Value> fields { { u"world_readable"_s, Value::truth((mode & 04U) != 0 && isReachable) }, { u"owner"_s, Value::ofText(owner) }, { u"mode"_s, Value::ofText(seen.captured(1)) },
            { u"owner_expected"_s, Value::truth(isExpected(owner)) } };
        if (folder != folders.constEnd())
            fields.insert(u"writable_parent"_s, Value::truth(isWritableByOthers(*folder)));
        add(path, seen.captured(4), fields, Tr::tr("Its folder was not looked at."));
    }
    return Value::list(all);
}

} // namespace bw::assessment
