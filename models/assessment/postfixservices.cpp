// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/postfixservices.h"

#include "models/assessment/tr.h"
#include "models/fleet/comparison.h"
#include "models/mta/postfix/snapshot.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::assessment::postfix {

using core::fail;

namespace {

constexpr int smtpPort = 25, submissionPort = 587, submissionsPort = 465;
constexpr int mostClassDepth = 10;

/// Rules that take an argument (postconf(5)): "check_client_access hash:/etc/postfix/clients".
bool takesArgument(const QString &rule)
{
    static const QSet<QString> rules { u"check_policy_service"_s, u"reject_rbl_client"_s, u"reject_rhsbl_client"_s, u"reject_rhsbl_helo"_s, u"reject_rhsbl_sender"_s, u"reject_rhsbl_recipient"_s,
        u"reject_rhsbl_reverse_client"_s, u"permit_dnswl_client"_s, u"permit_rhswl_client"_s, u"sleep"_s, u"reject_maps_rbl"_s };
    return rules.contains(rule) || (rule.startsWith("check_"_L1) && rule.endsWith("_access"_L1));
}

bool isStop(const QString &rule)
{
    static const QSet<QString> rules { u"reject_unauth_destination"_s, u"defer_unauth_destination"_s, u"reject"_s, u"defer"_s };
    return rules.contains(rule.section(u' ', 0, 0)); // "reject" may have words behind it
}

/// Neither lets a stranger relay nor ends the list for one.
bool isHarmless(const QString &rule)
{
    static const QSet<QString> rules { u"permit_mynetworks"_s, u"permit_sasl_authenticated"_s, u"permit_tls_clientcerts"_s, u"permit_auth_destination"_s };
    return rules.contains(rule) || rule.startsWith("reject"_L1) || rule.startsWith("defer"_L1) || rule.startsWith("sleep"_L1);
}

void addRules(const Settings &settings, const QStringList &words, const QStringList &classes, int depth, QStringList &into)
{
    for (qsizetype i = 0; i < words.size(); ++i) {
        QString rule = words.at(i);
        if (rule.startsWith(u'{') && rule.endsWith(u'}')) { // { reject_rbl_client zone }
            addRules(settings, wordsOf(rule.sliced(1, rule.size() - 2)), classes, depth + 1, into);
        } else if (classes.contains(rule) && depth < mostClassDepth) {
            addRules(settings, settings.words(rule), classes, depth + 1, into);
        } else if (takesArgument(rule) && i + 1 < words.size()) {
            into << rule + u' ' + words.at(++i);
        } else if (rule == u"warn_if_reject" && i + 1 < words.size()) { // the next one refuses nobody
            rule += u' ' + words.at(++i);
            if (takesArgument(words.at(i)) && i + 1 < words.size())
                rule += u' ' + words.at(++i);
            into << rule;
        } else {
            into << rule;
        }
    }
}

struct Stop
{
    QString rule;
    QStringList before;
    bool isClean = false;
};

Stop stopOf(const QStringList &rules)
{
    Stop stop;
    for (const QString &rule : rules) {
        if (isStop(rule)) {
            stop.rule = rule.section(u' ', 0, 0);
            stop.isClean = std::all_of(stop.before.begin(), stop.before.end(), isHarmless);
            return stop;
        }
        stop.before << rule;
    }
    return {};
}

/// Lists of rules are asked one after the other, and what one permits the next may still refuse: the best stop counts.
void findStops(Service &service)
{
    const Settings &settings = service.settings;
    QStringList lists { u"smtpd_relay_restrictions"_s, u"smtpd_recipient_restrictions"_s };
    if (settings.written(u"smtpd_delay_reject"_s).isEmpty() || settings.isYes(u"smtpd_delay_reject"_s))
        lists << u"smtpd_client_restrictions"_s << u"smtpd_helo_restrictions"_s << u"smtpd_sender_restrictions"_s; // the recipient is known by then
    Stop best;
    for (const QString &list : lists) {
        const Stop stop = stopOf(rulesOf(settings, list));
        if (!stop.rule.isEmpty() && (best.rule.isEmpty() || (stop.isClean && !best.isClean)))
            best = stop;
    }
    service.relayStop = best.rule;
    service.relayBefore = best.before;
    bool isOpenToNetworks = true, hasNetworks = false;
    for (const QString &list : { u"smtpd_client_restrictions"_s, u"smtpd_relay_restrictions"_s, u"smtpd_recipient_restrictions"_s }) {
        const QStringList rules = rulesOf(settings, list);
        const bool permits = rules.contains(u"permit_mynetworks"_s);
        hasNetworks = hasNetworks || permits;
        if (!rules.isEmpty() && rules.last().section(u' ', 0, 0) == u"reject") {
            service.endsInReject = true;
            isOpenToNetworks = isOpenToNetworks && permits;
        }
    }
    service.permitsNetworks = hasNetworks && isOpenToNetworks;
}

std::optional<int> portOf(const QString &word, const Settings &settings)
{
    bool isNumber = false;
    const int number = word.toInt(&isNumber);
    if (isNumber)
        return number;
    QString known = settings.text(u"known_tcp_ports"_s);
    if (known.isEmpty()) // before 3.6
        known = u"lmtp=24, smtp=25, smtps=submissions=465, submission=587"_s;
    for (const QString &entry : wordsOf(known)) {
        const QStringList parts = entry.split(u'=');
        if (parts.mid(0, parts.size() - 1).contains(word))
            return portOf(parts.last(), settings);
    }
    return std::nullopt;
}

bool isLoopback(const QString &address)
{
    if (address == u"localhost" || address == u"localhost.localdomain" || address == u"ip6-localhost")
        return true;
    const auto network = posture::networkOf(address);
    return network && network->isLoopback();
}

/// Is a port of the host open to others, as ss told? Nothing: it did not, or nothing listens there.
std::optional<bool> isOpenToOthers(const fleet::Snapshot &snapshot, int port)
{
    const fleet::Section *listeners = snapshot.section(u"host.listeners"_s);
    std::optional<bool> isOpen;
    if (listeners)
        for (const QByteArray &line : listeners->text.split('\n')) {
            const QString place = QString::fromUtf8(line.trimmed());
            const qsizetype colon = place.lastIndexOf(u':');
            if (colon < 0 || place.mid(colon + 1) != QString::number(port))
                continue;
            QString address = place.left(colon);
            address.remove(u'[').remove(u']');
            isOpen = isOpen.value_or(false) || !isLoopback(address.section(u'%', 0, 0));
        }
    return isOpen;
}

/// By the address in the service's name, else by inet_interfaces, else by what listens.
std::optional<bool> isPublic(const fleet::Snapshot &snapshot, const QString &host, const Service &service)
{
    if (!host.isEmpty() && posture::networkOf(host))
        return !isLoopback(host);
    if (isLoopback(host))
        return false;
    const QStringList interfaces = host.isEmpty() ? service.settings.words(u"inet_interfaces"_s) : QStringList { host };
    bool hasNames = false;
    for (const QString &one : interfaces) {
        if (one == u"all" || (posture::networkOf(one) && !isLoopback(one)))
            return true;
        hasNames = hasNames || (one != u"loopback-only" && !isLoopback(one));
    }
    if (!hasNames)
        return false;
    return service.port ? isOpenToOthers(snapshot, *service.port) : std::nullopt;
}

QString roleOf(const Service &service)
{
    if (service.command != u"smtpd" && service.command != u"postscreen")
        return {};
    const bool hasLogin = service.settings.isYes(u"smtpd_sasl_auth_enable"_s);
    if (service.settings.isYes(u"smtpd_tls_wrappermode"_s) || service.port == submissionsPort)
        return u"submissions"_s;
    if (service.port == submissionPort)
        return u"submission"_s;
    if (!service.listens || service.isPublic == false)
        return service.isInet && service.listens && hasLogin && service.endsInReject ? u"submission"_s : u"internal"_s;
    if (hasLogin && service.endsInReject && service.port != smtpPort)
        return u"submission"_s;
    return service.endsInReject && !hasLogin ? u"internal"_s : u"mx"_s; // who refuses all strangers is no MX
}

bool isDisabled(const Settings &main, const QString &name)
{
    const QString type = name.section(u'/', -1);
    for (const QString &one : main.words(u"master_service_disable"_s)) {
        if (one == u'!' + name)
            return false;
        if (one == name || one == type)
            return true;
    }
    return false;
}

/// -o options of each service, by its name.
QMap<QString, QMap<QString, QString>> overridesOf(const QByteArray &text)
{
    QMap<QString, QMap<QString, QString>> all;
    for (const fleet::Setting &setting : fleet::settingsOf(text)) { // submission/inet/name = value
        const qsizetype slash = setting.name.lastIndexOf(u'/');
        if (slash > 0)
            all[setting.name.left(slash)].insert(setting.name.mid(slash + 1), setting.value);
    }
    return all;
}

Service serviceOf(const fleet::Snapshot &snapshot, const QStringList &columns, const Settings &main, const QMap<QString, QString> &overrides)
{
    const auto is = [&columns](int column, bool otherwise) { return columns.value(column) == u"-" ? otherwise : columns.value(column) == u"y"; };
    Service service;
    const QString name = columns.value(0), type = columns.value(1);
    service.name = name + u'/' + type;
    service.line = columns.join(u' ');
    service.command = columns.value(7);
    service.isInet = type == u"inet";
    service.settings = main.with(name, overrides);
    service.isPrivate = is(2, !service.isInet);
    service.isUnprivileged = is(3, true);
    service.hasChroot = is(4, compareLevels(main.text(u"compatibility_level"_s), u"1"_s).value_or(1) < 0);
    service.listens = service.isInet;
    if (service.isInet) {
        const qsizetype colon = name.lastIndexOf(u':');
        QString host = colon < 0 ? QString() : name.left(colon);
        if (host.startsWith(u'[') && host.endsWith(u']'))
            host = host.sliced(1, host.size() - 2);
        service.port = portOf(name.mid(colon + 1), main);
        if (!service.port)
            service.unknownPort = name.mid(colon + 1);
        service.isPublic = isPublic(snapshot, host, service);
    } else {
        service.isPublic = false;
    }
    return service;
}

core::Result<QList<Service>> servicesOf(const fleet::Snapshot &snapshot, const QString &prefix, const Settings &main)
{
    const fleet::Section *lines = snapshot.section(prefix + u"services"_s), *options = snapshot.section(prefix + u"service-settings"_s);
    for (const auto &[section, name] : { std::pair(lines, u"services"_s), std::pair(options, u"service-settings"_s) })
        if (!section || !section->problem.isEmpty())
            return fail(core::Problem { core::ProblemKind::Missing, section ? section->problem : Tr::tr("the snapshot has no section %1").arg(prefix + name) });
    const auto overrides = overridesOf(options->text);
    QList<Service> services;
    for (const QByteArray &bytes : lines->text.split('\n')) {
        const QString line = QString::fromUtf8(bytes);
        if (line.trimmed().isEmpty() || line.front().isSpace() || line.startsWith(u'#'))
            continue;
        const QStringList columns = line.simplified().split(u' ');
        const QString name = columns.value(0) + u'/' + columns.value(1);
        if (columns.size() >= 8 && !isDisabled(main, name))
            services << serviceOf(snapshot, columns, main, overrides.value(name));
    }
    // What postscreen lets through, an smtpd takes: it is the one that strangers talk to.
    const auto screen = std::find_if(services.cbegin(), services.cend(), [](const Service &one) { return one.command == u"postscreen" && one.listens; });
    const std::optional<Service> front = screen == services.cend() ? std::nullopt : std::optional(*screen);
    for (Service &service : services) {
        if (front && service.name == front->settings.text(u"smtpd_service_name"_s) + u"/pass"_s) {
            service.listens = true;
            service.port = front->port;
            service.isPublic = front->isPublic;
        }
        findStops(service);
        service.role = roleOf(service);
    }
    return services;
}

core::Result<Instance> readInstance(const fleet::Snapshot &snapshot, const QString &name)
{
    const QString prefix = name + u'.';
    auto settings = Settings::of(snapshot, prefix);
    if (!settings)
        return fail(settings.error());
    auto services = servicesOf(snapshot, prefix, *settings);
    if (!services)
        return fail(services.error());
    const QString dir = settings->text(u"config_directory"_s);
    return Instance { name, dir.isEmpty() ? u"/etc/postfix"_s : dir, *settings, *services, Places(snapshot, prefix) };
}

} // namespace

QStringList rulesOf(const Settings &settings, const QString &list)
{
    QStringList rules;
    addRules(settings, settings.words(list), settings.words(u"smtpd_restriction_classes"_s), 0, rules);
    return rules;
}

Places::Places(const fleet::Snapshot &snapshot, const QString &prefix)
{
    if (const fleet::Section *section = snapshot.section(prefix + u"places"_s))
        for (const QByteArray &line : section->text.split('\n'))
            if (const qsizetype blank = line.indexOf(' '); blank > 0)
                m_places.insert(QString::fromUtf8(line.mid(blank + 1)), QString::fromUtf8(line.left(blank)));
}

core::Result<QList<Instance>> instancesOf(const fleet::Snapshot &snapshot)
{
    QStringList disabled;
    if (const fleet::Section *list = snapshot.section(u"postfix.instances"_s))
        for (const mta::postfix::Instance &one : mta::postfix::instancesFrom(list->text))
            if (!one.isEnabled)
                disabled << one.name;
    QList<Instance> instances;
    for (const fleet::Section &section : snapshot.sections) {
        const QString name = section.name.section(u'.', 0, -2);
        if (!section.name.endsWith(".service-settings"_L1) || disabled.contains(name))
            continue;
        auto instance = readInstance(snapshot, name);
        if (!instance)
            return fail(core::Problem { core::ProblemKind::Missing, Tr::tr("the settings of %1 could not be read: %2").arg(name, instance.error().oneLine()) });
        instances << *instance;
    }
    if (instances.isEmpty())
        return fail(core::Problem { core::ProblemKind::Missing, Tr::tr("the snapshot has no settings of Postfix") });
    return instances;
}

} // namespace bw::assessment::postfix
