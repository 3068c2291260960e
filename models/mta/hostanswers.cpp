// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/hostanswers.h"

#include "models/fleet/comparison.h"
#include "models/fleet/node.h"
#include "models/mta/asking.h"
#include "models/mta/postfix/snapshot.h"
#include "models/mta/tr.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::mta {

namespace {

constexpr qsizetype mostEntries = 500; ///< of one answer
constexpr qsizetype mostWordChars = 200;

QString wordOf(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes.left(mostWordChars));
}

QByteArray asSettings(const QMap<QString, QString> &values)
{
    QByteArray whole;
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        whole += it.key().toUtf8() + " = " + it.value().toUtf8() + '\n';
    return whole;
}

QList<QByteArray> wordsOf(const QByteArray &line)
{
    const QByteArray simple = line.simplified();
    return simple.isEmpty() ? QList<QByteArray>() : simple.split(' ');
}

} // namespace

QByteArray listenersFrom(const QByteArray &said)
{
    QByteArray places;
    for (const QByteArray &line : said.split('\n')) {
        const QList<QByteArray> words = wordsOf(line);
        // ss: State Recv-Q Send-Q Local Peer; netstat: Proto Recv-Q Send-Q Local Foreign State, addresses of IPv6 without brackets.
        QByteArray place = words.value(3);
        const qsizetype colon = place.lastIndexOf(':');
        bool isPort = false;
        place.mid(colon + 1).toUShort(&isPort);
        if (colon < 1 || !isPort || place.size() > mostWordChars)
            continue;
        if (words.first().startsWith("tcp") && place.left(colon).contains(':'))
            place = '[' + place.left(colon) + ']' + place.mid(colon);
        if (!postfix::isPassingListener(place))
            places += place + '\n';
    }
    return sortedLines(places);
}

QByteArray releaseFrom(const QByteArray &said)
{
    QMap<QString, QString> values;
    for (const QByteArray &line : said.split('\n')) {
        const qsizetype equals = line.indexOf('=');
        const QByteArray name = line.left(std::max<qsizetype>(0, equals)).trimmed();
        if (name != "ID" && name != "VERSION_ID" && name != "PRETTY_NAME")
            continue;
        QByteArray value = line.mid(equals + 1).trimmed();
        if (value.size() > 1 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front())
            value = value.sliced(1, value.size() - 2);
        values.insert(QString::fromLatin1(name), wordOf(value));
    }
    return asSettings(values);
}

QByteArray resolverFrom(const QByteArray &said)
{
    QStringList servers, options;
    for (const QByteArray &line : said.split('\n')) {
        const QList<QByteArray> words = wordsOf(line);
        if (words.value(0) == "nameserver" && words.size() > 1 && servers.size() < mostEntries)
            servers << wordOf(words.at(1));
        else if (words.value(0) == "options")
            for (const QByteArray &word : words.mid(1, mostEntries))
                options << wordOf(word);
    }
    return "nameserver = " + servers.join(u", "_s).toUtf8() + "\noptions = " + options.mid(0, mostEntries).join(u' ').toUtf8() + '\n';
}

QMap<QString, Package> packagesFrom(const QByteArray &said)
{
    QMap<QString, Package> found;
    for (const QByteArray &line : said.split('\n')) {
        const QList<QByteArray> words = wordsOf(line);
        if (words.size() != 3 || found.size() >= mostEntries)
            continue;
        bool isTime = false;
        const qint64 seconds = words.at(2).toLongLong(&isTime);
        if (isTime || words.at(2) == "installed")
            found.insert(wordOf(words.at(0)), { wordOf(words.at(1)), isTime ? seconds : 0 });
    }
    return found;
}

namespace {

/// "500 http://deb.debian.org/debian-security bookworm-security/main amd64 Packages": is that archive one of security fixes?
bool isSecurity(const QList<QByteArray> &words)
{
    const QByteArray suite = words.value(2);
    return suite.left(suite.indexOf('/')).endsWith("-security") || suite.contains("/updates/") /* Debian 10 and before */;
}

bool isPriority(const QByteArray &word)
{
    bool isNumber = false;
    word.toInt(&isNumber);
    return isNumber;
}

} // namespace

QMap<QString, QString> fixesFrom(const QByteArray &policy)
{
    struct Found
    {
        QString installed, fix;
        bool isAboveInstalled = true, isInArchive = false;
    };
    QMap<QString, Found> all;
    QString name, version;
    bool isUsable = false;
    for (const QByteArray &line : policy.split('\n')) {
        const QList<QByteArray> words = wordsOf(line);
        if (words.isEmpty())
            continue;
        if (line.front() != ' ') {
            name = line.endsWith(':') && words.size() == 1 && all.size() < mostEntries ? wordOf(line.chopped(1)) : QString();
            version.clear();
        } else if (name.isEmpty()) {
            continue;
        } else if (words.at(0) == "Installed:") {
            all[name].installed = wordOf(words.value(1));
        } else if (words.at(0) == "***" || (words.size() == 2 && isPriority(words.at(1)))) { // a version, highest first
            const bool isInstalled = words.at(0) == "***";
            version = wordOf(words.value(isInstalled ? 1 : 0));
            isUsable = words.value(isInstalled ? 2 : 1).toInt() >= 0;
            if (isInstalled)
                all[name].isAboveInstalled = false;
        } else if (!version.isEmpty() && isPriority(words.at(0)) && words.size() > 2) { // where it is from
            Found &found = all[name];
            found.isInArchive = true;
            if (isSecurity(words) && found.isAboveInstalled && isUsable && found.fix.isEmpty())
                found.fix = version;
        }
    }
    QMap<QString, QString> fixes;
    for (auto it = all.cbegin(); it != all.cend(); ++it)
        if (!it->installed.isEmpty() && it->installed != "(none)"_L1)
            fixes.insert(it.key(), (it->fix.isEmpty() ? u"none"_s : it->fix) + (it->isInArchive ? QString() : u", in no archive"_s));
    return fixes;
}

bool hasSecurityArchive(const QByteArray &lists)
{
    for (const QByteArray &line : lists.split('\n')) // deb.debian.org_debian-security_dists_bookworm-security_InRelease
        if (const QByteArray suite = line.mid(line.lastIndexOf("_dists_") + 7); line.contains("_dists_") && (suite.contains("-security_") || (suite.contains("_updates_") && line.contains("security"))))
            return true;
    return false;
}

QList<Process> processesFrom(const QByteArray &said)
{
    constexpr qsizetype mostProcesses = 20'000;
    QList<Process> processes;
    for (const QByteArray &line : said.split('\n')) {
        const QList<QByteArray> words = wordsOf(line);
        bool isAge = false;
        const qint64 age = words.value(1).toLongLong(&isAge);
        if (words.size() >= 3 && isAge && processes.size() < mostProcesses)
            processes.append({ wordOf(words.at(0)), wordOf(words.mid(2).join(' ')), age });
    }
    return processes;
}

QStringList netFacingAsRoot(const QList<Process> &processes)
{
    // Not master(8), dovecot, sshd, lmtp of Dovecot and Rspamd's main process: parents that have to, or that change their user by message.
    static const QSet<QString> neverRoot { u"smtpd"_s, u"postscreen"_s, u"tlsproxy"_s, u"dnsblog"_s, u"smtp"_s, u"imap-login"_s, u"pop3-login"_s, u"submission-logi"_s, u"managesieve-log"_s, u"opendkim"_s, u"opendmarc"_s,
        u"milter-greylist"_s, u"postgrey"_s, u"policyd-spf"_s, u"clamd"_s, u"redis-server"_s, u"valkey-server"_s, u"memcached"_s };
    constexpr qint64 startSeconds = 10; // all begin as root
    QStringList found;
    bool hasRspamdOfAnother = false, hasRspamdOfRoot = false;
    for (const Process &process : processes) {
        const bool isRoot = process.user == "root"_L1 || process.user == "0"_L1;
        if (process.command == "rspamd"_L1)
            (isRoot ? hasRspamdOfRoot : hasRspamdOfAnother) = true;
        if (isRoot && process.age >= startSeconds && neverRoot.contains(process.command) && !found.contains(process.command))
            found << process.command;
    }
    if (hasRspamdOfRoot && !hasRspamdOfAnother)
        found << u"rspamd"_s;
    found.sort();
    return found;
}

std::optional<qint64> oldestOf(const QString &package, const QList<Process> &processes)
{
    static const QMap<QString, QString> programs { { u"postfix"_s, u"master"_s }, { u"dovecot-core"_s, u"dovecot"_s }, { u"dovecot"_s, u"dovecot"_s }, { u"opendkim"_s, u"opendkim"_s }, { u"opendmarc"_s, u"opendmarc"_s },
        { u"rspamd"_s, u"rspamd"_s }, { u"openssh-server"_s, u"sshd"_s } };
    std::optional<qint64> oldest;
    if (const QString program = programs.value(package); !program.isEmpty())
        for (const Process &process : processes)
            if (process.command == program)
                oldest = std::max(oldest.value_or(0), process.age);
    return oldest;
}

QByteArray clockFromChrony(const QByteArray &said)
{
    for (const QByteArray &line : said.split('\n'))
        if (line.startsWith("Leap status"))
            return line.mid(line.indexOf(':') + 1).trimmed() == "Not synchronised" ? "NTPSynchronized = no\n" : "NTPSynchronized = yes\n";
    return {};
}

QString deviceOf(const QByteArray &findmnt)
{
    QString source = wordOf(wordsOf(findmnt.split('\n').value(0)).value(0));
    source = source.left(source.indexOf(u'[') < 0 ? source.size() : source.indexOf(u'['));
    return source.startsWith("/dev/"_L1) && fleet::isPlainPath(source) ? source : QString();
}

QStringList jailsFrom(const QByteArray &said)
{
    QStringList jails;
    for (const QByteArray &line : said.split('\n'))
        if (const qsizetype at = line.indexOf("Jail list:"); at >= 0)
            for (const QByteArray &jail : line.mid(at + 10).split(','))
                if (!jail.trimmed().isEmpty() && jails.size() < mostEntries)
                    jails << wordOf(jail.trimmed());
    jails.sort();
    return jails;
}

QList<SecretPath> secretsOfPostfix(const QByteArray &settings)
{
    static const QStringList fileTypes { u"hash"_s, u"btree"_s, u"lmdb"_s, u"cdb"_s, u"dbm"_s, u"sdbm"_s, u"texthash"_s, u"mysql"_s, u"pgsql"_s, u"ldap"_s, u"sqlite"_s, u"mongodb"_s };
    static const QStringList indexed { u"hash"_s, u"btree"_s, u"lmdb"_s, u"cdb"_s };
    static const QStringList withLogin { u"mysql"_s, u"pgsql"_s, u"ldap"_s, u"mongodb"_s }; // their files hold the login to the database
    const QList<fleet::Setting> all = fleet::settingsOf(settings);
    QMap<QString, QString> values;
    for (const fleet::Setting &setting : all)
        values.insert(setting.name, setting.value);
    QList<SecretPath> found;
    const auto add = [&found](const QString &kind, const QString &path) {
        if (path.startsWith(u'/') && !found.contains(SecretPath { kind, path }))
            found.append({ kind, path });
    };
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        const QString &name = it.key();
        // Without a key file, the key stands beside the certificate: smtpd_tls_key_file = $smtpd_tls_cert_file (postconf(5)).
        if (name.contains("_tls_"_L1) && name.endsWith("cert_file"_L1) && !values.contains(QString(name).replace("cert_file"_L1, "key_file"_L1)) && *it != "none"_L1)
            add(u"tls key"_s, *it);
        const bool isKey = name.contains("_tls_"_L1) && (name.endsWith("key_file"_L1) || name.endsWith("_chain_files"_L1));
        for (QString word : QString(*it).replace(u',', u' ').split(u' ', Qt::SkipEmptyParts)) {
            if (isKey && word.startsWith(u'$'))
                word = values.value(word.mid(1).remove(u'{').remove(u'}').remove(u'(').remove(u')'));
            if (isKey) {
                add(u"tls key"_s, word);
                continue;
            }
            if (word.startsWith("proxy:"_L1))
                word = word.mid(6);
            const QString type = word.section(u':', 0, 0), path = word.section(u':', 1);
            if (!fileTypes.contains(type) || !(withLogin.contains(type) || name.contains("sasl_password_maps"_L1)))
                continue;
            add(u"password"_s, path);
            if (indexed.contains(type))
                add(u"password"_s, path + u'.' + (type == "hash"_L1 || type == "btree"_L1 ? u"db"_s : type));
        }
    }
    return found;
}

QByteArray dkimKeysFrom(const QByteArray &said, const QByteArray &errors)
{
    QByteArray text;
    qsizetype left = mostEntries;
    for (const QByteArray &line : said.split('\n')) {
        const QByteArray rest = line.mid(2);
        const QByteArray path = rest.split(' ').mid(3).join(' ');
        const bool isFolder = line.startsWith("d ");
        if (!path.startsWith('/') || (!isFolder && !(line.startsWith("f ") && (path.endsWith(".private") || path.endsWith(".key")))) || --left < 0)
            continue;
        text += rest.left(rest.size() - path.size()) + (isFolder ? "folder " : "dkim key ") + path + '\n';
    }
    constexpr QByteArrayView denied = ": Permission denied"; // find: '/etc/dkimkeys': Permission denied
    for (const QByteArray &line : errors.split('\n'))
        if (const qsizetype at = line.indexOf('/'); at > 0 && line.endsWith(denied) && --left >= 0)
            text += "closed " + line.sliced(at).chopped(denied.size() + 1) + '\n';
    return sortedLines(text);
}

namespace {

/// sshd_config(5): the keyword in any case, then blanks or "=", then the value, perhaps in double quotes.
std::pair<QString, QString> keywordOf(const QByteArray &line)
{
    const QByteArray simple = line.trimmed();
    if (simple.isEmpty() || simple.startsWith('#'))
        return {};
    qsizetype end = 0;
    while (end < simple.size() && simple.at(end) != ' ' && simple.at(end) != '\t' && simple.at(end) != '=')
        ++end;
    QByteArray value = simple.mid(end).trimmed();
    if (value.startsWith('='))
        value = value.mid(1).trimmed();
    return { wordOf(simple.left(end)).toLower(), wordOf(value) };
}

/// What sshd takes from a file, in its order.
class SshdReader final
{
public:
    SshdReader(const std::optional<QStringList> &dropIns, const ReadFile &read)
        : m_dropIns(dropIns)
        , m_read(read)
    {
    }
    SshdSettings result;

    void take(const QString &file, const QByteArray &text, int depth)
    {
        bool isInMatch = false;
        int number = 0;
        for (const QByteArray &line : text.split('\n')) {
            ++number;
            auto [keyword, value] = keywordOf(line);
            if (keyword == "match"_L1)
                isInMatch = value.simplified().compare("all"_L1, Qt::CaseInsensitive) != 0;
            if (keyword == "include"_L1 && !isInMatch)
                include(value, depth);
            const QString name = asked(keyword);
            if (name.isEmpty())
                continue;
            value = value.split(u'#').value(0).remove(u'"').simplified().toLower();
            const QString place = u"%1:%2 %3 %4"_s.arg(file).arg(number).arg(name, value);
            if (isInMatch) {
                if (result.places.size() < mostEntries)
                    result.places << place + u" (in a Match block)"_s;
            } else if (!result.values.contains(name) && result.problem.isEmpty()) {
                result.values.insert(name, value);
                result.places << place;
            }
        }
    }

    [[nodiscard]] static QString asked(const QString &keyword)
    {
        if (keyword == "challengeresponseauthentication"_L1 || keyword == "skeyauthentication"_L1) // its older names
            return u"kbdinteractiveauthentication"_s;
        return keyword == "passwordauthentication"_L1 || keyword == "kbdinteractiveauthentication"_L1 || keyword == "permitrootlogin"_L1 ? keyword : QString();
    }

private:
    void include(const QString &patterns, int depth)
    {
        for (QString pattern : patterns.simplified().split(u' ', Qt::SkipEmptyParts)) {
            pattern.remove(u'"');
            const bool isUsual = pattern == "/etc/ssh/sshd_config.d/*.conf"_L1 || pattern == "sshd_config.d/*.conf"_L1;
            if (!isUsual || depth > 0 || !m_dropIns) {
                note(isUsual && depth == 0 ? Tr::tr("/etc/ssh/sshd_config.d could not be listed") : Tr::tr("“Include %1” was not followed").arg(pattern));
                continue;
            }
            for (const QString &file : *m_dropIns) {
                if (const auto text = m_read(file))
                    take(file, *text, depth + 1);
                else
                    note(Tr::tr("%1 could not be read").arg(file));
            }
        }
    }
    void note(const QString &problem)
    {
        if (result.problem.isEmpty())
            result.problem = problem;
    }

    const std::optional<QStringList> &m_dropIns;
    const ReadFile &m_read;
};

} // namespace

SshdSettings sshdSettingsFrom(const QByteArray &config, const std::optional<QStringList> &dropIns, const ReadFile &read)
{
    SshdReader reader(dropIns, read);
    reader.take(u"/etc/ssh/sshd_config"_s, config, 0);
    if (!reader.result.problem.isEmpty())
        return reader.result;
    for (const auto &[name, value] : { std::pair { u"passwordauthentication"_s, u"yes"_s }, { u"kbdinteractiveauthentication"_s, u"yes"_s }, { u"permitrootlogin"_s, u"prohibit-password"_s } })
        if (!reader.result.values.contains(name)) {
            reader.result.values.insert(name, value);
            reader.result.places << name + u' ' + value + u" (default)"_s;
        }
    return reader.result;
}

SshdSettings sshdSettingsFromTest(const QByteArray &said)
{
    SshdSettings settings;
    for (const QByteArray &line : said.split('\n')) {
        const auto [keyword, value] = keywordOf(line);
        if (const QString name = SshdReader::asked(keyword); !name.isEmpty() && !settings.values.contains(name))
            settings.values.insert(name, value.simplified().toLower());
    }
    return settings;
}

} // namespace bw::mta
