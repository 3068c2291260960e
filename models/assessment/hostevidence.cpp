// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/hostevidence.h"

#include "models/assessment/releases.h"
#include "models/assessment/secretfiles.h"
#include "models/assessment/sections.h"
#include "models/assessment/tr.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::assessment {

using fleet::Setting;
using posture::Registry;
using posture::Type;
using posture::Value;

namespace {

class HostEvidence final
{
public:
    HostEvidence(const Registry &registry, const fleet::Snapshot &snapshot, core::UtcMicros now, const HostWords &words)
        : m_registry(registry)
        , m_snapshot(snapshot)
        , m_now(now)
        , m_words(words)
        , m_record(registry, u"host"_s, snapshot.time, Tr::tr("Nothing measures this on a node yet."))
    {
    }

    posture::Evidence take()
    {
        listeners();
        secrets();
        software();
        resolver();
        clock();
        volume();
        bans();
        processes();
        messages();
        spool();
        return m_record.take();
    }

private:
    [[nodiscard]] SectionText section(const char *name) const { return SectionText(m_snapshot, QLatin1String(name)); }
    void set(const char *field, const Value &value, const QString &how, const QString &raw)
    {
        m_record.set(QLatin1String(field), value).source(QLatin1String(field), { how, raw, {} });
    }

    void listeners()
    {
        const SectionText places = section("host.listeners");
        QList<Value> all;
        for (const QString &place : places.lines()) {
            const qsizetype colon = place.lastIndexOf(u':');
            QString address = place.left(colon).remove(u'[').remove(u']');
            const int port = place.mid(colon + 1).toInt();
            if (colon < 1 || port <= 0)
                continue;
            address = address.section(u'%', 0, 0); // 127.0.0.53%lo
            const auto network = posture::networkOf(address);
            QMap<QString, Value> fields { { u"name"_s, Value::ofText(Tr::tr("port %1 at %2").arg(port).arg(address)) }, { u"address"_s, Value::ofText(address) }, { u"port"_s, Value::ofNumber(port) },
                { u"public"_s, Value::truth(!network || !network->isLoopback()) } };
            if (m_words.intendedPorts)
                fields.insert(u"allowed"_s, Value::truth(m_words.intendedPorts->contains(port)));
            all << elementOf(m_registry, u"listener"_s, fields, Tr::tr("Nobody said which ports are meant to listen to all."));
        }
        set("listeners", places.isRead() ? Value::list(all) : Value::unknown(places.problem()), u"ss -H -l -t -n"_s, places.lines().join(u'\n'));
    }

    void secrets()
    {
        QStringList lines;
        QString problem = section("host.dkim-keys").problem();
        for (const fleet::Section &found : m_snapshot.sections)
            if (found.name.endsWith(".secrets"_L1)) {
                const SectionText text(m_snapshot, found.name);
                lines += text.lines();
                if (!text.isRead())
                    problem = text.problem();
            }
        lines += section("host.dkim-keys").lines();
        set("secrets", problem.isEmpty() ? secretFiles(m_registry, lines) : Value::unknown(problem), u"env LC_ALL=C stat -L -c '%a %U %G %n' -- FILE"_s, lines.join(u'\n'));
    }

    [[nodiscard]] Value isSupported(const SectionText &release, const QString &fix) const
    {
        if (!release.isRead())
            return Value::unknown(release.problem());
        if (fix.endsWith("in no archive"_L1))
            return Value::unknown(Tr::tr("No archive that the host knows has this package: look at its maker's page whether that branch still gets fixes."));
        const QString id = release.value(u"ID").value_or(QString()), version = release.value(u"VERSION_ID").value_or(QString());
        const auto until = fixesUntil(id, version);
        if (!until)
            return Value::unknown(Tr::tr("How long %1 %2 gets fixes is not in the table of %3.").arg(id, version, releasesAsOf().toString(Qt::ISODate)));
        return Value::truth(QDateTime::fromMSecsSinceEpoch(m_now / 1000, Qt::UTC).date() <= *until);
    }

    void software()
    {
        const SectionText packages = section("host.packages"), fixes = section("host.fixes"), restarts = section("host.restarts"), release = section("host.release");
        const QString lists = fixes.value(u"lists").value_or(QString());
        const bool areFresh = lists == "fresh"_L1, hasArchive = fixes.value(u"security archive") == u"yes"_s;
        QList<Value> all;
        for (const Setting &package : packages.settings()) {
            const QString fix = fixes.value(package.name).value_or(QString()), version = fix.section(u',', 0, 0);
            QMap<QString, Value> fields { { u"name"_s, Value::ofText(package.name) }, { u"installed"_s, Value::ofText(package.value, Type::Version) }, { u"supported"_s, isSupported(release, fix) } };
            QString why = fixes.problem();
            if (why.isEmpty() && (fix.isEmpty() || (version == "none"_L1 && (!hasArchive || fix != version))))
                why = Tr::tr("The host's lists of packages hold no archive of security fixes for it.");
            else if (why.isEmpty() && version == "none"_L1 && !areFresh)
                why = Tr::tr("The host's lists of packages are old (%1): run “apt-get update” there, and read its settings again.").arg(lists);
            if (why.isEmpty() && version == "none"_L1) {
                fields.insert(u"fixed"_s, Value::absent());
                fields.insert(u"fix_age"_s, Value::absent());
                fields.insert(u"urgent"_s, Value::truth(false));
            } else if (why.isEmpty()) {
                fields.insert(u"fixed"_s, Value::ofText(version, Type::Version));
                why = Tr::tr("The host's lists of packages do not say when %1 came out, nor what it mends: see “apt-get changelog %2”.").arg(version, package.name);
            }
            const QString restarted = restarts.value(package.name).value_or(QString());
            if (restarted == "yes"_L1 || restarted == "no"_L1)
                fields.insert(u"restarted"_s, Value::truth(restarted == "yes"_L1));
            else if (restarted == "not running"_L1)
                fields.insert(u"restarted"_s, Value::truth(true)); // nothing old runs
            else
                fields.insert(u"restarted"_s, Value::unknown(restarts.isRead() ? Tr::tr("When its process began, or when it was upgraded, was not told.") : restarts.problem()));
            all << elementOf(m_registry, u"software"_s, fields, why);
        }
        const auto everything = [](const QString &) { return true; };
        set("software", packages.isRead() ? Value::list(all) : Value::unknown(packages.problem()),
            u"dpkg-query -W; apt-cache policy; stat /var/lib/dpkg/info; ps -e -o etimes=; cat /etc/os-release"_s,
            QStringList { packages.rawOf(everything), fixes.rawOf(everything), restarts.rawOf(everything), release.rawOf(everything) }.join(u'\n'));
    }

    /// Does an smtp client of Postfix run in the queue's folder? master.cf's fifth column (postconf -Mf); "-" stands for the default, n.
    [[nodiscard]] bool isChrooted() const
    {
        for (const fleet::Section &found : m_snapshot.sections) {
            if (!found.name.endsWith(".services"_L1))
                continue;
            for (const QString &line : QString::fromUtf8(found.text).split(u'\n')) {
                const QStringList columns = line.simplified().split(u' ');
                if (!line.startsWith(u' ') && columns.value(7) == "smtp"_L1 && columns.value(4) == "y"_L1)
                    return true;
            }
        }
        return false;
    }

    [[nodiscard]] QList<posture::Network> ownNetworks() const
    {
        QList<posture::Network> own;
        for (const char *range : { "127.0.0.0/8", "::1", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7" }) // RFC 1918, RFC 4193
            own << *posture::networkOf(QString::fromLatin1(range));
        for (const fleet::Section &found : m_snapshot.sections) {
            if (!found.name.endsWith(".settings"_L1))
                continue;
            const QString networks = SectionText(m_snapshot, found.name).value(u"mynetworks").value_or(QString());
            for (const QString &word : QString(networks).replace(u',', u' ').split(u' ', Qt::SkipEmptyParts))
                if (const auto network = posture::networkOf(word); network && network->prefix > 0)
                    own << *network;
        }
        return own;
    }

    /// Does the program that answers at these addresses validate? Its settings tell, where they were read whole.
    [[nodiscard]] static Value validates(const SectionText &settings, const QStringList &servers)
    {
        const auto unknown = [](const QString &why) { return Value::unknown(why + u' ' + Tr::tr("On it, “dig dnssec-failed.org” must say SERVFAIL.")); };
        if (!settings.isRead())
            return unknown(settings.problem() + u'.');
        const auto said = [&settings](const char *name) { return settings.value(QString::fromLatin1(name)).value_or(QString()); };
        static const QStringList stubs { u"127.0.0.53"_s, u"127.0.0.54"_s }; // systemd-resolved.service(8)
        const auto all = [&servers](const auto &is) { return std::all_of(servers.begin(), servers.end(), is); };
        if (!servers.isEmpty() && all([](const QString &server) { return stubs.contains(server); })) {
            if (settings.value(u"resolved.DNSSEC") && said("resolved.unread").isEmpty() && (said("resolved.DNSSEC") == "yes"_L1 || said("resolved.DNSSEC") == "true"_L1))
                return Value::truth(true);
            return unknown(Tr::tr("systemd-resolved is not set to DNSSEC=yes, so all hangs on the resolver that it asks."));
        }
        const bool isLocal = all([](const QString &server) {
            const auto address = posture::networkOf(server.section(u'%', 0, 0));
            return address && address->isLoopback() && !stubs.contains(server);
        });
        if (!isLocal || !settings.value(u"unbound.anchors") || said("unbound.port") != "53"_L1)
            return unknown(Tr::tr("The program that answers at the addresses of resolv.conf is none whose settings were read."));
        const QStringList at = said("unbound.interfaces").split(u", "_s, Qt::SkipEmptyParts);
        if (!at.isEmpty() && !all([&at](const QString &server) { return at.contains(server) || at.contains(u"0.0.0.0"_s) || at.contains(u"::0"_s) || at.contains(u"::"_s); }))
            return unknown(Tr::tr("Unbound does not listen at all addresses of resolv.conf, by its settings."));
        const bool isOff = !said("unbound.module-config").contains("validator"_L1) || said("unbound.permissive") == "yes"_L1 || said("unbound.insecure").split(u", "_s).contains(u"."_s);
        if (!said("unbound.unread").isEmpty())
            return unknown(Tr::tr("Of Unbound's settings %1 was not read.").arg(said("unbound.unread")));
        return Value::truth(!isOff && said("unbound.anchors").toInt() > 0);
    }

    void resolver()
    {
        const SectionText conf = section(isChrooted() ? "host.resolver-chroot" : "host.resolver");
        const QString how = isChrooted() ? u"cat QUEUE_DIRECTORY/etc/resolv.conf (smtp runs in a chroot)"_s : u"cat /etc/resolv.conf"_s;
        const QString raw = conf.rawOf([](const QString &) { return true; });
        QStringList servers;
        for (const QString &server : conf.value(u"nameserver").value_or(QString()).split(u',', Qt::SkipEmptyParts))
            servers << server.trimmed();
        const QList<posture::Network> own = ownNetworks();
        const bool isLocal = std::all_of(servers.begin(), servers.end(), [&own](const QString &server) { // none: this computer (resolv.conf(5))
            const auto address = posture::networkOf(server.section(u'%', 0, 0));
            return address && std::any_of(own.begin(), own.end(), [&address](const posture::Network &network) { return network.holds(*address); });
        });
        const auto known = [&conf](const Value &value) { return conf.isRead() ? value : Value::unknown(conf.problem()); };
        set("nameservers", known(Value::ofTexts(servers)), how, raw);
        set("resolver_local", known(Value::truth(isLocal)), how, raw);
        set("trust_ad", known(Value::truth(conf.value(u"options").value_or(QString()).split(u' ').contains(u"trust-ad"_s))), how, raw);
        const SectionText validation = section("host.validation");
        set("resolver_validates", conf.isRead() ? validates(validation, servers) : Value::unknown(conf.problem()), u"cat /etc/resolv.conf /etc/unbound/unbound.conf /etc/unbound/unbound.conf.d/*.conf /etc/systemd/resolved.conf /etc/systemd/resolved.conf.d/*.conf"_s,
            QStringList { raw, validation.rawOf([](const QString &) { return true; }) }.join(u'\n'));
    }

    void clock()
    {
        const SectionText clock = section("host.clock");
        const auto word = clock.value(u"NTPSynchronized");
        set("clock_synchronised", word ? Value::truth(*word == "yes"_L1) : Value::unknown(clock.isRead() ? Tr::tr("The node did not say it.") : clock.problem()), u"timedatectl show --property=NTPSynchronized; chronyc -n tracking"_s,
            clock.rawOf(u"NTPSynchronized"_s));
        if (m_words.clockOffset)
            set("clock_offset", Value::ofNumber(static_cast<double>(std::abs(*m_words.clockOffset)) / core::microsPerSecond, Type::Duration), u"date +%s.%N"_s, {});
        else
            m_record.set(u"clock_offset"_s, Value::unknown(Tr::tr("The node's clock was not compared yet.")));
    }

    void volume()
    {
        const SectionText chain = section("host.volume"), ipv6 = section("host.ipv6");
        const QStringList lines = chain.lines();
        static const QStringList plain { u"disk"_s, u"part"_s, u"lvm"_s, u"loop"_s, u"mpath"_s };
        bool isEncrypted = false, isClear = !lines.isEmpty();
        for (const QString &line : lines) {
            const QString type = line.simplified().section(u' ', -1);
            isEncrypted = isEncrypted || type == "crypt"_L1;
            isClear = isClear && (plain.contains(type) || type.startsWith("raid"_L1));
        }
        const Value value = isEncrypted ? Value::truth(true) : isClear ? Value::truth(false) : Value::unknown(chain.isRead() ? Tr::tr("What the volume is made of is not known.") : chain.problem());
        set("data_encrypted", value, u"findmnt -n -o SOURCE,FSTYPE -T QUEUE_DIRECTORY; lsblk -s -n -l -o NAME,TYPE DEVICE"_s, lines.join(u'\n'));
        const QString has = ipv6.lines().value(0);
        set("global_ipv6", ipv6.isRead() ? Value::truth(has == "yes"_L1) : Value::unknown(ipv6.problem()), u"ip -o -6 addr show scope global"_s, has);
        m_record.set(u"ipv6_ptr"_s, Value::unknown(Tr::tr("A node's snapshot holds no look-ups.")));
    }

    void bans()
    {
        const SectionText jails = section("host.jails"), units = section("host.bans");
        const QString how = u"fail2ban-client status; systemctl show --property=Id,LoadState,ActiveState fail2ban.service crowdsec.service sshguard.service"_s, raw = (jails.lines() + units.lines()).join(u'\n');
        QMap<QString, QString> states;
        QString unit;
        for (const QString &line : units.lines()) {
            if (line.startsWith("Id="_L1))
                unit = line.mid(3);
            else if (line.startsWith("ActiveState="_L1))
                states.insert(unit, line.mid(12));
        }
        if (!jails.isRead() && !states.contains(u"fail2ban.service"_s)) {
            set("ban_jails", Value::unknown(jails.problem()), how, raw);
        } else {
            QList<Value> all;
            for (const QString &jail : jails.lines())
                all << Value::ofText(jail);
            if (states.value(u"crowdsec.service"_s) == "active"_L1)
                all << Value::ofText(u"crowdsec"_s);
            if (!jails.isRead() && states.value(u"fail2ban.service"_s) == "active"_L1)
                all << Value::unknown(Tr::tr("fail2ban runs, but only root may ask for its jails: see “sudo fail2ban-client status” there."));
            set("ban_jails", Value::list(all), how, raw);
        }
        m_record.set(u"ban_hits"_s, Value::unknown(Tr::tr("Only root may ask a banning service for its hits: see “sudo fail2ban-client status JAIL” there.")));
        m_record.set(u"login_failures"_s, Value::unknown(Tr::tr("A node's snapshot holds no log.")));
    }

    void processes()
    {
        const SectionText root = section("host.root");
        set("running_as_root", root.isRead() ? Value::ofTexts(root.lines()) : Value::unknown(root.problem()), u"ps -e -o user:32= -o etimes= -o comm="_s, root.lines().join(u'\n'));
        const QString drift = Tr::tr("A snapshot alone does not tell what was approved.");
        m_record.set(u"drift"_s, Value::unknown(drift)).set(u"drift_checked"_s, Value::unknown(drift));
    }

    void messages()
    {
        QStringList said;
        QString problem = Tr::tr("The node's settings do not hold this: read them again.");
        for (const fleet::Section &found : m_snapshot.sections)
            if (found.name.endsWith(".messages"_L1)) {
                said += SectionText(m_snapshot, found.name).lines();
                problem.clear();
            }
        set("config_messages", problem.isEmpty() ? Value::ofTexts(said) : Value::unknown(problem), Tr::tr("%1 (“postfix check” needs root and is not asked)").arg(u"postconf -n"_s), said.join(u'\n'));
    }

    void spool()
    {
        static const QStringList closed { u"active"_s, u"bounce"_s, u"corrupt"_s, u"defer"_s, u"deferred"_s, u"flush"_s, u"hold"_s, u"incoming"_s, u"maildrop"_s, u"private"_s, u"public"_s, u"saved"_s, u"trace"_s };
        const SectionText folders = section("host.spool");
        QStringList problems;
        bool hasQueue = false;
        for (const QString &line : folders.lines()) {
            bool isMode = false;
            const uint mode = line.section(u' ', 0, 0).toUInt(&isMode, 8);
            const QString owner = line.section(u' ', 1, 1), path = line.section(u' ', 3), name = path.section(u'/', -1);
            if (!isMode || path.isEmpty())
                continue;
            const bool isQueue = closed.contains(name), isSticky = (mode & 01000U) != 0;
            hasQueue = hasQueue || isQueue;
            if ((isQueue && ((mode & 07U) != 0 || owner != "postfix"_L1)) || ((mode & 02U) != 0 && !isSticky))
                problems << u"%1 (%2 %3)"_s.arg(path, owner, QString::number(mode, 8));
        }
        const Value value = !folders.isRead() ? Value::unknown(folders.problem()) : hasQueue ? Value::ofTexts(problems) : Value::unknown(Tr::tr("The folders of the queue were not found."));
        set("file_problems", value, u"find QUEUE_DIRECTORY -mindepth 1 -maxdepth 1 -type d -printf '%m %u %g %p\\n'"_s, folders.lines().join(u'\n'));
    }

    const Registry &m_registry;
    const fleet::Snapshot &m_snapshot;
    core::UtcMicros m_now;
    const HostWords &m_words;
    RecordBuilder m_record;
};

posture::Evidence sshd(const Registry &registry, const fleet::Snapshot &snapshot)
{
    const SectionText settings(snapshot, u"sshd.settings"_s), places(snapshot, u"sshd.places"_s);
    const QString how = settings.value(u"read").value_or(u"/usr/sbin/sshd -T"_s);
    QString otherwise = settings.problem();
    if (const auto problem = settings.value(u"problem"); problem && otherwise.isEmpty())
        otherwise = Tr::tr("sshd's settings could not be followed (%1): as root, “sshd -T” tells them.").arg(*problem);
    else if (otherwise.isEmpty())
        otherwise = Tr::tr("The node did not say it.");
    else if (snapshot.section(u"sshd.settings"_s))
        otherwise += u' ' + Tr::tr("As root, “sshd -T” tells them.");
    RecordBuilder record(registry, u"sshd"_s, snapshot.time, otherwise);
    for (const QString &name : { u"passwordauthentication"_s, u"kbdinteractiveauthentication"_s, u"permitrootlogin"_s }) {
        QStringList raw;
        QString where;
        for (const QString &line : places.lines())
            if (line.contains(name)) {
                raw << line;
                if (where.isEmpty() && !line.contains("(in a Match block)"_L1) && line.startsWith(u'/'))
                    where = line.section(u' ', 0, 0);
            }
        if (const auto value = settings.value(name))
            record.set(name, Value::ofText(*value));
        record.source(name, { how, raw.isEmpty() ? settings.rawOf(name) : raw.join(u'\n'), where });
    }
    record.set(u"unknown_keys"_s, Value::unknown(Tr::tr("Only root may read the authorized keys of all accounts: compare them with the list of those who may log in.")));
    record.set(u"kbdinteractive_is_mfa"_s, Value::unknown(Tr::tr("Only the owner of the node knows whether that way asks for a second factor.")));
    return record.take();
}

} // namespace

Kinds evidenceOfHost(const Registry &registry, const fleet::Snapshot &snapshot, core::UtcMicros now, const HostWords &words)
{
    return { { u"host"_s, HostEvidence(registry, snapshot, now, words).take() }, { u"sshd"_s, sshd(registry, snapshot) } };
}

} // namespace bw::assessment
