// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/postfix/snapshot.h"

#include "models/fleet/comparison.h"
#include "models/fleet/mask.h"
#include "models/mta/asking.h"
#include "models/mta/host.h"
#include "models/mta/tr.h"

#include <QDir>
#include <QFileInfo>
#include <QMap>
#include <QSet>

using namespace Qt::StringLiterals;

namespace bw::mta::postfix {

using core::fail;
using fleet::SectionKind;

namespace {

/// Whose value is a file that begins with a certificate (postconf(5)).
constexpr const char *certificateSettings[] { "smtpd_tls_cert_file", "smtpd_tls_eccert_file", "smtpd_tls_dcert_file", "smtpd_tls_chain_files", "smtp_tls_cert_file",
    "smtp_tls_eccert_file", "smtp_tls_dcert_file", "smtp_tls_chain_files", "lmtp_tls_cert_file", "lmtp_tls_chain_files" };
constexpr qsizetype mostInstances = 50;
constexpr qsizetype mostCertificates = 50;
constexpr qsizetype mostVersionChars = 100;

/// Without what differs from one run of postconf to the next.
core::Done askDefaults(Asking &asking, const QString &name, const QString &postconf, const Instance &instance)
{
    QString why;
    const auto said = asking.ask("{} -c {} -d", { postconf, instance.configDir }, &why);
    if (!said)
        return fail(said.error());
    if (!*said) {
        asking.addProblem(name, SectionKind::Settings, why);
        return {};
    }
    QByteArray text;
    for (const QByteArray &line : (*said)->split('\n'))
        if (!line.isEmpty() && !line.startsWith("process_id "))
            text += line + '\n';
    asking.add(name, SectionKind::Settings, text);
    return {};
}

/// What hangs on the host and on this instance's settings together, where main.cf leaves it open: postconf -d has it for no settings at all.
core::Done askComputed(Asking &asking, const QString &name, const QString &postconf, const Instance &instance, const QByteArray &settings)
{
    QString why;
    const auto said = asking.ask("{} -c {} -x config_directory mynetworks myhostname mydomain", { postconf, instance.configDir }, &why);
    if (!said)
        return fail(said.error());
    if (!*said) {
        asking.addProblem(name, SectionKind::Settings, why);
        return {};
    }
    QByteArray text;
    for (const QByteArray &line : (*said)->split('\n'))
        if (const QByteArray setting = line.left(line.indexOf('=')).trimmed(); !setting.isEmpty() && !('\n' + settings).contains('\n' + setting + " ="))
            text += line + '\n';
    asking.add(name, SectionKind::Settings, text);
    return {};
}

core::Done askPlaces(Asking &asking, const QString &name, const Instance &instance)
{
    QString why;
    const QString main = instance.configDir + u"/main.cf"_s, master = instance.configDir + u"/master.cf"_s;
    const auto settings = asking.ask("grep -noE '^[A-Za-z0-9_]+' -- {}", { main }, &why);
    if (!settings)
        return fail(settings.error());
    const auto services = asking.ask("grep -noE '^[[:space:]]*#|^[^[:space:]#]+[[:space:]]+[a-z-]+|[[:space:]]-o[[:space:]]*[{]?[[:space:]]*[A-Za-z0-9_]+' -- {}", { master }, &why);
    if (!services)
        return fail(services.error());
    if (*settings && *services)
        asking.add(name, SectionKind::Lines, placesIn(main, **settings) + placesIn(master, **services));
    else
        asking.addProblem(name, SectionKind::Lines, why);
    return {};
}

core::Done askInstance(Asking &asking, const QString &postconf, const Instance &instance, bool knowsVersion, bool wantsSecrets)
{
    const QString prefix = instance.name + u'.';
    QString why;
    const auto heard = asking.hear("{} -c {} -n", { postconf, instance.configDir }, transport::wholeStretch);
    if (!heard)
        return fail(heard.error());
    const bool hasSettings = heard->why.isEmpty() && heard->exitCode == 0;
    if (hasSettings) {
        asking.add(prefix + u"settings"_s, SectionKind::Settings, heard->out);
        asking.add(prefix + u"messages"_s, SectionKind::Lines, sortedLines(heard->err)); // "unused parameter", "overriding earlier entry"
    } else {
        asking.addProblem(prefix + u"settings"_s, SectionKind::Settings, heard->why.isEmpty() ? heard->said : heard->why);
    }
    if (auto done = asking.section(prefix + u"services"_s, SectionKind::Services, "{} -c {} -Mf", { postconf, instance.configDir }); !done)
        return done;
    if (auto done = asking.section(prefix + u"service-settings"_s, SectionKind::Settings, "{} -c {} -P", { postconf, instance.configDir }); !done)
        return done;
    if (knowsVersion)
        asking.addUnasked(prefix + u"defaults"_s, SectionKind::Settings);
    else if (auto done = askDefaults(asking, prefix + u"defaults"_s, postconf, instance); !done)
        return done;

    if (auto done = askPlaces(asking, prefix + u"places"_s, instance); !done)
        return done;
    if (!hasSettings)
        return {};
    if (auto done = askComputed(asking, prefix + u"computed"_s, postconf, instance, heard->out); !done)
        return done;
    QByteArray certificates;
    for (const QString &file : certificateFiles(heard->out).mid(0, mostCertificates)) {
        const auto said = asking.ask("openssl x509 -noout -subject -issuer -serial -startdate -enddate -fingerprint -sha256 -in {}", { file }, &why);
        if (!said)
            return fail(said.error());
        const QByteArray facts = *said ? (*said)->trimmed().replace('\n', "; ") : "not readable: " + why.toUtf8();
        certificates += file.toUtf8() + " = " + facts + '\n';
    }
    asking.add(prefix + u"certificates"_s, SectionKind::Settings, certificates);
    if (wantsSecrets)
        return askSecrets(asking, prefix + u"secrets"_s, secretsOfPostfix(heard->out));
    asking.addUnasked(prefix + u"secrets"_s, SectionKind::Lines);
    return {};
}

} // namespace

bool isPassingListener(const QByteArray &place)
{
    constexpr int firstPassingPort = 32768; // ip(7), ip_local_port_range
    const qsizetype colon = place.lastIndexOf(':');
    QByteArray address = place.left(std::max<qsizetype>(0, colon));
    if (address.startsWith('[') && address.endsWith(']'))
        address = address.mid(1, address.size() - 2);
    address = address.left(address.indexOf('%') < 0 ? address.size() : address.indexOf('%')); // 127.0.0.1%lo
    const bool isLoopback = address == "::1" || address.startsWith("127.") || address.startsWith("::ffff:127.");
    return isLoopback && place.mid(colon + 1).toInt() >= firstPassingPort;
}

QByteArray placesIn(const QString &file, const QByteArray &numbered)
{
    QByteArray places, service, comment;
    for (const QByteArray &line : numbered.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0)
            continue;
        const QByteArray number = line.left(colon), found = line.mid(colon + 1).simplified();
        if (found == "#")
            comment = number;
        if (number == comment) // what stands in a comment is no option
            continue;
        QByteArray name = found;
        if (found.startsWith("-o")) {
            name = service + '/' + found.mid(2).replace('{', ' ').trimmed();
        } else if (const qsizetype blank = found.indexOf(' '); blank > 0) { // "submission inet"
            service = found.left(blank) + '/' + found.mid(blank + 1);
            name = service;
        }
        places += file.toUtf8() + ':' + number + ' ' + name + '\n';
    }
    return places;
}

QList<Instance> instancesFrom(const QByteArray &postmulti)
{
    QList<Instance> instances;
    QSet<QString> folders;
    QMap<QString, int> claims; // by name
    int unnamed = 0;
    for (const QByteArray &line : postmulti.split('\n')) {
        const QList<QByteArray> columns = line.simplified().split(' ');
        if (columns.size() < 4 || instances.size() >= mostInstances)
            continue;
        const QString folder = QDir::cleanPath(QString::fromUtf8(columns.at(3)));
        if (folders.contains(folder))
            continue;
        folders.insert(folder);
        const bool isNamed = columns.at(0) != "-";
        unnamed += isNamed ? 0 : 1;
        instances.append({ isNamed ? QString::fromUtf8(columns.at(0)) : QString(), QString::fromUtf8(columns.at(3)), columns.at(2) == "y" });
    }
    // Without a name: by its folder, the same in each round, whatever the order of the lines.
    for (Instance &instance : instances) {
        if (instance.name.isEmpty() && unnamed > 1)
            instance.name = QFileInfo(QDir::cleanPath(instance.configDir)).fileName();
        if (instance.name.isEmpty())
            instance.name = u"postfix"_s;
        ++claims[instance.name];
    }
    for (Instance &instance : instances)
        if (claims.value(instance.name) > 1)
            instance.name += u' ' + QDir::cleanPath(instance.configDir); // neither holds a blank: no two are alike
    return instances;
}

QStringList certificateFiles(const QByteArray &settings)
{
    QStringList files;
    const QList<fleet::Setting> all = fleet::settingsOf(settings);
    const auto valueOf = [&all](QStringView name) {
        for (const fleet::Setting &setting : all)
            if (setting.name == name)
                return setting.value;
        return QString();
    };
    for (const char *name : certificateSettings) {
        for (QString file : valueOf(QString::fromLatin1(name)).replace(u',', u' ').simplified().split(u' ', Qt::SkipEmptyParts)) {
            if (file.startsWith(u'$')) {
                QString other = file.mid(1);
                other.remove(u'{').remove(u'}').remove(u'(').remove(u')');
                file = valueOf(other);
            }
            if (file.startsWith(u'/') && !files.contains(file))
                files << file;
        }
    }
    return files;
}

namespace {

/// Of the first instance that names one in its settings; what most have otherwise.
QString queueFolder(const fleet::Snapshot &snapshot, const QList<Instance> &instances)
{
    for (const Instance &instance : instances)
        for (const char *section : { ".settings", ".defaults" })
            if (const fleet::Section *found = snapshot.section(instance.name + QLatin1String(section)))
                for (const fleet::Setting &setting : fleet::settingsOf(found->text))
                    if (setting.name == "queue_directory"_L1 && setting.value.startsWith(u'/'))
                        return setting.value;
    return u"/var/spool/postfix"_s;
}

} // namespace

core::Done takeSnapshot(transport::Route &route, const Asked &asked, fleet::Snapshot &into)
{
    Asking asking(route, into);
    const auto postconf = asking.findProgram({ "/usr/sbin/postconf", "/usr/local/sbin/postconf" }, "{} -d mail_version");
    if (!postconf)
        return fail(postconf.error());
    if (postconf->isEmpty()) {
        asking.addProblem(u"postfix.version"_s, SectionKind::Text, Tr::tr("postconf is neither in /usr/sbin nor in /usr/local/sbin"));
        return {};
    }
    QString why;
    const auto version = asking.ask("{} -d -h mail_version", { *postconf }, &why);
    if (!version)
        return fail(version.error());
    if (*version) {
        into.product = u"Postfix"_s;
        into.version = fleet::shownLine({ (*version)->constData(), static_cast<std::size_t>((*version)->size()) }, mostVersionChars);
        asking.add(u"postfix.version"_s, SectionKind::Text, (*version)->trimmed());
    } else {
        asking.addProblem(u"postfix.version"_s, SectionKind::Text, why);
    }

    QList<Instance> instances;
    if (!asked.configDir.isEmpty()) {
        instances.append({ u"postfix"_s, asked.configDir, true });
    } else {
        const auto said = asking.ask("{} -l", { QString(*postconf).replace(u"postconf"_s, u"postmulti"_s) }, &why);
        if (!said)
            return fail(said.error());
        if (*said) {
            asking.add(u"postfix.instances"_s, SectionKind::Lines, sortedLines(**said));
            instances = instancesFrom(**said);
        }
        if (instances.isEmpty())
            instances.append({ u"postfix"_s, u"/etc/postfix"_s, true });
    }
    const bool knowsVersion = !into.version.isEmpty() && into.version == asked.knownVersion;
    for (const Instance &instance : std::as_const(instances))
        if (auto done = askInstance(asking, *postconf, instance, knowsVersion, asked.wantsHost); !done)
            return done;
    return askHost(asking, queueFolder(into, instances), asked.wantsHost);
}

const Questions questions { takeSnapshot, sampleQueue };

} // namespace bw::mta::postfix
