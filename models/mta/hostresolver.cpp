// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/hostresolver.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::mta {

namespace {

constexpr qsizetype mostFiles = 50, mostLines = 20'000, mostChars = 200, mostListed = 20;

/// Of one line, harmless to whoever reads settings.
QString plain(QByteArray value)
{
    value = value.trimmed();
    if (value.size() > 1 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front())
        value = value.mid(1, value.size() - 2);
    QString text = QString::fromUtf8(value.left(mostChars)).simplified();
    text.removeIf([](QChar c) { return !c.isPrint(); });
    return text;
}

class UnboundReader final
{
public:
    UnboundReader(const std::optional<QStringList> &dropIns, const ReadFile &read)
        : m_dropIns(dropIns)
        , m_read(read)
    {
    }

    void take(const QByteArray &text, int depth)
    {
        for (const QByteArray &raw : text.split('\n').mid(0, mostLines)) {
            const QByteArray line = raw.trimmed();
            const qsizetype colon = line.indexOf(':');
            if (line.startsWith('#') || colon < 1)
                continue;
            const QByteArray name = line.left(colon);
            QByteArray value = line.mid(colon + 1);
            if (const qsizetype comment = value.indexOf(" #"); comment >= 0)
                value.truncate(comment);
            takeSetting(name, plain(value), depth);
        }
    }
    [[nodiscard]] QByteArray said() const
    {
        QString text = u"unbound.anchors = %1\nunbound.module-config = %2\nunbound.permissive = %3\nunbound.port = %4\n"_s.arg(m_anchors).arg(m_modules, m_permissive, m_port);
        text += u"unbound.insecure = "_s + m_insecure.mid(0, mostListed).join(u", "_s) + u"\nunbound.interfaces = "_s + m_interfaces.mid(0, mostListed).join(u", "_s) + u'\n';
        if (!m_unread.isEmpty())
            text += u"unbound.unread = "_s + m_unread + u'\n';
        return text.toUtf8();
    }

private:
    void takeSetting(const QByteArray &name, const QString &value, int depth)
    {
        static const QByteArrayList anchors { "auto-trust-anchor-file", "trust-anchor-file", "trust-anchor", "trusted-keys-file" };
        if (name == "include" || name == "include-toplevel")
            include(value, depth);
        else if (anchors.contains(name))
            m_anchors += value.isEmpty() ? 0 : 1;
        else if (name == "module-config")
            m_modules = value;
        else if (name == "val-permissive-mode")
            m_permissive = value;
        else if (name == "port")
            m_port = value;
        else if (name == "domain-insecure")
            m_insecure.insert(value == "."_L1 ? 0 : m_insecure.size(), value); // the root before what may be cut
        else if (name == "interface" || name == "ip-address")
            m_interfaces << value;
    }
    void include(const QString &pattern, int depth)
    {
        if (pattern != "/etc/unbound/unbound.conf.d/*.conf"_L1 || depth > 0 || !m_dropIns || m_dropIns->size() > mostFiles) {
            m_unread = pattern;
            return;
        }
        for (const QString &file : *m_dropIns) {
            if (const auto text = m_read(file))
                take(*text, depth + 1);
            else
                m_unread = file;
        }
    }

    const std::optional<QStringList> &m_dropIns;
    const ReadFile &m_read;
    int m_anchors = 0;
    QString m_modules = u"validator iterator"_s, m_permissive = u"no"_s, m_port = u"53"_s, m_unread; // as unbound.conf(5) has them
    QStringList m_insecure, m_interfaces;
};

} // namespace

QByteArray unboundValidation(const QByteArray &config, const std::optional<QStringList> &dropIns, const ReadFile &read)
{
    UnboundReader reader(dropIns, read);
    reader.take(config, 0);
    return reader.said();
}

QByteArray resolvedValidation(const QByteArray &config, const std::optional<QStringList> &dropIns, const ReadFile &read)
{
    QString value, unread = dropIns && dropIns->size() <= mostFiles ? QString() : u"/etc/systemd/resolved.conf.d"_s;
    const auto take = [&value](const QByteArray &text) {
        for (const QByteArray &line : text.split('\n').mid(0, mostLines))
            if (const qsizetype equals = line.indexOf('='); equals > 0 && line.left(equals).trimmed() == "DNSSEC")
                value = plain(line.mid(equals + 1));
    };
    take(config);
    for (const QString &file : unread.isEmpty() ? *dropIns : QStringList()) {
        if (const auto text = read(file))
            take(*text);
        else
            unread = file;
    }
    return "resolved.DNSSEC = " + value.toUtf8() + '\n' + (unread.isEmpty() ? QByteArray() : "resolved.unread = " + unread.toUtf8() + '\n');
}

QStringList confFilesFrom(const QByteArray &said)
{
    QStringList files;
    for (const QByteArray &line : said.split('\n')) {
        const QByteArray path = line.split(' ').mid(3).join(' ');
        if ((line.startsWith("f ") || line.startsWith("l ")) && path.startsWith('/') && path.endsWith(".conf") && files.size() <= mostFiles)
            files << QString::fromUtf8(path);
    }
    files.sort();
    return files;
}

} // namespace bw::mta
