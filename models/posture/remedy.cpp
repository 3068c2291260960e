// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posture/remedy.h"

#include "models/posture/tr.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::posture {

namespace {

struct Placeholder
{
    const char *word, *note;
};

const QHash<QString, Placeholder> &placeholders()
{
    static const QHash<QString, Placeholder> all {
        { u"domain"_s, { QT_TRANSLATE_NOOP("bw::posture", "domain"), QT_TRANSLATE_NOOP("bw::posture", "your domain, as behind the @ of an address") } },
        { u"mx"_s, { QT_TRANSLATE_NOOP("bw::posture", "mail-server"), QT_TRANSLATE_NOOP("bw::posture", "the full name of the mail server, such as mx1.example.org") } },
        { u"mx1"_s, { QT_TRANSLATE_NOOP("bw::posture", "first-mail-server"), QT_TRANSLATE_NOOP("bw::posture", "the full name of the mail server that takes your mail") } },
        { u"mx2"_s, { QT_TRANSLATE_NOOP("bw::posture", "second-mail-server"), QT_TRANSLATE_NOOP("bw::posture", "the full name of a second mail server; with only one, leave this record out") } },
        { u"selector"_s, { QT_TRANSLATE_NOOP("bw::posture", "selector"), QT_TRANSLATE_NOOP("bw::posture", "the name of the DKIM key, such as s2027") } },
        { u"selector_new"_s, { QT_TRANSLATE_NOOP("bw::posture", "new-selector"), QT_TRANSLATE_NOOP("bw::posture", "a name for the new DKIM key that was never used, such as s2027") } },
        { u"selector_old"_s, { QT_TRANSLATE_NOOP("bw::posture", "old-selector"), QT_TRANSLATE_NOOP("bw::posture", "the name of the DKIM key that is replaced") } },
        { u"base64"_s, { QT_TRANSLATE_NOOP("bw::posture", "public-key"), QT_TRANSLATE_NOOP("bw::posture", "the public key in base64, as the tool that made the key prints it") } },
        { u"ip4"_s, { QT_TRANSLATE_NOOP("bw::posture", "IPv4-address"), QT_TRANSLATE_NOOP("bw::posture", "the IPv4 address that your mail is sent from") } },
        { u"ip6"_s, { QT_TRANSLATE_NOOP("bw::posture", "IPv6-address"), QT_TRANSLATE_NOOP("bw::posture", "the IPv6 address that your mail is sent from; without one, leave this part out") } },
        { u"mta_ips"_s, { QT_TRANSLATE_NOOP("bw::posture", "mail-server-addresses"), QT_TRANSLATE_NOOP("bw::posture", "the addresses of the servers that may send mail") } },
        { u"ehlo_name"_s, { QT_TRANSLATE_NOOP("bw::posture", "EHLO-name"), QT_TRANSLATE_NOOP("bw::posture", "the name that your server gives in EHLO") } },
        { u"bounce_domain"_s, { QT_TRANSLATE_NOOP("bw::posture", "bounce-domain"), QT_TRANSLATE_NOOP("bw::posture", "the domain of the envelope sender, where bounces go") } },
        { u"esp_spf"_s, { QT_TRANSLATE_NOOP("bw::posture", "provider's-SPF-name"), QT_TRANSLATE_NOOP("bw::posture", "the name that a service which sends for you asks you to include; without one, leave this part out") } },
        { u"rua"_s, { QT_TRANSLATE_NOOP("bw::posture", "report-mailbox"), QT_TRANSLATE_NOOP("bw::posture", "the address that DMARC reports go to, such as dmarc@example.org") } },
        { u"rua_host"_s, { QT_TRANSLATE_NOOP("bw::posture", "report-domain"), QT_TRANSLATE_NOOP("bw::posture", "the domain of the address that DMARC reports go to") } },
        { u"tlsrpt_mailbox"_s, { QT_TRANSLATE_NOOP("bw::posture", "TLS-report-mailbox"), QT_TRANSLATE_NOOP("bw::posture", "the address that TLS reports go to, such as tls-reports@example.org") } },
        { u"policy_host"_s, { QT_TRANSLATE_NOOP("bw::posture", "policy-server"), QT_TRANSLATE_NOOP("bw::posture", "the web server that offers the MTA-STS policy") } },
        { u"host"_s, { QT_TRANSLATE_NOOP("bw::posture", "web-server"), QT_TRANSLATE_NOOP("bw::posture", "the web server that offers the logo and its certificate") } },
        { u"submission_host"_s, { QT_TRANSLATE_NOOP("bw::posture", "submission-server"), QT_TRANSLATE_NOOP("bw::posture", "the name of the server that your people's mail programs hand mail to") } },
        { u"sha256_of_spki"_s, { QT_TRANSLATE_NOOP("bw::posture", "SHA-256-of-the-key"), QT_TRANSLATE_NOOP("bw::posture", "the SHA-256 of the certificate's public key, as postfix tls output-server-tlsa prints it") } },
        { u"yyyymmddhhmm"_s, { QT_TRANSLATE_NOOP("bw::posture", "date-and-time"), QT_TRANSLATE_NOOP("bw::posture", "the present day and time in digits, such as 202701150915; another one at each change of the policy") } },
        { u"rfc3339_within_one_year"_s, { QT_TRANSLATE_NOOP("bw::posture", "date-within-a-year"), QT_TRANSLATE_NOOP("bw::posture", "a day less than a year ahead, such as 2027-06-30T00:00:00Z") } },
        { u"parked"_s, { QT_TRANSLATE_NOOP("bw::posture", "parked-domain"), QT_TRANSLATE_NOOP("bw::posture", "the domain that sends no mail") } },
        { u"canary_domain"_s, { QT_TRANSLATE_NOOP("bw::posture", "canary-domain"), QT_TRANSLATE_NOOP("bw::posture", "a domain of yours that is used for nothing else") } },
        { u"helpdesk"_s, { QT_TRANSLATE_NOOP("bw::posture", "helpdesk-mailbox"), QT_TRANSLATE_NOOP("bw::posture", "who reads mail to postmaster") } },
        { u"abuse_desk"_s, { QT_TRANSLATE_NOOP("bw::posture", "abuse-mailbox"), QT_TRANSLATE_NOOP("bw::posture", "who reads mail to abuse") } },
        { u"security_desk"_s, { QT_TRANSLATE_NOOP("bw::posture", "security-mailbox"), QT_TRANSLATE_NOOP("bw::posture", "who reads mail to security") } },
        { u"recipient"_s, { QT_TRANSLATE_NOOP("bw::posture", "public-key-of-the-keeper"), QT_TRANSLATE_NOOP("bw::posture", "the public age key of whoever may read the copy") } },
        { u"service"_s, { QT_TRANSLATE_NOOP("bw::posture", "service"), QT_TRANSLATE_NOOP("bw::posture", "the systemd service that is not needed") } },
        { u"unit"_s, { QT_TRANSLATE_NOOP("bw::posture", "service"), QT_TRANSLATE_NOOP("bw::posture", "the systemd service of the mail program, such as postfix@-.service") } },
        { u"package"_s, { QT_TRANSLATE_NOOP("bw::posture", "package"), QT_TRANSLATE_NOOP("bw::posture", "the packages that lack fixes") } },
        { u"interface"_s, { QT_TRANSLATE_NOOP("bw::posture", "interface"), QT_TRANSLATE_NOOP("bw::posture", "the network interface that faces the world, such as eth0") } },
        { u"proxy_ip"_s, { QT_TRANSLATE_NOOP("bw::posture", "proxy-address"), QT_TRANSLATE_NOOP("bw::posture", "the address of your proxy or load balancer") } },
        { u"n"_s, { QT_TRANSLATE_NOOP("bw::posture", "number"), QT_TRANSLATE_NOOP("bw::posture", "the number that fits your set-up") } },
        { u"token"_s, { QT_TRANSLATE_NOOP("bw::posture", "token"), QT_TRANSLATE_NOOP("bw::posture", "a secret that names recipient and list, another for each message") } },
        { u"uri"_s, { QT_TRANSLATE_NOOP("bw::posture", "unsubscribe-address"), QT_TRANSLATE_NOOP("bw::posture", "the https address of the message's List-Unsubscribe") } },
        { u"random"_s, { QT_TRANSLATE_NOOP("bw::posture", "name-of-nobody"), QT_TRANSLATE_NOOP("bw::posture", "a name that surely no mailbox has") } },
        { u"dnsbl"_s, { QT_TRANSLATE_NOOP("bw::posture", "blocklist"), QT_TRANSLATE_NOOP("bw::posture", "the zone of a blocklist that you use") } },
        { u"dane_test_domain"_s, { QT_TRANSLATE_NOOP("bw::posture", "domain-with-DANE"), QT_TRANSLATE_NOOP("bw::posture", "a domain whose mail servers have TLSA records") } },
        { u"your_authserv_id"_s, { QT_TRANSLATE_NOOP("bw::posture", "your-authserv-id"), QT_TRANSLATE_NOOP("bw::posture", "the name that your servers write into Authentication-Results") } },
    };
    return all;
}

const QRegularExpression &form()
{
    static const QRegularExpression expression(u"\\{\\{(\\w+)\\}\\}"_s);
    return expression;
}

bool isHarmless(const QString &text)
{
    static const QRegularExpression plain(u"\\A[A-Za-z0-9_:][A-Za-z0-9._:@+/-]*\\z"_s);
    return plain.match(text).hasMatch();
}

/// Known values by name; what stands first is put in.
class Names final
{
public:
    void add(const QString &name, const QString &value)
    {
        QStringList &all = m_all[name];
        if (const QString clean = value.endsWith(u'.') ? value.chopped(1) : value; isHarmless(clean) && !all.contains(clean))
            all << clean;
    }
    [[nodiscard]] QMap<QString, QStringList> whole()
    {
        m_all.removeIf([](const auto &one) { return one.value().isEmpty(); });
        return m_all;
    }

private:
    QMap<QString, QStringList> m_all;
};

QList<Value> itemsOf(const QMap<QString, Evidence> &kinds, const char *kind, const char *field)
{
    return kinds.value(QString::fromLatin1(kind)).record.fields.value(QString::fromLatin1(field)).items;
}

QString textOf(const Value &record, const char *field)
{
    const Value value = record.fields.value(QString::fromLatin1(field));
    return value.isKnown() ? value.text : QString();
}

QString mailboxOf(const Value &uri)
{
    const QString address = uri.text.startsWith("mailto:"_L1, Qt::CaseInsensitive) ? uri.text.mid(7) : QString();
    return address.section(u'!', 0, 0); // "!10m" is a limit
}

void addServers(Names &names, const QMap<QString, Evidence> &kinds)
{
    QList<Value> hosts = itemsOf(kinds, "mx", "hosts");
    std::ranges::stable_sort(hosts, {}, [](const Value &host) { return host.fields.value(u"preference"_s).number; });
    for (qsizetype i = 0; i < hosts.size(); ++i) {
        names.add(u"mx"_s, hosts[i].label());
        if (i < 2)
            names.add(i == 0 ? u"mx1"_s : u"mx2"_s, hosts[i].label());
    }
    for (const Value &address : itemsOf(kinds, "senders", "addresses")) {
        names.add(address.label().contains(u':') ? u"ip6"_s : u"ip4"_s, address.label());
        names.add(u"mta_ips"_s, address.label());
        names.add(u"ehlo_name"_s, textOf(address, "helo"));
    }
    for (const Value &name : itemsOf(kinds, "spf", "names"))
        if (const QString role = textOf(name, "role"); role == "bounce"_L1 || role == "helo"_L1)
            names.add(role == "helo"_L1 ? u"ehlo_name"_s : u"bounce_domain"_s, name.label());
}

void addKeysAndReports(Names &names, const QMap<QString, Evidence> &kinds)
{
    for (const Value &key : itemsOf(kinds, "dkim", "keys"))
        if (!key.fields.value(u"revoked"_s).isTrue())
            for (const QString &name : { u"selector"_s, u"selector_old"_s })
                names.add(name, key.label());
    for (const Value &uri : itemsOf(kinds, "dmarc", "rua"))
        if (const QString mailbox = mailboxOf(uri); !mailbox.isEmpty()) {
            names.add(u"rua"_s, mailbox);
            names.add(u"rua_host"_s, mailbox.section(u'@', -1));
        }
    for (const Value &uri : itemsOf(kinds, "tls_rpt", "rua"))
        names.add(u"tlsrpt_mailbox"_s, mailboxOf(uri));
    for (const Value &software : itemsOf(kinds, "host", "software"))
        if (software.fields.value(u"fixed"_s).isKnown())
            names.add(u"package"_s, software.label());
}

} // namespace

QMap<QString, QStringList> remedyNames(const Target &target, const QMap<QString, Evidence> &kinds)
{
    Names names;
    if (target.words.contains(u"domain"_s)) {
        names.add(u"domain"_s, target.name);
        names.add(u"parked"_s, target.name);
    } else if (target.words.contains(u"host"_s)) {
        const QString host = target.name.left(target.name.lastIndexOf(u':'));
        if (!networkOf(host))
            names.add(u"mx"_s, host);
    } else if (target.words.contains(u"node"_s)) {
        for (const Value &address : itemsOf(kinds, "senders", "addresses"))
            names.add(u"mx"_s, textOf(address, "helo")); // what smtp_helo_name, else myhostname says
    }
    addServers(names, kinds);
    addKeysAndReports(names, kinds);
    return names.whole();
}

Remedy fillRemedy(const QStringList &lines, const QMap<QString, QStringList> &names)
{
    Remedy remedy;
    for (const QString &line : lines) {
        QString filled;
        qsizetype at = 0;
        for (auto it = form().globalMatch(line); it.hasNext();) {
            const auto match = it.next();
            const QString name = match.captured(1) == "domain_of_rua"_L1 ? u"rua_host"_s : match.captured(1);
            const QStringList known = names.value(name);
            const auto unknown = placeholders().constFind(name);
            const QString word = unknown == placeholders().cend() ? QString(name).replace(u'_', u'-') : Tr::tr(unknown->word);
            const bool takesAll = name == "package"_L1 || name == "mta_ips"_L1;
            filled += line.mid(at, match.capturedStart() - at) + (known.isEmpty() ? u'<' + word + u'>' : takesAll ? known.join(name == "package"_L1 ? u" "_s : u", "_s) : known.first());
            at = match.capturedEnd();
            if (known.isEmpty())
                remedy.notes << (unknown == placeholders().cend() ? Tr::tr("<%1>: put what fits your set-up").arg(word) : u"<%1>: %2"_s.arg(word, Tr::tr(unknown->note)));
            else if (known.size() > 1 && !takesAll) //: %1 is a value that stands in a command, %2 others of the same kind
                remedy.notes << Tr::tr("%1 is one of several: the same for %2").arg(known.first(), known.mid(1).join(u", "_s));
        }
        remedy.lines << filled + line.mid(at);
    }
    remedy.notes.removeDuplicates();
    return remedy;
}

QString fillSentence(const QString &sentence, const QMap<QString, QStringList> &names)
{
    return fillRemedy({ sentence }, names).lines.first();
}

} // namespace bw::posture
