// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/host.h"

#include "models/mta/hostresolver.h"
#include "models/mta/tr.h"

#include <QDateTime>
#include <QSet>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace bw::mta {

using core::Done;
using core::fail;
using fleet::SectionKind;

namespace {

constexpr qsizetype mostSecrets = 30;
constexpr int mostHung = 2;
constexpr std::chrono::seconds mostTime { 12 }; ///< of a round whose other half is the log's and the queue's
constexpr qint64 freshListsSeconds = 7 * 86'400;

/// Remembers the first problem of the connection, so that one after the other can be asked without asking each time whether there was one.
class HostQuestions final
{
public:
    HostQuestions(Asking &asking, const QString &queueFolder)
        : m_asking(asking)
        , m_queueFolder(queueFolder)
    {
    }

    Done all(bool wantsAll)
    {
        listeners();
        units();
        if (!wantsAll) {
            goOn();
            return m_done;
        }
        const auto release = hear("cat -- {}", { u"/etc/os-release"_s });
        add("host.release", SectionKind::Settings, release ? std::optional(releaseFrom(*release)) : std::nullopt);
        packages();
        restarts();
        resolver();
        clock();
        volume();
        bans();
        sshd();
        more();
        return m_done;
    }

private:
    /// What is not asked this time goes on as it was.
    void goOn()
    {
        for (const char *name : { "host.bans", "host.ipv6" })
            m_asking.addUnasked(QLatin1String(name), SectionKind::Text);
        for (const char *name : { "host.dkim-keys", "host.jails", "host.root", "host.spool", "host.volume", "sshd.places" })
            m_asking.addUnasked(QLatin1String(name), SectionKind::Lines);
        for (const char *name : { "host.release", "host.packages", "host.fixes", "host.restarts", "host.resolver", "host.resolver-chroot", "host.validation", "host.clock", "sshd.settings" })
            m_asking.addUnasked(QLatin1String(name), SectionKind::Settings);
    }

    /// nullopt: it failed, and why() says how. \p isEnough: whatever it ended with, what it said counts.
    std::optional<QByteArray> hear(transport::ReadWords words, std::initializer_list<QString> arguments = {}, bool isEnough = false)
    {
        const auto heard = ask(words, arguments);
        if (!heard)
            return std::nullopt;
        m_why = heard->why;
        if (m_why.isEmpty() && heard->exitCode != 0 && !(isEnough && !heard->out.isEmpty()))
            m_why = heard->said;
        return m_why.isEmpty() ? std::optional(heard->out) : std::nullopt;
    }
    /// A host where commands hang is not asked for all of them: the round has more to do.
    std::optional<Asking::Heard> ask(transport::ReadWords words, std::initializer_list<QString> arguments)
    {
        if (!m_done)
            return std::nullopt;
        if (m_hung >= mostHung) {
            m_why = Tr::tr("not asked, since other commands did not end there");
            return std::nullopt;
        }
        if (std::chrono::steady_clock::now() - m_begun > mostTime) {
            m_why = Tr::tr("not asked, since the others took too long");
            return std::nullopt;
        }
        auto heard = m_asking.hear(words, arguments);
        if (!heard) {
            m_done = fail(heard.error());
            return std::nullopt;
        }
        m_hung += heard->hung ? 1 : 0;
        return *heard;
    }
    void add(const char *name, SectionKind kind, const std::optional<QByteArray> &text)
    {
        if (!m_done)
            return;
        if (text)
            m_asking.add(QLatin1String(name), kind, *text);
        else
            m_asking.addProblem(QLatin1String(name), kind, m_why);
    }

    void listeners()
    {
        auto said = hear("ss -H -l -t -n");
        const QString why = m_why;
        if (!said && !(said = hear("netstat -l -t -n")))
            m_why = why;
        add("host.listeners", SectionKind::Lines, said ? std::optional(listenersFrom(*said)) : std::nullopt);
    }

    void units()
    {
        auto package = hear("dpkg-query -W -f='${Package} ${Version}' postfix");
        if (!package && (package = hear("rpm -q postfix")))
            package = package->trimmed();
        m_why = Tr::tr("neither dpkg nor rpm knows a package");
        add("host.package", SectionKind::Text, package);
        add("host.units", SectionKind::Text, hear("systemctl show --property=Id,LoadState,ActiveState,UnitFileState postfix.service postfix@-.service"));
    }

    void packages()
    {
        auto said = hear("dpkg-query -W -f='${Package} ${Version} ${db:Status-Status}\\n' postfix dovecot-core opendkim opendmarc rspamd openssh-server", {}, true);
        m_isDebian = said && !packagesFrom(*said).isEmpty();
        if (!m_isDebian)
            said = hear("rpm -q --qf '%{NAME} %{VERSION}-%{RELEASE} %{INSTALLTIME}\\n' postfix dovecot opendkim opendmarc rspamd openssh-server", {}, true);
        if (said)
            m_packages = packagesFrom(*said);
        QByteArray text;
        for (auto it = m_packages.cbegin(); it != m_packages.cend(); ++it)
            text += it.key().toUtf8() + " = " + it->version.toUtf8() + '\n';
        if (m_packages.isEmpty() && m_why.isEmpty())
            m_why = Tr::tr("neither dpkg nor rpm knows a package");
        add("host.packages", SectionKind::Settings, m_packages.isEmpty() ? std::nullopt : std::optional(text));
        fixes();
    }

    /// Of the lists that apt has already; nothing is fetched.
    void fixes()
    {
        if (!m_isDebian) {
            m_why = Tr::tr("apt is not there; the lists of dnf and zypper are not read");
            return add("host.fixes", SectionKind::Settings, std::nullopt);
        }
        const auto policy = hear("env LC_ALL=C apt-cache policy postfix dovecot-core opendkim opendmarc rspamd openssh-server");
        if (!policy)
            return add("host.fixes", SectionKind::Settings, std::nullopt);
        const auto archives = hear("find /var/lib/apt/lists -mindepth 1 -maxdepth 1 -name '*Release' -printf '%f\\n'");
        const auto stamps = hear("stat -L -c '%Y' -- /var/lib/apt/lists /var/lib/apt/periodic/update-success-stamp", {}, true);
        const auto now = nodeTime();
        qint64 read = 0;
        for (const QByteArray &stamp : stamps.value_or(QByteArray()).split('\n'))
            read = std::max(read, stamp.trimmed().toLongLong());
        // Of fresh lists no day is kept: it would be another one at each look.
        const QString lists = read == 0 || !now ? u"unknown"_s : *now - read < freshListsSeconds ? u"fresh"_s : QDateTime::fromSecsSinceEpoch(read, Qt::UTC).toString(u"yyyy-MM-dd"_s);
        QByteArray text = "lists = " + lists.toUtf8() + "\nsecurity archive = " + (archives && hasSecurityArchive(*archives) ? "yes" : archives ? "no" : "unknown") + '\n';
        const auto fixes = fixesFrom(*policy);
        for (auto it = fixes.cbegin(); it != fixes.cend(); ++it)
            text += it.key().toUtf8() + " = " + it.value().toUtf8() + '\n';
        add("host.fixes", SectionKind::Settings, text);
    }

    void restarts()
    {
        const auto said = hear("ps -e -o user:32= -o etimes= -o comm=");
        const QList<Process> processes = said ? processesFrom(*said) : QList<Process>();
        for (const Process &process : processes)
            m_running.insert(process.command);
        const bool seesRoot = std::any_of(processes.begin(), processes.end(), [](const Process &process) { return process.user == "root"_L1 || process.user == "0"_L1; });
        if (said && !seesRoot)
            m_why = Tr::tr("processes of others are hidden from this account (/proc is mounted with hidepid)");
        add("host.root", SectionKind::Lines, seesRoot ? std::optional(netFacingAsRoot(processes).join(u'\n').toUtf8()) : std::nullopt);
        if (!seesRoot)
            return add("host.restarts", SectionKind::Settings, std::nullopt);
        if (m_isDebian)
            installTimes();
        const auto now = nodeTime();
        QByteArray text;
        for (auto it = m_packages.cbegin(); it != m_packages.cend(); ++it) {
            const auto age = oldestOf(it.key(), processes);
            const char *word = !age ? "not running" : it->installed == 0 || !now ? "unknown" : *now - *age >= it->installed ? "yes" : "no";
            text += it.key().toUtf8() + " = " + word + '\n';
        }
        add("host.restarts", SectionKind::Settings, text);
    }

    /// When dpkg wrote down what belongs to a package: when it was unpacked last.
    void installTimes()
    {
        const auto said = hear("stat -L -c '%Y %n' -- /var/lib/dpkg/info/postfix.list /var/lib/dpkg/info/dovecot-core.list /var/lib/dpkg/info/opendkim.list /var/lib/dpkg/info/opendmarc.list /var/lib/dpkg/info/rspamd.list "
                               "/var/lib/dpkg/info/openssh-server.list",
            {}, true);
        for (const QByteArray &line : said.value_or(QByteArray()).split('\n')) {
            const QString file = QString::fromUtf8(line.mid(line.lastIndexOf('/') + 1));
            if (const auto package = m_packages.find(file.left(file.lastIndexOf(u'.'))); package != m_packages.end())
                package->installed = line.left(line.indexOf(' ')).toLongLong();
        }
    }

    std::optional<qint64> nodeTime()
    {
        const auto said = hear("date +%s.%N");
        bool isTime = false;
        const qint64 seconds = said ? said->left(said->indexOf('.')).toLongLong(&isTime) : 0;
        return isTime ? std::optional(seconds) : std::nullopt;
    }

    void resolver()
    {
        auto said = hear("cat -- {}", { u"/etc/resolv.conf"_s });
        add("host.resolver", SectionKind::Settings, said ? std::optional(resolverFrom(*said)) : std::nullopt);
        if (!m_queueFolder.isEmpty()) {
            said = hear("cat -- {}", { m_queueFolder + u"/etc/resolv.conf"_s });
            add("host.resolver-chroot", SectionKind::Settings, said ? std::optional(resolverFrom(*said)) : std::nullopt);
        }
        validation();
    }

    /// What the resolvers that run here say of DNSSEC; nobody is asked for a name.
    void validation()
    {
        const ReadFile read = [this](const QString &file) { return fleet::isPlainPath(file) ? hear("cat -- {}", { file }) : std::nullopt; };
        QByteArray text;
        if (m_running.contains(u"unbound"_s)) {
            const auto config = hear("cat -- {}", { u"/etc/unbound/unbound.conf"_s });
            const auto dropIns = confFilesIn(u"/etc/unbound/unbound.conf.d"_s);
            text += config ? unboundValidation(*config, dropIns, read) : QByteArray("unbound.unread = /etc/unbound/unbound.conf\n");
        }
        if (m_running.contains(u"systemd-resolve"_s)) { // the kernel keeps 15 characters
            const auto dropIns = confFilesIn(u"/etc/systemd/resolved.conf.d"_s);
            text += resolvedValidation(hear("cat -- {}", { u"/etc/systemd/resolved.conf"_s }).value_or(QByteArray()), dropIns, read);
        }
        m_why = Tr::tr("neither Unbound nor systemd-resolved is seen to run there, and how another resolver is set is not read");
        add("host.validation", SectionKind::Settings, text.isEmpty() ? std::nullopt : std::optional(text));
    }
    std::optional<QStringList> confFilesIn(const QString &folder)
    {
        const auto heard = ask("find {} -mindepth 1 -maxdepth 1 -printf '%y %s %T@ %p\\n'", { folder });
        if (!heard || !heard->why.isEmpty())
            return std::nullopt;
        if (heard->exitCode != 0)
            return heard->err.contains("No such file") ? std::optional(QStringList()) : std::nullopt;
        return confFilesFrom(heard->out);
    }

    void clock()
    {
        auto said = hear("timedatectl show --property=NTPSynchronized");
        const QString why = m_why;
        if (!said) {
            if (const auto chrony = hear("chronyc -n tracking"); chrony && !clockFromChrony(*chrony).isEmpty())
                said = clockFromChrony(*chrony);
            else
                m_why = why;
        }
        add("host.clock", SectionKind::Settings, said);
    }

    void volume()
    {
        const auto mount = m_queueFolder.isEmpty() ? std::nullopt : hear("findmnt -n -o SOURCE,FSTYPE -T {}", { m_queueFolder });
        if (m_queueFolder.isEmpty())
            m_why = Tr::tr("where the queue is was not told");
        if (!mount)
            return add("host.volume", SectionKind::Lines, std::nullopt);
        const QString device = deviceOf(*mount);
        if (device.isEmpty()) {
            m_why = Tr::tr("the queue stands on no block device, but on: %1").arg(QString::fromUtf8(mount->simplified().left(100)));
            return add("host.volume", SectionKind::Lines, std::nullopt);
        }
        add("host.volume", SectionKind::Lines, hear("lsblk -s -n -l -o NAME,TYPE {}", { device }));
    }

    void bans()
    {
        add("host.bans", SectionKind::Text, hear("systemctl show --property=Id,LoadState,ActiveState fail2ban.service crowdsec.service sshguard.service"));
        const auto jails = hear("fail2ban-client status");
        add("host.jails", SectionKind::Lines, jails ? std::optional(jailsFrom(*jails).join(u'\n').toUtf8()) : std::nullopt);
    }

    void sshd()
    {
        SshdSettings settings;
        QString how = u"/usr/sbin/sshd -T"_s;
        if (const auto test = hear("/usr/sbin/sshd -T")) {
            settings = sshdSettingsFromTest(*test);
        } else { // only root may: it wants the host keys
            const auto config = hear("cat -- {}", { u"/etc/ssh/sshd_config"_s });
            if (!config) {
                add("sshd.settings", SectionKind::Settings, std::nullopt);
                return add("sshd.places", SectionKind::Lines, std::nullopt);
            }
            how = u"sshd_config"_s;
            std::optional<QStringList> files;
            if (const auto listed = hear("env LC_ALL=C find /etc/ssh/sshd_config.d -mindepth 1 -maxdepth 1 -name '*.conf' -printf '%p\\n'")) {
                files = QString::fromUtf8(*listed).split(u'\n', Qt::SkipEmptyParts).mid(0, 50);
                files->sort();
            } else if (m_why.contains("No such file"_L1)) {
                files.emplace();
            }
            settings = sshdSettingsFrom(*config, files, [this](const QString &file) { return hear("cat -- {}", { file }); });
        }
        QByteArray text = "read = " + how.toUtf8() + '\n';
        for (auto it = settings.values.cbegin(); it != settings.values.cend(); ++it)
            text += it.key().toUtf8() + " = " + it.value().toUtf8() + '\n';
        if (!settings.problem.isEmpty())
            text += "problem = " + settings.problem.toUtf8() + '\n';
        add("sshd.settings", SectionKind::Settings, text);
        add("sshd.places", SectionKind::Lines, settings.places.join(u'\n').toUtf8());
    }

    void more()
    {
        const auto addresses = hear("ip -o -6 addr show scope global");
        add("host.ipv6", SectionKind::Text, addresses ? std::optional<QByteArray>(addresses->trimmed().isEmpty() ? "no" : "yes") : std::nullopt);
        if (!m_queueFolder.isEmpty()) {
            const auto folders = hear("find {} -mindepth 1 -maxdepth 1 -type d -printf '%m %u %g %p\\n'", { m_queueFolder });
            add("host.spool", SectionKind::Lines, folders ? std::optional(sortedLines(*folders)) : std::nullopt);
        }
        dkimKeys();
    }

    void dkimKeys()
    {
        const auto heard = ask("env LC_ALL=C find /etc/opendkim /etc/opendkim.d /etc/dkimkeys /etc/mail/dkim /var/lib/rspamd/dkim /etc/rspamd/dkim -maxdepth 3 -printf '%y %m %u %g %p\\n'", {});
        if (!heard)
            return add("host.dkim-keys", SectionKind::Lines, std::nullopt);
        const bool wasRun = heard->why.isEmpty() && (heard->exitCode == 0 || heard->err.contains("find: "));
        m_why = heard->why.isEmpty() ? heard->said : heard->why;
        add("host.dkim-keys", SectionKind::Lines, wasRun ? std::optional(dkimKeysFrom(heard->out, heard->err)) : std::nullopt);
    }

    Asking &m_asking;
    QString m_queueFolder, m_why;
    Done m_done;
    QMap<QString, Package> m_packages;
    bool m_isDebian = false;
    QSet<QString> m_running; ///< commands
    int m_hung = 0;
    const std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
};

} // namespace

Done askHost(Asking &asking, const QString &queueFolder, bool wantsAll)
{
    return HostQuestions(asking, queueFolder).all(wantsAll);
}

Done askSecrets(Asking &asking, const QString &name, const QList<SecretPath> &secrets)
{
    QStringList lines, folders;
    int hung = 0;
    const auto look = [&](const QString &kind, const QString &path) -> Done {
        if (hung >= mostHung) {
            lines << u"unseen %1 %2 (%3)"_s.arg(kind, path, Tr::tr("not asked, since other commands did not end there"));
            return {};
        }
        const auto heard = asking.hear("env LC_ALL=C stat -L -c '%a %U %G %n' -- {}", { path });
        if (!heard)
            return fail(heard.error());
        hung += heard->hung ? 1 : 0;
        const QString said = QString::fromUtf8(heard->out).simplified();
        if (heard->why.isEmpty() && heard->exitCode == 0 && said.count(u' ') >= 3)
            lines << said.section(u' ', 0, 2) + u' ' + kind + u' ' + path;
        else if (heard->err.contains("Permission denied"))
            lines << u"denied "_s + kind + u' ' + path;
        else if (heard->err.contains("No such file"))
            lines << u"missing "_s + kind + u' ' + path;
        else
            lines << u"unseen %1 %2 (%3)"_s.arg(kind, path, heard->why.isEmpty() ? heard->said : heard->why);
        return {};
    };
    for (const SecretPath &secret : secrets.mid(0, mostSecrets)) {
        if (auto done = look(secret.kind, secret.path); !done)
            return done;
        const QString folder = secret.path.section(u'/', 0, -2);
        if (folder.isEmpty() || folders.contains(folder))
            continue;
        folders << folder;
        if (auto done = look(u"folder"_s, folder); !done)
            return done;
    }
    if (secrets.size() > mostSecrets)
        lines << u"unseen more %1 files"_s.arg(secrets.size() - mostSecrets);
    asking.add(name, SectionKind::Lines, sortedLines(lines.join(u'\n').toUtf8()));
    return {};
}

} // namespace bw::mta
