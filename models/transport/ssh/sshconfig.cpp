// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/ssh/sshconfig.h"

#include "models/core/blocking.h"
#include "models/fleet/homepath.h"
#include "models/transport/tr.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace bw::transport {

namespace {

constexpr qint64 mostBytes = 1024 * 1024;
constexpr qsizetype mostBlocks = 10'000;
constexpr std::array<QStringView, 5> readKeywords { u"hostname", u"user", u"port", u"identityfile", u"proxyjump" };

/// ssh_config(5), PATTERNS: * and ?.
bool matches(QStringView pattern, QStringView text)
{
    qsizetype p = 0, t = 0, star = -1, mark = 0;
    while (t < text.size()) {
        if (p < pattern.size() && (pattern[p] == u'?' || pattern[p].toLower() == text[t].toLower())) {
            ++p;
            ++t;
        } else if (p < pattern.size() && pattern[p] == u'*') {
            star = p++;
            mark = t;
        } else if (star >= 0) {
            p = star + 1;
            t = ++mark;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == u'*')
        ++p;
    return p == pattern.size();
}

bool matches(const QStringList &patterns, const QString &host)
{
    bool isMatch = false;
    for (const QString &pattern : patterns) {
        if (pattern.startsWith(u'!') && matches(QStringView(pattern).mid(1), host))
            return false;
        isMatch = isMatch || (!pattern.startsWith(u'!') && matches(pattern, host));
    }
    return isMatch;
}

/// Arguments of a line: blanks part them, double quotes keep them together, # begins a comment.
QStringList argumentsOf(const QString &line)
{
    QStringList arguments;
    QString word;
    bool isQuoted = false, isWord = false;
    for (const QChar c : line) {
        if (c == u'"') {
            isQuoted = !isQuoted;
            isWord = true;
        } else if (!isQuoted && (c == u' ' || c == u'\t')) {
            if (isWord)
                arguments << word;
            word.clear();
            isWord = false;
        } else if (!isQuoted && !isWord && c == u'#') {
            return arguments;
        } else {
            word += c;
            isWord = true;
        }
    }
    if (isWord)
        arguments << word;
    return arguments;
}

} // namespace

SshConfig SshConfig::parse(std::string_view text)
{
    SshConfig config;
    config.m_blocks.append({ { u"*"_s }, {} }); // what stands before the first Host is for all
    bool isRead = true; // settings below a Match are not
    int number = 0;
    for (const QByteArray &bytes : QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())).split('\n')) {
        ++number;
        QString line = QString::fromUtf8(bytes).trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        qsizetype end = 0; // "Keyword value", "Keyword=value"
        while (end < line.size() && !line.at(end).isSpace() && line.at(end) != u'=')
            ++end;
        const QString written = line.left(end), keyword = written.toLower();
        line = line.mid(end).trimmed();
        if (line.startsWith(u'='))
            line = line.mid(1).trimmed();
        const QStringList arguments = argumentsOf(line);
        if (keyword == u"host") {
            if (config.m_blocks.size() >= mostBlocks)
                break;
            config.m_blocks.append({ arguments, {} });
            isRead = true;
        } else if (keyword == u"match") {
            config.m_ignored.append({ number, line.isEmpty() ? u"Match"_s : u"Match "_s + line.left(60) });
            isRead = false;
        } else if (std::find(readKeywords.begin(), readKeywords.end(), keyword) == readKeywords.end()) {
            config.m_ignored.append({ number, written });
        } else if (isRead && !arguments.isEmpty()) {
            config.m_blocks.back().settings.append({ keyword, arguments.front() });
        }
    }
    return config;
}

core::Result<SshConfig> SshConfig::load(const QString &path)
{
    core::willBlock("read ssh's configuration");
    if (path.isEmpty() || !QFileInfo::exists(path))
        return SshConfig();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::fail({ core::ProblemKind::Denied, Tr::tr("ssh's configuration could not be read"), file.errorString(), path, {} });
    const QByteArray bytes = file.read(mostBytes + 1);
    if (bytes.size() > mostBytes)
        return core::fail({ core::ProblemKind::TooLarge, Tr::tr("ssh's configuration is larger than 1 MiB"), {}, path, {} });
    return parse({ bytes.constData(), static_cast<std::size_t>(bytes.size()) });
}

SshHost SshConfig::lookUp(const QString &host) const
{
    SshHost found;
    for (const Block &block : m_blocks) {
        if (!matches(block.patterns, host))
            continue;
        for (const Setting &setting : block.settings) {
            if (setting.keyword == u"hostname" && found.hostName.isEmpty())
                found.hostName = QString(setting.value).replace(u"%h"_s, host);
            else if (setting.keyword == u"user" && found.user.isEmpty())
                found.user = setting.value;
            else if (setting.keyword == u"port" && found.port == 0)
                found.port = setting.value.toInt();
            else if (setting.keyword == u"proxyjump" && found.proxyJump.isEmpty())
                found.proxyJump = setting.value;
            else if (setting.keyword == u"identityfile")
                found.identityFiles << fleet::withHome(setting.value);
        }
    }
    if (found.proxyJump.compare("none"_L1, Qt::CaseInsensitive) == 0)
        found.proxyJump.clear();
    if (found.port < 1 || found.port > 65535)
        found.port = 0;
    return found;
}

QStringList SshConfig::namedHosts() const
{
    QStringList hosts;
    for (const Block &block : m_blocks)
        for (const QString &pattern : block.patterns)
            if (!pattern.isEmpty() && !pattern.contains(u'*') && !pattern.contains(u'?') && !pattern.startsWith(u'!') && !hosts.contains(pattern))
                hosts << pattern;
    return hosts;
}

} // namespace bw::transport
