// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/settingsevidence.h"

#include "models/assessment/postfixservices.h"
#include "models/assessment/tr.h"

using namespace Qt::StringLiterals;

namespace bw::assessment {

using posture::Registry;
using posture::Type;
using posture::Value;
using postfix::Instance;
using postfix::Service;
using postfix::Settings;

namespace {

const QString postfixKind = u"postfix"_s, serviceRecord = u"postfix_service"_s;

/// A value in the shape that the registry has for it.
Value shaped(const Settings &settings, const QString &name, const posture::Shape &shape)
{
    if (!settings.isKnown(name))
        return Value::absent(); // this version has no such setting
    const auto value = settings.value(name);
    if (!value)
        return Value::unknown(Tr::tr("%1 cannot be resolved: %2").arg(name, value.error().oneLine()));
    switch (shape.type) {
    case Type::Number: {
        bool isNumber = false;
        const double number = value->trimmed().toDouble(&isNumber);
        return isNumber ? Value::ofNumber(number) : Value::unknown(Tr::tr("%1 is \"%2\", which is no number").arg(name, *value));
    }
    case Type::List:
        if (shape.element == Type::Network)
            return postfix::networksOf(*value);
        return Value::ofTexts(name.endsWith("_restrictions"_L1) ? postfix::rulesOf(settings, name) : postfix::wordsOf(*value));
    case Type::Text:
        if (name.endsWith("_tls_security_level"_L1))
            return Value::ofText(postfix::tlsLevelOf(settings, name.chopped(19)));
        return Value::ofText(*value);
    default:
        return Value::ofText(*value, shape.type);
    }
}

/// Of all settings that the registry has, by the record whose fields they are.
QMap<QString, Value> valuesOf(const Registry &registry, const QString &record, const Settings &settings)
{
    QMap<QString, Value> values;
    const posture::Fields fields = registry.records.value(postfixKind), wanted = registry.records.value(record);
    for (auto it = fields.cbegin(); it != fields.cend(); ++it)
        if (wanted.contains(it.key()) && it->shape.element != Type::Record)
            values.insert(it.key(), shaped(settings, it.key(), it->shape));
    return values;
}

Value elementOf(const Registry &registry, const Service &service, const QMap<QString, Value> &main, const QString &instance)
{
    QMap<QString, Value> fields = main;
    if (!service.settings.overrides().isEmpty()) {
        const posture::Fields known = registry.records.value(serviceRecord);
        for (auto it = fields.begin(); it != fields.end(); ++it)
            if (service.settings.isTouched(it.key()))
                it.value() = shaped(service.settings, it.key(), known.value(it.key()).shape);
    }
    fields.insert(u"name"_s, Value::ofText(instance.isEmpty() ? service.name : instance + u": "_s + service.name));
    fields.insert(u"command"_s, Value::ofText(service.command));
    fields.insert(u"port"_s, service.port ? Value::ofNumber(*service.port) : service.unknownPort.isEmpty() ? Value::absent() : Value::unknown(Tr::tr("which port \"%1\" is, the host alone knows").arg(service.unknownPort)));
    fields.insert(u"listens"_s, Value::truth(service.listens));
    fields.insert(u"public"_s, service.isPublic ? Value::truth(*service.isPublic) : Value::unknown(Tr::tr("inet_interfaces has names, and no listener of that port was seen")));
    fields.insert(u"private"_s, Value::truth(service.isPrivate));
    fields.insert(u"unprivileged"_s, Value::truth(service.isUnprivileged));
    fields.insert(u"chroot"_s, Value::truth(service.hasChroot));
    fields.insert(u"role"_s, service.role.isEmpty() ? Value::absent() : Value::ofText(service.role));
    fields.insert(u"relay_stop"_s, service.relayStop.isEmpty() ? Value::absent() : Value::ofText(service.relayStop));
    fields.insert(u"relay_before"_s, Value::ofTexts(service.relayBefore));
    fields.insert(u"ends_in_reject"_s, Value::truth(service.endsInReject));
    fields.insert(u"permits_networks"_s, Value::truth(service.permitsNetworks));
    return assessment::elementOf(registry, serviceRecord, fields, Tr::tr("it was not looked at"));
}

posture::Source sourceOf(const Instance &instance, const QString &name)
{
    const Settings &settings = instance.settings;
    QString where = instance.places.of(name);
    if (settings.from(name) == postfix::From::Default)
        where = Tr::tr("default");
    else if (where.isEmpty())
        where = instance.dir + u"/main.cf"_s;
    QString raw = name + u" = "_s + settings.written(name);
    if (const auto value = settings.value(name); value && *value != settings.written(name))
        raw += u"\n→ "_s + *value;
    return { u"postconf -c %1 -x %2"_s.arg(instance.dir, name), raw, where };
}

/// The same setting as each service of master.cf has it that sets it anew.
posture::Source sourceOfServices(const QList<Instance> &instances, const QString &name)
{
    posture::Source source;
    QStringList how, raw, where;
    for (const Instance &instance : instances) {
        const posture::Source main = sourceOf(instance, name);
        how << main.how << u"postconf -c %1 -P '*/*/%2'"_s.arg(instance.dir, name);
        raw << main.raw;
        where << main.where;
        for (const Service &service : instance.services)
            if (service.settings.overrides().contains(name)) {
                raw << service.name + u'/' + name + u" = "_s + service.settings.overrides().value(name);
                if (const QString place = instance.places.of(service.name + u'/' + name); !place.isEmpty())
                    where << place;
            }
    }
    where.removeDuplicates();
    return { how.join(u"; "_s), raw.join(u'\n'), where.join(u", "_s) };
}

/// What master.cf runs, without its options.
posture::Source sourceOfLines(const QList<Instance> &instances)
{
    QStringList how, raw, where;
    for (const Instance &instance : instances) {
        how << u"postconf -c %1 -Mf"_s.arg(instance.dir);
        where << instance.dir + u"/master.cf"_s;
        for (const Service &service : instance.services)
            if (service.listens) {
                const QString place = instance.places.of(service.name);
                raw << (place.isEmpty() ? service.line : place + u": "_s + service.line);
            }
    }
    return { how.join(u"; "_s), raw.join(u'\n'), where.join(u", "_s) };
}

/// Of several instances: what all have alike; networks are those that any of them trusts.
Value joined(const QList<Instance> &instances, const QString &name, const QList<Value> &values)
{
    if (name == u"mynetworks" && values.size() > 1) {
        QList<Value> all;
        for (const Value &value : values) {
            if (value.isUnknown())
                all << value;
            for (const Value &item : value.items)
                if (!all.contains(item))
                    all << item;
        }
        return Value::list(all);
    }
    for (qsizetype i = 1; i < values.size(); ++i)
        if (!(values.at(i) == values.front()))
            return Value::unknown(Tr::tr("%1 and %2 have it otherwise: %3, %4").arg(instances.front().name, instances.at(i).name, values.front().inWords(), values.at(i).inWords()));
    return values.front();
}

posture::Evidence evidenceOfPostfix(const Registry &registry, const fleet::Snapshot &snapshot)
{
    const auto read = postfix::instancesOf(snapshot);
    if (!read)
        return { Value::unknown(read.error().what), snapshot.time, {} };
    const QList<Instance> &instances = *read;
    RecordBuilder builder(registry, postfixKind, snapshot.time, Tr::tr("it was not looked at"));
    QList<QMap<QString, Value>> all;
    QList<Value> services;
    for (const Instance &instance : instances) {
        all << valuesOf(registry, postfixKind, instance.settings);
        const QMap<QString, Value> main = valuesOf(registry, serviceRecord, instance.settings);
        for (const Service &service : instance.services)
            services << elementOf(registry, service, main, instances.size() > 1 ? instance.name : QString());
    }
    for (const QString &name : all.front().keys()) {
        QList<Value> values;
        for (const auto &one : std::as_const(all))
            values << one.value(name);
        builder.set(name, joined(instances, name, values));
        if (instances.size() == 1)
            builder.source(name, sourceOf(instances.front(), name));
        else
            builder.source(name, sourceOfServices(instances, name));
    }
    builder.set(u"services"_s, Value::list(services));
    builder.source(u"services"_s, sourceOfLines(instances));
    QSet<QString> touched;
    for (const Instance &instance : instances)
        for (const Service &service : instance.services)
            for (const QString &name : service.settings.overrides().keys())
                touched.insert(name);
    for (const QString &name : std::as_const(touched))
        builder.source(u"services."_s + name, sourceOfServices(instances, name));
    return builder.take();
}

} // namespace

Kinds evidenceOfSnapshot(const Registry &registry, const fleet::Snapshot &snapshot)
{
    Kinds kinds; // and those of companions
    if (wordsOfNode(snapshot).contains(postfixKind))
        kinds.insert(postfixKind, evidenceOfPostfix(registry, snapshot));
    return kinds;
}

QStringList wordsOfNode(const fleet::Snapshot &snapshot)
{
    QStringList words { u"node"_s };
    if (snapshot.product == u"Postfix")
        words << postfixKind;
    return words;
}

} // namespace bw::assessment
