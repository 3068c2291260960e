// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/demosettings.h"

#include <QFile>
#include <QMap>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::demo {

using core::microsPerHour;
using core::microsPerMinute;
using fleet::SectionKind;

namespace {

using Settings = QMap<QString, QString>;

/// What all nodes have in main.cf.
constexpr const char *everywhere[][2] = {
    { "alias_database", "hash:/etc/aliases" },
    { "alias_maps", "hash:/etc/aliases" },
    { "append_dot_mydomain", "no" },
    { "authorized_submit_users", "root, monitor" },
    { "biff", "no" },
    { "compatibility_level", "3.6" },
    { "disable_vrfy_command", "yes" },
    { "inet_interfaces", "all" },
    { "inet_protocols", "all" },
    { "mydestination", "$myhostname, localhost" },
    { "myorigin", "$myhostname" },
    { "smtp_dns_support_level", "dnssec" },
    { "smtp_tls_CApath", "/etc/ssl/certs" },
    { "smtp_tls_loglevel", "1" },
    { "smtp_tls_security_level", "dane" },
    { "smtpd_banner", "$myhostname ESMTP" },
    { "smtpd_client_auth_rate_limit", "0" },
    { "smtpd_client_connection_rate_limit", "60" },
    { "smtpd_client_message_rate_limit", "200" },
    { "smtpd_data_restrictions", "reject_unauth_pipelining" },
    { "smtpd_discard_ehlo_keywords", "etrn, silent-discard" },
    { "smtpd_forbid_bare_newline", "normalize" },
    { "smtpd_forbid_unauth_pipelining", "yes" },
    { "smtpd_helo_required", "yes" },
    { "smtpd_helo_restrictions", "permit_mynetworks, reject_invalid_helo_hostname, reject_non_fqdn_helo_hostname" },
    { "smtpd_relay_restrictions", "permit_mynetworks, reject_unauth_destination" },
    { "smtpd_tls_cert_file", "/etc/letsencrypt/live/mta.example/fullchain.pem" },
    { "smtpd_tls_key_file", "/etc/letsencrypt/live/mta.example/privkey.pem" },
    { "smtpd_tls_loglevel", "1" },
    { "smtpd_tls_mandatory_protocols", ">=TLSv1.2" },
    { "smtpd_tls_protocols", ">=TLSv1.2" },
    { "smtpd_tls_received_header", "yes" },
    { "smtpd_tls_security_level", "may" },
};

/// A node's own: what it is for, and what is wrong with it.
struct Own
{
    const char *node; ///< or a role
    const char *name;
    const char *value;
};
constexpr Own own[] = {
    { "outbound", "milter_default_action", "tempfail" },
    { "outbound", "mynetworks", "127.0.0.0/8, [::1]/128, 192.0.2.21, 192.0.2.22" },
    { "outbound", "non_smtpd_milters", "$smtpd_milters" },
    { "outbound", "smtpd_milters", "unix:opendkim/opendkim.sock" },
    { "bulk", "milter_default_action", "tempfail" },
    { "bulk", "mynetworks", "127.0.0.0/8, [::1]/128, 198.51.100.20, 198.51.100.21" },
    { "bulk", "non_smtpd_milters", "$smtpd_milters" },
    { "bulk", "smtpd_milters", "unix:opendkim/opendkim.sock" },
    { "submission", "mynetworks", "127.0.0.0/8, [::1]/128" },
    { "submission", "relayhost", "[mx-fr-2.mta.example]:25" },
    { "submission", "smtpd_sasl_path", "private/auth" },
    { "submission", "smtpd_sasl_type", "dovecot" },
    { "submission", "smtpd_sender_login_maps", "hash:/etc/postfix/senders" },
    { "edge", "mynetworks", "127.0.0.0/8, [::1]/128" },
    { "edge", "relay_domains", "mta.example, news.example, shop.example" },
    { "edge", "relay_recipient_maps", "hash:/etc/postfix/recipients" },
    { "edge", "transport_maps", "hash:/etc/postfix/transport" },
    { "sub-de-1", "relayhost", "[mx-de-1.mta.example]:25" },
    { "mx-de-1", "smtpd_tls_protocols", ">=TLSv1" },
    { "mx-de-2", "smtpd_tls_protocols", ">=TLSv1" },
    { "mx-de-3", "smtpd_tls_protocols", ">=TLSv1" },
    { "edge-2", "smtpd_tls_protocols", ">=TLSv1" },
    { "mx-fr-3", "smtpd_forbid_bare_newline", "no" },
    { "bulk-2", "smtp_tls_security_level", "may" },
};

struct Option
{
    const char *name;
    const char *value;
};
constexpr Option submissionOptions[] = {
    { "smtpd_client_auth_rate_limit", "10" },
    { "smtpd_client_event_limit_exceptions", "" },
    { "smtpd_recipient_limit", "100" },
    { "smtpd_relay_restrictions", "permit_sasl_authenticated,reject" },
    { "smtpd_sasl_auth_enable", "yes" },
    { "smtpd_sender_restrictions", "reject_authenticated_sender_login_mismatch" },
    { "smtpd_tls_auth_only", "yes" },
};

constexpr const char *ownPrograms = "pickup     unix  n       -       y       60      1       pickup\n"
                                    "cleanup    unix  n       -       y       -       0       cleanup\n"
                                    "qmgr       unix  n       -       n       300     1       qmgr\n"
                                    "tlsmgr     unix  -       -       y       1000?   1       tlsmgr\n"
                                    "rewrite    unix  -       -       y       -       -       trivial-rewrite\n"
                                    "bounce     unix  -       -       y       -       0       bounce\n"
                                    "defer      unix  -       -       y       -       0       bounce\n"
                                    "trace      unix  -       -       y       -       0       bounce\n"
                                    "verify     unix  -       -       y       -       1       verify\n"
                                    "flush      unix  n       -       y       1000?   0       flush\n"
                                    "proxymap   unix  -       -       n       -       -       proxymap\n"
                                    "proxywrite unix  -       -       n       -       1       proxymap\n"
                                    "smtp       unix  -       -       y       -       -       smtp\n"
                                    "relay      unix  -       -       y       -       -       smtp\n"
                                    "showq      unix  n       -       y       -       -       showq\n"
                                    "error      unix  -       -       y       -       -       error\n"
                                    "retry      unix  -       -       y       -       -       error\n"
                                    "discard    unix  -       -       y       -       -       discard\n"
                                    "local      unix  -       n       n       -       -       local\n"
                                    "virtual    unix  -       n       n       -       -       virtual\n"
                                    "lmtp       unix  -       -       y       -       -       lmtp\n"
                                    "anvil      unix  -       -       y       -       1       anvil\n"
                                    "scache     unix  -       -       y       -       1       scache\n"
                                    "postlog    unix-dgram n  -       n       -       1       postlogd\n";

constexpr const char *queueFolders[][2] = { { "active", "700 postfix root" }, { "bounce", "700 postfix root" }, { "corrupt", "700 postfix root" }, { "defer", "700 postfix root" },
    { "deferred", "700 postfix root" }, { "etc", "755 root root" }, { "flush", "700 postfix root" }, { "hold", "700 postfix root" }, { "incoming", "700 postfix root" },
    { "lib", "755 root root" }, { "maildrop", "730 postfix postdrop" }, { "pid", "755 root root" }, { "private", "700 postfix root" }, { "public", "710 postfix postdrop" },
    { "saved", "700 postfix root" }, { "trace", "700 postfix root" } };

struct Options
{
    QString service; ///< submission/inet
    QList<std::pair<QString, QString>> all;
};

/// One node at one moment.
class NodeText final
{
public:
    NodeText(const DemoFleet &fleet, std::size_t number, core::UtcMicros at)
        : m_node(fleet.nodes().at(number))
        , m_name(QString::fromStdString(m_node.name))
        , m_role(QString::fromStdString(m_node.role))
        , m_version(QString::fromStdString(m_node.product).section(u' ', 1))
        , m_isDebian(m_version.startsWith("3.7."_L1))
    {
        for (const auto &[name, value] : everywhere)
            m_settings.insert(QString::fromLatin1(name), QString::fromLatin1(value));
        for (const Own &one : own)
            if (m_name == QLatin1String(one.node) || m_role == QLatin1String(one.node))
                m_settings.insert(QString::fromLatin1(one.name), QString::fromLatin1(one.value));
        m_settings.insert(u"myhostname"_s, QString::fromStdString(m_node.hostName));
        m_settings.insert(u"enable_long_queue_ids"_s, m_isDebian ? u"yes"_s : u"no"_s);
        const SettingTimes times = SettingTimes::before(fleet.options().endsAt);
        if (number == 0 && at >= times.limited)
            m_settings.insert(u"smtpd_client_auth_rate_limit"_s, u"30"_s);
        if (m_name == "mx-fr-2"_L1 && at >= times.opened) {
            m_settings.insert(u"mynetworks"_s, u"0.0.0.0/0"_s);
            m_settings.insert(u"smtpd_relay_restrictions"_s, u"permit"_s);
        }
        if (m_role == "submission"_L1)
            for (const char *service : { "submission", "submissions" })
                m_options << optionsOf(QString::fromLatin1(service));
    }

    fleet::Snapshot at(core::UtcMicros time)
    {
        m_snapshot = { time, u"Postfix"_s, m_version, {} };
        postfix();
        host();
        sshd();
        if (m_role == "submission"_L1)
            dovecot();
        std::sort(m_snapshot.sections.begin(), m_snapshot.sections.end(), [](const fleet::Section &a, const fleet::Section &b) { return a.name < b.name; });
        return m_snapshot;
    }

private:
    void add(const char *name, SectionKind kind, const QByteArray &text) { m_snapshot.sections.append({ QString::fromLatin1(name), kind, text, {}, false }); }
    void addProblem(const char *name, SectionKind kind, const char *why) { m_snapshot.sections.append({ QString::fromLatin1(name), kind, {}, QString::fromLatin1(why), false }); }

    [[nodiscard]] Options optionsOf(const QString &service) const
    {
        Options options { service + u"/inet"_s, {} };
        for (const Option &one : submissionOptions)
            if (m_name != "sub-fr-1"_L1 || qstrcmp(one.name, "smtpd_client_auth_rate_limit") != 0) // its logins are tried without end
                options.all << std::pair(QString::fromLatin1(one.name), QString::fromLatin1(one.value));
        options.all << (service == "submission"_L1 ? std::pair(u"smtpd_tls_security_level"_s, u"encrypt"_s) : std::pair(u"smtpd_tls_wrappermode"_s, u"yes"_s));
        return options;
    }

    void postfix()
    {
        QByteArray settings, places, services = "smtp       inet  n       -       y       -       -       smtpd\n", options;
        int line = 4;
        for (auto it = m_settings.cbegin(); it != m_settings.cend(); ++it) {
            settings += (it.key() + u" = "_s + it.value() + u'\n').toUtf8();
            places += "/etc/postfix/main.cf:" + QByteArray::number(line++) + ' ' + it.key().toUtf8() + '\n';
        }
        line = 12;
        places += "/etc/postfix/master.cf:" + QByteArray::number(line++) + " smtp/inet\n";
        for (const Options &service : std::as_const(m_options)) {
            services += service.service.section(u'/', 0, 0).leftJustified(10).toUtf8() + " inet n       -       y       -       -       smtpd\n";
            places += "/etc/postfix/master.cf:" + QByteArray::number(line++) + ' ' + service.service.toUtf8() + '\n';
            for (const auto &[name, value] : service.all) {
                services += "    -o " + name.toUtf8() + '=' + value.toUtf8() + '\n';
                options += (service.service + u'/' + name + u" = "_s + value + u'\n').toUtf8();
                places += "/etc/postfix/master.cf:" + QByteArray::number(line++) + ' ' + service.service.toUtf8() + '/' + name.toUtf8() + '\n';
            }
        }
        QFile defaults(u":/demo/postfix-defaults.txt"_s);
        add("postfix.version", SectionKind::Text, m_version.toUtf8());
        add("postfix.instances", SectionKind::Lines, "-               -               y         /etc/postfix\n");
        add("postfix.settings", SectionKind::Settings, settings);
        add("postfix.messages", SectionKind::Lines, {});
        add("postfix.services", SectionKind::Services, services + ownPrograms);
        add("postfix.service-settings", SectionKind::Settings, options);
        add("postfix.defaults", SectionKind::Settings, defaults.open(QIODevice::ReadOnly) ? defaults.readAll().replace("= 3.7.11\n", "= " + m_version.toUtf8() + '\n') : QByteArray());
        add("postfix.places", SectionKind::Lines, places);
        add("postfix.computed", SectionKind::Settings, "mydomain = mta.example\n");
        add("postfix.secrets", SectionKind::Lines, m_name == "edge-2"_L1 ? "644 root root tls key /etc/letsencrypt/live/mta.example/privkey.pem\n755 root root folder /etc/letsencrypt/live/mta.example\n"
                                                                        : "600 root root tls key /etc/letsencrypt/live/mta.example/privkey.pem\n755 root root folder /etc/letsencrypt/live/mta.example\n");
    }

    void host()
    {
        QByteArray listeners = "0.0.0.0:22\n0.0.0.0:25\n127.0.0.1:53\n[::]:22\n[::]:25\n";
        if (m_role == "submission"_L1)
            listeners += "0.0.0.0:465\n0.0.0.0:587\n0.0.0.0:993\n[::]:465\n[::]:587\n[::]:993\n";
        if (m_name == "bulk-1"_L1)
            listeners += "0.0.0.0:8000\n"; // the mailer's console
        add("host.listeners", SectionKind::Lines, listeners);
        const QByteArray postfix = m_isDebian ? "3.7.11-0+deb12u1" : "3.8.6-1build2", ssh = m_isDebian ? "1:9.2p1-2+deb12u7" : "1:9.6p1-3ubuntu13.14", dovecot = m_isDebian ? "1:2.3.19.1+dfsg1-2.1" : "1:2.3.21+dfsg1-2ubuntu6";
        QByteArray packages, fixes, restarts;
        const auto package = [&](const QByteArray &name, const QByteArray &version) {
            packages += name + " = " + version + '\n';
            fixes += name + " = none\n";
            restarts += name + " = " + (m_name == "bulk-2"_L1 && name == "openssh-server" ? "no\n" : "yes\n");
        };
        if (m_role == "submission"_L1)
            package("dovecot-core", dovecot);
        if (signs())
            package("opendkim", m_isDebian ? "2.11.0~beta2-8+deb12u1" : "2.11.0~beta2-9build4");
        package("openssh-server", ssh);
        package("postfix", postfix);
        add("host.package", SectionKind::Text, "postfix " + postfix);
        add("host.packages", SectionKind::Settings, packages);
        add("host.fixes", SectionKind::Settings, "lists = fresh\nsecurity archive = yes\n" + fixes);
        add("host.restarts", SectionKind::Settings, restarts);
        add("host.release", SectionKind::Settings, m_isDebian ? "ID = debian\nPRETTY_NAME = Debian GNU/Linux 12 (bookworm)\nVERSION_ID = 12\n" : "ID = ubuntu\nPRETTY_NAME = Ubuntu 24.04.3 LTS\nVERSION_ID = 24.04\n");
        add("host.units", SectionKind::Text, "Id=postfix.service\nLoadState=loaded\nActiveState=active\nUnitFileState=enabled\n\nId=postfix@-.service\nLoadState=loaded\nActiveState=active\nUnitFileState=enabled-runtime\n");
        add("host.root", SectionKind::Lines, {});
        const QByteArray resolver = m_name == "mx-de-2"_L1 ? "nameserver = 203.0.113.53\noptions = edns0\n" : "nameserver = 127.0.0.1\noptions = edns0 trust-ad\n";
        add("host.resolver", SectionKind::Settings, resolver);
        add("host.resolver-chroot", SectionKind::Settings, resolver);
        add("host.clock", SectionKind::Settings, "NTPSynchronized = yes\n");
        add("host.volume", SectionKind::Lines, m_role == "bulk"_L1 ? "vda disk\nvda2 part\n" : "vda disk\nvda2 part\nvg-spool lvm\nspool crypt\n");
        const bool bans = m_name != "mx-de-3"_L1;
        add("host.bans", SectionKind::Text, bans ? "Id=fail2ban.service\nLoadState=loaded\nActiveState=active\n" : "Id=fail2ban.service\nLoadState=not-found\nActiveState=inactive\n");
        if (bans)
            add("host.jails", SectionKind::Lines, m_role == "submission"_L1 ? "dovecot\npostfix-sasl\nsshd\n" : "postfix\nsshd\n");
        else
            addProblem("host.jails", SectionKind::Lines, "fail2ban-client: not found");
        add("host.ipv6", SectionKind::Text, "no");
        QByteArray spool;
        for (const auto &[name, mode] : queueFolders)
            spool += QByteArray(mode) + " /var/spool/postfix/" + name + '\n';
        add("host.spool", SectionKind::Lines, spool);
        add("host.dkim-keys", SectionKind::Lines, signs() ? "600 opendkim opendkim dkim key /etc/dkimkeys/news.example.private\n600 opendkim opendkim dkim key /etc/dkimkeys/shop.example.private\n700 opendkim opendkim folder /etc/dkimkeys\n" : "");
    }

    void sshd()
    {
        const bool takesPasswords = m_name == "bulk-2"_L1;
        add("sshd.settings", SectionKind::Settings,
            QByteArray("read = /usr/sbin/sshd -T\nkbdinteractiveauthentication = no\npasswordauthentication = ") + (takesPasswords ? "yes" : "no") + "\npermitrootlogin = prohibit-password\n");
        add("sshd.places", SectionKind::Lines, {});
    }

    /// What postfix's logins are checked by.
    void dovecot()
    {
        add("dovecot.version", SectionKind::Text, m_isDebian ? "2.3.19.1 (9b53102964)" : "2.3.21 (47349e2482)");
        const QByteArray settings = "auth_mechanisms = plain login\nauth_username_format = %Lu\npassdb/args = scheme=ARGON2ID username_format=%u /etc/dovecot/users\npassdb/driver = passwd-file\nprotocols = imap lmtp\nservice auth/unix_listener /var/spool/postfix/private/auth/group = postfix\n"
                                    "service auth/unix_listener /var/spool/postfix/private/auth/mode = 0660\nservice auth/unix_listener /var/spool/postfix/private/auth/user = postfix\n"
                                    "ssl = required\nssl_cert = </etc/letsencrypt/live/mta.example/fullchain.pem\nssl_min_protocol = TLSv1.2\nuserdb/args = username_format=%u /etc/dovecot/users\nuserdb/driver = passwd-file\n";
        add("dovecot.settings", SectionKind::Settings, settings);
        add("dovecot.effective", SectionKind::Settings, "auth_failure_delay = 2 secs\nauth_mechanisms = plain login\ndisable_plaintext_auth = yes\nssl = required\nssl_min_protocol = TLSv1.2\n");
    }

    [[nodiscard]] bool signs() const { return m_role == "outbound"_L1 || m_role == "bulk"_L1; }

    const DemoNode &m_node;
    QString m_name, m_role, m_version;
    bool m_isDebian;
    Settings m_settings;
    QList<Options> m_options;
    fleet::Snapshot m_snapshot;
};

} // namespace

SettingTimes SettingTimes::before(core::UtcMicros end)
{
    return { core::floorTo(end - 36 * microsPerHour, microsPerHour), end - 22 * microsPerHour - 7 * microsPerMinute };
}

fleet::Snapshot snapshotOf(const DemoFleet &fleet, std::size_t node, core::UtcMicros at)
{
    return NodeText(fleet, node, at).at(at);
}

std::vector<core::UtcMicros> readingsOf(const DemoFleet &fleet, std::size_t node)
{
    const SettingTimes times = SettingTimes::before(fleet.options().endsAt);
    return { fleet.nodes().at(node).pieces.front().range.from, times.limited - 15 * microsPerMinute, times.limited, times.opened - microsPerMinute, times.opened, fleet.options().endsAt };
}

} // namespace bw::demo
