// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/companionevidence.h"

#include "models/assessment/sections.h"
#include "models/assessment/tr.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace bw::assessment {

using fleet::Setting;
using posture::Registry;
using posture::Source;
using posture::Value;

namespace {

QString unquoted(QString word)
{
    word = word.trimmed();
    if (word.size() > 1 && (word.front() == u'"' || word.front() == u'\'') && word.back() == word.front())
        word = word.mid(1, word.size() - 2);
    return word;
}

Value whole(const QString &text)
{
    return text.isEmpty() ? Value::absent() : Value::ofText(text);
}

// Dovecot

/// "2 secs", "500 msecs", "1 mins", "0": as doveconf(1) prints times.
std::optional<double> dovecotDuration(const QString &text)
{
    static const QRegularExpression form(u"^(\\d{1,9}) ?(msec|sec|min|hour|day|week)?s?$"_s);
    const auto match = form.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    static const QMap<QString, double> seconds { { u"msec"_s, 0.001 }, { u"sec"_s, 1 }, { u"min"_s, 60 }, { u"hour"_s, 3600 }, { u"day"_s, 86'400 }, { u"week"_s, 604'800 } };
    return match.captured(1).toDouble() * seconds.value(match.captured(2), 1);
}

/// Settings that hold for a protocol, an address or a name only ("protocol imap/ssl", "remote 10.0.0.0/8/ssl").
QList<Setting> overridesOf(const SectionText &settings, const QStringList &names)
{
    static const QRegularExpression place(u"^(protocol|local|local_name|remote) "_s);
    QList<Setting> found;
    for (const Setting &setting : settings.settings())
        if (names.contains(setting.name.section(u'/', -1)) && place.match(setting.name).hasMatch())
            found << setting;
    return found;
}

/// The blocks "passdb { … }". 2.3 gives them no names; within one, its settings are sorted, and each has a driver.
QList<QMap<QString, QString>> passwordDatabases(const SectionText &settings)
{
    QList<QMap<QString, QString>> all;
    QString block, before;
    for (const Setting &setting : settings.settings()) {
        const QString head = setting.name.section(u'/', 0, 0), name = setting.name.section(u'/', 1);
        if (head != "passdb"_L1 && !head.startsWith("passdb "_L1))
            continue;
        if (all.isEmpty() || head != block || name <= before)
            all.append(QMap<QString, QString>());
        block = head;
        before = name;
        all.last().insert(name, setting.value);
    }
    return all;
}

Value schemesOf(const SectionText &settings)
{
    static const QRegularExpression named(u"(?:^|\\s)scheme=([A-Za-z0-9.-]+)"_s);
    static const QStringList keepsNone { u"oauth2"_s, u"static"_s, u"imap"_s, u"anonymous"_s };
    QList<Value> schemes;
    for (const auto &database : passwordDatabases(settings)) {
        const QString driver = database.value(u"driver"_s);
        if (database.value(u"deny"_s) == "yes"_L1 || keepsNone.contains(driver))
            continue;
        QString scheme = database.value(u"default_password_scheme"_s, database.value(u"passdb_default_password_scheme"_s));
        if (scheme.isEmpty())
            scheme = named.match(database.value(u"args"_s)).captured(1);
        if (!scheme.isEmpty())
            schemes << Value::ofText(scheme.toUpper());
        else
            schemes << Value::unknown(Tr::tr("The settings name no scheme of the password database “%1”: it stands in its own file or in the system. Look there.").arg(driver));
    }
    if (schemes.isEmpty())
        return settings.settings().isEmpty() ? Value::unknown(Tr::tr("Dovecot's settings name no password database.")) : Value::list({});
    return Value::list(schemes);
}

posture::Evidence dovecot(const Registry &registry, const fleet::Snapshot &snapshot)
{
    const SectionText settings(snapshot, u"dovecot.settings"_s), effective(snapshot, u"dovecot.effective"_s);
    RecordBuilder record(registry, u"dovecot"_s, snapshot.time, effective.problem());
    record.source({}, { u"doveconf ssl ssl_min_protocol disable_plaintext_auth auth_failure_delay"_s, effective.rawOf([](const QString &) { return true; }), {} });
    const QMap<QString, QStringList> names { { u"ssl"_s, { u"ssl"_s } }, { u"ssl_min_protocol"_s, { u"ssl_min_protocol"_s } }, { u"disable_plaintext_auth"_s, { u"disable_plaintext_auth"_s, u"auth_allow_cleartext"_s } } };
    for (auto it = names.cbegin(); effective.isRead() && it != names.cend(); ++it) {
        std::optional<QString> value = effective.value(it.key());
        if (const auto newer = effective.value(u"auth_allow_cleartext"); newer && it.key() == "disable_plaintext_auth"_L1)
            value = *newer == "no"_L1 ? u"yes"_s : u"no"_s; // 2.4 asks the other way round
        QStringList apart;
        for (const Setting &other : overridesOf(settings, it.value()))
            if (other.value != effective.value(other.name.section(u'/', -1)))
                apart << other.name + u" = "_s + other.value;
        if (!apart.isEmpty())
            record.set(it.key(), Value::unknown(Tr::tr("It is not the same everywhere: %1").arg(apart.join(u", "_s))));
        else if (!settings.isRead())
            record.set(it.key(), Value::unknown(settings.problem()));
        else if (value)
            record.set(it.key(), whole(*value));
    }
    if (const auto delay = dovecotDuration(effective.value(u"auth_failure_delay").value_or(QString())))
        record.set(u"auth_failure_delay"_s, Value::ofNumber(*delay, posture::Type::Duration));
    record.set(u"schemes"_s, settings.isRead() ? schemesOf(settings) : Value::unknown(settings.problem()));
    record.source(u"schemes"_s, { u"doveconf -n"_s, settings.rawOf([](const QString &name) { return name.startsWith("passdb"_L1); }), {} });
    return record.take();
}

// OpenDKIM and OpenDMARC, whose files take names in any case (opendkim.conf(5))

/// A dataset that stands in the setting itself; nothing: it is elsewhere.
std::optional<QStringList> dataset(QString text)
{
    static const QRegularExpression elsewhere(u"^(/|\\./|(file|refile|db|bdb|dsn|ldap|ldaps|ldapi|lua|memcache|odbx|repute|socket|erlang|mdb):)"_s, QRegularExpression::CaseInsensitiveOption);
    if (elsewhere.match(text).hasMatch())
        return std::nullopt;
    if (text.startsWith("csl:"_L1, Qt::CaseInsensitive))
        text = text.mid(4);
    QStringList items;
    for (const QString &item : text.split(u',', Qt::SkipEmptyParts))
        if (!item.trimmed().isEmpty())
            items << item.trimmed();
    return items;
}

/// "From" however it is spelled: header names have no case.
QStringList spelled(const QStringList &headers)
{
    QStringList same;
    for (const QString &header : headers)
        same << (header.compare("From"_L1, Qt::CaseInsensitive) == 0 ? u"From"_s : header);
    return same;
}

posture::Evidence opendkim(const Registry &registry, const fleet::Snapshot &snapshot)
{
    const SectionText settings(snapshot, u"opendkim.settings"_s);
    RecordBuilder record(registry, u"opendkim"_s, snapshot.time, settings.problem());
    const QString how = u"opendkim.conf"_s;
    record.source({}, { how, {}, {} });
    if (!settings.isRead())
        return record.take();
    const QMap<QString, QString> defaults { { u"BodyLengthDB"_s, {} }, { u"RequireSafeKeys"_s, u"true"_s }, { u"Mode"_s, u"sv"_s } };
    for (auto it = defaults.cbegin(); it != defaults.cend(); ++it) {
        const auto value = settings.value(it.key(), Qt::CaseInsensitive);
        record.set(it.key(), whole(value.value_or(it.value())));
        record.source(it.key(), { how, value ? settings.rawOf(it.key()) : Tr::tr("not set; the manual says that it is “%1” then").arg(it.value()), {} });
    }
    const QString over = settings.value(u"OversignHeaders", Qt::CaseInsensitive).value_or(QString());
    const auto headers = dataset(over);
    record.set(u"OversignHeaders"_s, headers ? Value::ofTexts(spelled(*headers)) : Value::unknown(Tr::tr("OversignHeaders stands in a file of its own: %1").arg(over)));
    record.source(u"OversignHeaders"_s, { how, settings.rawOf(u"OversignHeaders"_s), {} });
    return record.take();
}

posture::Evidence opendmarc(const Registry &registry, const fleet::Snapshot &snapshot)
{
    const SectionText settings(snapshot, u"opendmarc.settings"_s);
    RecordBuilder record(registry, u"opendmarc"_s, snapshot.time, settings.problem());
    const QString how = u"opendmarc.conf"_s;
    record.source({}, { how, {}, {} });
    if (settings.isRead()) {
        for (const QString &name : { u"RejectFailures"_s, u"IgnoreAuthenticatedClients"_s }) {
            const auto value = settings.value(name, Qt::CaseInsensitive);
            record.set(name, whole(value.value_or(u"false"_s)));
            record.source(name, { how, value ? settings.rawOf(name) : Tr::tr("not set; the manual says that it is “%1” then").arg(u"false"_s), {} });
        }
    }
    return record.take();
}

// Rspamd

enum class Reach : std::uint8_t { Loopback, Others, Unclear };

/// "localhost:11334", "*:11334", "[::1]:11334", "/run/rspamd/controller.sock mode=0666", "systemd:1"
Reach reachOf(const QString &place)
{
    if (place.startsWith(u'/'))
        return Reach::Loopback;
    if (place.isEmpty() || place.startsWith("systemd:"_L1))
        return Reach::Unclear;
    QString host = place.contains(u':') && !place.endsWith(u']') ? place.left(place.lastIndexOf(u':')) : place;
    host.remove(u'[').remove(u']');
    if (host == "localhost"_L1)
        return Reach::Loopback;
    const auto network = posture::networkOf(host);
    return network && network->isLoopback() ? Reach::Loopback : Reach::Others;
}

Value controllerIsPublic(const SectionText &settings)
{
    bool isUnclear = false, isSet = false;
    for (const Setting &setting : settings.settings()) {
        const QString name = QString(setting.name).remove(u'"');
        const qsizetype at = name.indexOf("controller/bind_socket"_L1);
        if (at < 0 || !name.startsWith("worker"_L1))
            continue;
        isSet = true;
        const QString element = name.mid(at + 23); // of a list, a line each
        const Reach reach = reachOf(element.isEmpty() ? unquoted(setting.value) : element);
        if (reach == Reach::Others)
            return Value::truth(true);
        isUnclear = isUnclear || reach == Reach::Unclear;
    }
    if (isUnclear || !isSet)
        return Value::unknown(Tr::tr("The settings do not say where Rspamd's controller listens."));
    return Value::truth(false);
}

bool names(const Setting &setting, QLatin1String part)
{
    return QString(setting.name).remove(u'"').contains(part);
}

QStringList limitsByLogin(const SectionText &settings)
{
    QStringList found;
    for (const Setting &setting : settings.settings()) {
        const QString name = QString(setting.name).remove(u'"');
        if (name == "ratelimit/enabled"_L1 && unquoted(setting.value) == "false"_L1)
            return {};
        if (!name.startsWith("ratelimit/rates/"_L1))
            continue;
        const QString limit = name.section(u'/', 2, 2), part = name.section(u'/', 3);
        if ((limit == "user"_L1 || (part == "selector"_L1 && setting.value.contains("user"_L1))) && !found.contains(limit))
            found << limit;
    }
    return found;
}

posture::Evidence rspamd(const Registry &registry, const fleet::Snapshot &snapshot)
{
    const SectionText settings(snapshot, u"rspamd.settings"_s);
    RecordBuilder record(registry, u"rspamd"_s, snapshot.time, settings.problem());
    const QString how = u"rspamadm configdump"_s;
    record.source({}, { how, {}, {} });
    if (!settings.isRead())
        return record.take();
    const auto source = [&](const QString &field, QLatin1String part) {
        QStringList raw;
        for (const Setting &setting : settings.settings())
            if (names(setting, part))
                raw << setting.name + u" = "_s + setting.value;
        record.source(field, { how, raw.join(u'\n'), {} });
    };
    record.set(u"controller_public"_s, controllerIsPublic(settings));
    source(u"controller_public"_s, "controller/bind_socket"_L1);

    bool hasPassword = false, signs = false;
    std::optional<QString> mismatch;
    QStringList actions;
    for (const Setting &setting : settings.settings()) {
        const QString name = QString(setting.name).remove(u'"'), value = unquoted(setting.value);
        // Without "password" everybody may read; enable_password is for changes alone.
        hasPassword = hasPassword || (name.startsWith("worker"_L1) && name.endsWith("controller/password"_L1) && !value.isEmpty());
        signs = signs || name.startsWith("dkim_signing/"_L1);
        if (name == "dkim_signing/allow_username_mismatch"_L1)
            mismatch = value;
        if (name.startsWith("dmarc/actions/"_L1) && !value.isEmpty() && value != "none"_L1 && value != "no action"_L1)
            actions << name.mid(14) + u" = "_s + value;
    }
    record.set(u"controller_password"_s, Value::truth(hasPassword));
    source(u"controller_password"_s, "controller/password"_L1);
    record.set(u"dmarc_actions"_s, Value::ofTexts(actions));
    source(u"dmarc_actions"_s, "dmarc/actions/"_L1);
    record.set(u"ratelimits"_s, Value::ofTexts(limitsByLogin(settings)));
    source(u"ratelimits"_s, "ratelimit/"_L1);
    if (signs)
        record.set(u"allow_username_mismatch"_s, Value::truth(mismatch && (*mismatch == "true"_L1 || *mismatch == "yes"_L1 || *mismatch == "on"_L1)));
    else
        record.set(u"allow_username_mismatch"_s, Value::unknown(Tr::tr("Rspamd does not sign here, so it compares no From with a login.")));
    source(u"allow_username_mismatch"_s, "dkim_signing/allow_username_mismatch"_L1);
    return record.take();
}

} // namespace

Kinds evidenceOfCompanions(const Registry &registry, const fleet::Snapshot &snapshot)
{
    Kinds kinds;
    const auto isThere = [&snapshot](const QString &product) { return snapshot.section(product + u".version"_s) || snapshot.section(product + u".settings"_s); };
    if (isThere(u"dovecot"_s))
        kinds.insert(u"dovecot"_s, dovecot(registry, snapshot));
    if (isThere(u"opendkim"_s))
        kinds.insert(u"opendkim"_s, opendkim(registry, snapshot));
    if (isThere(u"opendmarc"_s))
        kinds.insert(u"opendmarc"_s, opendmarc(registry, snapshot));
    if (isThere(u"rspamd"_s))
        kinds.insert(u"rspamd"_s, rspamd(registry, snapshot));
    return kinds;
}

} // namespace bw::assessment
